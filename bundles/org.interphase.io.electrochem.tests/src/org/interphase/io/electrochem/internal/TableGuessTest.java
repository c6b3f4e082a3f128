// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.DecimalSign;
import org.interphase.core.template.Separator;
import org.interphase.core.template.TableSketch;
import org.interphase.core.template.Templates;
import org.interphase.core.text.LineReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Texts of known content in every layout that a program may choose: what is guessed reads them back. */
final class TableGuessTest {

    private static final int POINTS = 12;
    private static final double[] F = grid(i -> 1e6 * Math.pow(10, -i / 2.0));
    private static final double[] RE = grid(i -> 120.5 + 37.25 * i);
    private static final double[] IM = grid(i -> -3.5 - 4.75 * i * (POINTS - i));
    private static final double[] TIME = grid(i -> 1.5 * i);
    private static final double[] VOLTAGE = grid(i -> 3.2 + 0.015 * i);
    private static final double[] CURRENT = grid(i -> 1e-3 * (i % 2 == 0 ? 1 : -0.5));

    @TempDir
    private Path folder;

    private interface Value {
        double at(int i);
    }

    private static double[] grid(Value value) {
        double[] out = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            out[i] = value.at(i);
        }
        return out;
    }

    /** A column: its title, the unit below it or none, and its numbers as they are printed. */
    private record Printed(String title, String below, double[] values) {}

    private static Printed printed(String title, double[] values, double factor) {
        return new Printed(title, "", DoubleStream.of(values).map(v -> v * factor).toArray());
    }

    private static Printed printed(String title, String below, double[] values, double factor) {
        return new Printed(title, below, DoubleStream.of(values).map(v -> v * factor).toArray());
    }

    private static double[] modulus() {
        return grid(i -> Math.hypot(RE[i], IM[i]));
    }

    private static double[] phase() {
        return grid(i -> Math.atan2(IM[i], RE[i]));
    }

    private record Named(String name, List<Printed> columns) {}

    private static List<Named> spectra() {
        double degree = 180 / Math.PI;
        return List.of(
                new Named("ohm in brackets", List.of(
                        printed("Frequency (Hz)", F, 1), printed("Z' (ohm)", RE, 1), printed("-Z'' (ohm)", IM, -1))),
                new Named("kHz and kOhm", List.of(
                        printed("Freq [kHz]", F, 1e-3), printed("Zreal [kOhm]", RE, 1e-3), printed("Zimag [kOhm]", IM, 1e-3))),
                new Named("modulus and degrees", List.of(
                        printed("f/Hz", F, 1), printed("|Z|/Ohm", modulus(), 1), printed("Phase/deg", phase(), degree))),
                new Named("units below", List.of(
                        printed("Frequency", "Hz", F, 1), printed("Re(Z)", "kOhm", RE, 1e-3), printed("-Im(Z)", "kOhm", IM, -1e-3))),
                new Named("units below in brackets", List.of(
                        printed("Freq.", "[MHz]", F, 1e-6), printed("Z'", "[Ω]", RE, 1), printed("Z''", "[Ω]", IM, 1))),
                new Named("words we do not know by heart", List.of(
                        printed("Applied frequency (Hz)", F, 1),
                        printed("Realteil der Impedanz (Ohm)", RE, 1),
                        printed("Imaginärteil der Impedanz (Ohm)", IM, 1))),
                new Named("a minus in words", List.of(
                        printed("Frequency (Hz)", F, 1), printed("Z' (Ohm)", RE, 1), printed("minus Z'' (Ohm)", IM, -1))),
                new Named("a minus in brackets", List.of(
                        printed("Frequency (Hz)", F, 1), printed("Z' (Ohm)", RE, 1), printed("(-) Z'' (Ohm)", IM, -1))),
                new Named("a negative phase", List.of(
                        printed("freq / Hz", F, 1), printed("neg. Phase / °", phase(), -degree), printed("Z / Ohm", modulus(), 1))),
                new Named("among others", List.of(
                        printed("Index", grid(i -> i + 1), 1),
                        printed("Measured freq / kHz", F, 1e-3),
                        printed("bias / mV", grid(i -> 12), 1),
                        printed("Impedance, real part / Ohm", RE, 1),
                        printed("- Impedance, imag. part / Ohm", IM, -1))));
    }

    private static List<Named> records() {
        return List.of(
                new Named("milliampere", List.of(
                        printed("time/s", TIME, 1), printed("Ewe/V", VOLTAGE, 1), printed("I/mA", CURRENT, 1e3))),
                new Named("minutes", List.of(
                        printed("Elapsed time (min)", TIME, 1 / 60.0),
                        printed("Cell potential (mV)", VOLTAGE, 1e3),
                        printed("Cell current (µA)", CURRENT, 1e6))),
                new Named("in German", List.of(
                        printed("Zeit", "h", TIME, 1 / 3600.0),
                        printed("Spannung", "V", VOLTAGE, 1),
                        printed("Strom", "mA", CURRENT, 1e3))));
    }

    private record Form(Separator separator, DecimalSign decimal, boolean quoted, List<String> above, List<String> after) {

        String text(List<Printed> columns) {
            String joint = separator == Separator.BLANKS ? "   " : String.valueOf(separator.sign());
            StringBuilder out = new StringBuilder();
            above.forEach(l -> out.append(l).append("\r\n"));
            out.append(columns.stream().map(c -> quote(c.title())).collect(Collectors.joining(joint))).append("\r\n");
            if (columns.stream().anyMatch(c -> !c.below().isEmpty())) {
                out.append(columns.stream().map(c -> quote(c.below())).collect(Collectors.joining(joint))).append("\r\n");
            }
            for (int row = 0; row < POINTS; row++) {
                int at = row;
                out.append(columns.stream().map(c -> number(c.values()[at])).collect(Collectors.joining(joint))).append("\r\n");
            }
            after.forEach(l -> out.append(l).append("\r\n"));
            return out.toString();
        }

        private String quote(String title) {
            return quoted ? '"' + title.replace("\"", "\"\"") + '"' : title;
        }

        private String number(double value) {
            String text = String.format(Locale.ROOT, "%.15e", value).replace('.', decimal.sign());
            return quoted ? '"' + text + '"' : text;
        }
    }

    private static List<Form> forms() {
        List<Form> all = new ArrayList<>();
        List<List<String>> aboves = List.of(
                List.of(),
                List.of("Some Potentiostat 3.1", "", "Date: 01.03.2026", "Cell = 7, \"left\"; area 0,785 cm2", "-----"),
                List.of("# comment", "% another", "[Data]"));
        List<List<String>> afters = List.of(List.of(), List.of("# end of data", "", "% total 12"));
        for (Separator separator : Separator.values()) {
            for (DecimalSign decimal : DecimalSign.values()) {
                for (boolean quoted : new boolean[] {false, true}) {
                    if (separator == Separator.COMMA && decimal == DecimalSign.COMMA
                            || separator == Separator.BLANKS && quoted) {
                        continue;
                    }
                    for (List<String> above : aboves) {
                        for (List<String> after : afters) {
                            all.add(new Form(separator, decimal, quoted, above, after));
                        }
                    }
                }
            }
        }
        return all;
    }

    private Templates templates() {
        return new Templates(List.of(new CyclingTables(), new ImpedanceTables()), () -> folder.resolve("kept"));
    }

    private ColumnTemplate guess(Path file) throws IOException {
        TableSketch sketch = TableSketch.of(LineReader.lines(FileSource.of(file).head()));
        return sketch.template(
                "guessed", sketch.meaning(templates().kinds()), "", file.getFileName().toString());
    }

    private DataFile read(Path file, ColumnTemplate template) throws IOException {
        try {
            return new FileFormats(List.of(), List.of()).open(file, templates().format(template), Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    @TestFactory
    List<DynamicTest> readsSpectraInEveryLayout() {
        return tests(spectra(), file -> {
            ImpedanceSpectrum s = (ImpedanceSpectrum) read(file, guess(file)).datasets().get(0);
            assertArrayEquals(F, s.frequencyHz(), 1e-9);
            assertArrayEquals(RE, s.re(), 1e-9);
            assertArrayEquals(IM, s.im(), 1e-9);
        });
    }

    @TestFactory
    List<DynamicTest> readsRecordsInEveryLayout() {
        return tests(records(), file -> {
            CyclingRecord r = (CyclingRecord) read(file, guess(file)).datasets().get(0);
            assertArrayEquals(TIME, r.timeS(), 1e-9);
            assertArrayEquals(VOLTAGE, r.voltageV(), 1e-9);
            assertArrayEquals(CURRENT, r.currentA(), 1e-12);
        });
    }

    private interface Check {
        void of(Path file) throws IOException;
    }

    private List<DynamicTest> tests(List<Named> contents, Check check) {
        List<DynamicTest> all = new ArrayList<>();
        for (Named content : contents) {
            for (Form form : forms()) {
                boolean ambiguous = content.columns().stream()
                        .anyMatch(c -> c.title().indexOf(form.separator().sign()) >= 0);
                if (ambiguous && !form.quoted() && form.separator() != Separator.BLANKS) {
                    continue;
                }
                Charset charset = all.size() % 2 == 0 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
                String text = form.text(content.columns());
                Charset fitting = charset.newEncoder().canEncode(text) ? charset : StandardCharsets.UTF_8;
                all.add(DynamicTest.dynamicTest(content.name() + " " + form, () -> {
                    Path file = Files.write(folder.resolve("t.txt"), text.getBytes(fitting));
                    try {
                        check.of(file);
                    } catch (RuntimeException e) {
                        throw new AssertionError(text, e);
                    }
                }));
            }
        }
        return all;
    }

    @Test
    void aTemplateThatWasGuessedKnowsItsFileAgain() throws IOException {
        Templates kept = templates();
        Form form = new Form(Separator.TAB, DecimalSign.COMMA, false, List.of("x"), List.of());
        Path file = Files.writeString(folder.resolve("t.txt"), form.text(spectra().get(6).columns()));
        kept.save(guess(file), false);
        assertEquals(1, kept.suiting(FileSource.of(file).head()).size());
    }

    @Test
    void startsTheRowsWhereAPersonSays() throws IOException {
        List<String> lines = List.of("1;2;3", "time;voltage;x", "0;3,1;0", "1;3,2;0");
        TableSketch guessed = TableSketch.of(lines);
        TableSketch said = TableSketch.startingAt(lines, Separator.SEMICOLON, DecimalSign.COMMA, 3);
        assertEquals(2, guessed.firstRow());
        assertEquals(List.of("time", "voltage", "x"), guessed.titles());
        assertEquals(3, said.firstRow());
        assertTrue(!said.hasTitles(), "a row stands between");
    }

    @Test
    void rowsWithDatesAndRemarksAreRows() {
        TableSketch s = TableSketch.of(List.of(
                "Datum;Zeit/s;U/V;Bemerkung", "01.03.2026 12:00:00;0;3,10;", "01.03.2026 12:00:10;10;3,11;Start", "01.03.2026 12:00:20;20;3,12;"));
        assertEquals(Separator.SEMICOLON, s.separator());
        assertEquals(DecimalSign.COMMA, s.decimal());
        assertEquals(1, s.firstRow());
        assertEquals(DatasetKind.CYCLING, s.meaning(List.of(new ImpedanceTables(), new CyclingTables())).kind());
    }

    @Test
    void textWithoutColumnsIsNoTable() {
        for (List<String> lines : List.of(
                List.<String>of(),
                List.of(""),
                List.of("Dear Ada,", "the cell broke on 3 March.", "Yours"),
                List.of("1", "2", "3"),
                List.of("public final class A {", "  int x = 3;", "}"))) {
            assertTrue(!TableSketch.of(lines).isTable(), lines.toString());
        }
    }
}
