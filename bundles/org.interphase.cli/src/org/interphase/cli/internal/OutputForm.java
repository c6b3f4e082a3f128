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
 * @param onlyData whether the data set or the form of its own is the point, so that a form which leaves it out makes no sense
 * @param isCsv whether it makes comma-separated values of its own
 * @param own endings of forms of its own
 */
record OutputForm(boolean isFolder, boolean isDataset, boolean onlyData, boolean isCsv, List<String> own) {

    /** Copies the list. */
    OutputForm {
        own = List.copyOf(own);
    }

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
        List<String> own = operation.endings();
        boolean only = (dataset || !own.isEmpty()) && operation.declaration().outputRequired();
        return new OutputForm(folder, dataset, only, csv, own);
    }

    /**
     * {@return the endings of files that can be written, sorted}
     *
     * @param formats where the exporters are
     */
    Set<String> endings(FileFormats formats) {
        Set<String> endings = new TreeSet<>(onlyData ? List.of() : List.of(".json", ".txt"));
        endings.addAll(own);
        if (isCsv) {
            endings.add(".csv");
        }
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

    /**
     * {@return whether the result writes a file of this name itself}
     *
     * @param file the file
     */
    boolean isOwn(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return own.stream().anyMatch(name::endsWith);
    }

    /** {@return what {@code -o} does, one sentence} */
    String inWords() {
        if (isFolder) {
            return "Write the files into this folder.";
        }
        if (!own.isEmpty()) {
            String forms = String.join(" or ", own);
            return "Write the result; the ending chooses the form: " + (onlyData ? forms : forms + ", .json or .txt") + ".";
        }
        String data = "the ending of a data format such as .csv";
        String forms = onlyData
                ? data
                : isDataset
                ? ".json, .txt, or " + data
                : isCsv ? ".json, .csv or .txt" : ".json or .txt";
        return "Write the result; the ending chooses the form: " + forms + ".";
    }
}
