// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import org.interphase.core.figure.Figure;
import org.interphase.core.figure.FigureWindow;
import org.interphase.core.figure.Scale;
import org.interphase.core.figure.Series;

/**
 * What is seen of a figure: from where to where its axes go, and on how many pixels.
 *
 * @param x horizontal axis
 * @param y vertical axis on the left
 * @param right vertical axis on the right; any where the figure has none
 * @param width pixels between the vertical axes
 * @param height pixels above the horizontal axis
 */
record View(Span x, Span y, Span right, int width, int height) {

    /** {@return horizontal pixel of a value; NaN where a logarithmic axis has none} */
    double across(double value) {
        return x.position(value) * width;
    }

    /** {@return vertical pixel of a value, downwards; NaN where a logarithmic axis has none} */
    double down(double value, boolean onRight) {
        return (1 - vertical(onRight).position(value)) * height;
    }

    /** {@return the vertical axis of a series} */
    Span vertical(boolean onRight) {
        return onRight ? right : y;
    }

    /** {@return the horizontal axis} */
    Scale across(Figure figure) {
        return new Scale(figure.x(), x.lower(), x.upper(), 0, width);
    }

    /** {@return a vertical axis} */
    Scale up(Figure figure, boolean onRight) {
        Span span = vertical(onRight);
        return new Scale(onRight ? figure.rightAxis() : figure.y(), span.lower(), span.upper(), height, 0);
    }

    /** {@return what is seen, in the units of the axes} */
    FigureWindow window() {
        return new FigureWindow(x.lower(), x.upper(), y.lower(), y.upper(), right.lower(), right.upper());
    }

    double across(Series s, int point) {
        return across(s.x(point));
    }

    double down(Series s, int point) {
        return down(s.y(point), s.right());
    }

    /** {@return whether a point is seen} */
    boolean shows(Series s, int point) {
        double px = across(s, point);
        double py = down(s, point);
        return px >= 0 && px <= width && py >= 0 && py <= height;
    }
}
