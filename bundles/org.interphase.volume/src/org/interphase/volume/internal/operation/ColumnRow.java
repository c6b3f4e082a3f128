// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.volume.Column;

/**
 * A column as the command line's keys name it.
 *
 * @param id its label
 * @param voxels how many
 * @param volumeUm3 in µm³
 * @param centreUm centroid
 * @param widthUm by the fit of the edge
 * @param widthLower95Um lower end of its interval
 * @param widthUpper95Um upper end of its interval
 * @param edgeUm logistic width of the edge
 * @param areaEquivalentUm by the area
 * @param areaEquivalentLower95Um lower end of its interval
 * @param areaEquivalentUpper95Um upper end of its interval
 * @param localThicknessUm by the largest circles within
 * @param localThicknessLower95Um lower end of its interval
 * @param localThicknessUpper95Um upper end of its interval
 * @param fromUm depth of the upper end
 * @param toUm depth of the lower end
 * @param tilt {@code [x, y]} in µm per µm of depth
 * @param tiltError standard errors of it
 * @param tortuosity length of the axis over the distance of its ends
 * @param tortuosityLower95 lower end of its interval
 * @param tortuosityUpper95 upper end of its interval
 */
public record ColumnRow(
        int id,
        long voxels,
        double volumeUm3,
        double[] centreUm,
        double widthUm,
        double widthLower95Um,
        double widthUpper95Um,
        double edgeUm,
        double areaEquivalentUm,
        double areaEquivalentLower95Um,
        double areaEquivalentUpper95Um,
        double localThicknessUm,
        double localThicknessLower95Um,
        double localThicknessUpper95Um,
        double fromUm,
        double toUm,
        double[] tilt,
        double[] tiltError,
        double tortuosity,
        double tortuosityLower95,
        double tortuosityUpper95) {

    static ColumnRow of(Column c) {
        return new ColumnRow(
                c.id(),
                c.voxels(),
                c.volumeUm3(),
                c.centreUm(),
                c.widthUm().value(),
                c.widthUm().lower95(),
                c.widthUm().upper95(),
                c.edgeUm(),
                c.areaEquivalentUm().value(),
                c.areaEquivalentUm().lower95(),
                c.areaEquivalentUm().upper95(),
                c.localThicknessUm().value(),
                c.localThicknessUm().lower95(),
                c.localThicknessUm().upper95(),
                c.fromUm(),
                c.toUm(),
                new double[] {c.tiltX().value(), c.tiltY().value()},
                new double[] {c.tiltX().standardError(), c.tiltY().standardError()},
                c.tortuosity().value(),
                c.tortuosity().lower95(),
                c.tortuosity().upper95());
    }
}
