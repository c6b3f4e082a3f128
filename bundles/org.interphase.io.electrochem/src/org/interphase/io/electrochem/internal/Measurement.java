// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.text.IntList;
import org.interphase.core.unit.ValueText;

/** Makes data sets of a table: one spectrum for each cycle, or one record. */
final class Measurement {

    private static final int MOST_SPECTRA = 10_000;

    /** EC-Lab's name of the charge that passed since the row before. */
    private static final String CHARGE_OF_A_ROW = "dq";

    /** EC-Lab's name of the charge that passed since the beginning. */
    private static final String CHARGE_SINCE_BEGINNING = "(Q-Qo)";

    /** EC-Lab's number of the sequence of settings that was measured with. */
    private static final String SEQUENCE = "Ns";

    private final Table table;
    private final About about;
    private final List<String> warnings;

    /** Which order of frequencies a spectrum may have. */
    enum Order {
        /** Any: the instrument's own record says how it was measured. */
        AS_RECORDED,
        /** Only rising or only falling. */
        MONOTONIC
    }

    /**
     * What is known of a table beside its columns.
     *
     * @param id what tells it from the other tables of its file, empty where there are none
     * @param label a name for people
     * @param metadata what the instrument noted
     */
    record About(String id, String label, Map<String, String> metadata) {

        /** {@return what is known of a file's only table} */
        static About only(String label, Map<String, String> metadata) {
            return new About("", label, metadata);
        }
    }

    private Measurement(Table table, About about, List<String> warnings) {
        this.table = table;
        this.about = about;
        this.warnings = warnings;
    }

    /**
     * {@return what a table holds}
     *
     * @param table what was read
     * @param kind what the file says that it is, empty where the columns decide
     * @param order which order of frequencies a spectrum may have
     * @param dcRows whether rows with frequency 0 are rows without impedance, of a technique that also has others
     * @param about what is known of it beside its columns
     * @param warnings where it is said what is left out
     * @throws FormatException when columns are missing or values cannot be, with the place
     */
    static List<Dataset> of(
            Table table,
            Optional<DatasetKind> kind,
            Order order,
            boolean dcRows,
            About about,
            List<String> warnings)
            throws FormatException {
        Measurement m = new Measurement(table, about, warnings);
        boolean spectrum = kind.map(DatasetKind.IMPEDANCE::equals).orElse(m.hasImpedance());
        return spectrum ? m.spectra(order, dcRows) : List.of(m.record());
    }

    /** Whether it is meant as a spectrum: also where Re and Im stand there without a frequency, which is then missed. */
    private boolean hasImpedance() throws FormatException {
        return table.find(Quantity.FREQUENCY).isPresent() && isComplex(table)
                || table.find(Quantity.REAL).isPresent()
                        && table.find(Quantity.IMAGINARY).isPresent();
    }

    private static boolean isComplex(Table table) throws FormatException {
        return table.find(Quantity.REAL).isPresent() && table.find(Quantity.IMAGINARY).isPresent()
                || table.find(Quantity.MODULUS).isPresent()
                        && table.find(Quantity.PHASE).isPresent();
    }

