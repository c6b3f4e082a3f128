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
import org.interphase.core.data.Channel;
import org.interphase.core.data.DataTable;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles of regions, images by laser ablation, tables of peaks. */
class ExportedTablesTest {

    static final String REGIONS = "# /home/somebody/x@1_1_p2-30/: 12C14N\n# cell\tMEAN1\tPoiss_E1\tMEAN2\tPoiss_E2\n"
            + "# plane\tIPOL=5\t\tIPOL=2\t\n1\t2.336e+03\t4.833e+01\t9.0e+00\t3.0e+00\n2\t2.391e+03\t4.890e+01\t4.0e+00\t2.0e+00\n";

    static final String ABLATION = "Time of scan[ms/(24*60*60*1000)],a_001,a_001,a_002,a_002\r\n"
            + ",10/9/2019 1:38:04 PM,10/9/2019 1:38:04 PM,10/9/2019 1:39:56 PM,10/9/2019 1:39:56 PM\r\n"
            + ",P:31,Fe:57,P:31,Fe:57\r\n0.000000000000,1.5,2,3,4\r\n0.000003819444,5,6,7,8\r\n0.000007638888,9,10,,\r\n";

    static final String PEAKS = "spec_type,Dataset ID,Index,Area,Row Index,Beginning X,Ending X,FWHM,Center,Height\r\n"
            + "regional,Spot 1,37,156.5,5464,546.3,546.6,0.05,546.4,3120.7\r\npoint,Spot 2,36,132.5,2722,271.5,272.4,,272.1,39009.5\r\n";

    @TempDir
    private Path folder;

    @Test
    void readsRegionsWithTheErrorsOfTheFile() throws IOException {
        DepthProfile profile = (DepthProfile) SimsFiles.open(folder, REGIONS).datasets().get(0);
        assertEquals("12C14N", profile.label());
        ProfileChannel second = profile.species().get(1);
        assertEquals("12C14N ROI 2", second.name());
        assertArrayEquals(new double[] {9, 4}, second.values());
        assertArrayEquals(new double[] {3, 2}, second.errors());
    }

    @Test
    void refusesRegionsThatAreNone() {
        RefusedWith.at(
                Place.column(5, 4),
                "counts of 0 or more",
                "'-4'",
                () -> SimsFiles.open(folder, REGIONS.replace("4.0e+00", "-4")));
        RefusedWith.at(
                Place.column(5, 5),
                "an error of 0 or more",
                "'NaN'",
                () -> SimsFiles.open(folder, REGIONS.replace("2.0e+00\n", "NaN\n")));
        RefusedWith.at(
                Place.line(5), "5 columns", "4", () -> SimsFiles.open(folder, REGIONS.substring(0, REGIONS.length() - 9)));
        RefusedWith.at(
                Place.line(4),
                "'# cell', 'MEAN1'",
                "none",
                () -> SimsFiles.open(folder, REGIONS.replace("MEAN2\tPoiss_E2", "MEAN2\tmedian")));
    }

    @Test
    void readsLineScansAsTheRowsOfOneLayer() throws IOException {
        IonStack stack = (IonStack) SimsFiles.open(folder, ABLATION).datasets().get(0);
        assertEquals(new StackGeometry(1, 2, 3, Double.NaN, Double.NaN), stack.geometry());
        assertEquals(List.of("P:31", "Fe:57"), stack.species().stream().map(IonChannel::name).toList());
        assertEquals(57, stack.species().get(1).mz());
        assertArrayEquals(new float[] {1.5f, 5, 9, 3, 7, Float.NaN}, stack.layer(0, 0));
        assertArrayEquals(new float[] {2, 6, 10, 4, 8, Float.NaN}, stack.layer(1, 0));
        assertEquals("0.33 s", stack.metadata().get("time of a pixel"));
    }

