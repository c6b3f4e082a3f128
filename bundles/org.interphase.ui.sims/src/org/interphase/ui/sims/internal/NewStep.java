// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.CorrectionPipeline.Step;

/** Corrections that are added to a stack's: one of a kind, or those that a stack usually needs. */
final class NewStep {

    private NewStep() {}

    /**
     * {@return a correction of a kind with its defaults; switched off where something had to be made up that only a person
     * knows}
     */
    static Step of(Class<? extends Correction> kind, IonStack stack) {
        return create(StepWords.type(kind), stack);
    }

    private static <S extends Record & Correction> Step create(SettingsType<S> type, IonStack stack) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SettingDescriptor d : type.descriptors()) {
            if (d.required()) {
                texts.put(d.name(), stack.indexOf(d.example()).isEmpty() && d.name().equals("species")
                        ? stack.species().get(0).name()
                        : d.example());
            }
        }
        boolean known = texts.isEmpty();
        try {
            if (type.descriptors().stream().anyMatch(d -> d.name().equals("craterUm"))) {
                double[] depths = stack.species().get(0).depthUm();
                known = depths.length > 1;
                double half = known ? (depths[depths.length - 1] - depths[0]) / (depths.length - 1) / 2 : 0;
                texts.put("craterUm", known ? ValueText.number(depths[depths.length - 1] + half, 6) : "1");
            }
            return new Step(type.create(texts), known);
        } catch (SettingException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * {@return a pipeline with the corrections that a stack usually needs and that are not in it yet, each in its usual place:
     * dead time where the stack states it and nobody corrected it, spikes, drift, and registration where there are two
     * polarities. Nothing that changes the shape of what is seen}
     */
    static CorrectionPipeline suggested(CorrectionPipeline pipeline, IonStack stack) {
        List<Class<? extends Correction>> kinds = new ArrayList<>();
        if (needsDeadTime(stack)) {
            kinds.add(Correction.DeadTimeStep.class);
        }
        kinds.add(Correction.SpikesStep.class);
        kinds.add(Correction.DriftStep.class);
        Set<IonPolarity> polarities =
                stack.species().stream().map(IonChannel::polarity).collect(Collectors.toSet());
        if (polarities.contains(IonPolarity.POSITIVE) && polarities.contains(IonPolarity.NEGATIVE)) {
            kinds.add(Correction.RegisterStep.class);
        }
        List<Step> steps = new ArrayList<>(pipeline.steps());
        for (Class<? extends Correction> kind : kinds) {
            if (steps.stream().noneMatch(s -> s.correction().getClass() == kind)) {
                steps.add(place(kind, steps), of(kind, stack));
            }
        }
        return new CorrectionPipeline(steps);
    }

    private static boolean needsDeadTime(IonStack stack) {
        List<IonChannel> open =
                stack.species().stream().filter(c -> !c.deadTime().corrected()).toList();
        return !open.isEmpty()
                && open.stream().allMatch(c -> c.deadTime().model() != DeadTime.Model.SINGLE_HIT
                        && c.deadTime().tauS() > 0
                        && c.dwellS() > 0);
    }

    /** {@return where a kind is put: before the first that is usually applied after it} */
    static int place(Class<? extends Correction> kind, List<Step> steps) {
        int order = Correction.KINDS.indexOf(kind);
        int at = 0;
        while (at < steps.size() && Correction.KINDS.indexOf(steps.get(at).correction().getClass()) <= order) {
            at++;
        }
        return at;
    }
}
