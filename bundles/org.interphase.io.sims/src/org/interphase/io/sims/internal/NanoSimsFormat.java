// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;
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
 * Cameca NanoSIMS: images ({@code .im}), isotope measurements ({@code .is}), depth profiles ({@code .dp}) and beam
 * stabilities ({@code .bs}), in both byte orders, behind one {@linkplain NanoSimsHeader header}.
 *
 * <p>An image's header ends with 84 bytes: their number, the type, width, height, bytes of a pixel, species, layers, edge
 * of the raster in nm; then all pixels, {@code [layer][species][y][x]}. Of the others the number of species follows the
 * header, and for each the number of points, their times in s and the counts per second. What stands there in files of
 * both kinds are counts as they were, not corrected for dead time: times the counting time they are whole numbers.
 */
@Component(service = FileFormat.class)
public final class NanoSimsFormat implements FileFormat {

    private static final int IMAGE_PART = 84;
    private static final int LARGEST_EDGE = 1 << 15;
    /** What a rate times its counting time may differ from a whole number, relative to the number or to 1. */
    private static final double WHOLE = 1e-6;

    private static final String ONLY = "1";

    @Override
    public String id() {
        return "cameca-nanosims";
    }

    @Override
    public String label() {
        return "Cameca NanoSIMS";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK, DatasetKind.PROFILE);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return NanoSimsHeader.kind(head).isPresent() || isSectioned(head) ? Recognition.CERTAIN : Recognition.NO;
    }

    /**
     * Whether a file is one of Cameca's IMS instruments that are no NanoSIMS: a version above 4096, the offsets of
     * sections, rising, filled up with −1, and where the first section stands its own length.
     */
    private static boolean isSectioned(FileHead head) {
        ByteBuffer b = ByteBuffer.wrap(head.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = 84;
        if (b.limit() < directory + 8 || b.getInt(0) < 4096 || b.getInt(0) >= 8192 || b.getInt(4) != directory) {
            return false;
        }
        int sections = 1;
        while (sections < 20 && b.getInt(4 + 4 * sections) > b.getInt(4 * sections)) {
            sections++;
        }
        for (int i = sections; i < 20; i++) {
            if (b.getInt(4 + 4 * i) != -1) {
                return false;
            }
        }
        return sections > 1 && b.getInt(directory + 4) == b.getInt(8) - directory;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        FileHead head = source.head();
        if (isSectioned(head)) {
            throw source.wrong(
                    Place.whole(),
                    "a NanoSIMS file",
                    "a file of another Cameca IMS (version "
                            + ByteBuffer.wrap(head.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(0)
                            + ", in sections), whose layout is not published: export it");
        }
        progress.checkCancelled();
        try (SeekableByteChannel channel = source.channel()) {
            int length = NanoSimsHeader.length(source, bytes(source, channel, 0, NanoSimsHeader.SHORTEST, "a header"));
            ByteBuffer raw = bytes(source, channel, 0, length, "a header");
            NanoSimsHeader header = NanoSimsHeader.of(source, raw);
            if (!header.hasData()) {
                throw source.wrong(
                        Place.offset(16), "data behind the header", "a header that says that there are none");
            }
            List<String> warnings = new ArrayList<>();
            if (header.parameters().isEmpty()) {
                warnings.add("the header has no part 'Anal_param_nano' that is understood: polarity and dead times are not"
                        + " known");
            }
            return header.kind().isImage()
                    ? image(source, header, raw, warnings)
                    : profile(source, channel, header, warnings, progress);
        }
    }

    private static Reading image(FileSource source, NanoSimsHeader header, ByteBuffer raw, List<String> warnings)
            throws IOException {
        int at = header.length() - IMAGE_PART;
        raw.order(header.order());
        if (raw.getInt(at) != IMAGE_PART) {
            throw source.wrong(
                    Place.offset(at), IMAGE_PART + ", the length of the part on the image", Integer.toString(raw.getInt(at)));
        }
        int width = edge(source, raw, at + 6, "width");
        int height = edge(source, raw, at + 8, "height");
        int bytes = raw.getShort(at + 10);
        int species = raw.getShort(at + 12) & 0xFFFF;
        int planned = raw.getShort(at + 14) & 0xFFFF;
        if (bytes != Short.BYTES && bytes != Integer.BYTES) {
            throw source.wrong(Place.offset(at + 10), "2 or 4 bytes of a pixel", Integer.toString(bytes));
        }
        if (species != header.species().size()) {
            throw source.wrong(
                    Place.offset(at + 12),
                    header.species().size() + " species as in the table",
                    Integer.toString(species));
        }
        if (planned == 0) {
            throw source.wrong(Place.offset(at + 14), "at least one layer", "0");
        }
        long ofLayer = (long) width * height * bytes * species;
        long found = source.size() - header.length();
        int layers = (int) Math.min(planned, found / ofLayer);
        if (layers == 0) {
            throw source.wrong(
                    Place.offset(header.length()),
                    "a layer of " + species + " species of " + ofLayer + " bytes",
                    found + " bytes up to the end of the file: it was cut");
        }
        if (layers < planned) {
            warnings.add("the file was cut: of " + planned + " layers that its header states " + layers
                    + (layers == 1 ? " is" : " are") + " whole; the others are left out");
        } else if (found > layers * ofLayer) {
            warnings.add(found - layers * ofLayer + " bytes behind the last layer are not read");
        }
        double rasterUm = raw.getInt(at + 16) > 0
                ? raw.getInt(at + 16) / 1000.0
                : header.parameters().map(NanoSimsHeader.Parameters::rasterUm).orElse(Double.NaN);
        double pixelUm = rasterUm / width;
        header.notes().put("raster", Double.isNaN(rasterUm) ? "" : rasterUm + " µm");
        if (header.durationS() > 0) {
            header.notes().put("duration", header.durationS() + " s");
        }
        List<IonChannel> channels = new ArrayList<>();
        boolean together = header.species().stream().mapToInt(NanoSimsHeader.Mass::field).distinct().count() == 1;
        for (NanoSimsHeader.Mass mass : header.species()) {
            double[] times = new double[together && !Double.isNaN(mass.countingS()) ? layers : 0];
            for (int k = 0; k < times.length; k++) {
                times[k] = (k + 0.5) * mass.countingS();
            }
            channels.add(new IonChannel(
                    mass.name(),
                    mass.massU(),
                    header.polarity(mass),
                    times,
                    new double[0],
                    mass.countingS() / ((double) width * height),
                    header.deadTime(mass, false)));
        }
        IonStack stack = new IonStack(
                ONLY,
                Cells.stem(source),
                new StackGeometry(layers, height, width, pixelUm, pixelUm),
                channels,
                new NanoSimsLayers(source, header.length(), species, width * height, bytes, header.order()),
                header.notes().asMap());
        return new Reading(List.of(stack), warnings);
    }

    private static int edge(FileSource source, ByteBuffer raw, int at, String what) throws FormatException {
        int length = raw.getShort(at) & 0xFFFF;
        if (length < 1 || length > LARGEST_EDGE) {
            throw source.wrong(Place.offset(at), "a " + what + " of 1 to " + LARGEST_EDGE + " pixels", length + " pixels");
        }
        return length;
    }

    private static Reading profile(
            FileSource source, SeekableByteChannel channel, NanoSimsHeader header, List<String> warnings, Progress progress)
            throws IOException, CancelledException {
        long at = header.length();
        int blocks = bytes(source, channel, at, Integer.BYTES, "the number of species")
                .order(header.order())
                .getInt(0);
        List<NanoSimsHeader.Mass> species = header.species();
        if (blocks != species.size()) {
            throw source.wrong(
                    Place.offset(at), species.size() + " species as in the table", Integer.toString(blocks));
        }
        at += Integer.BYTES;
        header.notes().put("cycles", header.cycles() > 0 ? Integer.toString(header.cycles()) : "");
        header.notes().put("duration", header.durationS() > 0 ? header.durationS() + " s" : "");
        List<ProfileChannel> channels = new ArrayList<>();
        for (NanoSimsHeader.Mass mass : species) {
            progress.checkCancelled();
            int points = bytes(source, channel, at, Integer.BYTES, "the number of points of '" + mass.name() + "'")
                    .order(header.order())
                    .getInt(0);
            long room = (source.size() - at - Integer.BYTES) / (2 * Double.BYTES);
            if (points < 1 || points > room) {
                throw source.wrong(
                        Place.offset(at),
                        "1 to " + room + " points of '" + mass.name() + "', for which the file has room",
                        Integer.toString(points));
            }
            if (points > Limits.rows(2 * blocks)) {
                throw Limits.tooManyRows(source, Place.offset(at), 2 * blocks, points + " points");
            }
            at += Integer.BYTES;
            double[] times = doubles(source, channel, header.order(), at, points, "a time in s", false);
            at += (long) points * Double.BYTES;
            double[] rates = doubles(source, channel, header.order(), at, points, "counts per second", true);
            at += (long) points * Double.BYTES;
            channels.add(channel(header, mass, times, rates, warnings));
            header.notes().put(
                    "counting time of " + mass.name(), Double.isNaN(mass.countingS()) ? "" : mass.countingS() + " s");
        }
        if (at < source.size()) {
            warnings.add(source.size() - at + " bytes behind the last species are not read");
        }
        DepthProfile profile =
                new DepthProfile(ONLY, Cells.stem(source), channels, header.notes().asMap());
        return new Reading(List.of(profile), warnings);
    }

    /** Rates with the errors of the counts that they come from, where these are whole. */
    private static ProfileChannel channel(
            NanoSimsHeader header, NanoSimsHeader.Mass mass, double[] times, double[] rates, List<String> warnings) {
        double counting = mass.countingS();
        boolean whole = !Double.isNaN(counting);
        double[] errors = new double[rates.length];
        for (int i = 0; i < rates.length && whole; i++) {
            double counts = rates[i] * counting;
            whole = Math.abs(counts - Math.rint(counts)) <= WHOLE * Math.max(1, counts);
            errors[i] = Math.sqrt(Math.rint(counts)) / counting;
        }
        boolean corrected = !whole && !Double.isNaN(counting);
        if (corrected) {
            warnings.add("'" + mass.name() + "' has no whole counts: the instrument's software corrected them");
        }
        return new ProfileChannel(
                mass.name(),
                mass.massU(),
                header.polarity(mass),
                times,
                new double[0],
                rates,
                whole ? errors : new double[0],
                "1/s",
                header.deadTime(mass, corrected));
    }

    private static double[] doubles(
            FileSource source, SeekableByteChannel channel, ByteOrder order, long at, int count, String what, boolean counts)
            throws IOException {
        double[] values = new double[count];
        int chunk = 1 << 15;
        for (int i = 0; i < count; i += chunk) {
            int n = Math.min(chunk, count - i);
            bytes(source, channel, at + (long) i * Double.BYTES, n * Double.BYTES, what)
                    .order(order)
                    .asDoubleBuffer()
                    .get(values, i, n);
        }
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(values[i]) || counts && values[i] < 0) {
                throw source.wrong(
                        Place.offset(at + (long) i * Double.BYTES),
                        what + (counts ? ", 0 or more" : ""),
                        Double.toString(values[i]));
            }
        }
        return values;
    }

    private static ByteBuffer bytes(FileSource source, SeekableByteChannel channel, long at, int length, String what)
            throws IOException {
        if (length > source.size() - at) {
            throw source.wrong(
                    Place.offset(at),
                    what + " of " + length + " bytes",
                    Math.max(0, source.size() - at) + " bytes up to the end of the file: it was cut");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
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
}
