// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.MemoryLayers;
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
import org.interphase.core.unit.ValueText;
import org.interphase.io.sims.internal.array.LayerLimit;
import org.interphase.io.sims.internal.array.Names;
import org.osgi.service.component.annotations.Component;

/**
 * imzML, continuous and processed, with its {@code .ibd} beside. It becomes two data sets: {@code stack}, with the image of all
 * ions together as channel {@code TIC} and images of the highest peaks of the mean spectrum, and {@code mean}, that spectrum.
 *
 * <p>An image of a peak is the sum of the intensities within 0.1 % of its mass to either side. Pixels without a spectrum have
 * no value (NaN). Spectra of one pixel are added up.
 */
@Component(service = FileFormat.class)
public final class ImzmlFormat implements FileFormat {

    private static final int PEAKS = 20;
    private static final double TOLERANCE = 1e-3;
    private static final int MOST_PIXELS_PER_SPECTRUM = 100;
    private static final int SMALL = 1_000_000;

    @Override
    public String id() {
        return "imzml";
    }

    @Override
    public String label() {
        return "imzML";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK, DatasetKind.SPECTRUM);
    }

    /** By the elements of mzML and an accession of the ontology of imaging. */
    @Override
    public Recognition recognise(FileHead head) {
        String text = head.text();
        return text.contains("<mzML") && text.contains("\"IMS:10") ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        progress.report(Double.NaN, "reading the index");
        ImzmlIndex index = ImzmlIndex.read(source, progress);
        FileSource binary = binary(source);
        List<String> warnings = new ArrayList<>();
        checkUuid(index, binary, warnings);
        checkHash(index, binary, warnings, progress);
        try (SpectrumFile file = new SpectrumFile(binary)) {
            return new Run(source, binary, index, file, warnings, progress).read();
        }
    }

    private static FileSource binary(FileSource source) throws IOException {
        String name = source.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        String wanted = (dot < 0 ? name : name.substring(0, dot)) + ".ibd";
        Path exact = source.path().resolveSibling(wanted);
        Path parent = source.path().toAbsolutePath().getParent();
        if (!Files.exists(exact) && parent != null) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(parent)) {
                for (Path p : files) {
                    if (p.getFileName().toString().equalsIgnoreCase(wanted)) {
                        return FileSource.of(p);
                    }
                }
            }
            throw source.wrong(Place.whole(), "the spectra in '" + wanted + "' beside it", "no such file");
        }
        return FileSource.of(exact);
    }

    /** The binary file begins with the UUID; some write its first fields in the other byte order. */
    private static void checkUuid(ImzmlIndex index, FileSource binary, List<String> warnings) throws IOException {
        byte[] start;
        try (InputStream in = binary.open()) {
            start = in.readNBytes(16);
        }
        String said = index.uuid.replaceAll("[{}\\-\\s]", "").toLowerCase(Locale.ROOT);
        if (said.isEmpty()) {
            warnings.add("the index has no UUID: whether " + binary.path().getFileName() + " belongs to it is not known");
            return;
        }
        byte[] turned = start.clone();
        if (start.length == 16) {
            int[] from = {3, 2, 1, 0, 5, 4, 7, 6};
            for (int i = 0; i < from.length; i++) {
                turned[i] = start[from[i]];
            }
        }
        String found = HexFormat.of().formatHex(start);
        if (!found.equals(said) && !HexFormat.of().formatHex(turned).equals(said)) {
            throw binary.wrong(Place.offset(0), "the UUID " + said + " of the index", found);
        }
    }

    private static void checkHash(ImzmlIndex index, FileSource binary, List<String> warnings, Progress progress)
            throws IOException, CancelledException {
        String said = index.sha1.isEmpty() ? index.md5 : index.sha1;
        if (said.isEmpty()) {
            return;
        }
        try (InputStream in = binary.open()) {
            MessageDigest digest = MessageDigest.getInstance(index.sha1.isEmpty() ? "MD5" : "SHA-1");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                progress.checkCancelled();
                digest.update(buffer, 0, n);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(said)) {
                warnings.add(binary.path().getFileName() + " has another " + digest.getAlgorithm()
                        + " than the index says: it was changed or cut after it was written");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }

    /** The raster that the positions make. */
    private record Raster(int x0, int y0, int width, int height, int[] layers) {}

    private static final class Run {

        private final FileSource source;
        private final FileSource binary;
        private final ImzmlIndex index;
        private final SpectrumFile file;
        private final List<String> warnings;
        private final Progress progress;

        Run(
                FileSource source,
                FileSource binary,
                ImzmlIndex index,
                SpectrumFile file,
                List<String> warnings,
                Progress progress) {
            this.source = source;
            this.binary = binary;
            this.index = index;
            this.file = file;
            this.warnings = warnings;
            this.progress = progress;
        }

        Reading read() throws IOException, CancelledException {
            List<ImzmlIndex.Spectrum> spectra = whole();
            Raster raster = raster(index.spectra);
            boolean continuous = isContinuous(spectra);
            if (index.continuous && !continuous) {
                warnings.add("the index says continuous, but spectra have masses of their own: they are read as such");
            }
            float[][] tic = new float[raster.layers().length][raster.width() * raster.height()];
            for (float[] layer : tic) {
                Arrays.fill(layer, Float.NaN);
            }
            MeanSpectrum.Result mean = sums(spectra, raster, continuous, tic);
            remark(spectra, raster, tic);
            double[] peaks = MeanSpectrum.peaks(mean, channelsThatFit(raster), TOLERANCE);
            float[][][] images = new float[peaks.length + 1][][];
            images[0] = tic;
            for (int c = 1; c < images.length; c++) {
                images[c] = new float[tic.length][];
                for (int k = 0; k < tic.length; k++) {
                    images[c][k] = new float[tic[k].length];
                    for (int i = 0; i < tic[k].length; i++) {
                        images[c][k][i] = Float.isNaN(tic[k][i]) ? Float.NaN : 0;
                    }
                }
            }
            images(spectra, raster, continuous, peaks, images);
            return new Reading(datasets(raster, mean, peaks, images), warnings);
        }

        /** Those that lie within the binary file. */
        private List<ImzmlIndex.Spectrum> whole() throws FormatException {
            List<ImzmlIndex.Spectrum> whole = index.spectra.stream()
                    .filter(s -> file.holds(s.mz()) && file.holds(s.intensity()))
                    .toList();
            int lost = index.spectra.size() - whole.size();
            if (whole.isEmpty()) {
                throw binary.wrong(
                        Place.whole(), "spectra where the index says", "a file of " + binary.size() + " bytes, which holds none whole");
            }
            if (lost > 0) {
                warnings.add(lost + " of " + index.spectra.size() + " spectra lie beyond the end of "
                        + binary.path().getFileName() + ", which was cut: their pixels have no value (NaN)");
            }
            return whole;
        }

        private static boolean isContinuous(List<ImzmlIndex.Spectrum> spectra) {
            ImzmlIndex.Part first = spectra.get(0).mz();
            return spectra.stream()
                    .allMatch(s -> s.mz().offset == first.offset && s.mz().length == first.length
                            && s.mz().element == first.element && s.mz().packed == first.packed);
        }

        private Raster raster(List<ImzmlIndex.Spectrum> spectra) throws FormatException {
            int x0 = 1;
            int y0 = 1;
            int x1 = 0;
            int y1 = 0;
            for (ImzmlIndex.Spectrum s : spectra) {
                x0 = Math.min(x0, s.x());
                y0 = Math.min(y0, s.y());
                x1 = Math.max(x1, s.x());
                y1 = Math.max(y1, s.y());
            }
            if (x0 == 0 || y0 == 0) {
                warnings.add("positions are counted from 0, where imzML counts from 1");
            }
            int width = extent(x1 - x0 + 1, index.countX, "x");
            int height = extent(y1 - y0 + 1, index.countY, "y");
            long most = Math.max(SMALL, (long) MOST_PIXELS_PER_SPECTRUM * spectra.size());
            if ((long) width * height > most) {
                warnings.add("the header's raster of " + width + " × " + height + " pixels is far larger than "
                        + spectra.size() + " spectra: it is left out");
                width = x1 - x0 + 1;
                height = y1 - y0 + 1;
            }
            LayerLimit.require(source, Place.whole(), width, height);
            int[] layers = spectra.stream().mapToInt(ImzmlIndex.Spectrum::z).distinct().sorted().toArray();
            long bytes = (long) width * height * layers.length * Float.BYTES;
            long room = Runtime.getRuntime().maxMemory() / 8;
            if (bytes > room) {
                throw source.wrong(
                        Place.whole(),
                        "an image of at most " + room + " bytes (an eighth of Java's memory)",
                        width + " × " + height + " pixels in " + layers.length + " layers");
            }
            return new Raster(x0, y0, width, height, layers);
        }

        private int extent(int found, int said, String axis) {
            if (said > 0 && said < found) {
                warnings.add("the header says " + said + " pixels in " + axis + ", but positions go to " + found
                        + ": these are taken");
            }
            return Math.max(found, said);
        }

        private int channelsThatFit(Raster raster) {
            long bytes = (long) raster.width() * raster.height() * raster.layers().length * Float.BYTES;
            long fitting = Runtime.getRuntime().maxMemory() / 4 / bytes - 1;
            if (fitting < PEAKS) {
                warnings.add("images of " + Math.max(0, fitting) + " peaks instead of " + PEAKS
                        + " are made: more do not fit into memory");
            }
            return Math.clamp(fitting, 0, PEAKS);
        }

        private int pixel(Raster raster, ImzmlIndex.Spectrum s) {
            return (s.y() - raster.y0()) * raster.width() + s.x() - raster.x0();
        }

        /** Adds the intensities of each spectrum up, and all spectra. */
        private MeanSpectrum.Result sums(
                List<ImzmlIndex.Spectrum> spectra, Raster raster, boolean continuous, float[][] tic)
                throws IOException, CancelledException {
            MeanSpectrum mean = new MeanSpectrum();
            double[] mz = continuous ? file.read(spectra.get(0).mz()) : new double[0];
            double[] intensity = new double[0];
            long odd = 0;
            long twice = 0;
            for (int i = 0; i < spectra.size(); i++) {
                progress.checkCancelled();
                if (i % 256 == 0) {
                    progress.report(0.5 * i / spectra.size(), "reading spectra");
                }
                ImzmlIndex.Spectrum s = spectra.get(i);
                int n = (int) s.intensity().length;
                intensity = intensity.length < n ? new double[n] : intensity;
                file.read(s.intensity(), intensity);
                if (continuous && i > 0) {
                    mean.addOnAxis(intensity);
                } else {
                    if (!continuous) {
                        mz = mz.length < n ? new double[n] : mz;
                        file.read(s.mz(), mz);
                    }
                    mean.add(mz, intensity, n);
                }
                double sum = 0;
                for (int p = 0; p < n; p++) {
                    if (Double.isFinite(intensity[p])) {
                        sum += intensity[p];
                    } else {
                        odd++;
                    }
                }
                float[] layer = tic[Arrays.binarySearch(raster.layers(), s.z())];
                int at = pixel(raster, s);
                twice += Float.isNaN(layer[at]) ? 0 : 1;
                layer[at] = (float) (Float.isNaN(layer[at]) ? sum : layer[at] + sum);
            }
            if (odd > 0) {
                warnings.add(odd + " intensities are no numbers: they are left out");
            }
            if (twice > 0) {
                warnings.add(twice + " spectra are of pixels that have one already: they are added up");
            }
            if (mean.without() > 0) {
                warnings.add(mean.without() + " points have no mass above 0: they are in the TIC only");
            }
            return mean.result();
        }

        private void images(
                List<ImzmlIndex.Spectrum> spectra, Raster raster, boolean continuous, double[] peaks, float[][][] images)
                throws IOException, CancelledException {
            double[] mz = continuous ? file.read(spectra.get(0).mz()) : new double[0];
            double[] intensity = new double[0];
            double[] sums = new double[peaks.length];
            for (int i = 0; i < spectra.size(); i++) {
                progress.checkCancelled();
                if (i % 256 == 0) {
                    progress.report(0.5 + 0.5 * i / spectra.size(), "making images");
                }
                ImzmlIndex.Spectrum s = spectra.get(i);
                int n = (int) s.intensity().length;
                intensity = intensity.length < n ? new double[n] : intensity;
                file.read(s.intensity(), intensity);
                if (!continuous) {
                    mz = mz.length < n ? new double[n] : mz;
                    file.read(s.mz(), mz);
                }
                Arrays.fill(sums, 0);
                for (int p = 0; p < n; p++) {
                    int nearest = nearest(peaks, mz[p]);
                    if (nearest >= 0 && Double.isFinite(intensity[p])) {
                        sums[nearest] += intensity[p];
                    }
                }
                int layer = Arrays.binarySearch(raster.layers(), s.z());
                int at = pixel(raster, s);
                for (int c = 0; c < peaks.length; c++) {
                    images[c + 1][layer][at] += (float) sums[c];
                }
            }
        }

        /** The peak within whose window a mass is, -1 where there is none; windows do not overlap. */
        private static int nearest(double[] peaks, double mz) {
            int at = Arrays.binarySearch(peaks, mz);
            int after = at >= 0 ? at : -at - 1;
            for (int i = Math.max(0, after - 1); i <= after && i < peaks.length; i++) {
                if (Math.abs(mz - peaks[i]) <= TOLERANCE * peaks[i]) {
                    return i;
                }
            }
            return -1;
        }

        private void remark(List<ImzmlIndex.Spectrum> spectra, Raster raster, float[][] tic) {
            long measured = 0;
            for (float[] layer : tic) {
                for (float v : layer) {
                    measured += Float.isNaN(v) ? 0 : 1;
                }
            }
            long pixels = (long) tic.length * raster.width() * raster.height();
            if (measured < pixels) {
                warnings.add(measured + " of " + pixels + " pixels have a spectrum: the others have no value (NaN)");
            }
            if (index.withoutZ > 0 && index.withoutZ < index.spectra.size()) {
                warnings.add(index.withoutZ + " spectra have no position z: they are taken for z 1");
            }
            dimension("x", index.dimensionX, raster.width(), index.pixelX);
            dimension("y", index.dimensionY, raster.height(), Double.isNaN(index.pixelY) ? index.pixelX : index.pixelY);
            if (index.positive && index.negative) {
                warnings.add("spectra of positive and of negative ions are mixed: the polarity is taken for not known");
            }
        }

        private void dimension(String axis, double said, int pixels, double pixel) {
            if (!Double.isNaN(said) && !Double.isNaN(pixel) && Math.abs(said - pixels * pixel) > 1e-3 * pixels * pixel) {
                warnings.add("the header's dimension of " + ValueText.number(said, 6) + " µm in " + axis + " is not that of " + pixels
                        + " pixels of " + ValueText.number(pixel, 6) + " µm: the pixels are believed");
            }
        }

        private List<Dataset> datasets(Raster raster, MeanSpectrum.Result mean, double[] peaks, float[][][] images) {
            IonPolarity polarity = index.polarity();
            List<IonChannel> channels = new ArrayList<>();
            channels.add(channel("TIC", Double.NaN, polarity));
            for (double mz : peaks) {
                channels.add(channel("m/z " + String.format(Locale.ROOT, "%.4f", mz), mz, polarity));
            }
            double pixelY = Double.isNaN(index.pixelY) ? index.pixelX : index.pixelY;
            List<Dataset> datasets = new ArrayList<>();
            String name = Names.of(source.path());
            datasets.add(new IonStack(
                    "stack",
                    name,
                    new StackGeometry(images[0].length, raster.height(), raster.width(), index.pixelX, pixelY),
                    channels,
                    MemoryLayers.of(images),
                    index.notes.asMap()));
            if (mean.mz().length > 0) {
                datasets.add(new MassSpectrum(
                        "mean",
                        name + ": mean spectrum",
                        mean.mz(),
                        mean.mean(),
                        "1",
                        polarity,
                        DeadTime.UNKNOWN,
                        index.notes.asMap()));
            }
            return datasets;
        }

        private static IonChannel channel(String name, double mz, IonPolarity polarity) {
            return new IonChannel(name, mz, polarity, new double[0], new double[0], Double.NaN, DeadTime.UNKNOWN);
        }
    }
}
