// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.io.hdf5.Hdf5Writer;
import org.interphase.io.hdf5.PixelBytes;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;

/**
 * NeXus files of ion stacks, depth profiles and mass spectra. Stacks are written layer by layer, a few at a time on all
 * processors.
 */
@Component(service = Exporter.class)
public final class NexusExporter implements Exporter {

    private static final String ENTRY = "/entry";
    /** Whatever brand the product has. */
    private static final String PROGRAM = "org.interphase.io";
    private static final String WRITE = "write layers";
    private static final String PRIMARY = "primary";
    /** Layers that each processor has in hand. */
    private static final int BATCH = 2;

    @Override
    public String extension() {
        return ".nxs";
    }

    @Override
    public String label() {
        return "NeXus";
    }

    @Override
    public boolean accepts(Dataset dataset) {
        return dataset instanceof IonStack || dataset instanceof DepthProfile || dataset instanceof MassSpectrum;
    }

    @Override
    public boolean holdsProvenance() {
        return true;
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        Path file = Files.createTempFile("interphase", ".nxs");
        try {
            write(dataset, "", file);
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void write(Dataset dataset, String provenance, Path file) throws IOException {
        try {
            write(dataset, provenance, file, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    @Override
    public void write(Dataset dataset, String provenance, Path file, Progress progress)
            throws IOException, CancelledException {
        progress.checkCancelled();
        try (Hdf5Writer to = Hdf5Writer.create(file)) {
            to.attribute("/", Nexus.CLASS, "NXroot");
            to.attribute("/", "creator", PROGRAM);
            to.attribute("/", Nexus.DEFAULT, "entry");
            group(to, ENTRY, Nexus.ENTRY);
            to.attribute(ENTRY, Nexus.KIND, dataset.kind().id());
            to.attribute(ENTRY, Nexus.ID, dataset.id());
            to.write(ENTRY + "/" + Nexus.TITLE, dataset.label());
            notes(to, dataset.metadata());
            process(to, provenance);
            switch (dataset) {
                case IonStack stack -> stack(to, stack, progress);
                case DepthProfile profile -> profile(to, profile);
                case MassSpectrum spectrum -> spectrum(to, spectrum);
                default -> throw new IllegalArgumentException(
                        "expected an ion stack, a depth profile or a mass spectrum, found a "
                                + dataset.kind().label());
            }
        }
    }

    private static void group(Hdf5Writer to, String path, String nexusClass) throws IOException {
        to.group(path);
        to.attribute(path, Nexus.CLASS, nexusClass);
    }

    private static void notes(Hdf5Writer to, Map<String, String> notes) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        String path = ENTRY + "/" + Nexus.NOTES;
        group(to, path, "NXcollection");
        to.write(path + "/" + Nexus.NAME, List.copyOf(notes.keySet()));
        to.write(path + "/" + Nexus.VALUE, List.copyOf(notes.values()));
        List<String> primary = notes.keySet().stream()
                .filter(n -> n.toLowerCase(Locale.ROOT).startsWith(PRIMARY))
                .toList();
        if (primary.isEmpty()) {
            return;
        }
        group(to, ENTRY + "/instrument", "NXinstrument");
        String column = ENTRY + "/instrument/primary_ion_column";
        group(to, column, "NXibeam_column");
        Set<String> taken = new TreeSet<>();
        for (String name : primary) {
            String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
            String unique = plain;
            for (int i = 2; !taken.add(unique); i++) {
                unique = plain + "_" + i;
            }
            to.write(column + "/" + unique, notes.get(name));
        }
    }

    private static void process(Hdf5Writer to, String provenance) throws IOException {
        String path = ENTRY + "/process";
        group(to, path, "NXprocess");
        to.write(path + "/program", PROGRAM);
        Bundle bundle = FrameworkUtil.getBundle(NexusExporter.class);
        if (bundle != null) {
            to.write(path + "/version", bundle.getVersion().toString());
        }
        if (!provenance.isEmpty()) {
            group(to, path + "/provenance", "NXnote");
            to.write(path + "/provenance/type", "application/json");
            to.write(path + "/provenance/data", provenance);
        }
    }

    private static void stack(Hdf5Writer to, IonStack stack, Progress progress) throws IOException, CancelledException {
        to.attribute(ENTRY, Nexus.DEFAULT, "stack");
        String path = ENTRY + "/stack";
        group(to, path, Nexus.DATA);
        to.attribute(path, Nexus.SIGNAL, Nexus.COUNTS);
        to.attribute(path, Nexus.AXES, List.of("channel", "layer", "y", "x"));
        StackGeometry g = stack.geometry();
        List<IonChannel> species = stack.species();
        axis(to, path, "channel", 0, IntStream.range(0, species.size()).asDoubleStream().toArray(), "");
        axis(to, path, "layer", 1, IntStream.range(0, g.layers()).asDoubleStream().toArray(), "");
        centres(to, path, "y", 2, g.height(), g.pixelHeightUm());
        centres(to, path, "x", 3, g.width(), g.pixelWidthUm());
        size(to, path + "/" + Nexus.PIXEL_HEIGHT, g.pixelHeightUm());
        size(to, path + "/" + Nexus.PIXEL_WIDTH, g.pixelWidthUm());
        of(to, path, Nexus.CHANNEL_NAME, species.stream().map(IonChannel::name).toList());
        of(to, path, Nexus.POLARITY, species.stream().map(c -> c.polarity().toString()).toList());
        of(to, path, Nexus.MASS_TO_CHARGE, species, IonChannel::mz, "u");
        of(to, path, Nexus.DWELL_TIME, species, IonChannel::dwellS, "s");
        deadTimes(to, path, species.stream().map(IonChannel::deadTime).toList());
        ofLayers(to, path, Nexus.CHANNEL_TIME, species.stream().map(IonChannel::timeS).toList(), g.layers(), "s");
        ofLayers(to, path, Nexus.CHANNEL_DEPTH, species.stream().map(IonChannel::depthUm).toList(), g.layers(), "um");
        String counts = path + "/" + Nexus.COUNTS;
        try (Hdf5Writer.Layers layers = to.layers(
                counts, stack.source().type(), species.size(), g.layers(), g.height(), g.width())) {
            to.attribute(counts, Nexus.UNITS, stack.source().type() == LayerSource.PixelType.FLOAT32 ? "" : "counts");
            to.attribute(counts, "interpretation", "image");
            layers(layers, stack, progress);
        }
    }

    private static void layers(Hdf5Writer.Layers to, IonStack stack, Progress progress)
            throws IOException, CancelledException {
        int layers = stack.geometry().layers();
        long all = (long) layers * stack.species().size();
        int batch = BATCH * Runtime.getRuntime().availableProcessors();
        try {
            for (long first = 0; first < all; first += batch) {
                progress.checkCancelled();
                progress.report((double) first / all, WRITE);
                long from = first;
                int n = (int) Math.min(batch, all - first);
                List<byte[]> chunks = IntStream.range(0, n)
                        .parallel()
                        .mapToObj(i -> chunk(stack, (int) ((from + i) / layers), (int) ((from + i) % layers)))
                        .toList();
                for (int i = 0; i < n; i++) {
                    to.write((int) ((from + i) / layers), (int) ((from + i) % layers), chunks.get(i));
                }
            }
            progress.report(1, WRITE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static byte[] chunk(IonStack stack, int channel, int layer) {
        LayerSource source = stack.source();
        int pixels = stack.geometry().pixels();
        try {
            if (source.type() == LayerSource.PixelType.FLOAT32) {
                float[] values = new float[pixels];
                source.read(channel, layer, values);
                return PixelBytes.of(values);
            }
            var resident = source.resident(channel, layer);
            if (resident.isPresent()) {
                return PixelBytes.of(resident.get());
            }
            int[] counts = new int[pixels];
            source.read(channel, layer, counts);
            return PixelBytes.of(counts, source.type() == LayerSource.PixelType.UINT16 ? 2 : 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void profile(Hdf5Writer to, DepthProfile profile) throws IOException {
        List<ProfileChannel> species = profile.species();
        to.attribute(ENTRY, Nexus.DEFAULT, Nexus.PROFILE_CHANNEL + 0);
        for (int c = 0; c < species.size(); c++) {
            ProfileChannel s = species.get(c);
            String path = ENTRY + "/" + Nexus.PROFILE_CHANNEL + c;
            group(to, path, Nexus.DATA);
            int n = s.values().length;
            String axis = s.depthUm().length > 0 ? Nexus.DEPTH : s.timeS().length > 0 ? Nexus.TIME : Nexus.POINT;
            to.attribute(path, Nexus.SIGNAL, Nexus.INTENSITY);
            to.attribute(path, Nexus.AXES, List.of(axis));
            to.write(path + "/" + Nexus.TITLE, s.name());
            numbers(to, path + "/" + Nexus.INTENSITY, s.values(), s.unit());
            if (s.errors().length > 0) {
                numbers(to, path + "/" + Nexus.ERRORS, s.errors(), s.unit());
            }
            if (axis.equals(Nexus.POINT)) {
                axis(to, path, Nexus.POINT, 0, IntStream.range(0, n).asDoubleStream().toArray(), "");
            }
            if (s.depthUm().length > 0) {
                axis(to, path, Nexus.DEPTH, 0, s.depthUm(), "um");
            }
            if (s.timeS().length > 0) {
                axis(to, path, Nexus.TIME, 0, s.timeS(), "s");
            }
            numbers(to, path + "/" + Nexus.MASS_TO_CHARGE, new double[] {s.mz()}, "u");
            to.write(path + "/" + Nexus.POLARITY, s.polarity().toString());
            deadTimes(to, path, List.of(s.deadTime()));
        }
    }

    private static void spectrum(Hdf5Writer to, MassSpectrum spectrum) throws IOException {
        to.attribute(ENTRY, Nexus.DEFAULT, "spectrum");
        String path = ENTRY + "/spectrum";
        group(to, path, Nexus.DATA);
        to.attribute(path, Nexus.SIGNAL, Nexus.INTENSITY);
        to.attribute(path, Nexus.AXES, List.of(Nexus.MASS_TO_CHARGE));
        numbers(to, path + "/" + Nexus.INTENSITY, spectrum.values(), spectrum.unit());
        axis(to, path, Nexus.MASS_TO_CHARGE, 0, spectrum.mz(), "u");
        to.write(path + "/" + Nexus.POLARITY, spectrum.polarity().toString());
        deadTimes(to, path, List.of(spectrum.deadTime()));
    }

    private static void numbers(Hdf5Writer to, String path, double[] values, String unit) throws IOException {
        to.write(path, values, values.length);
        if (!unit.isEmpty()) {
            to.attribute(path, Nexus.UNITS, unit);
        }
    }

    private static void axis(Hdf5Writer to, String group, String name, int index, double[] values, String unit)
            throws IOException {
        numbers(to, group + "/" + name, values, unit);
        to.attribute(group, name + "_indices", index);
    }

    /** Centres of pixels, in µm where their size is known, else in pixels. */
    private static void centres(Hdf5Writer to, String group, String name, int index, int n, double sizeUm)
            throws IOException {
        boolean known = !Double.isNaN(sizeUm);
        double size = known ? sizeUm : 1;
        axis(to, group, name, index, IntStream.range(0, n).mapToDouble(i -> (i + 0.5) * size).toArray(), known ? "um" : "pixel");
    }

    private static void size(Hdf5Writer to, String path, double sizeUm) throws IOException {
        if (!Double.isNaN(sizeUm)) {
            numbers(to, path, new double[] {sizeUm}, "um");
        }
    }

    private static void of(Hdf5Writer to, String group, String name, List<String> texts) throws IOException {
        to.write(group + "/" + name, texts);
        to.attribute(group, name + "_indices", 0);
    }

    private static void of(
            Hdf5Writer to, String group, String name, List<IonChannel> species, ToDoubleFunction<IonChannel> value, String unit)
            throws IOException {
        axis(to, group, name, 0, species.stream().mapToDouble(value).toArray(), unit);
    }

    /** Values of the layers of each species, a row of NaN where a species has none; nothing where no species has any. */
    private static void ofLayers(
            Hdf5Writer to, String group, String name, List<double[]> species, int layers, String unit)
            throws IOException {
        if (species.stream().allMatch(v -> v.length == 0)) {
            return;
        }
        double[] all = new double[Math.multiplyExact(species.size(), layers)];
        Arrays.fill(all, Double.NaN);
        for (int c = 0; c < species.size(); c++) {
            System.arraycopy(species.get(c), 0, all, c * layers, species.get(c).length);
        }
        String path = group + "/" + name;
        to.write(path, all, species.size(), layers);
        to.attribute(path, Nexus.UNITS, unit);
        to.attribute(group, name + "_indices", 0, 1);
    }

    private static void deadTimes(Hdf5Writer to, String group, List<DeadTime> states) throws IOException {
        List<String> models = new ArrayList<>();
        int[] corrected = new int[states.size()];
        double[] tau = new double[states.size()];
        for (int c = 0; c < tau.length; c++) {
            models.add(states.get(c).model().toString());
            corrected[c] = states.get(c).corrected() ? 1 : 0;
            tau[c] = states.get(c).tauS();
        }
        to.write(group + "/" + Nexus.DEAD_TIME_MODEL, models);
        to.write(group + "/" + Nexus.DEAD_TIME_CORRECTED, corrected, corrected.length);
        numbers(to, group + "/" + Nexus.DEAD_TIME, tau, "s");
    }
}
