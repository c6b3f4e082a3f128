// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneGuess;

/** What is seen of a stack that nobody has looked at yet: one species of each polarity. */
final class FirstScene {

    /** Voxels from which on nothing is smoothed at first. */
    private static final long LARGE = 1 << 28;

    private FirstScene() {}

    /** A scene and the volumes that it was guessed from. */
    record Guess(Scene scene, Volumes volumes) {}

    static Guess of(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
        Set<String> names = new LinkedHashSet<>();
        for (IonPolarity polarity : IonPolarity.values()) {
            stack.raw().species().stream()
                    .filter(c -> c.polarity() == polarity)
                    .findFirst()
                    .ifPresent(c -> names.add(c.name()));
        }
        if (names.isEmpty()) {
            names.add(stack.raw().species().get(0).name());
        }
        // A large volume is smoothed by what falls into a pixel, and need not be in memory twice.
        boolean large = (long) stack.geometry().layers() * stack.geometry().pixels() > LARGE;
        double sigmaLayers = large ? 0 : SceneGuess.sigmaLayers(stack.geometry().layers());
        double sigmaPx = large ? 0 : SceneGuess.sigmaPx();
        Volumes volumes = Volumes.none(stack).of(new ArrayList<>(names), sigmaLayers, sigmaPx, progress);
        List<Samples> drawn = List.copyOf(volumes.drawn().values());
        return new Guess(
                SceneGuess.of(drawn, List.of(Mode.COMPOSITE), sigmaLayers, sigmaPx), volumes);
    }
}
