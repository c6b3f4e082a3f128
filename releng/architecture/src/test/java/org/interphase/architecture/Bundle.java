// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.architecture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What the rules look at in a bundle.
 *
 * @param name     symbolic name
 * @param exports  clauses of Export-Package
 * @param imports  clauses of Import-Package
 * @param requires clauses of Require-Bundle
 * @param sources  the text of each Java file by its path
 */
record Bundle(String name, List<Clause> exports, List<Clause> imports, List<Clause> requires,
        Map<String, String> sources) {

    static Bundle parse(String manifest, Map<String, String> sources) {
        try (InputStream in = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))) {
            Attributes headers = new Manifest(in).getMainAttributes();
            return new Bundle(Clause.parse(headers.getValue("Bundle-SymbolicName")).get(0).paths().get(0),
                    Clause.parse(headers.getValue("Export-Package")), Clause.parse(headers.getValue("Import-Package")),
                    Clause.parse(headers.getValue("Require-Bundle")), sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isTest() {
        return name.endsWith(".tests");
    }
}
