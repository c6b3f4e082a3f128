// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundles of an installation, as p2 lists them. */
final class Bundles {

    private static final String LIST = "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info";
    private static final int FIELDS = 5;

    /**
     * A bundle.
     *
     * @param name its symbolic name
     * @param place its jar or folder
     * @param level its start level
     * @param starts whether it starts with the framework
     */
    record Entry(String name, Path place, int level, boolean starts) {}

    private Bundles() {}

    /**
     * {@return the bundles of an installation}
     *
     * @param home the installation's folder
     * @throws IOException when the list cannot be read or is not one
     */
    static List<Entry> of(Path home) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve(LIST))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split(",");
            if (fields.length != FIELDS) {
                throw new IOException(LIST + ": expected name, version, place, level and whether it starts; found " + line);
            }
            Path place = Path.of(home.toUri().resolve(URI.create(fields[2])));
            entries.add(new Entry(fields[0], place, Integer.parseInt(fields[3]), Boolean.parseBoolean(fields[4])));
        }
        return entries;
    }
}
