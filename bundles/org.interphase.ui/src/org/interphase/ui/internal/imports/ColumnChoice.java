// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import java.util.Optional;
import org.interphase.core.template.Role;
import org.interphase.core.template.TemplateColumn;

/**
 * What a person says of a column.
 *
 * @param role the id of its role, empty where it is not read
 * @param unit as it was written, which may be no unit
 * @param negated whether the file states it with the opposite sign
 */
record ColumnChoice(String role, String unit, boolean negated) {

    /** Not read. */
    static final ColumnChoice NONE = new ColumnChoice("", "", false);

    static ColumnChoice of(TemplateColumn column) {
        return new ColumnChoice(column.role(), column.unit(), column.negated());
    }

    /**
     * {@return the role with the unit of now where that is one of the role's, else the one that the file states, else the
     * usual one}
     */
    ColumnChoice as(Role chosen, boolean negative, Optional<String> stated) {
        boolean keeps = chosen.units().contains(unit) && !unit.isEmpty() || chosen.id().equals(role);
        String usual = chosen.units().isEmpty() ? chosen.unit() : chosen.units().get(0);
        return new ColumnChoice(chosen.id(), keeps ? unit : stated.orElse(usual), negative);
    }

    boolean isRead() {
        return !role.isEmpty();
    }
}
