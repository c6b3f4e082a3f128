// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import java.util.Objects;
import org.interphase.volume.ColumnOptions;

/**
 * How columns are found.
 *
 * @param species whose
 * @param options how they are told from what surrounds them
 */
public record ColumnSettings(String species, ColumnOptions options) {

    /** Checks that there are both. */
    public ColumnSettings {
        Objects.requireNonNull(species);
        Objects.requireNonNull(options);
    }

    /**
     * {@return the same for another species; a threshold by hand was the other one's}
     *
     * @param next whose
     */
    public ColumnSettings withSpecies(String next) {
        return new ColumnSettings(next, options.withThreshold(Double.NaN, Double.NaN));
    }

    /**
     * {@return the same with other options}
     *
     * @param next how
     */
    public ColumnSettings withOptions(ColumnOptions next) {
        return new ColumnSettings(species, next);
    }
}
