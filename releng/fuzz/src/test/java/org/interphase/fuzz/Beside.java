// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that have others beside them, as one input: the file itself, then each of the others behind a line with its name. */
public final class Beside {

    /** Name of the file itself, without an ending. */
    public static final String NAME = "input";

    private static final Pattern MARK = Pattern.compile("\n%%beside (?!\\.{1,2}\n)([A-Za-z0-9.]{1,24})\n");
    private static final int MOST = 20;

    private Beside() {}

    /**
     * {@return an input}
     *
     * @param file the file itself, or an input
     * @param name of the file beside it, of letters, digits and points
     * @param beside what is in that
     */
    public static byte[] join(byte[] file, String name, byte[] beside) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(file);
        out.writeBytes(("\n%%beside " + name + "\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(beside);
        return out.toByteArray();
    }

    /**
     * {@return the file itself, written as {@link #NAME} with the others beside it}
     *
     * @param folder for them alone; what is in it is removed
     * @param input any bytes
     */
    static Path write(Path folder, byte[] input) throws IOException {
        Files.createDirectories(folder);
        try (var before = Files.list(folder)) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        Matcher marks = MARK.matcher(new String(input, StandardCharsets.ISO_8859_1));
        String name = NAME;
        int from = 0;
        for (int i = 0; i < MOST && marks.find(); i++) {
            Files.write(folder.resolve(name), Arrays.copyOfRange(input, from, marks.start()));
            name = marks.group(1);
            from = marks.end();
        }
        Files.write(folder.resolve(name), Arrays.copyOfRange(input, from, input.length));
        return folder.resolve(NAME);
    }
}
