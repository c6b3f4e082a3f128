// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    @TempDir
    private Path folder;

    private LineReader reader(String text, Charset charset) throws IOException {
        Path file = folder.resolve("text");
        Files.write(file, text.getBytes(charset));
        return new LineReader(FileSource.of(file));
    }

    private static List<String> lines(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        try (reader) {
            for (String line = reader.next(); line != null; line = reader.next()) {
                lines.add(LineReader.decoded(line));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsEachEncodingThatHasAMark(String charset) throws IOException {
        StringBuilder text = new StringBuilder("\ufeff");
        List<String> expected = new ArrayList<>();
        // a character of two halves moves through the buffers' ends
        for (int i = 0; i < 5000; i++) {
            String line = "x".repeat(i % 7) + "Ω\ud835\udc65°" + i;
            expected.add(line);
            text.append(line).append("\r\n");
        }
        assertEquals(expected, lines(reader(text.toString(), Charset.forName(charset))));
    }

    @Test
    void readsOneByteAfterTheOtherAsWell() throws IOException {
        byte[] bytes = "\ufeffaΩ\ud835\udc65".getBytes(StandardCharsets.UTF_16LE);
        try (InputStream in = SixteenBitText.decoded(new java.io.ByteArrayInputStream(bytes), Arrays.copyOf(bytes, 2))) {
            List<Byte> read = new ArrayList<>();
            for (int b = in.read(); b >= 0; b = in.read()) {
                read.add((byte) b);
            }
            byte[] all = new byte[read.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = read.get(i);
            }
            assertArrayEquals("\ufeffaΩ\ud835\udc65".getBytes(StandardCharsets.UTF_8), all);
        }
    }

    @Test
    void showsTheStartOfATextWithoutItsMark() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = "\ufeffEXPLAIN".getBytes(charset);
            assertEquals("EXPLAIN", SixteenBitText.text(new FileHead("x", bytes.length, bytes)));
        }
        byte[] odd = Arrays.copyOf("\ufeffab".getBytes(StandardCharsets.UTF_16LE), 5);
        assertEquals("a", SixteenBitText.text(new FileHead("x", 5, odd)));
    }

    @Test
    void knowsSixteenBitTextWithoutItsMark() {
        String text = "frequency\t1\n";
        assertTrue(SixteenBitText.isUnmarked(text.getBytes(StandardCharsets.UTF_16LE)));
        assertTrue(SixteenBitText.isUnmarked(text.getBytes(StandardCharsets.UTF_16BE)));
        assertFalse(SixteenBitText.isUnmarked(text.getBytes(StandardCharsets.UTF_8)));
        assertFalse(SixteenBitText.isUnmarked(new byte[64]));
        assertFalse(SixteenBitText.isUnmarked(new byte[0]));
    }

    @Test
    void looksAheadAndCountsOnlyWhatWasRead() throws IOException {
        try (LineReader lines = reader("a\nb\nc", StandardCharsets.UTF_8)) {
            assertEquals(List.of("a", "b"), lines.peek(2));
            assertEquals(0, lines.number());
            assertEquals("a", lines.next());
            assertEquals(1, lines.number());
            assertEquals(List.of("b", "c"), lines.peek(9));
            assertFalse(lines.isCut());
            lines.back("a");
            assertEquals(0, lines.number());
            assertEquals(List.of("a", "b", "c"), List.of(lines.next(), lines.next(), lines.next()));
            assertTrue(lines.isCut());
            assertNull(lines.next());
            assertEquals(3, lines.number());
        }
    }

    @Test
    void saysWhetherTheLastLineHasAnEnd() throws IOException {
        try (LineReader lines = reader("a\nb\n", StandardCharsets.UTF_8)) {
            lines.next();
            lines.next();
            assertNull(lines.next());
            assertFalse(lines.isCut());
        }
    }

    @Test
    void namesTheLineOfAZeroByteThatItOnlyLookedAt() throws IOException {
        try (LineReader lines = reader("a\nb\n\0", StandardCharsets.UTF_8)) {
            lines.next();
            FormatException e = assertThrows(FormatException.class, () -> lines.peek(5));
            assertEquals(Place.column(3, 1), e.place());
        }
    }

    @Test
    void takesARowThatBeginsWithASpreadsheetsErrorAsNoComment() {
        for (String comment : List.of("# freq", "#freq", "#NOTE: 5", "#", "#!/bin/sh", "#1000,2,3", "#NVIDIA 1", "% 5", "// 5", " ! 5")) {
            assertTrue(LineReader.isComment(comment), comment);
        }
        for (String row : List.of("#NUM!,1,2", "#DIV/0!;1;2", "#N/A\t1\t2", "#NV", "#BEZUG! 1 2", "1000,1,2")) {
            assertFalse(LineReader.isComment(row), row);
        }
    }
}
