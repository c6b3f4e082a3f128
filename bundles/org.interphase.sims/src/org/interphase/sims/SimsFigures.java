// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Flag;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.Shade;

/** The figures of depth profiles and corrections: the same in the workbench and in a report. */
public final class SimsFigures {

    private static final String OF_NEGATIVE = " of negative ions";

    private SimsFigures() {}

    /**
     * {@return the channels of a region against depth, each with the band of its intervals; where there are both polarities and
     * nothing is normalised, negative ions have an axis of their own, since another detector counted them; each channel has a
     * colour of its own, in their order}
     *
     * @param profile of a region, at least one channel
     * @param logarithmic whether the vertical axes are
     */
    public static Figure profile(RegionProfile profile, boolean logarithmic) {
        boolean two = profile.normalisation().kind() == Normalisation.Kind.NONE
                && has(profile, IonPolarity.NEGATIVE)
                && profile.curves().stream().anyMatch(c -> c.polarity() != IonPolarity.NEGATIVE);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < profile.curves().size(); i++) {
            ProfileCurve curve = profile.curves().get(i);
            boolean right = two && curve.polarity() == IonPolarity.NEGATIVE;
            add(series, curve.name(), curve, Role.overlay(i), logarithmic, right);
        }
        List<IonPolarity> polarities =
                profile.curves().stream().map(ProfileCurve::polarity).toList();
        return new Figure(
                "Depth profile of " + profile.region().name(),
                horizontal(profile.curves().get(0)),
                vertical(profile, two ? ofOthers(polarities) : "", logarithmic),
                two ? vertical(profile, OF_NEGATIVE, logarithmic) : null,
                false,
                series);
    }

    /** Whose values are on the left where negative ions are on the right. */
    private static String ofOthers(List<IonPolarity> polarities) {
        boolean positive = polarities.contains(IonPolarity.POSITIVE);
        boolean unknown = polarities.contains(IonPolarity.UNKNOWN);
        return !positive ? " of others" : unknown ? " of positive ions and others" : " of positive ions";
    }

    /**
     * {@return one channel of several regions, of one stack or of several, against depth, with the bands of their intervals, for
     * each pixel of the region where it is not normalised}
     *
     * @param profiles of regions that have the channel, normalised to the same, at least one
     * @param channel name of the species
     * @param logarithmic whether the vertical axis is
     */
    public static Figure regions(List<RegionProfile> profiles, String channel, boolean logarithmic) {
        List<Series> series = new ArrayList<>();
        ProfileCurve first = Ratio.named(profiles.get(0), channel);
        boolean plain = profiles.get(0).normalisation().kind() == Normalisation.Kind.NONE;
        for (int i = 0; i < profiles.size(); i++) {
            RegionProfile p = profiles.get(i);
            add(series, p.region().name(), scaled(Ratio.named(p, channel), plain ? 1.0 / p.pixels() : 1), Role.overlay(i),
                    logarithmic, false);
        }
        Axis y = plain
                ? axis("Counts per pixel", logarithmic)
                : vertical(profiles.get(0), "", logarithmic);
        return new Figure(channel + " by region", horizontal(first), y, null, false, series);
    }

    /**
     * {@return a channel with the edge that was fitted to it; the edge is flagged, and shaded from 10 to 90 %}
     *
     * @param profile of the region, with the channel
     * @param fit to this profile
     */
    public static Figure edge(RegionProfile profile, InterfaceFit fit) {
        ProfileCurve curve = Ratio.named(profile, fit.channel());
        double[] z = curve.depthUm();
        List<Series> series = new ArrayList<>();
        add(series, curve.name(), curve, Role.DATA, false, false);
        series.add(Series.of("logistic edge", z, fit.at(z), Mark.LINE, Role.FIT));
        double half = fit.width1090Um() / 2;
        return new Figure(
                        "Interface in " + fit.channel(),
                        horizontal(curve),
                        vertical(profile, "", false),
                        null,
                        false,
                        series)
                .withShades(List.of(new Shade("edge", fit.z0Um() - half, fit.z0Um() + half, Role.FIT, "10 to 90 %", true)))
                .withFlags(List.of(new Flag(
                        "z0", fit.z0Um(), Role.FIT, String.format(Locale.ROOT, "%.4f µm", fit.z0Um()), false, false)));
    }

    /**
     * {@return how far the content of each layer lies from the frame that is wanted: x and y, of each polarity that the stack
     * has where they differ}
     *
     * @param stack with a drift or a registration
     */
    public static Figure drift(CorrectedStack stack) {
        List<IonPolarity> polarities = Arrays.stream(IonPolarity.values())
                .filter(p -> stack.raw().species().stream().anyMatch(c -> c.polarity() == p))
                .toList();
        List<double[][]> courses = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (IonPolarity p : polarities) {
            double[][] course = course(stack, p);
            if (courses.isEmpty() || !Arrays.deepEquals(course, courses.get(0))) {
                courses.add(course);
                names.add(" of " + (p == IonPolarity.UNKNOWN ? "others" : p.name().toLowerCase(Locale.ROOT) + " ions"));
            }
        }
        double[] layer = new double[stack.geometry().layers()];
        Arrays.setAll(layer, k -> k);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            String name = courses.size() == 1 ? "" : names.get(i);
            series.add(Series.of("x" + name, layer, courses.get(i)[0], Mark.LINE, Role.overlay(2 * i)));
            series.add(Series.of("y" + name, layer, courses.get(i)[1], Mark.LINE, Role.overlay(2 * i + 1)));
        }
        return new Figure(
                "Displacement of the layers", Axis.counted("Layer"), Axis.linear("Displacement", "px"), null, false, series);
    }

    /** {@return {@code [x, y][layer]}} */
    private static double[][] course(CorrectedStack stack, IonPolarity polarity) {
        double[][] course = new double[2][stack.geometry().layers()];
        for (int k = 0; k < course[0].length; k++) {
            course[0][k] = stack.shiftX(polarity, k);
            course[1][k] = stack.shiftY(polarity, k);
        }
        return course;
    }

    /**
     * {@return species of a profile as its file has them, with the band of their stated errors, of counts without any that of
     * their intervals; where there are both polarities, negative ions have an axis of their own}
     *
     * @param profile as it was read
     * @param species indices of its species, at least one, of one unit
     * @param logarithmic whether the vertical axes are
     * @throws IllegalArgumentException when the species' values have different units
     */
    public static Figure measured(DepthProfile profile, List<Integer> species, boolean logarithmic) {
        List<ProfileChannel> shown = species.stream().map(profile.species()::get).toList();
        String unit = shown.get(0).unit();
        if (shown.stream().anyMatch(c -> !c.unit().equals(unit))) {
            throw new IllegalArgumentException("expected species of one unit, found "
                    + String.join(", ", shown.stream().map(ProfileChannel::unit).distinct().toList()));
        }
        boolean two = shown.stream().anyMatch(c -> c.polarity() == IonPolarity.NEGATIVE)
                && shown.stream().anyMatch(c -> c.polarity() == IonPolarity.POSITIVE);
        boolean depth = shown.stream().allMatch(c -> c.depthUm().length > 0);
        boolean time = shown.stream().allMatch(c -> c.timeS().length > 0);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            ProfileChannel c = shown.get(i);
            double[] x = depth ? c.depthUm() : time ? c.timeS() : IntStream.range(0, c.values().length).asDoubleStream().toArray();
            double[][] ends = ends(c);
            add(series, c.name(), x, c.values(), ends[0], ends[1], Role.overlay(species.get(i)), logarithmic,
                    two && c.polarity() == IonPolarity.NEGATIVE);
        }
        Axis x = depth ? Axis.linear("Depth", "µm") : time ? Axis.linear("Time", "s") : Axis.counted("Cycle");
        String quantity = quantity(unit);
        return new Figure(
                profile.label().isBlank() ? "Depth profile" : profile.label(),
                x,
                axis(
                        quantity + (two ? ofOthers(shown.stream().map(ProfileChannel::polarity).toList()) : ""),
                        logarithmic),
                two ? axis(quantity + OF_NEGATIVE, logarithmic) : null,
                false,
                series);
    }

    private static String quantity(String unit) {
        return switch (unit) {
            case "1" -> "Counts";
            case "1/s" -> "Counts per second";
            default -> "Value" + (unit.isEmpty() ? "" : " / " + unit);
        };
    }

    /** The ends of the intervals of what was measured; NaN where nothing is known of its errors. */
    private static double[][] ends(ProfileChannel c) {
        double[] v = c.values();
        double[] errors = c.errors();
        double[] lower = new double[v.length];
        double[] upper = new double[v.length];
        Poisson poisson = new Poisson(Poisson.ONE_SIGMA);
        for (int k = 0; k < v.length; k++) {
            boolean counts = errors.length == 0 && c.unit().equals("1") && v[k] >= 0;
            double e = errors.length > 0 ? errors[k] : Double.NaN;
            lower[k] = counts ? poisson.lower(v[k]) : v[k] - e;
            upper[k] = counts ? poisson.upper(v[k]) : v[k] + e;
        }
        return new double[][] {lower, upper};
    }

    /**
     * {@return a spectrum as its file has it}
     *
     * @param spectrum as it was read
     * @param logarithmic whether the vertical axis is
     */
    public static Figure spectrum(MassSpectrum spectrum, boolean logarithmic) {
        return new Figure(
                spectrum.label().isBlank() ? "Mass spectrum" : spectrum.label(),
                Axis.linear("m/z", "u"),
                axis(quantity(spectrum.unit()), logarithmic),
                null,
                false,
                List.of(Series.of("", spectrum.mz(), spectrum.values(), Mark.LINE, Role.DATA)));
    }

    private static boolean has(RegionProfile profile, IonPolarity polarity) {
        return profile.curves().stream().anyMatch(c -> c.polarity() == polarity);
    }

    private static Axis horizontal(ProfileCurve curve) {
        return curve.depthUm().length > 0
                ? Axis.linear("Depth", "µm")
                : curve.timeS().length > 0 ? Axis.linear("Time", "s") : Axis.counted("Layer");
    }

    private static Axis vertical(RegionProfile profile, String of, boolean logarithmic) {
        String quantity = profile.normalisation().kind() == Normalisation.Kind.NONE
                ? "Counts" + of
                : "Ratio to " + profile.normalisation().words();
        return axis(quantity, logarithmic);
    }

    private static Axis axis(String quantity, boolean logarithmic) {
        return logarithmic ? Axis.log(quantity, "") : Axis.linear(quantity, "");
    }

    private static ProfileCurve scaled(ProfileCurve c, double factor) {
        return c.with(
                times(c.perCount(), factor),
                times(c.values(), factor),
                times(c.variances(), factor * factor),
                times(c.lower(), factor),
                times(c.upper(), factor));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    private static void add(
            List<Series> series, String name, ProfileCurve curve, Role role, boolean logarithmic, boolean right) {
        add(series, name, curve.position(), curve.values(), curve.lower(), curve.upper(), role, logarithmic, right);
    }

    private static void add(
            List<Series> series,
            String name,
            double[] x,
            double[] values,
            double[] lower,
            double[] upper,
            Role role,
            boolean logarithmic,
            boolean right) {
        if (logarithmic) {
            // A band down to 0 ends a decade below the smallest upper end.
            double floor = Arrays.stream(upper).filter(v -> v > 0).min().orElse(1) / 10;
            for (int k = 0; k < lower.length; k++) {
                lower[k] = lower[k] <= 0 ? Math.min(floor, upper[k]) : lower[k];
            }
        }
        Series band = Series.band("", x, lower, upper, role);
        // a line through one point cannot be seen
        Series line = Series.of(name, x, values, values.length == 1 ? Mark.POINTS : Mark.LINE, role);
        series.add(right ? band.onRightAxis() : band);
        series.add(right ? line.onRightAxis() : line);
    }
}
