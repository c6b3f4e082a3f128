// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Reading;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.CapacityAnalysis;
import org.interphase.cycling.CapacityOptions;
import org.interphase.cycling.IncrementalCapacity;
import org.interphase.io.electrochem.internal.DelimitedTextFormat;
import org.interphase.io.electrochem.internal.MptFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A record of a million rows, 50 cycles: read as text of three columns and of EC-Lab, and its cycles summed up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class CapacityBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int ROWS_OF_A_CYCLE = 20_000;

    private Path csv;
    private Path mpt;
    private CyclingRecord record;
    private CapacityAnalysis analysis;

    /** Writes the files and reads one. */
    @Setup
    public void write() throws IOException, CancelledException {
        csv = Files.createTempFile("record", ".csv");
        mpt = Files.createTempFile("record", ".mpt");
        Random random = new Random(1);
        try (Writer a = Files.newBufferedWriter(csv); Writer b = Files.newBufferedWriter(mpt)) {
            a.write("time_s,voltage_V,current_A\n");
            b.write("EC-Lab ASCII FILE\nNb header lines : 3\nmode\tox/red\ttime/s\tcontrol/mA\tEwe/V\tI/mA\tcycle number\tP/W\t\n");
            for (int i = 0; i < ROWS; i++) {
                int k = i % ROWS_OF_A_CYCLE;
                boolean up = k < ROWS_OF_A_CYCLE / 2;
                double v = 3 + (up ? k : ROWS_OF_A_CYCLE - k) / 1e4 + 1e-4 * random.nextGaussian();
                double current = (up ? 1e-3 : -1e-3) + 1e-7 * random.nextGaussian();
                a.write(String.format(Locale.ROOT, "%.3f,%.6f,%.9e%n", 5.0 * i, v, current));
                b.write(String.format(
                        Locale.ROOT,
                        "1\t%d\t%.15E\t%.7E\t%.7E\t%.7E\t%.15E\t%.7E\t%n",
                        up ? 1 : 0, 5.0 * i, up ? 1.0 : -1.0, v, 1e3 * current, (double) (i / ROWS_OF_A_CYCLE), v * current));
            }
        }
        record = (CyclingRecord) readCsv().datasets().get(0);
        analysis = capacity();
    }

    /** Deletes the files. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(csv);
        Files.delete(mpt);
    }

    private static Reading read(FileFormat format, Path file) throws IOException, CancelledException {
        return format.read(FileSource.of(file), Progress.NONE);
    }

    /** {@return the three columns} */
    @Benchmark
    public Reading readCsv() throws IOException, CancelledException {
        return read(new DelimitedTextFormat(), csv);
    }

    /** {@return the eight columns of EC-Lab} */
    @Benchmark
    public Reading readMpt() throws IOException, CancelledException {
        return read(new MptFormat(), mpt);
    }

    /** {@return the cycles} */
    @Benchmark
    public CapacityAnalysis capacity() throws CancelledException {
        return CapacityAnalysis.of(record, CapacityOptions.DEFAULT, Progress.NONE);
    }

    /** {@return dQ/dV of all half cycles} */
    @Benchmark
    public List<IncrementalCapacity> incrementalCapacity() {
        return IncrementalCapacity.curves(
                record, analysis, analysis.halfCycles(), Double.NaN, IncrementalCapacity.DEFAULT_WINDOW);
    }
}
