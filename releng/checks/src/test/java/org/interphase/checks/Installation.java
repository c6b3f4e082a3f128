// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A platform in a folder: started, asked, changed by its own p2. */
final class Installation {

    /** Generous: on a busy machine with two cores all of this takes a multiple of its usual seconds. */
    static final Duration LIMIT = Duration.ofMinutes(4);

    private final Path folder;
    private final Path work;

    /** @param work a folder for workspaces, configurations and logs */
    Installation(Path folder, Path work) throws IOException {
        this.folder = folder;
        this.work = Files.createDirectories(work);
    }

    Path folder() {
        return folder;
    }

    /** Runs p2's director and returns what it printed. */
    String director(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-nosplash", "-consoleLog", "-data", work.resolve("director").toString(),
                "-application", "org.eclipse.equinox.p2.director"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs an application to its end and returns what it printed; any status but 0 is a failure. */
    String run(List<String> arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile(work, "run", ".log");
        Process process = java(List.of("-Djava.awt.headless=true"), arguments).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(arguments + " did not end within " + LIMIT + ": " + Files.readString(log));
            }
        } finally {
            stop(process);
        }
        String output = Files.readString(log);
        if (process.exitValue() != 0) {
            throw new AssertionError(arguments + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    /** The lines of the list of bundles that start with the prefix. */
    List<String> bundles(String prefix) throws IOException {
        try (Stream<String> lines = Files.lines(bundlesInfo())) {
            return lines.filter(line -> line.startsWith(prefix)).toList();
        }
    }

    /** The jars in plugins/ whose names start with the prefix. */
    List<String> jars(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("plugins"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(prefix)).sorted().toList();
        }
    }

    /**
     * Starts the workbench with the probe beside it, and returns what the probe saw.
     *
     * @param perspective the perspective to open, or empty to leave the platform's own
     * @param picture     where the picture of the screen goes
     */
    Properties look(Screen screen, String perspective, Path picture) throws IOException, InterruptedException {
        return look(screen, perspective, List.of(), picture);
    }

    /** The same with further system properties, for the probe. */
    Properties look(Screen screen, String perspective, List<String> further, Path picture)
            throws IOException, InterruptedException {
        List<String> properties = new ArrayList<>(further);
        if (!perspective.isEmpty()) {
            properties.add("-Dinterphase.probe.perspective=" + perspective);
        }
        try (Session session = open(screen, Files.createTempDirectory(work, "workspace"), properties, picture)) {
            return session.quit();
        }
    }

    /**
     * Starts the workbench with the probe beside it, and waits until the probe has looked around.
     *
     * @param workspace  its workspace
     * @param properties for the probe
     * @param picture    where the picture of the screen goes
     */
    Session open(Screen screen, Path workspace, List<String> properties, Path picture) throws IOException, InterruptedException {
        String installed = Files.readString(bundlesInfo());
        Path seen = work.resolve("seen.properties");
        Path log = Files.createTempFile(work, "workbench", ".log");
        Files.deleteIfExists(seen);
        Path probe = installProbe(installed);
        List<String> all = new ArrayList<>(properties);
        all.add("-Dinterphase.probe.file=" + seen);
        ProcessBuilder builder = java(all, List.of("-nosplash", "-consoleLog", "-clean", "-data", workspace.toString()))
                .redirectErrorStream(true).redirectOutput(log.toFile());
        onScreen(builder, screen);
        Session session = new Session(builder.start(), installed, probe, seen, log);
        try {
            session.awaitProbe(screen, picture);
            return session;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            session.close();
            throw e;
        }
    }

    /** A workbench that runs, with the probe beside it until it is closed. */
    final class Session implements AutoCloseable {

        private final Process process;
        private final String installed;
        private final Path probe;
        private final Path file;
        private final Path log;
        private final Properties seen = new Properties();

        private Session(Process process, String installed, Path probe, Path file, Path log) {
            this.process = process;
            this.installed = installed;
            this.probe = probe;
            this.file = file;
            this.log = log;
        }

        private void awaitProbe(Screen screen, Path picture) throws IOException, InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!Files.exists(file)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    screen.awaitPicture(picture, Duration.ofSeconds(2));
                    throw new AssertionError("the workbench did not come up: " + Files.readString(log));
                }
                Thread.sleep(200);
            }
            screen.awaitPicture(picture, Duration.ofSeconds(20));
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                seen.load(reader);
            }
        }

        /** What the probe saw. */
        Properties seen() {
            return seen;
        }

        /** What the workbench has printed. */
        String log() throws IOException {
            return Files.readString(log);
        }

        /** Waits until the file holds the text, while the workbench runs. */
        void await(Path written, String text) throws IOException, InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!Files.exists(written) || !Files.readString(written).contains(text)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError(written + " does not hold \"" + text + "\": " + log());
                }
                Thread.sleep(200);
            }
        }

        /** Closes the workbench as a user does, and returns what the probe saw, with the exit status. */
        Properties quit() throws IOException, InterruptedException {
            Files.delete(file);
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the workbench did not close: " + log());
            }
            seen.setProperty("status", Integer.toString(process.exitValue()));
            return seen;
        }

        /** Ends the workbench as a failing machine does: it learns nothing of it. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            stop(process);
            Files.writeString(bundlesInfo(), installed);
            Files.deleteIfExists(probe);
        }
    }

    /** Past p2, so that what p2 is to install and uninstall is the feature alone. */
    private Path installProbe(String installed) throws IOException {
        String version;
        try (JarFile jar = new JarFile(Built.probe().toFile())) {
            version = jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
        Path probe = folder.resolve("plugins/org.interphase.checks.probe_" + version + ".jar");
        Files.copy(Built.probe(), probe);
        Files.writeString(bundlesInfo(), installed.stripTrailing() + "\norg.interphase.checks.probe," + version + ",plugins/"
                + probe.getFileName() + ",4,false\n");
        return probe;
    }

    static void onScreen(ProcessBuilder builder, Screen screen) {
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", screen.name());
        environment.put("GDK_BACKEND", "x11");
        environment.remove("WAYLAND_DISPLAY");
    }

    /** Ends the process and those that it started, and nothing else. */
    static void stop(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private ProcessBuilder java(List<String> properties, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(properties);
        command.add("-jar");
        command.add(Built.only(folder.resolve("plugins"), "org.eclipse.equinox.launcher_*.jar").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private Path bundlesInfo() {
        return folder.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    }
}
