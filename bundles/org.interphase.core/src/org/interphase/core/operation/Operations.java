// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.PartFile;
import org.interphase.core.json.Json;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.provenance.Provenance;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** All operations that are installed: opens what they read, runs them, and notes where their results come from. */
@Component(service = Operations.class)
public final class Operations {

    private final List<Operation<?, ?>> operations;
    private final FileFormats formats;
    private final Clock clock;

    /**
     * Creates the registry.
     *
     * @param operations those that are installed
     * @param formats how their sources are opened
     */
    @Activate
    @SuppressWarnings("rawtypes")
    public Operations(
            @Reference(
                            cardinality = ReferenceCardinality.MULTIPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<Operation> operations,
            @Reference FileFormats formats) {
        this(operations, formats, Clock.systemUTC());
    }

    /**
     * Creates the registry with a clock of its own.
     *
     * @param operations those that are installed
     * @param formats how their sources are opened
     * @param clock gives the provenance its time
     */
    @SuppressWarnings("rawtypes")
    public Operations(List<Operation> operations, FileFormats formats, Clock clock) {
        List<Operation<?, ?>> sorted = new ArrayList<>();
        operations.forEach(sorted::add);
        sorted.sort(Comparator.comparing(o -> o.declaration().command()));
        this.operations = List.copyOf(sorted);
        this.formats = formats;
        this.clock = clock;
    }

    /** {@return all operations, by command} */
    public List<Operation<?, ?>> all() {
        return operations;
    }

    /** {@return how files are opened} */
    public FileFormats formats() {
        return formats;
    }

    /**
     * {@return the operation of a command}
     *
     * @param command its words, such as {@code eis fit}
     */
    public Optional<Operation<?, ?>> find(String command) {
        return operations.stream()
                .filter(o -> o.declaration().command().equals(command))
                .findFirst();
    }

    /**
     * Opens sources and picks from them what an operation takes.
     *
     * @param inputs what the operation takes
     * @param sources files, or {@code FILE#ID} for one data set of several; a file whose own name holds {@code #ID} wins
     * @param progress what to report to
     * @return the data sets
     * @throws OperationException when there are too few or too many sources, or a source has none or several of the
     *     kinds asked for
     * @throws IOException when one cannot be read
     * @throws CancelledException when asked to end
     */
    public OperationInput open(Inputs inputs, List<String> sources, Progress progress)
            throws OperationException, IOException, CancelledException {
        return open(inputs, sources, Optional.empty(), progress);
    }

    /**
     * Opens sources and picks from them what an operation takes.
     *
     * @param inputs what the operation takes
     * @param sources files, or {@code FILE#ID} for one data set of several; a file whose own name holds {@code #ID} wins
     * @param format how all of them are read; empty where their content says it
     * @param progress what to report to
     * @return the data sets
     * @throws OperationException when there are too few or too many sources, or a source has none or several of the
     *     kinds asked for
     * @throws IOException when one cannot be read
     * @throws CancelledException when asked to end
     */
    public OperationInput open(Inputs inputs, List<String> sources, Optional<FileFormat> format, Progress progress)
            throws OperationException, IOException, CancelledException {
        if (sources.size() < inputs.min() || sources.size() > inputs.max()) {
            String expected = inputs.max() == 0
                    ? "no source"
                    : inputs.min() == inputs.max()
                            ? inputs.min() + (inputs.min() == 1 ? " source" : " sources")
                            : inputs.max() == Integer.MAX_VALUE
                                    ? "at least " + inputs.min() + (inputs.min() == 1 ? " source" : " sources")
                                    : inputs.min() + " to " + inputs.max() + " sources";
            throw new OperationException("expected " + expected + ", found "
                    + (sources.isEmpty() ? "none" : sources.size() + ": " + String.join(" ", sources)));
        }
        List<OperationInput.Source> opened = new ArrayList<>();
        for (String source : sources) {
            opened.add(open(inputs, source, format, progress));
        }
        return new OperationInput(opened);
    }

    private OperationInput.Source open(
            Inputs inputs, String source, Optional<FileFormat> format, Progress progress)
            throws OperationException, IOException, CancelledException {
        Path whole = path(source);
        if (inputs.areUnread()) {
            return new OperationInput.Source(formats.unread(whole, progress), List.of());
        }
        int hash = source.lastIndexOf('#');
        if (hash <= 0 || Files.exists(whole)) {
            return pick(inputs, open(whole, format, progress), null);
        }
        return pick(inputs, open(path(source.substring(0, hash)), format, progress), source.substring(hash + 1));
    }

    private DataFile open(Path path, Optional<FileFormat> format, Progress progress)
            throws IOException, CancelledException {
        return format.isPresent() ? formats.open(path, format.get(), progress) : formats.open(path, progress);
    }

    private static Path path(String text) throws OperationException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new OperationException("expected a file's name, found '" + text + "': " + e.getReason(), e);
        }
    }

    private static OperationInput.Source pick(Inputs inputs, DataFile file, String id) throws OperationException {
        List<Dataset> fitting = file.datasets().stream()
                .filter(d -> inputs.kinds().contains(d.kind()) && (id == null || d.id().equals(id)))
                .toList();
        if (fitting.isEmpty()) {
            String wanted = inputs.kinds().stream().map(DatasetKind::label).sorted().collect(Collectors.joining(" or "));
            throw new OperationException(file.path() + ": expected " + (id == null ? "" : "'" + id + "', ")
                    + (wanted.startsWith("i") ? "an " : "a ") + wanted + ", found " + list(file.datasets()));
        }
        if (inputs.onePerSource() && fitting.size() > 1) {
            throw new OperationException(file.path() + ": expected one data set, found " + fitting.size()
                    + "; pick one by its ID, such as " + file.path() + "#" + fitting.get(0).id() + ": "
                    + list(fitting));
        }
        return new OperationInput.Source(file, fitting);
    }

    private static String list(List<Dataset> datasets) {
        int most = 12;
        return datasets.stream()
                        .limit(most)
                        .map(d -> d.id() + " (" + d.kind().label() + ", " + d.points() + " points)")
                        .collect(Collectors.joining(", "))
                + (datasets.size() > most ? ", and " + (datasets.size() - most) + " more" : "");
    }

    /**
     * Runs an operation.
     *
     * @param operation the operation
     * @param input what it reads
     * @param settings its settings
     * @param progress what it reports to
     * @param <S> the settings
     * @param <R> the result
     * @return the result with its provenance
     * @throws OperationException when it cannot be done with these settings and data
     * @throws IOException when something cannot be read or written
     * @throws CancelledException when asked to end
     */
    public <S extends Record, R extends Record> Outcome<R> run(
            Operation<S, R> operation, OperationInput input, S settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        Provenance provenance = provenance(operation, input, settings);
        R result = operation.run(input, settings, progress);
        if (result instanceof WroteFiles files) {
            for (Path file : files.wrote()) {
                Path beside = file.resolveSibling(file.getFileName() + ".provenance.json");
                Path part = PartFile.of(beside);
                try {
                    Files.writeString(part, Json.write(provenance) + System.lineSeparator());
                    PartFile.complete(part, beside);
                } finally {
                    Files.deleteIfExists(part);
                }
            }
        }
        return new Outcome<>(result, provenance);
    }

    private <S extends Record> Provenance provenance(Operation<S, ?> operation, OperationInput input, S settings) {
        Bundle bundle = FrameworkUtil.getBundle(operation.getClass());
        List<Provenance.Input> inputs = input.sources().stream()
                .map(s -> new Provenance.Input(
                        s.file().path().toString(),
                        s.file().sha256(),
                        s.file().format(),
                        s.datasets().stream().map(Dataset::id).toList()))
                .toList();
        return new Provenance(
                operation.declaration().command(),
                bundle == null ? operation.getClass().getPackageName() : bundle.getSymbolicName(),
                bundle == null ? "not installed" : bundle.getVersion().toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                inputs,
                SettingsType.of(operation.settingsType()).values(settings),
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
    }
}