    private List<Dataset> spectra(Order order, boolean dcRows) throws FormatException {
        Optional<Table.Column> frequency = table.find(Quantity.FREQUENCY);
        if (frequency.isEmpty() || !isComplex(table)) {
            throw table.source()
                    .wrong(
                            Place.whole(),
                            "columns of frequency in Hz and of Re and Im of Z (or |Z| and phase) in Ω",
                            titles());
        }
        List<Table.Column> used = new ArrayList<>();
        used.add(frequency.get());
        double[] f = frequency.get().values();
        double[] re;
        double[] im;
        Optional<Table.Column> real = table.find(Quantity.REAL);
        Optional<Table.Column> imaginary = table.find(Quantity.IMAGINARY);
        if (real.isPresent() && imaginary.isPresent()) {
            used.add(real.get());
            used.add(imaginary.get());
            re = real.get().values();
            im = signed(imaginary.get());
        } else {
            Table.Column modulus = table.find(Quantity.MODULUS).orElseThrow();
            Table.Column phase = table.find(Quantity.PHASE).orElseThrow();
            used.add(modulus);
            used.add(phase);
            double[] angle = radians(phase);
            re = new double[table.rows()];
            im = new double[table.rows()];
            for (int i = 0; i < re.length; i++) {
                re[i] = modulus.values()[i] * Math.cos(angle[i]);
                im[i] = modulus.values()[i] * Math.sin(angle[i]);
            }
        }
        Optional<Table.Column> sigma = table.find(Quantity.SIGMA);
        sigma.ifPresent(used::add);
        int[] rows = rows(f, re, im, dcRows);
        if (sigma.isPresent()) {
            for (int row : rows) {
                double s = sigma.get().values()[row];
                if (!(s > 0) || Double.isInfinite(s)) {
                    throw wrong(row, "a standard deviation above 0 Ω", number(s));
                }
            }
        }
        List<Part> parts = parts(f, rows, order, used);
        List<Dataset> spectra = new ArrayList<>();
        for (Part part : parts) {
            int[] own = part.rows;
            ImpedanceSpectrum.Builder b = ImpedanceSpectrum.of(pick(f, own), pick(re, own), pick(im, own))
                    .id(id(part.key, parts.size()))
                    .label(parts.size() == 1 ? about.label : about.label + ", " + part.name)
                    .metadata(about.metadata)
                    .metadata(part.metadata);
            if (sigma.isPresent()) {
                b.sigma(pick(sigma.get().values(), own));
            }
            for (Table.Column c : table.columns()) {
                if (!used.contains(c)) {
                    b.channel(new Channel(c.title().name(), c.title().unit(), pick(c.values(), own)));
                }
            }
            spectra.add(b.build());
        }
        return spectra;
    }

    /**
     * One spectrum of a table.
     *
     * @param key its number among those of the table
     * @param name what tells it from the others, for people
     * @param rows its rows in the file's order
     * @param metadata what tells it from the others
     */
    private record Part(String key, String name, int[] rows, Map<String, String> metadata) {}

