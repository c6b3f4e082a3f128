// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.operation.TextSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeciesTest {

    @ParameterizedTest
    @CsvSource({
        "Na+,22.98922", "Si+,27.97638", "Zr+,89.90415", "ZrO+,105.89907", "O-,15.99546", "P-,30.97431", "SiO2-,59.96730",
        "PO2-,62.96414", "ZrO2-,121.89508", "Ca+,39.96204", "C60-,720.00055", "12C14N-,26.00362"
    })
    void massOfTheElectronIsIncluded(String formula, double mz) {
        assertEquals(mz, Species.parse(formula).mz(), 6e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "SiO2-,SiO2-", "Ag_3+,Ag3+", "C_7-,C7-", "12C 14N-,12C14N-", "12C14N -,12C14N-", "^118SnI_3-,118SnI3-",
        "Sn^118SnI_5-,Sn 118SnI5-", "^118Sn^117SnI_3-,118Sn117SnI3-", "31P16O2-,31P16O2-", "12C2-,12C2-", "Ca 2+,Ca++",
        "Ca^2+,Ca++", "Ca++,Ca++", "Ca+2,Ca++", "(NH4)2+,(NH4)2+", "(NH_4)_2 2+,(NH4)2++", "12C^2H-,12C 2H-",
        "12C_2H-,12C_2H-", "12C1H-,12C1H-", "C_14N-,C_14N-", "Na\u2212,Na-", "((Na2O)2Si)3+,((Na2O)2Si)3+",
        "C2H5+,C2H5+", "Si 29Si-,Si 29Si-", "(H2O)_16O-,(H2O)_16O-"
    })
    void nameIsReadAsTheSameIon(String text, String name) {
        Species species = Species.parse(text);
        assertEquals(name, species.name());
        assertEquals(species, Species.parse(name));
    }

    @Test
    void numberAfterAnElementCountsAtomsNotCharges() {
        Species dimer = Species.parse("Cs2+");
        assertEquals(1, dimer.charge());
        assertEquals(List.of(new Species.Part("Cs", 133, 2)), dimer.isotopes());
    }

    @Test
    void severalChargesDivideTheMass() {
        Species twice = Species.parse("Ca 2+");
        assertEquals(2, twice.charge());
        assertEquals((39.962590851 - 2 * 5.48579909e-4) / 2, twice.mz(), 1e-9);
    }

    @Test
    void groupCountsAllOfItsAtoms() {
        assertEquals(
                List.of(new Species.Part("N", 14, 2), new Species.Part("H", 1, 8)), Species.parse("(NH4)2+").isotopes());
    }

    @Test
    void elementWithoutMassNumberIsItsMostAbundantIsotope() {
        assertEquals(List.of(new Species.Part("Sn", 120, 1)), Species.parse("Sn+").isotopes());
    }

    @Test
    void polarityOfTheDetectorIsTakenWhereThereIsNoCharge() {
        assertEquals("PO2-", Species.parse("PO2", IonPolarity.NEGATIVE).name());
        assertEquals("12C14N-", Species.find("12C 14N", IonPolarity.NEGATIVE).orElseThrow().name());
        assertEquals("Na+", Species.find("Na+", IonPolarity.NEGATIVE).orElseThrow().name());
        assertTrue(Species.find("PO2").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Xx+; 0; the symbol of an element that occurs in nature; 'Xx'",
                "NaTc+; 2; the symbol of an element that occurs in nature; 'Tc'",
                "^36ClO-; 1; the mass number of an isotope of Cl that occurs in nature (35, 37); 36",
                "PO2; 3; a charge, such as + or -; the end of the text",
                "12C2H-; 3; '_' before a number that counts, or '^' before a mass number; '2', which could be either",
                "SiO18O-; 3; '_' before a number that counts, or '^' before a mass number; '18', which could be either",
                "C0-; 1; a number above 0; 0",
                "(NaO+; 4; ')'; '+'",
                "Na+-; 3; the end; '-'",
                "Sn+ / ( Pb+ ); 4; the end; '/ ( Pb+ )'",
                "Na 30+; 3; at most 20 charges, as 2+ or ++; '30+'"
            })
    void refusesWhatIsNoFormulaAndSaysWhere(String text, int column, String expected, String found) {
        TextSyntaxException e = assertThrows(TextSyntaxException.class, () -> Species.parse(text));
        assertEquals(column, e.column());
        assertEquals(expected, e.expected());
        assertEquals(found, e.found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "total", "12", "12+", "+", "()+", ")", "^", "^^", "_", "Na_+", "(", "na+", "Na+ x"})
    void findsNoIonInOtherTexts(String text) {
        assertTrue(Species.find(text).isEmpty());
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThrows(TextSyntaxException.class, () -> Species.parse("Na".repeat(200) + "+"));
        assertThrows(TextSyntaxException.class, () -> Species.parse("(".repeat(20) + "Na" + ")".repeat(20) + "+"));
        assertThrows(TextSyntaxException.class, () -> Species.parse("((Na_90000)_90000)_90000+"));
        assertThrows(TextSyntaxException.class, () -> Species.parse("Na99999999999+"));
    }
}
