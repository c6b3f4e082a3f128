// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;

/**
 * Points of a spectrum that a fit leaves out: by their number, or by their frequency. As a text {@code 3,7-9,45:55}: the
 * third point, the seventh to the ninth, and all from 45 to 55 Hz.
 *
 * @param parts what is left out; a point is when one of them says so
 */
public record PointMask(List<Part> parts) {

    /** Leaves out nothing. */
    public static final PointMask NONE = new PointMask(List.of());

    /** One entry of a mask. */
    public sealed interface Part {}

    /**
     * Points by their number.
     *
     * @param first number of the first, counted from 1 in the spectrum's order
     * @param last number of the last, included
     */
    public record Points(int first, int last) implements Part {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when one is below 1 or they are the wrong way round
         */
        public Points {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException(
                        "expected point numbers with 1 ≤ first ≤ last, found " + first + " and " + last);
            }
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    /**
     * Points by their frequency.
     *
     * @param lowestHz lowest frequency in Hz, included; 0 for none
     * @param highestHz highest frequency in Hz, included; infinite for none
     */
    public record Frequencies(double lowestHz, double highestHz) implements Part {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException when it is empty or reaches below 0
         */
        public Frequencies {
            if (!(lowestHz >= 0) || !(highestHz >= lowestHz)) {
                throw new IllegalArgumentException(
                        "expected frequencies with 0 ≤ lowest ≤ highest, found " + lowestHz + " and " + highestHz);
            }
            // no negative zero, which is another double
            lowestHz += 0.0;
            highestHz += 0.0;
        }

        @Override
        public String toString() {
            boolean all = lowestHz == 0 && Double.isInfinite(highestHz);
            return (lowestHz > 0 || all ? lowestHz : "") + ":" + (Double.isInfinite(highestHz) ? "" : highestHz);
        }
    }

    /** Copies the list. */
    public PointMask {
        parts = List.copyOf(parts);
    }

    /**
     * {@return a mask of points}
     *
     * @param indices counted from 0, in any order
     */
    public static PointMask ofIndices(Collection<Integer> indices) {
        List<Part> parts = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int i : new TreeSet<>(indices)) {
            if (first >= 0 && i > last + 1) {
                parts.add(new Points(first + 1, last + 1));
                first = i;
            } else if (first < 0) {
                first = i;
            }
            last = i;
        }
        if (first >= 0) {
            parts.add(new Points(first + 1, last + 1));
        }
        return new PointMask(parts);
    }

    /**
     * {@return the mask of a text}
     *
     * @param text entries separated by commas: a point's number {@code N}, numbers {@code N-M}, or frequencies in Hz
     *     {@code LOWEST:HIGHEST}, of which one end may be left out; blank for none
     * @throws TextSyntaxException when it is none; it says at which column
     */
    public static PointMask parse(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            parts.add(part.indexOf(':') >= 0 ? frequencies(text, at, part) : points(text, at, part));
            at += part.length() + 1;
        }
        return new PointMask(parts);
    }

    private static Part points(String text, int at, String part) {
        String[] ends = part.split("-", 2);
        try {
            int first = Integer.parseInt(ends[0].strip());
            return new Points(first, ends.length == 1 ? first : Integer.parseInt(ends[1].strip()));
        } catch (IllegalArgumentException e) {
            throw new TextSyntaxException(text, at, "a point's number from 1, N-M, or LOWEST:HIGHEST in Hz",
                    part.isBlank() ? "nothing" : "'" + part.strip() + "'");
        }
    }

    private static Part frequencies(String text, int at, String part) {
        int colon = part.indexOf(':');
        try {
            String low = part.substring(0, colon);
            String high = part.substring(colon + 1);
            if (low.isBlank() && high.isBlank()) {
                throw new IllegalArgumentException("all");
            }
            return new Frequencies(
                    low.isBlank() ? 0 : NumberText.parse(low),
                    high.isBlank() ? Double.POSITIVE_INFINITY : NumberText.parse(high));
        } catch (IllegalArgumentException e) {
            throw new TextSyntaxException(
                    text, at, "LOWEST:HIGHEST in Hz with 0 ≤ LOWEST ≤ HIGHEST", "'" + part.strip() + "'");
        }
    }

    /**
     * {@return the points of a spectrum that are left out, counted from 0, rising}
     *
     * @param spectrum the spectrum
     * @throws IllegalArgumentException when a number is beyond its last point
     */
    public int[] indices(ImpedanceSpectrum spectrum) {
        double[] f = spectrum.frequencyHz();
        for (Part part : parts) {
            if (part instanceof Points p && p.last() > f.length) {
                throw new IllegalArgumentException(
                        "mask: expected point numbers from 1 to " + f.length + ", found " + p.last());
            }
        }
        return IntStream.range(0, f.length)
                .filter(i -> parts.stream().anyMatch(part -> switch (part) {
                    case Points p -> i + 1 >= p.first() && i + 1 <= p.last();
                    case Frequencies range -> f[i] >= range.lowestHz() && f[i] <= range.highestHz();
                }))
                .toArray();
    }

    /**
     * {@return the points that remain, in the same order, with everything that belongs to them}
     *
     * @param spectrum the spectrum
     * @throws IllegalArgumentException when a number is beyond its last point, or no point remains
     */
    public ImpedanceSpectrum apply(ImpedanceSpectrum spectrum) {
        int[] out = indices(spectrum);
        if (out.length == 0) {
            return spectrum;
        }
        if (out.length == spectrum.points()) {
            throw new IllegalArgumentException("mask: all " + out.length + " points are left out");
        }
        boolean[] masked = new boolean[spectrum.points()];
        for (int i : out) {
            masked[i] = true;
        }
        return spectrum.select(
                IntStream.range(0, masked.length).filter(i -> !masked[i]).toArray());
    }

    /** {@return the text that {@link #parse} takes back} */
    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(","));
    }
}
