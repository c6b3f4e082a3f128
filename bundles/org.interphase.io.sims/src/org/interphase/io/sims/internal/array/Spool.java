// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that were unpacked: in memory while they are few, in a temporary file when they are many. The file goes when
 * nobody holds the bytes any more, at the latest when the program ends.
 */
public final class Spool extends OutputStream implements Bytes {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int CHUNK = 1 << 20;
    private static final long MOST_IN_MEMORY = 64L << 20;

    private final List<byte[]> chunks = new ArrayList<>();
    private final long mostInMemory;
    private long size;
    private Path file;
    private FileChannel out;

    /** Creates one that keeps up to 64 MiB in memory, or a sixteenth of Java's memory where that is less. */
    public Spool() {
        this(Math.min(MOST_IN_MEMORY, Runtime.getRuntime().maxMemory() / 16));
    }

    Spool(long mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        if (file == null && size + length > mostInMemory) {
            toFile();
        }
        if (file != null) {
            writeFully(ByteBuffer.wrap(from, start, length));
            size += length;
            return;
        }
        int done = 0;
        while (done < length) {
            int at = (int) (size % CHUNK);
            if (at == 0) {
                chunks.add(new byte[CHUNK]);
            }
            int n = Math.min(length - done, CHUNK - at);
            System.arraycopy(from, start + done, chunks.getLast(), at, n);
            done += n;
            size += n;
        }
    }

    private void toFile() throws IOException {
        file = Files.createTempFile("interphase", ".pixels");
        Path created = file;
        created.toFile().deleteOnExit();
        CLEANER.register(this, () -> {
            try {
                Files.deleteIfExists(created);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out = FileChannel.open(file, StandardOpenOption.WRITE);
        long left = size;
        for (byte[] chunk : chunks) {
            writeFully(ByteBuffer.wrap(chunk, 0, (int) Math.min(left, CHUNK)));
            left -= CHUNK;
        }
        chunks.clear();
    }

    private void writeFully(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            out.write(from);
        }
    }

    /** Ends the writing; the bytes stay readable. */
    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long at, ByteBuffer into) throws IOException {
        if (at < 0 || at + into.remaining() > size) {
            throw new IOException("expected " + into.remaining() + " bytes at " + at + ", found " + size + " in all");
        }
        if (file == null) {
            long position = at;
            while (into.hasRemaining()) {
                int start = (int) (position % CHUNK);
                int n = Math.min(into.remaining(), CHUNK - start);
                into.put(chunks.get((int) (position / CHUNK)), start, n);
                position += n;
            }
        } else {
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                long position = at;
                while (into.hasRemaining()) {
                    int n = in.read(into, position);
                    if (n < 0) {
                        throw new IOException(file + ": expected " + into.remaining() + " more bytes, found its end");
                    }
                    position += n;
                }
            }
        }
        into.flip();
    }
}
