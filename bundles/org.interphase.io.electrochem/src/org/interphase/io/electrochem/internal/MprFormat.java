// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.Limits;
import org.interphase.core.unit.ValueText;
import org.osgi.service.component.annotations.Component;

/**
 * BioLogic {@code .mpr}: a mark, then modules (settings, data, log, …), each with a header that says its length. Numbers
 * are little-endian.
 *
 * <p>A module's header is {@code MODULE}, a short name (10 characters), a long name (25), then either its length, its
 * version and a date (8 characters), or, since EC-Lab 11.50, {@code FFFFFFFF}, its length, 0, its version and a date. The
 * data module starts with the number of rows and of columns and the columns' numbers; the rows start at an offset that
 * belongs to the version. All six flag columns share one byte of a row. Worked out from files and their text exports
 * side by side.
 */
@Component(service = FileFormat.class)
public final class MprFormat implements FileFormat {

    private static final String MARK = "BIO-LOGIC MODULAR FILE";
    private static final int FILE_HEADER = 52;
    private static final String MODULE = "MODULE";
    private static final int NAMES_AND_LENGTH = 45;
    private static final int OLD_HEADER = 57;
    private static final int NEW_HEADER = 65;
    private static final int MOST_MODULES = 1000;
    private static final int CHUNK = 1 << 18;
    private static final int FLOAT_DIGITS = 7;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Where the settings module has what we read of it. */
    private static final int SETTINGS_READ = 612;

    private static final int COMMENTS_AT = 7;
    private static final int MATERIAL_AT = 286;
    private static final int INITIAL_STATE_AT = 367;
    private static final int ELECTROLYTE_AT = 448;
    private static final int AREA_AT = 529;
    private static final int REFERENCE_AT = 533;
    private static final int MASS_AT = 588;
    private static final int MASS_UNIT_AT = 593;
    private static final int CAPACITY_AT = 604;

    /** Where the log module has the start of the measurement: days since 30 December 1899. */
    private static final int START_AT = 585;

    private record Module(String name, long at, long dataAt, long length, long version, boolean isNew) {}

    /** A column of the rows, and where its bytes are in a row. */
    private record Placed(EcLabColumn column, int at) {}

    @Override
    public String id() {
        return "biologic-mpr";
    }

