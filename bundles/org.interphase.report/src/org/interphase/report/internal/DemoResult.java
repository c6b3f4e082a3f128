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
import org.interphase.sims.CorrectionPipeline;

/**
 * Result of {@code demo}.
 *
 * @param page the page's name in its folder
 * @param findings the main numbers, in the page's order
 * @param regions what was found in the generated regions of the solid electrolyte, beside their truth
 * @param notDone what could not be done, one sentence each
 * @param html the page
 */
public record DemoResult(
        String page, List<Finding> findings, List<IonRegion> regions, List<String> notDone, HtmlPage html)
        implements ExportsFiles {

    /** Copies the lists. */
    public DemoResult {
        findings = List.copyOf(findings);
        regions = List.copyOf(regions);
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

    /**
     * A region whose ion stack was generated and analysed.
     *
     * @param region which
     * @param variants letters of what it has beside its chemistry, separated by commas
     * @param seed of the random numbers
     * @param layers how many
     * @param corrections what was applied, in order, and what each found
     * @param values what was found beside the truth
     */
    public record IonRegion(
            String region,
            String variants,
            long seed,
            int layers,
            List<CorrectionPipeline.Entry> corrections,
            List<Compared> values) {

        /** Copies the lists. */
        public IonRegion {
            corrections = List.copyOf(corrections);
            values = List.copyOf(values);
        }
    }

    /**
     * A number beside its truth.
     *
     * @param name what it is
     * @param truth what was put in, NaN where there was none of it
     * @param value what was found, NaN where nothing was
     * @param standardError of the value, NaN where it has none
     * @param unit its unit
     */
    public record Compared(String name, double truth, double value, double standardError, String unit) {}

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
