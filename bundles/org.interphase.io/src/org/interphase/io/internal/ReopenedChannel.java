// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.interphase.core.format.FileSource;

/**
 * A file that is open only while something is read from it, so that what was found out of it can be kept without keeping
 * it open. It stays the file that it was: once it has changed, nothing more is read from it.
 */
final class ReopenedChannel extends FileChannel {

    /** A place outside of the file was asked for. */
    static final class OutsideException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long position;

        OutsideException(long position, long length, long size) {
            super(length + " bytes from byte " + position + " on, of a file of " + size + " bytes");
            this.position = position;
        }

        long position() {
            return position;
        }
    }

    /** The file is another one than before. */
    static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangedException(Path file) {
            super(file + ": expected the file that was opened, found that it has changed since");
        }
    }

    private final Path file;
    private final long size;
    private final FileTime modified;
    /** The library throws its own exceptions without their cause. */
    private final ThreadLocal<Exception> failure = new ThreadLocal<>();
    private FileChannel held;

    ReopenedChannel(FileSource source) throws IOException {
        this.file = source.path();
        this.size = source.size();
        this.modified = Files.getLastModifiedTime(file);
    }

    /** Keeps it open until {@link #release}, for the many small parts that a file's structure is read in. */
    synchronized void hold() throws IOException {
        held = open();
    }

    synchronized void release() throws IOException {
        held.close();
        held = null;
    }

    private FileChannel open() throws IOException {
        try {
            FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
            if (opened.size() != size || !Files.getLastModifiedTime(file).equals(modified)) {
                opened.close();
                throw new ChangedException(file);
            }
            return opened;
        } catch (IOException e) {
            failure.set(e);
            throw e;
        }
    }

    /** {@return why this thread's reading failed last, and forgets it; empty where it did not} */
    Optional<Exception> failure() {
        Exception last = failure.get();
        failure.remove();
        return Optional.ofNullable(last);
    }

    private synchronized FileChannel held() {
        return held;
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        FileChannel kept = held();
        if (kept != null) {
            return kept.read(into, position);
        }
        try (FileChannel opened = open()) {
            return opened.read(into, position);
        }
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long length) throws IOException {
        // Asked for more, the library would take memory of that size to read it in another way.
        if (position < 0 || length < 0 || position > size - length) {
            OutsideException outside = new OutsideException(position, length, size);
            failure.set(outside);
            throw outside;
        }
        FileChannel kept = held();
        if (kept != null) {
            return kept.map(mode, position, length);
        }
        try (FileChannel opened = open()) {
            return opened.map(mode, position, length);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(ByteBuffer into) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer from, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void force(boolean metadata) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long length, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseChannel() {}
}
