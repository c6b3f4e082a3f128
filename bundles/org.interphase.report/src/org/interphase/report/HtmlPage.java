// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report;

import java.util.List;
import java.util.Map;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.MarkupText;
import org.interphase.core.figure.SvgFigure;
import org.interphase.core.operation.Attachment;

/**
 * A page that is one file: figures are drawn in it, nothing is loaded from elsewhere, and no script runs. It reads well
 * on a screen, light or dark, and on paper. Every text is escaped.
 */
public final class HtmlPage implements Attachment {

    private static final int WIDE = 980;
    private static final int HALF = 495;

    private static final String STYLE =
            """
            :root{--ink:#1d2126;--soft:#5c6570;--paper:#ffffff;--line:#d9dde2;--band:#f4f6f8;--accent:#0072b2;--mark:#e8f2f9;--warn:#b45309;--warnband:#fdf4e7}
            @media (prefers-color-scheme:dark){:root{--ink:#dfe2e6;--soft:#9aa3ae;--paper:#1b1d21;--line:#373b42;--band:#24272c;--accent:#4aa3df;--mark:#1e3344;--warn:#f3b53a;--warnband:#332a17}}
            *{box-sizing:border-box}
            html{color-scheme:light dark}
            body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif}
            main{max-width:1060px;margin:0 auto;padding:36px 28px 64px}
            header{border-bottom:2px solid var(--accent);padding-bottom:14px;margin-bottom:22px}
            .kind{color:var(--accent);font-weight:600;font-size:13px;letter-spacing:.04em}
            h1{font-size:26px;line-height:1.25;margin:4px 0 6px;font-weight:650;overflow-wrap:anywhere}
            h2{font-size:19px;margin:34px 0 8px;font-weight:650}
            h3{font-size:15px;margin:22px 0 6px;font-weight:650}
            p{margin:8px 0;max-width:76ch;overflow-wrap:anywhere}
            .subtitle{color:var(--soft);margin:0}
            .warn{border-left:3px solid var(--warn);background:var(--warnband);padding:8px 14px;margin:12px 0;max-width:none}
            .facts{display:flex;flex-wrap:wrap;gap:10px 36px;margin:16px 0;padding:14px 18px;background:var(--band);border-radius:6px}
            .facts dt{color:var(--soft);font-size:12.5px}
            .facts dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
            .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(430px,100%),1fr));gap:10px 22px;margin:14px 0}
            figure{margin:0;break-inside:avoid;min-width:0;overflow-x:auto}
            figure svg{width:100%;height:auto;display:block}
            .single svg{min-width:600px}
            figure.drawing svg{width:auto;max-width:none}
            figcaption{color:var(--soft);font-size:13px;margin:2px 0 8px}
            .scroll{overflow-x:auto;margin:10px 0}
            table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums;min-width:50%}
            th{text-align:left;font-weight:600;color:var(--soft);font-size:12.5px;border-bottom:1.5px solid var(--line);padding:5px 18px 5px 6px;vertical-align:bottom}
            td{border-bottom:1px solid var(--line);padding:5px 18px 5px 6px;vertical-align:top}
            th.n,td.n{text-align:right;white-space:nowrap}
            tr.mark td{background:var(--mark);font-weight:600}
            tr{break-inside:avoid}
            summary{cursor:pointer;color:var(--accent);margin:12px 0 4px}
            code{font:13px/1.5 ui-monospace,'DejaVu Sans Mono',monospace;overflow-wrap:anywhere}
            footer{margin-top:44px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:12.5px}
            @media print{.single svg{min-width:0}:root{--ink:#000;--soft:#444;--paper:#fff;--line:#bbb;--band:#f4f4f4;--mark:#eee;--warnband:#fff}body{font-size:10.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}.figures{grid-template-columns:1fr 1fr}details{display:none}}
            """;

    private final String title;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    /**
     * Begins a page.
     *
     * @param kind what kind of page it is, a word or two
     * @param title what it is about
     * @param subtitle one sentence more, empty for none
     */
    public HtmlPage(String kind, String title, String subtitle) {
        this.title = title;
        head.append("<header><div class=\"kind\">").append(MarkupText.escape(kind)).append("</div>\n<h1>").append(MarkupText.escape(title));
        head.append("</h1>\n");
        if (!subtitle.isBlank()) {
            head.append("<p class=\"subtitle\">").append(MarkupText.escape(subtitle)).append("</p>\n");
        }
        head.append("</header>\n");
    }

    /**
     * Begins a section.
     *
     * @param heading its heading
     */
    public void section(String heading) {
        element("h2", heading);
    }

