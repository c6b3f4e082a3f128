// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;

/**
 * A text line by line, one character a byte, whatever its encoding: numbers and separators are ASCII everywhere. {@link
 * #decoded} makes a line readable. Lines end with LF, CR LF or CR. UTF-16 with its mark is read as if it were UTF-8.
 */
public final class LineReader implements Closeable {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Pattern ERROR_OF_A_SHEET =
            Pattern.compile("#(\\p{Lu}+(/0)?[!?]|N/A|NV)[\"']?\\s*([\t,;|\\s]|$)");

    private final FileSource source;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[1024];
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private long number;
    private long read;
    private long bytes;
    private boolean cut;

    /**
     * Opens a text.
     *
     * @param source what is read
     * @throws IOException when it cannot be opened
     */
    public LineReader(FileSource source) throws IOException {
        this.source = source;
        byte[] start;
        try (InputStream first = source.open()) {
            start = first.readNBytes(2);
        }
        this.in = SixteenBitText.decoded(source.open(), start);
    }

    /** {@return the number of the line that was read last, counted from 1} */
    public long number() {
        return number;
    }

    /** {@return how much of the file was read, 0 to 1} */
    public double fraction() {
        return source.size() == 0 ? 1 : Math.min(1, (double) bytes / source.size());
    }

    /** {@return whether the line that was read last is the file's last and has no end} */
    public boolean isCut() {
        return cut && ahead.isEmpty();
    }

    /**
     * {@return the next line without its end, null after the last}
     *
     * @throws org.interphase.core.format.FormatException when the line is longer than {@link Limits#LINE} or holds a zero
     *     byte
     * @throws IOException when the file cannot be read
     */
    public String next() throws IOException {
        String next = ahead.isEmpty() ? fetch() : ahead.poll();
        number += next == null ? 0 : 1;
        return next;
    }

    /**
     * {@return the lines that come next, as many as there are up to a number; they are still to be read}
     *
     * @param count the most, &gt; 0
     * @throws org.interphase.core.format.FormatException as {@link #next}
     * @throws IOException when the file cannot be read
     */
    public List<String> peek(int count) throws IOException {
        while (ahead.size() < count) {
            String line = fetch();
            if (line == null) {
                break;
            }
            ahead.add(line);
        }
        return ahead.stream().limit(count).toList();
    }

    /**
     * Gives the line back that was read last: it comes again.
     *
     * @param line that line
     */
    public void back(String line) {
        ahead.addFirst(line);
        number--;
    }

    private String fetch() throws IOException {
        int length = 0;
        boolean any = false;
        while (true) {
            if (at == end && !fill()) {
                if (!any) {
                    return null;
                }
                read++;
                cut = true;
                return text(length);
            }
            any = true;
            int start = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r' && buffer[at] != 0) {
                at++;
            }
            int part = at - start;
            if (length + part > Limits.LINE) {
                throw source.wrong(
                        Place.line(read + 1), "a line of at most " + Limits.LINE + " bytes", "a longer one");
            }
            if (length + part > line.length) {
                line = Arrays.copyOf(line, Math.max(length + part, 2 * line.length));
            }
            System.arraycopy(buffer, start, line, length, part);
            length += part;
            if (at < end) {
                byte c = buffer[at++];
                if (c == 0) {
                    throw source.wrong(Place.column(read + 1, length + 1), "text", "a zero byte");
                }
                if (c == '\r' && (at < end || fill()) && buffer[at] == '\n') {
                    at++;
                }
                read++;
                return text(length);
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        bytes += end;
        return end > 0;
    }

    private String text(int length) {
        int from = read == 1 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF
                ? 3
                : 0;
        return new String(line, from, length - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * {@return the lines of a file's start that are complete, as {@link #next} gives them}
     *
     * @param head the start
     */
    public static List<String> lines(FileHead head) {
        List<String> lines = new ArrayList<>(Arrays.asList(SixteenBitText.text(head).split("\r\n|\n|\r", -1)));
        if (head.size() > head.bytes().length && lines.size() > 1 || lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /**
     * {@return the line in its own encoding: UTF-8 where it is that, else Windows 1252}
     *
     * @param line one character a byte
     */
    public static String decoded(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) >= 0x80) {
                byte[] raw = line.getBytes(StandardCharsets.ISO_8859_1);
                try {
                    return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(raw))
                            .toString();
                } catch (CharacterCodingException e) {
                    return new String(raw, WINDOWS);
                }
            }
        }
        return line;
    }

    /**
     * {@return whether a line says nothing to a program that reads numbers: it starts with {@code #}, {@code %}, {@code //}
     * or {@code !}, and is not a row whose first cell a spreadsheet could not compute ({@code #NUM!}, {@code #N/A})}
     *
     * @param line a line
     */
    public static boolean isComment(String line) {
        String text = line.stripLeading();
        return text.startsWith("#") && !ERROR_OF_A_SHEET.matcher(text).lookingAt() || text.startsWith("%") || text.startsWith("//") || text.startsWith("!");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
