// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageFourierTest {

    private static float[] noise(int n) {
        SplittableRandom random = new SplittableRandom(4);
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextDouble(-1, 1);
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"20, 13, 16", "16, 16, 16", "7, 33, 64", "64, 8, 4"})
    void equalsTheSumsThatDefineIt(int width, int height, int kept) {
        ImageFourier f = new ImageFourier(width, height, kept);
        float[] image = noise(width * height);
        float[] re = new float[f.size()];
        float[] im = new float[f.size()];
        f.forward(image, re, im);
        for (int kx = 0; kx < f.columns(); kx++) {
            for (int row = 0; row < f.rows(); row++) {
                double sr = 0;
                double si = 0;
                for (int y = 0; y < height && row != f.rows() / 2; y++) {
                    for (int x = 0; x < width; x++) {
                        double p = -2 * Math.PI
                                * ((double) kx * x / f.paddedWidth() + (double) f.frequencyY(row) * y / f.paddedHeight());
                        sr += image[y * width + x] * Math.cos(p);
                        si += image[y * width + x] * Math.sin(p);
                    }
                }
                assertEquals(sr, re[kx * f.rows() + row], 1e-4, kx + " " + row);
                assertEquals(si, im[kx * f.rows() + row], 1e-4, kx + " " + row);
            }
        }
    }

    @Test
    void goesBackToTheImageOfTheKeptFrequencies() {
        ImageFourier f = new ImageFourier(16, 16, 16);
        float[] image = noise(256);
        float[] re = new float[f.size()];
        float[] im = new float[f.size()];
        f.forward(image, re, im);
        float[] out = new float[256];
        f.backward(re, im, out);
        for (int x = 0; x < 16; x++) {
            for (int y = 0; y < 16; y++) {
                double sum = 0;
                for (int kx = 0; kx < 8; kx++) {
                    for (int row = 0; row < 16; row++) {
                        double p = 2 * Math.PI * (kx * x + f.frequencyY(row) * y) / 16.0;
                        sum += (kx == 0 ? 1 : 2) * (re[kx * 16 + row] * Math.cos(p) - im[kx * 16 + row] * Math.sin(p));
                    }
                }
                assertEquals(sum, out[x * 16 + y], 1e-3);
            }
        }
    }

    @Test
    void refusesLengthsThatAreNoPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new Fourier(12));
        assertEquals(512, Fourier.powerOfTwo(300));
        assertEquals(256, Fourier.powerOfTwo(256));
    }
}
