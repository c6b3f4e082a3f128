// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsotopesTest {

    /** Masses of AME2012 as NIST lists them: both evaluations agree to this for isotopes that are well known. */
    @ParameterizedTest
    @CsvSource({
        "H,1,1.00782503223", "H,2,2.01410177812", "Li,6,6.0151228874", "Li,7,7.0160034366", "B,11,11.00930536",
        "C,13,13.00335483507", "N,14,14.00307400443", "O,16,15.99491461957", "O,18,17.99915961286",
        "F,19,18.99840316273", "Na,23,22.9897692820", "Mg,24,23.985041697", "Al,27,26.98153853",
        "Si,28,27.97692653465", "P,31,30.97376199842", "S,32,31.9720711744", "Cl,35,34.968852682",
        "K,39,38.9637064864", "Ca,40,39.962590863", "Ti,48,47.94794198", "Fe,56,55.93493633", "Cu,63,62.92959772",
        "Zn,64,63.92914201", "Ga,69,68.9255735", "Zr,90,89.9046977", "Ag,107,106.9050916", "In,115,114.903878776",
        "Sn,118,117.90160657", "Sn,120,119.90220163", "I,127,126.9044719", "Cs,133,132.9054519610",
        "Au,197,196.96656879", "Pb,208,207.9766525", "Bi,209,208.9803991", "U,238,238.0507884"
    })
    void massesAgreeWithTheEarlierEvaluation(String element, int massNumber, double massU) {
        assertEquals(massU, Isotopes.find(element, massNumber).orElseThrow().massU(), 2e-6);
    }

    /** Standard atomic weights (IUPAC, abridged). */
    @ParameterizedTest
    @CsvSource({
        "H,1.008,0.0002", "Li,6.94,0.06", "B,10.81,0.02", "C,12.011,0.002", "N,14.007,0.001", "O,15.999,0.001",
        "Ne,20.1797,0.0006", "Mg,24.305,0.002", "Si,28.085,0.001", "S,32.06,0.02", "Cl,35.45,0.01", "K,39.0983,0.0001",
        "Ca,40.078,0.004", "Ti,47.867,0.001", "V,50.9415,0.0001", "Cr,51.9961,0.0006", "Fe,55.845,0.002",
        "Ni,58.6934,0.0004", "Cu,63.546,0.003", "Zn,65.38,0.02", "Ga,69.723,0.001", "Ge,72.630,0.008",
        "Se,78.971,0.008", "Br,79.904,0.003", "Kr,83.798,0.002", "Rb,85.4678,0.0003", "Sr,87.62,0.01",
        "Zr,91.224,0.002", "Mo,95.95,0.01", "Ru,101.07,0.02", "Pd,106.42,0.01", "Ag,107.8682,0.0002",
        "Cd,112.414,0.004", "In,114.818,0.001", "Sn,118.710,0.007", "Sb,121.760,0.001", "Te,127.60,0.03",
        "Xe,131.293,0.006", "Ba,137.327,0.007", "La,138.90547,0.00007", "Ce,140.116,0.001", "Nd,144.242,0.003",
        "Sm,150.36,0.02", "Eu,151.964,0.001", "Gd,157.25,0.03", "Dy,162.500,0.001", "Er,167.259,0.003",
        "Yb,173.045,0.010", "Lu,174.9668,0.0001", "Hf,178.486,0.006", "Ta,180.94788,0.00002", "W,183.84,0.01",
        "Re,186.207,0.001", "Os,190.23,0.03", "Ir,192.217,0.002", "Pt,195.084,0.009", "Hg,200.592,0.003",
        "Tl,204.38,0.01", "Pb,207.2,1.1", "Th,232.0377,0.0004", "U,238.02891,0.00003"
    })
    void meanMassIsTheStandardAtomicWeight(String element, double weight, double error) {
        double mass = Isotopes.of(element).stream().mapToDouble(i -> i.massU() * i.abundance()).sum();
        double sum = Isotopes.of(element).stream().mapToDouble(Isotopes.Isotope::abundance).sum();
        assertEquals(weight, mass / sum, error);
    }

    @Test
    void sharesOfEachElementAddUpToOne() {
        assertAll(Isotopes.elements().stream()
                .map(e -> () -> assertEquals(
                        1, Isotopes.of(e).stream().mapToDouble(Isotopes.Isotope::abundance).sum(), 2e-4, e)));
    }

    @Test
    void massesLieNearTheirMassNumbers() {
        assertAll(Isotopes.elements().stream().flatMap(e -> Isotopes.of(e).stream())
                .map(i -> () -> assertEquals(i.massNumber(), i.massU(), 0.13, i.toString())));
    }

    @Test
    void elementsWithoutNaturalIsotopesAreNotThere() {
        assertTrue(Isotopes.of("Tc").isEmpty());
        assertTrue(Isotopes.mostAbundant("Pm").isEmpty());
        assertEquals(84, Isotopes.elements().size());
    }
}
