// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table of texts and numbers that is no measurement against anything: peaks by region, say. */
public final class DataTable implements Dataset {

    /**
     * A column.
     *
     * @param name its heading
     * @param texts one for each row, as they stand in the file
     */
    public record Column(String name, List<String> texts) {
        /** Copies the list, and makes the texts plain. */
        public Column {
            name = PlainText.of(Objects.requireNonNull(name, "name"));
            texts = texts.stream().map(PlainText::of).toList();
        }
    }

    private final String id;
    private final String label;
    private final List<Column> columns;
    private final List<Channel> numbers;
    private final Map<String, String> metadata;

    /**
     * Creates a table.
     *
     * @param id unique in its file
     * @param label a name for people
     * @param columns all of them, as texts, at least one, of one length above 0
     * @param numbers the columns that are numbers, as such, of the same length
     * @param metadata what stood above the table
     * @throws IllegalArgumentException when there is no column or row, or lengths differ
     */
    public DataTable(
            String id, String label, List<Column> columns, List<Channel> numbers, Map<String, String> metadata) {
        this.id = Objects.requireNonNull(id, "id");
        this.label = PlainText.of(Objects.requireNonNull(label, "label"));
        this.columns = List.copyOf(columns);
        this.numbers = List.copyOf(numbers);
        this.metadata = PlainText.of(metadata);
        if (columns.isEmpty() || columns.get(0).texts().isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column and one row");
        }
        List<Integer> lengths = new ArrayList<>();
        columns.forEach(c -> lengths.add(c.texts().size()));
        numbers.forEach(c -> lengths.add(c.size()));
        if (lengths.stream().distinct().count() != 1) {
            throw new IllegalArgumentException("expected columns of one length, found " + lengths);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.TABLE;
    }

    @Override
    public int points() {
        return columns.get(0).texts().size();
    }

    /** {@return the columns that are numbers} */
    @Override
    public List<Channel> channels() {
        return numbers;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    /** {@return all columns, as texts} */
    public List<Column> columns() {
        return columns;
    }
}
