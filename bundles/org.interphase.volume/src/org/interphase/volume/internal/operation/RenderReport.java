// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.interphase.core.operation.ExportsFile;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Result of {@code volume render}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param width in pixels
 * @param height in pixels
 * @param dpi pixels of an inch
 * @param frames how many; 1 of a picture that does not move
 * @param species what is drawn
 * @param columns how many columns are marked; null where they were not looked for
 * @param scene as a scene's file has it
 * @param sceneFile where the scene was written; null for nowhere
 * @param remarks what to know of it
 * @param drawing the picture
 */
public record RenderReport(
        int width,
        int height,
        double dpi,
        int frames,
        List<Species> species,
        Integer columns,
        Map<String, Object> scene,
        String sceneFile,
        List<String> remarks,
        Drawing drawing)
        implements ExportsFile {

    /** Copies the lists. */
    public RenderReport {
        species = List.copyOf(species);
        remarks = List.copyOf(remarks);
    }

    /**
     * A species that is drawn.
     *
     * @param name as the stack has it
     * @param mode how
     * @param from counts from which on it is seen
     * @param to counts of the last colour; null of a surface
     */
    public record Species(String name, String mode, double from, double to) {}

    @Override
    public String ending() {
        return ".png";
    }

    @Override
    public List<Path> writeTo(Path file, Progress progress) throws IOException, CancelledException {
        return drawing.write(file, progress);
    }
}
