// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.Optional;
import org.interphase.core.unit.Units;
import org.interphase.core.unit.Units.Conversion;

/**
 * A column's title taken apart.
 *
 * @param text as it stands in the file
 * @param name without its unit
 * @param conversion how its values become SI; the identity where the unit is not known
 * @param unit the SI unit, the file's own where it is not known, empty where there is none
 * @param named what it means; {@link Quantity#OTHER} also where its unit is not one of that quantity
 * @param unitGiven whether the title has a unit
 */
record ColumnTitle(
        String text, String name, Conversion conversion, String unit, Quantity.Named named, boolean unitGiven) {

    private static final Conversion IDENTITY = new Conversion("", 1);
    /** It has an offset, and {@code deg C} would be an angle times a charge. */
    private static final String CELSIUS = "(?i)(deg|degree|degrees|°)\\.? ?c|celsius";

    private static final Quantity.Named OTHER = new Quantity.Named(Quantity.OTHER, 0, false);

    /** Its unit depends on the row: V where the voltage is controlled, mA where the current is. */
    private static final String CONTROL = "control/V/mA";

    /** The unit says which. */
    private static final String DEVIATION_OR_CONDUCTIVITY = "σ";

    Quantity quantity() {
        return named.quantity();
    }

    /**
     * Takes a title apart: {@code I/mA}, {@code Zre (ohms)}, {@code Z' [Ω]}, {@code ReZ_Ohm}. The unit is the longest
     * end after a slash that is one: {@code Q charge/discharge/mA.h}.
     */
    static ColumnTitle of(String title) {
        String text = title.strip();
        if (text.equals(CONTROL)) {
            return new ColumnTitle(text, text, IDENTITY, "", OTHER, false);
        }
        if (text.startsWith("<") && text.endsWith(">") && text.indexOf('/') > 0) {
            ColumnTitle inner = of(text.substring(1, text.length() - 1));
            return new ColumnTitle(
                    text, "<" + inner.name + ">", inner.conversion, inner.unit, inner.named, inner.unitGiven);
        }
        for (int slash = text.indexOf('/'); slash > 0; slash = text.indexOf('/', slash + 1)) {
            String end = text.substring(slash + 1);
            Optional<Conversion> unit = end.isBlank() || end.equals("1") ? Optional.empty() : Units.parse(end);
            if (unit.isPresent()) {
                return with(text, text.substring(0, slash).strip(), unit.get());
            }
        }
        if (text.endsWith(")") || text.endsWith("]")) {
            int open = text.lastIndexOf(text.endsWith(")") ? '(' : '[');
            if (open > 0) {
                String inside = text.substring(open + 1, text.length() - 1);
                Optional<Conversion> unit = inside.isBlank() || inside.equals("1") ? Optional.empty() : Units.parse(inside);
                if (unit.isPresent()) {
                    return with(text, text.substring(0, open).strip(), unit.get());
                }
            }
        }
        int low = text.lastIndexOf('_');
        if (low > 0 && low < text.length() - 1) {
            Quantity.Named named = Quantity.of(text.substring(0, low));
            Optional<Conversion> unit = Units.parse(text.substring(low + 1));
            if (named.quantity() != Quantity.OTHER
                    && unit.isPresent()
                    && unit.get().symbol().equals(named.quantity().unit())) {
                return with(text, text.substring(0, low), unit.get());
            }
        }
        int comma = text.lastIndexOf(',');
        if (comma > 0) {
            Quantity.Named named = Quantity.of(text.substring(0, comma));
            Optional<Conversion> unit = Units.parse(text.substring(comma + 1));
            if (named.quantity() != Quantity.OTHER
                    && unit.isPresent()
                    && unit.get().symbol().equals(named.quantity().unit())) {
                return with(text, text.substring(0, comma).strip(), unit.get());
            }
        }
        Quantity.Named named = text.equals(DEVIATION_OR_CONDUCTIVITY) ? OTHER : Quantity.of(text);
        return new ColumnTitle(
                text, text, new Conversion(named.quantity().unit(), 1), named.quantity().unit(), named, false);
    }

    /**
     * {@return a title whose unit stands elsewhere, as in a line below the titles}
     *
     * @param name the column's name
     * @param unit its unit; one that is not known is kept as it is
     * @param named what the name means
     * @param unitGiven whether there are units at all; else the values are in SI
     */
    static ColumnTitle of(String name, String unit, Quantity.Named named, boolean unitGiven) {
        if (!unitGiven) {
            String si = named.quantity().unit();
            return new ColumnTitle(name, name, new Conversion(si, 1), si, named, false);
        }
        Optional<Conversion> conversion = unit.matches(CELSIUS) ? Optional.empty() : Units.parse(unit);
        return conversion
                .map(c -> new ColumnTitle(
                        name,
                        name,
                        c,
                        c.symbol(),
                        c.symbol().equals(named.quantity().unit()) ? named : OTHER,
                        true))
                .orElse(new ColumnTitle(name, name, IDENTITY, unit.matches(CELSIUS) ? "°C" : unit, OTHER, true));
    }

    /** Takes a title apart and believes its name, whatever stands as its unit: only to say what is wrong with it. */
    static ColumnTitle whateverItsUnit(String title) {
        ColumnTitle whole = of(title);
        if (whole.quantity() != Quantity.OTHER) {
            return whole;
        }
        for (int i = 1; i < whole.text.length(); i++) {
            if ("/([_,".indexOf(whole.text.charAt(i)) >= 0) {
                Quantity.Named named = Quantity.of(whole.text.substring(0, i).strip());
                if (named.quantity() != Quantity.OTHER) {
                    return new ColumnTitle(whole.text, whole.name, whole.conversion, whole.unit, named, true);
                }
            }
        }
        return whole;
    }

    private static ColumnTitle with(String text, String name, Conversion unit) {
        Quantity.Named named = Quantity.of(name);
        boolean fitting = unit.symbol().equals(named.quantity().unit());
        return new ColumnTitle(text, name, unit, unit.symbol(), fitting ? named : OTHER, true);
    }
}
