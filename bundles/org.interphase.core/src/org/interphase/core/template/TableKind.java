// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Reading;

/**
 * What a table can be: which roles its columns can have, and how data sets come of them. Register an implementation as an
 * OSGi service of this type and texts of this kind can be imported, in the workbench and on the command line.
 *
 * <p>Implementations keep no state between calls and may be called from several threads.
 */
public interface TableKind {

    /** {@return what comes of the table} */
    DatasetKind kind();

    /** {@return what its columns can mean, the most important first} */
    List<Role> roles();

    /**
     * {@return what is missing, such as {@code a column of frequency}; empty when these are enough}
     *
     * @param roles the ids of the roles that columns have
     */
    Optional<String> missing(Set<String> roles);

    /**
     * A guess at a column.
     *
     * @param role the id of a role
     * @param unit its unit, one that {@link org.interphase.core.unit.Units} knows
     * @param negated whether the title says that the sign is the opposite one
     * @param rank 0 for a title that can hardly mean anything else; larger for weaker guesses
     */
    record Guess(String role, String unit, boolean negated, int rank) {}

    /**
     * {@return what a column seems to be; of several columns with one role the best guess counts, with a role that may be
     * {@linkplain Role#repeated repeated} all of them}
     *
     * @param title its title, with a unit or without
     * @param below what stands below the title, often its unit; empty for nothing
     */
    Optional<Guess> guess(String title, String below);

    /**
     * Makes data sets of a table.
     *
     * @param table has the roles that are needed
     * @return at least one data set
     * @throws FormatException when values cannot be, with the place
     */
    Reading read(RoleTable table) throws FormatException;
}
