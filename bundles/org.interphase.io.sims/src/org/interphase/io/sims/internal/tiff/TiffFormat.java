// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
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
import org.interphase.io.sims.internal.array.ChannelNotes;
import org.interphase.io.sims.internal.array.Cut;
import org.interphase.io.sims.internal.array.HeaderNotes;
import org.interphase.io.sims.internal.array.LengthUnit;
import org.interphase.io.sims.internal.array.Names;
import org.osgi.service.component.annotations.Component;

/**
 * TIFF and BigTIFF: OME-TIFF (its XML says which image is which channel and layer), ImageJ's hyperstacks (also those whose
 * images follow the first without directories of their own), and any other, of which images of one shape that follow each
 * other are the layers of a stack. Strips and tiles; none, Deflate, LZW or PackBits; predictors; 8 to 64 bits.
 *
 * <p>Of an image over Z and T the layers are Z within T. Smaller copies of an image (pyramids) are left out.
 */
@Component(service = FileFormat.class)
public final class TiffFormat implements FileFormat {

    /** How our own files name their writer: only theirs are positions in Z depths below the surface. */
    static final String CREATOR = "org.interphase.io.sims";

    private static final int CENTIMETRE = 3;
    private static final int MOST_CHANNELS = 10_000;

    @Override
    public String id() {
        return "tiff";
    }

    @Override
    public String label() {
        return "TIFF";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith("II*\0") || head.startsWith("MM\0*") || head.startsWith("II+\0\b\0\0\0")
                        || head.startsWith("MM\0+\0\b\0\0")
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        TiffFile file = TiffFile.read(source, progress);
        return new Run(source, file).read();
    }

    private static final class Run {

        private final FileSource source;
        private final TiffFile file;
        private final List<String> warnings;
        private List<TiffPage> pages;

        Run(FileSource source, TiffFile file) {
            this.source = source;
            this.file = file;
            this.warnings = new ArrayList<>(file.warnings());
            this.pages = file.pages();
        }

        Reading read() throws IOException {
            if (file.whiteIsZero()) {
                warnings.add("the picture counts from white to black: its values are kept as they are");
            }
            List<Dataset> datasets;
            if (OmeXml.isIn(file.description())) {
                datasets = ome(OmeXml.read(source, file.description()));
            } else {
                long full = pages.stream().filter(p -> !p.reduced()).count();
                if (full > 0 && full < pages.size()) {
                    warnings.add((pages.size() - full) + " smaller copies of images are left out");
                    pages = pages.stream().filter(p -> !p.reduced()).toList();
                }
                datasets = file.description().startsWith("ImageJ=") ? List.of(imageJ()) : plain();
            }
            Set<String> remarks = new TreeSet<>();
            pages.forEach(p -> p.element().remark().ifPresent(remarks::add));
            warnings.addAll(remarks);
            return new Reading(datasets, warnings);
        }

        private List<Dataset> ome(OmeXml ome) throws FormatException {
            List<Dataset> datasets = new ArrayList<>();
            int next = 0;
            for (OmeXml.Image image : ome.images()) {
                if (next >= pages.size() && image.data().stream().noneMatch(d -> d.hasIfd && d.ifd < pages.size())) {
                    warnings.add("image '" + image.name() + "' is left out: the file has no planes of it");
                    continue;
                }
                int first = Math.min(next, pages.size() - 1);
                datasets.add(ome(ome, image, first, Integer.toString(datasets.size() + 1)));
                int samples = Math.max(1, Math.min(pages.get(first).samples(), image.size('C')));
                next += image.size('C') / samples * image.size('Z') * image.size('T');
            }
            if (datasets.isEmpty()) {
                throw source.wrong(Place.whole(), "OME-XML with an image", "none whose planes are in this file");
            }
            return datasets;
        }

