// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.Optional;
import org.interphase.core.data.StackGeometry;
import org.interphase.ui.sims.StackView.Window;

/** The values of the pixels that are seen of a picture, as a table: a row of the raster in each row, with what they are above. */
final class TileValues {

    private TileValues() {}

    /**
     * Writes them.
     *
     * @param shown what is seen
     * @param plane its values
     * @param unit their unit
     * @param layer counted from 0; empty for all layers together
     * @param geometry the raster
     * @param window the part that is seen: all pixels of which something is seen are written
     * @param separator between cells
     * @param out where to
     */
    static void write(
            String shown,
            Plane plane,
            String unit,
            Optional<Integer> layer,
            StackGeometry geometry,
            Window window,
            char separator,
            Appendable out)
            throws IOException {
        int left = (int) Math.floor(window.x());
        int top = (int) Math.floor(window.y());
        int right = Math.min(geometry.width(), (int) Math.ceil(window.x() + window.width()));
        int bottom = Math.min(geometry.height(), (int) Math.ceil(window.y() + window.height()));
        head(out, separator, "image", cell(shown, separator));
        head(out, separator, "unit", cell(unit, separator));
        head(out, separator, "layer", layer.map(k -> Integer.toString(k)).orElse("all"));
        head(out, separator, "columns", left + " to " + (right - 1));
        head(out, separator, "rows", top + " to " + (bottom - 1));
        if (geometry.pixelWidthUm() > 0 && geometry.pixelHeightUm() > 0) {
            head(out, separator, "pixel width / µm", Double.toString(geometry.pixelWidthUm()));
            head(out, separator, "pixel height / µm", Double.toString(geometry.pixelHeightUm()));
        }
        out.append("y \\ x");
        for (int x = left; x < right; x++) {
            out.append(separator).append(Integer.toString(x));
        }
        out.append(System.lineSeparator());
        for (int y = top; y < bottom; y++) {
            out.append(Integer.toString(y));
            for (int x = left; x < right; x++) {
                out.append(separator).append(number(plane, y * geometry.width() + x));
            }
            out.append(System.lineSeparator());
        }
    }

    private static String number(Plane plane, int pixel) {
        double value = plane.value(pixel);
        if (!Double.isFinite(value)) {
            return "";
        }
        return plane.isCounted() ? Long.toString((long) value) : Float.toString((float) value);
    }

    private static void head(Appendable out, char separator, String name, String value) throws IOException {
        out.append(name).append(separator).append(value).append(System.lineSeparator());
    }

    private static String cell(String text, char separator) {
        boolean plain = text.indexOf(separator) < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
