// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.PartFile;
import org.interphase.core.operation.OperationException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Labels;
import org.interphase.volume.VolumeGeometry;

/** Labels as a stack of one channel of whole numbers, which is written as stacks are. */
final class LabelStack {

    private LabelStack() {}

    static IonStack of(Labels labels, String species) {
        VolumeGeometry g = labels.geometry();
        return new IonStack(
                "labels",
                "columns of " + species,
                new StackGeometry(g.layers(), g.height(), g.width(), g.pixelWidthUm(), g.pixelHeightUm()),
                List.of(IonChannel.named("labels").withDepthUm(g.depthUm())),
                new LabelLayers(labels),
                Map.of());
    }

    /** Layers that are made of runs when they are asked for. */
    private record LabelLayers(Labels labels) implements LayerSource {

        @Override
        public PixelType type() {
            return PixelType.UINT16;
        }

        @Override
        public void read(int channel, int layer, float[] into) {
            int[] all = new int[into.length];
            labels.layer(layer, all);
            for (int i = 0; i < into.length; i++) {
                into[i] = all[i];
            }
        }

        @Override
        public void read(int channel, int layer, int[] into) {
            labels.layer(layer, into);
        }
    }

    /** {@return how labels are written into a file of this name, before anything is computed} */
    static Exporter exporter(String file, IonStack like, FileFormats formats) throws OperationException {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw new OperationException("--labels: expected a file's name, found '" + file + "': " + e.getReason(), e);
        }
        return formats.exporter(like, path)
                .orElseThrow(() -> new OperationException("--labels: expected a file with one of the endings "
                        + formats.exporters().stream()
                                .filter(x -> x.accepts(like))
                                .map(Exporter::extension)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ", found '" + file + "'"));
    }

    /** Writes beside the name first, so that no half of a file bears it. */
    static void write(IonStack labels, Exporter exporter, Path file, Progress progress)
            throws IOException, CancelledException {
        Path part = PartFile.of(file);
        try {
            exporter.write(labels, "", part, progress);
            PartFile.complete(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
