// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.util.List;
import java.util.Objects;
import org.interphase.ui.part.History;
import org.interphase.ui.volume.internal.VolumeDocument.Asked;
import org.interphase.volume.SegmentationEdits.Edit;
import org.interphase.volume.SegmentationEdits.Merge;
import org.interphase.volume.SegmentationEdits.Remove;
import org.interphase.volume.render.Scene;

/** What was changed between two documents, in words for the menu Edit. */
final class VolumeEdit implements History.Words<VolumeDocument> {

    @Override
    public String label(VolumeDocument before, VolumeDocument after) {
        if (!before.dataset().equals(after.dataset())) {
            return "Choose Stack";
        }
        Asked one = before.asked();
        Asked other = after.asked();
        if (!one.edits().equals(other.edits()) && Objects.equals(one.columns(), other.columns())) {
            return edit(one.edits().edits(), other.edits().edits());
        }
        if (!Objects.equals(one.columns(), other.columns())) {
            return "Settings of Columns";
        }
        if (one.craterUm() != other.craterUm() && !(Double.isNaN(one.craterUm()) && Double.isNaN(other.craterUm()))) {
            return "Depth of the Crater";
        }
        return scene(one.scene(), other.scene());
    }

    private static String edit(List<Edit> one, List<Edit> other) {
        if (other.size() < one.size()) {
            return "Columns as They Were Found";
        }
        if (other.size() > one.size() + 1) {
            return "Delete " + (other.size() - one.size()) + " Columns";
        }
        return switch (other.get(other.size() - 1)) {
            case Merge m -> "Merge " + m.ids().size() + " Columns";
            case Remove r -> "Delete Column " + r.id();
            default -> "Split Column";
        };
    }

    private static String scene(Scene one, Scene other) {
        if (one == null || other == null) {
            return "Scene";
        }
        if (other.withCamera(one.camera()).equals(one)) {
            return "Turn Picture";
        }
        if (other.withCuts(one.cuts()).equals(one)) {
            return "Cut Volume";
        }
        if (other.withZScale(one.zScale()).equals(one)) {
            return "Stretch Depth";
        }
        if (other.withDecor(one.decor()).equals(one)) {
            return "Axes and Background";
        }
        return other.withChannels(one.channels()).equals(one) ? "Species of the Picture" : "Scene";
    }

    /** A gesture that turns the picture, or a slider that is dragged, is one step. */
    @Override
    public String field(VolumeDocument before, VolumeDocument after) {
        if (!before.dataset().equals(after.dataset())) {
            return "";
        }
        Asked one = before.asked();
        Asked other = after.asked();
        if (one.scene() != null && other.scene() != null && before.withAsked(one.withScene(other.scene())).equals(after)) {
            return "scene: " + scene(one.scene(), other.scene());
        }
        if (one.columns() != null && before.withAsked(one.withColumns(other.columns())).equals(after)) {
            return "columns";
        }
        return "";
    }
}
