// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes pictures as an animation in the form of Portable Network Graphics, one after the other, so that only one is in memory.
 * Programs that know no animations show the first picture. The same pixels give the same file.
 *
 * <p>Source: W3C Recommendation, Portable Network Graphics (PNG) Specification, third edition, 2025, chunks acTL, fcTL and fdAT;
 * each frame is a whole picture of eight bits a sample.
 */
public final class AnimatedPng {

    /** The most frames. */
    public static final int MOST_FRAMES = 100_000;

    private static final int MOST_DELAY = 0xFFFF;
    private static final int THOUSANDTHS = 1000;

    private final OutputStream out;
    private final int width;
    private final int height;
    private final int frames;
    private final short delay;
    private int written;
    private int sequence;

    /**
     * Begins a file.
     *
     * @param out where to; it is not closed
     * @param width of each frame in pixels, 1 to {@value PngImage#LONGEST}
     * @param height of each frame in pixels, 1 to {@value PngImage#LONGEST}
     * @param frames how many there will be, 1 to {@value #MOST_FRAMES}
     * @param secondsPerFrame how long each is shown, 0.001 to 65 s, rounded to thousandths
     * @param dpi pixels of an inch
     * @throws IllegalArgumentException when something is out of its range, naming it
     * @throws IOException when it cannot be written
     */
    public AnimatedPng(OutputStream out, int width, int height, int frames, double secondsPerFrame, double dpi)
            throws IOException {
        PngImage.checkSides(width, height);
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new IllegalArgumentException("expected 1 to " + MOST_FRAMES + " frames, found " + frames);
        }
        long thousandths = Math.round(secondsPerFrame * THOUSANDTHS);
        if (!(thousandths >= 1 && thousandths <= MOST_DELAY)) {
            throw new IllegalArgumentException("expected 0.001 to 65 s for each frame, found " + secondsPerFrame);
        }
        this.out = out;
        this.width = width;
        this.height = height;
        this.frames = frames;
        this.delay = (short) thousandths;
        out.write(PngImage.signature());
        out.write(PngImage.chunk("IHDR", PngImage.header(width, height)));
        out.write(PngImage.chunk("pHYs", PngImage.density(dpi)));
        // Nought plays it for ever.
        out.write(PngImage.chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array()));
    }

    /**
     * Writes the next frame.
     *
     * @param rgb {@code [y·width + x]}, 0xRRGGBB
     * @throws IllegalArgumentException when there are not as many colours as pixels
     * @throws IllegalStateException when all frames are there
     * @throws IOException when it cannot be written
     */
    public void add(int[] rgb) throws IOException {
        if (written == frames) {
            throw new IllegalStateException("expected " + frames + " frames, found one more");
        }
        byte[] pixels = PngImage.packed(width, height, rgb);
        out.write(PngImage.chunk(
                "fcTL",
                ByteBuffer.allocate(26)
                        .putInt(sequence++)
                        .putInt(width)
                        .putInt(height)
                        .putInt(0)
                        .putInt(0)
                        .putShort(delay)
                        .putShort((short) THOUSANDTHS)
                        .array()));
        if (written == 0) {
            out.write(PngImage.chunk("IDAT", pixels));
        } else {
            out.write(PngImage.chunk(
                    "fdAT",
                    ByteBuffer.allocate(4 + pixels.length)
                            .putInt(sequence++)
                            .put(pixels)
                            .array()));
        }
        written++;
    }

    /**
     * Ends the file, which is none before.
     *
     * @throws IllegalStateException when frames are missing
     * @throws IOException when it cannot be written
     */
    public void finish() throws IOException {
        if (written != frames) {
            throw new IllegalStateException("expected " + frames + " frames, found " + written);
        }
        out.write(PngImage.chunk("IEND", new byte[0]));
        out.flush();
    }
}
