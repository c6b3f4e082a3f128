// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.data.Channel;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsmTest {

    @TempDir
    private Path folder;

    private static void assertImpedance(DataFile file) {
        ImpedanceSpectrum z = Formats.spectrum(file);
        assertEquals("Zahner .ism", file.format());
        assertArrayEquals(new double[] {1000, 100, 10}, z.frequencyHz());
        assertArrayEquals(new double[] {0, 3, 0}, z.re(), 1e-15);
        assertArrayEquals(new double[] {-2, 0, 4}, z.im(), 1e-15);
    }

    @Test
    void readsWhatThalesWrites() throws IOException {
        DataFile file = Formats.open(folder, IsmWriter.spectrum());
        assertImpedance(file);
        ImpedanceSpectrum z = Formats.spectrum(file);
        assertEquals(
                List.of("frequency", "Re Z", "Im Z", "time", "significance"),
                z.channels().stream().map(Channel::name).toList());
        assertArrayEquals(new double[] {0, 1.5, 4}, z.channels().get(3).values());
        assertArrayEquals(new double[] {1, 0.999, 0.5}, z.channels().get(4).values());
        assertEquals("2024-01-16T11:02:29", z.metadata().get("started"));
        assertEquals("Na Cell", z.metadata().get("system"));
        assertEquals("A comment", z.metadata().get("comment 1"));
        assertEquals("0.5", z.metadata().get("electrode area"));
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void readsWhatScriptsWriteWithoutSettings() throws IOException {
        assertImpedance(Formats.open(
                folder, IsmWriter.measured(IsmWriter.SCRIPT).texts().bytes()));
    }

    @Test
    void readsNewerFilesThatHoldMore() throws IOException {
        byte[] more = Arrays.copyOf(IsmWriter.spectrum(), IsmWriter.spectrum().length + 500);
        assertImpedance(Formats.open(folder, more));
        byte[] otherVersion = IsmWriter.spectrum();
        otherVersion[5] = 7;
        assertImpedance(Formats.open(folder, otherVersion));
        byte[] without = IsmWriter.measured(0).texts().bytes();
        assertImpedance(Formats.open(folder, without));
    }

    @Test
    void readsTheImpedanceAloneAndSaysSo() throws IOException {
        DataFile file = Formats.open(folder, IsmWriter.impedance(IsmWriter.THALES).bytes());
        assertImpedance(file);
        assertEquals(List.of("the file ends after the phases: it has no times and no notes"), file.warnings());
        DataFile timed = Formats.open(
                folder, IsmWriter.impedance(IsmWriter.THALES).doubles(1, 2, 4).bytes());
        assertArrayEquals(
                new double[] {0, 1, 3}, timed.datasets().get(0).channels().get(3).values());
        assertEquals(
                List.of("the file ends after the times: it has no significances and no notes"), timed.warnings());
        DataFile measured = Formats.open(folder, IsmWriter.measured(IsmWriter.THALES).bytes());
        assertImpedance(measured);
        assertEquals(List.of("the file ends after the significances: it has no notes"), measured.warnings());
    }

    @Test
    void keepsTheOrderAndWhatWasMeasuredTwiceAndSaysSo() throws IOException {
        byte[] bytes = new IsmWriter()
                .header(IsmWriter.THALES, 4)
                .doubles(100, 1000, 1000, 100, 10)
                .doubles(1, 2, 3, 4, 5)
                .doubles(0, 0, 0, 0, 0)
                .bytes();
        DataFile file = Formats.open(folder, bytes);
        assertArrayEquals(new double[] {100, 1000, 1000, 100, 10}, Formats.spectrum(file).frequencyHz());
        byte[] turning = new IsmWriter()
                .header(IsmWriter.THALES, 3)
                .doubles(100, 1000, 100, 10)
                .doubles(1, 2, 4, 5)
                .doubles(0, 0, 0, 0)
                .bytes();
        assertTrue(
                Formats.open(folder, turning).warnings().get(1).startsWith("the frequency turns round at 1000 Hz (point 2)"));
    }

    @Test
    void refusesAFileThatIsCutAnywhere() throws IOException {
        byte[] bytes = IsmWriter.spectrum();
        int impedance = IsmWriter.impedance(IsmWriter.THALES).bytes().length;
        List<Integer> whole = List.of(impedance, impedance + 24, impedance + 30);
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            if (!whole.contains(length)) {
                FormatException e = assertThrows(FormatException.class, () -> Formats.open(folder, cut), length + " bytes");
                assertTrue(e.getMessage().contains("expected"), e.getMessage());
            }
        }
        Refused.at(
                Place.offset(6),
                "3 points, which the header says and which need 84 bytes",
                "a file of 83 bytes, which has room for 2",
                () -> Formats.open(folder, Arrays.copyOf(bytes, 83)));
        Refused.at(
                Place.offset(84),
                "times of 24 bytes",
                "1 bytes up to the end of the file: it was cut",
                () -> Formats.open(folder, Arrays.copyOf(bytes, 85)));
        Refused.at(
                Place.offset(bytes.length - 258),
                "the instrument's settings of 258 bytes",
                "257 bytes",
                () -> Formats.open(folder, Arrays.copyOf(bytes, bytes.length - 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 1000, 0x7fff_ffffL, 0xffff_ffffL, 0x7fff_ffff_ffffL, -1, -5})
    void refusesACountThatLies(long last) {
        byte[] bytes = IsmWriter.spectrum();
        ByteBuffer.wrap(bytes).putShort(6, (short) (last >> 32)).putInt(8, (int) last);
        if (last == 3) {
            assertThrows(FormatException.class, () -> Formats.open(folder, bytes));
        } else {
            Refused.at(Place.offset(6), "point", "", () -> Formats.open(folder, bytes));
        }
    }

    @Test
    void refusesATextWhoseLengthLies() {
        byte[] bytes = IsmWriter.measured(IsmWriter.THALES).shorts(0xffff).texts().settings().bytes();
        int at = IsmWriter.measured(IsmWriter.THALES).bytes().length + 2;
        Refused.at(Place.offset(at), "the text 'date' of 65535 bytes", "it was cut", () -> Formats.open(folder, bytes));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAFrequencyThatIsNone(double f) {
        byte[] bytes = IsmWriter.spectrum();
        ByteBuffer.wrap(bytes).putDouble(12 + 8, f);
        Refused.at(Place.offset(20), "a frequency above 0 Hz", "", () -> Formats.open(folder, bytes));
    }

    @Test
    void refusesAModulusOrAPhaseThatIsNone() {
        byte[] bytes = IsmWriter.spectrum();
        ByteBuffer.wrap(bytes).putDouble(12 + 4 * 8, -1);
        Refused.at(Place.offset(44), "a modulus", "-1", () -> Formats.open(folder, bytes));
        byte[] degrees = IsmWriter.spectrum();
        ByteBuffer.wrap(degrees).putDouble(12 + 8 * 8, -45);
        Refused.at(Place.offset(76), "a phase from -2π to 2π", "-45", () -> Formats.open(folder, degrees));
    }

    @Test
    void isNotCertainOfWhatOnlyLooksLikeIt() {
        IsmFormat ism = new IsmFormat();
        byte[] zeros = new byte[1000];
        byte[] ones = new byte[1000];
        Arrays.fill(ones, (byte) 1);
        byte[] counting = new byte[1000];
        IntStream.range(0, 1000).forEach(i -> counting[i] = (byte) i);
        for (byte[] bytes : List.of(zeros, ones, counting, MprWriter.spectrum(), new byte[3])) {
            assertEquals(Recognition.NO, ism.recognise(new FileHead("x.ism", bytes.length, bytes)));
        }
        byte[] unmarked = IsmWriter.measured(0).texts().bytes();
        assertEquals(Recognition.POSSIBLE, ism.recognise(new FileHead("x", unmarked.length, unmarked)));
    }
}
