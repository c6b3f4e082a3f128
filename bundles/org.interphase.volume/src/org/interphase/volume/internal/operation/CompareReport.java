// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.util.List;

/**
 * Result of {@code volume compare}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param channel the species
 * @param regions the two side by side
 * @param tests what differs
 * @param remarks what to know of it
 */
public record CompareReport(String channel, List<Region> regions, List<Test> tests, List<String> remarks) {

    /**
     * A region.
     *
     * @param source its file, or its label where there is none
     * @param threshold smoothed counts at which columns end
     * @param columnCount how many columns
     * @param areaUm2 area of the raster
     * @param columnsPerMm2 columns per mm²
     * @param volumeUm3 volume of all columns
     * @param volumeShare of the whole volume, 0 to 1
     * @param medianWidthUm median width of the columns
     * @param medianLengthUm median length of the columns in depth
     * @param columns each column
     */
    public record Region(
            String source,
            double threshold,
            int columnCount,
            double areaUm2,
            double columnsPerMm2,
            double volumeUm3,
            double volumeShare,
            double medianWidthUm,
            double medianLengthUm,
            List<ColumnRow> columns) {}

    /**
     * A test.
     *
     * @param quantity what is compared
     * @param method how
     * @param first the first region's value
     * @param second the second region's value
     * @param pValue two-sided; NaN where it cannot be said
     */
    public record Test(String quantity, String method, double first, double second, double pValue) {}
}
