// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interphase.ui.part.History;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.SceneGuess;
import org.interphase.volume.render.SpeciesColours;

/** A panel's scene, its history, and all that was asked for. */
final class Scenes implements History.Words<Scene> {

    private static final SceneChange ELSEWHERE = new SceneChange("Elsewhere", "", s -> s);

    /** 50 µm × 50 µm × 0.4 µm. */
    static final VolumeGeometry GEOMETRY = geometry(40, 100, 0.5, 0.01);

    final List<SceneChange> asked = new ArrayList<>();
    final History<Scene> history = new History<>(this);
    private SceneChange now = ELSEWHERE;

    static VolumeGeometry geometry(int layers, int pixels, double pixelUm, double layerUm) {
        double[] depth = new double[layers];
        for (int k = 0; k < layers; k++) {
            depth[k] = (k + 0.5) * layerUm;
        }
        return new VolumeGeometry(layers, pixels, pixels, pixelUm, pixelUm, depth);
    }

    /** Mostly few counts, and a wide peak of many with a long tail, as of an ion that is in grains. */
    static CountHistogram counts(double low, double high, long voxels) {
        long[] n = new long[(int) (6 * high)];
        for (int i = 0; i < n.length; i++) {
            double few = voxels * Math.exp(-i / low) / low;
            double z = (i - high) / (0.3 * high);
            double many = 0.05 * voxels * Math.exp(-z * z / 2) / high;
            double tail = i < high ? 0 : 0.001 * voxels / high * Math.exp(-(i - high) / high);
            n[i] = Math.round(few + many + tail);
        }
        return new CountHistogram(n, 1);
    }

    static SceneInput input() {
        return new SceneInput(
                GEOMETRY,
                List.of("Na+", "K+", "CNO-", "O2-", "PO2-"),
                Map.of("Na+", counts(2, 40, 4_000_000), "K+", counts(0.7, 8, 4_000_000), "CNO-", counts(5, 300, 4_000_000), "O2-", counts(3, 90, 400_000)));
    }

    static Scene scene(SceneInput input, String... species) {
        List<SceneChannel> channels = new ArrayList<>();
        for (String s : species) {
            CountHistogram h = input.histograms().get(s);
            channels.add(SceneGuess.channel(
                    s,
                    h.voxels(),
                    h.step(),
                    Mode.COMPOSITE,
                    SpeciesColours.rgb(channels.size()),
                    Decor.DEFAULT.backgroundRgb()));
        }
        return new Scene(channels, 0, 0, 20, Camera.DEFAULT, Cuts.NONE, Decor.DEFAULT);
    }

    void take(SceneChange change) {
        asked.add(change);
        now = change;
        history.edit(change.change());
        now = ELSEWHERE;
    }

    Scene scene() {
        return history.document().orElseThrow();
    }

    @Override
    public String label(Scene before, Scene after) {
        return now.label();
    }

    @Override
    public String field(Scene before, Scene after) {
        return now.key();
    }
}
