// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.interphase.core.data.PlainText;

/** A file is not what it should be: names the file, the place, what was expected and what was found. */
public class FormatException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_FOUND = 120;

    private final transient Path file;
    private final transient Place place;
    private final String expected;
    private final String found;

    /**
     * Creates the exception.
     *
     * @param file the file
     * @param place where in it
     * @param expected what should stand there, such as {@code a number}
     * @param found what stands there; control characters are shown as {@code ·}, long text is cut, none is {@code nothing}
     */
    public FormatException(Path file, Place place, String expected, String found) {
        super(PlainText.of(file + ": " + place + ": expected " + expected) + ", found " + printable(found));
        this.file = Objects.requireNonNull(file);
        this.place = Objects.requireNonNull(place);
        this.expected = PlainText.of(expected);
        this.found = printable(found);
    }

    private static String printable(String text) {
        if (text.isBlank()) {
            return "nothing";
        }
        String cut = text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}]", "·");
    }

    /** {@return the file} */
    public Path file() {
        return file;
    }

    /** {@return where in the file} */
    public Place place() {
        return place;
    }

    /** {@return what should stand there} */
    public String expected() {
        return expected;
    }

    /** {@return what stands there} */
    public String found() {
        return found;
    }
}
