// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.Reading;

/** A kind of table as a third party could add it: time and mass, and notes. */
final class Weighings implements TableKind {

    @Override
    public DatasetKind kind() {
        return DatasetKind.CYCLING;
    }

    @Override
    public List<Role> roles() {
        return List.of(
                new Role("time", "Time", "s", List.of("s", "min"), false, false, false),
                new Role("mass", "Mass", "kg", List.of("kg", "g", "mg"), true, true, false),
                new Role("note", "Note", "", List.of(), true, true, true));
    }

    @Override
    public Optional<String> missing(Set<String> roles) {
        return roles.containsAll(Set.of("time", "mass")) ? Optional.empty() : Optional.of("columns of time and mass");
    }

    @Override
    public Optional<Guess> guess(String title, String below) {
        String unit = below.isEmpty() ? title.replaceAll(".*[(/]|\\)", "") : below;
        if (title.startsWith("time")) {
            return Optional.of(new Guess("time", unit.equals(title) ? "s" : unit, false, 0));
        }
        return title.startsWith("mass") || title.startsWith("-mass")
                ? Optional.of(new Guess("mass", unit, title.startsWith("-"), title.length()))
                : Optional.empty();
    }

    @Override
    public Reading read(RoleTable table) {
        List<Channel> notes = table.columns().stream()
                .filter(c -> c.role().equals("note"))
                .map(c -> new Channel(c.name(), c.unit(), c.values()))
                .toList();
        return new Reading(
                List.of(new CyclingRecord(
                        "1",
                        table.label(),
                        table.find("time").orElseThrow().values(),
                        table.find("mass").orElseThrow().values(),
                        new double[0],
                        notes,
                        table.notes())),
                List.of());
    }
}
