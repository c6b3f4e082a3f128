// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What h5py finds in our files; left out where there is none. */
final class PeerTest {

    /** Goes from the root to what is plotted first, as the rules of NeXus say. */
    private static final String PLOT = """
            import h5py, sys
            f = h5py.File(sys.argv[1])
            g = f
            while 'signal' not in g.attrs:
                g = g[g.attrs['default']]
            text = lambda v: v.decode() if isinstance(v, bytes) else v
            """;

    @TempDir
    Path folder;

    /** The lines that a script prints. */
    private static List<String> python(String script, Path file) throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            Process process;
            try {
                process = new ProcessBuilder(python, "-c", "import h5py\n" + script, file.toString())
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException e) {
                // There is no such program.
                continue;
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status == 0) {
                return output.lines().toList();
            }
            if (!output.contains("No module named 'h5py'")) {
                throw new AssertionError(output);
            }
        }
        assumeTrue(false, "LEFT OUT: there is no python3 with h5py here (Debian: python3-h5py)");
        throw new AssertionError();
    }

    private Path written(org.interphase.core.data.Dataset dataset) throws IOException {
        Path file = folder.resolve("file.nxs");
        new NexusExporter().write(dataset, "{\"operation\": \"convert\"}", file);
        return file;
    }

    @Test
    void findsTheStackByTheDefaultPlot() throws Exception {
        IonStack stack = Made.stack(5, 13, 17);
        List<String> found = python(PLOT + """
                d = g[g.attrs['signal']]
                print(d.name, d.dtype, d.shape, d.chunks, d.compression, d.shuffle, d.attrs['units'])
                print([text(a) for a in g.attrs['axes']])
                for i, a in enumerate(g.attrs['axes']):
                    assert g[a].shape == (d.shape[i],) and g.attrs[a + '_indices'] == i
                print(round(g['x'][3], 9), g['x'].attrs['units'], round(g['y'][0], 9))
                print([text(n) for n in g['channel_name'][()]], [text(n) for n in g['polarity'][()]])
                print(g['mass_to_charge'][0], g['channel_time'][0, 2], g['channel_depth'].shape, g['dwell_time'][0])
                print([int(n) for n in d[()].sum(axis=(1, 2, 3), dtype='u8')], int(d[1, 4, 0, 0]))
                """, written(stack));
        List<String> expected = new ArrayList<>(List.of(
                "/entry/stack/counts uint16 (2, 5, 13, 17) (1, 1, 13, 17) gzip True counts",
                "['channel', 'layer', 'y', 'x']",
                "4.1015625 um 0.05",
                "['Na+', 'SiO2-'] ['+', '-']",
                "22.98922 6.1 (2, 5) 0.0001"));
        expected.add("[" + (long) stack.sum(0) + ", " + (long) stack.sum(1) + "] 65535");
        assertEquals(expected, found);
    }

    @Test
    void findsTheClassesTheNotesAndTheProvenance() throws Exception {
        List<String> found = python("""
                import sys
                f = h5py.File(sys.argv[1])
                classes = {}
                f.visititems(lambda n, o: classes.update({n: o.attrs['NX_class']}) if isinstance(o, h5py.Group) else None)
                for n in sorted(classes):
                    print(n, classes[n])
                print(f['entry/title'].asstr()[()])
                print(f['entry/instrument/primary_ion_column/primary_ion'].asstr()[()])
                print(f['entry/process/program'].asstr()[()], f['entry/process/provenance/data'].asstr()[()])
                """, written(Made.stack(1, 2, 3)));
        assertEquals(
                List.of(
                        "entry NXentry",
                        "entry/instrument NXinstrument",
                        "entry/instrument/primary_ion_column NXibeam_column",
                        "entry/notes NXcollection",
                        "entry/process NXprocess",
                        "entry/process/provenance NXnote",
                        "entry/stack NXdata",
                        "Cycled at 0.04 µA µm⁻²",
                        "Cs+ 1 keV",
                        "org.interphase.io {\"operation\": \"convert\"}"),
                found);
    }

    @Test
    void findsAProfileAndASpectrumByTheDefaultPlot() throws Exception {
        String plot = PLOT + """
                d = g[g.attrs['signal']]
                print(d.dtype, d[()].tolist(), [text(a) for a in g.attrs['axes']], g[g.attrs['axes'][0]][()].tolist(), d.attrs['units'])
                """;
        assertEquals(
                List.of("float64 [10.0, 0.001, 7.0] ['depth'] [0.001, 0.0025, 0.004] 1"), python(plot, written(Made.profile())));
        assertEquals(
                List.of("float64 [0.0, 16384.00003, 2.0] ['mass_to_charge'] [0.5, 1.00783, 250.0] 1"),
                python(plot, written(Made.spectrum())));
    }

    @Test
    void readsBigNumbersOfFloatingPointBitByBit() throws Exception {
        float[] values = {0.1f, -1e30f, Float.NaN, 3};
        IonStack stack = Made.of(
                org.interphase.core.data.MemoryLayers.of(new float[][][] {{values}}),
                new org.interphase.core.data.StackGeometry(1, 2, 2, 1, 1),
                1);
        assertEquals(
                List.of("float32 cdcccc3dcaf249f10000c07f00004040 "),
                python(PLOT + "d = g[g.attrs['signal']]\nprint(d.dtype, d[()].tobytes().hex(), d.attrs['units'])", written(stack)));
    }
}
