// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.osgi.service.component.annotations.Component;

/**
 * Zahner Thales {@code .ism}: numbers are big-endian. 6 bytes of version, 6 bytes with the number of points less one;
 * then, for all points, the frequency in Hz, |Z| in Ω, the phase in rad and the time in s since 1 January 1980, 64 bits
 * each, and the significance in thousandths, 16 bits; then eleven texts and one more behind 16 bits with their length,
 * small and capital letters exchanged: date, system, potential, current, temperature, time, four comments, area; then
 * the settings of the instrument, of which nothing is read. The layout is that of Zahner's own reader (zahner_analysis).
 *
 * <p>Thales measures from a start frequency to one end and then to the other: what it measured twice comes twice, and
 * everything is kept in the file's order.
 */
@Component(service = FileFormat.class)
public final class IsmFormat implements FileFormat {

    private static final int HEADER = 12;
    private static final int COUNT_AT = 6;
    private static final int BYTES_OF_IMPEDANCE = 3 * Double.BYTES;
    private static final int BYTES_OF_POINT = 4 * Double.BYTES + Short.BYTES;
    private static final int SETTINGS = Short.BYTES + 32 * Double.BYTES;

    /** Thales itself; Zahner's scripts write one less, and no settings. */
    private static final long THALES = 0xffff_ffffL;

    private static final long LEAST_MARK = 0xffff_ff00L;
    private static final double LEAST_HZ = 1e-8;
    private static final double MOST_HZ = 1e10;
    private static final double SECONDS_TO_2100 = 120 * 366 * 86_400.0;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<String> TEXTS = List.of(
            "date", "system", "potential", "current", "temperature", "time", "comment 1", "comment 2", "comment 3",
            "comment 4", "electrode area", "serial quantity");

    @Override
    public String id() {
        return "zahner-ism";
    }

