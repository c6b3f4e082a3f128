// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.interphase.ui.volume.internal.column.ColumnPanel;
import org.interphase.ui.volume.internal.column.ColumnSettings;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.volume.SegmentationEdits;
import org.interphase.volume.SegmentationEdits.Cut;
import org.interphase.volume.SegmentationEdits.Edit;
import org.interphase.volume.SegmentationEdits.Merge;
import org.interphase.volume.SegmentationEdits.Parts;
import org.interphase.volume.SegmentationEdits.Remove;
import org.interphase.volume.SegmentationEdits.Seed;
import org.interphase.volume.SegmentationEdits.Split;
import org.interphase.volume.VolumeGeometry;

/** What a person does to the columns: other settings, and changes by hand of those that are selected. */
final class ColumnEditing implements ColumnPanel.Requests {

    /** What is edited. */
    interface Host {

        /** {@return the columns; null while there are none} */
        FoundColumns found();

        /** {@return ids of those that are selected} */
        Set<Integer> chosen();

        /** {@return where the slices cut} */
        Optional<Voxel> at();

        /** Changes what was said of the stack. */
        void edit(UnaryOperator<VolumeDocument.Asked> change);

        /** What comes next is another step. */
        void pause();

        /** Says what is to be done next. */
        void say(String text, boolean problem);
    }

    private final Host host;
    private List<Seed> seeds;
    private int seeded;

    ColumnEditing(Host host) {
        this.host = host;
    }

    /** Changes the columns by hand, in one step. */
    private void change(Edit... changes) {
        host.edit(a -> {
            SegmentationEdits next = new SegmentationEdits(
                    a.edits().of() != null || host.found() == null
                            ? a.edits().of()
                            : SegmentationEdits.Base.of(host.found().found().labels()),
                    a.edits().edits());
            for (Edit edit : changes) {
                next = next.with(edit);
            }
            return a.withEdits(next);
        });
    }

    /** {@return the one column that is selected; empty for none or several} */
    private Optional<Integer> one() {
        return host.chosen().size() == 1 ? host.chosen().stream().findFirst() : Optional.empty();
    }

    @Override
    public void settings(UnaryOperator<ColumnSettings> change) {
        host.edit(a -> a.columns() == null ? a : a.withColumns(change.apply(a.columns())));
    }

    @Override
    public void rest() {
        host.pause();
    }

    @Override
    public void merge() {
        if (host.chosen().size() > 1) {
            change(new Merge(List.copyOf(new TreeSet<>(host.chosen()))));
        }
    }

    @Override
    public void split(int parts) {
        one().ifPresent(id -> change(new Parts(id, parts)));
    }

    @Override
    public void seeds() {
        one().ifPresent(id -> {
            seeded = id;
            seeds = new ArrayList<>();
            host.say("Click in one part of column " + id + " in a slice; Escape gives up.", false);
        });
    }

    @Override
    public void cutAtLayer() {
        one().ifPresent(id -> host.at().ifPresent(at -> {
            double depth = host.found().labels().geometry().topUm(at.layer());
            change(new Cut(id, new Seed(0, 0, depth), List.of(0.0, 0.0, 1.0)));
        }));
    }

    @Override
    public void delete() {
        if (!host.chosen().isEmpty()) {
            change(new TreeSet<>(host.chosen()).stream().<Edit>map(Remove::new).toArray(Edit[]::new));
        }
    }

    @Override
    public void asFound() {
        host.edit(a -> a.withEdits(SegmentationEdits.NONE));
    }

    /**
     * Takes a place of the column that is to be split; two of them split it.
     *
     * @param id of the column at the place; 0 for none
     * @param at the place
     * @return whether a column is being split
     */
    boolean place(int id, Voxel at) {
        if (seeds == null) {
            return false;
        }
        if (host.found() == null || id != seeded) {
            host.say("Click within column " + seeded + ", once in each part; Escape gives up.", true);
            return true;
        }
        VolumeGeometry g = host.found().labels().geometry();
        seeds.add(new Seed((at.x() + 0.5) * g.pixelWidthUm(), (at.y() + 0.5) * g.pixelHeightUm(), g.depthUm(at.layer())));
        if (seeds.size() == 1) {
            host.say("Now click in the other part of column " + seeded + ".", false);
        } else {
            Split split = new Split(seeded, seeds);
            giveUp();
            change(split);
        }
        return true;
    }

    /** Gives up places of a split that were begun. @return whether there were any */
    boolean giveUp() {
        boolean begun = seeds != null;
        seeds = null;
        if (begun) {
            host.say("", false);
        }
        return begun;
    }
}
