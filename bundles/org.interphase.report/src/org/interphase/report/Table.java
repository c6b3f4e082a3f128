// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rows of texts below headings; columns of numbers are aligned to the right. */
public final class Table {

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> marked = new TreeSet<>();

    /**
     * A column.
     *
     * @param heading what stands above it
     * @param numeric whether it holds numbers
     */
    public record Column(String heading, boolean numeric) {}

    /**
     * Creates a table without rows.
     *
     * @param columns at least one
     */
    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * {@return a column of text}
     *
     * @param heading what stands above it
     */
    public static Column text(String heading) {
        return new Column(heading, false);
    }

    /**
     * {@return a column of numbers}
     *
     * @param heading what stands above it, with the unit where the numbers have none
     */
    public static Column numbers(String heading) {
        return new Column(heading, true);
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @throws IllegalArgumentException when there are more or fewer
     */
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells, found " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /**
     * Adds a row that stands out.
     *
     * @param cells one for each column
     */
    public void markedRow(String... cells) {
        marked.add(rows.size());
        row(cells);
    }

    /** {@return the columns} */
    public List<Column> columns() {
        return columns;
    }

    /** {@return the rows, each with a cell for each column} */
    public List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /**
     * {@return whether a row stands out}
     *
     * @param row counted from 0
     */
    public boolean isMarked(int row) {
        return marked.contains(row);
    }
}
