// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NanoSimsTest {

    private static final String SUN = "cameca/image_sun.im";

    @TempDir
    private Path folder;

    static Stream<Arguments> kindsOfPixel() {
        return Stream.of(
                Arguments.of(ByteOrder.BIG_ENDIAN, 2, LayerSource.PixelType.UINT16, 0xFFF0L),
                Arguments.of(ByteOrder.LITTLE_ENDIAN, 2, LayerSource.PixelType.UINT16, 0xFFF0L),
                Arguments.of(ByteOrder.BIG_ENDIAN, 4, LayerSource.PixelType.UINT32, 0xFFFFFF00L),
                Arguments.of(ByteOrder.LITTLE_ENDIAN, 4, LayerSource.PixelType.UINT32, 0xFFFFFF00L));
    }

    @ParameterizedTest
    @MethodSource("kindsOfPixel")
    void readsPixelsOfBothLengthsInBothByteOrders(ByteOrder order, int bytes, LayerSource.PixelType type, long largest)
            throws IOException {
        NanoSimsWriter.Pixels pixels =
                (k, c, y, x) -> k == 2 && y == 1 && x == 3 ? largest : 1000 * k + 100 * c + 10 * y + x;
        IonStack stack = stack(new NanoSimsWriter(order, NanoSimsWriter.IMAGE, "12C", "12C 14N")
                .image(3, 2, 4, bytes, pixels)
                .bytes());
        assertEquals(new StackGeometry(3, 2, 4, 2.0, 2.0), stack.geometry());
        assertEquals(type, stack.source().type());
        int[] counts = new int[8];
        for (int k = 0; k < 3; k++) {
            for (int c = 0; c < 2; c++) {
                stack.source().read(c, k, counts);
                float[] values = stack.layer(c, k);
                for (int i = 0; i < counts.length; i++) {
                    long expected = pixels.at(k, c, i / 4, i % 4);
                    assertEquals(expected, counts[i] & 0xFFFFFFFFL);
                    assertEquals((float) expected, values[i]);
                }
            }
        }
    }

    @Test
    void readsALayerThatIsLongerThanOneReading() throws IOException {
        IonStack stack = stack(new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C")
                .image(1, 500, 700, 2, (k, c, y, x) -> (y * 700L + x) % 65536)
                .bytes());
        int[] counts = new int[500 * 700];
        stack.source().read(0, 0, counts);
        for (int i = 0; i < counts.length; i++) {
            assertEquals(i % 65536, counts[i]);
        }
    }

    @Test
    void namesPolarityDwellTimesAndDeadTimes() throws IOException {
        IonStack stack = stack(new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C", "12C 14N")
                .parameters(-8000)
                .image(2, 2, 4, 2, (k, c, y, x) -> 0)
                .bytes());
        IonChannel cyanide = stack.species().get(1);
        assertEquals("12C 14N", cyanide.name());
        assertEquals(13.0, cyanide.mz());
        assertEquals(IonPolarity.NEGATIVE, cyanide.polarity());
        assertEquals(2.0 / 8, cyanide.dwellS());
        assertArrayEquals(new double[] {1, 3}, cyanide.timeS());
        assertEquals(new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, 44e-9), cyanide.deadTime());
        assertEquals("2011-03-25T10:37", stack.metadata().get("started"));
        assertEquals("Cs+", stack.metadata().get("primary ions"));
    }

    @Test
    void callsIonsPositiveThatAPositiveSampleDrivesAway() throws IOException {
        IonStack stack = stack(new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "28Si")
                .parameters(8000)
                .image(1, 1, 1, 2, (k, c, y, x) -> 0)
                .bytes());
        assertEquals(IonPolarity.POSITIVE, stack.species().get(0).polarity());
    }

    @Test
    void opensACutImageUpToItsLastWholeLayerAndSaysSo() throws IOException {
        byte[] whole = new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C", "13C")
                .image(5, 4, 4, 2, (k, c, y, x) -> k)
                .bytes();
        int layer = 2 * 4 * 4 * 2;
        DataFile file = SimsFiles.open(folder, Arrays.copyOf(whole, whole.length - layer - 1));
        IonStack stack = (IonStack) file.datasets().get(0);
        assertEquals(3, stack.geometry().layers());
        assertEquals(16 * (1 + 2), stack.sum(1));
        assertTrue(file.warnings().toString().contains("of 5 layers that its header states 3 are whole"), file.warnings().toString());
    }

    @Test
    void refusesAnImageCutBeforeItsFirstLayerEnds() {
        byte[] whole = new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C")
                .image(1, 4, 4, 2, (k, c, y, x) -> k)
                .bytes();
        RefusedWith.at(
                Place.offset(NanoSimsWriter.HEADER),
                "a layer of 1 species of 32 bytes",
                "31 bytes up to the end of the file: it was cut",
                () -> SimsFiles.open(folder, Arrays.copyOf(whole, whole.length - 1)));
    }

    @Test
    void saysThatAFileWasCutAfterItWasOpened() throws IOException {
        IonStack stack = stack(new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C")
                .image(2, 4, 4, 2, (k, c, y, x) -> k)
                .bytes());
        Files.write(folder.resolve("file"), new byte[100]);
        assertThrows(EOFException.class, () -> stack.layer(0, 1));
    }

    @Test
    void saysThatBytesFollowTheLastLayer() throws IOException {
        byte[] whole = new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C")
                .image(1, 4, 4, 2, (k, c, y, x) -> k)
                .bytes();
        assertTrue(SimsFiles.open(folder, Arrays.copyOf(whole, whole.length + 7))
                .warnings()
                .contains("7 bytes behind the last layer are not read"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 123, 1 << 23, Integer.MAX_VALUE})
    void refusesAHeaderOfALyingLength(int length) {
        byte[] bytes = image().set(8, length).bytes();
        RefusedWith.at(
                length >= 124 && length <= NanoSimsHeader.LONGEST ? Place.offset(8) : Place.whole(),
                length >= 124 && length <= NanoSimsHeader.LONGEST ? "a header of 124 to " + bytes.length + " bytes" : "a format",
                "",
                () -> SimsFiles.open(folder, bytes));
    }

    @Test
    void refusesMoreSpeciesThanTheTableHasPlacesFor() {
        byte[] bytes = image().set(NanoSimsWriter.TABLE_OF_IMAGE - 44, 11).bytes();
        RefusedWith.at(
                Place.offset(NanoSimsWriter.TABLE_OF_IMAGE - 44),
                "1 to 10 species",
                "11",
                () -> SimsFiles.open(folder, bytes));
    }

    @Test
    void refusesAnImageOfOtherSpeciesThanTheTable() {
        byte[] bytes = image().setOfImage(12, 3).bytes();
        RefusedWith.at(
                Place.offset(NanoSimsWriter.HEADER - 84 + 12),
                "2 species as in the table",
                "3",
                () -> SimsFiles.open(folder, bytes));
    }

    @Test
    void refusesEdgesAndPixelsThatCannotBe() {
        int at = NanoSimsWriter.HEADER - 84;
        byte[] noWidth = image().setOfImage(6, 0).bytes();
        RefusedWith.at(Place.offset(at + 6), "a width of 1 to 32768 pixels", "0", () -> SimsFiles.open(folder, noWidth));
        byte[] wide = image().setOfImage(8, -1).bytes();
        RefusedWith.at(Place.offset(at + 8), "a height of 1 to", "65535", () -> SimsFiles.open(folder, wide));
        byte[] three = image().setOfImage(10, 3).bytes();
        RefusedWith.at(Place.offset(at + 10), "2 or 4 bytes of a pixel", "3", () -> SimsFiles.open(folder, three));
        byte[] none = image().setOfImage(14, 0).bytes();
        RefusedWith.at(Place.offset(at + 14), "at least one layer", "0", () -> SimsFiles.open(folder, none));
    }

    @Test
    void refusesAFileThatSaysThatItHasNoData() {
        byte[] bytes = image().set(16, 0).bytes();
        RefusedWith.at(Place.offset(16), "data behind the header", "none", () -> SimsFiles.open(folder, bytes));
    }

    @Test
    void refusesAKindThatIsNotReadByItsName() {
        byte[] bytes = image().set(4, 41).bytes();
        RefusedWith.at(Place.offset(4), "", "a file of kind 41 (image by stage)", () -> SimsFiles.open(folder, bytes));
    }

    private static NanoSimsWriter image() {
        return new NanoSimsWriter(ByteOrder.BIG_ENDIAN, NanoSimsWriter.IMAGE, "12C", "13C")
                .image(1, 4, 4, 2, (k, c, y, x) -> k);
    }

    private static NanoSimsWriter isotopes(double... rates) {
        return new NanoSimsWriter(ByteOrder.LITTLE_ENDIAN, NanoSimsWriter.ISOTOPES, "1H", "2H")
                .parameters(-8000)
                .rates(rates, new double[] {1.5, 2});
    }

    @Test
    void readsRatesWithTheErrorsOfTheirCounts() throws IOException {
        DataFile file = SimsFiles.open(folder, isotopes(0, 8, 50).bytes());
        ProfileChannel hydrogen = ((DepthProfile) file.datasets().get(0)).species().get(0);
        assertArrayEquals(new double[] {1, 2, 3}, hydrogen.timeS());
        assertArrayEquals(new double[] {0, 8, 50}, hydrogen.values());
        // counted for 2 s: 0, 16 and 100 counts
        assertArrayEquals(new double[] {0, 2, 5}, hydrogen.errors());
        assertEquals("1/s", hydrogen.unit());
        assertEquals(new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, 44e-9), hydrogen.deadTime());
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void takesRatesThatAreNoWholeCountsForCorrected() throws IOException {
        DataFile file = SimsFiles.open(folder, isotopes(0, 8.1, 50).bytes());
        ProfileChannel hydrogen = ((DepthProfile) file.datasets().get(0)).species().get(0);
        assertTrue(hydrogen.deadTime().corrected());
        assertEquals(0, hydrogen.errors().length);
        assertTrue(file.warnings().toString().contains("'1H' has no whole counts"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesRatesThatCannotBe(double rate) {
        RefusedWith.at(
                Place.offset(NanoSimsWriter.HEADER + 4 + 4 + 16 + 8),
                "counts per second, 0 or more",
                Double.toString(rate),
                () -> SimsFiles.open(folder, isotopes(1, rate).bytes()));
    }

    @Test
    void refusesPointsForWhichTheFileHasNoRoom() {
        byte[] bytes = isotopes(1, 2).bytes();
        bytes[NanoSimsWriter.HEADER + 4 + 3] = 0x7f;
        RefusedWith.at(
                Place.offset(NanoSimsWriter.HEADER + 4),
                "1 to 4 points of '1H'",
                "2130706434",
                () -> SimsFiles.open(folder, bytes));
    }

    @Test
    void refusesAnotherNumberOfSpeciesThanTheTableHas() {
        byte[] bytes = isotopes(1, 2).bytes();
        bytes[NanoSimsWriter.HEADER] = 3;
        RefusedWith.at(
                Place.offset(NanoSimsWriter.HEADER), "2 species", "3", () -> SimsFiles.open(folder, bytes));
    }

    @TestFactory
    List<DynamicTest> readsRealFilesAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SimsFiles.Row row : SimsFiles.rows("cameca")) {
            if (row.expected().has("dims")) {
                tests.add(DynamicTest.dynamicTest(row.file().getFileName().toString(), () -> {
                    DataFile file = SimsFiles.open(row.file());
                    assertEquals(row.sha256(), file.sha256());
                    assertEquals(List.of(), file.warnings());
                    switch (file.datasets().get(0)) {
                        case IonStack stack -> compare(row.expected(), stack);
                        case DepthProfile profile -> compare(row.expected(), profile);
                        default -> throw new AssertionError(file.datasets());
                    }
                }));
            }
        }
        assertEquals(4, tests.size());
        return tests;
    }

    private static void compare(JsonNode expected, IonStack stack) throws IOException {
        JsonNode dims = expected.get("dims");
        StackGeometry g = stack.geometry();
        assertEquals(dims.get("frame").asInt(), g.layers());
        assertEquals(dims.get("y").asInt(), g.height());
        assertEquals(dims.get("x").asInt(), g.width());
        assertEquals(expected.get("raster_nm").asDouble() / 1000 / g.width(), g.pixelWidthUm(), 1e-12);
        assertEquals(dims.get("species").asInt(), stack.species().size());
        for (int c = 0; c < stack.species().size(); c++) {
            assertEquals(expected.get("species").get(c).asText(), stack.species().get(c).name());
            assertEquals(expected.get("sums").get(c).asDouble(), stack.sum(c));
            float max = 0;
            for (int k = 0; k < g.layers(); k++) {
                for (float v : stack.layer(c, k)) {
                    max = Math.max(max, v);
                }
            }
            assertEquals(expected.get("max").get(c).asDouble(), max);
        }
        for (int k = 0; k < g.layers(); k++) {
            double sum = 0;
            for (float v : stack.layer(0, k)) {
                sum += v;
            }
            assertEquals(expected.get("frame_sums_sp0").get(k).asDouble(), sum);
        }
        float[] first = stack.layer(0, 0);
        expected.get("pixel[sp0,frame0,y,x]").properties().forEach(p -> {
            String[] yx = p.getKey().split(",");
            assertEquals(
                    p.getValue().asInt(), first[Integer.parseInt(yx[0]) * g.width() + Integer.parseInt(yx[1])]);
        });
    }

    private static void compare(JsonNode expected, DepthProfile profile) {
        assertEquals(expected.get("dims").get("species").asInt(), profile.species().size());
        JsonNode points = expected.get("dims").has("frame")
                ? expected.get("dims").get("frame")
                : expected.get("dims").get("time");
        assertEquals(points.asInt(), profile.points());
        for (int c = 0; c < profile.species().size(); c++) {
            ProfileChannel s = profile.species().get(c);
            assertEquals(expected.get("species").get(c).asText(), s.name());
            double sum = Arrays.stream(s.values()).sum();
            assertEquals(expected.get("sums").get(c).asDouble(), sum, 1e-12 * sum);
            assertEquals(expected.get("max").get(c).asDouble(), Arrays.stream(s.values()).max().orElseThrow());
        }
    }

    /** What the manifest calls {@code +} is the reader's name for a negative potential of the sample; its content says negative. */
    @Test
    void readsThePolarityAndTheDeadTimeOfARealImage() throws IOException {
        IonStack stack = (IonStack) SimsFiles.open(SimsFiles.real("cameca/OpenMIMS_doc_040702_06-05mos-03a.im"))
                .datasets()
                .get(0);
        IonChannel carbon = stack.species().get(0);
        assertEquals(IonPolarity.NEGATIVE, carbon.polarity());
        assertEquals(44e-9, carbon.deadTime().tauS(), 1e-20);
        assertEquals(0.055, carbon.dwellS(), 1e-12);
        assertEquals("2004-07-02T15:23", stack.metadata().get("started"));
    }

    @Test
    void namesSecondaryElectronsWithoutMassOrPolarity() throws IOException {
        IonStack stack = (IonStack) SimsFiles.open(SimsFiles.real(SUN)).datasets().get(0);
        IonChannel electrons = stack.species().get(5);
        assertEquals("SE", electrons.name());
        assertTrue(Double.isNaN(electrons.mz()));
        assertEquals(IonPolarity.UNKNOWN, electrons.polarity());
        assertEquals(DeadTime.UNKNOWN, electrons.deadTime());
    }

    @Test
    void opensARealImageThatWasCut() throws IOException {
        byte[] whole = Files.readAllBytes(SimsFiles.real(SUN));
        DataFile file = SimsFiles.open(folder, Arrays.copyOf(whole, whole.length - 1));
        IonStack stack = (IonStack) file.datasets().get(0);
        assertEquals(1, stack.geometry().layers());
        assertEquals(117602633, stack.sum(0));
        assertEquals(1, file.warnings().size());
    }

    @Test
    void refusesAnImageOfAnotherInstrumentAndSaysWhatItIs() {
        Path file = SimsFiles.real("cameca/141008k.im");
        RefusedWith.at(
                Place.whole(),
                "a NanoSIMS file",
                "a file of another Cameca IMS (version 4198, in sections)",
                () -> SimsFiles.open(file));
    }

    private IonStack stack(byte[] bytes) throws IOException {
        return (IonStack) SimsFiles.open(folder, bytes).datasets().get(0);
    }
}
