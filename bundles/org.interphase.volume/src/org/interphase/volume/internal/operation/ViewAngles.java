// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.TextSyntaxException;

/**
 * From where a volume is seen, as the command line says it.
 *
 * @param azimuthDeg how far around, in degrees
 * @param elevationDeg how high, −90 to 90 degrees
 */
public record ViewAngles(double azimuthDeg, double elevationDeg) {

    private static final String EXPECTED = "AZIMUTH,ELEVATION in degrees, such as 30,25";

    /**
     * {@return the angles of a text}
     *
     * @param text such as {@code 30,25}
     * @throws TextSyntaxException when it is none, or an angle is out of its range
     */
    public static ViewAngles parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw new TextSyntaxException(text, 0, EXPECTED, "'" + text + "'");
        }
        double azimuth = number(text, parts[0], 0);
        double elevation = number(text, parts[1], parts[0].length() + 1);
        if (!(Math.abs(azimuth) <= 360)) {
            throw new TextSyntaxException(text, 0, "an azimuth of −360 to 360 degrees", "'" + parts[0].strip() + "'");
        }
        if (!(Math.abs(elevation) <= 90)) {
            throw new TextSyntaxException(
                    text, parts[0].length() + 1, "an elevation of −90 to 90 degrees", "'" + parts[1].strip() + "'");
        }
        return new ViewAngles(azimuth, elevation);
    }

    private static double number(String text, String part, int at) {
        try {
            return Double.parseDouble(part.strip().replace('−', '-'));
        } catch (NumberFormatException e) {
            TextSyntaxException wrong = new TextSyntaxException(
                    text, at, EXPECTED, part.isBlank() ? "nothing" : "'" + part.strip() + "'");
            wrong.initCause(e);
            throw wrong;
        }
    }

    @Override
    public String toString() {
        return azimuthDeg + "," + elevationDeg;
    }
}
