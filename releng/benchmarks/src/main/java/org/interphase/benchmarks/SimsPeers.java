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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.interphase.core.progress.CancelledException;

/**
 * Our side of {@code sims_peers.py}, which asks for one pass of a row of {@link IonStackBenchmark} at a time, between passes of
 * the peers: reads a row's name from standard input, does it once, and prints seconds, processor seconds, and what the row says
 * of its result. {@code memory ROW} prints the most bytes that were alive at a time during passes of it, beyond those that were
 * alive before.
 */
public final class SimsPeers {

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final String MEMORY = "memory ";

    /** Looks at what is alive during passes of a row. */
    private static final int LOOKS = 25;

    private SimsPeers() {}

    /**
     * Answers until its input ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, CancelledException {
        IonStackBenchmark rows = new IonStackBenchmark();
        rows.make();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String row = in.readLine(); row != null; row = in.readLine()) {
            if (row.startsWith(MEMORY)) {
                System.out.println(memory(rows, row.substring(MEMORY.length())));
                continue;
            }
            long processor = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            double said = run(rows, row);
            double seconds = (System.nanoTime() - start) / 1e9;
            double processorSeconds = (SYSTEM.getProcessCpuTime() - processor) / 1e9;
            System.out.printf(Locale.ROOT, "%.6f %.6f %.6f%n", seconds, processorSeconds, said);
        }
    }

    private static long memory(IonStackBenchmark rows, String row) {
        long before = alive();
        long most = before;
        int looks = 0;
        while (looks < LOOKS) {
            CompletableFuture<Void> pass = CompletableFuture.runAsync(() -> {
                try {
                    run(rows, row);
                } catch (IOException | CancelledException e) {
                    throw new CompletionException(e);
                }
            });
            while (!pass.isDone()) {
                most = Math.max(most, alive());
                looks++;
            }
            pass.join();
        }
        return most - before;
    }

    private static long alive() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Does a row; of drift, the root mean square of its errors in pixels is said, of all others 0. */
    private static double run(IonStackBenchmark rows, String row) throws IOException, CancelledException {
        switch (row) {
            case "profiles" -> rows.profilesOfTenRegions();
            case "drift" -> {
                return rows.errorPx(rows.drift());
            }
            case "gaussian" -> rows.gaussian();
            case "median" -> rows.median();
            case "pca" -> rows.principalComponents();
            case "nmf" -> rows.nonNegativeFactors();
            default -> throw new IllegalArgumentException("expected a row, found '" + row + "'");
        }
        return 0;
    }
}
