// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write we read, bit by bit. */
final class RoundTripTest {

    @TempDir
    Path folder;

    private final Exporter exporter = new NexusExporter();

    private Path written(org.interphase.core.data.Dataset dataset) throws IOException {
        Path file = folder.resolve("file.nxs");
        exporter.write(dataset, "{}", file);
        return file;
    }

    private static void assertSameCounts(IonStack expected, IonStack found) throws IOException {
        int[] a = new int[expected.geometry().pixels()];
        int[] b = new int[a.length];
        for (int c = 0; c < expected.species().size(); c++) {
            for (int k = 0; k < expected.geometry().layers(); k++) {
                expected.source().read(c, k, a);
                found.source().read(c, k, b);
                assertArrayEquals(a, b, "channel " + c + ", layer " + k);
            }
        }
    }

    @Test
    void countsOfAStackComeBack() throws IOException {
        IonStack stack = Made.stack(5, 13, 17);
        IonStack read = Opened.stack(written(stack));
        assertEquals(LayerSource.PixelType.UINT16, read.source().type());
        assertSameCounts(stack, read);
        assertArrayEquals(stack.layer(1, 4), read.layer(1, 4));
    }

    @Test
    void countsOfAStackOfManyMegabytesComeBack() throws IOException {
        IonStack stack = Made.stack(12, 512, 512);
        assertSameCounts(stack, Opened.stack(written(stack)));
    }

    @Test
    void whatIsKnownOfAStackComesBack() throws IOException {
        IonStack stack = Made.stack(5, 13, 17);
        IonStack read = Opened.stack(written(stack));
        assertEquals(stack.id(), read.id());
        assertEquals(stack.label(), read.label());
        assertEquals(stack.geometry(), read.geometry());
        assertEquals(stack.metadata(), read.metadata());
        for (int c = 0; c < 2; c++) {
            IonChannel a = stack.species().get(c);
            IonChannel b = read.species().get(c);
            assertEquals(a.name(), b.name());
            assertEquals(a.mz(), b.mz());
            assertEquals(a.polarity(), b.polarity());
            assertArrayEquals(a.timeS(), b.timeS());
            assertArrayEquals(a.depthUm(), b.depthUm());
            assertEquals(a.dwellS(), b.dwellS());
            assertEquals(a.deadTime(), b.deadTime());
        }
    }

    @Test
    void anIdThatNoLineCanHoldIsReadAsOneThatCan() throws IOException {
        IonStack stack = Made.stack(2, 4, 4);
        IonStack odd = new IonStack(
                "a\nb\u0007", stack.label(), stack.geometry(), stack.species(), stack.source(), stack.metadata());
        assertEquals("a b·", Opened.stack(written(odd)).id());
    }

    @Test
    void whatIsNotKnownOfAStackStaysUnknown() throws IOException {
        IonStack stack = Made.of(
                MemoryLayers.of(new short[1][1][1]), new StackGeometry(1, 1, 1, Double.NaN, Double.NaN), 1);
        IonStack read = Opened.stack(written(stack));
        assertEquals(stack.geometry(), read.geometry());
        assertEquals(0, read.species().get(0).timeS().length);
        assertEquals(0, read.species().get(0).depthUm().length);
        assertTrue(Double.isNaN(read.species().get(0).mz()));
        assertEquals(stack.metadata(), read.metadata());
    }

    @Test
    void valuesOfFloatingPointComeBackWithWhatIsNone() throws IOException {
        float[] values = {0.25f, -1e-30f, Float.NaN, Float.POSITIVE_INFINITY, 16777217f, Float.MIN_VALUE};
        IonStack read = Opened.stack(written(
                Made.of(MemoryLayers.of(new float[][][] {{values}}), new StackGeometry(1, 2, 3, 1, 1), 1)));
        assertEquals(LayerSource.PixelType.FLOAT32, read.source().type());
        assertArrayEquals(values, read.layer(0, 0));
    }

    @Test
    void countsOfFourBytesComeBack() throws IOException {
        int[] counts = {0, 1, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, -1};
        LayerSource source = new LayerSource() {
            @Override
            public PixelType type() {
                return PixelType.UINT32;
            }

            @Override
            public void read(int channel, int layer, float[] into) {
                throw new UnsupportedOperationException("counts are asked for");
            }

            @Override
            public void read(int channel, int layer, int[] into) {
                System.arraycopy(counts, 0, into, 0, counts.length);
            }
        };
        IonStack read = Opened.stack(written(Made.of(source, new StackGeometry(1, 2, 3, 1, 1), 1)));
        assertEquals(LayerSource.PixelType.UINT32, read.source().type());
        int[] back = new int[6];
        read.source().read(0, 0, back);
        assertArrayEquals(counts, back);
        assertEquals(4294967295f, read.layer(0, 0)[5]);
    }

