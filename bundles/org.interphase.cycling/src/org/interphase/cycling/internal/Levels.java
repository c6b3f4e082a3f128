// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The plateaus of a step, and what happens between them.
 *
 * <p>A plateau is a stretch of the {@link Course} that is long, or changes little over its length; all other stretches
 * are on the way from one plateau to the next. Plateaus in the middle of a fall that takes less than a minute and a half
 * are passed over.
 */
final class Levels {

    private static final int FEWEST_POINTS = 4;
    private static final double LONG_S = 90;
    private static final double FLAT = 0.15;
    private static final double PASSING_S = 90;
    /** A fall this near to the ratio is looked at more closely. */
    private static final double NEAR = 0.15;
    /** A short low is below this ratio. */
    private static final double SHORT = 0.75;
    /** What is left of the oscillation, and the line that a level is taken for, as a fraction of the level. */
    private static final double MODEL_ERROR = 0.01;

    private final Course course;
    private final List<Segment> plateaus;

    private Levels(Course course, List<Segment> plateaus) {
        this.course = course;
        this.plateaus = plateaus;
    }

    static Levels of(Course course) {
        List<Segment> plateaus = new ArrayList<>();
        List<Segment> all = course.segments();
        double scale = Math.abs(Robust.median(course.calm(), 0, course.t().length));
        for (int k = 0; k < all.size(); k++) {
            Segment s = all.get(k);
            double duration = course.t()[s.last()] - course.t()[s.first()];
            double change = Math.abs(s.slope()) * duration;
            boolean atEdge = k == 0 || k == all.size() - 1;
            boolean flat = change <= FLAT * Math.max(Math.abs(s.level()), 0.2 * scale);
            if (duration >= LONG_S || flat && (s.points() >= FEWEST_POINTS || atEdge) || !atEdge && isDip(course, all, k)) {
                plateaus.add(s);
            }
        }
        if (plateaus.isEmpty()) {
            plateaus.add(all.stream().max(Comparator.comparingInt(Segment::points)).orElseThrow());
        }
        addDips(course, plateaus);
        return new Levels(course, withoutPassing(course, plateaus));
    }

    /** Of short stretches between two plateaus that lie far below both, the lowest: the voltage was down there, if not level. */
    private static void addDips(Course course, List<Segment> plateaus) {
        double[] t = course.t();
        List<Segment> all = course.segments();
        for (int p = 0; p + 1 < plateaus.size(); p++) {
            Segment a = plateaus.get(p);
            Segment b = plateaus.get(p + 1);
            double line = SHORT * Math.min(a.at(t[a.last()]), b.at(t[b.first()]));
            Segment lowest = null;
            int points = 0;
            for (Segment s : all) {
                if (s.first() > a.last() && s.last() < b.first() && s.level() < line) {
                    points += s.points();
                    lowest = lowest == null || s.level() < lowest.level() ? s : lowest;
                }
            }
            if (points > 1) {
                plateaus.add(++p, lowest);
            }
        }
    }

    /** Whether a short stretch lies below both neighbours, or above both: it is there and back, not on the way. */
    private static boolean isDip(Course course, List<Segment> all, int k) {
        double[] t = course.t();
        Segment s = all.get(k);
        if (s.points() < 2) {
            return false;
        }
        Segment before = all.get(k - 1);
        Segment after = all.get(k + 1);
        double a = before.at(t[before.last()]);
        double b = after.at(t[after.first()]);
        return s.level() < Math.min(a, b) || s.level() > Math.max(a, b);
    }

    private static List<Segment> withoutPassing(Course course, List<Segment> plateaus) {
        double[] t = course.t();
        List<Segment> kept = new ArrayList<>(plateaus);
        for (int k = 1; k + 1 < kept.size(); ) {
            Segment a = kept.get(k - 1);
            Segment b = kept.get(k);
            Segment c = kept.get(k + 1);
            double from = a.at(t[a.last()]);
            double to = c.at(t[c.first()]);
            boolean between = b.level() < 0.97 * from && to < 0.97 * b.level();
            boolean quick = t[c.first()] - t[a.last()] < PASSING_S;
            if (between && quick && to < 0.7 * from) {
                kept.remove(k);
            } else {
                k++;
            }
        }
        return kept;
    }

    List<Segment> plateaus() {
        return plateaus;
    }

    double begin(Segment s) {
        return course.t()[s.first()];
    }

    double end(Segment s) {
        return course.t()[s.last()];
    }

