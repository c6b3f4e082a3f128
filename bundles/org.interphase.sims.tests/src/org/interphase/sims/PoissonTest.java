// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PoissonTest {

    /** Half of the quantiles of χ², from scipy 1.17. */
    @ParameterizedTest
    @CsvSource({
        "0.682689492137086, 0, 0, 1.841021645009264",
        "0.682689492137086, 1, 0.1727537790234499, 3.2995265591158565",
        "0.682689492137086, 2, 0.7081854398189712, 4.637859623455246",
        "0.682689492137086, 10, 6.891305560638356, 14.266949761009393",
        "0.682689492137086, 19, 14.679780625345042, 24.435196161481805",
        "0.95, 0, 0, 3.6888794541139354",
        "0.95, 1, 0.025317807984289897, 5.571643390938898",
        "0.95, 5, 1.623486390118421, 11.66833207932267",
        "0.95, 19, 11.439241164366734, 29.67085357158559"
    })
    void isExactWhereCountsAreFew(double confidence, double n, double lower, double upper) {
        Poisson poisson = new Poisson(confidence);
        assertEquals(lower, poisson.lower(n), 1e-11);
        assertEquals(upper, poisson.upper(n), 1e-11);
    }

    @ParameterizedTest
    @CsvSource({
        "0.682689492137086, 20, 15.565552017785873, 25.54651922951146",
        "0.682689492137086, 1000, 968.3825014065658, 1032.633323474849",
        "0.95, 50, 37.110963737461866, 65.91876666433681"
    })
    void isWithinAThousandthOfItsReachWhereCountsAreMany(double confidence, double n, double lower, double upper) {
        Poisson poisson = new Poisson(confidence);
        assertEquals(lower, poisson.lower(n), 1e-3 * (n - lower));
        assertEquals(upper, poisson.upper(n), 1e-3 * (upper - n));
    }

    @Test
    void comesToTheRootOfManyCounts() {
        assertEquals(1e8 - 1e4, new Poisson(Poisson.ONE_SIGMA).lower(1e8), 1);
    }

    @Test
    void refusesAConfidenceThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Poisson(1));
    }
}
