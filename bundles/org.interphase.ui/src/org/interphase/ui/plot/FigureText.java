// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;

/** The numbers of a figure as a table: two columns a series, full precision. */
final class FigureText {

    private FigureText() {}

    /** {@return lines of cells, the first with the columns' names} */
    static String table(Figure figure, char separator) {
        List<double[]> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int rows = 0;
        for (Series s : figure.series()) {
            if (s.name().isEmpty()) {
                continue;
            }
            Axis vertical = s.right() ? figure.rightAxis() : figure.y();
            names.add(s.name() + ": " + figure.x().label());
            columns.add(s.x());
            columns.add(s.y());
            boolean band = s.mark() == Series.Mark.BAND;
            names.add(s.name() + (band ? " from" : "") + ": " + vertical.label());
            if (band) {
                names.add(s.name() + " to: " + vertical.label());
                columns.add(IntStream.range(0, s.points()).mapToDouble(s::upper).toArray());
            }
            if (s.hasErrors()) {
                names.add(s.name() + " error below: " + vertical.label());
                columns.add(IntStream.range(0, s.points()).mapToDouble(s::errorBelow).toArray());
                names.add(s.name() + " error above: " + vertical.label());
                columns.add(IntStream.range(0, s.points()).mapToDouble(s::errorAbove).toArray());
            }
            rows = Math.max(rows, s.points());
        }
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < names.size(); c++) {
            out.append(c == 0 ? "" : separator).append(cell(names.get(c), separator));
        }
        out.append(System.lineSeparator());
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns.size(); c++) {
                out.append(c == 0 ? "" : separator);
                if (r < columns.get(c).length && Double.isFinite(columns.get(c)[r])) {
                    out.append(columns.get(c)[r]);
                }
            }
            out.append(System.lineSeparator());
        }
        return out.toString();
    }

    private static String cell(String text, char separator) {
        return text.indexOf(separator) < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
