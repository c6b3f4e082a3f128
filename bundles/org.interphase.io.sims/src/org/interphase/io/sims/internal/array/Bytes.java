// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that can be read at any position, by several threads at once. */
public interface Bytes {

    /** {@return how many there are} */
    long size();

    /**
     * Fills a buffer up to its limit.
     *
     * @param at the first byte, counted from 0
     * @param into what is filled; flipped when it is full
     * @throws IOException when there are not as many, or they cannot be read
     */
    void read(long at, ByteBuffer into) throws IOException;

    /**
     * {@return a part of them}
     *
     * @param start the first byte
     * @param length how many, not more than there are
     */
    default Bytes part(long start, long length) {
        Bytes whole = this;
        if (start < 0 || length < 0 || start > size() - length) {
            throw new IllegalArgumentException("expected a part of " + size() + " bytes, found " + start + " + " + length);
        }
        return new Bytes() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public void read(long at, ByteBuffer into) throws IOException {
                whole.read(start + at, into);
            }
        };
    }
}
