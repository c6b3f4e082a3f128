// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Unpacks what is compressed or written as text, never more than the header says. */
final class Unpack {

    /** No byte of deflated data stands for more bytes than that. */
    static final int MOST_DEFLATED = 1032;

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NUMBER = 64;

    private Unpack() {}

    /**
     * What came out.
     *
     * @param spool the bytes
     * @param fault what ended them early, empty where nothing did
     */
    record Result(Spool spool, String fault) {}

    /**
     * {@return the bytes of a zlib or gzip stream up to a length, or up to where it is damaged}
     *
     * @param in the stream; its start says which it is
     * @param most how many bytes are taken
     * @param progress what to report to
     */
    static Result inflate(InputStream in, long most, Progress progress) throws IOException, CancelledException {
        Spool spool = new Spool();
        String fault = "";
        BufferedInputStream start = new BufferedInputStream(in, BUFFER);
        start.mark(2);
        boolean gzip = start.read() == 0x1f && start.read() == 0x8b;
        start.reset();
        try (InputStream inflated = gzip ? new GZIPInputStream(start, BUFFER) : new InflaterInputStream(start)) {
            copy(inflated, spool, most, progress);
        } catch (EOFException | ZipException e) {
            fault = String.valueOf(e.getMessage());
        }
        spool.close();
        return new Result(spool, fault);
    }

    /** Copies up to a length. */
    static void copy(InputStream from, Spool to, long most, Progress progress) throws IOException, CancelledException {
        byte[] buffer = new byte[BUFFER];
        while (to.size() < most) {
            progress.checkCancelled();
            int n = from.read(buffer, 0, (int) Math.min(buffer.length, most - to.size()));
            if (n < 0) {
                return;
            }
            to.write(buffer, 0, n);
        }
    }

    /** Takes numbers apart that blanks and commas part, and keeps them as an element, little-endian. */
    static final class Numbers {

        private final FileSource source;
        private final Element element;
        private final long most;
        private final Spool spool = new Spool();
        private final StringBuilder token = new StringBuilder();
        private final ByteBuffer packed = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        private long count;

        Numbers(FileSource source, Element element, long most) {
            this.source = source;
            this.element = element;
            this.most = most;
        }

        /** Takes a character. */
        void accept(char c, Place place) throws IOException {
            if (c > ' ' && c != ',') {
                token.append(c);
                if (token.length() > LONGEST_NUMBER) {
                    throw source.wrong(place, "a number", token + "…");
                }
            } else if (!token.isEmpty()) {
                end(place);
            }
        }

        private void end(Place place) throws IOException {
            double value;
            try {
                value = switch (token.toString().toLowerCase(java.util.Locale.ROOT)) {
                    case "nan", "-nan" -> Double.NaN;
                    case "inf", "+inf" -> Double.POSITIVE_INFINITY;
                    case "-inf" -> Double.NEGATIVE_INFINITY;
                    default -> Double.parseDouble(token.toString());
                };
            } catch (NumberFormatException e) {
                throw source.wrong(place, "a number", token.toString());
            }
            if (!element.holds(value)) {
                throw source.wrong(place, "a number of type " + element, token.toString());
            }
            token.setLength(0);
            count++;
            if (count > most) {
                throw source.wrong(place, most + " numbers", "more");
            }
            if (packed.remaining() < element.bytes()) {
                flush();
            }
            element.put(packed, value);
        }

        private void flush() throws IOException {
            spool.write(packed.array(), 0, packed.position());
            packed.clear();
        }

        /** {@return the numbers} */
        Spool finish(Place place) throws IOException {
            if (!token.isEmpty()) {
                end(place);
            }
            flush();
            spool.close();
            return spool;
        }
    }

    /** {@return the numbers of a text up to its end} */
    static Spool numbers(FileSource source, InputStream in, Element element, long most, Progress progress)
            throws IOException, CancelledException {
        Numbers numbers = new Numbers(source, element, most);
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            progress.checkCancelled();
            for (int i = 0; i < n; i++) {
                numbers.accept((char) (buffer[i] & 0xFF), Place.whole());
            }
        }
        return numbers.finish(Place.whole());
    }
}
