// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.interphase.core.data.DataFile;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FormatException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Opens an input as a file, with one reader, or with all as the workbench does. Besides what the {@link Oracle} asks,
 * nothing but a {@link FormatException} is thrown, and reading takes no more memory than the file's length explains.
 */
public final class ReaderTarget {

    /** Names the reader by its ID; {@link #ALL} or nothing for all. */
    static final String FORMAT = "interphase.fuzz.format";

    static final String ALL = "all";

    /** What a reader may take whatever the file, over the whole of its work: far less than a length that it believes. */
    private static final long MEMORY = 64L << 20;

    /** What it may take for each byte: each word may be a title, with a unit that is looked up. */
    private static final long MEMORY_PER_BYTE = 16 << 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static FileFormats formats;
    private static Oracle oracle;
    private static Path folder;
    private static Path input;

    private ReaderTarget() {}

    /** Called by Jazzer before the first input. */
    public static void fuzzerInitialize() throws IOException {
        String format = System.getProperty(FORMAT, ALL);
        formats = format.equals(ALL) ? Installed.formats() : Installed.format(format);
        Scratch scratch = new Scratch();
        folder = scratch.file("read");
        input = folder.resolve(Beside.NAME);
        oracle = new Oracle(Installed.formats(), scratch.file("scratch.csv"));
        WarmUp.with(ReaderTarget::fuzzerTestOneInput);
    }

    /**
     * Called by Jazzer with each input.
     *
     * @param bytes the file
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException, CancelledException {
        Beside.write(folder, bytes);
        long most = MEMORY + MEMORY_PER_BYTE * bytes.length;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        DataFile file = null;
        FormatException refused = null;
        try {
            file = formats.open(input, Progress.NONE);
        } catch (FormatException e) {
            refused = e;
        }
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        // the first time, classes may have been loaded that only such a file needs
        if (taken > most && memoryToOpen() > most && memoryToOpen() > most) {
            throw new AssertionError("more than " + most + " bytes of memory for a file of " + bytes.length);
        }
        if (refused != null) {
            oracle.judge(refused, input, Files.size(input));
        } else {
            oracle.judge(file, (Arrays.hashCode(bytes) & 7) == 0);
        }
    }

    private static long memoryToOpen() throws IOException, CancelledException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            formats.open(input, Progress.NONE);
        } catch (FormatException e) {
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
