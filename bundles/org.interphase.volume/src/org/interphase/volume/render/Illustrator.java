// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.VolumeGeometry;

/**
 * Draws whole pictures without a display: the volume, and over it what the scene's decor asks for.
 *
 * @param renderer draws volumes; they are open
 * @param geometry the raster around them
 * @param frame how finely
 * @param lettering how large texts are, as {@link AnnotationPainter} draws them
 * @param columns those that are marked
 */
public record Illustrator(
        Renderer renderer, VolumeGeometry geometry, Frame frame, Lettering lettering, List<ColumnMark> columns)
        implements Film.Artist {

    /** Copies the list. */
    public Illustrator {
        columns = List.copyOf(columns);
    }

    @Override
    public Picture draw(Scene scene, Progress progress) throws CancelledException {
        Picture volume = renderer.render(scene, frame, progress);
        return AnnotationPainter.paint(
                volume,
                Decoration.of(scene, geometry, frame.width(), frame.height(), lettering, columns),
                scene.decor().backgroundRgb());
    }
}
