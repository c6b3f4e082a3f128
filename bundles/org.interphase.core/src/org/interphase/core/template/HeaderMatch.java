// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.List;
import java.util.Optional;

/**
 * Where the columns of a template stand in a file with titles.
 *
 * @param indices of the template's columns, in its order
 * @param width fields in a row
 */
record HeaderMatch(int[] indices, int width) {

    /**
     * {@return where the columns stand, empty when the line is not the titles of such a file}
     *
     * @param line the line that may hold the titles, one character a byte
     * @param below the next line that is not blank, empty where there is none
     */
    static Optional<HeaderMatch> of(ColumnTemplate template, String line, String below) {
        for (List<String> texts : TitleLine.cuts(line, template.separator())) {
            Optional<HeaderMatch> match = of(template.columns(), texts);
            if (match.isPresent() && match.get().standsAbove(template, below)) {
                return match;
            }
        }
        return Optional.empty();
    }

    private static Optional<HeaderMatch> of(List<TemplateColumn> columns, List<String> texts) {
        int[] indices = new int[columns.size()];
        for (int i = 0; i < indices.length; i++) {
            int at = place(columns.get(i), texts);
            if (at < 0) {
                return Optional.empty();
            }
            indices[i] = at;
        }
        return java.util.Arrays.stream(indices).distinct().count() == indices.length
                ? Optional.of(new HeaderMatch(indices, texts.size()))
                : Optional.empty();
    }

    private static int place(TemplateColumn column, List<String> texts) {
        String title = TitleLine.plain(column.title());
        if (column.index() < texts.size() && texts.get(column.index()).equals(title)) {
            return column.index();
        }
        int first = texts.indexOf(title);
        return title.isEmpty() || first != texts.lastIndexOf(title) ? -1 : first;
    }

    private boolean standsAbove(ColumnTemplate template, String line) {
        List<TemplateColumn> columns = template.columns();
        if (columns.stream().allMatch(c -> c.below().isEmpty())) {
            return true;
        }
        return TitleLine.cuts(line, template.separator()).stream().anyMatch(texts -> {
            for (int i = 0; i < indices.length; i++) {
                String below = TitleLine.plain(columns.get(i).below());
                if (!below.isEmpty() && (indices[i] >= texts.size() || !texts.get(indices[i]).equals(below))) {
                    return false;
                }
            }
            return true;
        });
    }

    /** {@return whether the start of a text is one that the template describes} */
    static boolean suits(ColumnTemplate template, String name, List<String> lines) {
        return switch (template.header()) {
            case Header.Titles titles -> hasTitles(template, lines);
            case Header.Lines header -> hasRows(template, header, name, lines);
        };
    }

    private static boolean hasTitles(ColumnTemplate template, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (of(template, lines.get(i), nextNotBlank(lines, i + 1)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    static String nextNotBlank(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i);
            }
        }
        return "";
    }

    /** Whether rows of just so many numbers start at just that line, and the name ends as it should. */
    private static boolean hasRows(ColumnTemplate template, Header.Lines header, String name, List<String> lines) {
        if (lines.size() <= header.count() || !name.toLowerCase(java.util.Locale.ROOT).endsWith(template.ending())) {
            return false;
        }
        Rows rows = new Rows(template, header.width());
        int found = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (TitleLine.isPassedOver(line, template.comment())) {
                continue;
            }
            if (i < header.count()) {
                if (rows.isRow(line)) {
                    return false;
                }
                continue;
            }
            if (rows.ends(line)) {
                break;
            }
            if (!rows.isRow(line)) {
                return false;
            }
            found++;
        }
        return found > 0;
    }
}
