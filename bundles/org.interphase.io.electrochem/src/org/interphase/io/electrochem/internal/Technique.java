// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.Optional;
import org.interphase.core.data.DatasetKind;

/** A technique of EC-Lab: its number in the {@code .mpr}, its name in the {@code .mpt}. */
enum Technique {
    GCPL(0x04, "GCPL", "Galvanostatic Cycling with Potential Limitation", DatasetKind.CYCLING),
    OCV(0x0b, "OCV", "Open Circuit Voltage", DatasetKind.CYCLING),
    CA(0x18, "CA", "Chronoamperometry / Chronocoulometry", DatasetKind.CYCLING),
    CP(0x19, "CP", "Chronopotentiometry", DatasetKind.CYCLING),
    PEIS(0x1d, "PEIS", "Potentio Electrochemical Impedance Spectroscopy", DatasetKind.IMPEDANCE),
    GEIS(0x1e, "GEIS", "Galvano Electrochemical Impedance Spectroscopy", DatasetKind.IMPEDANCE),
    MODULO_BAT(0x7f, "Modulo Bat", "Modulo Bat", DatasetKind.CYCLING);

    private final int id;
    private final String label;
    private final String title;
    private final DatasetKind kind;

    Technique(int id, String label, String title, DatasetKind kind) {
        this.id = id;
        this.label = label;
        this.title = title;
        this.kind = kind;
    }

    /** {@return its short name, as in the names of EC-Lab's files} */
    String label() {
        return label;
    }

    /** {@return its name as EC-Lab prints it} */
    String title() {
        return title;
    }

    /** {@return what its data are} */
    DatasetKind kind() {
        return kind;
    }

    static Optional<Technique> ofId(int id) {
        for (Technique t : values()) {
            if (t.id == id) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    static Optional<Technique> ofTitle(String title) {
        for (Technique t : values()) {
            if (t.title.equalsIgnoreCase(title)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }
}
