// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are read back by another program's reader, that of the Java platform, which checks each chunk's sum. */
final class PngImageTest {

    private static final int OPAQUE = 0xFF000000;

    private static int[] readBack(byte[] png, int width, int height) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        return image.getRGB(0, 0, width, height, null, 0, width);
    }

    private static int[] pixels(int count, IntUnaryOperator colour) {
        return IntStream.range(0, count).map(colour).toArray();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "300, 1", "1, 300", "257, 130"})
    void readsBackColours(int width, int height) throws IOException {
        Random random = new Random(5);
        int[] noise = pixels(width * height, i -> random.nextInt() | OPAQUE);
        assertArrayEquals(noise, readBack(PngImage.colours(width, height, noise), width, height));
    }

    @Test
    void readsBackSlopesInEveryDirection() throws IOException {
        int[] slopes = pixels(200 * 200, i -> OPAQUE | (i % 200) << 16 | (i / 200) << 8 | (i / 200 + i % 200) / 2);
        byte[] png = PngImage.colours(200, 200, slopes);
        assertArrayEquals(slopes, readBack(png, 200, 200));
        assertTrue(png.length < 200 * 200 / 8, "slopes are packed into " + png.length + " bytes");
    }

    @Test
    void readsBackWhatIsSeenThrough() throws IOException {
        int[] half = pixels(64, i -> i * 4 << 24 | 0x336699);
        assertArrayEquals(half, readBack(PngImage.colours(8, 8, half), 8, 8));
    }

    @Test
    void saysHowLargeAPictureIsOnPaper() throws IOException {
        int[] noise = pixels(12, i -> i * 1_234_567);
        byte[] png = PngImage.opaque(4, 3, noise, 300);
        assertArrayEquals(Arrays.stream(noise).map(c -> c | OPAQUE).toArray(), readBack(png, 4, 3));
        // 300 pixels of an inch are 11811 of a metre: behind the signature and the header.
        ByteBuffer density = ByteBuffer.wrap(png, 8 + 25, 21);
        assertEquals(9, density.getInt());
        assertEquals(0x70485973, density.getInt());
        assertEquals(11_811, density.getInt());
        assertEquals(11_811, density.getInt());
        assertEquals(1, density.get());
        assertThrows(IllegalArgumentException.class, () -> PngImage.opaque(4, 3, noise, 0));
    }

    @Test
    void readsBackAColourMap() throws IOException {
        int[] palette = ColourMap.HEAT.rgb();
        for (int i = 0; i < palette.length; i++) {
            palette[i] |= OPAQUE;
        }
        byte[] indices = new byte[300 * 200];
        new Random(6).nextBytes(indices);
        assertArrayEquals(
                pixels(indices.length, i -> palette[indices[i] & 0xFF]),
                readBack(PngImage.indexed(300, 200, indices, palette), 300, 200));
    }

    @Test
    void readsBackAPaletteWithAnEntryThatIsSeenThrough() throws IOException {
        int[] palette = {0x00FFFFFF, 0xFF000000, 0xFF00FF00};
        byte[] indices = {0, 1, 2, 0, 2, 1};
        assertArrayEquals(
                pixels(6, i -> palette[indices[i]]), readBack(PngImage.indexed(3, 2, indices, palette), 3, 2));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> PngImage.colours(2, 2, new int[3]));
        assertThrows(IllegalArgumentException.class, () -> PngImage.colours(0, 2, new int[0]));
        assertThrows(IllegalArgumentException.class, () -> PngImage.colours(PngImage.LONGEST + 1, 1, new int[32_769]));
        assertThrows(IllegalArgumentException.class, () -> PngImage.indexed(1, 1, new byte[1], new int[0]));
        assertThrows(IllegalArgumentException.class, () -> PngImage.indexed(1, 1, new byte[1], new int[257]));
        assertThrows(IllegalArgumentException.class, () -> PngImage.indexed(1, 1, new byte[] {-1}, new int[255]));
    }
}
