// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is seen of a stack's volumes, and how: enough to draw the same picture again, whatever its size.
 *
 * @param channels the species, 1 to {@value #MOST_CHANNELS}, each once
 * @param sigmaLayers standard deviation in layers of the Gaussian that smooths what is drawn, 0 to 50
 * @param sigmaPx the same within a layer, in pixels
 * @param zScale by how much the depth is stretched against the lateral axes, above 0
 * @param camera from where
 * @param cuts what is cut away
 * @param decor axes, colour bars, labels, background
 */
public record Scene(
        List<SceneChannel> channels,
        double sigmaLayers,
        double sigmaPx,
        double zScale,
        Camera camera,
        Cuts cuts,
        Decor decor) {

    /** The most species at once. */
    public static final int MOST_CHANNELS = 16;

    private static final double MOST_SIGMA = 50;
    private static final double MOST_STRETCH = 1e6;

    /**
     * Checks the ranges and copies the species.
     *
     * @throws IllegalArgumentException when a value is out of its range, naming it, or a species is there twice
     */
    public Scene {
        channels = List.copyOf(channels);
        Objects.requireNonNull(camera);
        Objects.requireNonNull(cuts);
        Objects.requireNonNull(decor);
        if (channels.isEmpty() || channels.size() > MOST_CHANNELS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_CHANNELS + " species, found " + channels.size());
        }
        Set<String> names = new HashSet<>();
        for (SceneChannel c : channels) {
            if (!names.add(c.species())) {
                throw new IllegalArgumentException("expected each species once, found " + c.species() + " twice");
            }
        }
        if (!(sigmaLayers >= 0 && sigmaLayers <= MOST_SIGMA) || !(sigmaPx >= 0 && sigmaPx <= MOST_SIGMA)) {
            throw new IllegalArgumentException("expected a smoothing of 0 to " + MOST_SIGMA + ", found " + sigmaLayers
                    + " layers and " + sigmaPx + " px");
        }
        if (!(zScale >= 1 / MOST_STRETCH && zScale <= MOST_STRETCH)) {
            throw new IllegalArgumentException("expected a stretch of the depth above 0, found " + zScale);
        }
    }

    /**
     * {@return the same from elsewhere}
     *
     * @param next from where
     */
    public Scene withCamera(Camera next) {
        return new Scene(channels, sigmaLayers, sigmaPx, zScale, next, cuts, decor);
    }

    /**
     * {@return the same with another stretch of the depth}
     *
     * @param next above 0
     */
    public Scene withZScale(double next) {
        return new Scene(channels, sigmaLayers, sigmaPx, next, camera, cuts, decor);
    }

    /**
     * {@return the same with other cuts}
     *
     * @param next what is cut away
     */
    public Scene withCuts(Cuts next) {
        return new Scene(channels, sigmaLayers, sigmaPx, zScale, camera, next, decor);
    }

    /**
     * {@return the same with other things beside the volume}
     *
     * @param next what is drawn beside it
     */
    public Scene withDecor(Decor next) {
        return new Scene(channels, sigmaLayers, sigmaPx, zScale, camera, cuts, next);
    }

    /**
     * {@return the same with other species}
     *
     * @param next the species
     */
    public Scene withChannels(List<SceneChannel> next) {
        return new Scene(next, sigmaLayers, sigmaPx, zScale, camera, cuts, decor);
    }
}
