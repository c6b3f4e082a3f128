// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.operation.Attachment;
import org.interphase.core.operation.ResultText;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.Header;
import org.interphase.core.template.TemplateColumn;
import org.interphase.core.template.TemplateJson;

/**
 * A template with the keys of its file, so that what is written can be read; what it does not have is null.
 *
 * @param template the version of the form
 * @param name its name
 * @param kind what comes of such a text
 * @param separator between fields
 * @param decimal the decimal sign
 * @param titles {@code linesBelow}, where columns have titles
 * @param lines {@code before} and {@code columns}, where they have none
 * @param comment what starts lines that are passed over
 * @param end what starts the line at which the rows end
 * @param ending of the files' names
 * @param columns what the columns are
 * @param original not in the file
 */
record TemplateResult(
        Object template,
        Object name,
        Object kind,
        Object separator,
        Object decimal,
        Object titles,
        Object lines,
        Object comment,
        Object end,
        Object ending,
        Object columns,
        Original original) {

    /**
     * The template itself, and what keeps it from being used.
     *
     * @param template as it is
     * @param problem a sentence without its point, empty for nothing
     */
    record Original(ColumnTemplate template, Optional<String> problem) implements Attachment {}

    static TemplateResult of(ColumnTemplate template, Optional<String> problem) {
        Map<String, Object> all = TemplateJson.asMap(template);
        return new TemplateResult(
                all.get("template"),
                all.get("name"),
                all.get("kind"),
                all.get("separator"),
                all.get("decimal"),
                all.get("titles"),
                all.get("lines"),
                all.get("comment"),
                all.get("end"),
                all.get("ending"),
                all.get("columns"),
                new Original(template, problem));
    }

    /** {@return the template for people} */
    String text() {
        ColumnTemplate template = original.template();
        List<String[]> facts = new ArrayList<>();
        facts.add(new String[] {"kind", template.kind().label()});
        facts.add(new String[] {"separator", template.separator().toString()});
        facts.add(new String[] {"decimal sign", template.decimal().toString()});
        facts.add(new String[] {
            "above the rows",
            switch (template.header()) {
                case Header.Titles t -> "titles, with " + lines(t.linesBelow()) + " below";
                case Header.Lines l -> lines(l.count()) + ", no titles; " + l.width() + " columns";
            }
        });
        if (!template.comment().isEmpty()) {
            facts.add(new String[] {"comments start with", template.comment()});
        }
        if (!template.end().isEmpty()) {
            facts.add(new String[] {"rows end at", template.end()});
        }
        if (!template.ending().isEmpty()) {
            facts.add(new String[] {"file names end with", template.ending()});
        }
        List<String[]> columns = new ArrayList<>();
        columns.add(new String[] {"column", "title", "role", "unit"});
        for (TemplateColumn c : template.columns()) {
            columns.add(new String[] {
                Integer.toString(c.index() + 1),
                c.title() + (c.below().isEmpty() ? "" : " " + c.below()),
                (c.negated() ? "-" : "") + c.role(),
                c.unit()
            });
        }
        List<String> all = new ArrayList<>();
        all.add("template '" + template.name() + "'");
        all.addAll(ResultText.align(facts));
        all.add("");
        all.addAll(ResultText.align(columns));
        return String.join(System.lineSeparator(), all);
    }

    private static String lines(int count) {
        return count == 0 ? "no line" : count + (count == 1 ? " line" : " lines");
    }
}
