// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.figure.AnimatedPng;
import org.interphase.core.figure.PngImage;
import org.interphase.core.format.PartFile;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Writes animations: as one file of animated PNG, or, where the file's name has {@code #}, as a PNG of each frame, with the
 * frame's number, counted from 1, in place of them. One frame is in memory at a time. Files are complete or not there.
 */
public final class Film {

    private static final Pattern NUMBER = Pattern.compile("#+");

    private Film() {}

    /** Draws scenes. */
    @FunctionalInterface
    public interface Artist {
        /**
         * {@return the picture of a scene; all of a film are of one size}
         *
         * @param scene what is seen
         * @param progress asked whether to go on
         * @throws CancelledException when asked to end
         */
        Picture draw(Scene scene, Progress progress) throws CancelledException;
    }

    /**
     * Writes an animation.
     *
     * @param animation what is seen
     * @param artist draws its frames, in order
     * @param file where to; files that are there are replaced
     * @param secondsPerFrame how long a frame is shown, 0.001 to 65 s
     * @param dpi pixels of an inch
     * @param progress told of each frame, and asked whether to go on
     * @return what was written
     * @throws IllegalArgumentException when a value is out of its range
     * @throws IOException when it cannot be written
     * @throws CancelledException when asked to end; nothing is written then
     */
    public static List<Path> write(
            Animation animation, Artist artist, Path file, double secondsPerFrame, double dpi, Progress progress)
            throws IOException, CancelledException {
        return NUMBER.matcher(file.getFileName().toString()).find()
                ? frames(animation, artist, file, dpi, progress)
                : animated(animation, artist, file, secondsPerFrame, dpi, progress);
    }

    private static List<Path> animated(
            Animation animation, Artist artist, Path file, double seconds, double dpi, Progress progress)
            throws IOException, CancelledException {
        Path part = PartFile.of(file);
        int n = animation.frames();
        try {
            Picture first = draw(animation, artist, 0, progress);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                AnimatedPng png = new AnimatedPng(out, first.width(), first.height(), n, seconds, dpi);
                png.add(first.rgb());
                for (int i = 1; i < n; i++) {
                    png.add(draw(animation, artist, i, progress).rgb());
                }
                png.finish();
            }
            progress.checkCancelled();
            PartFile.complete(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        return List.of(file);
    }

    private static List<Path> frames(Animation animation, Artist artist, Path file, double dpi, Progress progress)
            throws IOException, CancelledException {
        int n = animation.frames();
        Map<Path, Path> parts = new LinkedHashMap<>();
        try {
            for (int i = 0; i < n; i++) {
                Path target = numbered(file, i + 1);
                Path part = PartFile.of(target);
                parts.put(part, target);
                Picture p = draw(animation, artist, i, progress);
                Files.write(part, PngImage.opaque(p.width(), p.height(), p.rgb(), dpi));
            }
            progress.checkCancelled();
            for (Map.Entry<Path, Path> e : parts.entrySet()) {
                PartFile.complete(e.getKey(), e.getValue());
            }
        } finally {
            for (Path part : parts.keySet()) {
                Files.deleteIfExists(part);
            }
        }
        return List.copyOf(parts.values());
    }

    private static Picture draw(Animation animation, Artist artist, int i, Progress progress) throws CancelledException {
        progress.checkCancelled();
        progress.report((double) i / animation.frames(), "draw frame " + (i + 1) + " of " + animation.frames());
        Progress part = new Progress() {
            @Override
            public void report(double fraction, String what) {
                // Of a frame alone nobody needs to be told.
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
        return artist.draw(animation.frame(i), part);
    }

    /** The file of a frame: the last row of number signs becomes its number, with zeros before it. */
    private static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        Matcher m = NUMBER.matcher(name);
        int from = 0;
        int to = 0;
        while (m.find()) {
            from = m.start();
            to = m.end();
        }
        return file.resolveSibling(
                name.substring(0, from) + String.format(Locale.ROOT, "%0" + (to - from) + "d", number) + name.substring(to));
    }
}
