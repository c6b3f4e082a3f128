// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/**
 * Elements and texts of an XML file, one after the other. It declares no document type and no entities, or it is refused;
 * nothing outside it is asked for; tags, comments and depths are bounded.
 */
public final class XmlEvents implements AutoCloseable {

    private static final int MOST_DEPTH = 64;
    private static final int LONGEST_DECLARATION = 512;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

    private final FileSource source;
    private final XMLStreamReader reader;
    private int depth;

    /**
     * Begins to read.
     *
     * @param source what errors name
     * @param in the text; to be closed by the caller
     * @throws IOException when it is no XML
     */
    public XmlEvents(FileSource source, InputStream in) throws IOException {
        this.source = source;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            this.reader = factory.createXMLStreamReader(decoded(source, new TagLimit(source, in)));
        } catch (XMLStreamException e) {
            throw wrong(source, e);
        }
    }

    /**
     * The text, by its mark or by what it declares. Bytes that are none of the encoding become U+FFFD: a damaged sample name is
     * no reason to refuse the numbers.
     */
    private static Reader decoded(FileSource source, InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, LONGEST_DECLARATION);
        byte[] head = start.readNBytes(LONGEST_DECLARATION);
        int mark = 0;
        Charset charset = StandardCharsets.UTF_8;
        String text = new String(head, StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(text);
        if (text.startsWith("\u00ef\u00bb\u00bf")) {
            mark = 3;
        } else if (text.startsWith("\u00fe\u00ff") || text.startsWith("\u00ff\u00fe")) {
            charset = StandardCharsets.UTF_16;
        } else if (declared.find()) {
            try {
                charset = Charset.forName(declared.group(1));
            } catch (IllegalArgumentException e) {
                throw source.wrong(Place.line(1), "an encoding that is known", declared.group(1));
            }
        }
        start.unread(head, mark, head.length - mark);
        return new InputStreamReader(start, charset);
    }

    /** What comes next. */
    public enum Event {
        /** An element begins. */
        START,
        /** An element ends. */
        END,
        /** Characters between; one text may come in pieces. */
        TEXT,
        /** There is nothing more. */
        NONE
    }

    /**
     * {@return what comes next}
     *
     * @throws IOException when it is no XML, or declares what it may not
     */
    public Event next() throws IOException {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        if (depth > MOST_DEPTH) {
                            throw source.wrong(place(), "elements at most " + MOST_DEPTH + " deep", "deeper ones");
                        }
                        return Event.START;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return Event.END;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return Event.TEXT;
                    }
                    case XMLStreamConstants.DTD -> throw source.wrong(
                            place(), "XML without a document type", "<!DOCTYPE, which could declare entities");
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw source.wrong(
                            place(), "XML without entities", "&" + reader.getLocalName() + ";");
                    default -> {}
                }
            }
            return Event.NONE;
        } catch (XMLStreamException e) {
            throw wrong(source, e);
        } catch (RuntimeException e) {
            // the platform's parser throws such for some damaged texts
            throw source.wrong(place(), "well-formed XML", "damage (" + e + ")");
        }
    }

    /** {@return the name of the element that begins or ends, without its prefix} */
    public String name() {
        return reader.getLocalName();
    }

    /**
     * {@return an attribute of the element that begins, the other text where it has none}
     *
     * @param name without a prefix
     * @param missing what is said where there is none
     */
    public String attribute(String name, String missing) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return missing;
    }

    /** {@return the characters} */
    public String text() {
        return reader.getText();
    }

    /** {@return where that is} */
    public Place place() {
        int line = reader.getLocation().getLineNumber();
        int column = reader.getLocation().getColumnNumber();
        return line < 1 ? Place.whole() : column < 1 ? Place.line(line) : Place.column(line, column);
    }

    private static IOException wrong(FileSource source, XMLStreamException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof FormatException f) {
                return f;
            }
        }
        if (e.getNestedException() instanceof FormatException f) {
            return f;
        }
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        Place place = e.getLocation() == null || e.getLocation().getLineNumber() < 1
                ? Place.whole()
                : Place.column(e.getLocation().getLineNumber(), Math.max(1, e.getLocation().getColumnNumber()));
        return source.wrong(place, "well-formed XML", at < 0 ? message : message.substring(at + 9));
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw wrong(source, e);
        }
    }

    /** Refuses a tag, comment or instruction that is longer than any has to be, before the parser holds it in memory. */
    private static final class TagLimit extends FilterInputStream {

        private static final int MOST = 1 << 20;

        private final FileSource source;
        private long at;
        private long since = -1;
        private String end = ">";
        private int last;
        private int lastButOne;

        TagLimit(FileSource source, InputStream in) {
            super(in);
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                take(b);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            int n = in.read(into, start, length);
            for (int i = 0; i < n; i++) {
                take(into[start + i] & 0xFF);
            }
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void take(int b) throws FormatException {
            at++;
            if (b == 0) {
                return;
            }
            if (since < 0) {
                if (b == '<') {
                    since = at;
                    end = ">";
                }
            } else if (at - since == 3 && b == '-' && last == '-' && lastButOne == '!') {
                end = "-->";
            } else if (at - since == 2 && b == '[' && last == '!') {
                end = "]]>";
            } else if (b == '>'
                    && (end.equals(">") || last == end.charAt(1) && lastButOne == end.charAt(0))) {
                since = -1;
            } else if (at - since > MOST) {
                throw source.wrong(Place.offset(since - 1), "a tag or comment of at most " + MOST + " bytes", "a longer one");
            }
            lastButOne = last;
            last = b;
        }
    }
}
