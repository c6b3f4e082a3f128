// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.interphase.core.figure.PngImage;
import org.interphase.core.format.PartFile;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.job.Computing;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.render.Animation;
import org.interphase.volume.render.ColumnMark;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Film;
import org.interphase.volume.render.Illustrator;
import org.interphase.volume.render.Lettering;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.RayCaster;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;

/**
 * Writes a scene as {@code volume render --scene} does: the same scene, volumes, columns and size give the same file.
 *
 * @param scene what is seen
 * @param volumes of its species
 * @param columns those that are marked
 * @param size how large and how finely
 */
public record PictureExport(Scene scene, List<Samples> volumes, List<ColumnMark> columns, PictureSize size) {

    /** Size of letters in points, as the command has it. */
    private static final double TEXT_PT = 9;

    /** Copies the lists. */
    public PictureExport {
        volumes = List.copyOf(volumes);
        columns = List.copyOf(columns);
        if (size.backgroundRgb().isPresent()) {
            Decor d = scene.decor();
            scene = scene.withDecor(new Decor(
                    d.axes(), d.colourBars(), d.normalised(), d.labels(), size.backgroundRgb().getAsInt()));
        }
    }

    /** Draws with a caster that is closed again. */
    private interface Use<R> {
        R with(Illustrator illustrator) throws IOException, CancelledException;
    }

    private <R> R draw(Progress progress, Use<R> use) throws IOException, CancelledException {
        try (RayCaster caster = new RayCaster()) {
            caster.open(volumes, progress);
            return use.with(new Illustrator(
                    caster, Samples.around(volumes), size.frame(), Lettering.drawn(TEXT_PT, size.dpi()), columns));
        } catch (NotEnoughMemoryException e) {
            throw new IllegalArgumentException(Computing.sentence(e.getMessage()), e);
        }
    }

    /**
     * Writes a picture; the file is complete or as it was before.
     *
     * @param file where to, PNG
     * @param progress what to report to
     * @return the file
     * @throws IllegalArgumentException when it does not fit into memory
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end; nothing is written then
     */
    public Path picture(Path file, Progress progress) throws IOException, CancelledException {
        Picture p = draw(progress, illustrator -> illustrator.draw(scene, progress));
        Path part = PartFile.of(file);
        try {
            Files.write(part, PngImage.opaque(p.width(), p.height(), p.rgb(), size.dpi()));
            progress.checkCancelled();
            PartFile.complete(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    /**
     * Writes an animation.
     *
     * @param file where to: animated PNG, or with {@code #} in its name a PNG of each frame
     * @param kind how it moves
     * @param frames how many
     * @param framesPerSecond how many of them a second shows
     * @param progress what to report to
     * @return what was written
     * @throws IllegalArgumentException when it does not fit into memory, or nothing of the depth is left by the cuts
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end; nothing is written then
     */
    public List<Path> film(Path file, FilmKind kind, int frames, double framesPerSecond, Progress progress)
            throws IOException, CancelledException {
        Animation animation =
                switch (kind) {
                    case TURNTABLE -> new Animation.Turntable(scene, frames);
                    case BUILD_UP -> new Animation.BuildUp(scene, Samples.around(volumes), frames);
                };
        return draw(
                progress,
                illustrator -> Film.write(animation, illustrator, file, 1 / framesPerSecond, size.dpi(), progress));
    }

    /**
     * {@return the command that draws a saved scene again}
     *
     * @param data the file of the stack
     * @param scene the file of the scene
     * @param crater option for the depth of the crater; empty for none
     * @param size how large and how finely
     */
    public static String command(Path data, Path scene, String crater, PictureSize size) {
        return "interphase volume render " + quoted(data) + " --scene " + quoted(scene) + crater + " --size " + size.width() + "x"
                + size.height() + String.format(Locale.ROOT, " --dpi %.0f --supersample %d -o ", size.dpi(), size.supersample())
                + quoted(data.resolveSibling(data.getFileName() + ".png"));
    }

    /** {@return the size that is proposed} */
    public static PictureSize usual() {
        return PictureSize.DEFAULT;
    }

    /** Quoted for the shell, where that is needed. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
