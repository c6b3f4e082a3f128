// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The instruments' real files, which are not part of the project: {@code -Dinterphase.shared=FOLDER}, or a folder {@code
 * shared} in or beside one above the working directory. Tests that need them are skipped where they are not.
 */
final class RealRecords {

    private RealRecords() {}

    /** {@return the only record of a file} */
    static CyclingRecord open(String name) throws IOException {
        Path folder = find();
        assumeTrue(
                folder != null,
                "LEFT OUT: the instruments' real files are not here (no shared/data/eis above "
                        + System.getProperty("user.dir") + " and no -Dinterphase.shared)");
        try {
            DataFile file = new FileFormats(formats(), List.of()).open(folder.resolve(name), Progress.NONE);
            return (CyclingRecord) file.datasets().get(0);
        } catch (CancelledException | InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<FileFormat> formats() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(RealRecords.class).getBundleContext();
        List<FileFormat> formats = new ArrayList<>();
        for (ServiceReference<FileFormat> reference : context.getServiceReferences(FileFormat.class, null)) {
            formats.add(context.getService(reference));
        }
        return formats;
    }

    private static Path find() {
        String given = System.getProperty("interphase.shared");
        if (given != null && Files.isDirectory(Path.of(given, "data", "eis"))) {
            return Path.of(given, "data", "eis");
        }
        for (Path p = Path.of(System.getProperty("user.dir")).toAbsolutePath(); p != null; p = p.getParent()) {
            Path eis = p.resolve("shared").resolve("data").resolve("eis");
            if (Files.isDirectory(eis)) {
                return eis;
            }
        }
        return null;
    }
}
