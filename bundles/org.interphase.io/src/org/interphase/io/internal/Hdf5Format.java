// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.PlainText;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * HDF5 files: the signal of each NXdata of three or four axes, every other data set of numbers with three or four axes, and
 * what our own NeXus files hold beside. The pixels stay in the file until a layer is asked for.
 */
@Component(service = FileFormat.class)
public final class Hdf5Format implements FileFormat {

    private static final int NESTED = 32;
    private static final int MOST_NODES = 20_000;
    private static final int MOST_DATASETS = 1000;
    private static final int TOLD = 5;
    private static final int CUBE = 3;
    private static final int STACK = 4;

    @Override
    public String id() {
        return "hdf5";
    }

    @Override
    public String label() {
        return "HDF5, NeXus";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK, DatasetKind.PROFILE, DatasetKind.SPECTRUM);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return Hdf5Input.begin(head.bytes()) >= 0 ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        ReopenedChannel channel = new ReopenedChannel(source);
        channel.hold();
        try {
            return FormatGuard.guardedToCancel(source, "/", () -> {
                Walk walk = new Walk(new Hdf5Input(source, channel), progress);
                walk.group(walk.input.root(), 0);
                return walk.reading();
            });
        } finally {
            channel.release();
        }
    }

    /** A walk through the groups of a file, each once, without following links. */
    private static final class Walk {

        private final Hdf5Input input;
        private final Progress progress;
        private final List<org.interphase.core.data.Dataset> found = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private final List<String> others = new ArrayList<>();
        private final List<Dataset> plain = new ArrayList<>();
        private final Set<Long> seen = new HashSet<>();
        private final Set<Long> signals = new HashSet<>();
        private final Set<String> ids = new HashSet<>();
        private int nodes;

        Walk(Hdf5Input input, Progress progress) {
            this.input = input;
            this.progress = progress;
        }

        void group(Group group, int depth) throws IOException, CancelledException {
            progress.checkCancelled();
            if (!seen.add(group.getAddress())) {
                return;
            }
            if (depth > NESTED) {
                throw FormatGuard.wrong(
                        input.file(), group.getPath(), "groups in at most " + NESTED + " others", "one in more");
            }
            String nexusClass = input.attributeText(group, Nexus.CLASS);
            String kind = nexusClass.equals(Nexus.ENTRY) ? input.attributeText(group, Nexus.KIND) : "";
            if (kind.equals(DatasetKind.PROFILE.id()) || kind.equals(DatasetKind.SPECTRUM.id())) {
                found.add(NexusReader.entry(input, group, kind, unique(input.attributeText(group, Nexus.ID), group)));
                return;
            }
            if (nexusClass.equals(Nexus.DATA) && data(group)) {
                return;
            }
            for (Node node : group) {
                if (++nodes > MOST_NODES) {
                    throw FormatGuard.wrong(
                            input.file(), group.getPath(), "at most " + MOST_NODES + " groups and data sets", "more");
                }
                if (node instanceof Group inner && !node.isLink()) {
                    group(inner, depth + 1);
                } else if (node instanceof Dataset dataset && !node.isLink()) {
                    dataset(dataset);
                }
            }
        }

        /** {@return whether the group's signal is a stack; what else the group holds describes it then} */
        private boolean data(Group group) throws IOException {
            String name = input.attributeText(group, Nexus.SIGNAL);
            Optional<Dataset> signal = name.isEmpty() ? Optional.empty() : input.dataset(group, name);
            if (signal.isEmpty() || !isStack(signal.get())) {
                return false;
            }
            signals.add(signal.get().getAddress());
            String id = group.getParent() == null ? "" : input.attributeText(group.getParent(), Nexus.ID);
            try {
                add(NexusReader.stack(input, group, signal.get(), unique(id, group), warnings));
            } catch (UnreadableException e) {
                leaveOut(signal.get(), e);
            }
            return true;
        }

        private void dataset(Dataset dataset) {
            if (!seen.add(dataset.getAddress())) {
                return;
            }
            if (isStack(dataset)) {
                plain.add(dataset);
            } else {
                others.add(FormatGuard.shortened(dataset.getPath()) + " " + shape(dataset));
            }
        }

        private void add(org.interphase.core.data.Dataset dataset) throws IOException {
            if (found.size() == MOST_DATASETS) {
                throw FormatGuard.wrong(input.file(), "/", "at most " + MOST_DATASETS + " stacks", "more");
            }
            found.add(dataset);
        }

        private void leaveOut(Dataset dataset, UnreadableException e) {
            String path = FormatGuard.shortened(dataset.getPath());
            warnings.add(path + ": " + e.getMessage() + ": left out");
            others.add(path + " (" + e.getMessage() + ")");
        }

        Reading reading() throws IOException, CancelledException {
            for (Dataset dataset : plain) {
                progress.checkCancelled();
                if (!signals.contains(dataset.getAddress())) {
                    try {
                        add(NexusReader.plain(input, dataset, unique("", dataset), warnings));
                    } catch (UnreadableException e) {
                        leaveOut(dataset, e);
                    }
                }
            }
            if (found.isEmpty()) {
                throw input.file().wrong(
                        Place.whole(),
                        "a data set of numbers [channel][layer][y][x] or [layer][y][x]",
                        others.isEmpty()
                                ? "no data set"
                                : others.stream().limit(TOLD).collect(Collectors.joining(", "))
                                        + (others.size() > TOLD ? ", and " + (others.size() - TOLD) + " more" : ""));
            }
            return new Reading(found, warnings);
        }

        /** An ID as the file has it, or the path; with a number where there is one of this name. */
        private String unique(String id, Node node) {
            String wanted = PlainText.of(id.isBlank() ? node.getPath().replaceAll("^/+|/+$", "") : id);
            wanted = wanted.isBlank() ? "data" : FormatGuard.shortened(wanted);
            String unique = wanted;
            for (int i = 2; !ids.add(unique); i++) {
                unique = wanted + "." + i;
            }
            return unique;
        }
    }

    private static boolean isStack(Dataset dataset) {
        int n = dataset.getDimensionsAsLong().length;
        return (n == CUBE || n == STACK) && NumberType.of(dataset.getDataType()).isPresent();
    }

    private static String shape(Dataset dataset) {
        DataType type = dataset.getDataType();
        String what = NumberType.of(type).isPresent() ? "numbers" : type.getClass().getSimpleName();
        return "(" + what + Arrays.stream(dataset.getDimensionsAsLong()).mapToObj(n -> "[" + n + "]").collect(Collectors.joining())
                + ")";
    }
}
