// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonChannel;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.job.Computing;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;

/** What is seen of a stack that nobody has looked at yet. */
final class FirstScene {

    private static final int[] COLOURS = {0xE69F00, 0x0072B2, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00};

    private FirstScene() {}

    /** Reads a first species to see how many counts it has: sodium where there is some, else the one that is first. */
    static Scene of(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
        int channel = stack.raw().indexOf("Na+").orElse(0);
        try {
            return of(stack, Samples.of(stack, channel, progress));
        } catch (NotEnoughMemoryException e) {
            throw new IllegalArgumentException(Computing.sentence(e.getMessage()), e);
        }
    }

    private static Scene of(CorrectedStack stack, Samples first) {
        VolumeGeometry g = first.geometry();
        double across = Math.max(g.width() * g.pixelWidthUm(), g.height() * g.pixelHeightUm());
        double stretch = 0.5 * across / (g.topUm(g.layers()) - g.topUm(0));
        List<SceneChannel> channels = new ArrayList<>();
        for (IonChannel c : stack.raw().species()) {
            if (channels.size() < Scene.MOST_CHANNELS) {
                channels.add(channel(c.name(), channels.size(), c.name().equals(first.species()), first));
            }
        }
        return new Scene(channels, 0, 0, stretch, Camera.DEFAULT, Cuts.NONE, Decor.DEFAULT);
    }

    private static SceneChannel channel(String name, int index, boolean visible, Samples first) {
        int rgb = COLOURS[index % COLOURS.length];
        long[] histogram = first.histogram();
        long above = first.geometry().voxels() / 1000;
        int high = histogram.length - 1;
        for (long sum = 0; high > 1 && sum + histogram[high] <= above; high--) {
            sum += histogram[high];
        }
        double top = high * first.step();
        return new SceneChannel(
                name,
                visible,
                Mode.COMPOSITE,
                rgb,
                new TransferFunction(List.of(
                        new TransferFunction.Stop(0.5 * top, rgb, 0), new TransferFunction.Stop(top, rgb, 0.3))),
                0.7 * top);
    }
}
