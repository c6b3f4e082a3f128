// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.DescribedFormats;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.LineReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The templates that a person keeps: one file each, {@code NAME.json}, in a folder of the user's own. The workbench and
 * the command line share them.
 */
@Component(service = {Templates.class, DescribedFormats.class})
public final class Templates implements DescribedFormats {

    private static final int MOST = 1000;
    private static final String ENDING = ".json";
    private static final int SHOWN_OF_HASH = 12;

    private final List<TableKind> kinds;
    private final Supplier<Path> folder;
    private final Map<Path, ColumnTemplate> chosen = new ConcurrentHashMap<>();

    /**
     * Creates the templates of the user.
     *
     * @param kinds what tables can be
     */
    @Activate
    public Templates(
            @Reference(
                            cardinality = ReferenceCardinality.MULTIPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<TableKind> kinds) {
        this(kinds, TemplateFolder::ofUser);
    }

    /**
     * Creates the templates of a folder.
     *
     * @param kinds what tables can be
     * @param folder where the templates are; asked each time, and need not exist
     */
    public Templates(List<TableKind> kinds, Supplier<Path> folder) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(TableKind::kind)).toList();
        this.folder = folder;
    }

    /** {@return what tables can be} */
    public List<TableKind> kinds() {
        return kinds;
    }

    /**
     * {@return how tables of a kind are read}
     *
     * @param kind the kind
     */
    public Optional<TableKind> kind(DatasetKind kind) {
        return kinds.stream().filter(k -> k.kind() == kind).findFirst();
    }

    /** {@return where the templates are kept; need not exist} */
    public Path folder() {
        return folder.get();
    }

    /**
     * What is in the folder.
     *
     * @param templates those that can be read, by name
     * @param problems what is wrong with the others
     */
    public record Contents(List<ColumnTemplate> templates, List<FormatException> problems) {
        /** Copies the lists. */
        public Contents {
            templates = List.copyOf(templates);
            problems = List.copyOf(problems);
        }
    }

    /**
     * {@return what is in the folder}
     *
     * @throws IOException when the folder cannot be read
     */
    public Contents contents() throws IOException {
        List<ColumnTemplate> templates = new ArrayList<>();
        List<FormatException> problems = new ArrayList<>();
        for (Path file : files()) {
            try {
                templates.add(kept(file));
            } catch (FormatException e) {
                problems.add(e);
            }
        }
        templates.sort(Comparator.comparing(ColumnTemplate::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(ColumnTemplate::name));
        return new Contents(templates, problems);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder())) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(), "*" + ENDING)) {
            for (Path file : all) {
                if (files.size() < MOST && !file.getFileName().toString().startsWith(".")) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    /** A template of the folder has the name of its file, so that a copy under another name is another template. */
    private ColumnTemplate kept(Path file) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - ENDING.length());
        if (!ColumnTemplate.isName(stem)) {
            throw FileSource.of(file).wrong(Place.whole(), "a file whose name is a template's", "'" + name + "'");
        }
        return read(file).withName(stem);
    }

    /**
     * {@return the template of a file}
     *
     * @param file a file of JSON, wherever it is
     * @throws FormatException when it is none, or of a kind that is not installed, with the place
     * @throws IOException when it cannot be read
     */
    public ColumnTemplate read(Path file) throws IOException {
        ColumnTemplate template = TemplateJson.read(file);
        Optional<String> problem = problem(template);
        if (problem.isPresent()) {
            throw FileSource.of(file).wrong(Place.whole(), "a template that can be used", problem.get());
        }
        return template;
    }

    /**
     * {@return what keeps a template from being used, empty for nothing}
     *
     * @param template any
     */
    public Optional<String> problem(ColumnTemplate template) {
        Optional<TableKind> kind = kind(template.kind());
        return kind.isEmpty()
                ? Optional.of("data of the kind '" + template.kind() + "' cannot be read by a template")
                : TemplateReader.problem(template, kind.get());
    }

    /**
     * {@return the template of a name}
     *
     * @param name its name
     * @throws FormatException when it is there and cannot be used
     * @throws IOException when the folder cannot be read
     */
    public Optional<ColumnTemplate> named(String name) throws IOException {
        if (!ColumnTemplate.isName(name)) {
            return Optional.empty();
        }
        Path file = file(name);
        return Files.exists(file) ? Optional.of(kept(file)) : Optional.empty();
    }

    private Path file(String name) {
        return folder().resolve(name + ENDING);
    }

    /**
     * Keeps a template. It is complete or not there.
     *
     * @param template the template
     * @param replace whether it may replace one of its name
     * @return its file
     * @throws FileAlreadyExistsException when there is one of this name, large and small letters being the same, and it
     *     may not be replaced
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when it cannot be used, as {@link #problem} says
     */
    public Path save(ColumnTemplate template, boolean replace) throws IOException {
        problem(template).ifPresent(p -> {
            throw new IllegalArgumentException(p);
        });
        Optional<Path> other = files().stream()
                .filter(f -> f.getFileName().toString().equalsIgnoreCase(template.name() + ENDING))
                .findFirst();
        if (other.isPresent() && !replace) {
            throw new FileAlreadyExistsException(other.get().toString());
        }
        Files.createDirectories(folder());
        Path file = file(template.name());
        Path part = folder().resolve("." + template.name() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(part, TemplateJson.write(template).getBytes(StandardCharsets.UTF_8));
            if (other.isPresent() && !other.get().equals(file)) {
                Files.delete(other.get());
            }
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Forgets a template.
     *
     * @param name its name
     * @throws NoSuchFileException when there is none of this name
     * @throws IOException when it cannot be deleted
     */
    public void delete(String name) throws IOException {
        if (!ColumnTemplate.isName(name)) {
            throw new NoSuchFileException(name);
        }
        Files.delete(file(name));
    }

    /**
     * Gives a template another name.
     *
     * @param name its name
     * @param other its new name
     * @throws NoSuchFileException when there is none of this name
     * @throws FileAlreadyExistsException when there is one of the new name
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when the new name is none
     */
    public void rename(String name, String other) throws IOException {
        ColumnTemplate template = named(name).orElseThrow(() -> new NoSuchFileException(name));
        boolean sameFile = name.equalsIgnoreCase(other);
        save(template.withName(other), sameFile);
        if (!sameFile) {
            delete(name);
        }
    }

    /**
     * Has one file read by a template until the program ends, whatever else would read it.
     *
     * @param file the file
     * @param template how
     * @throws IllegalArgumentException when it cannot be used, as {@link #problem} says
     */
    public void choose(Path file, ColumnTemplate template) {
        format(template);
        chosen.put(key(file), template);
    }

    /**
     * Has a file read as any other again.
     *
     * @param file the file
     */
    public void forget(Path file) {
        chosen.remove(key(file));
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /**
     * {@return a template as a format}
     *
     * @param template how files are read
     * @throws IllegalArgumentException when it cannot be used, as {@link #problem} says
     */
    public FileFormat format(ColumnTemplate template) {
        problem(template).ifPresent(p -> {
            throw new IllegalArgumentException(p);
        });
        return new TemplateFormat(template, new TemplateReader(template, kind(template.kind()).orElseThrow()));
    }

    @Override
    public Optional<FileFormat> chosen(Path file) {
        return Optional.ofNullable(chosen.get(key(file))).map(this::format);
    }

    @Override
    public List<FileFormat> suiting(FileHead head) throws IOException {
        if (!head.isText()) {
            return List.of();
        }
        List<String> lines = LineReader.lines(head);
        List<ColumnTemplate> suiting = contents().templates().stream()
                .filter(t -> HeaderMatch.suits(t, head.name(), lines))
                .toList();
        // Titles say more than the number of columns, and many titles more than few.
        int most = suiting.stream().mapToInt(Templates::titles).max().orElse(0);
        return suiting.stream()
                .filter(t -> titles(t) == most)
                .map(this::format)
                .toList();
    }

    private static int titles(ColumnTemplate template) {
        return template.header() instanceof Header.Titles
                ? (int) template.columns().stream().filter(c -> !c.title().isEmpty()).count()
                : 0;
    }

    @Override
    public FileFormat find(String text) throws IOException {
        return format(resolve(text));
    }

    /**
     * {@return the template of a name or of a file}
     *
     * @param text the name of one that is kept, or the path of a file, with {@code /}, {@code \\} or {@code .json} in it
     * @throws IOException when there is none, with those that there are, or it is not what it should be
     */
    public ColumnTemplate resolve(String text) throws IOException {
        if (text.endsWith(ENDING) || text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
            try {
                return read(Path.of(text));
            } catch (InvalidPathException e) {
                throw new IOException("expected a template's name or file, found '" + text + "': " + e.getReason(), e);
            }
        }
        Optional<ColumnTemplate> named = named(text);
        if (named.isPresent()) {
            return named.get();
        }
        String known = contents().templates().stream().map(ColumnTemplate::name).collect(Collectors.joining(", "));
        throw new IOException("expected a template's file (NAME.json) or the name of one in " + folder() + " ("
                + (known.isEmpty() ? "there is none" : known) + "), found '" + text + "'");
    }

    /** A template as a format; its label tells by a hash what the template said at that time. */
    private record TemplateFormat(ColumnTemplate template, TemplateReader reader) implements FileFormat {

        @Override
        public String id() {
            return "template";
        }

        @Override
        public String label() {
            return "template '" + template.name() + "' (SHA-256 " + hash(template) + "…)";
        }

        @Override
        public Set<DatasetKind> kinds() {
            return Set.of(template.kind());
        }

        @Override
        public Recognition recognise(FileHead head) {
            return head.isText() && HeaderMatch.suits(template, head.name(), LineReader.lines(head))
                    ? Recognition.POSSIBLE
                    : Recognition.NO;
        }

        @Override
        public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
            return reader.read(source, progress);
        }

        private static String hash(ColumnTemplate template) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(TemplateJson.write(template).getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest).substring(0, SHOWN_OF_HASH);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
