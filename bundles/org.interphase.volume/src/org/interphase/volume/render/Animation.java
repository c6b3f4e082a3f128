// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Objects;
import org.interphase.volume.VolumeGeometry;

/** A scene that moves, frame by frame. */
public sealed interface Animation {

    /** The most frames. */
    int MOST_FRAMES = 10_000;

    /** {@return how many frames, 1 to {@value #MOST_FRAMES}} */
    int frames();

    /**
     * {@return what is seen in a frame}
     *
     * @param index counted from 0
     * @throws IndexOutOfBoundsException when there is no such frame
     */
    Scene frame(int index);

    private static void require(int frames) {
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new IllegalArgumentException("expected 1 to " + MOST_FRAMES + " frames, found " + frames);
        }
    }

    /**
     * Once around the volume, counterclockwise seen from above; after the last frame comes the first one again.
     *
     * @param scene the first frame
     * @param frames how many
     */
    record Turntable(Scene scene, int frames) implements Animation {

        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException when it is out of its range
         */
        public Turntable {
            Objects.requireNonNull(scene);
            require(frames);
        }

        @Override
        public Scene frame(int index) {
            return scene.withCamera(scene.camera().turned(360.0 * Objects.checkIndex(index, frames) / frames, 0));
        }
    }

    /**
     * The volume as it grows from its upper side down: the lower end of the cut goes in equal steps to where it is in the scene,
     * which is the last frame.
     *
     * @param scene the last frame
     * @param geometry the raster of its volumes
     * @param frames how many
     */
    record BuildUp(Scene scene, VolumeGeometry geometry, int frames) implements Animation {

        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException when it is out of its range, or the scene's cuts leave no depth
         */
        public BuildUp {
            Objects.requireNonNull(scene);
            require(frames);
            if (!(from(scene, geometry) < to(scene, geometry))) {
                throw new IllegalArgumentException("expected cuts that leave a part of the depth of " + geometry.topUm(0) + " to "
                        + geometry.topUm(geometry.layers()) + " µm, found " + scene.cuts().fromZUm() + " to "
                        + scene.cuts().toZUm() + " µm");
            }
        }

        private static double from(Scene scene, VolumeGeometry geometry) {
            return Math.max(scene.cuts().fromZUm(), geometry.topUm(0));
        }

        private static double to(Scene scene, VolumeGeometry geometry) {
            return Math.min(scene.cuts().toZUm(), geometry.topUm(geometry.layers()));
        }

        @Override
        public Scene frame(int index) {
            if (Objects.checkIndex(index, frames) == frames - 1) {
                return scene;
            }
            double from = from(scene, geometry);
            double end = from + (to(scene, geometry) - from) * (index + 1) / frames;
            Cuts c = scene.cuts();
            return scene.withCuts(
                    new Cuts(c.fromXUm(), c.toXUm(), c.fromYUm(), c.toYUm(), c.fromZUm(), end, c.planes()));
        }
    }
}
