// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

/** LZW as TIFF 6.0 (section 13) has it: codes of 9 to 12 bits, the first bit the most significant, one code wider early. */
final class Lzw {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int TABLE = 4096;

    private Lzw() {}

    /**
     * Unpacks as far as it goes.
     *
     * @param from packed
     * @param to unpacked
     * @return how many bytes came out: fewer than there is room for where the data are damaged or cut
     */
    static int decode(byte[] from, byte[] to) {
        int[] prefix = new int[TABLE];
        byte[] suffix = new byte[TABLE];
        int[] length = new int[TABLE];
        for (int i = 0; i < CLEAR; i++) {
            suffix[i] = (byte) i;
            length[i] = 1;
        }
        int next = END + 1;
        int width = 9;
        int before = -1;
        int out = 0;
        long bits = 0;
        int available = 0;
        int in = 0;
        while (out < to.length) {
            while (available < width && in < from.length) {
                bits = bits << 8 | from[in++] & 0xFF;
                available += 8;
            }
            if (available < width) {
                return out;
            }
            int code = (int) (bits >>> available - width) & (1 << width) - 1;
            available -= width;
            if (code == END) {
                return out;
            }
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                before = -1;
                continue;
            }
            if (code > next || code == next && before < 0 || before < 0 && code > END) {
                return out;
            }
            // a code that is not yet in the table is the one before with its own first byte again
            int known = code == next ? before : code;
            int n = length[known];
            byte first = 0;
            for (int c = known, p = out + n - 1; ; c = prefix[c], p--) {
                first = suffix[c];
                if (p < to.length) {
                    to[p] = first;
                }
                if (length[c] == 1) {
                    break;
                }
            }
            out += n;
            if (code == next && out < to.length) {
                to[out] = first;
            }
            out += code == next ? 1 : 0;
            if (before >= 0 && next < TABLE) {
                prefix[next] = before;
                suffix[next] = first;
                length[next] = length[before] + 1;
                next++;
            }
            if (next >= (1 << width) - 1 && width < 12) {
                width++;
            }
            before = code;
        }
        return to.length;
    }
}
