// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/**
 * The header of a NanoSIMS file. All numbers have one byte order, which the number of the file's kind tells. Bytes from
 * the start: 0 version, 4 kind, 8 length of the header, 16 whether data follow, 20 and 24 stage x and y in µm, 28 name of
 * the analysis, 60 user, 76 stage z, 92 day, 108 hour; from 124 on a part that depends on the kind, then the number of
 * species and a table with 192 bytes for each of them. The part {@code Anal_param_nano} tells sample, raster, potentials
 * and dead times. The layout is what OpenMIMS and the Python package sims found; where both do not say, we looked at files
 * of versions 5, 11 and 4108.
 *
 * @param order byte order of all numbers
 * @param version of the file
 * @param kind what it holds
 * @param length in bytes; the data follow
 * @param hasData whether data follow
 * @param durationS duration of the analysis in s, 0 where not known
 * @param cycles how many cycles or layers were planned
 * @param species in the file's order
 * @param parameters what the instrument was set to; empty where its part is not there or another one
 * @param notes for people
 */
record NanoSimsHeader(
        ByteOrder order,
        int version,
        Kind kind,
        int length,
        boolean hasData,
        int durationS,
        int cycles,
        List<Mass> species,
        Optional<Parameters> parameters,
        HeaderNotes notes) {

    /** The longest header that is believed; those that were seen have 25 to 27 KiB. */
    static final int LONGEST = 1 << 24;

    /** What every header has before the part that depends on its kind. */
    static final int SHORTEST = 124;

    private static final int SLOTS_SINCE = 4108;
    private static final int BYTES_OF_MASS = 192;
    private static final int AUTO_CALIBRATION = 76;
    private static final int VOLTAGE_CONTROL = 112;
    private static final int REFERENCE_SIGNAL = 160;
    private static final int ELECTRONS = 8;
    private static final Pattern DAY = Pattern.compile("(\\d\\d)\\.(\\d\\d)\\.(\\d\\d)");
    private static final Pattern HOUR = Pattern.compile("\\d\\d:\\d\\d.*");

    /** What a file holds. */
    enum Kind {
        DEPTH(21, "depth profile", true),
        LINE_BY_STAGE(22, "line scan by stage", false),
        CENTRING(25, "scan of E0S", false),
        ISOTOPES(26, "isotope measurement", true),
        IMAGE(27, "image", true),
        GRAINS(29, "image of grains", true),
        BEAM_CENTRING(31, "centring of the secondary beam", false),
        STABILITY(35, "beam stability", true),
        LINE_IMAGE(39, "image of a line scan", true),
        LINE_BY_BEAM(40, "line scan by beam", false),
        STAGE_IMAGE(41, "image by stage", false);

        private final int number;
        private final String label;
        private final boolean read;

        Kind(int number, String label, boolean read) {
            this.number = number;
            this.label = label;
            this.read = read;
        }

        String label() {
            return label;
        }

        /** {@return whether we know how its data lie} */
        boolean isRead() {
            return read;
        }

        boolean isImage() {
            return this == IMAGE || this == GRAINS || this == LINE_IMAGE;
        }

        static Optional<Kind> of(int number) {
            for (Kind k : values()) {
                if (k.number == number) {
                    return Optional.of(k);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A species of the table.
     *
     * @param name as the instrument writes it, such as {@code 12C 14N}
     * @param massU mass in u, NaN where not known
     * @param trolley which detector looked at it: 1 to 5, and 10 and 11 for the sixth and seventh
     * @param faraday whether that was a Faraday cup
     * @param countingS time in s that it was counted in each cycle or layer
     * @param field index of the magnetic field at which it was looked at
     */
    record Mass(String name, double massU, int trolley, boolean faraday, double countingS, int field) {

        /** {@return whether these are secondary electrons} */
        boolean isElectrons() {
            return trolley == ELECTRONS;
        }
    }

    /**
     * What the instrument was set to.
     *
     * @param polarity of the secondary ions
     * @param rasterUm edge of the raster in µm, NaN where not known
     * @param deadTimeNs of the seven electron multipliers in ns, 0 where not known
     */
    record Parameters(IonPolarity polarity, double rasterUm, int[] deadTimeNs) {}

    /** {@return the kind of a file that starts like one of these} */
    static Optional<Kind> kind(FileHead head) {
        if (head.bytes().length < SHORTEST) {
            return Optional.empty();
        }
        ByteBuffer b = ByteBuffer.wrap(head.bytes());
        ByteOrder order = order(b);
        b.order(order);
        Optional<Kind> kind = Kind.of(b.getInt(4));
        int length = b.getInt(8);
        String day = text(b, 92, 16);
        boolean right = length >= SHORTEST
                && length <= LONGEST
                && b.getInt(0) > 0
                && b.getInt(0) < 1 << 16
                && isName(b, 28)
                && (DAY.matcher(day).lookingAt() || day.isEmpty() || day.startsWith("N/A"));
        return right ? kind : Optional.empty();
    }

    /** Whether a text of 32 bytes starts with a letter and has nothing but what can be printed up to its end. */
    private static boolean isName(ByteBuffer b, int at) {
        String text = text(b, at, 32);
        return !text.isEmpty()
                && Character.isLetter(text.charAt(0))
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static ByteOrder order(ByteBuffer b) {
        return Kind.of(b.order(ByteOrder.LITTLE_ENDIAN).getInt(4)).isPresent()
                ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN;
    }

    /**
     * {@return the length that a header states}
     *
     * @param start its first {@link #SHORTEST} bytes
     */
    static int length(FileSource source, ByteBuffer start) throws FormatException {
        start.order(order(start));
        int length = start.getInt(8);
        if (length < SHORTEST || length > LONGEST || length > source.size()) {
            throw source.wrong(
                    Place.offset(8),
                    "a header of " + SHORTEST + " to " + Math.min(LONGEST, source.size()) + " bytes",
                    length + " bytes in a file of " + source.size());
        }
        return length;
    }

    /**
     * {@return what a header says}
     *
     * @param source the file
     * @param b the whole header
     */
    static NanoSimsHeader of(FileSource source, ByteBuffer b) throws FormatException {
        ByteOrder order = order(b);
        b.order(order);
        Kind kind = Kind.of(b.getInt(4))
                .filter(Kind::isRead)
                .orElseThrow(() -> source.wrong(
                        Place.offset(4),
                        "a Cameca NanoSIMS image, isotope measurement, depth profile or beam stability",
                        Kind.of(b.getInt(4))
                                .map(k -> "a file of kind " + k.number + " (" + k.label + "), which is not read yet")
                                .orElse("a file of kind " + b.getInt(4))));
        HeaderNotes notes = new HeaderNotes();
        notes.put("analysis", text(b, 28, 32));
        notes.put("started", started(text(b, 92, 16), text(b, 108, 16)));
        notes.put("user", text(b, 60, 16));
        notes.put("stage x, y, z", b.getInt(20) + ", " + b.getInt(24) + ", " + b.getInt(76) + " µm");
        notes.put("file version", Integer.toString(b.getInt(0)));
        int at = SHORTEST;
        requireRoom(source, b, at, 128, "the part on the analysis");
        int timesAt = at + 16 + (kind.isImage() ? 0 : Integer.BYTES);
        int durationS = b.getInt(timesAt);
        int cycles = b.getInt(timesAt + Integer.BYTES);
        at += switch (kind) {
            case IMAGE, GRAINS, LINE_IMAGE -> 48 + AUTO_CALIBRATION;
            case DEPTH, ISOTOPES -> 52 + AUTO_CALIBRATION + VOLTAGE_CONTROL + 24;
            default -> 76 + AUTO_CALIBRATION + VOLTAGE_CONTROL;
        };
        at += REFERENCE_SIGNAL;
        requireRoom(source, b, at, Integer.BYTES, "the number of species");
        int slots = b.getInt(0) >= SLOTS_SINCE ? 60 : 10;
        int count = b.getInt(at);
        if (count < 1 || count > slots) {
            throw source.wrong(Place.offset(at), "1 to " + slots + " species", Integer.toString(count));
        }
        at += Integer.BYTES * (1 + slots) + (kind.isImage() ? 0 : Integer.BYTES);
        requireRoom(source, b, at, count * BYTES_OF_MASS, "a table of " + count + " species");
        List<Mass> species = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            species.add(mass(b, at + i * BYTES_OF_MASS, i));
        }
        Optional<Parameters> parameters = parameters(b, notes);
        return new NanoSimsHeader(
                order,
                b.getInt(0),
                kind,
                b.limit(),
                b.getInt(16) != 0,
                Math.max(0, durationS),
                Math.max(0, cycles),
                List.copyOf(species),
                parameters,
                notes);
    }

    private static Mass mass(ByteBuffer b, int at, int index) {
        double mass = b.getDouble(at + 8);
        double counting = b.getDouble(at + 32);
        int trolley = b.getInt(at);
        String label = text(b, at + 65, 64);
        String name = !label.isEmpty() ? label : trolley == ELECTRONS ? "SE" : "species " + (index + 1);
        return new Mass(
                name,
                mass > 0 && mass < 10_000 ? mass : Double.NaN,
                trolley,
                b.getInt(at + 20) == 1,
                counting > 0 && counting < 1e9 ? counting : Double.NaN,
                b.getInt(at + 44));
    }

    /**
     * The part that starts with its name {@code Anal_param_nano}; whether it is where we think is told by the number 2306
     * behind it.
     *
     * <p>The sample's potential E0W has the sign of the ions that it drives away: with a sample at −8 kV (and Cs⁺ on it)
     * they are negative. The package sims calls that {@code +}.
     */
    private static Optional<Parameters> parameters(ByteBuffer b, HeaderNotes notes) {
        int part = find(b, "Anal_param_nano\0");
        int primary = part + 288;
        if (part < 0 || primary + 2796 > b.limit() || b.getInt(primary + 1552) != 2306) {
            return Optional.empty();
        }
        notes.put("sample", text(b, primary + 2428, 80));
        notes.put("comment", text(b, part + 32, 256));
        notes.put("file", text(b, primary + 1560, 256));
        notes.put("primary ions", text(b, primary, 8));
        if (b.getInt(primary + 8) > 0) {
            notes.put("primary current", b.getInt(primary + 8) + " pA before, " + b.getInt(primary + 12) + " pA after");
        }
        double raster = b.getDouble(primary + 160);
        double rasterUm = raster > 0 && raster < 1e5 ? raster : Double.NaN;
        double potential = b.getDouble(primary + 552);
        IonPolarity polarity = potential < 0
                ? IonPolarity.NEGATIVE
                : potential > 0 ? IonPolarity.POSITIVE : IonPolarity.UNKNOWN;
        int[] deadTimes = new int[7];
        for (int i = 0; i < 5; i++) {
            deadTimes[i] = b.getInt(primary + 1344 + 16 * i + 12);
        }
        int more = find(b, "Anal_param_nano_bis\0");
        if (more >= 0 && b.getInt(part + 16) >= 5 && more + 24 + 208 <= b.limit()) {
            deadTimes[5] = b.getInt(more + 24 + 88 + 12);
            deadTimes[6] = b.getInt(more + 24 + 88 + 16 + 88 + 12);
        }
        return Optional.of(new Parameters(polarity, rasterUm, deadTimes));
    }

    /** {@return the polarity of a species} */
    IonPolarity polarity(Mass mass) {
        return mass.isElectrons()
                ? IonPolarity.UNKNOWN
                : parameters.map(Parameters::polarity).orElse(IonPolarity.UNKNOWN);
    }

    /** {@return what is known of the dead time of a species' detector} */
    DeadTime deadTime(Mass mass, boolean corrected) {
        int multiplier = mass.trolley >= 1 && mass.trolley <= 5
                ? mass.trolley - 1
                : mass.trolley == 10 || mass.trolley == 11 ? mass.trolley - 5 : -1;
        if (multiplier < 0 || mass.faraday || parameters.isEmpty()) {
            return corrected ? new DeadTime(DeadTime.Model.UNKNOWN, true, Double.NaN) : DeadTime.UNKNOWN;
        }
        int ns = parameters.get().deadTimeNs[multiplier];
        return new DeadTime(DeadTime.Model.NON_PARALYSABLE, corrected, ns > 0 && ns < 1_000_000 ? ns / 1e9 : Double.NaN);
    }

    private static String started(String day, String hour) {
        Matcher m = DAY.matcher(day);
        if (!m.matches() || !HOUR.matcher(hour).matches()) {
            return (day + " " + hour).strip();
        }
        int year = Integer.parseInt(m.group(3));
        return (year < 69 ? 2000 + year : 1900 + year) + "-" + m.group(2) + "-" + m.group(1) + "T" + hour.substring(0, 5);
    }

    private static void requireRoom(FileSource source, ByteBuffer b, int at, int length, String what)
            throws FormatException {
        if (at + length > b.limit()) {
            throw source.wrong(
                    Place.offset(at),
                    what + " of " + length + " bytes within the header of " + b.limit() + " bytes",
                    "its end");
        }
    }

    private static int find(ByteBuffer b, String name) {
        byte[] want = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + want.length <= b.limit(); at++) {
            int i = 0;
            while (i < want.length && b.get(at + i) == want[i]) {
                i++;
            }
            if (i == want.length) {
                return at;
            }
        }
        return -1;
    }

    /** {@return a text up to its zero byte} */
    static String text(ByteBuffer b, int at, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i < at + length && i < b.limit() && b.get(i) != 0; i++) {
            text.append((char) (b.get(i) & 0xff));
        }
        return text.toString().strip();
    }
}
