// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormats;
import org.interphase.core.operation.OperationException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.CorrectionPipeline.Entry;
import org.interphase.sims.HeightMap;

/**
 * A stack with the depths and corrections that the settings of an operation ask for.
 *
 * @param stack counts and corrections
 * @param log what became of each correction; null where no list of them was given
 */
record Prepared(CorrectedStack stack, List<Entry> log) {

    /** The help of the setting. */
    static final String HELP = "File of corrections that are applied first, as sims correct takes it.";

    /**
     * {@return a stack with what settings ask for}
     *
     * @param stack as it was read
     * @param pipeline file of corrections; null or blank for none
     * @param formats read the maps that it names
     * @param depthUm depth of the crater in µm; null for none
     * @param rateUmPerS rate of sputtering in µm/s; null for none
     * @param progress is told, and asked whether to go on
     * @throws OperationException when settings do not fit each other or the stack
     * @throws IOException when a file cannot be read
     * @throws CancelledException when asked to end
     */
    static Prepared of(
            IonStack stack, String pipeline, FileFormats formats, Double depthUm, Double rateUmPerS, Progress progress)
            throws OperationException, IOException, CancelledException {
        CorrectedStack start = Depths.of(stack, depthUm, rateUmPerS);
        if (pipeline == null || pipeline.isBlank()) {
            return new Prepared(start, null);
        }
        Path file = Path.of(pipeline);
        HeightMap.Source maps = HeightMap.Source.beside(file, formats);
        try {
            CorrectionPipeline.Applied applied = CorrectionPipeline.read(file)
                    .apply(start, (correction, now, part) -> correction.apply(now, maps, part), progress);
            return new Prepared(applied.stack(), applied.log());
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    /** {@return whether one of the corrections found nothing to go by} */
    static boolean isRefused(List<Entry> log) {
        return log != null && log.stream().anyMatch(Entry::refused);
    }

    /** {@return what became of corrections, a line each, with an empty one before them; nothing where there are none} */
    static List<String> lines(List<Entry> log) {
        List<String> lines = new ArrayList<>();
        if (log != null && !log.isEmpty()) {
            lines.add("");
            for (Entry e : log) {
                lines.add(e.correction() + ": " + (e.enabled() ? (e.refused() ? "refused, " : "") + e.found() : "off"));
            }
        }
        return lines;
    }
}
