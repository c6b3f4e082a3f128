// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.util.OptionalDouble;
import org.interphase.core.unit.Units;

/** Units of length as image files spell them. */
public final class LengthUnit {

    /** What is said where a file has none. */
    public static final String NONE = "the file has no unit of length: its spacings are taken for µm";

    private LengthUnit() {}

    /**
     * {@return one of a unit in µm, empty where it is none of length}
     *
     * @param text the unit, such as {@code um}, {@code micron} or {@code mm}
     */
    public static OptionalDouble um(String text) {
        String unit = text.strip();
        switch (unit) {
            case "micron", "microns", "micrometer", "micrometre", "\\u00B5m" -> {
                return OptionalDouble.of(1);
            }
            case "nanometer", "nanometre" -> {
                return OptionalDouble.of(1e-3);
            }
            case "millimeter", "millimetre" -> {
                return OptionalDouble.of(1e3);
            }
            case "inch", "in" -> {
                return OptionalDouble.of(25_400);
            }
            case "Å", "\u212b", "angstrom" -> {
                return OptionalDouble.of(1e-4);
            }
            case "" -> {
                return OptionalDouble.empty();
            }
            default -> {
                return Units.parse(unit)
                        .filter(u -> u.symbol().equals("m"))
                        .map(u -> OptionalDouble.of(u.toSi(1) * 1e6))
                        .orElse(OptionalDouble.empty());
            }
        }
    }
}
