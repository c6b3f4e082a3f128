// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.operation.Assignments;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.core.operation.ExportsFile;
import org.interphase.core.operation.ExportsFiles;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.Setting;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** A format, an exporter and operations as a third party could write them, and the command line over them. */
final class Fixture {

    static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private Fixture() {}

    /** What one command line printed and returned. */
    record Result(int status, String out, String err) {}

    static Result run(String... arguments) {
        FileFormats formats = new FileFormats(List.of(new Triples()), List.of(new CsvExporter()));
        Operations operations = new Operations(
                List.of(new Halve(), new Copy(), new Fit(), new Listing(), new Pages(), new Draw(), new Broken()),
                formats,
                Clock.fixed(TIME, ZoneOffset.UTC));
        return run(operations, arguments);
    }

    static Result run(Operations operations, String... arguments) {
        return run(operations, () -> false, arguments);
    }

    static Result run(Operations operations, BooleanSupplier cancelled, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int status;
        try (TerminalProgress progress = new TerminalProgress(errors, false, cancelled)) {
            status = new Interpreter(
                            operations,
                            "Interphase",
                            "0.1.0",
                            progress,
                            new PrintStream(out, false, StandardCharsets.UTF_8),
                            errors)
                    .run(List.of(arguments));
        }
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A file with one spectrum of two points; a name with 'two' has two spectra. */
    static Path spectrum(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), "triples\n1000,100,-10\n100,120,-30\n");
    }

    /** Lines of frequency, real and imaginary part below the word {@code triples}; an empty line starts another. */
    static final class Triples implements FileFormat {
        @Override
        public String id() {
            return "triples";
        }

        @Override
        public String label() {
            return "Triples";
        }

        @Override
        public Set<DatasetKind> kinds() {
            return Set.of(DatasetKind.IMPEDANCE);
        }

        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("triples") ? Recognition.CERTAIN : Recognition.NO;
        }

        @Override
        public Reading read(FileSource source, Progress progress) throws IOException {
            List<Dataset> all = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            List<double[]> rows = new ArrayList<>();
            try (BufferedReader in = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
                long number = 1;
                in.readLine();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    number++;
                    if (line.isEmpty()) {
                        all.add(spectrum(rows, all.size() + 1));
                        rows.clear();
                        continue;
                    }
                    if (line.startsWith("#")) {
                        warnings.add("line " + number + " was left out");
                        continue;
                    }
                    String[] cells = line.split(",");
                    double[] row = new double[3];
                    for (int i = 0; i < 3; i++) {
                        try {
                            row[i] = Double.parseDouble(cells[i]);
                        } catch (NumberFormatException e) {
                            throw source.wrong(Place.column(number, i + 1), "a number", "'" + cells[i] + "'");
                        }
                    }
                    rows.add(row);
                }
            }
            all.add(spectrum(rows, all.size() + 1));
            return new Reading(all, warnings);
        }

        private static ImpedanceSpectrum spectrum(List<double[]> rows, int id) {
            return ImpedanceSpectrum.of(column(rows, 0), column(rows, 1), column(rows, 2))
                    .id(Integer.toString(id))
                    .label("spectrum " + id)
                    .build();
        }

        private static double[] column(List<double[]> rows, int c) {
            return rows.stream().mapToDouble(r -> r[c]).toArray();
        }
    }

    /** A file that cannot be written as a stream, and that holds where it comes from. */
    static final class BoxExporter implements Exporter {
        @Override
        public String extension() {
            return ".box";
        }

        @Override
        public String label() {
            return "box";
        }

        @Override
        public boolean accepts(Dataset dataset) {
            return true;
        }

        @Override
        public boolean holdsProvenance() {
            return true;
        }

        @Override
        public void write(Dataset dataset, OutputStream out) {
            throw new AssertionError("a file is asked for");
        }

        @Override
        public void write(Dataset dataset, String provenance, Path file) throws IOException {
            Files.writeString(file, provenance);
        }
    }

    /** A file that takes long: somebody asks for its end when a part is written. */
    static final class SlowExporter implements Exporter {

        private final AtomicBoolean cancelled;

        SlowExporter(AtomicBoolean cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public String extension() {
            return ".slow";
        }

        @Override
        public String label() {
            return "slow";
        }

        @Override
        public boolean accepts(Dataset dataset) {
            return true;
        }

        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            out.write('x');
        }

        @Override
        public void write(Dataset dataset, String provenance, Path file, Progress progress)
                throws IOException, CancelledException {
            write(dataset, provenance, file);
            cancelled.set(true);
            progress.checkCancelled();
        }
    }

    static final class CsvExporter implements Exporter {
        @Override
        public String extension() {
            return ".csv";
        }

        @Override
        public String label() {
            return "CSV";
        }

        @Override
        public boolean accepts(Dataset dataset) {
            return dataset instanceof ImpedanceSpectrum;
        }

        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            out.write("frequency_Hz\n".getBytes(StandardCharsets.UTF_8));
            for (double f : ((ImpedanceSpectrum) dataset).frequencyHz()) {
                if (f == 666) {
                    throw new IOException("the disk is full");
                }
                out.write((f + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** A data set as a result. */
    record Halved(double factor, ImpedanceSpectrum dataset) implements ExportsDataset {}

    record HalveSettings(
            @Setting(help = "What the impedance is multiplied with.", unit = "Ω/Ω", byDefault = "0.5", min = 0, max = 10,
                            openRange = true, citation = "A. Nobody, J. Nowhere 1 (2020) 1")
                    double factor,
            @Setting(help = "A text.", byDefault = "", example = "a=b") String note,
            @Setting(help = "Turns the sign.") boolean turn,
            @Setting(help = "Keeps the order.", byDefault = "true") boolean keepOrder,
            @Setting(help = "Several words.", separator = ";") String words) {}

    static final class Halve implements Operation<HalveSettings, Halved> {
        @Override
        public Declaration declaration() {
            return new Declaration(
                    "lab halve",
                    "Halve",
                    "Multiplies an impedance with a factor.",
                    Inputs.one(DatasetKind.IMPEDANCE),
                    false,
                    "B. Nobody, J. Nowhere 2 (2021) 7");
        }

        @Override
        public Class<HalveSettings> settingsType() {
            return HalveSettings.class;
        }

        @Override
        public Halved run(OperationInput input, HalveSettings s, Progress progress) throws OperationException {
            if (s.note().equals("refuse")) {
                throw new OperationException("the factor does not fit; choose another");
            }
            if (s.note().equals("explode")) {
                throw new IllegalStateException("boom");
            }
            return new Halved(s.turn() ? -s.factor() : s.factor(), input.only(ImpedanceSpectrum.class));
        }
    }

    record NoSettings() {}

    /** Its data set is all that it gives. */
    static final class Copy implements Operation<NoSettings, Halved> {
        @Override
        public Declaration declaration() {
            return new Declaration(
                    "lab copy", "Copy", "Copies a spectrum.", Inputs.one(DatasetKind.IMPEDANCE), true, "");
        }

        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Halved run(OperationInput input, NoSettings s, Progress progress) {
            return new Halved(1, input.only(ImpedanceSpectrum.class));
        }
    }

    /** A name and a number. */
    record Row(String name, double value) {}

    record FitResult(boolean converged, List<Row> parameters) {}

    /** How points are weighted. */
    enum Weight {
        UNIT,
        MODULUS
    }

    record FitSettings(
            @Setting(help = "The guess.", required = true, example = "R1=3e3") Assignments guess,
            @Setting(help = "The weights.", byDefault = "modulus") Weight weight,
            @Setting(help = "How often.", byDefault = "1", min = 0) int times) {}

    /** Has the words of a command of the contract, whose other options are so not yet there. */
    static final class Fit implements Operation<FitSettings, FitResult> {
        @Override
        public Declaration declaration() {
            return new Declaration("eis fit", "Fit", "Fits nothing.", Inputs.one(DatasetKind.IMPEDANCE), false, "");
        }

        @Override
        public Class<FitSettings> settingsType() {
            return FitSettings.class;
        }

        @Override
        public FitResult run(OperationInput input, FitSettings s, Progress progress) {
            List<Row> rows = s.guess().values().entrySet().stream()
                    .map(e -> new Row(e.getKey(), e.getValue()))
                    .toList();
            return new FitResult(s.times() > 0, rows);
        }

        @Override
        public boolean isNegative(FitResult result) {
            return !result.converged();
        }

        @Override
        public Optional<String> csv(FitResult result) {
            return Optional.of("name,value\n");
        }
    }

    record None() {}

    record Entries(List<Row> rows) implements Iterable<Row> {
        @Override
        public Iterator<Row> iterator() {
            return rows.iterator();
        }
    }

    /** Its result is a list. */
    static final class Listing implements Operation<None, Entries> {
        @Override
        public Declaration declaration() {
            return new Declaration(
                    "list", "List", "Lists files.", Inputs.files(1, Integer.MAX_VALUE), false, "");
        }

        @Override
        public Class<None> settingsType() {
            return None.class;
        }

        @Override
        public Entries run(OperationInput input, None s, Progress progress) throws CancelledException {
            progress.checkCancelled();
            return new Entries(input.sources().stream()
                    .map(f -> new Row(f.file().path().getFileName().toString(), f.datasets().size()))
                    .toList());
        }
    }

    record Page(String title) implements ExportsFiles {
        @Override
        public String defaultFolder() {
            return "pages";
        }

        @Override
        public List<Path> writeTo(Path folder) throws IOException {
            return List.of(Files.writeString(folder.resolve("index.html"), title));
        }
    }

    /** Its result is a folder. */
    static final class Pages implements Operation<None, Page> {
        @Override
        public Declaration declaration() {
            return new Declaration("pages", "Pages", "Writes pages.", Inputs.none(), true, "");
        }

        @Override
        public Class<None> settingsType() {
            return None.class;
        }

        @Override
        public Page run(OperationInput input, None s, Progress progress) {
            return new Page("Größe");
        }
    }

    record Sketch(int lines) implements ExportsFile {
        @Override
        public String ending() {
            return ".sketch";
        }

        @Override
        public List<Path> writeTo(Path file, Progress progress) throws IOException {
            return List.of(Files.writeString(file, "/".repeat(lines)));
        }
    }

    /** Its result is a file of a form of its own. */
    static final class Draw implements Operation<None, Sketch> {
        @Override
        public Declaration declaration() {
            return new Declaration("draw", "Draw", "Draws lines.", Inputs.none(), true, "");
        }

        @Override
        public Class<None> settingsType() {
            return None.class;
        }

        @Override
        public List<String> endings() {
            return List.of(".sketch", ".lines");
        }

        @Override
        public Sketch run(OperationInput input, None s, Progress progress) {
            return new Sketch(3);
        }
    }

    record BrokenSettings(double undeclared) {}

    /** Its settings are not declared: a defect of a third party that must not take the others with it. */
    static final class Broken implements Operation<BrokenSettings, None> {
        @Override
        public Declaration declaration() {
            return new Declaration("lab broken", "Broken", "Cannot be run.", Inputs.none(), false, "");
        }

        @Override
        public Class<BrokenSettings> settingsType() {
            return BrokenSettings.class;
        }

        @Override
        public None run(OperationInput input, BrokenSettings s, Progress progress) {
            return new None();
        }
    }
}
