// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.report.HtmlPage;
import org.interphase.report.Table;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class HtmlPageTest {

    private static final String NASTY = "<script>alert('x')</script> & \"quoted\" \u0000 \uFFFE";
    private static final String SHOWN = "<script>alert('x')</script> & \"quoted\" \uFFFD \uFFFD";

    private static String page() {
        HtmlPage page = new HtmlPage(NASTY, NASTY, NASTY);
        page.section(NASTY);
        page.part(NASTY);
        page.paragraph(NASTY);
        page.warning(NASTY);
        page.facts(Map.of(NASTY, NASTY));
        Table table = new Table(List.of(Table.text(NASTY), Table.numbers("n")));
        table.row(NASTY, "1");
        table.markedRow("b", NASTY);
        page.table(table);
        page.folded(NASTY, table);
        Figure figure = new Figure(
                NASTY,
                Axis.linear("x", ""),
                Axis.linear("y", ""),
                null,
                false,
                List.of(Series.of(NASTY, new double[] {1}, new double[] {1}, Series.Mark.LINE, Series.Role.DATA)));
        page.figures(List.of(new HtmlPage.Captioned(figure, NASTY, 300)));
        page.drawings(List.of(new HtmlPage.Drawing("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", NASTY)));
        page.footer(NASTY);
        return page.html();
    }

    @Test
    void everyTextIsEscaped() {
        Document parsed = Pages.parse(page());
        for (String element : List.of("h1", "h2", "h3", "p", "dt", "dd", "figcaption", "summary", "footer")) {
            for (String text : Pages.texts(parsed, element)) {
                assertEquals(SHOWN, text.strip(), element);
            }
        }
        assertEquals(SHOWN, Pages.texts(parsed, "td").get(0));
    }

    @Test
    void standsAlone() {
        Pages.assertStandsAlone(page().replace("<script>alert('x')", ""));
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new Table(List.of(Table.text("a"))).row("1", "2"));
    }
}
