// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.data.Channel;
import org.interphase.core.data.DataTable;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NanoSimsTextTest {

    static final String ISOTOPES = "Sample : x\t05.12.17 / 14:59\n\n"
            + "B = 776.939 : R = 166.216 : M= 1.006 (1H ) : Tc = 2000.000 ms\n\tX\tY\n"
            + "\t+1.0E+001\t+4.0E+000\n\t+2.0E+001\t+9.0E+000\n\n\n"
            + "B = 776.939 : R = 684.868 : M=17.075 (16O 1H ) : Tc = 2000.000 ms\n\tX\tY\n"
            + "\t+1.0E+001\t+7.0E+000\n\t+2.0E+001\t+8.0E+000\n";

    static final String STABILITY = "CAMECA - NANOSIMS 50\t Beam Stability Data (SCANNING MODE)\r\n"
            + "Saving Time : 02.04.18 - 12:17\r\n\r\n CT/Frame : 0.541 s\r\n\r\n"
            + "==== Detector#1 :  Radius = 328.57mm  Mass =  12.066 =====\r\n    Curve Points [ Nb = 2 ]\r\n"
            + " Pt     X (s)           Y (cnt/s)         Y (cnt) \r\n"
            + "  0 : +5.4000E-001      +9.5141E+003      +5.1440E+003 \r\n"
            + "  1 : +1.0800E+000      +9.5437E+003      +5.1600E+003 \r\n\r\n";

    static final String SHEET = "\t\tASU \\ ISOTOPES \\ Sample : R1 \r\n\r\nRaw data file    : x.is\r\n\r\n"
            + "Mass# Species        Mass  Det.   Tc(s)   BField    Radius  Peak# RefPeak# Method\r\n"
            + "   1  1H             1.006 Tr1    5.929   776.939   166.216          \r\n"
            + "   2  16O 1H        17.075 Tr6    5.929   776.939   684.868          \r\n\r\n";

    @TempDir
    private Path folder;

    @Test
    void readsCountsOfIsotopesAgainstTime() throws IOException {
        DepthProfile profile = profile(ISOTOPES);
        assertEquals(List.of("1H", "16O 1H"), profile.species().stream().map(ProfileChannel::name).toList());
        ProfileChannel hydroxide = profile.species().get(1);
        assertEquals(17.075, hydroxide.mz());
        assertArrayEquals(new double[] {10, 20}, hydroxide.timeS());
        assertArrayEquals(new double[] {7, 8}, hydroxide.values());
        assertEquals("1", hydroxide.unit());
        assertEquals("2.0 s", profile.metadata().get("counting time of 1H"));
    }

    @Test
    void readsCountsOfABeamStabilityAgainstTime() throws IOException {
        ProfileChannel first = profile(STABILITY).species().get(0);
        assertEquals("Detector#1", first.name());
        assertEquals(12.066, first.mz());
        assertArrayEquals(new double[] {0.54, 1.08}, first.timeS());
        assertArrayEquals(new double[] {5144, 5160}, first.values());
    }

    @Test
    void readsTheSheetOfSettingsAsATable() throws IOException {
        DataTable table = (DataTable) SimsFiles.open(folder, SHEET).datasets().get(0);
        assertEquals(List.of("1H", "16O 1H"), table.columns().get(1).texts());
        assertEquals("x.is", table.metadata().get("Raw data file"));
        Channel counting = table.channels().stream().filter(c -> c.name().equals("Tc(s)")).findFirst().orElseThrow();
        assertArrayEquals(new double[] {5.929, 5.929}, counting.values());
        assertEquals("s", counting.unit());
    }

    @Test
    void refusesNegativeCountsAtTheirPlace() {
        RefusedWith.at(
                Place.column(6, 2),
                "counts of 0 or more",
                "'-9.0E+000'",
                () -> SimsFiles.open(folder, ISOTOPES.replace("+9.0E+000", "-9.0E+000")));
    }

    @Test
    void refusesARowThatWasCut() {
        RefusedWith.at(
                Place.line(12),
                "a row of time and counts",
                "'+2.0E+001'",
                () -> SimsFiles.open(folder, ISOTOPES.substring(0, ISOTOPES.length() - 11)));
    }

    @Test
    void refusesABeamStabilityWithFewerRowsThanItStates() {
        RefusedWith.at(
                Place.line(11),
                "900000000 rows",
                "a blank line",
                () -> SimsFiles.open(folder, STABILITY.replace("Nb = 2", "Nb = 900000000")));
    }

    @Test
    void refusesASheetWithoutItsTable() {
        RefusedWith.at(
                Place.line(4),
                "a table of species",
                "the end of the file",
                () -> SimsFiles.open(folder, SHEET.substring(0, SHEET.indexOf("Mass#"))));
    }

    /** Two exports of one measurement: counts of the text over 5.929 s are the rates of the binary file. */
    @Test
    void readsTheSameFromTextAndBinaryOfARealIsotopeMeasurement() throws IOException {
        DepthProfile binary = (DepthProfile)
                SimsFiles.open(SimsFiles.real("cameca/is01_R1_KH03-27_01.is")).datasets().get(0);
        DepthProfile text = (DepthProfile)
                SimsFiles.open(SimsFiles.real("cameca/is01_R1_KH03-27_01.is_txt")).datasets().get(0);
        JsonNode blocks = SimsFiles.rows("cameca").stream()
                .filter(r -> r.file().toString().endsWith(".is_txt"))
                .findFirst()
                .orElseThrow()
                .expected()
                .get("blocks");
        assertEquals(5, text.species().size());
        for (int c = 0; c < 5; c++) {
            ProfileChannel counts = text.species().get(c);
            ProfileChannel rates = binary.species().get(c);
            assertEquals(blocks.get(c).get("label").asText(), counts.name());
            assertEquals(blocks.get(c).get("n").asInt(), counts.values().length);
            double sum = Arrays.stream(counts.values()).sum();
            assertEquals(blocks.get(c).get("sumY").asDouble(), sum);
            assertEquals(Arrays.stream(rates.values()).sum(), sum / 5.929, 1e-9 * sum);
            assertArrayEquals(rates.timeS(), counts.timeS(), 1e-3);
            for (int i = 0; i < 100; i++) {
                assertEquals(Math.sqrt(counts.values()[i]) / 5.929, rates.errors()[i], 1e-9);
            }
        }
    }

    @Test
    void readsTheSameFromTextAndBinaryOfARealBeamStability() throws IOException {
        DepthProfile binary =
                (DepthProfile) SimsFiles.open(SimsFiles.real("cameca/beamstability.bs")).datasets().get(0);
        DepthProfile text =
                (DepthProfile) SimsFiles.open(SimsFiles.real("cameca/beamstability.bs_txt")).datasets().get(0);
        for (int c = 0; c < 6; c++) {
            double[] rates = binary.species().get(c).values();
            double[] counts = text.species().get(c).values();
            assertEquals(rates.length, counts.length);
            for (int i = 0; i < rates.length; i++) {
                assertEquals(rates[i] * 0.540672, counts[i], 1e-4 * counts[i] + 1e-9);
            }
        }
    }

    @Test
    void readsTheSheetOfARealIsotopeMeasurement() throws IOException {
        DataTable table = (DataTable) SimsFiles.open(SimsFiles.real("cameca/is01_R1_KH03-27_01.chk_is"))
                .datasets()
                .get(0);
        assertEquals(List.of("1H", "2H", "12C", "16O", "16O 1H"), table.columns().get(1).texts());
        assertTrue(table.metadata().containsKey("Primary Current before acq"), table.metadata().toString());
    }

    private DepthProfile profile(String text) throws IOException {
        return (DepthProfile) SimsFiles.open(folder, text).datasets().get(0);
    }
}
