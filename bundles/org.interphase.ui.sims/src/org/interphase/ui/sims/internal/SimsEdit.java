// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;
import java.util.Objects;
import org.interphase.core.operation.SettingsType;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionPipeline.Step;
import org.interphase.sims.NamedRegion;
import org.interphase.ui.part.History;
import org.interphase.ui.sims.internal.SimsDocument.Asked;

/** What was changed between two documents, in words for the menu Edit. */
final class SimsEdit implements History.Words<SimsDocument> {

    @Override
    public String label(SimsDocument before, SimsDocument after) {
        if (!before.dataset().equals(after.dataset())) {
            return "Choose Stack";
        }
        Asked one = before.asked();
        Asked other = after.asked();
        if (!one.regions().equals(other.regions())) {
            return regions(one.regions(), other.regions());
        }
        if (!one.pipeline().equals(other.pipeline())) {
            return steps(one.pipeline().steps(), other.pipeline().steps());
        }
        return one.channels().equals(other.channels()) ? "Profile Settings" : "Choose Species";
    }

    private static String regions(List<NamedRegion> one, List<NamedRegion> other) {
        if (one.size() + 1 == other.size()) {
            return "Add " + other.get(other.size() - 1).name();
        }
        if (one.size() != other.size()) {
            return one.size() < other.size() ? "Add Regions" : "Delete Regions";
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                boolean renamed = !one.get(i).name().equals(other.get(i).name());
                return (renamed ? "Rename " : "Change ") + one.get(i).name();
            }
        }
        return "Regions";
    }

    private static String steps(List<Step> one, List<Step> other) {
        if (one.size() != other.size()) {
            return one.size() < other.size() ? "Add Correction" : "Remove Correction";
        }
        int different = changedStep(one, other);
        if (different < 0) {
            return "Move Correction";
        }
        Step a = one.get(different);
        Step b = other.get(different);
        String name = Correction.kind(b.correction().getClass());
        return a.enabled() == b.enabled() ? "Settings of " + name : (b.enabled() ? "Switch On " : "Switch Off ") + name;
    }

    /** The one step of the same kind that is different; below 0 where there is no such one. */
    private static int changedStep(List<Step> one, List<Step> other) {
        int found = -1;
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                boolean sameKind = one.get(i).correction().getClass() == other.get(i).correction().getClass();
                if (found >= 0 || !sameKind) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    @Override
    public String field(SimsDocument before, SimsDocument after) {
        List<Step> one = before.asked().pipeline().steps();
        List<Step> other = after.asked().pipeline().steps();
        if (one.size() != other.size()
                || !before.withAsked(before.asked().withPipeline(after.asked().pipeline())).equals(after)) {
            return "";
        }
        int step = changedStep(one, other);
        if (step < 0 || one.get(step).enabled() != other.get(step).enabled()) {
            return "";
        }
        return step + " " + fields(one.get(step).correction(), other.get(step).correction());
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record & Correction> String fields(Correction one, Correction other) {
        SettingsType<S> type = SettingsType.of((Class<S>) one.getClass());
        var a = type.values((S) one);
        var b = type.values((S) other);
        return String.join(
                " ", a.keySet().stream().filter(k -> !Objects.equals(a.get(k), b.get(k))).toList());
    }
}
