// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Recognition;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The formats as the workbench finds them, among the files of all others. */
class InstrumentFormatsTest {

    private static final Set<String> OURS =
            Set.of("cameca", "dynamic_sims_profiles", "laicpms", "lans_zprofiles", "peak_tables", "surfacelab_profiles", "surfacelab_spectra");

    @Test
    void areServices() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(InstrumentFormatsTest.class).getBundleContext();
        Set<String> installed = new TreeSet<>();
        for (ServiceReference<FileFormat> reference : context.getServiceReferences(FileFormat.class, null)) {
            installed.add(context.getService(reference).id());
        }
        Set<String> missing = new TreeSet<>();
        SimsFiles.ALL.formats().forEach(f -> missing.add(f.id()));
        missing.removeAll(installed);
        assertEquals(Set.of(), missing);
    }

    @Test
    void oneIsCertainOfEachOfItsFilesAndNoneOfAnyOther() throws IOException {
        Path data = SimsFiles.real("README.md").getParent().getParent();
        int ours = 0;
        int others = 0;
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                FileSource source = FileSource.of(file);
                List<String> claiming = SimsFiles.ALL.formats().stream()
                        .filter(f -> recognise(f, source) != Recognition.NO)
                        .map(FileFormat::id)
                        .toList();
                Path inside = data.relativize(file);
                boolean own = inside.getName(0).toString().equals("sims") && OURS.contains(inside.getName(1).toString());
                assertEquals(own ? 1 : 0, claiming.size(), inside + " is claimed by " + claiming);
                ours += own ? 1 : 0;
                others += own ? 0 : 1;
            }
        }
        assertEquals(29, ours);
        assertTrue(others > 50, others + " other files");
    }

    private static Recognition recognise(FileFormat format, FileSource source) {
        try {
            return format.recognise(source.head());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
