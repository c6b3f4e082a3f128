// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.SeriesPyramid;

/**
 * The measured points of a figure, by what they are in the data: one index may be a point in several series (modulus and
 * phase), and the points of one measurement may lie in several (used and masked).
 */
final class MeasuredPoints {

    /** A point of a series. */
    record Place(Series series, int point) {}

    /** Where each index is in a series that says so: the indices in rising order, and the point of each. */
    private record Order(int[] indices, int[] points) {}

    private final List<SeriesPyramid> pyramids;
    private final List<Series> series;
    private final List<Order> orders;
    private final int[] indices;
    private final int count;

    MeasuredPoints(List<SeriesPyramid> all) {
        pyramids = all.stream().filter(p -> isMeasured(p.series())).toList();
        series = pyramids.stream().map(SeriesPyramid::series).toList();
        orders = series.stream().map(s -> s.hasIndices() ? order(s) : null).toList();
        if (series.stream().noneMatch(Series::hasIndices)) {
            indices = null;
            count = series.stream().mapToInt(Series::points).max().orElse(0);
        } else {
            indices = series.stream()
                    .flatMapToInt(s -> IntStream.range(0, s.points()).map(s::index))
                    .sorted()
                    .distinct()
                    .toArray();
            count = indices.length;
        }
    }

    /** Masked points are measured ones only where they say which. */
    private static boolean isMeasured(Series s) {
        boolean data = s.role().isData() || s.role() == Role.MASKED && s.hasIndices();
        return data && s.mark() != Mark.BAND;
    }

    private static Order order(Series s) {
        int[] points = IntStream.range(0, s.points())
                .boxed()
                .sorted((a, b) -> Integer.compare(s.index(a), s.index(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Order(Arrays.stream(points).map(s::index).toArray(), points);
    }

    /** {@return where an index is drawn} */
    List<Place> places(int index) {
        return IntStream.range(0, series.size())
                .mapToObj(k -> place(k, index))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Place> place(int k, int index) {
        Series s = series.get(k);
        int point = index;
        if (orders.get(k) != null) {
            int at = Arrays.binarySearch(orders.get(k).indices(), index);
            if (at < 0) {
                return Optional.empty();
            }
            point = orders.get(k).points()[at];
        }
        boolean drawn = point >= 0
                && point < s.points()
                && Double.isFinite(s.x(point))
                && Double.isFinite(s.y(point));
        return drawn ? Optional.of(new Place(s, point)) : Optional.empty();
    }

    /** {@return the index that is some steps further in the data, the first or last where they end; from none, an end} */
    OptionalInt step(OptionalInt from, int by) {
        int at = from.isEmpty() ? (by > 0 ? -1 : count) : rank(from.getAsInt());
        int towards = Integer.signum(by);
        int found = -1;
        for (int left = Math.abs(by), i = at + towards; left > 0 && i >= 0 && i < count; i += towards) {
            if (!places(index(i)).isEmpty()) {
                found = i;
                left--;
            }
        }
        return found < 0 ? from : OptionalInt.of(index(found));
    }

    private int index(int rank) {
        return indices == null ? rank : indices[rank];
    }

    private int rank(int index) {
        int at = indices == null ? index : Arrays.binarySearch(indices, index);
        return at < 0 ? -at - 1 : at;
    }

    /** {@return the indices from one to another, both with them} */
    int[] between(int one, int other) {
        return IntStream.rangeClosed(rank(Math.min(one, other)), Math.min(count - 1, rank(Math.max(one, other))))
                .map(this::index)
                .filter(i -> !places(i).isEmpty())
                .toArray();
    }

    /** {@return 1 where the data run from left to right on the screen, −1 where they run the other way} */
    int direction() {
        if (series.isEmpty() || series.get(0).points() < 2) {
            return 1;
        }
        Series s = series.get(0);
        return s.x(s.points() - 1) < s.x(0) ? -1 : 1;
    }

    /** {@return the index of the nearest point within so many pixels} */
    OptionalInt nearest(Figure figure, View view, double px, double py, double within) {
        double best = within;
        OptionalInt found = OptionalInt.empty();
        for (SeriesPyramid p : pyramids) {
            Series s = p.series();
            int point = p.nearest(view.across(figure), view.up(figure, s.right()), px, py, best);
            if (point >= 0) {
                best = Math.hypot(view.across(s, point) - px, view.down(s, point) - py);
                found = OptionalInt.of(s.index(point));
            }
        }
        return found;
    }

    /** {@return the indices of the points inside a box of pixels, rising} */
    int[] inside(View view, Rectangle box) {
        return series.stream()
                .flatMapToInt(s -> IntStream.range(0, s.points())
                        .filter(i -> holds(box, view.across(s, i), view.down(s, i)))
                        .map(s::index))
                .sorted()
                .distinct()
                .toArray();
    }

    private static boolean holds(Rectangle box, double px, double py) {
        return px >= box.x && px <= box.x + box.width && py >= box.y && py <= box.y + box.height;
    }

    /** {@return the nearest horizontal value of a measured point above another value, or below it} */
    OptionalDouble nextAcross(double from, int direction) {
        double best = Double.NaN;
        for (Series s : series) {
            for (int i = 0; i < s.points(); i++) {
                double distance = (s.x(i) - from) * direction;
                if (distance > 0 && !(distance >= (best - from) * direction)) {
                    best = s.x(i);
                }
            }
        }
        return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
    }
}
