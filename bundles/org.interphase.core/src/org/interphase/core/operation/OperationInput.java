// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.util.List;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;

/**
 * What an operation is given, in the order of its sources.
 *
 * @param sources the files, each with the data sets that were picked from it
 */
public record OperationInput(List<Source> sources) {

    /** Nothing. */
    public static final OperationInput NONE = new OperationInput(List.of());

    /** Copies the list. */
    public OperationInput {
        sources = List.copyOf(sources);
    }

    /**
     * A file and what was picked from it.
     *
     * @param file the file
     * @param datasets some of its data sets, in its order, at least one; none where it was not read
     */
    public record Source(DataFile file, List<Dataset> datasets) {
        /** Copies the list. */
        public Source {
            datasets = List.copyOf(datasets);
        }
    }

    /**
     * {@return the one data set of an operation that takes one}
     *
     * @param type its type
     * @param <T> its type
     * @throws IllegalStateException when there is not exactly one source with one data set of this type
     */
    public <T extends Dataset> T only(Class<T> type) {
        if (sources.size() == 1
                && sources.get(0).datasets().size() == 1
                && type.isInstance(sources.get(0).datasets().get(0))) {
            return type.cast(sources.get(0).datasets().get(0));
        }
        throw new IllegalStateException("expected one " + type.getSimpleName() + ", found " + sources);
    }

    /**
     * {@return an input of one data set}
     *
     * @param file where it comes from
     * @param dataset one of the file's
     */
    public static OperationInput of(DataFile file, Dataset dataset) {
        return new OperationInput(List.of(new Source(file, List.of(dataset))));
    }
}
