// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a page as XML, which is stricter than any browser. */
final class Pages {

    private Pages() {}

    static Document parse(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
        } catch (Exception e) {
            throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    static List<String> texts(Document page, String element) {
        NodeList found = page.getElementsByTagName(element);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add(found.item(i).getTextContent());
        }
        return all;
    }

    static void assertStandsAlone(String html) {
        String own = html.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xhtml", "")
                .replaceAll("href=\"data:image/png;base64,[A-Za-z0-9+/=]++\"", "");
        for (String outside : List.of("http:", "https:", "//cdn", "src=", "href=", "<script", "@import", "<link")) {
            assertFalse(own.contains(outside), () -> "the page refers to something outside: " + outside);
        }
    }
}
