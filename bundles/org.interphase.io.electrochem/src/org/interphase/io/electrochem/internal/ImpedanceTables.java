// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Reading;
import org.interphase.core.template.Role;
import org.interphase.core.template.RoleTable;
import org.interphase.core.template.TableKind;
import org.osgi.service.component.annotations.Component;

/** Impedance spectra in a person's own table: frequency, and Re and Im or modulus and phase. */
@Component(service = TableKind.class)
public final class ImpedanceTables implements TableKind {

    private static final String FREQUENCY = "frequency";
    private static final String REAL = "real";
    private static final String IMAGINARY = "imaginary";
    private static final String MODULUS = "modulus";
    private static final String PHASE = "phase";

    private static final List<String> OHMS = List.of("Ω", "mΩ", "kΩ", "MΩ", "GΩ");

    private static final List<Role> ROLES = List.of(
            new Role(FREQUENCY, "Frequency", "Hz", List.of("Hz", "mHz", "kHz", "MHz"), false, false, false),
            new Role(REAL, "Re Z", "Ω", OHMS, true, false, false),
            new Role(IMAGINARY, "Im Z", "Ω", OHMS, true, false, false),
            new Role(MODULUS, "|Z|", "Ω", OHMS, false, false, false),
            new Role(PHASE, "Phase of Z", "rad", List.of("°", "rad", "mrad"), true, false, false),
            new Role("sigma", "Standard deviation", "Ω", OHMS, false, false, false),
            new Role("cycle", "Number of the spectrum", "", List.of(""), false, false, false),
            new Role(RoleColumns.CHANNEL, "Further column", "", List.of(), true, true, true));

    private static final List<RoleColumns.Known> KNOWN = List.of(
            new RoleColumns.Known(FREQUENCY, Quantity.FREQUENCY, "Hz", "freq|fr\u00e9q"),
            new RoleColumns.Known(IMAGINARY, Quantity.IMAGINARY, "Ω", "imag|im\\(|z''|z\"|z\u2033|z\u2032\u2032|reactance|blind"),
            new RoleColumns.Known(REAL, Quantity.REAL, "Ω", "real|re\\(|z'|z\u2032|resistance|wirk"),
            new RoleColumns.Known(PHASE, Quantity.PHASE, "°", "phas|winkel|angle|theta|phi"),
            new RoleColumns.Known(MODULUS, Quantity.MODULUS, "Ω", "\\|z|mod|magn|abs|betrag"),
            new RoleColumns.Known("sigma", Quantity.SIGMA, "Ω", "std|sigma|deviation"),
            new RoleColumns.Known("cycle", Quantity.CYCLE, "", "cycle|zyklus|sweep"));

    @Override
    public DatasetKind kind() {
        return DatasetKind.IMPEDANCE;
    }

    @Override
    public List<Role> roles() {
        return ROLES;
    }

    @Override
    public Optional<String> missing(Set<String> roles) {
        if (!roles.contains(FREQUENCY)) {
            return Optional.of("a column of frequency");
        }
        if (roles.contains(REAL) && roles.contains(IMAGINARY) || roles.contains(MODULUS) && roles.contains(PHASE)) {
            return Optional.empty();
        }
        return Optional.of(
                roles.contains(REAL)
                        ? "a column of Im Z"
                        : roles.contains(IMAGINARY)
                                ? "a column of Re Z"
                                : roles.contains(MODULUS)
                                        ? "a column of the phase"
                                        : roles.contains(PHASE) ? "a column of |Z|" : "columns of Re Z and Im Z, or of |Z| and phase");
    }

    @Override
    public Optional<Guess> guess(String title, String below) {
        return RoleColumns.guess(title, below, KNOWN);
    }

    @Override
    public Reading read(RoleTable table) throws FormatException {
        List<String> warnings = new ArrayList<>();
        List<Dataset> datasets = Measurement.of(
                RoleColumns.table(table, KNOWN),
                Optional.of(DatasetKind.IMPEDANCE),
                Measurement.Order.MONOTONIC,
                false,
                Measurement.About.only(table.label(), table.notes()),
                warnings);
        return new Reading(datasets, warnings);
    }
}
