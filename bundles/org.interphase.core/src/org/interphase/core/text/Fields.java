// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

/**
 * A line cut into fields and their numbers. Blanks and one pair of quotes around a field do not belong to it, blanks
 * inside the quotes neither; a separator between quotes belongs to the field. Empty fields at the end of a line do not
 * count.
 */
public final class Fields {

    /** Any run of blanks and tabs. */
    public static final char BLANKS = ' ';

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Up to here one more digit fits: 18 in all. */
    private static final long MOST_DIGITS = 100_000_000_000_000_000L;

    /** Up to here every whole number is a double. */
    private static final long EXACT = 1L << 53;

    private static final long[] FIVES = fives();

    private final char separator;
    private final char decimal;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] inQuotes = new boolean[32];
    private int count;
    private int separators;
    private String line;

    /**
     * Creates a cutter of lines.
     *
     * @param separator between fields; {@link #BLANKS} for any run of blanks and tabs
     * @param decimal the decimal sign, a point or a comma
     */
    public Fields(char separator, char decimal) {
        this.separator = separator;
        this.decimal = decimal;
    }

    /** {@return another that cuts as this one does, with a line of its own} */
    public Fields copy() {
        return new Fields(separator, decimal);
    }

    /**
     * {@return the number of fields of this line, which is the one that is asked about from now on}
     *
     * @param text a line without its end
     */
    public int split(String text) {
        line = text;
        count = 0;
        separators = 0;
        int length = text.length();
        int at = 0;
        if (separator == BLANKS) {
            while (true) {
                while (at < length && isBlank(text.charAt(at))) {
                    at++;
                }
                if (at == length) {
                    return count;
                }
                int start = at;
                while (at < length && !isBlank(text.charAt(at))) {
                    at++;
                }
                put(start, at);
            }
        }
        while (true) {
            int stop = text.indexOf(separator, behindQuotes(at));
            put(at, stop < 0 ? length : stop);
            if (stop < 0) {
                break;
            }
            separators++;
            at = stop + 1;
        }
        while (count > 0 && from[count - 1] == to[count - 1]) {
            count--;
        }
        return count;
    }

    /** {@return how many separators the line has; 0 where they are blanks} */
    public int separators() {
        return separators;
    }

    /**
     * Where the quotes end in which a field is that starts here, else where it starts: quotes that nothing closes before
     * a separator or the end of the line are none.
     */
    private int behindQuotes(int start) {
        int at = start;
        while (at < line.length() && line.charAt(at) != separator && isBlank(line.charAt(at))) {
            at++;
        }
        if (at == line.length() || line.charAt(at) != '"') {
            return start;
        }
        for (int quote = line.indexOf('"', at + 1); quote >= 0; quote = line.indexOf('"', quote + 1)) {
            if (quote > at + 1 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                quote++;
                continue;
            }
            int next = quote + 1;
            while (next < line.length() && line.charAt(next) != separator && isBlank(line.charAt(next))) {
                next++;
            }
            if (next == line.length() || line.charAt(next) == separator) {
                return next;
            }
        }
        return start;
    }

    private void put(int start, int stop) {
        boolean quoted = false;
        while (true) {
            while (start < stop && isBlank(line.charAt(start))) {
                start++;
            }
            while (stop > start && isBlank(line.charAt(stop - 1))) {
                stop--;
            }
            if (quoted || stop - start < 2 || line.charAt(start) != '"' || line.charAt(stop - 1) != '"') {
                break;
            }
            start++;
            stop--;
            quoted = true;
        }
        if (count == from.length) {
            from = java.util.Arrays.copyOf(from, 2 * count);
            to = java.util.Arrays.copyOf(to, 2 * count);
            inQuotes = java.util.Arrays.copyOf(inQuotes, 2 * count);
        }
        inQuotes[count] = quoted;
        from[count] = start;
        to[count++] = stop;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\f' || c == 0x0b;
    }

    /**
     * {@return a field as text; two quotes within quotes are one}
     *
     * @param field 0 to what {@link #split} gave − 1
     */
    public String text(int field) {
        String text = line.substring(from[field], to[field]);
        return inQuotes[field] ? text.replace("\"\"", "\"") : text;
    }

    /**
     * {@return whether a field is empty or says that there is no number}
     *
     * @param field 0 to what {@link #split} gave − 1
     */
    public boolean isMissing(int field) {
        int length = to[field] - from[field];
        return length == 0 || length == 3 && line.regionMatches(true, from[field], "nan", 0, 3);
    }

    /**
     * {@return whether a field is a number that {@link #number} gives}
     *
     * @param field 0 to what {@link #split} gave − 1
     */
    public boolean isNumber(int field) {
        return Double.isFinite(number(field));
    }

    /**
     * {@return a field's number, rounded to the nearest double; NaN where it is none}
     *
     * <p>Digits with at most one decimal sign, and a power of ten after {@code e}, {@code E}, or as
     * Fortran prints it ({@code 1.0D+03}), nothing else. With at most
     * 2⁵³ as digits and 10²² as power the result of one division or product is exact; of up to 18 digits over at most
     * 10²⁷ the quotient is checked in whole numbers; the rest is Java's.
     *
     * @param field 0 to what {@link #split} gave − 1
     */
    public double number(int field) {
        int at = from[field];
        int stop = to[field];
        boolean negative = at < stop && line.charAt(at) == '-';
        if (at < stop && (negative || line.charAt(at) == '+')) {
            at++;
        }
        long digits = 0;
        int scale = 0;
        int any = 0;
        boolean fits = true;
        boolean fraction = false;
        for (; at < stop; at++) {
            char c = line.charAt(at);
            if (c >= '0' && c <= '9') {
                any++;
                if (digits < MOST_DIGITS) {
                    digits = 10 * digits + (c - '0');
                    scale -= fraction ? 1 : 0;
                } else {
                    fits = false;
                }
            } else if (c == decimal && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (any == 0) {
            return Double.NaN;
        }
        int exponent = 0;
        if (at < stop) {
            char c = line.charAt(at++);
            boolean fortran = (c == 'D' || c == 'd') && at < stop && (line.charAt(at) == '-' || line.charAt(at) == '+');
            if (c != 'e' && c != 'E' && !fortran) {
                return Double.NaN;
            }
            boolean down = at < stop && line.charAt(at) == '-';
            if (at < stop && (down || line.charAt(at) == '+')) {
                at++;
            }
            if (at == stop) {
                return Double.NaN;
            }
            for (; at < stop; at++) {
                c = line.charAt(at);
                if (c < '0' || c > '9') {
                    return Double.NaN;
                }
                exponent = Math.min(100_000, 10 * exponent + (c - '0'));
            }
            exponent = down ? -exponent : exponent;
        }
        int power = exponent + scale;
        if (fits && digits <= EXACT && Math.abs(power) < POWERS.length) {
            double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
            return negative ? -value : value;
        }
        if (fits && power <= 0 && -power < FIVES.length && digits > 0) {
            double value = quotient(digits, -power);
            return negative ? -value : value;
        }
        String java = line.substring(from[field], stop).replace('D', 'E').replace('d', 'e');
        return Double.parseDouble(decimal == '.' ? java : java.replace(decimal, '.'));
    }

    /** 5⁰ to 5²⁷, all that fit into 63 bits. */
    private static long[] fives() {
        long[] fives = new long[28];
        fives[0] = 1;
        for (int i = 1; i < fives.length; i++) {
            fives[i] = 5 * fives[i - 1];
        }
        return fives;
    }

    /** The double that is nearest to digits/10^power, the even one of two: a quotient of doubles, put right. */
    private static double quotient(long digits, int power) {
        double c = power < POWERS.length ? digits / POWERS[power] : digits / POWERS[22] / POWERS[power - 22];
        while (true) {
            int above = compareWithMiddle(digits, power, c);
            if (above > 0 || above == 0 && isOdd(c)) {
                c = Math.nextUp(c);
                continue;
            }
            double below = Math.nextDown(c);
            int under = compareWithMiddle(digits, power, below);
            if (under < 0 || under == 0 && !isOdd(below)) {
                c = below;
                continue;
            }
            return c;
        }
    }

    private static boolean isOdd(double value) {
        return (Double.doubleToRawLongBits(value) & 1) != 0;
    }

    /**
     * Compares digits/10^power with the middle between a normal double m·2^e near it and the next one, (2m+1)·2^(e−1): as
     * digits·2^(1−e−power) with (2m+1)·5^power, in 128 bits.
     */
    private static int compareWithMiddle(long digits, int power, double c) {
        long bits = Double.doubleToRawLongBits(c);
        long middle = 2 * (bits & 0xf_ffff_ffff_ffffL | 0x10_0000_0000_0000L) + 1;
        int shift = 1 - ((int) (bits >>> 52) - 1075) - power;
        long high = Math.multiplyHigh(middle, FIVES[power]);
        long low = middle * FIVES[power];
        long ownHigh = 0;
        long ownLow = digits;
        if (shift >= 64) {
            ownHigh = digits << shift - 64;
            ownLow = 0;
        } else if (shift > 0) {
            ownHigh = digits >>> 64 - shift;
            ownLow = digits << shift;
        } else if (shift < 0) {
            high = high << -shift | low >>> 64 + shift;
            low <<= -shift;
        }
        int order = Long.compareUnsigned(ownHigh, high);
        return order != 0 ? order : Long.compareUnsigned(ownLow, low);
    }
}
