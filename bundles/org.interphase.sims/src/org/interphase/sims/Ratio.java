// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.List;
import java.util.Objects;

/**
 * The ratio of two channels over a range of depth: of their mean corrected counts, each over the layers whose depths (of that
 * channel) lie in the range; layers that are masked for one of them are left out for both. The beam's decay and the raster's
 * vignetting cancel where both channels have them in common.
 *
 * <p>Its standard error is that of the raw counts: σ(a/b) = a/b·√(var a/a² + var b/b²), which is a/b·√(1/a + 1/b) for plain
 * counts.
 *
 * @param a name of the channel above
 * @param b name of the channel below
 * @param fromUm where the range begins in µm
 * @param toUm where it ends in µm
 * @param layers how many layers of the channel above lie in it
 * @param countsA raw counts of the channel above
 * @param countsB raw counts of the channel below
 * @param ratio the ratio; NaN where the channel below has no counts
 * @param standardError its standard error; NaN where one of them has no counts
 */
public record Ratio(
        String a,
        String b,
        double fromUm,
        double toUm,
        int layers,
        double countsA,
        double countsB,
        double ratio,
        double standardError) {

    /** Checks the names. */
    public Ratio {
        Objects.requireNonNull(a);
        Objects.requireNonNull(b);
    }

    /**
     * {@return the ratio of two channels of a region}
     *
     * @param profile of the region, with both channels, not normalised
     * @param a name of the channel above
     * @param b name of the channel below
     * @param fromUm where the range of depth begins in µm
     * @param toUm where it ends in µm, both included
     * @throws IllegalArgumentException when a channel is not there, its depths are not known, no layer lies in the range, or
     *     the profile is normalised
     */
    public static Ratio of(RegionProfile profile, String a, String b, double fromUm, double toUm) {
        if (profile.normalisation().kind() != Normalisation.Kind.NONE) {
            throw new IllegalArgumentException("expected a profile that is not normalised, found one that is, to "
                    + profile.normalisation().words());
        }
        ProfileCurve above = require(profile, a);
        ProfileCurve below = require(profile, b);
        if (above == below) {
            throw new IllegalArgumentException("expected two different channels, found '" + a + "' twice");
        }
        boolean[] usedA = inRange(above, below, fromUm, toUm);
        boolean[] usedB = inRange(below, above, fromUm, toUm);
        double[] sumA = sum(above, usedA);
        double[] sumB = sum(below, usedB);
        if (sumA[3] == 0 || sumB[3] == 0) {
            double[] z = above.depthUm();
            throw new IllegalArgumentException("expected a range of depth with layers of both channels, found " + fromUm
                    + " to " + toUm + " µm, in which none that is not masked lies; the depths are " + (float) z[0] + " to "
                    + (float) z[z.length - 1] + " µm");
        }
        double ratio = sumA[1] / sumA[3] / (sumB[1] / sumB[3]);
        double error = ratio * Math.sqrt(sumA[2] / (sumA[1] * sumA[1]) + sumB[2] / (sumB[1] * sumB[1]));
        return new Ratio(
                a,
                b,
                fromUm,
                toUm,
                (int) sumA[3],
                sumA[0],
                sumB[0],
                sumB[1] > 0 ? ratio : Double.NaN,
                sumA[1] > 0 && sumB[1] > 0 ? error : Double.NaN);
    }

    /**
     * {@return the ratio of two channels layer by layer, at the depths of the channel above}
     *
     * @param profile of the region, with both channels, not normalised
     * @param a name of the channel above
     * @param b name of the channel below
     * @throws IllegalArgumentException when a channel is not there
     */
    public static ProfileCurve profile(RegionProfile profile, String a, String b) {
        return RegionProfile.normalised(named(profile, a), List.of(named(profile, b)));
    }

    static ProfileCurve named(RegionProfile profile, String name) {
        return profile.curve(name)
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + profile.curves().stream().map(ProfileCurve::name).toList() + ", found '" + name + "'"));
    }

    static ProfileCurve require(RegionProfile profile, String name) {
        ProfileCurve curve = named(profile, name);
        if (curve.depthUm().length == 0) {
            throw new IllegalArgumentException(name + ": its depths are not known: state the crater's depth or the rate");
        }
        return curve;
    }

    private static boolean[] inRange(ProfileCurve curve, ProfileCurve other, double fromUm, double toUm) {
        double[] z = curve.depthUm();
        double[][] axes = curve.axesWith(other);
        boolean[] used = new boolean[z.length];
        for (int k = 0; k < z.length; k++) {
            ProfileCurve.Place place =
                    axes == null ? new ProfileCurve.Place(k, 0) : ProfileCurve.Place.of(axes[0][k], axes[1]);
            int nearest = place == null ? -1 : place.layer() + (place.next() > 0.5 ? 1 : 0);
            boolean masked = Double.isNaN(curve.value(k)) || nearest >= 0 && Double.isNaN(other.value(nearest));
            used[k] = z[k] >= fromUm && z[k] <= toUm && !masked;
        }
        return used;
    }

    /** Raw counts, value, variance and number of the layers used. */
    private static double[] sum(ProfileCurve curve, boolean[] used) {
        double[] sum = new double[4];
        double[] counts = curve.counts();
        for (int k = 0; k < used.length; k++) {
            if (used[k]) {
                sum[0] += counts[k];
                sum[1] += curve.value(k);
                sum[2] += curve.variance(k);
                sum[3]++;
            }
        }
        return sum;
    }
}
