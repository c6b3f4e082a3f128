// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.data.Dataset;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.PartFile;
import org.interphase.core.json.Json;
import org.interphase.core.operation.ExportsBeside;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.core.operation.ExportsFile;
import org.interphase.core.operation.ExportsFiles;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Outcome;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Writes a result: each file is complete or not there, and what it comes from stands in it or beside it. */
final class OutputWriter {

    private static final String PROVENANCE = "provenance.json";

    private final FileFormats formats;

    OutputWriter(FileFormats formats) {
        this.formats = formats;
    }

    /**
     * Refuses what could not be written, before anything is computed.
     *
     * @param operation whose result
     * @param file where {@code -o} says, empty where it says nothing
     * @throws UsageException when a file is missing, has an ending in which this result cannot be written, or no folder
     *     to be in
     */
    void check(Operation<?, ?> operation, Optional<Path> file) throws UsageException {
        String command = operation.declaration().command();
        OutputForm form = OutputForm.of(operation);
        if (file.isEmpty()) {
            if (operation.declaration().outputRequired()) {
                throw new UsageException(command + ": expected -o " + (form.isFolder()
                        ? "FOLDER"
                        : "FILE with one of the endings " + String.join(", ", form.endings(formats))) + ", found none");
            }
            return;
        }
        Path path = file.get();
        if (form.isFolder()) {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new UsageException(command + ": -o: expected a folder, found the file " + path);
            }
            return;
        }
        if (Files.isDirectory(path) || path.getFileName() == null) {
            throw new UsageException(command + ": -o: expected a file's name, found the folder " + path);
        }
        if (!form.accepts(path, formats)) {
            throw new UsageException(command + ": -o: expected one of the endings "
                    + String.join(", ", form.endings(formats)) + ", found '" + path.getFileName() + "'");
        }
        if (!Files.isDirectory(folderOf(path))) {
            throw new UsageException(command + ": -o: expected an existing folder, found none of the name "
                    + folderOf(path));
        }
    }

    /**
     * Refuses to overwrite what is read.
     *
     * @param operation whose result
     * @param input what it reads
     * @param file where {@code -o} says
     * @throws UsageException when that is one of the inputs
     * @throws IOException when files cannot be compared
     */
    void checkKeeps(Operation<?, ?> operation, OperationInput input, Path file) throws UsageException, IOException {
        for (OperationInput.Source source : input.sources()) {
            for (Path written : List.of(file, beside(file))) {
                if (Files.exists(written) && Files.isSameFile(written, source.file().path())) {
                    throw new UsageException(operation.declaration().command()
                            + ": -o: expected another file than the one that is read, found " + written);
                }
            }
        }
    }

    /**
     * Writes a result.
     *
     * @param operation whose result
     * @param outcome the result
     * @param file where to; empty only for a result that has a folder of its own
     * @param progress is told, and asked whether to go on
     * @return what was written, the one to look at first
     * @throws UsageException when this data set cannot be written in the form asked for
     * @throws IOException when a file cannot be written
     * @throws CancelledException when asked to end; no file is left then
     * @param <R> the result
     */
    <R extends Record> List<Path> write(
            Operation<?, R> operation, Outcome<R> outcome, Optional<Path> file, Progress progress)
            throws UsageException, IOException, CancelledException {
        if (outcome.result() instanceof ExportsFiles files) {
            return writeFolder(files, outcome, file.orElse(Path.of(files.defaultFolder())), progress);
        }
        Path path = file.orElseThrow();
        if (outcome.result() instanceof ExportsFile own && OutputForm.of(operation).isOwn(path)) {
            List<Path> written = new ArrayList<>(own.writeTo(path, progress));
            atomically(Map.of(beside(path), provenance(outcome)), progress);
            written.add(beside(path));
            return written;
        }
        Map<Path, Content> all = new LinkedHashMap<>();
        if (path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            String json = Json.write(outcome);
            all.put(path, text(json));
            if (!json.startsWith("{")) {
                // A list has no place for its origin.
                all.put(beside(path), provenance(outcome));
            }
        } else {
            Optional<Exporter> exporter = exporter(outcome.result(), path);
            all.put(path, exporter.isPresent()
                    ? exported(exporter.get(), ((ExportsDataset) outcome.result()).dataset(), outcome)
                    : content(operation, outcome.result(), path));
            if (exporter.isEmpty() || !exporter.get().holdsProvenance()) {
                all.put(beside(path), provenance(outcome));
            }
        }
        if (outcome.result() instanceof ExportsBeside more) {
            more.beside().forEach((name, content) -> all.put(beside(path, name), text(content)));
        }
        atomically(all, progress);
        return List.copyOf(all.keySet());
    }

    private Optional<Exporter> exporter(Record result, Path path) {
        return result instanceof ExportsDataset holder ? formats.exporter(holder.dataset(), path) : Optional.empty();
    }

    private static Content exported(Exporter exporter, Dataset dataset, Outcome<?> outcome) {
        return new Content() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                exporter.write(dataset, out);
            }

            @Override
            public void writeTo(Path file, Progress progress) throws IOException, CancelledException {
                exporter.write(dataset, Json.write(outcome.provenance()), file, progress);
            }
        };
    }

    private static <R extends Record> Content content(Operation<?, R> operation, R result, Path path)
            throws UsageException {
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            Optional<String> csv = operation.csv(result);
            if (csv.isPresent()) {
                return out -> out.write(csv.get().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".txt")) {
            return text(operation.text(result));
        }
        throw new UsageException(operation.declaration().command() + ": -o: this result cannot be written as '"
                + path.getFileName() + "'; .json and .txt always can");
    }

    private static List<Path> writeFolder(ExportsFiles files, Outcome<?> outcome, Path folder, Progress progress)
            throws IOException, CancelledException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>(files.writeTo(folder));
        Path provenance = folder.resolve(PROVENANCE);
        if (!written.contains(provenance)) {
            atomically(Map.of(provenance, provenance(outcome)), progress);
            written.add(provenance);
        }
        return written;
    }

    private static Path beside(Path file) {
        return beside(file, PROVENANCE);
    }

    private static Path beside(Path file, String name) {
        return file.resolveSibling(file.getFileName() + "." + name);
    }

    private static Content provenance(Outcome<?> outcome) {
        return text(Json.write(outcome.provenance()));
    }

    private static Content text(String text) {
        return out -> out.write((text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes all files beside their places first and moves them when all are complete. */
    private static void atomically(Map<Path, Content> files, Progress progress) throws IOException, CancelledException {
        Map<Path, Path> parts = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Content> file : files.entrySet()) {
                // A link is written through, so that it is still a link afterwards.
                Path target = Files.exists(file.getKey()) ? file.getKey().toRealPath() : file.getKey();
                if (Files.exists(target) && !Files.isRegularFile(target)) {
                    // A device such as /dev/null takes bytes and cannot be replaced.
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                        file.getValue().writeTo(out);
                    }
                    continue;
                }
                Path part = PartFile.of(target);
                parts.put(part, target);
                file.getValue().writeTo(part, progress);
            }
            for (Map.Entry<Path, Path> part : parts.entrySet()) {
                PartFile.complete(part.getKey(), part.getValue());
            }
        } finally {
            for (Path part : parts.keySet()) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static Path folderOf(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }

    /** What is in a file. */
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;

        default void writeTo(Path file, Progress progress) throws IOException, CancelledException {
            progress.checkCancelled();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                writeTo(out);
            }
        }
    }
}