    @Override
    public String label() {
        return "Zahner .ism";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.IMPEDANCE);
    }

    /** By the mark of its version; without it only where counts, frequencies, moduli and phases all are such. */
    @Override
    public Recognition recognise(FileHead head) {
        byte[] bytes = head.bytes();
        if (bytes.length < HEADER) {
            return Recognition.NO;
        }
        ByteBuffer b = ByteBuffer.wrap(bytes);
        long version = sixBytes(b, 0);
        long points = sixBytes(b, COUNT_AT) + 1;
        if (version >= LEAST_MARK && version <= THALES) {
            return Recognition.CERTAIN;
        }
        boolean fits = points >= 1 && HEADER + points * BYTES_OF_IMPEDANCE <= head.size() && points <= Integer.MAX_VALUE;
        return fits && looksRight(b, points) ? Recognition.POSSIBLE : Recognition.NO;
    }

    private static boolean looksRight(ByteBuffer b, long points) {
        for (int i = 0; i < 3 * points && HEADER + (i + 1) * Double.BYTES <= b.limit(); i++) {
            double v = b.getDouble(HEADER + i * Double.BYTES);
            boolean right = i < points
                    ? v >= LEAST_HZ && v <= MOST_HZ
                    : i < 2 * points ? v > 1e-12 && v < 1e18 : Math.abs(v) <= 2 * Math.PI;
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static long sixBytes(ByteBuffer b, int at) {
        return (long) b.getShort(at) << 32 | b.getInt(at + Short.BYTES) & 0xffff_ffffL;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (SeekableByteChannel channel = source.channel()) {
            File file = new File(source, channel);
            ByteBuffer header = file.bytes(0, HEADER, "a header");
            int points = points(source, header);
            progress.checkCancelled();
            double[] frequency = file.doubles(HEADER, points, "frequencies");
            double[] modulus = file.doubles(at(points, 1), points, "moduli");
            progress.checkCancelled();
            double[] phase = file.doubles(at(points, 2), points, "phases");
            List<Table.Column> columns = new ArrayList<>(List.of(
                    new Table.Column(title("frequency", "Hz", Quantity.FREQUENCY), frequency),
                    new Table.Column(title("|Z|", "Ω", Quantity.MODULUS), modulus),
                    new Table.Column(title("phase", "rad", Quantity.PHASE), phase)));
            List<String> warnings = new ArrayList<>();
            Notes notes = new Notes();
            requirePolar(source, modulus, phase);
            // what other programs write may end with any block; a file that was cut ends within one
            if (source.size() == at(points, 3)) {
                warnings.add("the file ends after the phases: it has no times and no notes");
            } else {
                readTimes(file, points, columns, notes);
                if (source.size() == at(points, 4)) {
                    warnings.add("the file ends after the times: it has no significances and no notes");
                } else {
                    readSignificances(file, points, columns);
                    if (source.size() == HEADER + (long) points * BYTES_OF_POINT) {
                        warnings.add("the file ends after the significances: it has no notes");
                    } else {
                        readNotes(file, points, sixBytes(header, 0), notes);
                    }
                }
            }
            Table table = new Table(
                    source, List.copyOf(columns), points, row -> Place.offset(HEADER + (long) row * Double.BYTES));
            List<Dataset> datasets = Measurement.of(
                    table,
                    Optional.of(DatasetKind.IMPEDANCE),
                    Measurement.Order.AS_RECORDED,
                    false,
                    Measurement.About.only("Zahner EIS", notes.asMap()),
                    warnings);
            return new Reading(datasets, warnings);
        }
    }

    private static ColumnTitle title(String name, String unit, Quantity quantity) {
        return ColumnTitle.of(name, unit, new Quantity.Named(quantity, 0, false), true);
    }

    private static long at(long points, int block) {
        return HEADER + block * points * Double.BYTES;
    }

    private static int points(FileSource source, ByteBuffer header) throws FormatException {
        long points = sixBytes(header, COUNT_AT) + 1;
        long most = (source.size() - HEADER) / BYTES_OF_IMPEDANCE;
        if (points < 1) {
            throw source.wrong(Place.offset(COUNT_AT), "at least one point", points + " points");
        }
        if (points > most) {
            throw source.wrong(
                    Place.offset(COUNT_AT),
                    points + " points, which the header says and which need "
                            + (HEADER + points * BYTES_OF_IMPEDANCE) + " bytes",
                    "a file of " + source.size() + " bytes, which has room for " + most);
        }
        if (points > Limits.rows(5)) {
            throw Limits.tooManyRows(source, Place.offset(COUNT_AT), 5, points + " points");
        }
        return (int) points;
    }

    private static void requirePolar(FileSource source, double[] modulus, double[] phase) throws FormatException {
        for (int i = 0; i < modulus.length; i++) {
            if (!(modulus[i] >= 0) || Double.isInfinite(modulus[i])) {
                throw source.wrong(
                        Place.offset(at(modulus.length, 1) + (long) i * Double.BYTES),
                        "a modulus of 0 Ω or more",
                        Double.toString(modulus[i]));
            }
            if (!(Math.abs(phase[i]) <= 2 * Math.PI)) {
                throw source.wrong(
                        Place.offset(at(modulus.length, 2) + (long) i * Double.BYTES),
                        "a phase from -2π to 2π",
                        Double.toString(phase[i]));
            }
        }
    }

    private static void readTimes(File file, int points, List<Table.Column> columns, Notes notes) throws IOException {
        double[] time = file.doubles(at(points, 3), points, "times");
        double start = Double.POSITIVE_INFINITY;
        for (double t : time) {
            start = Math.min(start, Math.abs(t));
        }
        if (start > 0 && start < SECONDS_TO_2100) {
            notes.put(
                    "started",
                    LocalDateTime.of(1980, 1, 1, 0, 0)
                            .plus(Math.round(start * 1000), ChronoUnit.MILLIS)
                            .toString());
        }
        double[] since = new double[points];
        for (int i = 0; i < points; i++) {
            since[i] = Math.abs(time[i]) - start;
        }
        columns.add(new Table.Column(title("time", "s", Quantity.TIME), since));
    }

    private static void readSignificances(File file, int points, List<Table.Column> columns) throws IOException {
        ByteBuffer raw = file.bytes(at(points, 4), points * Short.BYTES, "significances");
        double[] significance = new double[points];
        for (int i = 0; i < points; i++) {
            significance[i] = raw.getShort(i * Short.BYTES) / 1000.0;
        }
        columns.add(new Table.Column(title("significance", "", Quantity.OTHER), significance));
    }

    private static void readNotes(File file, int points, long version, Notes notes) throws IOException {
        long at = HEADER + (long) points * BYTES_OF_POINT;
        for (String name : TEXTS) {
            int length = file.bytes(at, Short.BYTES, "the length of a text (" + name + ")").getShort(0) & 0xffff;
            at += Short.BYTES;
            notes.put(name, text(file.bytes(at, length, "the text '" + name + "'")));
            at += length;
        }
        if (version == THALES) {
            file.bytes(at, SETTINGS, "the instrument's settings");
        }
    }

    /** As people wrote it: the file has capital letters for small ones and the other way round. */
    private static String text(ByteBuffer raw) {
        StringBuilder text = new StringBuilder();
        for (char c : WINDOWS.decode(raw).toString().toCharArray()) {
            char shown = Character.isISOControl(c) ? ' ' : c;
            text.append(Character.isUpperCase(shown) ? Character.toLowerCase(shown) : Character.toUpperCase(shown));
        }
        return text.toString();
    }

    /** The bytes, each length checked against the file's before it is believed. */
    private record File(FileSource source, SeekableByteChannel channel) {

        ByteBuffer bytes(long at, int length, String what) throws IOException {
            if (length > source.size() - at) {
                throw source.wrong(
                        Place.offset(at),
                        what + " of " + length + " bytes",
                        Math.max(0, source.size() - at) + " bytes up to the end of the file: it was cut");
            }
            ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.BIG_ENDIAN);
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

        double[] doubles(long at, int count, String what) throws IOException {
            double[] values = new double[count];
            int chunk = 1 << 15;
            for (int i = 0; i < count; i += chunk) {
                int n = Math.min(chunk, count - i);
                bytes(at + (long) i * Double.BYTES, n * Double.BYTES, what).asDoubleBuffer().get(values, i, n);
            }
            return values;
        }
    }
}
