// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayRoundTripTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> all() {
        return Stream.of(".nrrd", ".mhd", ".mha", ".vti", ".ome.tif")
                .flatMap(e -> Arrays.stream(PixelType.values()).map(t -> Arguments.of(e, t)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void stacksReadBackBitByBit(String ending, PixelType type) throws IOException {
        IonStack stack = Stacks.random(type, 3);
        DataFile file = Stacks.open(folder, "x" + ending, Stacks.write(stack, ending));
        IonStack back = Stacks.stack(file);
        Stacks.assertSamePixels(stack, back);
        assertEquals(List.of(), file.warnings());
        assertEquals(1.171875, back.geometry().pixelWidthUm(), 1e-12);
        assertEquals(0.5, back.geometry().pixelHeightUm(), 1e-12);
        assertEquals(stack.species().stream().map(IonChannel::name).toList(), back.species().stream().map(IonChannel::name).toList());
        assertEquals(IonPolarity.POSITIVE, back.species().get(0).polarity());
        assertEquals(IonPolarity.NEGATIVE, back.species().get(1).polarity());
        assertArrayEquals(stack.species().get(0).depthUm(), back.species().get(0).depthUm(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {".nrrd", ".mhd", ".vti", ".ome.tif"})
    void whatIsNotKnownStaysNotKnown(String ending) throws IOException {
        IonStack known = Stacks.random(PixelType.UINT16, 2);
        IonStack stack = new IonStack(
                "1", "", new StackGeometry(2, 5, 7, Double.NaN, Double.NaN), List.of(IonChannel.named("a"), IonChannel.named("b")), known.source(), java.util.Map.of());
        IonStack back = Stacks.stack(Stacks.open(folder, "x" + ending, Stacks.write(stack, ending)));
        assertTrue(Double.isNaN(back.geometry().pixelWidthUm()));
        assertTrue(Double.isNaN(back.geometry().pixelHeightUm()));
        assertEquals(0, back.species().get(0).depthUm().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {".nrrd", ".mhd", ".mha", ".vti", ".ome.tif"})
    void massesPolaritiesAndDeadTimesReadBack(String ending) throws IOException {
        IonStack some = Stacks.random(PixelType.UINT16, 1);
        double[] none = {};
        DeadTime counter = new DeadTime(DeadTime.Model.NON_PARALYSABLE, true, 4.4e-8);
        DeadTime converter = new DeadTime(DeadTime.Model.SINGLE_HIT, false, Double.NaN);
        List<IonChannel> species = List.of(
                new IonChannel("Na", 22.98922, IonPolarity.POSITIVE, none, none, Double.NaN, counter),
                new IonChannel("12C 14N", 26.0036, IonPolarity.NEGATIVE, none, none, Double.NaN, converter));
        IonStack back = back(new IonStack("1", "", some.geometry(), species, some.source(), java.util.Map.of()), ending);
        for (int c = 0; c < 2; c++) {
            assertEquals(species.get(c).mz(), back.species().get(c).mz());
            assertEquals(species.get(c).polarity(), back.species().get(c).polarity());
            assertEquals(species.get(c).deadTime(), back.species().get(c).deadTime());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".nrrd", ".mhd", ".mha", ".vti", ".ome.tif"})
    void aSignThatIsNoPolarityStaysNone(String ending) throws IOException {
        IonStack some = Stacks.random(PixelType.UINT16, 1);
        List<IonChannel> species = List.of(IonChannel.named("a+"), Names.channel("O-", 15.9949, new double[0], new double[0]));
        IonStack back = back(new IonStack("1", "", some.geometry(), species, some.source(), java.util.Map.of()), ending);
        assertEquals(IonPolarity.UNKNOWN, back.species().get(0).polarity());
        assertEquals(IonPolarity.NEGATIVE, back.species().get(1).polarity());
        assertTrue(Double.isNaN(back.species().get(0).mz()));
        assertEquals(DeadTime.UNKNOWN, back.species().get(0).deadTime());
    }

    private IonStack back(IonStack stack, String ending) throws IOException {
        return Stacks.stack(Stacks.open(folder, "x" + ending, Stacks.write(stack, ending)));
    }

    @Test
    void notesReadBackFromNrrd() throws IOException {
        IonStack back = Stacks.stack(Stacks.open(folder, "x.nrrd", Stacks.write(Stacks.random(PixelType.UINT16, 1), ".nrrd")));
        assertEquals("NASICON\\1", back.metadata().get("Sample  1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".nrrd", ".mhd", ".vti"})
    void depthsOfTheirOwnAreLeftOutOfFormatsWithOneSpacing(String ending) throws IOException {
        IonStack even = Stacks.random(PixelType.UINT16, 3);
        IonStack uneven = Stacks.of(even.source(), 3, new double[] {0.1, 0.2, 0.4}, "a", "b");
        IonStack back = Stacks.stack(Stacks.open(folder, "x" + ending, Stacks.write(uneven, ending)));
        assertEquals(0, back.species().get(0).depthUm().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {".nrrd", ".mhd", ".vti", ".ome.tif"})
    void aFileThatWasCutOpensUpToItsLastWholeLayer(String ending) throws IOException {
        IonStack whole = Stacks.random(PixelType.UINT16, 60);
        byte[] bytes = Stacks.write(whole, ending);
        int lost = switch (ending) {
            case ".vti" -> 6000;
            case ".ome.tif" -> 2800;
            default -> bytes.length / 3;
        };
        int end = bytes.length - lost;
        DataFile file = Stacks.open(folder, "cut" + ending, Arrays.copyOf(bytes, end));
        IonStack cut = Stacks.stack(file);
        assertTrue(file.warnings().stream().anyMatch(w -> w.startsWith("the file was cut: ")), file.warnings().toString());
        int layers = cut.geometry().layers();
        assertTrue(layers * cut.species().size() > 30 && layers * cut.species().size() < 120, layers + " layers");
        for (int k = 0; k < layers; k++) {
            assertArrayEquals(whole.layer(0, k), cut.layer(0, k));
        }
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

    @ParameterizedTest
    @ValueSource(strings = {".nrrd", ".mhd", ".mha", ".vti", ".ome.tif"})
    void writingReportsEachLayerAndTheEnd(String ending) throws Exception {
        IonStack stack = Stacks.random(PixelType.UINT16, 5);
        Path file = folder.resolve("x" + ending);
        Reports reports = new Reports(Integer.MAX_VALUE);
        Stacks.ALL.exporter(stack, file).orElseThrow().write(stack, "", file, reports);
        assertEquals(11, reports.fractions.size());
        for (int i = 0; i <= 10; i++) {
            assertEquals(i / 10.0, reports.fractions.get(i), 1e-12);
        }
        Stacks.assertSamePixels(stack, Stacks.stack(Stacks.open(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {".nrrd", ".mhd", ".mha", ".vti", ".ome.tif"})
    void writingEndsWhenAskedToAndLeavesNoHalfFile(String ending) throws Exception {
        IonStack stack = Stacks.random(PixelType.UINT16, 5);
        Path file = folder.resolve("x" + ending);
        Exporter exporter = Stacks.ALL.exporter(stack, file).orElseThrow();
        Reports reports = new Reports(4);
        assertThrows(CancelledException.class, () -> exporter.save(stack, "", file, reports));
        assertEquals(4, reports.fractions.size(), "it went on");
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
