// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FormatException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.io.sims.internal.imzml.ImzmlFormat;
import org.interphase.io.sims.internal.tiff.OmeTiffExporter;
import org.interphase.io.sims.internal.tiff.TiffFormat;
import org.junit.jupiter.api.function.Executable;

/** Opens files as the workbench does, makes stacks, and compares them. */
public final class Stacks {

    /** All formats of images and arrays. */
    public static final FileFormats ALL = new FileFormats(
            List.of(new NrrdFormat(), new MetaImageFormat(), new VtiFormat(), new ZarrFormat(), new TiffFormat(), new ImzmlFormat()),
            List.of(new NrrdExporter(), new MhdExporter(), new MhaExporter(), new VtiExporter(), new OmeTiffExporter()));

    private Stacks() {}

    public static DataFile open(Path file) throws IOException {
        try {
            return ALL.open(file, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    public static DataFile open(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return open(file);
    }

    public static IonStack stack(DataFile file) {
        return (IonStack) file.datasets().get(0);
    }

    public static byte[] write(IonStack stack, String ending) throws IOException {
        Exporter exporter = ALL.exporter(stack, Path.of("x" + ending)).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(stack, out);
        return out.toByteArray();
    }

    /** Layers of 5 × 7 pixels of two species with depths. */
    public static IonStack random(LayerSource.PixelType type, int layers) {
        Random random = new Random(20260201);
        float[][][] values = new float[2][layers][35];
        short[][][] counts = new short[2][layers][35];
        int[][][] many = new int[2][layers][35];
        for (int c = 0; c < 2; c++) {
            for (int k = 0; k < layers; k++) {
                for (int i = 0; i < 35; i++) {
                    values[c][k][i] = i == 3 ? Float.NaN : (float) random.nextGaussian();
                    many[c][k][i] = random.nextInt();
                    counts[c][k][i] = (short) many[c][k][i];
                }
            }
        }
        LayerSource source = switch (type) {
            case UINT16 -> MemoryLayers.of(counts);
            case FLOAT32 -> MemoryLayers.of(values);
            case UINT32 -> new LayerSource() {
                @Override
                public PixelType type() {
                    return PixelType.UINT32;
                }

                @Override
                public void read(int channel, int layer, float[] into) {
                    for (int i = 0; i < into.length; i++) {
                        into[i] = many[channel][layer][i] & 0xFFFFFFFFL;
                    }
                }

                @Override
                public void read(int channel, int layer, int[] into) {
                    System.arraycopy(many[channel][layer], 0, into, 0, into.length);
                }
            };
        };
        return of(source, layers, Names.depths(layers, 0.0125), "Na+", "12C 14N<&\\>-");
    }

    public static IonStack of(LayerSource source, int layers, double[] depths, String... names) {
        List<IonChannel> species = java.util.Arrays.stream(names)
                .map(n -> Names.channel(n, n.equals("Na+") ? 22.98922 : Double.NaN, new double[0], depths))
                .toList();
        return new IonStack(
                "1",
                "a stack",
                new StackGeometry(layers, 5, 7, 1.171875, 0.5),
                species,
                source,
                java.util.Map.of("Sample: 1", "NASICON\\1"));
    }

    public static void assertSamePixels(IonStack expected, IonStack found) throws IOException {
        assertEquals(expected.source().type(), found.source().type());
        assertEquals(expected.geometry().layers(), found.geometry().layers());
        assertEquals(expected.geometry().height(), found.geometry().height());
        assertEquals(expected.geometry().width(), found.geometry().width());
        assertEquals(expected.species().size(), found.species().size());
        for (int c = 0; c < expected.species().size(); c++) {
            for (int k = 0; k < expected.geometry().layers(); k++) {
                assertArrayEquals(expected.layer(c, k), found.layer(c, k), "channel " + c + ", layer " + k);
                if (expected.source().type() != LayerSource.PixelType.FLOAT32) {
                    int[] a = new int[expected.geometry().pixels()];
                    int[] b = a.clone();
                    expected.source().read(c, k, a);
                    found.source().read(c, k, b);
                    assertArrayEquals(a, b);
                }
            }
        }
    }

    public static FormatException refused(String expected, String found, Executable reading) {
        FormatException e = assertThrows(FormatException.class, reading);
        assertTrue(e.expected().contains(expected), "expected '" + expected + "' in: " + e.getMessage());
        assertTrue(e.found().contains(found), "expected '" + found + "' in: " + e.getMessage());
        return e;
    }

    public static void assertWarns(DataFile file, String part) {
        assertTrue(
                file.warnings().stream().anyMatch(w -> w.contains(part)),
                "expected '" + part + "' in " + file.warnings());
    }
}
