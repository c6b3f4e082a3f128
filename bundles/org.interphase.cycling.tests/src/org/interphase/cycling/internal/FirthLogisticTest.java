// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FirthLogisticTest {

    private static final double[] NONE = {};
    private static final int[] NOBODY = {};
    private static final double[] DENSITIES = {0.02, 0.04, 0.06, 0.1, 0.2, 0.5};

    private static FirthLogistic.Curve fit(double[] x, int[] failed, int[] cycled) {
        return FirthLogistic.fit(x, failed, cycled, NONE, NONE, NOBODY).orElseThrow();
    }

    private static double[] logarithms(double... values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    /** With as many parameters as places, Firth's penalty adds ½ to each count (Firth 1993, section 3.1). */
    @ParameterizedTest
    @CsvSource({"2, 8, 7, 3", "0, 3, 3, 0", "1, 4, 9, 0", "0, 20, 1, 1"})
    void atTwoPlacesIsTheLineThroughTheCountsPlusOneHalf(int failed0, int cycled0, int failed1, int cycled1) {
        FirthLogistic.Curve curve =
                fit(new double[] {-3, -1}, new int[] {failed0, failed1}, new int[] {cycled0, cycled1});
        double eta0 = Math.log((failed0 + 0.5) / (cycled0 + 0.5));
        double eta1 = Math.log((failed1 + 0.5) / (cycled1 + 0.5));
        double slope = (eta1 - eta0) / 2;
        assertEquals(slope, curve.slope(), 1e-6 * slope);
        assertEquals(-3 - eta0 / slope, curve.place(), 1e-6);
    }

    /** Each place's η then has the variance 1/(n·p·(1 − p)) by itself, and the curve's parameters are made of both. */
    @Test
    void atTwoPlacesHasTheErrorsOfTwoProportions() {
        FirthLogistic.Curve curve = fit(new double[] {0, 1}, new int[] {2, 7}, new int[] {8, 3});
        double v0 = 1 / (10 * (2.5 / 11) * (8.5 / 11));
        double v1 = 1 / (10 * (7.5 / 11) * (3.5 / 11));
        double m = curve.place();
        double s = curve.slope();
        // m = −η0/(η1 − η0)
        double d0 = -(1 - m) / s;
        double d1 = -m / s;
        double place = Math.sqrt(d0 * d0 * v0 + d1 * d1 * v1);
        assertEquals(Math.sqrt(v0 + v1), curve.slopeError(), 1e-6);
        assertEquals(place, curve.placeError(), 1e-6);
        assertEquals((-d0 * v0 + d1 * v1) / (place * Math.sqrt(v0 + v1)), curve.correlation(), 1e-6);
    }

    /** Values of releng/calibration/compare_regions_with_scipy.py, a program of its own on scipy 1.17.1. */
    @Test
    void agreesWithScipyOnRegionsOfOneCurrentDensityEach() {
        FirthLogistic.Curve curve =
                fit(logarithms(DENSITIES), new int[] {0, 1, 2, 4, 5, 5}, new int[] {5, 4, 3, 1, 0, 0});
        assertCurve(SINGLE, curve);
    }

    @Test
    void agreesWithScipyOnRegionsThatClimb() {
        FirthLogistic.Curve curve = FirthLogistic.fit(
                        logarithms(0.02, 0.5),
                        new int[] {1, 0},
                        new int[] {0, 1},
                        logarithms(0.04, 0.06, 0.1),
                        logarithms(0.06, 0.1, 0.2),
                        new int[] {4, 3, 2})
                .orElseThrow();
        assertCurve(CLIMBING, curve);
    }

    private static final double[] SINGLE = {
        0.06549224963, 0.04301251353, 0.101283857, 2.832794786, 1.056126771, 0.1948069626, -0.03850882521
    };
    private static final double[] CLIMBING = {
        0.07172537475, 0.04051593237, 0.1320005264, 1.866518996, 0.9945796115, 0.3401369786, -0.06520708046
    };

    private static void assertCurve(double[] scipy, FirthLogistic.Curve curve) {
        double[] ours = {
            Math.exp(curve.place()), Math.exp(curve.lower()), Math.exp(curve.upper()), curve.slope(),
            curve.slopeError(), curve.placeError(), curve.correlation()
        };
        for (int i = 0; i < ours.length; i++) {
            assertEquals(scipy[i], ours[i], 1e-5 * Math.abs(scipy[i]), "value " + i);
        }
    }

    /** The penalty is of the order of one observation; the rest is the logistic regression that scipy maximises. */
    @Test
    void goesOverIntoPlainLogisticRegressionWithManyRegions() {
        FirthLogistic.Curve curve = fit(
                logarithms(DENSITIES),
                new int[] {0, 100_000, 200_000, 400_000, 500_000, 500_000},
                new int[] {500_000, 400_000, 300_000, 100_000, 0, 0});
        assertEquals(0.06491998822, Math.exp(curve.place()), 1e-6);
        assertEquals(3.637864312, curve.slope(), 1e-4);
    }

    @Test
    void staysFiniteWhereAllCycledBelowAndAllFailedAbove() {
        FirthLogistic.Curve curve = fit(new double[] {0, 1, 2, 3}, new int[] {0, 0, 5, 5}, new int[] {5, 5, 0, 0});
        assertEquals(1.5, curve.place(), 1e-6);
        assertTrue(curve.slope() > 1 && curve.slope() < 20, "slope " + curve.slope());
        assertTrue(curve.slopeError() > 0.3 * curve.slope(), "error " + curve.slopeError());
    }

    /** What lies between two places that were tried is excluded by nothing, however many regions there are. */
    @ParameterizedTest
    @CsvSource({"3", "10", "100", "10000"})
    void holdsTheWholeBracketInItsInterval(int regions) {
        FirthLogistic.Curve curve =
                fit(new double[] {0, 1, 2, 3}, new int[] {0, 0, regions, regions}, new int[] {regions, regions, 0, 0});
        assertTrue(curve.lower() <= 1 + 1e-6 && curve.upper() >= 2 - 1e-6, curve.lower() + " to " + curve.upper());
    }

    @Test
    void holdsTheWholeBracketOfRegionsThatClimb() {
        FirthLogistic.Curve curve = FirthLogistic.fit(
                        new double[0], NOBODY, NOBODY, new double[] {1}, new double[] {2}, new int[] {30})
                .orElseThrow();
        assertEquals(1.5, curve.place(), 1e-6);
        assertTrue(curve.lower() <= 1 + 1e-6 && curve.upper() >= 2 - 1e-6, curve.lower() + " to " + curve.upper());
    }

    @Test
    void goesWithTheUnitOfTheCurrentDensity() {
        double[] x = logarithms(DENSITIES);
        int[] failed = {0, 1, 1, 3, 3, 4};
        int[] cycled = {4, 3, 3, 1, 1, 0};
        FirthLogistic.Curve curve = fit(x, failed, cycled);
        FirthLogistic.Curve other =
                fit(Arrays.stream(x).map(v -> 3 * v + 7).toArray(), failed, cycled);
        assertEquals(3 * curve.place() + 7, other.place(), 1e-6);
        assertEquals(3 * curve.lower() + 7, other.lower(), 1e-5);
        assertEquals(3 * curve.upper() + 7, other.upper(), 1e-5);
        assertEquals(curve.slope() / 3, other.slope(), 1e-6);
        assertEquals(curve.correlation(), other.correlation(), 1e-6);
    }

    @Test
    void leavesAnEndOpenThatNothingSets() {
        FirthLogistic.Curve curve = fit(new double[] {0, 0.4}, new int[] {0, 5}, new int[] {1, 0});
        assertTrue(Double.isNaN(curve.lower()), "lower " + curve.lower());
        assertTrue(curve.upper() > 0.4 - 1e-6 && curve.upper() < 0.5, "upper " + curve.upper());
    }

    @Test
    void isNotThereWhereFailingDoesNotRise() {
        assertEquals(
                Optional.empty(),
                FirthLogistic.fit(new double[] {0, 1}, new int[] {4, 1}, new int[] {1, 4}, NONE, NONE, NOBODY));
        assertEquals(
                Optional.empty(),
                FirthLogistic.fit(new double[] {0, 1}, new int[] {2, 2}, new int[] {2, 2}, NONE, NONE, NOBODY));
    }

    @Test
    void refusesASinglePlaceAndUnevenCounts() {
        assertThrows(IllegalArgumentException.class, () -> fit(new double[] {1}, new int[] {1}, new int[] {1}));
        assertThrows(IllegalArgumentException.class, () -> fit(new double[] {1, 2}, new int[] {1}, new int[] {1, 1}));
    }
}
