// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.util.List;

/**
 * Result of {@code volume colocalise}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param a the first species
 * @param b the second species
 * @param pearson r of the voxels
 * @param pearsonCorrected r without noise
 * @param pValue of the correlation, by toroidal shifts
 * @param manders shares of what is in columns
 * @param costes thresholds after Costes
 * @param columns of the first species
 * @param oxideColumns of the second species
 * @param shells around the columns of the first species
 * @param remarks what to know of it
 */
public record ColocaliseReport(
        String a,
        String b,
        double pearson,
        double pearsonCorrected,
        double pValue,
        Manders manders,
        Costes costes,
        List<SodiumColumn> columns,
        List<OxideColumn> oxideColumns,
        List<Shell> shells,
        List<String> remarks) {

    /**
     * Manders' shares, of what is in columns.
     *
     * @param m1 of the first species in columns of the second one
     * @param m2 of the second one in columns of the first one
     * @param thresholdA threshold of the first one in smoothed counts
     * @param thresholdB threshold of the second one
     */
    public record Manders(double m1, double m2, double thresholdA, double thresholdB) {}

    /**
     * Costes' thresholds, in smoothed counts.
     *
     * @param thresholdA of the first species
     * @param thresholdB of the second one
     */
    public record Costes(double thresholdA, double thresholdB) {}

    /**
     * A column of the first species.
     *
     * @param id its label
     * @param oxideColumn the nearest column of the second one; null where none shares a layer with it
     * @param oxideDistanceUm how far that is
     * @param dice of both
     * @param enrichment the second species' counts at the column over those around it
     * @param enrichmentLower95 lower end of its interval
     * @param enrichmentUpper95 upper end of its interval
     */
    public record SodiumColumn(
            int id,
            Integer oxideColumn,
            double oxideDistanceUm,
            double dice,
            double enrichment,
            double enrichmentLower95,
            double enrichmentUpper95) {}

    /**
     * A column of the second species.
     *
     * @param id its label
     * @param sodiumColumn the one of the first species that it belongs to; null where it is free
     */
    public record OxideColumn(int id, Integer sodiumColumn) {}

    /**
     * A shell around the columns.
     *
     * @param distanceUm from their surface, negative within
     * @param signal raw counts per voxel
     * @param lower lower end of its interval of 95 %
     * @param upper upper end
     */
    public record Shell(double distanceUm, double signal, double lower, double upper) {}
}
