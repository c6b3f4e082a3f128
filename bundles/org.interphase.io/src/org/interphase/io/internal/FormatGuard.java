// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.io.IOException;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;

/** Where a file is read by a library that trusts it: whatever it fails with says that the file is damaged. */
final class FormatGuard {

    /**
     * What reads.
     *
     * @param <T> what is read
     * @param <E> what it may throw beside
     */
    @FunctionalInterface
    interface Reads<T, E extends Exception> {
        T read() throws IOException, E;
    }

    private FormatGuard() {}

    /**
     * {@return what is read}
     *
     * @param file from which
     * @param path of the object in it
     * @param reads what reads
     * @throws FormatException when the library fails
     * @throws IOException when the file cannot be read
     */
    static <T> T guarded(FileSource file, String path, Reads<T, RuntimeException> reads) throws IOException {
        try {
            return reads.read();
        } catch (RuntimeException e) {
            throw damaged(file, path, e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // The library takes memory by lengths of the file, and follows its links, before it looks whether that can be.
            throw damaged(file, path, e);
        }
    }

    /** The same for what can be cancelled. */
    static <T> T guardedToCancel(FileSource file, String path, Reads<T, CancelledException> reads)
            throws IOException, CancelledException {
        try {
            return reads.read();
        } catch (RuntimeException e) {
            throw damaged(file, path, e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw damaged(file, path, e);
        }
    }

    /** {@return an exception that names the object in the file} */
    static FormatException wrong(FileSource file, String path, String expected, String found) {
        return file.wrong(Place.whole(), "at " + shortened(path) + " " + expected, found);
    }

    static String shortened(String path) {
        int most = 200;
        return path.length() <= most ? path : path.substring(0, most) + "…";
    }

    private static IOException damaged(FileSource file, String path, Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ReopenedChannel.ChangedException changed) {
            return changed;
        }
        String found = cause.getMessage() == null || cause.getMessage().isBlank()
                ? cause.getClass().getSimpleName()
                : cause.getMessage();
        FormatException wrong = wrong(file, path, "a sound HDF5 file", found);
        wrong.initCause(e);
        return wrong;
    }
}
