// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes the area from which commands start: {@code start.jar}, which is the framework and {@link Headless} in one jar
 * without signatures (Java checks the digest of every class of a signed jar, and keeps none of them in its class
 * archive), and {@code osgi}, the framework's own storage with the bundles of commands alone.
 *
 * <p>The area appears whole or not at all. Areas that no call can use any more are removed.
 */
public final class Prepare {

    /** Names the installation and the Java that an area is for, a line each. */
    static final String OWNER = "owner";

    /** Holds the product's name. */
    static final String PRODUCT = "product";

    private static final String FRAMEWORK = "org.eclipse.osgi";
    private static final String OURS = Prepare.class.getPackageName().replace('.', '/') + "/";
    private static final Duration OLD = Duration.ofDays(1);

    private Prepare() {}

    /**
     * Makes an area.
     *
     * @param arguments the installation's folder and the area's
     */
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        Path area = Path.of(arguments[1]);
        try {
            make(home, area);
        } catch (IOException | URISyntaxException | ReflectiveOperationException | RuntimeException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            System.err.println("interphase: cannot prepare " + area + " for the installation " + home + ": " + cause);
            System.exit(2);
        }
    }

    private static void make(Path home, Path area)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path fresh = Files.createTempDirectory(area.getParent(), area.getFileName() + ".new.");
        try {
            Path jar = fresh.resolve("start.jar");
            writeJar(framework(home), jar);
            try (URLClassLoader loader = new URLClassLoader(
                    new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
                loader.loadClass(Headless.class.getName())
                        .getMethod("install", Path.class, Path.class)
                        .invoke(null, home, fresh);
            }
            Files.writeString(fresh.resolve(PRODUCT), Brand.name(home));
            Files.write(fresh.resolve(OWNER), owner(home));
            try {
                Files.move(fresh, area, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // Another call was faster: an area that is there is not replaced.
                if (!Files.exists(area.resolve("start.jar"))) {
                    throw e instanceof FileAlreadyExistsException
                            ? new IOException(area + " is damaged; remove it", e)
                            : e;
                }
            }
        } finally {
            delete(fresh);
        }
        removeUseless(home, area);
    }

    private static List<String> owner(Path home) {
        return List.of(home.toString(), System.getProperty("java.home"));
    }

    private static Path framework(Path home) throws IOException {
        for (Bundles.Entry entry : Bundles.of(home)) {
            if (entry.name().equals(FRAMEWORK)) {
                return entry.place();
            }
        }
        throw new IOException("the list of bundles has no " + FRAMEWORK);
    }

    private static void writeJar(Path framework, Path jar) throws IOException, URISyntaxException {
        try (JarFile signed = new JarFile(framework.toFile(), false)) {
            Manifest manifest = new Manifest(signed.getManifest());
            manifest.getEntries().clear();
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Headless.class.getName());
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                copy(signed, out, name -> !name.startsWith("META-INF/") || name.startsWith("META-INF/services/"));
                CodeSource source = Prepare.class.getProtectionDomain().getCodeSource();
                try (JarFile own = new JarFile(Path.of(source.getLocation().toURI()).toFile(), false)) {
                    copy(own, out, name -> name.startsWith(OURS));
                }
            }
        }
    }

    private static void copy(JarFile from, JarOutputStream to, java.util.function.Predicate<String> which)
            throws IOException {
        for (JarEntry entry : from.stream().filter(e -> !e.isDirectory() && which.test(e.getName())).toList()) {
            JarEntry copy = new JarEntry(entry.getName());
            copy.setTime(entry.getTime());
            to.putNextEntry(copy);
            try (InputStream in = from.getInputStream(entry)) {
                in.transferTo(to);
            }
            to.closeEntry();
        }
    }

    /**
     * Removes the areas of this installation's former states, of installations that are gone, and what killed calls
     * left. A command that still runs from one has read what it needs of it.
     */
    private static void removeUseless(Path home, Path area) throws IOException {
        List<Path> others;
        try (Stream<Path> folders = Files.list(area.getParent())) {
            others = folders.filter(f -> Files.isDirectory(f) && !f.equals(area)).toList();
        }
        for (Path other : others) {
            try {
                if (isUseless(other, home)) {
                    delete(other);
                }
            } catch (IOException e) {
                // Another call removes it at this moment, or it is another user's: it is theirs to remove.
                continue;
            }
        }
    }

    private static boolean isUseless(Path area, Path home) throws IOException {
        Path file = area.resolve(OWNER);
        if (Files.exists(file)) {
            List<String> owner = Files.readAllLines(file);
            return owner.equals(owner(home)) && !area.getFileName().toString().contains(".new.")
                    || !Files.isDirectory(Path.of(owner.get(0)))
                    || !Files.isDirectory(Path.of(owner.get(1)));
        }
        FileTime changed = Files.getLastModifiedTime(area);
        return changed.toInstant().isBefore(Instant.now().minus(OLD));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
