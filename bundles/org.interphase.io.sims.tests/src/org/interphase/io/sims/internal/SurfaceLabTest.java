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

class SurfaceLabTest {

    static final String PROFILE = "# Profile Smoothing is Disabled\r\n"
            + "#\t\t\t\ttotal\tNa+\tNa+ / ( Si+ )\t\r\n"
            + "#\t\t\t\tN/A\t22.9892\tN/A\t\r\n"
            + "#Data Point #\tSputter Time (s)\tDose (ions)\tFluence (ions/cm^2)\tIntensity\tIntensity\tIntensity\t\r\n"
            + "1\t0\t2.5e+06\t1e+11\t668780\t1.00003\tinf\t\r\n"
            + "2\t1.5\t1.8e+10\t7e+12\t503141\t2.00012\t0.25\t\r\n";

    static final String SPECTRUM = "# Binning: 200 channels\r\n# Deadtime Correction: on\r\nChannel\tm/z\tIntensity\r\n"
            + "100\t0.000225\t0\r\n300\t0.000442\t119\r\n";

    @TempDir
    private Path folder;

    private DepthProfile profile(String text) throws IOException {
        return (DepthProfile) SimsFiles.open(folder, text).datasets().get(0);
    }

    @Test
    void readsNamesMassesTimesAndPolarity() throws IOException {
        DepthProfile profile = profile(PROFILE);
        assertEquals(
                List.of("total", "Na+", "Na+ / ( Si+ )", "Dose", "Fluence"),
                profile.species().stream().map(ProfileChannel::name).toList());
        ProfileChannel sodium = profile.species().get(1);
        assertEquals(22.9892, sodium.mz());
        assertEquals(IonPolarity.POSITIVE, sodium.polarity());
        assertArrayEquals(new double[] {0, 1.5}, sodium.timeS());
        assertArrayEquals(new double[] {1.00003, 2.00012}, sodium.values());
        assertEquals(IonPolarity.POSITIVE, profile.species().get(0).polarity());
        assertArrayEquals(new double[] {1e11, 7e12}, profile.species().get(4).values());
        assertEquals("ions/cm^2", profile.species().get(4).unit());
    }

    @Test
    void takesFractionsOfCountsForCorrectedDeadTime() throws IOException {
        assertEquals(
                new DeadTime(DeadTime.Model.SINGLE_HIT, true, Double.NaN),
                profile(PROFILE).species().get(1).deadTime());
        assertEquals(
                new DeadTime(DeadTime.Model.SINGLE_HIT, false, Double.NaN),
                profile(PROFILE.replace("1.00003", "1").replace("2.00012", "2")).species().get(1).deadTime());
    }

    @Test
    void keepsRatiosApartFromCounts() throws IOException {
        DataFile file = SimsFiles.open(folder, PROFILE);
        ProfileChannel ratio = ((DepthProfile) file.datasets().get(0)).species().get(2);
        assertArrayEquals(new double[] {Double.NaN, 0.25}, ratio.values());
        assertEquals("", ratio.unit());
        assertEquals(DeadTime.UNKNOWN, ratio.deadTime());
        assertTrue(file.warnings().get(0).startsWith("1 ratios are infinite"), file.warnings().toString());
    }

    @Test
    void readsACalibratedDepth() throws IOException {
        double[] depths = profile(PROFILE.replace("Dose (ions)", "Depth (nm)").replace("1.8e+10", "20"))
                .species()
                .get(1)
                .depthUm();
        assertEquals(0.02, depths[1], 1e-15);
    }

    @Test
    void warnsOfSmoothedProfiles() throws IOException {
        String text = PROFILE.replace("Smoothing is Disabled", "Smoothing is Enabled");
        assertTrue(SimsFiles.open(folder, text).warnings().toString().contains("the profiles were smoothed"));
    }

