// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;

/** Bytes that were compressed in blocks of one size, each by itself: only those that are asked for are inflated. */
final class ZlibBlocks implements Bytes {

    private final FileSource source;
    private final Bytes packed;
    private final long[] starts;
    private final int blockSize;
    private final long size;
    private final AtomicReference<Block> last = new AtomicReference<>();

    private record Block(int index, byte[] bytes) {}

    /**
     * Takes blocks that are whole.
     *
     * @param source what errors name
     * @param packed where they lie
     * @param starts the byte where each block begins, and where the last ends
     * @param blockSize bytes of each block but the last when it is inflated
     * @param size bytes of them all
     */
    ZlibBlocks(FileSource source, Bytes packed, long[] starts, int blockSize, long size) {
        this.source = source;
        this.packed = packed;
        this.starts = starts;
        this.blockSize = blockSize;
        this.size = size;
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
        long position = at;
        while (into.hasRemaining()) {
            byte[] block = block((int) (position / blockSize));
            int start = (int) (position % blockSize);
            int n = Math.min(into.remaining(), block.length - start);
            into.put(block, start, n);
            position += n;
        }
        into.flip();
    }

    private byte[] block(int index) throws IOException {
        Block before = last.get();
        if (before != null && before.index() == index) {
            return before.bytes();
        }
        int length = (int) Math.min(blockSize, size - (long) index * blockSize);
        ByteBuffer from = ByteBuffer.allocate(Math.toIntExact(starts[index + 1] - starts[index]));
        packed.read(starts[index], from);
        byte[] out = new byte[length];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(from);
            int done = 0;
            while (done < length) {
                int n = inflater.inflate(out, done, length - done);
                if (n == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    throw damaged(index, length, done + " bytes");
                }
                done += n;
            }
        } catch (DataFormatException e) {
            throw damaged(index, length, "damaged data: " + e.getMessage());
        } finally {
            inflater.end();
        }
        last.set(new Block(index, out));
        return out;
    }

    private IOException damaged(int index, int length, String found) {
        return source.wrong(Place.whole(), length + " bytes in compressed block " + index, found);
    }
}