    /** By cycles where there are some, and each of these by what stands between its sweeps of frequencies. */
    private List<Part> parts(double[] f, int[] rows, Order order, List<Table.Column> used) throws FormatException {
        Optional<Table.Column> cycle = table.find(Quantity.CYCLE);
        Map<String, int[]> groups = cycle.isPresent() ? byCycle(cycle.get(), rows) : Map.of("1", rows);
        boolean each = groups.size() == rows.length;
        if (order == Order.MONOTONIC && groups.size() > 1 && (each || isOneSweep(f, rows))) {
            warnings.add("column '" + cycle.orElseThrow().title().text() + "' does not tell spectra apart: "
                    + (isOneSweep(f, rows) ? "all rows are one sweep of frequencies" : "it differs in each row"));
            groups = Map.of("1", rows);
        }
        requireTextsBetween(Sweeps.of(f, rows));
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, int[]> group : groups.entrySet()) {
            List<Part> own = cut(f, group.getValue(), order, used);
            for (Part part : own) {
                String name = group.getKey();
                parts.add(
                        groups.size() == 1
                                ? own.size() == 1 ? new Part(name, "", part.rows, part.metadata) : part
                                : own.size() == 1
                                        ? new Part(name, "cycle " + name, part.rows, part.metadata)
                                        : new Part(
                                                name + "." + part.key,
                                                "cycle " + name + ", " + part.name,
                                                part.rows,
                                                part.metadata));
            }
            requireNotTooMany(parts.size());
        }
        return parts;
    }

    private void requireNotTooMany(int spectra) throws FormatException {
        if (spectra > MOST_SPECTRA) {
            throw table.source().wrong(Place.whole(), "at most " + MOST_SPECTRA + " spectra in a table", "more");
        }
    }

    /** Rows of one cycle, or all: cut where something between two sweeps says so, or where they are the same. */
    private List<Part> cut(double[] f, int[] rows, Order order, List<Table.Column> used) throws FormatException {
        Sweeps sweeps = Sweeps.of(f, rows);
        if (order == Order.AS_RECORDED) {
            return asRecorded(f, rows, sweeps);
        }
        List<Part> parts = new ArrayList<>();
        Optional<Marker> marker = sweeps.count() > MOST_SPECTRA ? Optional.empty() : marker(sweeps, used);
        int from = 0;
        for (int s = 1; s <= sweeps.count(); s++) {
            Optional<Table.Break> gap = s < sweeps.count() ? between(sweeps, s) : Optional.empty();
            int before = sweeps.lastRow(s - 1);
            boolean ends = s == sweeps.count()
                    || gap.isPresent()
                    || marker.isPresent()
                            && !marker.get().of.apply(before).equals(marker.get().of.apply(sweeps.firstRow(s)));
            if (ends) {
                parts.addAll(named(f, sweeps.rows(from, s), between(sweeps, from), marker, parts.size()));
                from = s;
            }
        }
        return parts;
    }

    /** The instrument's own record: cut where its own sequence begins anew, or where the sweeps are the same. */
    private List<Part> asRecorded(double[] f, int[] rows, Sweeps sweeps) throws FormatException {
        if (sweeps.count() > 1 && sweeps.areCongruent()) {
            requireNotTooMany(sweeps.count());
            warnOfSweeps(sweeps);
            return numbered(sweeps.each());
        }
        Optional<Table.Column> sequence = sequence(sweeps);
        if (sequence.isEmpty()) {
            warnOfTurn(f, sweeps);
            return List.of(new Part("1", "", rows, Map.of()));
        }
        double[] of = sequence.get().values();
        String title = sequence.get().title().name();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int s = 1; s <= sweeps.count(); s++) {
            if (s == sweeps.count() || of[sweeps.firstRow(s)] != of[sweeps.lastRow(s - 1)]) {
                int[] own = sweeps.rows(from, s);
                String name = title + " " + number(of[own[0]]);
                Map<String, String> metadata = Map.of(title, number(of[own[0]]));
                for (Part part : asRecorded(f, own, Sweeps.of(f, own))) {
                    parts.add(new Part(
                            Integer.toString(parts.size() + 1),
                            part.name.isEmpty() ? name : name + ", " + part.name,
                            part.rows,
                            metadata));
                }
                from = s;
            }
        }
        return parts;
    }

    /** EC-Lab's number of the sequence, where it changes between sweeps and only there. */
    private Optional<Table.Column> sequence(Sweeps sweeps) {
        if (sweeps.count() == 1) {
            return Optional.empty();
        }
        List<int[]> each = sweeps.each();
        return table.columns().stream()
                .filter(c -> c.title().name().equals(SEQUENCE))
                .filter(c -> each.stream().allMatch(own -> Arrays.stream(own)
                        .allMatch(r -> c.values()[r] == c.values()[own[0]])))
                .filter(c -> each.stream().anyMatch(own -> c.values()[own[0]] != c.values()[each.get(0)[0]]))
                .findFirst();
    }

    private void warnOfTurn(double[] f, Sweeps sweeps) {
        if (sweeps.count() > 1) {
            int last = sweeps.lastRow(0);
            warnings.add("the frequency turns round at " + ValueText.number(f[last], 6) + " Hz (point "
                    + sweeps.points() + (about.id.isEmpty() ? "" : " of data set " + about.id)
                    + "): all is kept as one spectrum, what was measured twice is here twice");
        }
    }

    /** A part between two gaps, which may still be several sweeps through the same frequencies. */
    private List<Part> named(
            double[] f, int[] rows, Optional<Table.Break> gap, Optional<Marker> marker, int before)
            throws FormatException {
        Sweeps sweeps = Sweeps.of(f, rows);
        if (sweeps.count() > 1 && !sweeps.areCongruent()) {
            int last = sweeps.lastRow(0);
            int at = Arrays.stream(sweeps.rows(1, 2)).filter(r -> f[r] != f[last]).findFirst().orElseThrow();
            throw wrong(
                    at,
                    "frequencies in order, here " + (f[at] > f[last] ? "below " : "above ") + number(f[last])
                            + " Hz (one spectrum, sorted; or titles, a blank line or a cycle number between several)",
                    number(f[at]));
        }
        Map<String, String> metadata = marker.map(m -> Map.of(m.title, m.of.apply(rows[0]))).orElse(Map.of());
        String text = gap.map(Table.Break::text).orElse("");
        List<Part> parts = new ArrayList<>();
        if (sweeps.count() > 1) {
            requireNotTooMany(sweeps.count());
            warnOfSweeps(sweeps);
        }
        for (int[] own : sweeps.each()) {
            int number = before + parts.size() + 1;
            String name = !text.isEmpty()
                    ? text
                    : marker.map(m -> m.title + " " + m.of.apply(own[0])).orElse("spectrum " + number);
            parts.add(new Part(
                    Integer.toString(number),
                    sweeps.count() > 1 && !name.startsWith("spectrum ") ? name + ", spectrum " + number : name,
                    own,
                    metadata));
        }
        return parts;
    }

    private static List<Part> numbered(List<int[]> sweeps) {
        List<Part> parts = new ArrayList<>();
        for (int[] rows : sweeps) {
            String key = Integer.toString(parts.size() + 1);
            parts.add(new Part(key, "spectrum " + key, rows, Map.of()));
        }
        return parts;
    }

    /** What stands before the first row of a sweep, behind the last of the one before. */
    private Optional<Table.Break> between(Sweeps sweeps, int sweep) {
        List<Table.Break> breaks = table.breaks();
        int low = 0;
        int high = breaks.size();
        while (low < high && sweep > 0) {
            int middle = (low + high) >>> 1;
            if (breaks.get(middle).row() <= sweeps.lastRow(sweep - 1)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < breaks.size() && breaks.get(low).row() <= sweeps.firstRow(sweep)
                ? Optional.of(breaks.get(low))
                : Optional.empty();
    }

    /** A text between rows names a spectrum that begins behind it; in the middle of one it is damage. */
    private void requireTextsBetween(Sweeps sweeps) throws FormatException {
        for (Table.Break b : table.breaks()) {
            int s = sweeps.from(b.row());
            boolean begins = s > 0 && s < sweeps.count() && sweeps.lastRow(s - 1) < b.row();
            if (b.refusal() != null && !begins) {
                throw b.refusal();
            }
        }
    }

    /**
     * A column that has one value in each sweep and another in some other: a temperature, a voltage, a sample's name.
     *
     * @param title its title
     * @param of its text in a row
     */
    private record Marker(String title, java.util.function.IntFunction<String> of) {}

    private Optional<Marker> marker(Sweeps sweeps, List<Table.Column> used) {
        if (sweeps.count() == 1) {
            return Optional.empty();
        }
        List<int[]> each = sweeps.each();
        for (Table.Column c : table.columns()) {
            double first = c.values()[each.get(0)[0]];
            boolean constant = !used.contains(c)
                    && each.stream().allMatch(rows -> Arrays.stream(rows)
                            .allMatch(r -> c.values()[r] == c.values()[rows[0]]));
            if (constant && each.stream().anyMatch(rows -> c.values()[rows[0]] != first)) {
                String unit = c.title().unit();
                return Optional.of(new Marker(
                        c.title().name(), r -> number(c.values()[r]) + (unit.isEmpty() ? "" : " " + unit)));
            }
        }
        for (Table.Texts t : table.texts()) {
            boolean constant = each.stream().noneMatch(rows -> t.changes(rows[0], rows[rows.length - 1]));
            String first = t.of(each.get(0)[0]);
            if (constant && each.stream().anyMatch(rows -> !t.of(rows[0]).equals(first))) {
                return Optional.of(new Marker(t.title(), t::of));
            }
        }
        return Optional.empty();
    }

    private void warnOfSweeps(Sweeps sweeps) {
        warnings.add((about.id.isEmpty() ? "the file" : "data set " + about.id) + " runs " + sweeps.count()
                + " times through the same " + sweeps.points()
                + " frequencies and does not tell the sweeps apart: read as " + sweeps.count() + " spectra");
    }

    /** The ID of one of several spectra of the table: its own number, behind the table's where there are more tables. */
    private String id(String key, int count) {
        return about.id.isEmpty() ? key : count == 1 ? about.id : about.id + "." + key;
    }

    /** The rows that have an impedance; refuses what cannot be one. */
    private int[] rows(double[] f, double[] re, double[] im, boolean dcRows) throws FormatException {
        int[] rows = new int[table.rows()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (f[i] == 0 && (dcRows || re[i] == 0 && im[i] == 0 && table.find(Quantity.TIME).isPresent())) {
                continue;
            }
            if (!(f[i] > 0) || Double.isInfinite(f[i])) {
                throw wrong(i, "a frequency above 0 Hz", number(f[i]));
            }
            if (!Double.isFinite(re[i]) || !Double.isFinite(im[i])) {
                throw wrong(i, "a finite impedance in Ω", number(re[i]) + " and " + number(im[i]));
            }
            rows[count++] = i;
        }
        if (count == 0) {
            throw table.source()
                    .wrong(
                            Place.whole(),
                            "at least one row with a frequency above 0 Hz",
                            table.rows() + (table.rows() == 1 ? " row" : " rows") + " with frequency 0");
        }
        if (count < rows.length) {
            int skipped = rows.length - count;
            warnings.add(skipped + " of " + rows.length + " rows have frequency 0, so no impedance, and "
                    + (skipped == 1 ? "is" : "are") + " left out");
        }
        return Arrays.copyOf(rows, count);
    }

    /** Rows by cycle in the file's order; numbered from 1 where the cycles' own numbers do not tell them apart. */
    private Map<String, int[]> byCycle(Table.Column cycle, int[] rows) throws FormatException {
        Map<Double, IntList> groups = new LinkedHashMap<>();
        for (int row : rows) {
            groups.computeIfAbsent(cycle.values()[row], c -> new IntList()).add(row);
            requireNotTooMany(groups.size());
        }
        boolean natural = groups.keySet().stream().allMatch(c -> c >= 1 && c < 1e9 && c == Math.rint(c));
        Map<String, int[]> named = new LinkedHashMap<>();
        groups.forEach((c, list) -> {
            int[] own = new int[list.size()];
            for (int i = 0; i < own.length; i++) {
                own[i] = list.get(i);
            }
            named.put(Integer.toString(natural ? c.intValue() : named.size() + 1), own);
        });
        return named;
    }

    /** Whether no frequency comes twice and none turns round: a number that changes on the way is no cycle of spectra. */
    private static boolean isOneSweep(double[] f, int[] rows) {
        double direction = Math.signum(f[rows[1]] - f[rows[0]]);
        for (int i = 1; i < rows.length; i++) {
            if (direction == 0 || Math.signum(f[rows[i]] - f[rows[i - 1]]) != direction) {
                return false;
            }
        }
        return true;
    }

    private Dataset record() throws FormatException {
        Optional<Table.Column> time = table.find(Quantity.TIME);
        Optional<Table.Column> voltage = table.find(Quantity.VOLTAGE);
        if (time.isEmpty() || voltage.isEmpty()) {
            throw table.source()
                    .wrong(
                            Place.whole(),
                            "columns of frequency, Re and Im of Z (or |Z| and phase), or of time and voltage",
                            titles());
        }
        double[] timeS = time.get().values();
        for (int i = 0; i < timeS.length; i++) {
            if (!Double.isFinite(timeS[i])) {
                throw wrong(i, "a time in s", number(timeS[i]));
            }
        }
        double[] voltageV = values(voltage.get());
        Optional<Table.Column> current = current();
        double[] currentA = current.isPresent() ? values(current.get()) : currentOfCharge(timeS);
        List<Table.Column> used = new ArrayList<>(List.of(time.get(), voltage.get()));
        current.ifPresent(used::add);
        List<Channel> others = new ArrayList<>();
        for (Table.Column c : table.columns()) {
            if (!used.contains(c)) {
                others.add(new Channel(c.title().name(), c.title().unit(), c.values()));
            }
        }
        RecordCheck check = new RecordCheck(table, warnings);
        check.times(timeS);
        check.voltages(voltageV);
        if (current.isPresent()) {
            charge().ifPresent(c -> check.charge(
                    timeS, currentA, current.get().title(), c.values(), c.title(), isOfARow(c)));
        }
        return new CyclingRecord(id("1", 1), about.label, timeS, voltageV, currentA, others, about.metadata);
    }

    /** The values of a column with their physical sign, without what is none; what was not measured is said. */
    private double[] values(Table.Column column) {
        String what = column.title().quantity().label();
        if (column.title().named().negated()) {
            warnings.add("the column '" + column.title().text() + "' is taken as the negative of the " + what);
        }
        double[] values = withoutInfinite(what, signed(column));
        int missing = 0;
        for (double v : column.values()) {
            missing += Double.isNaN(v) ? 1 : 0;
        }
        if (missing > 0) {
            warnings.add(missing + " of " + values.length + " rows have no " + what);
        }
        return values;
    }

    /** The column of current, if it has any number. */
    private Optional<Table.Column> current() throws FormatException {
        Optional<Table.Column> current = table.find(Quantity.CURRENT);
        if (current.isPresent() && Arrays.stream(current.get().values()).noneMatch(Double::isFinite)) {
            warnings.add("the column '" + current.get().title().text() + "' has no numbers: the record has no current");
            return Optional.empty();
        }
        if (current.isEmpty()) {
            table.columns().stream()
                    .map(Table.Column::title)
                    .filter(t -> t.quantity() == Quantity.OTHER
                            && ColumnTitle.whateverItsUnit(t.text()).quantity() == Quantity.CURRENT)
                    .findFirst()
                    .ifPresent(t -> warnings.add("the column '" + t.text()
                            + "' is not taken as the current: its unit is none of a current (such as A)"));
        }
        return current;
    }

    /** What is beyond all numbers was not measured: an overload, or bytes that are none. */
    private double[] withoutInfinite(String what, double[] values) {
        double[] finite = values;
        int infinite = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                finite = infinite++ == 0 ? values.clone() : finite;
                finite[i] = Double.NaN;
            }
        }
        if (infinite > 0) {
            warnings.add(infinite + " of " + values.length + " values of " + what + " "
                    + (infinite == 1 ? "is" : "are") + " infinite, and left out");
        }
        return finite;
    }

    /** The charge that the instrument counted in C: of each row, or since the beginning. */
    private Optional<Table.Column> charge() {
        return named(CHARGE_OF_A_ROW).or(() -> named(CHARGE_SINCE_BEGINNING)).or(() -> named(RoleColumns.CHARGE));
    }

    private Optional<Table.Column> named(String name) {
        return table.columns().stream()
                .filter(c -> c.title().name().equals(name) && c.title().unit().equals("C"))
                .findFirst();
    }

    private static boolean isOfARow(Table.Column charge) {
        return charge.title().name().equals(CHARGE_OF_A_ROW);
    }

    /**
     * The mean current since the row before, of the charge that passed since then: EC-Lab stores that charge alone for
     * some techniques and prints the current as {@code <I>} in its text. No number in the first row and where time stands
     * still, but 0 in a first row without charge; nothing at all where no row would have a number.
     */
    private double[] currentOfCharge(double[] timeS) {
        Optional<Table.Column> charge = charge();
        if (charge.isEmpty()) {
            return new double[0];
        }
        boolean ofARow = isOfARow(charge.get());
        double[] q = charge.get().values();
        double[] current = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            double dt = i == 0 ? 0 : timeS[i] - timeS[i - 1];
            double dq = ofARow ? q[i] : i == 0 ? 0 : q[i] - q[i - 1];
            current[i] = dt > 0 ? dq / dt : i == 0 && dq == 0 ? 0 : Double.NaN;
            current[i] = Double.isInfinite(current[i]) ? Double.NaN : current[i];
        }
        if (Arrays.stream(current).noneMatch(Double::isFinite)) {
            return new double[0];
        }
        String name = charge.get().title().name();
        warnings.add("no current was stored: it is derived as " + (ofARow ? name + "/dt" : "the change of '" + name + "' over time"));
        return current;
    }

    private static double[] signed(Table.Column column) {
        if (!column.title().named().negated()) {
            return column.values();
        }
        double[] out = new double[column.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = 0 - column.values()[i];
        }
        return out;
    }

    /** Angles in rad; without a unit in the title, degrees where a value is too large for rad. */
    private double[] radians(Table.Column phase) throws FormatException {
        double[] angle = signed(phase);
        if (phase.title().unitGiven()) {
            return angle;
        }
        if (Arrays.stream(angle).noneMatch(v -> Math.abs(v) > 2 * Math.PI)) {
            throw table.source()
                    .wrong(
                            Place.whole(),
                            "the phase's unit in its title, such as Phase/deg",
                            "'" + phase.title().text() + "'");
        }
        warnings.add("the title '" + phase.title().text() + "' has no unit: taken as degrees");
        return Arrays.stream(angle).map(v -> v * (Math.PI / 180)).toArray();
    }

    private String titles() {
        String all = table.columns().stream().map(c -> c.title().text()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "no column with a name" : all;
    }

    private FormatException wrong(int row, String expected, String found) {
        return table.source().wrong(table.places().apply(row), expected, found);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "no number" : ValueText.number(value, 9);
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = values[rows[i]];
        }
        return out;
    }
}
