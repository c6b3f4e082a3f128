// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Something that can be done to data, declared once. Register an implementation as an OSGi service of this type (a
 * declarative-services component): from its settings record come the command-line options, the form in the workbench,
 * the step of a plan and the provenance beside the result.
 *
 * <p>Implementations keep no state between calls and may be called from several threads.
 *
 * @param <S> the settings: a record whose components are annotated with {@link Setting}
 * @param <R> the result: a record; as JSON its components are the keys. It may implement {@link ExportsDataset},
 *     {@link ExportsFile} or {@link ExportsFiles}
 */
public interface Operation<S extends Record, R extends Record> {

    /** {@return what it is} */
    Declaration declaration();

    /** {@return the class of the settings} */
    Class<S> settingsType();

    /**
     * Does it.
     *
     * @param input as many sources, of the kinds, that the declaration asks for
     * @param settings complete and within their ranges
     * @param progress what to report to
     * @return the result
     * @throws OperationException when it cannot be done with these settings and data, with what to change
     * @throws IOException when something cannot be read or written
     * @throws CancelledException when asked to end
     */
    R run(OperationInput input, S settings, Progress progress)
            throws OperationException, IOException, CancelledException;

    /**
     * {@return the endings, with their dots, of forms of its own in which its result is written, the usual one first; none but
     * of results that are an {@link ExportsFile}}
     */
    default List<String> endings() {
        return List.of();
    }

    /**
     * {@return whether the answer is a negative one: done, but not converged, not valid, refused}
     *
     * @param result a result of this operation
     */
    default boolean isNegative(R result) {
        return false;
    }

    /**
     * {@return the result for people, lines of text}
     *
     * @param result a result of this operation
     */
    default String text(R result) {
        return ResultText.of(result);
    }

    /**
     * {@return the result as comma-separated values, where that form makes sense}
     *
     * @param result a result of this operation
     */
    default Optional<String> csv(R result) {
        return Optional.empty();
    }
}