    @Override
    public String label() {
        return "BioLogic .mpr";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.IMPEDANCE, DatasetKind.CYCLING);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith(MARK) ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (SeekableByteChannel channel = source.channel()) {
            File file = new File(source, channel);
            List<Module> modules = file.modules();
            Module data = modules.stream()
                    .filter(m -> m.name.equals("VMP data"))
                    .findFirst()
                    .orElseThrow(() -> source.wrong(
                            Place.offset(source.size()),
                            "a module 'VMP data'",
                            "the end of the file after "
                                    + (modules.isEmpty()
                                            ? "no module"
                                            : modules.stream()
                                                    .map(m -> "'" + m.name + "'")
                                                    .collect(Collectors.joining(", ")))));
            Notes notes = new Notes();
            Optional<Technique> technique = Optional.empty();
            String label = "EC-Lab";
            for (Module m : modules) {
                if (m.name.equals("VMP Set") && m.length > 0) {
                    ByteBuffer settings = file.bytes(m.dataAt, (int) Math.min(m.length, SETTINGS_READ));
                    int id = settings.get(0) & 0xff;
                    technique = Technique.ofId(id);
                    notes.put("technique", technique.map(Technique::title).orElse("EC-Lab technique " + id));
                    label = technique.map(Technique::label).orElse("EC-Lab technique " + id);
                    noteSettings(settings, notes);
                } else if (m.name.equals("VMP LOG") && m.length >= START_AT + Double.BYTES) {
                    started(file.bytes(m.dataAt + START_AT, Double.BYTES).getDouble(0))
                            .ifPresent(t -> notes.put("started", t));
                }
            }
            List<String> warnings = new ArrayList<>();
            Table table = file.table(data, warnings, progress);
            List<Dataset> datasets = Measurement.of(
                    table,
                    technique.map(Technique::kind),
                    Measurement.Order.AS_RECORDED,
                    technique.filter(t -> t.kind() == DatasetKind.IMPEDANCE).isPresent(),
                    Measurement.About.only(label, notes.asMap()),
                    warnings);
            return new Reading(datasets, warnings);
        }
    }

    private static void noteSettings(ByteBuffer settings, Notes notes) {
        noteText(settings, COMMENTS_AT, "comments", notes);
        noteText(settings, MATERIAL_AT, "electrode material", notes);
        noteText(settings, INITIAL_STATE_AT, "initial state", notes);
        noteText(settings, ELECTROLYTE_AT, "electrolyte", notes);
        noteText(settings, REFERENCE_AT, "reference electrode", notes);
        noteNumber(settings, AREA_AT, "electrode area", "cm²", notes);
        if (settings.limit() > MASS_UNIT_AT) {
            int unit = settings.get(MASS_UNIT_AT);
            if (unit == 1 || unit == 2) {
                noteNumber(settings, MASS_AT, "characteristic mass", unit == 1 ? "g" : "mg", notes);
            }
        }
        noteNumber(settings, CAPACITY_AT, "battery capacity", "mA.h", notes);
    }

    private static void noteText(ByteBuffer settings, int at, String key, Notes notes) {
        if (settings.limit() <= at) {
            return;
        }
        int length = settings.get(at) & 0xff;
        if (length == 0 || at + 1 + length > settings.limit()) {
            return;
        }
        byte[] raw = new byte[length];
        settings.get(at + 1, raw);
        String text = new String(raw, WINDOWS).replaceAll("\\R", "; ").strip();
        if (text.chars().noneMatch(Character::isISOControl) && !text.equals("(unspecified)")) {
            notes.put(key, text);
        }
    }

    private static void noteNumber(ByteBuffer settings, int at, String key, String unit, Notes notes) {
        if (settings.limit() < at + Float.BYTES) {
            return;
        }
        float value = settings.getFloat(at);
        if (value > 0 && Float.isFinite(value)) {
            notes.put(key, ValueText.number(value, FLOAT_DIGITS) + " " + unit);
        }
    }

    private static Optional<String> started(double days) {
        if (!(days > 30_000 && days < 80_000)) {
            return Optional.empty();
        }
        return Optional.of(LocalDateTime.of(1899, 12, 30, 0, 0)
                .plus(Math.round(days * 86_400_000), ChronoUnit.MILLIS)
                .toString());
    }

    /** The bytes, each length checked against the file's before it is believed. */
    private static final class File {

        private final FileSource source;
        private final SeekableByteChannel channel;

        File(FileSource source, SeekableByteChannel channel) {
            this.source = source;
            this.channel = channel;
        }

        ByteBuffer bytes(long at, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            channel.position(at);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw source.wrong(
                            Place.offset(at + buffer.position()),
                            buffer.remaining() + " more bytes",
                            "the end of the file: it was cut while it was read");
                }
            }
            return buffer.flip();
        }

        private FormatException cut(long at, String expected) {
            long left = source.size() - at;
            return source.wrong(
                    Place.offset(at),
                    expected,
                    left + (left == 1 ? " byte" : " bytes") + " up to the end of the file: it was cut");
        }

        List<Module> modules() throws IOException {
            if (source.size() < FILE_HEADER) {
                throw cut(0, "a header of " + FILE_HEADER + " bytes");
            }
            List<Module> modules = new ArrayList<>();
            long at = FILE_HEADER;
            while (at < source.size()) {
                if (modules.size() == MOST_MODULES) {
                    throw source.wrong(Place.offset(at), "at most " + MOST_MODULES + " modules", "more");
                }
                Module module = module(at);
                modules.add(module);
                at = module.dataAt + module.length;
            }
            return modules;
        }

        private Module module(long at) throws IOException {
            long left = source.size() - at;
            if (left < OLD_HEADER) {
                throw cut(at, "a module's header of " + OLD_HEADER + " bytes");
            }
            ByteBuffer head = bytes(at, (int) Math.min(left, NEW_HEADER));
            String mark = ascii(head, 0, MODULE.length());
            if (!mark.equals(MODULE)) {
                throw source.wrong(Place.offset(at), "'" + MODULE + "'", "'" + mark + "'");
            }
            String name = ascii(head, 6, 10).strip();
            long length = head.getInt(NAMES_AND_LENGTH - 4) & 0xffff_ffffL;
            boolean isNew = length == 0xffff_ffffL;
            int header = isNew ? NEW_HEADER : OLD_HEADER;
            if (left < header) {
                throw cut(at, "a module's header of " + header + " bytes");
            }
            long version = head.getInt(isNew ? 53 : 45) & 0xffff_ffffL;
            if (isNew) {
                length = head.getInt(45) & 0xffff_ffffL;
            }
            if (length > left - header) {
                throw source.wrong(
                        Place.offset(at),
                        "module '" + name + "' of " + length + " bytes, as its header says",
                        left - header + " bytes up to the end of the file");
            }
            return new Module(name, at, at + header, length, version, isNew);
        }

        private static String ascii(ByteBuffer bytes, int at, int length) {
            byte[] raw = new byte[length];
            bytes.get(at, raw);
            return new String(raw, StandardCharsets.ISO_8859_1);
        }

        Table table(Module data, List<String> warnings, Progress progress) throws IOException, CancelledException {
            int idWidth = data.isNew || data.version != 0 ? 2 : 1;
            int idsAt = data.isNew ? 6 : 5;
            int rowsAt = rowsAt(data);
            if (data.length < rowsAt) {
                throw source.wrong(
                        Place.offset(data.dataAt),
                        "at least " + rowsAt + " bytes before the rows of 'VMP data'",
                        data.length + " bytes in the module");
            }
            ByteBuffer head = bytes(data.dataAt, rowsAt);
            long rows = head.getInt(0) & 0xffff_ffffL;
            int count = data.isNew ? head.getShort(4) & 0xffff : head.get(4) & 0xff;
            if (count == 0 || idsAt + count * idWidth > rowsAt) {
                throw source.wrong(
                        Place.offset(data.dataAt + 4),
                        "1 to " + (rowsAt - idsAt) / idWidth + " columns",
                        Integer.toString(count));
            }
            if (rows == 0) {
                throw source.wrong(Place.offset(data.dataAt), "at least one row", "0 rows");
            }
            int[] ids = new int[count];
            for (int i = 0; i < count; i++) {
                ids[i] = idWidth == 2 ? head.getShort(idsAt + 2 * i) & 0xffff : head.get(idsAt + i) & 0xff;
            }
            long bytes = data.length - rowsAt;
            if (bytes % rows != 0) {
                throw source.wrong(
                        Place.offset(data.dataAt + rowsAt),
                        rows + " rows of one length, as the header says",
                        bytes + " bytes, which is no multiple");
            }
            long width = bytes / rows;
            List<Placed> placed = place(data, ids, idsAt, idWidth, width, warnings);
            if (rows > Limits.rows(placed.size())) {
                throw Limits.tooManyRows(source, Place.offset(data.dataAt), placed.size(), rows + " rows");
            }
            double[][] values = values(data.dataAt + rowsAt, (int) rows, (int) width, placed, progress);
            List<Table.Column> columns = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                columns.add(new Table.Column(ColumnTitle.of(placed.get(i).column.title()), values[i]));
                double[] own = values[i];
                var conversion = columns.get(i).title().conversion();
                if (conversion.factor() != 1) {
                    for (int r = 0; r < own.length; r++) {
                        own[r] = conversion.toSi(own[r]);
                    }
                }
            }
            long first = data.dataAt + rowsAt;
            return new Table(source, List.copyOf(columns), (int) rows, row -> Place.offset(first + row * width));
        }

        private int rowsAt(Module data) throws FormatException {
            if (data.isNew) {
                if (data.version == 10 || data.version == 11) {
                    return 1007;
                }
            } else {
                switch ((int) Math.min(data.version, Integer.MAX_VALUE)) {
                    case 0:
                        return 100;
                    case 2:
                        return 405;
                    case 3:
                        return 406;
                    default:
                        break;
                }
            }
            throw source.wrong(
                    Place.offset(data.at + (data.isNew ? 53 : 45)),
                    data.isNew ? "'VMP data' of version 10 or 11" : "'VMP data' of version 0, 2 or 3",
                    "version " + data.version);
        }

        /** Finds each known column's place in a row; an unknown one gets what the others leave, if that is clear. */
        private List<Placed> place(
                Module data, int[] ids, int idsAt, int idWidth, long width, List<String> warnings)
                throws FormatException {
            Set<Integer> seen = new HashSet<>();
            List<Integer> unknown = new ArrayList<>();
            int known = 0;
            boolean flags = false;
            for (int i = 0; i < ids.length; i++) {
                Place place = Place.offset(data.dataAt + idsAt + (long) i * idWidth);
                if (!seen.add(ids[i])) {
                    throw source.wrong(place, "each column once", "column " + ids[i] + " again");
                }
                EcLabColumn column = EcLabColumn.of(ids[i]);
                if (column == null) {
                    unknown.add(i);
                } else if (column.storage() == EcLabColumn.Storage.FLAG) {
                    known += flags ? 0 : 1;
                    flags = true;
                } else {
                    known += column.storage().width();
                }
            }
            long left = width - known;
            boolean clear = unknown.isEmpty()
                    ? left == 0
                    : unknown.size() == 1 && (left == 1 || left == 2 || left == 4 || left == 8 || left == 0 && flags);
            if (!clear) {
                throw source.wrong(
                        Place.offset(
                                data.dataAt + idsAt + (unknown.isEmpty() ? 0 : (long) unknown.get(0) * idWidth)),
                        unknown.isEmpty()
                                ? "rows of " + known + " bytes for the columns "
                                        + java.util.Arrays.stream(ids)
                                                .mapToObj(Integer::toString)
                                                .collect(Collectors.joining(", "))
                                : "columns that are known",
                        unknown.isEmpty()
                                ? "rows of " + width + " bytes"
                                : (unknown.size() == 1 ? "column " : "columns ")
                                        + unknown.stream()
                                                .map(i -> Integer.toString(ids[i]))
                                                .collect(Collectors.joining(", "))
                                        + ", which must share " + left + " of the " + width + " bytes of a row");
            }
            List<Placed> placed = new ArrayList<>();
            int at = 0;
            int flagsAt = -1;
            for (int id : ids) {
                EcLabColumn column = EcLabColumn.of(id);
                if (column == null) {
                    warnings.add("column " + id + " is not known and is left out ("
                            + (left == 0 ? "a flag" : left + (left == 1 ? " byte" : " bytes")) + " of each row)");
                    at += (int) left;
                } else if (column.storage() == EcLabColumn.Storage.FLAG) {
                    if (flagsAt < 0) {
                        flagsAt = at++;
                    }
                    placed.add(new Placed(column, flagsAt));
                } else {
                    placed.add(new Placed(column, at));
                    at += column.storage().width();
                }
            }
            return placed;
        }

        private double[][] values(long at, int rows, int width, List<Placed> placed, Progress progress)
                throws IOException, CancelledException {
            double[][] values = new double[placed.size()][rows];
            int rowsOfChunk = Math.max(1, CHUNK / width);
            for (int row = 0; row < rows; row += rowsOfChunk) {
                progress.checkCancelled();
                progress.report((double) row / rows, "reading " + source.path().getFileName());
                int n = Math.min(rowsOfChunk, rows - row);
                ByteBuffer chunk = bytes(at + (long) row * width, n * width);
                for (int c = 0; c < values.length; c++) {
                    decode(chunk, placed.get(c), width, n, values[c], row);
                }
            }
            return values;
        }

        private static void decode(ByteBuffer chunk, Placed placed, int width, int n, double[] out, int row) {
            int at = placed.at;
            switch (placed.column.storage()) {
                case FLAG -> {
                    int shift = placed.column.bit();
                    int mask = (1 << placed.column.bits()) - 1;
                    for (int i = 0; i < n; i++, at += width) {
                        out[row + i] = (chunk.get(at) & 0xff) >> shift & mask;
                    }
                }
                case UINT16 -> {
                    for (int i = 0; i < n; i++, at += width) {
                        out[row + i] = chunk.getShort(at) & 0xffff;
                    }
                }
                case UINT32 -> {
                    for (int i = 0; i < n; i++, at += width) {
                        out[row + i] = chunk.getInt(at) & 0xffff_ffffL;
                    }
                }
                case FLOAT32 -> {
                    for (int i = 0; i < n; i++, at += width) {
                        out[row + i] = chunk.getFloat(at);
                    }
                }
                case FLOAT64 -> {
                    for (int i = 0; i < n; i++, at += width) {
                        out[row + i] = chunk.getDouble(at);
                    }
                }
            }
        }
    }
}