        private IonStack ome(OmeXml ome, OmeXml.Image image, int first, String id) throws FormatException {
            int samples = pages.get(first).samples();
            int channels = image.size('C');
            if (channels % samples != 0 || channels > MOST_CHANNELS) {
                throw source.wrong(
                        Place.whole(),
                        "at most " + MOST_CHANNELS + " channels, a multiple of the " + samples + " samples of a pixel",
                        channels + " channels");
            }
            int groups = channels / samples;
            int z = image.size('Z');
            int t = image.size('T');
            int[] ifd = planes(image, first, groups);
            TiffPage shape = null;
            TiffPage[][] found = new TiffPage[channels][];
            int[] whole = new int[channels];
            int[] sample = new int[channels];
            for (int c = 0; c < channels; c++) {
                List<TiffPage> layers = new ArrayList<>();
                sample[c] = c % samples;
                for (int k = 0; k < z * t; k++) {
                    int at = ifd[(c / samples * z + k % z) * t + k / z];
                    TiffPage page = at < 0 || at >= pages.size() ? null : pages.get(at);
                    shape = shape == null ? page : shape;
                    if (page == null || !page.isLike(shape) || !page.isWhole(source.size())) {
                        if (page != null && !page.isLike(shape)) {
                            warnings.add("image " + (at + 1) + " has another shape than the first: it ends its channel");
                        }
                        break;
                    }
                    layers.add(page);
                }
                whole[c] = layers.size();
                found[c] = layers.toArray(TiffPage[]::new);
            }
            List<String> names = names(image, channels, samples);
            Cut cut = cut(whole, z * t, names);
            if (z > 1 && t > 1) {
                warnings.add("the image has " + z + " planes in Z at " + t + " times: its layers are Z within T");
            }
            List<IonChannel> species = new ArrayList<>();
            boolean ours = ome.creator().startsWith(CREATOR);
            for (int c : cut.channels()) {
                ChannelNotes notes = c / samples < image.channels().size()
                        ? ome.notes(image.channels().get(c / samples))
                        : ChannelNotes.NONE;
                species.add(species(image, names.get(c), notes, c / samples, cut.layers(), ours));
            }
            Map<String, String> notes = new LinkedHashMap<>();
            if (!ome.creator().isEmpty()) {
                notes.put("creator", ome.creator());
            }
            String label = image.name().isEmpty() ? Names.of(source.path()) : image.name();
            return stack(id, label, cut, found, sample, species, image.pixelWidthUm(), image.pixelHeightUm(), notes);
        }

        private List<String> names(OmeXml.Image image, int channels, int samples) {
            List<String> names = new ArrayList<>(Names.numbered(source.path(), channels));
            for (int c = 0; c < channels; c++) {
                String name = c / samples < image.channels().size() ? image.channels().get(c / samples).name() : "";
                if (!name.isBlank()) {
                    names.set(c, samples == 1 ? name : name + " " + (c % samples + 1));
                }
            }
            return names;
        }

        private static IonChannel species(
                OmeXml.Image image, String name, ChannelNotes notes, int channel, int layers, boolean ours) {
            double[] time = new double[layers];
            double[] depth = new double[layers];
            Arrays.fill(time, Double.NaN);
            Arrays.fill(depth, Double.NaN);
            int z = image.size('Z');
            for (OmeXml.Plane plane : image.planes()) {
                long k = plane.z() + (long) z * plane.t();
                if (plane.c() == channel && plane.z() < z && k < layers) {
                    time[(int) k] = plane.timeS();
                    depth[(int) k] = plane.positionUm();
                }
            }
            if (z == 1 && Arrays.stream(time).anyMatch(Double::isNaN) && image.timeIncrementS() > 0) {
                Arrays.setAll(time, k -> k * image.timeIncrementS());
            }
            boolean timed = Arrays.stream(time).noneMatch(Double::isNaN);
            boolean deep = ours && Arrays.stream(depth).noneMatch(Double::isNaN);
            double[] evenly = image.size('T') == 1 ? Names.depths(layers, image.layerUm()) : new double[0];
            return Names.channel(name, notes, timed ? time : new double[0], deep ? depth : evenly);
        }

