// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The archives that are given away. Only Linux is at hand, so the others are checked by what is in them: natives by
 * their headers, bundles by the platform's own resolver that is told to be there, scripts by their text, and the one
 * for macOS by running it on a system that calls itself Darwin.
 */
final class PlatformsTest {

    /** A platform, with the folder of the product in its archive. */
    enum Platform {
        LINUX("linux", "gtk", "x86_64", "interphase", ".tar.gz", "linux-x86-64", "linux/amd64"),
        WINDOWS("win32", "win32", "x86_64", "interphase", ".zip", "win32-x86-64", "windows/amd64"),
        MACOS("macosx", "cocoa", "aarch64", "Interphase.app/Contents/Eclipse", ".tar.gz", "darwin-aarch64", "darwin/aarch64");

        private final String os;
        private final String ws;
        private final String arch;
        private final String home;
        private final String ending;
        private final String jna;
        private final String lz4;

        Platform(String os, String ws, String arch, String home, String ending, String jna, String lz4) {
            this.os = os;
            this.ws = ws;
            this.arch = arch;
            this.home = home;
            this.ending = ending;
            this.jna = jna;
            this.lz4 = lz4;
        }

        Path home() {
            return ARCHIVES.get(this).file(home);
        }

        String platform() {
            return os + " " + arch;
        }
    }

    private static final Path WORK = Built.TARGET.resolve("platforms");
    private static final Map<Platform, Archive> ARCHIVES = new HashMap<>();
    private static final String JNA = "com.sun.jna";
    private static final String LZ4 = "lz4-java";

    @BeforeAll
    static void unpack() throws IOException {
        for (Platform p : Platform.values()) {
            Path file = Built.only(Built.ROOT.resolve("releng/org.interphase.product/target/products"),
                    "interphase-*-" + p.os + "." + p.ws + "." + p.arch + p.ending);
            ARCHIVES.put(p, Archive.unpack(file, WORK.resolve(p.os)));
        }
    }

    /** The lines of the list of bundles, each as name, version and place. */
    private static List<String[]> bundles(Platform p) throws IOException {
        Path list = p.home().resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        return Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")).map(line -> line.split(",")).toList();
    }

    /** Style sheets are installed as a folder; the check below says that no library is in one. */
    private static boolean isFolder(Platform p, String[] bundle) {
        return Files.isDirectory(p.home().resolve(bundle[2]));
    }

