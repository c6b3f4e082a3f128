// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.io.InputStream;
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

    private final List<FileFormat> formats;
    private final List<Exporter> exporters;

    /**
     * Creates the registry.
     *
     * @param formats those that read
     * @param exporters those that write
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
                    List<Exporter> exporters) {
        this.formats = formats.stream().sorted(Comparator.comparing(FileFormat::id)).toList();
        this.exporters = exporters.stream().sorted(Comparator.comparing(Exporter::extension)).toList();
    }

    /** {@return those that read, by name} */
    public List<FileFormat> formats() {
        return formats;
    }

    /** {@return those that write, by ending} */
    public List<Exporter> exporters() {
        return exporters;
    }

    /**
     * {@return the format that recognises the file: the one that is certain, else the one that finds it possible}
     *
     * @param source the file
     * @throws IOException when its start cannot be read
     */
    public Optional<FileFormat> recognise(FileSource source) throws IOException {
        FileHead head = source.head();
        FileFormat best = null;
        Recognition sure = Recognition.NO;
        for (FileFormat format : formats) {
            Recognition r = format.recognise(head);
            if (r.compareTo(sure) > 0) {
                best = format;
                sure = r;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Reads a file to its end.
     *
     * @param path where it is
     * @param progress what to report to
     * @return the file with its hash and its data sets
     * @throws FormatException when it is not there, empty, of no known format, or not what its format says
     * @throws IOException when it cannot be read
     * @throws CancelledException when asked to end
     */
    public DataFile open(Path path, Progress progress) throws IOException, CancelledException {
        FileSource source = FileSource.of(path);
        if (source.size() == 0) {
            throw source.wrong(Place.whole(), "data", "an empty file");
        }
        FileFormat format = recognise(source).orElseThrow(() -> unknown(source));
        progress.report(Double.NaN, "reading " + path.getFileName());
        String sha256 = sha256(source, progress);
        Reading reading = format.read(source, progress);
        return new DataFile(path, sha256, format.label(), reading.datasets(), reading.warnings());
    }

    private FormatException unknown(FileSource source) {
        String known = formats.stream().map(FileFormat::label).collect(Collectors.joining(", "));
        String start;
        try {
            byte[] bytes = source.head().bytes();
            int shown = Math.min(bytes.length, 24);
            boolean text = true;
            for (int i = 0; i < shown; i++) {
                text &= bytes[i] >= ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t';
            }
            start = text
                    ? "text that starts with '" + new String(bytes, 0, shown, java.nio.charset.StandardCharsets.US_ASCII)
                            + "'"
                    : "bytes " + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
        } catch (IOException e) {
            start = e.getMessage();
        }
        return source.wrong(Place.whole(), "a format that is installed (" + known + ")", start);
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
