// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.exceptions.HdfFilterException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.unit.Units;

/** Makes data sets of what a file holds. */
final class NexusReader {

    private static final int MOST_CHANNELS = 10_000;
    private static final int MOST_CHUNKS = 1 << 20;
    /** Where nothing is written yet, a stack may be so large all the same. */
    private static final long UNWRITTEN = 4L << 30;
    private static final double EVEN = 1e-3;

    private NexusReader() {}

    /** {@return a data set of three or four axes that nothing describes} */
    static IonStack plain(Hdf5Input input, Dataset dataset, String id, List<String> warnings)
            throws IOException, UnreadableException {
        int n = dataset.getDimensionsAsLong().length;
        StackAxes axes = StackAxes.of(Collections.nCopies(n, ""));
        int[] shape = checked(input, dataset, axes);
        int channels = StackAxes.length(shape, axes.channel());
        List<IonChannel> species = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            species.add(IonChannel.named(channels == 1 ? dataset.getName() : "channel " + (c + 1)));
        }
        return new IonStack(
                id,
                dataset.getName(),
                geometry(shape, axes, Double.NaN, Double.NaN),
                species,
                source(input, dataset, axes, id, warnings),
                Map.of());
    }

    /** {@return the stack that an NXdata describes} */
    static IonStack stack(Hdf5Input input, Group data, Dataset signal, String id, List<String> warnings)
            throws IOException, UnreadableException {
        List<String> names = axes(input, data, signal);
        StackAxes axes = StackAxes.of(names);
        int[] shape = checked(input, signal, axes);
        StackGeometry geometry = geometry(
                shape,
                axes,
                pixelSize(input, data, Nexus.PIXEL_WIDTH, names.get(axes.x()), shape[axes.x()]),
                pixelSize(input, data, Nexus.PIXEL_HEIGHT, names.get(axes.y()), shape[axes.y()]));
        Group entry = data.getParent() == null ? data : data.getParent();
        return new IonStack(
                id,
                title(input, data, entry),
                geometry,
                species(input, data, signal, names, axes, shape, id, warnings),
                source(input, signal, axes, id, warnings),
                notes(input, entry));
    }

    private static String title(Hdf5Input input, Group data, Group entry) throws IOException {
        for (Group group : List.of(data, entry)) {
            List<String> title = input.texts(group, Nexus.TITLE);
            if (title.size() == 1 && !title.get(0).isBlank()) {
                return title.get(0);
            }
        }
        return data.getName();
    }

    private static Map<String, String> notes(Hdf5Input input, Group entry) throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        Optional<Node> group = input.child(entry, Nexus.NOTES);
        if (group.isPresent() && group.get() instanceof Group g) {
            List<String> names = input.texts(g, Nexus.NAME);
            List<String> values = input.texts(g, Nexus.VALUE);
            for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
                notes.put(names.get(i), values.get(i));
            }
        }
        return notes;
    }

    /** The names of the axes as the group, or in older files the signal, has them; empty for an axis without one. */
    private static List<String> axes(Hdf5Input input, Group data, Dataset signal) throws IOException {
        int n = signal.getDimensionsAsLong().length;
        List<String> names = input.attributeTexts(data, Nexus.AXES);
        if (names.isEmpty()) {
            names = input.attributeTexts(signal, Nexus.AXES);
        }
        if (names.size() == 1) {
            names = List.of(names.get(0).split("[:,]"));
        }
        return names.size() == n ? names : Collections.nCopies(n, "");
    }

    private static double pixelSize(Hdf5Input input, Group data, String name, String axis, int n) throws IOException {
        double[] own = input.numbers(data, name);
        if (own.length == 1) {
            return own[0] * scale(input, data, name, "m", 1e6);
        }
        double[] centres = axis.isEmpty() ? new double[0] : input.numbers(data, axis);
        if (centres.length != n || n < 2) {
            return Double.NaN;
        }
        double size = (centres[n - 1] - centres[0]) / (n - 1);
        for (int i = 1; i < n; i++) {
            if (!(Math.abs(centres[i] - centres[i - 1] - size) <= EVEN * Math.abs(size))) {
                return Double.NaN;
            }
        }
        double um = Math.abs(size) * scale(input, data, axis, "m", 1e6);
        return um > 0 ? um : Double.NaN;
    }

    /** What brings a data set's unit to SI and from there to ours; NaN where the unit is another one. */
    private static double scale(Hdf5Input input, Group data, String name, String symbol, double fromSi)
            throws IOException {
        Optional<Dataset> found = input.dataset(data, name);
        String unit = found.isPresent() ? input.attributeText(found.get(), Nexus.UNITS) : "";
        Optional<Units.Conversion> known = unit.isBlank() ? Optional.empty() : Units.parse(unit);
        return known.isPresent() && known.get().symbol().equals(symbol) ? known.get().factor() * fromSi : Double.NaN;
    }

    private static List<IonChannel> species(
            Hdf5Input input,
            Group data,
            Dataset signal,
            List<String> axisNames,
            StackAxes axes,
            int[] shape,
            String id,
            List<String> warnings)
            throws IOException {
        int channels = StackAxes.length(shape, axes.channel());
        int layers = StackAxes.length(shape, axes.layer());
        List<String> names = input.texts(data, Nexus.CHANNEL_NAME);
        String axis = axes.channel() < 0 ? "" : axisNames.get(axes.channel());
        if (names.isEmpty() && !axis.isEmpty()) {
            names = input.texts(data, axis);
        }
        if (!names.isEmpty() && names.size() != channels) {
            warnings.add(id + ": " + names.size() + " names for " + channels + " channels are left out");
            names = List.of();
        }
        double[] mz = ofChannels(input, data, Nexus.MASS_TO_CHARGE, channels);
        double[] dwell = ofChannels(input, data, Nexus.DWELL_TIME, channels);
        List<String> polarity = input.texts(data, Nexus.POLARITY);
        List<DeadTime> dead = deadTimes(input, data, channels);
        double[] times = input.numbers(data, Nexus.CHANNEL_TIME);
        double[] depths = input.numbers(data, Nexus.CHANNEL_DEPTH);
        double[] layerAxis = new double[0];
        boolean isDepth = false;
        if (axes.layer() >= 0 && !axisNames.get(axes.layer()).isEmpty()) {
            String name = axisNames.get(axes.layer());
            double um = scale(input, data, name, "m", 1e6);
            double s = scale(input, data, name, "s", 1);
            isDepth = !Double.isNaN(um);
            double scale = isDepth ? um : s;
            double[] read = input.numbers(data, name);
            if (!Double.isNaN(scale) && read.length == layers) {
                layerAxis = Arrays.stream(read).map(v -> v * scale).toArray();
            }
        }
        List<IonChannel> species = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            String name = names.isEmpty()
                    ? channels == 1 ? signal.getName() : "channel " + (c + 1)
                    : names.get(c).isBlank() ? "channel " + (c + 1) : names.get(c).strip();
            double[] time = row(times, c, channels, layers);
            double[] depth = row(depths, c, channels, layers);
            species.add(new IonChannel(
                    name,
                    mz[c],
                    polarity.size() == channels ? polarity(polarity.get(c)) : IonPolarity.UNKNOWN,
                    time.length == 0 && !isDepth ? layerAxis : time,
                    depth.length == 0 && isDepth ? layerAxis : depth,
                    dwell[c],
                    dead.get(c)));
        }
        return species;
    }

    private static double[] ofChannels(Hdf5Input input, Group data, String name, int channels) throws IOException {
        double[] values = input.numbers(data, name);
        if (values.length == channels) {
            return values;
        }
        double[] none = new double[channels];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** A species' values of the layers, none where there are none or all are NaN. */
    private static double[] row(double[] all, int channel, int channels, int layers) {
        if (all.length != (long) channels * layers) {
            return new double[0];
        }
        double[] row = Arrays.copyOfRange(all, channel * layers, (channel + 1) * layers);
        return Arrays.stream(row).allMatch(Double::isNaN) ? new double[0] : row;
    }

    private static IonPolarity polarity(String sign) {
        for (IonPolarity p : IonPolarity.values()) {
            if (p.toString().equals(sign)) {
                return p;
            }
        }
        return IonPolarity.UNKNOWN;
    }

    private static List<DeadTime> deadTimes(Hdf5Input input, Group data, int channels) throws IOException {
        List<String> models = input.texts(data, Nexus.DEAD_TIME_MODEL);
        double[] corrected = input.numbers(data, Nexus.DEAD_TIME_CORRECTED);
        double[] tau = input.numbers(data, Nexus.DEAD_TIME);
        if (models.size() != channels || corrected.length != channels || tau.length != channels) {
            return Collections.nCopies(channels, DeadTime.UNKNOWN);
        }
        List<DeadTime> states = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            String name = models.get(c);
            DeadTime.Model model = Arrays.stream(DeadTime.Model.values())
                    .filter(m -> m.toString().equals(name))
                    .findFirst()
                    .orElse(DeadTime.Model.UNKNOWN);
            states.add(new DeadTime(model, corrected[c] != 0, tau[c]));
        }
        return states;
    }

    private static StackGeometry geometry(int[] shape, StackAxes axes, double widthUm, double heightUm) {
        return new StackGeometry(
                StackAxes.length(shape, axes.layer()), shape[axes.y()], shape[axes.x()], widthUm, heightUm);
    }

    /** The lengths of the axes, when the file can hold such a stack. */
    private static int[] checked(Hdf5Input input, Dataset dataset, StackAxes axes) throws IOException {
        NumberType type = NumberType.of(dataset.getDataType()).orElseThrow();
        long[] lengths = dataset.getDimensionsAsLong();
        String found = Arrays.toString(lengths) + " of " + type.bytes() + " bytes";
        int[] shape = new int[lengths.length];
        long bytes = type.bytes();
        for (int i = 0; i < shape.length; i++) {
            if (lengths[i] < 1 || lengths[i] > Integer.MAX_VALUE) {
                throw FormatGuard.wrong(input.file(), dataset.getPath(), "axes of 1 to 2³¹ − 1", found);
            }
            shape[i] = (int) lengths[i];
            bytes = Math.multiplyHigh(bytes, lengths[i]) == 0 ? bytes * lengths[i] : Long.MAX_VALUE;
            bytes = bytes < 0 ? Long.MAX_VALUE : bytes;
        }
        long size = input.file().size();
        long pixels = (long) shape[axes.y()] * shape[axes.x()];
        long images = (long) StackAxes.length(shape, axes.layer()) * StackAxes.length(shape, axes.channel());
        long layer = Math.min(pixels, Integer.MAX_VALUE) * type.bytes();
        if (StackAxes.length(shape, axes.channel()) > MOST_CHANNELS
                || images > size
                || layer > Integer.MAX_VALUE - 16
                || !input.fits(layer, dataset)
                || bytes > UNWRITTEN && !input.fits(bytes, dataset)) {
            throw FormatGuard.wrong(
                    input.file(), dataset.getPath(), "a stack that a file of " + size + " bytes can hold", found);
        }
        if (dataset instanceof ChunkedDataset chunked) {
            int[] chunk = chunked.getChunkDimensions();
            long chunkBytes = type.bytes();
            boolean sound = chunk.length == shape.length;
            for (int i = 0; i < chunk.length && sound; i++) {
                sound = chunk[i] > 0 && chunkBytes <= (Integer.MAX_VALUE - 16) / chunk[i];
                chunkBytes *= Math.max(1, chunk[i]);
            }
            if (!sound || !input.fits(chunkBytes, dataset)) {
                throw FormatGuard.wrong(
                        input.file(),
                        dataset.getPath(),
                        "chunks that a file of " + size + " bytes can hold",
                        Arrays.toString(chunk) + " of " + type.bytes() + " bytes");
            }
        }
        return shape;
    }

    /**
     * Whether the chunks of a data set lie in another order than the library looks for them: in an extensible array, which
     * files of the latest layout have for a data set of one unlimited axis, that axis comes first.
     */
    private static boolean isTurned(Dataset dataset) {
        if (!(dataset instanceof ChunkedDatasetV4 chunked)) {
            return false;
        }
        long[] most = dataset.getMaxSize();
        int[] chunk = chunked.getChunkDimensions();
        int[] shape = dataset.getDimensions();
        int unlimited = 0;
        boolean turned = false;
        boolean several = false;
        for (int i = 0; i < most.length; i++) {
            if (most[i] < 0) {
                unlimited++;
                turned |= several;
            }
            several |= shape[i] > chunk[i];
        }
        return unlimited == 1 && turned;
    }

    private static Hdf5Layers source(
            Hdf5Input input, Dataset dataset, StackAxes axes, String id, List<String> warnings)
            throws IOException, UnreadableException {
        try {
            dataset.getFilters();
        } catch (HdfFilterException e) {
            throw new UnreadableException(e.getMessage());
        }
        if (!(dataset instanceof ChunkedDataset
                || dataset instanceof ContiguousDataset
                || dataset instanceof CompactDataset)) {
            throw new UnreadableException("parts of other data sets");
        }
        if (dataset instanceof ChunkedDatasetV4 && input.root().getUserBlockSize() > 0) {
            // The library cannot tell a chunk that was never written from one in the user block.
            throw new UnreadableException("chunks of HDF5 1.10 and later behind a user block");
        }
        if (isTurned(dataset)) {
            throw new UnreadableException("chunks of a data set that grows along another than its first axis are not found"
                    + " in files of HDF5 1.10 and later; h5repack writes it anew");
        }
        NumberType type = NumberType.of(dataset.getDataType()).orElseThrow();
        Hdf5Layers layers = new Hdf5Layers(
                input.file(), input.channel(), dataset, input.root().getUserBlockSize(), axes, type);
        if (!type.isKept()) {
            warnings.add(id + ": numbers of " + type.bytes() + " bytes are kept as floating point of 4 bytes");
        }
        long chunks = layers.chunks();
        if (chunks > 0 && chunks <= MOST_CHUNKS) {
            long missing = layers.missing();
            if (missing > 0) {
                warnings.add(id + ": " + missing + " of " + chunks
                        + " chunks were never written: their pixels have the fill value, " + layers.fillValue());
            }
        }
        return layers;
    }

    /** {@return the profile or the spectrum of an entry of ours} */
    static org.interphase.core.data.Dataset entry(Hdf5Input input, Group entry, String kind, String id)
            throws IOException {
        List<String> title = input.texts(entry, Nexus.TITLE);
        String label = title.size() == 1 ? title.get(0) : id;
        Map<String, String> notes = notes(input, entry);
        if (kind.equals(DatasetKind.SPECTRUM.id())) {
            Group data = group(input, entry, "spectrum");
            double[] mz = required(input, data, Nexus.MASS_TO_CHARGE, -1);
            return new MassSpectrum(
                    id,
                    label,
                    mz,
                    required(input, data, Nexus.INTENSITY, mz.length),
                    unit(input, data),
                    polarityOf(input, data),
                    deadTimes(input, data, 1).get(0),
                    notes);
        }
        List<ProfileChannel> species = new ArrayList<>();
        for (int c = 0; c < MOST_CHANNELS && input.child(entry, Nexus.PROFILE_CHANNEL + c).isPresent(); c++) {
            Group data = group(input, entry, Nexus.PROFILE_CHANNEL + c);
            List<String> name = input.texts(data, Nexus.TITLE);
            double[] values = required(input, data, Nexus.INTENSITY, -1);
            species.add(new ProfileChannel(
                    name.size() == 1 ? name.get(0) : data.getName(),
                    ofChannels(input, data, Nexus.MASS_TO_CHARGE, 1)[0],
                    polarityOf(input, data),
                    optional(input, data, Nexus.TIME, values.length),
                    optional(input, data, Nexus.DEPTH, values.length),
                    values,
                    optional(input, data, Nexus.ERRORS, values.length),
                    unit(input, data),
                    deadTimes(input, data, 1).get(0)));
        }
        if (species.isEmpty()) {
            throw FormatGuard.wrong(input.file(), entry.getPath(), "a group " + Nexus.PROFILE_CHANNEL + "0", "none");
        }
        return new DepthProfile(id, label, species, notes);
    }

    private static Group group(Hdf5Input input, Group entry, String name) throws IOException {
        if (input.child(entry, name).orElse(null) instanceof Group group) {
            return group;
        }
        throw FormatGuard.wrong(input.file(), entry.getPath(), "a group " + name, "none");
    }

    private static double[] required(Hdf5Input input, Group data, String name, int length) throws IOException {
        double[] values = input.numbers(data, name);
        if (values.length == 0 || length >= 0 && values.length != length) {
            throw FormatGuard.wrong(
                    input.file(),
                    data.getPath(),
                    (length < 0 ? "numbers" : length + " numbers") + " called " + name,
                    values.length == 0 ? "none" : String.valueOf(values.length));
        }
        return values;
    }

    private static double[] optional(Hdf5Input input, Group data, String name, int length) throws IOException {
        return input.dataset(data, name).isEmpty() ? new double[0] : required(input, data, name, length);
    }

    private static String unit(Hdf5Input input, Group data) throws IOException {
        Optional<Dataset> found = input.dataset(data, Nexus.INTENSITY);
        return found.isPresent() ? input.attributeText(found.get(), Nexus.UNITS) : "";
    }

    private static IonPolarity polarityOf(Hdf5Input input, Group data) throws IOException {
        List<String> sign = input.texts(data, Nexus.POLARITY);
        return sign.size() == 1 ? polarity(sign.get(0)) : IonPolarity.UNKNOWN;
    }
}
