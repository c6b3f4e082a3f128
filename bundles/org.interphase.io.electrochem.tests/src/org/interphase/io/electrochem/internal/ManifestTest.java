// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FormatException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The instruments' real files, read by others before us: what they found is in the manifest, with seven digits. */
class ManifestTest {

    private static final int PRINTED_DIGITS = 7;

    /** Formats with a structure of their own that are not read yet: what they are called in the refusal. */
    private static final Map<String, String> NOT_READ = Map.of(
            "VersaStudio .par", "a VersaStudio .par file, which is not read yet: export it as text",
            "ZView model .mdl", "a ZView model (.mdl), which holds no data",
            "Eco Chemie/Autolab .dfr", "an Autolab .dfr file, which is not read yet: export it as text",
            "Ivium .idf", "an Ivium .idf file, which is not read yet: export it as text",
            "xlsx", "an Excel workbook (.xlsx), which is not read yet: save the sheet as CSV",
            "Elchemea .i2b", "an Elchemea .i2b file, which is not read yet: export it as text",
            "Versastat/PAR .P00", "a VersaStat .P00 file, which is not read yet: export it as text",
            "BioLogic .mps settings", "an EC-Lab settings file (.mps), which holds no data");

    /** Results, not measurements: their titles say so. */
    private static final Set<String> NO_DATA =
            Set.of("CSV pyDRTtools ridge DRT result", "AutoEIS proposed circuits for test_data");

    /** What shares a row's byte of flags. */
    private static final Set<String> FLAGS =
            Set.of("mode", "ox/red", "error", "control changes", "Ns changes", "counter inc.");

    @TestFactory
    List<DynamicTest> readsEachFileAsTheManifestSays() throws IOException {
        Path eis = SharedData.eis();
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<String, String> row : rows(eis)) {
            Path file = eis.resolve(row.get("file"));
            tests.add(DynamicTest.dynamicTest(row.get("file"), () -> {
                String name = NOT_READ.get(row.get("format"));
                if (name != null || NO_DATA.contains(row.get("format"))) {
                    FormatException e = assertThrows(FormatException.class, () -> Formats.open(file));
                    assertEquals(file, e.file());
                    assertTrue(e.found().startsWith(name == null ? "text that starts with" : name), e.getMessage());
                } else {
                    compare(row, Formats.open(file));
                }
            }));
        }
        return tests;
    }

    private static List<Map<String, String>> rows(Path eis) throws IOException {
        List<String> lines = Files.readAllLines(eis.resolve("MANIFEST.tsv"), StandardCharsets.UTF_8);
        String[] keys = lines.get(0).split("\t");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < keys.length; i++) {
                row.put(keys[i], i < fields.length ? fields[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }

    /** What the manifest says of the columns: which there are, and whether one is the current. */
    @TestFactory
    List<DynamicTest> readsTheColumnsOfRecordsThatTheManifestNames() throws IOException {
        Path eis = SharedData.eis();
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<String, String> row : rows(eis)) {
            if (row.get("technique").equals("CYC")) {
                tests.add(DynamicTest.dynamicTest(
                        row.get("file"), () -> compareColumns(row, Formats.open(eis.resolve(row.get("file"))))));
            }
        }
        assertTrue(!tests.isEmpty());
        return tests;
    }

    private static void compareColumns(Map<String, String> row, DataFile file) {
        String notes = row.get("notes");
        CyclingRecord record = (CyclingRecord) file.datasets().get(0);
        boolean derived = file.warnings().contains("no current was stored: it is derived as dq/dt");
        if (notes.contains("no I column")) {
            assertEquals(notes.contains("dq/mA.h"), derived);
            assertEquals(derived, record.hasCurrent());
        } else {
            assertTrue(record.hasCurrent() && !derived, file.warnings().toString());
        }
        if (notes.contains("cols=")) {
            List<String> unnamed = record.others().stream()
                    .map(Channel::name)
                    .filter(n -> !notes.contains(n) && !(notes.contains("flags") && FLAGS.contains(n)))
                    // the reference reader's name for the voltage of the counter electrode
                    .filter(n -> !(n.equals("<Ece>") && notes.contains("<Ecv>")))
                    .toList();
            assertEquals(List.of(), unnamed);
        }
    }

    private static void compare(Map<String, String> row, DataFile file) {
        assertEquals(row.get("sha256"), file.sha256());
        DatasetKind kind = row.get("technique").equals("CYC") ? DatasetKind.CYCLING : DatasetKind.IMPEDANCE;
        // a Gamry file has the open circuit before the spectrum, too
        List<Dataset> all =
                file.datasets().stream().filter(d -> d.kind() == kind).toList();
        assertEquals(
                Integer.parseInt(row.get("n_points")),
                all.stream().mapToInt(Dataset::points).sum());
        int last = all.getLast().points() - 1;
        // one of the reference readers sorted what it read; we keep the file's order
        boolean reversed = row.get("reference_reader").contains("sorts high->low f")
                && all.get(0) instanceof ImpedanceSpectrum s
                && s.frequencyHz()[0] < s.frequencyHz()[last];
        same(row.get("first_row"), all.get(0), reversed ? last : 0);
        same(row.get("last_row"), all.getLast(), reversed ? 0 : last);
        if (!row.get("f_max_Hz").isEmpty()) {
            same("f_max", row.get("f_max_Hz"), frequencies(all).max().orElseThrow());
            same("f_min", row.get("f_min_Hz"), frequencies(all).min().orElseThrow());
        }
    }

    private static java.util.stream.DoubleStream frequencies(List<Dataset> all) {
        return all.stream().flatMapToDouble(d -> java.util.Arrays.stream(((ImpedanceSpectrum) d).frequencyHz()));
    }

    private static void same(String printed, Dataset dataset, int i) {
        for (String pair : printed.split(";")) {
            String key = pair.substring(0, pair.indexOf('='));
            double found = switch (dataset) {
                case ImpedanceSpectrum s -> switch (key) {
                    case "f" -> s.frequencyHz()[i];
                    case "Re" -> s.re()[i];
                    case "Im" -> s.im()[i];
                    default -> throw new AssertionError(key);
                };
                case CyclingRecord c -> switch (key) {
                    case "t" -> c.timeS()[i];
                    case "Ewe" -> c.voltageV()[i];
                    case "I_mA" -> c.currentA()[i] * 1e3;
                    default -> throw new AssertionError(key);
                };
                default -> throw new AssertionError(dataset.kind());
            };
            same(key, pair.substring(pair.indexOf('=') + 1), found);
        }
    }

    private static void same(String what, String printed, double found) {
        double expected = Double.parseDouble(printed);
        double lastDigit = expected == 0
                ? 0
                : Math.pow(10, Math.floor(Math.log10(Math.abs(expected))) - PRINTED_DIGITS + 1);
        assertEquals(expected, found, 0.5 * lastDigit * (1 + 1e-6), what);
    }
}
