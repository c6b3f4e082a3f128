// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** A file that records go into, little-endian, through a buffer of its own. */
final class MeshBytes implements Closeable {

    private static final int SIZE = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private final long records;
    private final Progress progress;
    private long done;

    /**
     * Opens a file.
     *
     * @param file where it is
     * @param records how many will be asked for
     * @param progress what to report to
     */
    MeshBytes(Path file, long records, Progress progress) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.records = records;
        this.progress = progress;
    }

    /** {@return the buffer, with room for a record of so many bytes} */
    ByteBuffer record(int bytes) throws IOException, CancelledException {
        if (buffer.remaining() < bytes) {
            progress.checkCancelled();
            progress.report((double) done / records, "write the surface");
            flush();
        }
        done++;
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
