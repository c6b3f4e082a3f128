// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.interphase.io.electrochem.internal.Seeds;
import org.interphase.io.internal.NexusSeeds;
import org.interphase.io.sims.internal.SimsSeeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Searches each reader and parser for an input that breaks it: so many inputs, the same in each run, or so many seconds,
 * starting from what the last such run found.
 */
class FuzzTest {

    private static final long INPUTS = Long.getLong("interphase.fuzz.inputs", 8000);
    private static final long SECONDS = Long.getLong("interphase.fuzz.seconds", 0);
    private static final Path FOLDER =
            Path.of(System.getProperty("interphase.fuzz.folder", "target/fuzz")).toAbsolutePath();

    /** A search that ends earlier has not searched. */
    private static final long FEWEST_BRANCHES = 100;

    /** What is shorter is no file. */
    private static final int SHORTEST = 12;

    private static FileFormats formats;
    private static final List<byte[]> files = new ArrayList<>();

    @TempDir
    private static Path scratch;

    @BeforeAll
    static void collectSeeds() throws IOException, ReflectiveOperationException {
        formats = Installed.formats();
        for (List<byte[]> some : List.of(Seeds.all(), SimsSeeds.all(), NexusSeeds.all())) {
            for (byte[] file : some) {
                if (file.length >= SHORTEST && files.stream().noneMatch(f -> Arrays.equals(f, file))) {
                    files.add(file);
                }
            }
        }
    }

    private static synchronized Optional<FileFormat> recognised(byte[] file) throws IOException {
        return formats.recognise(FileSource.of(Beside.write(scratch.resolve("read"), file)));
    }

    /** Else nothing would be searched but refusals. */
    @TestFactory
    List<DynamicTest> eachReaderHasFilesToStartFrom() {
        return formats.formats().stream()
                .map(format -> DynamicTest.dynamicTest(format.id(), () -> {
                    int read = 0;
                    for (byte[] file : files) {
                        if (recognised(file).filter(f -> f == format).isPresent()) {
                            try {
                                format.read(FileSource.of(scratch.resolve("read").resolve(Beside.NAME)), Progress.NONE);
                                read++;
                            } catch (FormatException e) {
                                assertFalse(e.getMessage().isBlank());
                            }
                        }
                    }
                    assertTrue(read > 0, "no test of its own gives a file that " + format.label() + " reads");
                }))
                .toList();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> nothingBreaks() throws IOException {
        List<Search> searches = new ArrayList<>();
        for (FileFormat format : formats.formats()) {
            searches.add(new Search(format.id(), ReaderTarget.class, Map.of(ReaderTarget.FORMAT, format.id())));
        }
        searches.add(new Search(ReaderTarget.ALL, ReaderTarget.class, Map.of()));
        searches.add(new Search("template", TemplateTarget.class, Map.of()));
        searches.add(new Search("circuit", CircuitTarget.class, Map.of()));
        searches.add(new Search("typed", TypedTarget.class, Map.of()));
        return searches.stream()
                .map(search -> DynamicTest.dynamicTest(search.name(), () -> search(search, searches.size())))
                .toList();
    }

    private static void search(Search search, int searches) throws Exception {
        if (SECONDS == 0) {
            // the same start in each run
            delete(FOLDER.resolve(search.name()));
        }
        start(search);
        Search.Result result = search.run(FOLDER, INPUTS, SECONDS / searches);
        String line = String.format(
                "%-16s %9d inputs, %6d a second, %5d branches, %6d features, %d findings%n",
                search.name(),
                result.inputs(),
                result.perSecond(),
                result.branches(),
                result.features(),
                result.findings().size());
        System.out.print(line);
        Files.writeString(FOLDER.resolve("summary.txt"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertTrue(
                result.findings().isEmpty(),
                () -> "inputs that break it are in " + FOLDER.resolve(search.name()).resolve("findings") + "\n"
                        + String.join("\n\n", result.findings()));
        assertTrue(result.branches() >= FEWEST_BRANCHES, "only " + result.branches() + " branches were reached");
        assertTrue(SECONDS > 0 || result.inputs() >= INPUTS, "only " + result.inputs() + " inputs were tried");
    }

    private static void start(Search search) throws IOException {
        Path seeds = Files.createDirectories(FOLDER.resolve(search.name()).resolve("seeds"));
        List<byte[]> all = switch (search.name()) {
            case "circuit" -> texts(
                    "R0-p(R1,CPE1)-p(R2,CPE2)-Wo1", "R(RQ)(RQ)W", "R(Q[RW])", "p(R_1,C_1)-L1-Ws2", "R(C(R(C(RW))))");
            case "typed" -> typed();
            case "template" -> templates();
            default -> {
                List<byte[]> own = new ArrayList<>();
                for (byte[] file : files) {
                    boolean fits = recognised(file)
                            .filter(f -> search.name().equals(ReaderTarget.ALL) || f.id().equals(search.name()))
                            .isPresent();
                    if (fits) {
                        own.add(file);
                    }
                }
                yield own;
            }
        };
        for (int i = 0; i < all.size(); i++) {
            Files.write(seeds.resolve(String.format("%04d", i)), all.get(i));
        }
        // a reader without words of its own takes those of all files
        String dictionary = search.target() == ReaderTarget.class ? "files" : search.name();
        try (InputStream in = FuzzTest.class.getResourceAsStream("/dictionaries/" + dictionary + ".txt")) {
            Files.write(FOLDER.resolve(search.name()).resolve("dictionary.txt"), in.readAllBytes());
        }
    }

    /** What is guessed of each text, with the text. */
    private static List<byte[]> templates() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (byte[] file : files) {
            Optional<String> template = TemplateTarget.guess(scratch.resolve("guessed"), file);
            if (template.isPresent()) {
                byte[] head = (template.get() + TemplateTarget.END).getBytes(StandardCharsets.UTF_8);
                byte[] both = Arrays.copyOf(head, head.length + file.length);
                System.arraycopy(file, 0, both, head.length, file.length);
                all.add(both);
            }
        }
        return all;
    }

    /** Settings as the declarations of the operations show them. */
    private static List<byte[]> typed() {
        List<byte[]> all = new ArrayList<>(texts("1.5e-9\n", "mA.h\n", "Ohm-1\n", "S/cm\n", "kOhm*cm²\n"));
        for (Operation<?, ?> operation : Installed.operations()) {
            StringBuilder text = new StringBuilder("1\n");
            for (SettingDescriptor d : SettingsType.of(operation.settingsType()).descriptors()) {
                String example = d.example().isEmpty() ? d.byDefault().isEmpty() ? "1" : d.byDefault() : d.example();
                text.append(d.name()).append('=').append(example).append('\n');
                all.addAll(texts(d.name() + "=" + example));
            }
            all.addAll(texts(text.toString()));
        }
        return all;
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void findsAFaultThatWasPlanted() throws Exception {
        Search search = new Search("planted", PlantedTarget.class, Map.of());
        delete(FOLDER.resolve("planted"));
        Search.Result result = search.run(FOLDER, 5000, 0);
        assertEquals(1, result.findings().size(), result.toString());
        assertTrue(
                result.findings().get(0).contains("ArrayIndexOutOfBoundsException"), result.findings().get(0));
    }
}
