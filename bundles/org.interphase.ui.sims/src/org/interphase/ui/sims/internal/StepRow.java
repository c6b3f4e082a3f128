// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionEffect;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.CorrectionPipeline.Step;

/**
 * A correction in its place, and what became of it.
 *
 * @param index in the pipeline, counted from 0
 * @param step the correction
 * @param done what was found when it was last applied; empty where it was not yet, with these settings and after these others
 */
record StepRow(int index, Step step, Optional<Done> done) {

    /**
     * What became of a correction.
     *
     * @param entry what was found
     * @param effect what it changed
     */
    record Done(CorrectionPipeline.Entry entry, CorrectionEffect effect) {}

    /**
     * {@return the corrections that a document asks for}
     *
     * <p>What was found holds as long as the same was applied before it: switching off the last one leaves the others done.
     */
    static List<StepRow> of(SimsDocument document) {
        List<Step> asked = document.asked().pipeline().steps();
        List<Correction> corrections = new ArrayList<>();
        List<Done> applied = new ArrayList<>();
        document.last().ifPresent(last -> {
            for (int i = 0; i < last.pipeline().steps().size(); i++) {
                CorrectionPipeline.Applied result = last.applied();
                if (last.pipeline().steps().get(i).enabled()) {
                    corrections.add(last.pipeline().steps().get(i).correction());
                    applied.add(new Done(
                            result.log().get(i),
                            new CorrectionEffect(result.stages().get(i), result.stages().get(i + 1))));
                }
            }
        });
        List<StepRow> rows = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < asked.size(); i++) {
            Step step = asked.get(i);
            Optional<Done> done = Optional.empty();
            if (step.enabled()) {
                if (at < corrections.size() && corrections.get(at).equals(step.correction())) {
                    done = Optional.of(applied.get(at));
                    at++;
                } else {
                    at = corrections.size();
                }
            }
            rows.add(new StepRow(i, step, done));
        }
        return rows;
    }

    String name() {
        return StepWords.name(step.correction().getClass());
    }

    String settings() {
        return StepWords.settings(step.correction());
    }

    boolean isRefused() {
        return done.map(d -> d.entry().refused()).orElse(false);
    }

    /** {@return what was found, or why there is nothing} */
    String found() {
        if (!step.enabled()) {
            return "off";
        }
        return done.map(d -> (d.entry().refused() ? "⚠ refused: " : "") + d.entry().found()).orElse("not applied yet");
    }
}
