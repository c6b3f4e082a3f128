// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files are taken apart by the rules of the specification, apart from what wrote them. */
final class AnimatedPngTest {

    private static final int WIDTH = 13;
    private static final int HEIGHT = 7;
    private static final int INCH_AT_254 = 10_000;

    private record Chunk(String name, byte[] data) {
        ByteBuffer numbers() {
            return ByteBuffer.wrap(data);
        }
    }

    private static List<int[]> noise(int frames) {
        Random random = new Random(7);
        return IntStream.range(0, frames)
                .mapToObj(f -> random.ints(WIDTH * HEIGHT, 0, 1 << 24).toArray())
                .toList();
    }

    private static byte[] written(List<int[]> frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnimatedPng png = new AnimatedPng(out, WIDTH, HEIGHT, frames.size(), 0.25, 254);
        for (int[] f : frames) {
            png.add(f);
        }
        png.finish();
        return out.toByteArray();
    }

    private static List<Chunk> chunks(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        byte[] signature = new byte[8];
        in.get(signature);
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, signature);
        List<Chunk> all = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] data = new byte[in.getInt()];
            byte[] name = new byte[4];
            in.get(name);
            in.get(data);
            CRC32 sum = new CRC32();
            sum.update(name);
            sum.update(data);
            assertEquals((int) sum.getValue(), in.getInt());
            all.add(new Chunk(new String(name, StandardCharsets.US_ASCII), data));
        }
        return all;
    }

    private static int[] pixels(byte[] packed) throws IOException {
        byte[] all = new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        int stride = 3 * WIDTH;
        assertEquals(HEIGHT * (stride + 1), all.length);
        int[] rgb = new int[WIDTH * HEIGHT];
        byte[] above = new byte[stride];
        for (int y = 0; y < HEIGHT; y++) {
            int filter = all[y * (stride + 1)];
            byte[] row = Arrays.copyOfRange(all, y * (stride + 1) + 1, (y + 1) * (stride + 1));
            for (int i = 0; i < stride; i++) {
                row[i] += filter == 1 && i >= 3 ? row[i - 3] : filter == 2 ? above[i] : 0;
            }
            for (int x = 0; x < WIDTH; x++) {
                rgb[y * WIDTH + x] = (row[3 * x] & 0xFF) << 16 | (row[3 * x + 1] & 0xFF) << 8 | row[3 * x + 2] & 0xFF;
            }
            above = row;
        }
        return rgb;
    }

    @Test
    void eachFrameIsReadBack() throws IOException {
        List<int[]> frames = noise(4);
        List<Chunk> chunks = chunks(written(frames));
        assertEquals(
                List.of("IHDR", "pHYs", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"),
                chunks.stream().map(Chunk::name).toList());
        assertEquals(4, chunks.get(2).numbers().getInt(0));
        assertEquals(0, chunks.get(2).numbers().getInt(4));
        assertEquals(INCH_AT_254, chunks.get(1).numbers().getInt(0));
        int sequence = 0;
        int frame = 0;
        for (Chunk c : chunks) {
            switch (c.name()) {
                case "fcTL" -> {
                    assertEquals(sequence++, c.numbers().getInt(0));
                    assertEquals(WIDTH, c.numbers().getInt(4));
                    assertEquals(HEIGHT, c.numbers().getInt(8));
                    assertEquals(0, c.numbers().getLong(12));
                    assertEquals(0.25, (double) c.numbers().getShort(20) / c.numbers().getShort(22));
                }
                case "IDAT" -> assertArrayEquals(frames.get(frame++), pixels(c.data()));
                case "fdAT" -> {
                    assertEquals(sequence++, c.numbers().getInt(0));
                    assertArrayEquals(frames.get(frame++), pixels(Arrays.copyOfRange(c.data(), 4, c.data().length)));
                }
                default -> { }
            }
        }
        assertEquals(4, frame);
    }

    @Test
    void programsWithoutAnimationsSeeTheFirstFrame() throws IOException {
        List<int[]> frames = noise(2);
        int[] seen = ImageIO.read(new ByteArrayInputStream(written(frames)))
                .getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        assertArrayEquals(frames.get(0), Arrays.stream(seen).map(c -> c & 0xFFFFFF).toArray());
    }

    @Test
    void refusesWhatIsNoAnimation() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(IllegalArgumentException.class, () -> new AnimatedPng(out, 0, 3, 2, 0.1, 100));
        assertThrows(IllegalArgumentException.class, () -> new AnimatedPng(out, 3, 3, 0, 0.1, 100));
        assertThrows(IllegalArgumentException.class, () -> new AnimatedPng(out, 3, 3, 2, 0, 100));
        assertThrows(IllegalArgumentException.class, () -> new AnimatedPng(out, 3, 3, 2, Double.NaN, 100));
        assertThrows(IllegalArgumentException.class, () -> new AnimatedPng(out, 3, 3, 2, 0.1, 0));
        AnimatedPng png = new AnimatedPng(out, 1, 1, 1, 0.1, 100);
        assertThrows(IllegalArgumentException.class, () -> png.add(new int[2]));
        assertThrows(IllegalStateException.class, png::finish);
        png.add(new int[1]);
        assertThrows(IllegalStateException.class, () -> png.add(new int[1]));
    }
}
