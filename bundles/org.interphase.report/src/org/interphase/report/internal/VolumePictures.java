// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.interphase.core.figure.MarkupText;
import org.interphase.core.figure.PngImage;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.Labels;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.ColumnMark;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Illustrator;
import org.interphase.volume.render.Lettering;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.RayCaster;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.SceneGuess;

/** Volumes as elements of a page; all that are drawn by one scene have the same colours for the same counts. */
final class VolumePictures {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    /** Pixels of the picture along one of the page's. */
    private static final int FINE = 2;

    private static final double POINTS = 9;
    private static final double DPI = 96;
    private static final Lettering LETTERS = Lettering.drawn(POINTS, FINE * DPI);

    private VolumePictures() {}

    /**
     * {@return the smoothed volumes of some species}
     *
     * @param stack their images
     * @param species names
     * @param progress what to report to
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    static List<Samples> samples(CorrectedStack stack, List<String> species, Progress progress)
            throws IOException, CancelledException {
        List<Samples> all = new ArrayList<>();
        for (String name : species) {
            all.add(Samples.of(
                    stack,
                    stack.raw().indexOf(name).orElseThrow(),
                    ColumnOptions.DEFAULT.sigmaLayers(),
                    ColumnOptions.DEFAULT.sigmaPx(),
                    progress));
        }
        return all;
    }

    /**
     * {@return a scene for volumes: the first as a cloud, the others as surfaces}
     *
     * @param volumes smoothed
     */
    static Scene scene(List<Samples> volumes) {
        Scene guess = SceneGuess.of(
                volumes, List.of(Mode.COMPOSITE, Mode.ISO), ColumnOptions.DEFAULT.sigmaLayers(), ColumnOptions.DEFAULT.sigmaPx());
        return SceneGuess.fitted(guess, Samples.around(volumes), FINE * WIDTH, FINE * HEIGHT, LETTERS);
    }

    /**
     * {@return the scene with one of its species}
     *
     * @param scene of several
     * @param species the name of that which stays
     */
    static Scene only(Scene scene, String species) {
        List<SceneChannel> one =
                scene.channels().stream().filter(c -> c.species().equals(species)).toList();
        return scene.withChannels(one);
    }

    /**
     * {@return the element}
     *
     * @param scene what is seen
     * @param volumes the scene's species
     * @param marked numbered objects
     * @param title what it shows
     * @param progress what to report to
     * @throws CancelledException when asked to end
     */
    static String svg(Scene scene, List<Samples> volumes, Labels marked, String title, Progress progress)
            throws CancelledException {
        Picture picture;
        try (RayCaster caster = new RayCaster()) {
            caster.open(volumes, progress);
            VolumeGeometry around = Samples.around(volumes);
            picture = new Illustrator(
                            caster, around, Frame.of(FINE * WIDTH, FINE * HEIGHT), LETTERS, ColumnMark.along(marked, false))
                    .draw(scene, progress);
        }
        byte[] png = PngImage.opaque(picture.width(), picture.height(), picture.rgb(), FINE * DPI);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + MarkupText.escape(title) + "\"><title>" + MarkupText.escape(title)
                + "</title><image width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"/></svg>";
    }
}
