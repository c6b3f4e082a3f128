// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

/** What a data set is; the names are those of the command line's {@code kind}. */
public enum DatasetKind {
    /** An {@link ImpedanceSpectrum}. */
    IMPEDANCE("impedance", "impedance spectrum"),
    /** A {@link CyclingRecord}. */
    CYCLING("cycling", "cycling record"),
    /** A {@link DepthProfile}. */
    PROFILE("profile", "depth profile"),
    /** A {@link MassSpectrum}. */
    SPECTRUM("spectrum", "mass spectrum"),
    /** An {@link IonStack}. */
    ION_STACK("ionStack", "ion stack"),
    /** A {@link DataTable}. */
    TABLE("table", "table");

    private final String id;
    private final String label;

    DatasetKind(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** {@return the name in files and on the command line} */
    public String id() {
        return id;
    }

    /** {@return the name in a sentence} */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return id;
    }
}
