// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** All file formats that are installed: opens a file by its content. */
@Component(service = FileFormats.class)
public final class FileFormats {

    private static final int HASH_BUFFER = 1 << 16;
    private static final int SHOWN = 24;

    private final List<FileFormat> formats;
    private final List<Exporter> exporters;
    private final DescribedFormats described;

    /**
     * Creates the registry.
     *
     * @param formats those that read
     * @param exporters those that write
     * @param described those that a person described
     */
    @Activate
    public FileFormats(
            @Reference(
                            cardinality = ReferenceCardinality.MULTIPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<FileFormat> formats,
            @Reference(
                            cardinality = ReferenceCardinality.MULTIPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<Exporter> exporters,
            @Reference DescribedFormats described) {
        this.formats = formats.stream().sorted(Comparator.comparing(FileFormat::id)).toList();
        this.exporters = exporters.stream().sorted(Comparator.comparing(Exporter::extension)).toList();
        this.described = described;
    }

    /**
     * Creates a registry without formats that a person described.
     *
     * @param formats those that read
     * @param exporters those that write
     */
    public FileFormats(List<FileFormat> formats, List<Exporter> exporters) {
        this(formats, exporters, DescribedFormats.NONE);
    }

    /** {@return those that read, by name} */
    public List<FileFormat> formats() {
        return formats;
    }

    /** {@return those that write, by ending} */
    public List<Exporter> exporters() {
        return exporters;
    }

    /** {@return those that a person described} */
    public DescribedFormats described() {
        return described;
    }

    /**
     * {@return the format that reads the file: the one that a person chose for it, else the one that is certain, else the
     * template that suits it, else the one that finds it possible}
     *
     * @param source the file
     * @throws FormatException when several templates suit it
     * @throws IOException when its start cannot be read
     */
    public Optional<FileFormat> recognise(FileSource source) throws IOException {
        Optional<FileFormat> chosen = described.chosen(source.path());
        if (chosen.isPresent()) {
            return chosen;
        }
        FileHead head = source.head();
        Optional<FileFormat> certain = installed(head, Recognition.CERTAIN);
        if (certain.isPresent()) {
            return certain;
        }
        List<FileFormat> suiting = described.suiting(head);
        if (suiting.size() > 1) {
            throw source.wrong(
                    Place.whole(),
                    "one template that suits it",
                    suiting.stream().map(FileFormat::label).collect(Collectors.joining(" and ")));
        }
        return suiting.isEmpty() ? installed(head, Recognition.POSSIBLE) : Optional.of(suiting.get(0));
    }

    /** The first format that is just so sure. */
    private Optional<FileFormat> installed(FileHead head, Recognition sure) {
        return formats.stream().filter(f -> f.recognise(head) == sure).findFirst();
    }

    /**
     * Reads a file to its end.
     *
     * @param path where it is
     * @param progress what to report to
     * @return the file with its hash and its data sets
     * @throws UnknownFormatException when no format and no template says what it is
     * @throws FormatException when it is not there, empty, or not what its format says
     * @throws IOException when it cannot be read
     * @throws CancelledException when asked to end
     */
    public DataFile open(Path path, Progress progress) throws IOException, CancelledException {
        FileSource source = notEmpty(path);
        Optional<FileFormat> format = recognise(source);
        return format.isPresent() ? read(source, format.get(), progress) : readUnclear(source, progress);
    }

    /**
     * Reads a file to its end by a format that is chosen.
     *
     * @param path where it is
     * @param format how it is read, whatever it looks like
     * @param progress what to report to
     * @return the file with its hash and its data sets
     * @throws FormatException when it is not there, empty, or not what the format says
     * @throws IOException when it cannot be read
     * @throws CancelledException when asked to end
     */
    public DataFile open(Path path, FileFormat format, Progress progress) throws IOException, CancelledException {
        return read(notEmpty(path), format, progress);
    }

    /**
     * {@return a file that nobody reads, with its hash}
     *
     * @param path where it is
     * @param progress what to report to
     * @throws FormatException when it is not there or empty
     * @throws IOException when it cannot be read
     * @throws CancelledException when asked to end
     */
    public DataFile unread(Path path, Progress progress) throws IOException, CancelledException {
        return new DataFile(path, sha256(notEmpty(path), progress), "not read", List.of(), List.of());
    }

    private static FileSource notEmpty(Path path) throws IOException {
        FileSource source = FileSource.of(path);
        if (source.size() == 0) {
            throw source.wrong(Place.whole(), "data", "an empty file");
        }
        return source;
    }

    private static DataFile read(FileSource source, FileFormat format, Progress progress)
            throws IOException, CancelledException {
        progress.report(Double.NaN, "reading " + source.path().getFileName());
        String sha256 = sha256(source, progress);
        Reading reading = format.read(source, progress);
        return new DataFile(source.path(), sha256, format.label(), reading.datasets(), reading.warnings());
    }

    /** Has the format that a file looks like say what is missing; where it looks like none, says how it starts. */
    private DataFile readUnclear(FileSource source, Progress progress) throws IOException, CancelledException {
        FileHead head = source.head();
        String template = head.isText() ? "a template that says what its columns are" : "";
        Optional<FileFormat> alike = installed(head, Recognition.UNCLEAR);
        if (alike.isPresent()) {
            try {
                return read(source, alike.get(), progress);
            } catch (FormatException e) {
                String expected = e.expected() + (template.isEmpty() ? "" : "; or " + template);
                throw new UnknownFormatException(source.path(), e.place(), expected, e.found(), head.isText());
            }
        }
        int shown = Math.min(head.bytes().length, SHOWN);
        String start = head.isText()
                ? "text that starts with '" + new String(head.bytes(), 0, shown, StandardCharsets.US_ASCII) + "'"
                : "bytes " + HexFormat.ofDelimiter(" ").formatHex(head.bytes(), 0, shown);
        String known = formats.stream().map(FileFormat::label).collect(Collectors.joining(", "));
        throw new UnknownFormatException(
                source.path(),
                Place.whole(),
                "a format that is installed (" + known + ")" + (template.isEmpty() ? "" : ", or " + template),
                start,
                head.isText());
    }

    private static String sha256(FileSource source, Progress progress) throws IOException, CancelledException {
        try (InputStream in = source.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[HASH_BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                progress.checkCancelled();
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * {@return what writes such a data set under such a name}
     *
     * @param dataset the data set
     * @param file the file to be written; its ending decides
     */
    public Optional<Exporter> exporter(Dataset dataset, Path file) {
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        return exporters.stream()
                .filter(e -> name.endsWith(e.extension()) && e.accepts(dataset))
                .findFirst();
    }
}
