// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interphase.core.format.FormatException;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The demonstration as a component, on every file of instruments that is at hand and can be read. */
final class RealFilesTest {

    private static final long MOST_MS = 20_000;

    /** Formats that are not read yet, and what holds results rather than a measurement; everything else has to open. */
    private static final Pattern NOT_READ =
            Pattern.compile(".*(\\.(par|dfr|idf|i2b|P00|xlsx|mps|mdl|tsv)|circuits_filtered\\.csv|DRT-RR(_0)?\\.csv)");

    private static Operations operations() throws BundleException, InterruptedException {
        BundleContext context = FrameworkUtil.getBundle(DemoOperation.class).getBundleContext();
        for (Bundle b : context.getBundles()) {
            boolean fragment = b.getHeaders("").get("Fragment-Host") != null;
            if (b.getHeaders("").get("Service-Component") != null && !fragment) {
                b.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            }
        }
        ServiceTracker<Operations, Operations> tracker = new ServiceTracker<>(context, Operations.class, null);
        tracker.open();
        Operations found = tracker.waitForService(MOST_MS);
        tracker.close();
        return found;
    }

    private static Optional<Path> shared() {
        String given = System.getProperty("interphase.shared");
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            for (Path candidate : List.of(p.resolve("shared"), p.resolveSibling("shared"))) {
                if (Files.isDirectory(candidate.resolve("data/eis"))) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void isInstalledAsAComponent() throws Exception {
        assertTrue(operations().find("demo").isPresent());
    }

    @TestFactory
    Stream<DynamicTest> everyFileGivesAPage() throws Exception {
        Optional<Path> shared = shared();
        if (shared.isEmpty()) {
            System.err.println("LEFT OUT: the demonstration on real files; there is no folder shared/data/eis at or"
                    + " beside a parent of " + Path.of("").toAbsolutePath() + ", and interphase.shared is not set");
            Assumptions.abort("no folder shared/data/eis");
        }
        Operations operations = operations();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("data/eis"))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        assertFalse(files.isEmpty());
        return files.stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(operations, f)));
    }

    private static void check(Operations operations, Path file)
            throws IOException, OperationException, CancelledException {
        Operation<?, ?> demo = operations.find("demo").orElseThrow();
        OperationInput input;
        try {
            input = operations.open(demo.declaration().inputs(), List.of(file.toString()), Progress.NONE);
        } catch (FormatException e) {
            assertTrue(NOT_READ.matcher(file.getFileName().toString()).matches(), e.getMessage());
            System.err.println("LEFT OUT: " + e.getMessage());
            Assumptions.abort(e.getMessage());
            return;
        }
        DemoResult result = (DemoResult) operations.run(
                        (DemoOperation) demo, input, new DemoSettings(), Progress.NONE)
                .result();
        String html = result.html().html();
        Pages.parse(html);
        Pages.assertStandsAlone(html);
        assertFalse(html.contains("NaN") || html.contains("Infinity"), "an unknown number is written as —");
        assertEquals(file.getFileName().toString(), Pages.texts(Pages.parse(html), "h1").get(0));
    }
}
