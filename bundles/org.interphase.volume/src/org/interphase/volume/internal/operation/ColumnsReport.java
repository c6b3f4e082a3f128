// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.nio.file.Path;
import java.util.List;
import org.interphase.core.operation.WroteFiles;

/**
 * Result of {@code volume columns}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param channel the species
 * @param threshold smoothed counts at which columns end; NaN of a constant volume
 * @param columns the largest first
 * @param labels where the labels were written; null for nowhere
 * @param remarks what to know of it
 */
public record ColumnsReport(
        String channel, double threshold, List<ColumnRow> columns, String labels, List<String> remarks)
        implements WroteFiles {

    @Override
    public List<Path> wrote() {
        return labels == null ? List.of() : List.of(Path.of(labels));
    }
}
