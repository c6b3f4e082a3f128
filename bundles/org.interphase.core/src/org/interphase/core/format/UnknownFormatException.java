// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.nio.file.Path;

/**
 * No installed format and no template says what a file is. Where it is text in columns, a person can: a template that
 * names them makes it readable.
 */
public final class UnknownFormatException extends FormatException {

    private static final long serialVersionUID = 1L;

    private final boolean text;

    /**
     * Creates the exception.
     *
     * @param file the file
     * @param place where in it
     * @param expected what should stand there
     * @param found what stands there
     * @param text whether it is text, for which a template can be made
     */
    public UnknownFormatException(Path file, Place place, String expected, String found, boolean text) {
        super(file, place, expected, found);
        this.text = text;
    }

    /** {@return whether it is text, for which a template can be made} */
    public boolean isText() {
        return text;
    }
}
