// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamecaTextTest {

    private static final String ABOVE = "*** DATA FILES ***\r\n\r\nSample ID\t\t650c\t\r\nAnalysis date\t\t01/12/2016\r\n\r\n"
            + "*** DATA START ***\r\n\r\nx.dp\r\n";

    private static final String BELOW = "\r\n*** DATA END ***\r\n\r\n*** MEASUREMENT CONDITIONS, x.dp ***:\r\n\r\n"
            + "Species | Mass (amu) | Mass (field) | Detector | WT(s) | Extra WT(s) | CT(s) | Offset\r\n-----\r\n"
            + "7Li     | 7.016      | 538603       | EM       | 0.880 | 0.800       | 1.040 | 0\r\n"
            + "113In   | 112.904    | 2125331      | FC       | 0.720 | 0.640       | 1.040 | 0\r\n\r\n"
            + "*** MAIN ANALYTICAL PARAMETERS (MAP) ***\r\n\r\nPrimary ions\t\t\tO2+\t\r\nSecondary ion polarity\t\t+\t\r\n\r\n"
            + "*** ION DETECTOR PARAMETERS ***\r\n\r\nEM dead time (ns)\t\t2.5E+001\r\n";

    static final String PROFILE = ABOVE
            + "7Li\t\t\t\t\t113In\r\nTime\tDepth[um]\tI[cnt/s]\tTime\tDepth[um]\tI[cnt/s]\t\r\n"
            + "\t3.5E-003\t2.4E+003\t\t1.4E-002\t2.8E+004\r\n"
            + "\t1.9E-002\t5.7E+002\t\t3.0E-002\t1.0E-003\r\n"
            + "\t3.5E-002\t5.0E+002\r\n"
            + BELOW;

    static final String SPECTRUM = ABOVE + "0.5\r\nMass[a.m.u]\tI[cnt/s]\t\r\n5.0E-001\t0.0E+000\r\n5.2E-001\t1.3E+001\r\n" + BELOW;

    @TempDir
    private Path folder;

    private DepthProfile profile(String text) throws IOException {
        return (DepthProfile) SimsFiles.open(folder, text).datasets().get(0);
    }

    @Test
    void readsDepthsOfItsOwnForEachSpecies() throws IOException {
        DepthProfile profile = profile(PROFILE);
        ProfileChannel lithium = profile.species().get(0);
        assertEquals("7Li", lithium.name());
        assertEquals(7.016, lithium.mz());
        assertEquals(IonPolarity.POSITIVE, lithium.polarity());
        assertArrayEquals(new double[] {0.0035, 0.019, 0.035}, lithium.depthUm(), 1e-15);
        assertArrayEquals(new double[] {2400, 570, 500}, lithium.values());
        assertEquals(0, lithium.timeS().length);
        assertEquals("1/s", lithium.unit());
        assertArrayEquals(new double[] {0.014, 0.03}, profile.species().get(1).depthUm(), 1e-15);
        assertEquals("650c", profile.metadata().get("Sample ID"));
    }

    @Test
    void takesOneThousandthForNoCountsAndSaysSo() throws IOException {
        DataFile file = SimsFiles.open(folder, PROFILE);
        assertArrayEquals(
                new double[] {28000, 0}, ((DepthProfile) file.datasets().get(0)).species().get(1).values());
        assertEquals(List.of("1 intensity of 1E-3 stands for no counts and is taken as 0"), file.warnings());
    }

    @Test
    void readsTheDeadTimeOfMultipliersOnly() throws IOException {
        DepthProfile profile = profile(PROFILE);
        assertEquals(
                new DeadTime(DeadTime.Model.NON_PARALYSABLE, true, 25e-9),
                profile.species().get(0).deadTime());
        assertEquals(DeadTime.UNKNOWN, profile.species().get(1).deadTime());
    }

    @Test
    void readsTimesInsteadOfDepths() throws IOException {
        ProfileChannel tin = profile(ABOVE
                        + "119Sn\r\nTime[min]\t\tDepth\tI[cnt/s]\r\n2.0E+000\t\t2.4E+005\r\n3.0E+000\t\t2.5E+005\r\n"
                        + BELOW)
                .species()
                .get(0);
        assertArrayEquals(new double[] {120, 180}, tin.timeS());
        assertEquals(0, tin.depthUm().length);
        assertArrayEquals(new double[] {2.4e5, 2.5e5}, tin.values());
    }

    @Test
    void readsASpectrum() throws IOException {
        MassSpectrum spectrum = (MassSpectrum) SimsFiles.open(folder, SPECTRUM).datasets().get(0);
        assertArrayEquals(new double[] {0.5, 0.52}, spectrum.mz());
        assertArrayEquals(new double[] {0, 13}, spectrum.values());
        assertEquals(IonPolarity.POSITIVE, spectrum.polarity());
    }

    @Test
    void refusesAFileThatWasCut() {
        RefusedWith.at(
                Place.line(13),
                "'*** DATA END ***'",
                "the end of the file: it was cut",
                () -> SimsFiles.open(folder, PROFILE.substring(0, PROFILE.indexOf("\r\n*** DATA END"))));
        RefusedWith.at(
                Place.line(9),
                "a line of titles",
                "the end of the file",
                () -> SimsFiles.open(folder, PROFILE.substring(0, PROFILE.indexOf("Time\tDepth"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5.7E+002", "NaN", "x"})
    void refusesIntensitiesThatCannotBe(String cell) {
        RefusedWith.at(
                Place.column(12, 3),
                "an intensity of 0 or more",
                cell,
                () -> SimsFiles.open(folder, PROFILE.replace("5.7E+002", cell)));
    }

    @Test
    void refusesADepthWithoutIntensityAndAnIntensityWithoutDepth() {
        RefusedWith.at(
                Place.column(12, 3),
                "an intensity of '7Li'",
                "an empty cell",
                () -> SimsFiles.open(folder, PROFILE.replace("5.7E+002", "")));
        RefusedWith.at(
                Place.column(12, 2),
                "times and depths of '7Li' in all rows or in none",
                "an empty cell",
                () -> SimsFiles.open(folder, PROFILE.replace("1.9E-002", "")));
    }

    @Test
    void refusesTitlesThatDoNotFitTheSpecies() {
        RefusedWith.at(
                Place.line(10),
                "'Time', 'Depth' and 'I' for each of 3 species",
                "Time",
                () -> SimsFiles.open(folder, PROFILE.replace("113In\r\nTime", "113In\t23Na\r\nTime")));
    }

    @TestFactory
    List<DynamicTest> readsRealFilesAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SimsFiles.Row row : SimsFiles.rows("dynamic_sims_profiles")) {
            tests.add(DynamicTest.dynamicTest(row.file().getFileName().toString(), () -> {
                switch (SimsFiles.open(row.file()).datasets().get(0)) {
                    case DepthProfile profile -> compare(row.expected(), profile);
                    case MassSpectrum spectrum -> compare(row.expected(), spectrum);
                    default -> throw new AssertionError("neither");
                }
            }));
        }
        assertEquals(5, tests.size());
        return tests;
    }

    private static void compare(JsonNode expected, DepthProfile profile) {
        assertEquals(expected.get("species").size(), profile.species().size());
        expected.get("header").properties().forEach(e -> {
            if (e.getValue().size() > 0) {
                assertEquals(e.getValue().get(0).asText(), profile.metadata().get(e.getKey()));
            }
        });
        for (ProfileChannel s : profile.species()) {
            JsonNode own = expected.get(s.name());
            double[] values = s.values();
            int last = values.length - 1;
            assertEquals(own.get("n").asInt(), values.length);
            compare(own.get("first"), s, 0);
            compare(own.get("last"), s, last);
            // the manifest counts 1E-3 as such
            double zeros = Arrays.stream(values).filter(v -> v == 0).count() * 1e-3;
            double sum = Arrays.stream(values).sum() + zeros;
            assertEquals(own.get("sum_I").asDouble(), sum, 1e-12 * sum);
            assertTrue(values[own.get("argmax_I").asInt()] == Arrays.stream(values).max().orElseThrow());
            assertEquals(IonPolarity.POSITIVE, s.polarity());
            assertTrue(s.name().startsWith(Long.toString(Math.round(s.mz()))), s.name() + " at " + s.mz());
        }
    }

    /** Time, depth and intensity of a row; null where the file has none. */
    private static void compare(JsonNode row, ProfileChannel s, int at) {
        if (row.get(0).isNull()) {
            assertEquals(0, s.timeS().length);
        } else {
            assertEquals(row.get(0).asDouble(), s.timeS()[at], 1e-12);
        }
        if (row.get(1).isNull()) {
            assertEquals(0, s.depthUm().length);
        } else {
            assertEquals(row.get(1).asDouble(), s.depthUm()[at], 1e-12);
        }
        double intensity = row.get(2).asDouble();
        assertEquals(intensity == 1e-3 ? 0 : intensity, s.values()[at]);
    }

    private static void compare(JsonNode expected, MassSpectrum spectrum) {
        double[] mz = spectrum.mz();
        double[] values = spectrum.values();
        assertEquals(expected.get("n").asInt(), mz.length);
        assertEquals(expected.get("mass_first_last").get(0).asDouble(), mz[0]);
        assertEquals(expected.get("mass_first_last").get(1).asDouble(), mz[mz.length - 1]);
        double sum = Arrays.stream(values).sum();
        assertEquals(expected.get("sum_I").asDouble(), sum, 1e-9 * sum);
        int most = 0;
        for (int i = 1; i < values.length; i++) {
            most = values[i] > values[most] ? i : most;
        }
        assertEquals(expected.get("mass_at_max").asDouble(), mz[most], 1e-9);
    }

    /**
     * In units of one count the intensities of a real profile are whole numbers but for n²τ/t: they are corrected for dead
     * time already. Seen with 200 to 500 counts, where the part is above the last printed digit and below a half.
     */
    @Test
    void realIntensitiesAreCorrectedForDeadTimeAlready() throws IOException {
        DepthProfile profile = (DepthProfile) SimsFiles.open(SimsFiles.real("dynamic_sims_profiles/160112b.dp_rpc_asc"))
                .datasets()
                .get(0);
        double one = 1.00994;
        int seen = 0;
        for (double intensity : profile.species().get(0).values()) {
            double n = intensity / one;
            if (n > 200 && n < 500) {
                double part = (n - Math.rint(n)) / (n * n);
                assertEquals(3.6e-8, part, 2.5e-8, "at " + n);
                seen++;
            }
        }
        assertTrue(seen >= 50, seen + " seen");
    }
}
