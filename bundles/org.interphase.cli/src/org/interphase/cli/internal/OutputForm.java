// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormats;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.core.operation.ExportsFiles;
import org.interphase.core.operation.Operation;

/**
 * In which forms an operation's result can be written, known before it runs: from the type of its result.
 *
 * @param isFolder whether it writes files into a folder
 * @param isDataset whether it holds a data set, which exporters write
 * @param onlyDataset whether the data set is the point, so that a form which leaves it out makes no sense
 * @param isCsv whether it makes comma-separated values of its own
 * @param own endings of forms of its own
 */
record OutputForm(boolean isFolder, boolean isDataset, boolean onlyDataset, boolean isCsv, List<String> own) {

    /**
     * {@return the forms of an operation}
     *
     * @param operation the operation
     */
    static OutputForm of(Operation<?, ?> operation) {
        boolean folder = false;
        boolean dataset = false;
        boolean csv = false;
        for (Method m : operation.getClass().getMethods()) {
            if (m.getName().equals("run") && m.getParameterCount() == 3 && !m.isBridge()) {
                folder |= ExportsFiles.class.isAssignableFrom(m.getReturnType());
                dataset |= ExportsDataset.class.isAssignableFrom(m.getReturnType());
            }
            csv |= m.getName().equals("csv") && m.getParameterCount() == 1 && m.getDeclaringClass() != Operation.class;
        }
        return new OutputForm(folder, dataset, dataset && operation.declaration().outputRequired(), csv, operation.endings());
    }

    /**
     * {@return the endings of files that can be written, sorted}
     *
     * @param formats where the exporters are
     */
    Set<String> endings(FileFormats formats) {
        Set<String> endings = new TreeSet<>(onlyDataset ? List.of() : List.of(".json", ".txt"));
        if (isCsv) {
            endings.add(".csv");
        }
        endings.addAll(own);
        if (isDataset) {
            formats.exporters().stream().map(Exporter::extension).forEach(endings::add);
        }
        return endings;
    }

    /**
     * {@return whether a file of this name can be written}
     *
     * @param file the file
     * @param formats where the exporters are
     */
    boolean accepts(Path file, FileFormats formats) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return endings(formats).stream().anyMatch(name::endsWith);
    }

    /** {@return what {@code -o} does, one sentence} */
    String inWords() {
        if (isFolder) {
            return "Write the files into this folder.";
        }
        String data = "the ending of a data format such as .csv";
        String forms = onlyDataset
                ? data
                : isDataset
                ? ".json, .txt, or " + data
                : !own.isEmpty()
                ? String.join(", ", own) + ", .json or .txt"
                : isCsv ? ".json, .csv or .txt" : ".json or .txt";
        return "Write the result; the ending chooses the form: " + forms + ".";
    }
}
