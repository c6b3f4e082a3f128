// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.operation.Operation;
import org.interphase.core.template.TableKind;

/** The declarative services of the bundles on the class path, without a framework: a new reader is found by itself. */
final class Installed {

    private static final Pattern IMPLEMENTATION = Pattern.compile("<implementation class=\"([^\"]+)\"");

    private Installed() {}

    /** {@return all readers and writers} */
    static FileFormats formats() {
        return new FileFormats(services(FileFormat.class), services(Exporter.class));
    }

    /**
     * {@return one reader and all writers}
     *
     * @param id of the reader
     */
    static FileFormats format(String id) {
        List<FileFormat> one = services(FileFormat.class).stream()
                .filter(f -> f.id().equals(id))
                .toList();
        if (one.size() != 1) {
            throw new IllegalArgumentException("expected one reader '" + id + "', found " + one.size());
        }
        return new FileFormats(one, services(Exporter.class));
    }

    /** {@return the operations that need no other service} */
    static List<Operation<?, ?>> operations() {
        List<Operation<?, ?>> all = new ArrayList<>();
        services(Operation.class).forEach(all::add);
        return all;
    }

    /** {@return what tables can be} */
    static List<TableKind> kinds() {
        return services(TableKind.class);
    }

    private static <T> List<T> services(Class<T> type) {
        List<T> all = new ArrayList<>();
        ClassLoader loader = Installed.class.getClassLoader();
        try {
            for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                for (String path : components(url)) {
                    String component = text(loader, path);
                    Matcher implementation = IMPLEMENTATION.matcher(component);
                    if (component.contains("<provide interface=\"" + type.getName() + "\"/>")
                            && !component.contains("<reference")
                            && implementation.find()) {
                        all.add(type.cast(loader.loadClass(implementation.group(1))
                                .getConstructor()
                                .newInstance()));
                    }
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("the components of the bundles cannot be read", e);
        }
        return all;
    }

    private static List<String> components(URL manifest) throws IOException {
        try (InputStream in = manifest.openStream()) {
            String value = new Manifest(in).getMainAttributes().getValue("Service-Component");
            return value == null ? List.of() : List.of(value.split(","));
        }
    }

    private static String text(ClassLoader loader, String path) throws IOException {
        try (InputStream in = loader.getResourceAsStream(path.strip())) {
            if (in == null) {
                throw new IOException(path + " is not there");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
