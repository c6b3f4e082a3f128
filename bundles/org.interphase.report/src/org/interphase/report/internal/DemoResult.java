// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.interphase.core.operation.ExportsFiles;
import org.interphase.report.HtmlPage;

/**
 * Result of {@code demo}.
 *
 * @param page the page's name in its folder
 * @param findings the main numbers, in the page's order
 * @param notDone what could not be done, one sentence each
 * @param html the page
 */
public record DemoResult(String page, List<Finding> findings, List<String> notDone, HtmlPage html)
        implements ExportsFiles {

    /** Copies the lists. */
    public DemoResult {
        findings = List.copyOf(findings);
        notDone = List.copyOf(notDone);
    }

    /**
     * A main number.
     *
     * @param name what it is
     * @param value its value
     * @param standardError its standard error, NaN where it has none
     * @param unit its SI unit
     */
    public record Finding(String name, double value, double standardError, String unit) {}

    @Override
    public String defaultFolder() {
        return "interphase-demo";
    }

    @Override
    public List<Path> writeTo(Path folder) throws IOException {
        Path target = folder.resolve(page);
        Path part = folder.resolve("." + page + ".part");
        try {
            Files.writeString(part, html.html(), StandardCharsets.UTF_8);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return List.of(target);
    }
}
