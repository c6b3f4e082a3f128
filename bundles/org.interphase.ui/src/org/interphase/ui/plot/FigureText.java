// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.FigureWindow;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;

/** The numbers of what is seen of a figure as a table: two columns a series and two more for its errors, full precision. */
final class FigureText {

    private record Column(String name, int[] points, IntToDoubleFunction value) {}

    private FigureText() {}

    /** Writes lines of cells, the first with the columns' names. Series without a name, such as zero lines, are left out. */
    static void write(Figure figure, FigureWindow window, char separator, Appendable out) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Series s : figure.series()) {
            if (!s.name().isEmpty()) {
                columns.addAll(columns(figure, s, window));
            }
        }
        for (int c = 0; c < columns.size(); c++) {
            out.append(c == 0 ? "" : String.valueOf(separator)).append(cell(columns.get(c).name(), separator));
        }
        out.append(System.lineSeparator());
        int rows = columns.stream().mapToInt(c -> c.points().length).max().orElse(0);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns.size(); c++) {
                Column column = columns.get(c);
                if (c > 0) {
                    out.append(separator);
                }
                double value = r < column.points().length ? column.value().applyAsDouble(column.points()[r]) : Double.NaN;
                if (Double.isFinite(value)) {
                    out.append(Double.toString(value));
                }
            }
            out.append(System.lineSeparator());
        }
    }

    private static List<Column> columns(Figure figure, Series s, FigureWindow window) {
        int[] seen = IntStream.range(0, s.points()).filter(i -> window.shows(s, i)).toArray();
        String vertical = ": " + (s.right() ? figure.rightAxis() : figure.y()).label();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(s.name() + ": " + figure.x().label(), seen, s::x));
        if (s.mark() == Mark.BAND) {
            columns.add(new Column(s.name() + " from" + vertical, seen, s::y));
            columns.add(new Column(s.name() + " to" + vertical, seen, s::upper));
            return columns;
        }
        columns.add(new Column(s.name() + vertical, seen, s::y));
        if (s.hasErrors()) {
            columns.add(new Column(s.name() + " error below" + vertical, seen, s::errorBelow));
            columns.add(new Column(s.name() + " error above" + vertical, seen, s::errorAbove));
        }
        return columns;
    }

    private static String cell(String text, char separator) {
        boolean plain = text.indexOf(separator) < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
