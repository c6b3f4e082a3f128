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

/** Records over time in a person's own table: time and voltage, and what else was stored. */
@Component(service = TableKind.class)
public final class CyclingTables implements TableKind {

    private static final String TIME = "time";
    private static final String VOLTAGE = "voltage";

    private static final List<Role> ROLES = List.of(
            new Role(TIME, "Time", "s", List.of("s", "ms", "min", "h", "d"), false, false, false),
            new Role(VOLTAGE, "Voltage", "V", List.of("V", "mV"), true, true, false),
            new Role("current", "Current", "A", List.of("A", "mA", "µA", "nA"), true, true, false),
            new Role(RoleColumns.CHARGE, "Charge", "C", List.of("C", "mC", "Ah", "mAh", "µAh"), true, true, false),
            new Role("cycle", "Cycle number", "", List.of(""), false, true, false),
            new Role(RoleColumns.CHANNEL, "Further column", "", List.of(), true, true, true));

    private static final List<RoleColumns.Known> KNOWN = List.of(
            new RoleColumns.Known(TIME, Quantity.TIME, "s", "time|zeit|temps|elapsed"),
            new RoleColumns.Known(VOLTAGE, Quantity.VOLTAGE, "V", "volt|pot|spannung|tension|ewe|ecell"),
            new RoleColumns.Known("current", Quantity.CURRENT, "A", "curr|strom|courant"),
            new RoleColumns.Known("cycle", Quantity.CYCLE, "", "cycle|zyklus"));

    @Override
    public DatasetKind kind() {
        return DatasetKind.CYCLING;
    }

    @Override
    public List<Role> roles() {
        return ROLES;
    }

    @Override
    public Optional<String> missing(Set<String> roles) {
        return !roles.contains(TIME)
                ? Optional.of("a column of time")
                : roles.contains(VOLTAGE) ? Optional.empty() : Optional.of("a column of voltage");
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
                Optional.of(DatasetKind.CYCLING),
                Measurement.Order.AS_RECORDED,
                false,
                Measurement.About.only(table.label(), table.notes()),
                warnings);
        return new Reading(datasets, warnings);
    }
}