        /** {@return which image is which plane, {@code [(group·Z + z)·T + t]}, -1 where none is} */
        private int[] planes(OmeXml.Image image, int first, int groups) {
            int z = image.size('Z');
            int t = image.size('T');
            int all = groups * z * t;
            int[] ifd = new int[all];
            Arrays.fill(ifd, -1);
            int elsewhere = 0;
            List<OmeXml.TiffData> data = image.data().isEmpty()
                    ? List.of(new OmeXml.TiffData(first, true, 0, 0, 0, all))
                    : image.data();
            for (OmeXml.TiffData d : data) {
                int count = d.count > 0 ? d.count : d.hasIfd ? 1 : all;
                int at = d.hasIfd ? d.ifd : first;
                long[] position = {d.c, d.z, d.t};
                for (int i = 0; i < Math.min(count, all); i++) {
                    if (position[0] >= groups || position[1] >= z || position[2] >= t) {
                        break;
                    }
                    int plane = (int) ((position[0] * z + position[1]) * t + position[2]);
                    if (d.elsewhere) {
                        elsewhere++;
                    } else {
                        ifd[plane] = at + i;
                    }
                    advance(image, position, groups);
                }
            }
            if (elsewhere > 0) {
                warnings.add(elsewhere + " planes lie in other files: they are left out");
            }
            return ifd;
        }

        private static void advance(OmeXml.Image image, long[] position, int groups) {
            for (char axis : image.order().substring(2).toCharArray()) {
                int at = "CZT".indexOf(axis);
                position[at]++;
                if (position[at] < (axis == 'C' ? groups : image.size(axis))) {
                    return;
                }
                position[at] = 0;
            }
            position[0] = Long.MAX_VALUE;
        }

        private IonStack imageJ() throws FormatException {
            Map<String, String> said = new LinkedHashMap<>();
            HeaderNotes notes = new HeaderNotes();
            for (String line : file.description().split("\\R")) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    said.put(line.substring(0, equals), line.substring(equals + 1));
                    notes.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            TiffPage first = pages.get(0);
            int samples = first.samples();
            long images = number(said, "images");
            List<TiffPage> all = new ArrayList<>(pages);
            if (images > all.size()) {
                long at = first.contiguousAt();
                for (long i = all.size(); at >= 0 && i < images && at + (i + 1) * first.bytes() <= source.size(); i++) {
                    all.add(first.at(at + i * first.bytes()));
                }
            }
            long channels = number(said, "channels");
            long slices = number(said, "slices");
            long frames = number(said, "frames");
            if (channels < 1 || channels > MOST_CHANNELS / samples || images < 1 || images > Integer.MAX_VALUE
                    || images % channels != 0) {
                throw source.wrong(
                        Place.whole(),
                        "ImageJ's images in whole channels, at most " + MOST_CHANNELS,
                        images + " images of " + channels + " channels");
            }
            int layers = (int) (images / channels);
            if (slices * frames != layers && (slices > 1 || frames > 1)) {
                warnings.add("the header says " + channels + " channels × " + slices + " slices × " + frames
                        + " frames, but " + images + " images: their number is taken");
            }
            int count = (int) channels * samples;
            TiffPage[][] found = new TiffPage[count][];
            int[] whole = new int[count];
            int[] sample = new int[count];
            for (int c = 0; c < count; c++) {
                List<TiffPage> mine = new ArrayList<>();
                sample[c] = c % samples;
                for (long i = c / samples; i < all.size() && mine.size() < layers; i += channels) {
                    TiffPage page = all.get((int) i);
                    if (!page.isLike(first) || !page.isWhole(source.size())) {
                        break;
                    }
                    mine.add(page);
                }
                whole[c] = mine.size();
                found[c] = mine.toArray(TiffPage[]::new);
            }
            List<String> names = Names.numbered(source.path(), count);
            Cut cut = cut(whole, layers, names);
            double um = LengthUnit.um(said.getOrDefault("unit", "")).orElse(Double.NaN);
            double[] depths = frames > 1 ? new double[0] : Names.depths(cut.layers(), decimal(said.get("spacing")) * um);
            double[] times = new double[0];
            double interval = decimal(said.get("finterval"));
            if (slices <= 1 && interval > 0) {
                times = new double[cut.layers()];
                Arrays.setAll(times, k -> k * interval);
            }
            List<IonChannel> species = new ArrayList<>();
            for (int c : cut.channels()) {
                species.add(Names.channel(names.get(c), Double.NaN, times, depths));
            }
            return stack("1", Names.of(source.path()), cut, found, sample, species, um / file.xPerUnit(), um / file.yPerUnit(), notes.asMap());
        }