    /**
     * Begins a part of a section.
     *
     * @param heading its heading
     */
    public void part(String heading) {
        element("h3", heading);
    }

    /**
     * Adds a paragraph.
     *
     * @param text its text
     */
    public void paragraph(String text) {
        element("p", text);
    }

    /**
     * Adds a paragraph that must not be overlooked.
     *
     * @param text its text
     */
    public void warning(String text) {
        body.append("<p class=\"warn\">").append(MarkupText.escape(text)).append("</p>\n");
    }

    /**
     * Adds short facts side by side.
     *
     * @param facts values by name, in order
     */
    public void facts(Map<String, String> facts) {
        body.append("<dl class=\"facts\">\n");
        facts.forEach((name, value) -> body.append("<div><dt>")
                .append(MarkupText.escape(name))
                .append("</dt><dd>")
                .append(MarkupText.escape(value))
                .append("</dd></div>\n"));
        body.append("</dl>\n");
    }

    /**
     * Adds figures side by side where the page is wide enough, else below each other; a single one takes all the width.
     *
     * @param figures each with its caption
     */
    public void figures(List<Captioned> figures) {
        boolean single = figures.size() == 1;
        body.append(single ? "<div class=\"figures single\">\n" : "<div class=\"figures\">\n");
        for (Captioned f : figures) {
            body.append("<figure>")
                    .append(SvgFigure.fragment(f.figure(), single ? WIDE : HALF, single ? f.height() : 330))
                    .append("\n<figcaption>")
                    .append(MarkupText.escape(f.caption()))
                    .append("</figcaption></figure>\n");
        }
        body.append("</div>\n");
    }

    /**
     * Adds drawings side by side where the page is wide enough, else below each other, as wide as figures are.
     *
     * @param drawings each an SVG element with a {@code viewBox}, and its caption
     */
    public void drawings(List<Drawing> drawings) {
        body.append("<div class=\"figures\">\n");
        for (Drawing d : drawings) {
            body.append("<figure>").append(d.svg()).append("\n<figcaption>").append(MarkupText.escape(d.caption()));
            body.append("</figcaption></figure>\n");
        }
        body.append("</div>\n");
    }

    /**
     * A drawing with what stands below it.
     *
     * @param svg an SVG element
     * @param caption a sentence or two
     */
    public record Drawing(String svg, String caption) {}

    /**
     * Adds a drawing in its own size; where the page is narrower it can be moved sideways.
     *
     * @param svg an SVG element
     * @param caption a sentence or two
     */
    public void drawing(String svg, String caption) {
        body.append("<figure class=\"drawing\">")
                .append(svg)
                .append("\n<figcaption>")
                .append(MarkupText.escape(caption))
                .append("</figcaption></figure>\n");
    }

    /**
     * A figure with what stands below it.
     *
     * @param figure the figure
     * @param caption a sentence or two
     * @param height in pixels where it stands alone
     */
    public record Captioned(Figure figure, String caption, int height) {}

    /**
     * Adds a table.
     *
     * @param table the table
     */
    public void table(Table table) {
        body.append("<div class=\"scroll\">");
        append(table);
        body.append("</div>\n");
    }

    /**
     * Adds a table that is shown when asked for.
     *
     * @param summary what to click on
     * @param table the table
     */
    public void folded(String summary, Table table) {
        body.append("<details><summary>").append(MarkupText.escape(summary)).append("</summary>\n<div class=\"scroll\">");
        append(table);
        body.append("</div></details>\n");
    }

    /**
     * Ends the page with a line about itself.
     *
     * @param text the line
     */
    public void footer(String text) {
        element("footer", text);
    }

    private void append(Table table) {
        body.append("<table>\n<thead><tr>");
        for (Table.Column c : table.columns()) {
            body.append(c.numeric() ? "<th class=\"n\">" : "<th>").append(MarkupText.escape(c.heading())).append("</th>");
        }
        body.append("</tr></thead>\n<tbody>\n");
        for (int r = 0; r < table.rows().size(); r++) {
            body.append(table.isMarked(r) ? "<tr class=\"mark\">" : "<tr>");
            for (int c = 0; c < table.columns().size(); c++) {
                body.append(table.columns().get(c).numeric() ? "<td class=\"n\">" : "<td>")
                        .append(MarkupText.escape(table.rows().get(r).get(c)))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</tbody></table>");
    }

    private void element(String name, String text) {
        body.append('<').append(name).append('>').append(MarkupText.escape(text)).append("</").append(name).append(">\n");
    }

    /** {@return the page, well-formed as HTML and as XML} */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" + MarkupText.escape(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body><main>\n" + head + body
                + "</main></body></html>\n";
    }
}
