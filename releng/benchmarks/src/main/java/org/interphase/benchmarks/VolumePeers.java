// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.interphase.core.progress.CancelledException;

/**
 * Our side of {@code volume_peers.py}, which asks for one pass of a row at a time, between passes of the peers: reads a row's name
 * from standard input, does it once, and prints seconds, processor seconds of all threads, and what the row says of its result.
 */
public final class VolumePeers {

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private VolumePeers() {}

    /**
     * Answers until its input ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, CancelledException {
        MeshPeers mesh = new MeshPeers();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String row = in.readLine(); row != null; row = in.readLine()) {
            mesh.prepare(row);
            long processor = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            double said = mesh.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            double processorSeconds = (SYSTEM.getProcessCpuTime() - processor) / 1e9;
            System.out.printf(Locale.ROOT, "%.6f %.6f %.6f%n", seconds, processorSeconds, said);
        }
    }
}