    @Test
    void leavesThePolarityOpenWhereNamesDisagree() throws IOException {
        DepthProfile profile = profile(PROFILE.replace("Na+ / ( Si+ )", "Cl-").replace("inf", "3"));
        assertEquals(IonPolarity.UNKNOWN, profile.species().get(0).polarity());
        assertEquals(IonPolarity.NEGATIVE, profile.species().get(2).polarity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.00003", "nan", "inf", "", "x"})
    void refusesIntensitiesThatCannotBe(String cell) {
        RefusedWith.at(
                Place.column(5, 6),
                "an intensity of 0 or more",
                cell.isEmpty() ? "an empty cell" : cell,
                () -> SimsFiles.open(folder, PROFILE.replace("1.00003", cell)));
    }

    @Test
    void refusesARowThatWasCut() {
        RefusedWith.at(
                Place.line(6), "7 columns", "6", () -> SimsFiles.open(folder, PROFILE.substring(0, PROFILE.length() - 8)));
    }

    @Test
    void refusesNamesThatAreFewerThanTitles() {
        RefusedWith.at(
                Place.line(4),
                "as many titles as names and masses",
                "7 titles, 6 names, 7 masses",
                () -> SimsFiles.open(folder, PROFILE.replace("Na+\tNa+ / ( Si+ )", "Na+")));
    }

    @Test
    void refusesAProfileWithoutRows() {
        RefusedWith.at(
                Place.line(4),
                "rows of numbers",
                "the end of the file",
                () -> SimsFiles.open(folder, PROFILE.substring(0, PROFILE.indexOf("1\t0\t2.5"))));
    }

    @Test
    void readsASpectrumWithWhatItsHeaderSays() throws IOException {
        MassSpectrum spectrum = (MassSpectrum) SimsFiles.open(folder, SPECTRUM).datasets().get(0);
        assertArrayEquals(new double[] {0.000225, 0.000442}, spectrum.mz());
        assertArrayEquals(new double[] {0, 119}, spectrum.values());
        assertEquals(new DeadTime(DeadTime.Model.SINGLE_HIT, true, Double.NaN), spectrum.deadTime());
        assertEquals("200 channels", spectrum.metadata().get("Binning"));
    }

    @Test
    void readsThatASpectrumIsNotCorrected() throws IOException {
        MassSpectrum off =
                (MassSpectrum) SimsFiles.open(folder, SPECTRUM.replace(": on", ": off")).datasets().get(0);
        assertEquals(new DeadTime(DeadTime.Model.SINGLE_HIT, false, Double.NaN), off.deadTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-119", "nan", "x"})
    void refusesCountsOfASpectrumThatCannotBe(String cell) {
        RefusedWith.at(
                Place.column(5, 3),
                "an intensity of 0 or more",
                cell,
                () -> SimsFiles.open(folder, SPECTRUM.replace("119", cell)));
    }

    @Test
    void refusesASpectrumWhoseLastRowWasCut() {
        RefusedWith.at(
                Place.line(5),
                "a row of channel, m/z and intensity",
                "'300\u00b70.000442'",
                () -> SimsFiles.open(folder, SPECTRUM.substring(0, SPECTRUM.length() - 6)));
    }

    @TestFactory
    List<DynamicTest> readsRealProfilesAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SimsFiles.Row row : SimsFiles.rows("surfacelab_profiles")) {
            tests.add(DynamicTest.dynamicTest(row.file().getFileName().toString(), () -> compareProfile(row)));
        }
        assertEquals(7, tests.size());
        return tests;
    }

    private static void compareProfile(SimsFiles.Row row) throws IOException {
        JsonNode expected = row.expected();
        DepthProfile profile = (DepthProfile) SimsFiles.open(row.file()).datasets().get(0);
        List<ProfileChannel> species = profile.species();
        int signals = expected.get("n_signals").asInt();
        assertEquals(signals + 2, species.size());
        assertEquals(expected.get("rows").asInt(), profile.points());
        for (int i = 0; i < expected.get("first_names").size(); i++) {
            ProfileChannel s = species.get(i);
            assertEquals(expected.get("first_names").get(i).asText(), s.name());
            String mz = expected.get("first_mz").get(i).asText();
            assertEquals(mz.equals("N/A") ? Double.NaN : Double.parseDouble(mz), s.mz());
        }
        int last = profile.points() - 1;
        assertEquals(expected.get("sputter_time_last_s").asDouble(), species.get(0).timeS()[last]);
        assertEquals(expected.get("fluence_last").asDouble(), species.get(signals + 1).values()[last]);
        assertEquals(expected.get("sum_total").asDouble(), Arrays.stream(species.get(0).values()).sum());
        expected.get("sum_col").properties().forEach(e -> {
            double[] values = named(species, e.getKey()).values();
            assertEquals(e.getValue().asDouble(), Arrays.stream(values).sum(), 1e-4);
        });
        expected.get("argmax_col").properties().forEach(e -> {
            double[] values = named(species, e.getKey()).values();
            int most = 0;
            for (int i = 1; i < values.length; i++) {
                most = values[i] > values[most] ? i : most;
            }
            assertEquals(e.getValue().asInt(), most);
        });
        IonPolarity polarity = row.content().contains("positive") ? IonPolarity.POSITIVE : IonPolarity.NEGATIVE;
        for (ProfileChannel s : species.subList(0, signals)) {
            boolean ratio = s.name().contains(" / ");
            assertEquals(ratio ? IonPolarity.UNKNOWN : polarity, s.polarity(), s.name());
            assertEquals(!ratio, s.deadTime().corrected(), s.name());
        }
    }

    private static ProfileChannel named(List<ProfileChannel> species, String name) {
        return species.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    @TestFactory
    List<DynamicTest> readsRealSpectraAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SimsFiles.Row row : SimsFiles.rows("surfacelab_spectra")) {
            tests.add(DynamicTest.dynamicTest(row.file().getFileName().toString(), () -> {
                JsonNode expected = row.expected();
                MassSpectrum spectrum = (MassSpectrum) SimsFiles.open(row.file()).datasets().get(0);
                double[] mz = spectrum.mz();
                double[] values = spectrum.values();
                assertEquals(expected.get("n").asInt(), mz.length);
                assertEquals(expected.get("mz_first_last").get(0).asDouble(), mz[0]);
                assertEquals(expected.get("mz_first_last").get(1).asDouble(), mz[mz.length - 1]);
                assertEquals(expected.get("sum").asDouble(), Arrays.stream(values).sum());
                int most = 0;
                for (int i = 1; i < values.length; i++) {
                    most = values[i] > values[most] ? i : most;
                }
                assertEquals(expected.get("max").asDouble(), values[most]);
                assertEquals(expected.get("mz_at_max").asDouble(), mz[most]);
                assertTrue(spectrum.deadTime().corrected());
            }));
        }
        assertEquals(2, tests.size());
        return tests;
    }
}
