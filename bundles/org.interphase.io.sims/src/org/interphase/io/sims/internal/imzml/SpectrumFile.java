// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;

/** The spectra in the binary file of an imzML. */
final class SpectrumFile implements AutoCloseable {

    private static final int MOST_DEFLATED = 1032;

    private final FileSource source;
    private final SeekableByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    SpectrumFile(FileSource source) throws IOException {
        this.source = source;
        this.channel = source.channel();
    }

    /** {@return how many bytes an array takes in the file} */
    private static long bytes(ImzmlIndex.Part part) {
        return part.packed ? part.encoded : part.length * part.element.bytes();
    }

    /** {@return whether an array lies within the file, and can be as long as it says} */
    boolean holds(ImzmlIndex.Part part) {
        if (part.length > Integer.MAX_VALUE / Double.BYTES - 16 || part.packed && part.encoded < 0) {
            return false;
        }
        long bytes = bytes(part);
        boolean canHold = !part.packed || part.length * part.element.bytes() <= (bytes + 1) * MOST_DEFLATED;
        return canHold && bytes <= Integer.MAX_VALUE - 16 && part.offset <= source.size() - bytes;
    }

    /** {@return the numbers of an array that the file {@link #holds}} */
    double[] read(ImzmlIndex.Part part) throws IOException {
        double[] out = new double[(int) part.length];
        read(part, out);
        return out;
    }

    /** Reads the numbers of an array into the start of another. */
    void read(ImzmlIndex.Part part, double[] into) throws IOException {
        int n = (int) part.length;
        ByteBuffer raw = raw(part);
        for (int i = 0; i < n; i++) {
            into[i] = switch (part.element) {
                case FLOAT32 -> raw.getFloat();
                case FLOAT64 -> raw.getDouble();
                case INT8 -> raw.get();
                case INT16 -> raw.getShort();
                case INT32 -> raw.getInt();
                default -> raw.getLong();
            };
        }
    }

    private ByteBuffer raw(ImzmlIndex.Part part) throws IOException {
        int bytes = (int) bytes(part);
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocate(bytes);
        }
        buffer.clear().limit(bytes).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(part.offset);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw source.wrong(Place.offset(part.offset), bytes + " bytes", "the end of the file");
            }
        }
        buffer.flip();
        return part.packed ? inflated(part) : buffer;
    }

    private ByteBuffer inflated(ImzmlIndex.Part part) throws IOException {
        byte[] out = new byte[(int) part.length * part.element.bytes()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(buffer);
            int done = 0;
            while (done < out.length) {
                int n = inflater.inflate(out, done, out.length - done);
                if (n == 0) {
                    throw source.wrong(Place.offset(part.offset), out.length + " inflated bytes", done + " bytes");
                }
                done += n;
            }
            return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        } catch (DataFormatException e) {
            throw source.wrong(Place.offset(part.offset), "zlib data", "damaged data: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