    private static Manifest manifest(Platform p, String[] bundle) throws IOException {
        Path place = p.home().resolve(bundle[2]);
        if (isFolder(p, bundle)) {
            try (var in = Files.newInputStream(place.resolve("META-INF/MANIFEST.MF"))) {
                return new Manifest(in);
            }
        }
        try (JarFile jar = new JarFile(place.toFile())) {
            return jar.getManifest();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasLibrariesInJarsOnly(Platform p) throws IOException {
        try (var files = Files.walk(p.home())) {
            assertEquals(List.of(), files.filter(f -> Native.isLibrary(f.getFileName().toString())).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheNativesOfItsPlatformAndNoOther(Platform p) throws IOException {
        List<String> libraries = new ArrayList<>();
        for (String[] bundle : bundles(p)) {
            if (isFolder(p, bundle)) {
                continue;
            }
            try (JarFile jar = new JarFile(p.home().resolve(bundle[2]).toFile())) {
                for (JarEntry entry : jar.stream().filter(e -> Native.isLibrary(e.getName())).toList()) {
                    // Jars with the libraries of all platforms, as their authors publish them.
                    if (bundle[0].equals(JNA) && !entry.getName().startsWith("com/sun/jna/" + p.jna + "/")
                            || bundle[0].equals(LZ4) && !entry.getName().startsWith("net/jpountz/util/" + p.lz4 + "/")) {
                        continue;
                    }
                    Set<String> platforms = Native.platforms(jar.getInputStream(entry).readAllBytes());
                    assertTrue(platforms.contains(p.platform()), () -> bundle[0] + "/" + entry.getName() + " is for " + platforms);
                    libraries.add(bundle[0] + "/" + entry.getName());
                }
            }
        }
        String fragment = "org.eclipse.swt." + p.ws + "." + p.os + "." + p.arch + "/";
        assertTrue(libraries.stream().anyMatch(l -> l.matches(Pattern.quote(fragment) + "(lib)?swt-" + p.ws + "-\\w+\\.\\w+")),
                libraries.toString());
        assertTrue(libraries.stream().anyMatch(l -> l.startsWith(JNA + "/")), libraries.toString());
        assertTrue(libraries.stream().anyMatch(l -> l.startsWith(LZ4 + "/")), libraries.toString());
        // The HDF Group's library is not published for macOS aarch64.
        assertEquals(p != Platform.MACOS, libraries.stream().anyMatch(l -> l.matches("org\\.interphase\\.wrapped\\.hdf5\\..*jnihdf5\\.\\w+")),
                libraries.toString());
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryBundleThatIsThereAndNoOther(Platform p) throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String[] bundle : bundles(p)) {
            listed.add(Path.of(bundle[2]).getFileName().toString());
        }
        Set<String> there = new TreeSet<>();
        try (var files = Files.list(p.home().resolve("plugins"))) {
            files.forEach(f -> there.add(f.getFileName().toString()));
        }
        assertEquals(there, listed);
        Properties configuration = new Properties();
        try (var in = Files.newInputStream(p.home().resolve("configuration/config.ini"))) {
            configuration.load(in);
        }
        assertEquals("org.interphase.branding.product", configuration.getProperty("eclipse.product"));
        assertEquals("4", configuration.getProperty("osgi.bundles.defaultStartLevel"));
        assertTrue(Files.exists(p.home().resolve(configuration.getProperty("osgi.framework").substring("file:".length()))));
    }

    @ParameterizedTest
    @EnumSource
    void hasAllThatItsBundlesNeedOnItsPlatform(Platform p) throws Exception {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("osgi.os", p.os);
        configuration.put("osgi.ws", p.ws);
        configuration.put("osgi.arch", p.arch);
        configuration.put(Constants.FRAMEWORK_OS_NAME, p.os);
        configuration.put(Constants.FRAMEWORK_PROCESSOR, p.arch.replace('_', '-'));
        configuration.put("osgi.configuration.area", WORK.resolve("resolve-" + p.os).toUri().toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        Framework framework = new EquinoxFactory().newFramework(configuration);
        framework.init();
        try {
            List<Bundle> bundles = new ArrayList<>();
            for (String[] bundle : bundles(p)) {
                if (!bundle[0].equals("org.eclipse.osgi")) {
                    bundles.add(framework.getBundleContext().installBundle("reference:" + p.home().resolve(bundle[2]).toUri()));
                }
            }
            framework.adapt(FrameworkWiring.class).resolveBundles(bundles);
            assertEquals(List.of(), bundles.stream().filter(b -> b.getState() == Bundle.INSTALLED).map(Bundle::toString).toList());
            assertTrue(bundles.size() > 100, bundles.toString());
        } finally {
            framework.stop();
            framework.waitForStop(0);
        }
    }

    @Test
    void carryTheSameBundlesButForThoseOfThePlatform() throws IOException {
        Map<Platform, Set<String>> common = new HashMap<>();
        for (Platform p : Platform.values()) {
            Set<String> names = new TreeSet<>();
            for (String[] bundle : bundles(p)) {
                if (manifest(p, bundle).getMainAttributes().getValue("Eclipse-PlatformFilter") == null) {
                    names.add(bundle[0] + " " + bundle[1]);
                }
            }
            common.put(p, names);
        }
        assertTrue(common.get(Platform.LINUX).stream().anyMatch(n -> n.startsWith("org.interphase.cli ")));
        // These fragments bear no filter; only the feature says where they belong.
        common.get(Platform.LINUX).removeIf(n -> n.startsWith("org.eclipse.e4.ui.swt.gtk "));
        common.get(Platform.LINUX).removeIf(n -> n.startsWith("org.bytedeco.javacpp.linux-x86_64 "));
        common.get(Platform.WINDOWS).removeIf(n -> n.startsWith("org.bytedeco.javacpp.windows-x86_64 "));
        assertEquals(common.get(Platform.LINUX), common.get(Platform.WINDOWS));
        assertEquals(common.get(Platform.LINUX), common.get(Platform.MACOS));
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheLicences(Platform p) throws IOException {
        for (String name : List.of("LICENSE", "NOTICE")) {
            assertEquals(Files.readString(Built.ROOT.resolve(name)), Files.readString(p.home().resolve(name)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MACOS"})
    void startsByAScriptThatMayBeRun(Platform p) throws IOException {
        assertEquals(0755, ARCHIVES.get(p).mode(p.home + "/interphase"));
        String script = Files.readString(p.home().resolve("interphase"));
        assertTrue(script.startsWith("#!/bin/sh\n"), script);
        assertFalse(script.contains("\r"));
        assertFalse(Files.exists(p.home().resolve("interphase.cmd")));
    }

    @Test
    void theApplicationForMacosNamesAScriptThatMayBeRun() throws IOException {
        Archive archive = ARCHIVES.get(Platform.MACOS);
        String list = Files.readString(archive.file("Interphase.app/Contents/Info.plist"));
        Matcher executable = Pattern.compile("<key>CFBundleExecutable</key>\\s*<string>(.*)</string>").matcher(list);
        assertTrue(executable.find(), list);
        assertEquals(0755, archive.mode("Interphase.app/Contents/MacOS/" + executable.group(1)));
    }

    @Test
    void theWindowOfMacosGetsTheFirstThreadAndCommandsDoNot() throws Exception {
        Path bin = Files.createDirectories(WORK.resolve("darwin/bin"));
        script(bin.resolve("uname"), "echo Darwin");
        Path java = Files.createDirectories(WORK.resolve("darwin/jdk/bin"));
        Files.writeString(java.resolveSibling("release"), "JAVA_VERSION=\"21.0.1\"\n");
        script(java.resolve("java"), "for a in \"$@\"; do echo \"<$a>\"; done");
        Path interphase = Platform.MACOS.home().resolve("interphase");

        String window = run(interphase, bin, "gui", "-data", "a folder");
        assertTrue(window.contains("<-XstartOnFirstThread>\n<-Xdock:name=Interphase>"), window);
        assertTrue(window.contains("<a folder>"), window);
        assertFalse(window.contains("<gui>"), window);
        String command = run(interphase, bin, "info", "a file.mpr");
        assertFalse(command.contains("-XstartOnFirstThread"), command);
        assertTrue(command.contains("<info>\n<a file.mpr>"), command);

        Path finder = ARCHIVES.get(Platform.MACOS).file("Interphase.app/Contents/MacOS/interphase");
        assertTrue(run(finder, bin, "-psn_0_1").contains("<-XstartOnFirstThread>"));
    }

    @Test
    void theApplicationForMacosTellsInADialogWhyItDoesNotStart() throws Exception {
        Built.delete(WORK.resolve("darwin-incomplete"));
        Path bin = Files.createDirectories(WORK.resolve("darwin-incomplete/bin"));
        script(bin.resolve("uname"), "echo Darwin");
        script(bin.resolve("osascript"), "for last in \"$@\"; do :; done; echo \"$last\" >'" + bin.resolve("told") + "'");
        Path incomplete = WORK.resolve("darwin-incomplete/Interphase.app/Contents");
        Files.createDirectories(incomplete.resolve("Eclipse/plugins"));
        Built.copy(ARCHIVES.get(Platform.MACOS).file("Interphase.app/Contents/MacOS"), incomplete.resolve("MacOS"));
        Built.copy(Platform.MACOS.home().resolve("scripts"), incomplete.resolve("Eclipse/scripts"));
        Files.copy(Platform.MACOS.home().resolve("interphase"), incomplete.resolve("Eclipse/interphase"));
        assertTrue(incomplete.resolve("Eclipse/interphase").toFile().setExecutable(true));

        ProcessBuilder builder = new ProcessBuilder("/bin/sh", incomplete.resolve("MacOS/interphase").toString())
                .redirectErrorStream(true).redirectOutput(bin.resolve("output").toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(2, process.exitValue());
        String told = Files.readString(bin.resolve("told"));
        assertTrue(told.contains("is not complete"), told);
        assertEquals("interphase: " + told, Files.readString(bin.resolve("output")));
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static String run(Path script, Path bin, String... arguments) throws IOException, InterruptedException {
        // The archive's permissions are checked apart; unpacking here does not apply them.
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        script.toFile().setExecutable(true);
        Platform.MACOS.home().resolve("interphase").toFile().setExecutable(true);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", bin.resolveSibling("jdk").toString());
        builder.environment().put("XDG_CACHE_HOME", bin.resolveSibling("cache").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    @Test
    void theScriptForWindowsIsOneThatWindowsReads() throws IOException {
        Path home = Platform.WINDOWS.home();
        assertFalse(Files.exists(home.resolve("interphase")));
        String script = Files.readString(home.resolve("interphase.cmd"), StandardCharsets.US_ASCII);
        assertEquals(script.replace("\r\n", "").replace("\n", ""), script.replace("\r\n", ""), "a line ends without CR");
        List<String> lines = List.of(script.split("\r\n"));
        Set<String> labels = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (String line : lines) {
            if (line.startsWith(":")) {
                labels.add(line.substring(1));
            } else if (!line.startsWith("rem ")) {
                Matcher jump = Pattern.compile("\\b(?:goto |call :)(\\w+)").matcher(line);
                while (jump.find()) {
                    used.add(jump.group(1));
                }
                assertEquals(0, line.replace(":\"=%", "=%").chars().filter(c -> c == '"').count() % 2, "a quote is open: " + line);
            }
            assertTrue(line.length() < 8191, "longer than a line may be: " + line);
        }
        used.add("run");
        assertEquals(labels, used);
    }

    @Test
    void theScriptForWindowsKeepsFoldersWithBlanksAndTheStatus() throws IOException {
        String script = Files.readString(Platform.WINDOWS.home().resolve("interphase.cmd"));
        for (String name : List.of("home", "java", "area", "cache", "launcher", "workspace", "new", "bundles", "candidate")) {
            // An assignment is quoted as a whole, a use stands within quotes.
            String bare = script.lines().map(line -> line.strip().replaceAll("\"[^\"]*\"", "\"\"")).filter(line -> line.contains("%" + name + "%"))
                    .findAny().orElse("");
            assertEquals("", bare);
        }
        assertTrue(script.contains("DisableDelayedExpansion"), "an exclamation mark in a path would be lost");
        List<String> lines = script.lines().map(String::strip).toList();
        int java = indexOf(lines, "\"%java%\\bin\\java.exe\"");
        assertTrue(lines.get(java).endsWith("-application org.interphase.cli.application %*"), lines.get(java));
        assertEquals("set \"status=%errorlevel%\"", lines.get(java + 1));
        assertTrue(lines.subList(java, lines.size()).contains("exit /b %status%"));
        assertTrue(lines.get(indexOf(lines, "start ")).contains("\\bin\\javaw.exe\""));
    }

    private static int indexOf(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("no line starts with " + start);
    }
}