    @Test
    void countsThatCannotBeDeflatedComeBack() throws IOException {
        Random random = new Random(1);
        short[] noise = new short[64 * 64];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt();
        }
        IonStack stack = Made.of(
                MemoryLayers.of(new short[][][] {{noise}}), new StackGeometry(1, 64, 64, 1, 1), 1);
        assertSameCounts(stack, Opened.stack(written(stack)));
    }

    @Test
    void aProfileComesBack() throws IOException {
        DepthProfile profile = Made.profile();
        DepthProfile read = (DepthProfile) Opened.only(written(profile));
        assertEquals(profile.id(), read.id());
        assertEquals(profile.label(), read.label());
        assertEquals(profile.metadata(), read.metadata());
        assertEquals(3, read.species().size());
        for (int c = 0; c < 3; c++) {
            ProfileChannel a = profile.species().get(c);
            ProfileChannel b = read.species().get(c);
            assertEquals(a.name(), b.name());
            assertEquals(a.mz(), b.mz());
            assertEquals(a.polarity(), b.polarity());
            assertArrayEquals(a.timeS(), b.timeS());
            assertArrayEquals(a.depthUm(), b.depthUm());
            assertArrayEquals(a.values(), b.values());
            assertArrayEquals(a.errors(), b.errors());
            assertEquals(a.unit(), b.unit());
            assertEquals(a.deadTime(), b.deadTime());
        }
    }

    @Test
    void aSpectrumComesBack() throws IOException {
        MassSpectrum spectrum = Made.spectrum();
        MassSpectrum read = (MassSpectrum) Opened.only(written(spectrum));
        assertEquals(spectrum.id(), read.id());
        assertEquals(spectrum.label(), read.label());
        assertArrayEquals(spectrum.mz(), read.mz());
        assertArrayEquals(spectrum.values(), read.values());
        assertEquals(spectrum.unit(), read.unit());
        assertEquals(spectrum.polarity(), read.polarity());
        assertEquals(spectrum.deadTime(), read.deadTime());
    }

    @Test
    void aStackThatWasReadIsWrittenToTheSameBytes() throws IOException {
        Path first = written(Made.stack(5, 13, 17));
        Path second = folder.resolve("second.nxs");
        exporter.write(Opened.stack(first), "{}", second);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void aStreamGetsTheBytesOfAFile() throws IOException {
        Path file = folder.resolve("without.nxs");
        exporter.write(Made.spectrum(), "", file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(Made.spectrum(), out);
        assertArrayEquals(Files.readAllBytes(file), out.toByteArray());
    }

    @Test
    void whatASourceCannotReadIsNotWritten() {
        LayerSource broken = new LayerSource() {
            @Override
            public PixelType type() {
                return PixelType.FLOAT32;
            }

            @Override
            public void read(int channel, int layer, float[] into) throws IOException {
                if (layer == 30) {
                    throw new IOException("layer 30 is gone");
                }
            }

            @Override
            public void read(int channel, int layer, int[] into) {
                throw new UnsupportedOperationException();
            }
        };
        IonStack stack = Made.of(broken, new StackGeometry(40, 8, 8, 1, 1), 1);
        IOException e = assertThrows(IOException.class, () -> written(stack));
        assertEquals("layer 30 is gone", e.getMessage());
    }

    @Test
    void acceptsWhatItWritesAndNothingElse() {
        for (org.interphase.core.data.Dataset d : List.of(Made.stack(1, 1, 1), Made.profile(), Made.spectrum())) {
            assertTrue(exporter.accepts(d), d.kind().toString());
        }
        assertEquals(List.of(DatasetKind.ION_STACK, DatasetKind.PROFILE, DatasetKind.SPECTRUM),
                new Hdf5Format().kinds().stream().sorted(java.util.Comparator.comparing(DatasetKind::id)).toList());
    }

    /** Somebody asks for the end after so many reports. */
    private static final class Reports implements Progress {
        private final List<Double> fractions = new ArrayList<>();
        private final int most;

        Reports(int most) {
            this.most = most;
        }

        @Override
        public void report(double fraction, String what) {
            fractions.add(fraction);
        }

        @Override
        public boolean isCancelled() {
            return fractions.size() >= most;
        }
    }

    @Test
    void writingReportsUpToTheEnd() throws Exception {
        Reports reports = new Reports(Integer.MAX_VALUE);
        new NexusExporter().write(Made.stack(40, 3, 4), "", folder.resolve("p.nxs"), reports);
        assertEquals(0, reports.fractions.get(0));
        assertEquals(1, reports.fractions.getLast());
        assertEquals(reports.fractions.stream().sorted().toList(), reports.fractions);
    }

    @Test
    void writingEndsWhenAskedToAndLeavesNoHalfFile() throws Exception {
        Reports reports = new Reports(2);
        assertThrows(
                CancelledException.class,
                () -> new NexusExporter().save(Made.stack(400, 3, 4), "", folder.resolve("c.nxs"), reports));
        assertEquals(2, reports.fractions.size(), "it went on");
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
