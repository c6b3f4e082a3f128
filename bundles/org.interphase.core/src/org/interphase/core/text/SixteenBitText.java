// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.interphase.core.format.FileHead;

/**
 * UTF-16 ({@code Unicode text} in Excel and in some instruments' programs), which its byte order mark tells, read as if
 * it were UTF-8: all readers of text know one encoding less.
 */
public final class SixteenBitText extends InputStream {

    private final Reader reader;
    private final char[] characters = new char[1 << 13];
    private byte[] bytes = new byte[0];
    private int at;
    /** The first half of a character whose second half is not read yet; 0 where there is none. */
    private char half;

    private SixteenBitText(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(in, charset);
    }

    /**
     * {@return the bytes as they are, or as UTF-8 where their mark says UTF-16}
     *
     * @param in stands before the mark; is closed with what is returned
     * @param start the first bytes
     */
    static InputStream decoded(InputStream in, byte[] start) {
        return charset(start).<InputStream>map(c -> new SixteenBitText(in, c)).orElse(in);
    }

    /**
     * {@return the start of a text, one character a byte of its UTF-8, without a byte order mark}
     *
     * @param head the file's start
     */
    public static String text(FileHead head) {
        byte[] bytes = head.bytes();
        Optional<Charset> sixteen = charset(bytes);
        String text = sixteen.isPresent()
                ? new String(
                        new String(bytes, 0, bytes.length & ~1, sixteen.get()).getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1)
                : head.text();
        return text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    }

    /**
     * {@return whether the bytes look like UTF-16 whose mark is missing: each second one is zero}
     *
     * @param start the first bytes of a file
     */
    public static boolean isUnmarked(byte[] start) {
        int n = Math.min(start.length, 64) & ~1;
        for (int zero = 0; zero < 2 && n >= 16; zero++) {
            boolean text = true;
            for (int i = 0; i < n && text; i++) {
                text = i % 2 == zero ? start[i] == 0 : start[i] >= '\t';
            }
            if (text) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Charset> charset(byte[] start) {
        int mark = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        return switch (mark) {
            case 0xfffe -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xfeff -> Optional.of(StandardCharsets.UTF_16BE);
            default -> Optional.empty();
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == bytes.length) {
            int kept = half == 0 ? 0 : 1;
            characters[0] = half;
            int n = reader.read(characters, kept, characters.length - kept);
            if (n < 0 && kept == 0) {
                return -1;
            }
            int count = kept + Math.max(n, 0);
            half = 0;
            if (n >= 0 && Character.isHighSurrogate(characters[count - 1])) {
                half = characters[--count];
            }
            bytes = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int n = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, from, n);
        at += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