        private static long number(Map<String, String> said, String key) {
            try {
                return Long.parseLong(said.getOrDefault(key, "1").strip());
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        private static double decimal(String text) {
            try {
                return text == null ? Double.NaN : Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        /** Images of one shape that follow each other are a stack; where there are several, each is one. */
        private List<Dataset> plain() throws FormatException {
            List<Dataset> datasets = new ArrayList<>();
            HeaderNotes notes = new HeaderNotes();
            notes.put("description", file.description());
            double um = file.resolutionUnit() == CENTIMETRE ? 1e4 : Double.NaN;
            int at = 0;
            while (at < pages.size()) {
                TiffPage first = pages.get(at);
                int end = at;
                List<TiffPage> layers = new ArrayList<>();
                while (end < pages.size() && pages.get(end).isLike(first)) {
                    if (layers.size() == end - at && pages.get(end).isWhole(source.size())) {
                        layers.add(pages.get(end));
                    }
                    end++;
                }
                if (layers.isEmpty() && at > 0) {
                    warnings.add("image " + (at + 1) + " is left out: the file ends before it does");
                } else {
                    datasets.add(plain(first, end - at, layers, datasets.size() + 1, um, notes.asMap()));
                }
                at = end;
            }
            if (datasets.size() > 1) {
                warnings.add("images of " + datasets.size() + " shapes: each is a data set");
            }
            return datasets;
        }

        private IonStack plain(
                TiffPage first, int expected, List<TiffPage> layers, int number, double um, Map<String, String> notes)
                throws FormatException {
            int samples = first.samples();
            int[] whole = new int[samples];
            int[] sample = new int[samples];
            TiffPage[][] found = new TiffPage[samples][];
            for (int s = 0; s < samples; s++) {
                whole[s] = layers.size();
                sample[s] = s;
                found[s] = layers.toArray(TiffPage[]::new);
            }
            List<String> names = samples == 3 || samples == 4
                    ? List.of("red", "green", "blue", "alpha").subList(0, samples)
                    : Names.numbered(source.path(), samples);
            Cut cut = cut(whole, expected, names);
            List<IonChannel> species = names.stream().map(IonChannel::named).toList();
            return stack(
                    Integer.toString(number),
                    Names.of(source.path()),
                    cut,
                    found,
                    sample,
                    species,
                    um / file.xPerUnit(),
                    um / file.yPerUnit(),
                    notes);
        }

        private Cut cut(int[] whole, int layers, List<String> names) throws FormatException {
            Cut cut = Cut.of(whole);
            if (cut.layers() == 0) {
                throw source.wrong(
                        Place.whole(),
                        "at least one whole image",
                        "a file of " + source.size() + " bytes that ends before the first does");
            }
            if (Arrays.stream(whole).anyMatch(n -> n < layers)) {
                warnings.add(cut.warning(layers, names));
            }
            return cut;
        }

        private IonStack stack(
                String id,
                String label,
                Cut cut,
                TiffPage[][] found,
                int[] sample,
                List<IonChannel> species,
                double pixelWidthUm,
                double pixelHeightUm,
                Map<String, String> notes) {
            TiffPage first = found[cut.channels().get(0)][0];
            TiffPage[][] kept = new TiffPage[cut.channels().size()][];
            int[] samples = new int[kept.length];
            for (int i = 0; i < kept.length; i++) {
                int c = cut.channels().get(i);
                kept[i] = Arrays.copyOf(found[c], cut.layers());
                samples[i] = sample[c];
            }
            return new IonStack(
                    id,
                    label,
                    new StackGeometry(cut.layers(), first.height(), first.width(), pixelWidthUm, pixelHeightUm),
                    species,
                    new TiffLayers(source, file.order(), kept, samples),
                    notes);
        }
    }
}
