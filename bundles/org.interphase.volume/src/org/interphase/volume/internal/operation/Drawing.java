// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.figure.PngImage;
import org.interphase.core.format.PartFile;
import org.interphase.core.operation.Attachment;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.render.Animation;
import org.interphase.volume.render.Film;
import org.interphase.volume.render.Picture;

/** What is written: a picture, or one that moves and is drawn while it is written, so that only one frame is in memory. */
public sealed interface Drawing extends Attachment {

    /**
     * Writes it.
     *
     * @param file where to
     * @param progress what to report to
     * @return what was written
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end; nothing is written then
     */
    List<Path> write(Path file, Progress progress) throws IOException, CancelledException;

    /**
     * A picture.
     *
     * @param picture its pixels
     * @param dpi pixels of an inch
     */
    record Still(Picture picture, double dpi) implements Drawing {

        @Override
        public List<Path> write(Path file, Progress progress) throws IOException, CancelledException {
            progress.checkCancelled();
            Path part = PartFile.of(file);
            try {
                Files.write(part, PngImage.opaque(picture.width(), picture.height(), picture.rgb(), dpi));
                PartFile.complete(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
            return List.of(file);
        }
    }

    /**
     * A picture that moves.
     *
     * @param animation its frames
     * @param artist draws them
     * @param secondsPerFrame how long each is shown
     * @param dpi pixels of an inch
     */
    record Moving(Animation animation, Film.Artist artist, double secondsPerFrame, double dpi) implements Drawing {

        @Override
        public List<Path> write(Path file, Progress progress) throws IOException, CancelledException {
            return Film.write(animation, artist, file, secondsPerFrame, dpi, progress);
        }
    }
}
