// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.StandardOpenOption;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;

/**
 * A file, opened for each read.
 *
 * @param source the file
 */
public record FileBytes(FileSource source) implements Bytes {

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public void read(long at, ByteBuffer into) throws IOException {
        try (FileChannel channel = FileChannel.open(source.path(), StandardOpenOption.READ)) {
            long position = at;
            while (into.hasRemaining()) {
                int n = channel.read(into, position);
                if (n < 0) {
                    throw source.wrong(
                            Place.offset(position),
                            into.remaining() + " more bytes",
                            "the end of the file: it was cut since it was opened");
                }
                position += n;
            }
        }
        into.flip();
    }

    /**
     * {@return the bytes from a position on, unbuffered; to be closed by the caller}
     *
     * @param source a file
     * @param at the first byte
     * @throws IOException when it cannot be opened
     */
    public static InputStream stream(FileSource source, long at) throws IOException {
        SeekableByteChannel channel = source.channel();
        try {
            channel.position(at);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return Channels.newInputStream(channel);
    }
}