    /** The change from one plateau to a later one. */
    Change change(Segment a, Segment b) {
        double[] t = course.t();
        double[] y = course.calm();
        double begin = t[a.last()];
        double end = t[b.first()];
        double middle = (begin + end) / 2;
        double from = a.at(middle);
        double to = b.at(middle);
        // The area under what lies between gives the time at which half of the change is done, whatever its shape.
        double half = middle;
        if (from != to) {
            double area = 0;
            double lastT = begin;
            double lastV = from;
            for (int k = a.last() + 1; k <= b.first(); k++) {
                double v = k == b.first() ? to : y[k];
                area += (t[k] - lastT) * ((v + lastV) / 2 - to);
                lastT = t[k];
                lastV = v;
            }
            half = Math.clamp(begin + area / (from - to), begin, end);
        }
        double noise = course.noise() / Math.max(Math.abs(from - to), Double.MIN_NORMAL);
        int points = b.first() - a.last();
        double interval = (end - begin) / points;
        double halfError = Math.hypot(interval / Math.sqrt(12), interval * noise * Math.sqrt(points));
        double ratio = to / from;
        double relative = a.varianceAt(middle) / (from * from) + b.varianceAt(middle) / (from * from * Math.max(ratio * ratio, 1e-6));
        double ratioError = Math.abs(ratio) * Math.sqrt(relative + 2 * MODEL_ERROR * MODEL_ERROR);
        return new Change(
                half, halfError, begin, end, from, to, ratio, ratioError, points <= 2);
    }

    /**
     * {@return the falls below a ratio, in order}
     *
     * @param ratio of the voltage after to the one before
     */
    List<Fall> falls(double ratio) {
        List<Fall> falls = new ArrayList<>();
        double end = course.t()[course.t().length - 1];
        for (int k = 0; k + 1 < plateaus.size(); ) {
            Change down = refined(k, ratio);
            if (!(down.ratio() < ratio)) {
                k++;
                continue;
            }
            int back = k + 2;
            double line = ratio * down.from();
            while (back < plateaus.size() && !(plateaus.get(back).at(begin(plateaus.get(back))) > line)) {
                back++;
            }
            if (back < plateaus.size()) {
                Change up = change(plateaus.get(back - 1), plateaus.get(back));
                falls.add(new Fall(down, up.halfS() - down.halfS(), up.halfS(), true));
                k = back;
            } else {
                falls.add(new Fall(down, end - down.halfS(), end, false));
                break;
            }
        }
        return falls;
    }

    /** The change from a plateau to the next, looked at more closely where it is a fall to about this ratio or lower. */
    private Change refined(int k, double ratio) {
        Change c = change(plateaus.get(k), plateaus.get(k + 1));
        return c.ratio() < ratio + NEAR
                ? FallFit.refine(
                        course.t(),
                        course.calm(),
                        plateaus.get(k).first(),
                        plateaus.get(k + 1).last(),
                        c,
                        course.noise(),
                        MODEL_ERROR)
                : c;
    }

    /**
     * {@return all changes between neighbouring plateaus}
     *
     * @param ratio about which, and below, falls are looked at more closely
     */
    List<Change> changes(double ratio) {
        List<Change> out = new ArrayList<>();
        for (int k = 0; k + 1 < plateaus.size(); k++) {
            out.add(refined(k, ratio));
        }
        return out;
    }

    /**
     * {@return the lowest level that lasts over the first one, jumps of the contact left out, and its error}
     *
     * @param jump the largest change, as a fraction, that a contact makes at once
     * @param lastingS how long a level must last, in s
     * @param settlesS until when a change at once is the interphase forming, in s
     */
    double[] lowest(double jump, double lastingS, double settlesS) {
        double factor = 1;
        double least = 1;
        double error = MODEL_ERROR;
        double variance = 0;
        Segment before = null;
        for (Segment s : plateaus) {
            double at = s.at(begin(s));
            double to = s.at(end(s));
            boolean lasts = end(s) - begin(s) >= lastingS;
            if (before != null) {
                if (!lasts && at < SHORT * before.at(end(before))) {
                    continue;
                }
                Change c = change(before, s);
                boolean aside = Math.abs(c.ratio() - 1) <= jump || c.halfS() <= settlesS;
                if (!(c.abrupt() && aside)) {
                    factor *= c.ratio();
                    variance += c.ratioError() * c.ratioError();
                }
            }
            double own = Math.min(1, to / at);
            if (lasts && factor * own < least) {
                least = factor * own;
                error = Math.sqrt(variance + MODEL_ERROR * MODEL_ERROR);
            }
            factor *= to / at;
            before = s;
        }
        return new double[] {least, error};
    }
}
