// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of Jazzer on one target, in a Java of its own with little memory.
 *
 * @param name what is searched, for people and folders
 * @param target the class with {@code fuzzerTestOneInput}
 * @param properties for that Java
 */
record Search(String name, Class<?> target, Map<String, String> properties) {

    /** In MiB: so little that a length believed from a file shows. */
    private static final int HEAP = 256;

    /** The longest input in bytes. */
    private static final int LONGEST = 64 * 1024;

    /** Seconds that one input may take, on a machine that does other things as well. */
    private static final int SLOWEST = 30;

    /** The code that an input is to lead into, and no other. */
    private static final String INSTRUMENTED = "org.interphase.io.**:io.jhdf.**:org.interphase.core.format.**:"
            + "org.interphase.core.text.**:org.interphase.core.data.**:org.interphase.core.unit.**:"
            + "org.interphase.core.operation.**:org.interphase.core.template.**:org.interphase.eis.*:org.interphase.eis.internal.operation.*:"
            + "org.interphase.fuzz.PlantedTarget";

    private static final int MOST_FINDINGS = 100;
    private static final int SEED = 20260105;
    private static final Pattern STATISTIC = Pattern.compile("stat::(\\w+):\\s+(\\d+)");
    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+)");
    private static final Pattern FINDING = Pattern.compile("^(== Java Exception: .*|== .*libFuzzer: (timeout|out-of-memory|deadly signal).*|ALARM: .*)$");

    /**
     * What came of it.
     *
     * @param inputs how many inputs were tried
     * @param perSecond how many a second
     * @param branches edges of the code that were reached
     * @param features edges and values that were told apart
     * @param findings what is wrong, one text each: the exception and its first frames
     */
    record Result(long inputs, long perSecond, long branches, long features, List<String> findings) {}

    /**
     * Searches.
     *
     * @param folder where seeds are in {@code NAME/seeds}; gets {@code found}, {@code findings} and {@code log.txt}
     * @param inputs how many inputs; 0 where the time decides
     * @param seconds how long; 0 where the number decides
     */
    Result run(Path folder, long inputs, long seconds) throws IOException, InterruptedException {
        Path own = folder.resolve(name);
        Path findings = Files.createDirectories(own.resolve("findings"));
        Path found = Files.createDirectories(own.resolve("found"));
        Path seeds = Files.createDirectories(own.resolve("seeds"));
        Path log = own.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP + "m",
                "-XX:+UseSerialGC",
                // a short run ends before the better compiler pays
                "-XX:TieredStopAtLevel=" + (seconds == 0 ? 1 : 4),
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.add("-D" + WarmUp.FOLDER + "=" + seeds);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=" + INSTRUMENTED,
                // takes far more time and memory than what it watches, both of which are judged here
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                "--keep_going=" + MOST_FINDINGS,
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-print_final_stats=1",
                "-use_value_profile=1",
                "-timeout=" + SLOWEST,
                "-rss_limit_mb=0",
                "-max_len=" + LONGEST,
                // which Jazzer would leave out: short inputs first
                "-len_control=100",
                "-runs=" + (inputs == 0 ? -1 : inputs),
                "-max_total_time=" + seconds));
        if (seconds == 0) {
            command.add("-seed=" + SEED);
        }
        Path dictionary = own.resolve("dictionary.txt");
        if (Files.exists(dictionary)) {
            command.add("-dict=" + dictionary);
        }
        command.add(found.toString());
        command.add(seeds.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(seconds + 900, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " did not end, see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        return result(process.exitValue(), log);
    }

    private static Result result(int exit, Path log) throws IOException {
        List<String> lines = List.of(Files.readString(log, StandardCharsets.ISO_8859_1).split("\\R"));
        Map<String, Long> statistics = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        long branches = 0;
        long features = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher statistic = STATISTIC.matcher(lines.get(i));
            if (statistic.find()) {
                statistics.put(statistic.group(1), Long.valueOf(statistic.group(2)));
            }
            Matcher coverage = COVERAGE.matcher(lines.get(i));
            if (coverage.find()) {
                branches = Long.parseLong(coverage.group(1));
                features = Long.parseLong(coverage.group(2));
            }
            if (FINDING.matcher(lines.get(i)).matches()) {
                findings.add(String.join("\n", lines.subList(i, Math.min(lines.size(), i + 12))));
            }
        }
        if (exit != 0 && findings.isEmpty()) {
            findings.add("Jazzer ended with " + exit + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())));
        }
        return new Result(
                statistics.getOrDefault("number_of_executed_units", 0L),
                statistics.getOrDefault("average_exec_per_sec", 0L),
                branches,
                features,
                List.copyOf(findings));
    }
}