    @Test
    void refusesLineScansOfOtherElements() {
        RefusedWith.at(
                Place.column(3, 5),
                "the same 2 elements for each line scan",
                "'Zn:64' of 'a_002'",
                () -> SimsFiles.open(folder, ABLATION.replace("P:31,Fe:57\r", "P:31,Zn:64\r")));
        RefusedWith.at(
                Place.line(3),
                "as many elements as names and dates",
                "3 elements, 4 names, 4 dates",
                () -> SimsFiles.open(folder, ABLATION.replace("P:31,Fe:57\r", "P:31\r")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-8", "NaN", "x"})
    void refusesIntensitiesThatCannotBe(String cell) {
        RefusedWith.at(
                Place.column(5, 5),
                "an intensity of 0 or more",
                cell,
                () -> SimsFiles.open(folder, ABLATION.replace("7,8\r", "7," + cell + "\r")));
    }

    @Test
    void refusesALineScanThatWasCut() {
        RefusedWith.at(
                Place.line(6), "5 columns", "4", () -> SimsFiles.open(folder, ABLATION.substring(0, ABLATION.length() - 3)));
    }

    @Test
    void readsATableOfPeaks() throws IOException {
        DataTable table = (DataTable) SimsFiles.open(folder, PEAKS).datasets().get(0);
        assertEquals(10, table.columns().size());
        assertEquals(List.of("regional", "point"), table.columns().get(0).texts());
        assertEquals(
                List.of("Index", "Area", "Row Index", "Beginning X", "Ending X", "FWHM", "Center", "Height"),
                table.channels().stream().map(Channel::name).toList());
        assertArrayEquals(new double[] {0.05, Double.NaN}, table.channels().get(5).values());
    }

    @Test
    void refusesPeaksThatAreNone() {
        RefusedWith.at(
                Place.column(3, 4),
                "a number ('Area')",
                "'x'",
                () -> SimsFiles.open(folder, PEAKS.replace("132.5", "x")));
        RefusedWith.at(
                Place.line(3), "10 columns", "9", () -> SimsFiles.open(folder, PEAKS.substring(0, PEAKS.length() - 10)));
        RefusedWith.at(
                Place.line(1), "rows", "the end", () -> SimsFiles.open(folder, PEAKS.substring(0, PEAKS.indexOf("regional"))));
    }

    @TestFactory
    List<DynamicTest> readsRealRegionsAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SimsFiles.Row row : SimsFiles.rows("lans_zprofiles")) {
            tests.add(DynamicTest.dynamicTest(row.file().getFileName().toString(), () -> {
                JsonNode expected = row.expected();
                DepthProfile profile = (DepthProfile) SimsFiles.open(row.file()).datasets().get(0);
                assertEquals(expected.get("planes").asInt(), profile.points());
                assertEquals(expected.get("rois").asInt(), profile.species().size());
                ProfileChannel first = profile.species().get(0);
                assertEquals(expected.get("first").get(0).asDouble(), first.values()[0]);
                assertEquals(expected.get("first").get(1).asDouble(), first.errors()[0]);
                int last = profile.points() - 1;
                ProfileChannel end = profile.species().get(49);
                assertEquals(expected.get("last").get(0).asDouble(), end.values()[last]);
                assertEquals(expected.get("last").get(1).asDouble(), end.errors()[last]);
                assertEquals(expected.get("sum_roi1").asDouble(), Arrays.stream(first.values()).sum());
                double worst = 0;
                for (ProfileChannel s : profile.species()) {
                    for (int i = 0; i <= last; i++) {
                        double poisson = Math.sqrt(s.values()[i]);
                        worst = Math.max(worst, Math.abs(s.errors()[i] - poisson) / poisson);
                    }
                }
                assertEquals(expected.get("max_abs_relative_error_of_sqrtN").asDouble(), worst, 1e-12);
                assertTrue(worst < 7e-4);
            }));
        }
        assertEquals(3, tests.size());
        return tests;
    }

    @TestFactory
    List<DynamicTest> readsRealLineScansAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SimsFiles.Row row : SimsFiles.rows("laicpms")) {
            tests.add(DynamicTest.dynamicTest(row.file().getFileName().toString(), () -> {
                JsonNode expected = row.expected();
                IonStack stack = (IonStack) SimsFiles.open(row.file()).datasets().get(0);
                assertEquals(expected.get("lines").asInt(), stack.geometry().height());
                assertEquals(expected.get("rows").asInt(), stack.geometry().width());
                assertEquals(expected.get("elements").size(), stack.species().size());
                for (int c = 0; c < stack.species().size(); c++) {
                    double sum = expected.get("sum").get(stack.species().get(c).name()).asDouble();
                    assertEquals(sum, stack.sum(c), 1e-6 * sum);
                }
            }));
        }
        assertEquals(3, tests.size());
        return tests;
    }

    @TestFactory
    List<DynamicTest> readsRealPeaksAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SimsFiles.Row row : SimsFiles.rows("peak_tables")) {
            tests.add(DynamicTest.dynamicTest(row.file().getFileName().toString(), () -> {
                JsonNode expected = row.expected();
                DataTable table = (DataTable) SimsFiles.open(row.file()).datasets().get(0);
                assertEquals(expected.get("rows").asInt(), table.points());
                List<String> names = new ArrayList<>();
                expected.get("columns").forEach(c -> names.add(c.asText()));
                assertEquals(names, table.columns().stream().map(DataTable.Column::name).toList());
                Channel area = table.channels().stream()
                        .filter(c -> c.name().equals("Area"))
                        .findFirst()
                        .orElseThrow();
                double sum = expected.get("sum_Area").asDouble();
                assertEquals(sum, Arrays.stream(area.values()).sum(), 1e-9 * sum);
            }));
        }
        assertEquals(1, tests.size());
        return tests;
    }
}
