// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeakListTest {

    @Test
    void saysWhichPeaksLieWhereTheirNamesSay() {
        List<PeakList.Check> checks = PeakList.check(
                List.of(
                        new PeakList.Peak("Na+", 22.98932),
                        new PeakList.Peak("SiO2", 59.99),
                        new PeakList.Peak("Zr+", Double.NaN),
                        new PeakList.Peak("total", 1)),
                IonPolarity.POSITIVE,
                10);
        assertEquals(
                List.of(
                        PeakList.State.MATCHES, PeakList.State.OFF, PeakList.State.NO_MZ, PeakList.State.UNKNOWN),
                checks.stream().map(PeakList.Check::state).toList());
        assertEquals((22.98932 - 22.989221) / 22.989221 * 1e6, checks.get(0).offsetPpm(), 0.05);
        assertEquals("SiO2+", checks.get(1).species().orElseThrow().name());
    }

    @Test
    void findsTheNearestIonFirst() {
        List<Species> ions = List.of(Species.parse("Si2+"), Species.parse("CO+"), Species.parse("N2+"), Species.parse("Fe+"));
        assertEquals(
                List.of(ions.get(2), ions.get(1)), PeakList.within(ions, 28.004, 400));
        assertTrue(PeakList.within(ions, 28.05, 400).isEmpty());
    }

    @Test
    void refusesANegativeTolerance() {
        assertThrows(IllegalArgumentException.class, () -> PeakList.check(List.of(), IonPolarity.UNKNOWN, -1));
        assertThrows(IllegalArgumentException.class, () -> PeakList.within(List.of(), 1, Double.NaN));
    }

    /**
     * SurfaceLab lists where it found a peak's middle, up to 190 ppm from where it should be in these files; half of them lie
     * within 30 ppm. Neighbours in mass are 1,000 ppm and more away.
     */
    @ParameterizedTest
    @CsvSource({
        "I231114t_A_MAPI_1f-LC_neg-12_-_NF.txt,97",
        "I231114zf_A_MAPI_1f-LC_pos-12_-_NF.txt,100",
        "I240416f_B_MAPI_1f_pos-B1_-_NF.txt,100",
        "I241209p_A_MAPI_1f-1nA_neg-B4_-_NF.txt,112"
    })
    void peaksOfRealProfilesLieWhereTheirNamesSay(String file, int ions) throws IOException {
        List<PeakList.Peak> peaks = header(file);
        IonPolarity polarity = file.contains("neg") ? IonPolarity.NEGATIVE : IonPolarity.POSITIVE;
        List<PeakList.Check> checks = PeakList.check(peaks, polarity, 190);
        assertEquals(ions, checks.stream().filter(c -> c.state() == PeakList.State.MATCHES).count());
        assertTrue(checks.stream().noneMatch(c -> c.state() == PeakList.State.OFF));
        assertTrue(checks.stream()
                .filter(c -> c.state() == PeakList.State.UNKNOWN)
                .allMatch(c -> Double.isNaN(c.peak().mz())));
        assertTrue(PeakList.check(peaks, polarity, 30).stream()
                        .filter(c -> c.state() == PeakList.State.MATCHES)
                        .count()
                > ions / 2);
    }

    private static List<PeakList.Peak> header(String file) throws IOException {
        Path folder = find();
        assumeTrue(
                folder != null,
                "LEFT OUT: the instruments' real files are not here (no shared/data/sims above "
                        + System.getProperty("user.dir") + " and no -Dinterphase.shared)");
        try (BufferedReader in = Files.newBufferedReader(
                folder.resolve("surfacelab_profiles").resolve(file), StandardCharsets.ISO_8859_1)) {
            in.readLine();
            String[] names = in.readLine().split("\t");
            String[] mz = in.readLine().split("\t");
            List<PeakList.Peak> peaks = new ArrayList<>();
            for (int i = 5; i < names.length; i++) {
                boolean known = i < mz.length && mz[i].matches("[0-9.]+");
                peaks.add(new PeakList.Peak(names[i], known ? Double.parseDouble(mz[i]) : Double.NaN));
            }
            return peaks;
        }
    }

    private static Path find() {
        String given = System.getProperty("interphase.shared");
        if (given != null && Files.isDirectory(Path.of(given, "data", "sims"))) {
            return Path.of(given, "data", "sims");
        }
        for (Path p = Path.of(System.getProperty("user.dir")).toAbsolutePath(); p != null; p = p.getParent()) {
            Path sims = p.resolve("shared").resolve("data").resolve("sims");
            if (Files.isDirectory(sims)) {
                return sims;
            }
        }
        return null;
    }
}
