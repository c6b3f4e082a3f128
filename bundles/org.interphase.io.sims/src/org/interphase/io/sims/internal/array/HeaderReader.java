// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.text.Limits;

/** Lines of a header before binary data; knows the byte where the next begins. */
final class HeaderReader implements AutoCloseable {

    private final FileSource source;
    private final InputStream in;
    private long offset;
    private int number;

    HeaderReader(FileSource source) throws IOException {
        this.source = source;
        this.in = new BufferedInputStream(source.open());
    }

    /** {@return the next line without its end, empty at the end of the file} */
    Optional<String> line() throws IOException {
        number++;
        if (number > Limits.HEADER_LINES) {
            throw source.wrong(place(), "a header of at most " + Limits.HEADER_LINES + " lines", "more");
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0; b = in.read()) {
            offset++;
            if (b == '\n') {
                break;
            }
            line.write(b);
            if (line.size() > Limits.LINE) {
                throw source.wrong(place(), "a line of at most " + Limits.LINE + " bytes", "a longer one");
            }
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    /** {@return the line that was read last} */
    Place place() {
        return Place.line(number);
    }

    /** {@return the byte after the line that was read last} */
    long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
