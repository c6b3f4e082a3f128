// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.measure.IncommensurableException;
import javax.measure.MetricPrefix;
import javax.measure.Prefix;
import javax.measure.Unit;

/**
 * Units as instruments spell them, brought to SI: {@code mA.h}, {@code uF}, {@code kOhm}, {@code Ohm-1}, {@code S/cm}.
 *
 * <p>The arithmetic and the check of dimensions are JSR 385's (Indriya), which is loaded with the first unit that is
 * asked for.
 */
public final class Units {

    private static final int LONGEST = 40;

    private Units() {}

    /**
     * How values of a unit become values in SI.
     *
     * @param symbol the SI unit as we spell it, such as {@code A}, {@code Ω}, {@code S·m⁻¹}; empty for a plain number
     * @param factor one of the unit in SI units, &gt; 0
     */
    public record Conversion(String symbol, double factor) {

        /**
         * Checks the factor.
         *
         * @throws IllegalArgumentException when it is not finite and positive
         */
        public Conversion {
            Objects.requireNonNull(symbol);
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("expected a factor above 0, found " + factor);
            }
        }

        /**
         * {@return the value in SI; a power of ten below one divides, so that {@code 3.2 mA} is exactly the number
         * 0.0032}
         *
         * @param value in the unit
         */
        public double toSi(double value) {
            if (factor >= 1) {
                return value * factor;
            }
            double inverse = Math.rint(1 / factor);
            return inverse < 0x1p53 && 1 / inverse == factor ? value / inverse : value * factor;
        }
    }

    /**
     * {@return how values of a unit become SI; empty when the unit is not known or has an offset (°C)}
     *
     * <p>Factors are joined by {@code .}, {@code *}, {@code ·} or a blank and divided by {@code /}; a number after a
     * symbol is its power ({@code Ohm-1}, {@code cm^2}, {@code cm²}). Prefixes are those from f to T; {@code u} and both
     * Unicode mu are micro. The empty text and {@code 1} are a plain number.
     *
     * @param text the unit, case-sensitive but for words such as {@code ohm} and {@code volts}
     */
    public static Optional<Conversion> parse(String text) {
        String unit = text.strip();
        if (unit.isEmpty() || unit.equals("1")) {
            return Optional.of(new Conversion("", 1));
        }
        if (unit.length() > LONGEST) {
            return Optional.empty();
        }
        return new Parser(unit).parse();
    }

    /** A unit without prefix. */
    private record Symbol(Unit<?> unit, String si) {}

    /** Loaded with the first unit: this is what pulls Indriya in. */
    private static final class Known {

        static final Map<String, Symbol> SYMBOLS = withOwnServices(Known::symbols);
        static final Map<String, Prefix> PREFIXES = Map.ofEntries(
                Map.entry("f", MetricPrefix.FEMTO),
                Map.entry("p", MetricPrefix.PICO),
                Map.entry("n", MetricPrefix.NANO),
                Map.entry("u", MetricPrefix.MICRO),
                Map.entry("\u00b5", MetricPrefix.MICRO),
                Map.entry("\u03bc", MetricPrefix.MICRO),
                Map.entry("m", MetricPrefix.MILLI),
                Map.entry("c", MetricPrefix.CENTI),
                Map.entry("k", MetricPrefix.KILO),
                Map.entry("M", MetricPrefix.MEGA),
                Map.entry("G", MetricPrefix.GIGA),
                Map.entry("T", MetricPrefix.TERA));

        /**
         * Indriya looks up its arithmetic through the thread's class loader, once, when it first converts. In OSGi only
         * its own loader sees it.
         */
        private static <T> T withOwnServices(Supplier<T> work) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(tech.units.indriya.unit.Units.class.getClassLoader());
            try {
                tech.units.indriya.unit.Units.HOUR
                        .getConverterTo(tech.units.indriya.unit.Units.SECOND)
                        .convert(1.0);
                return work.get();
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        private static Map<String, Symbol> symbols() {
            java.util.HashMap<String, Symbol> all = new java.util.HashMap<>();
            put(all, tech.units.indriya.unit.Units.OHM, "Ω", "Ohm", "Ω", "\u2126", "ohm", "ohms", "Ohms");
            put(all, tech.units.indriya.unit.Units.AMPERE, "A", "A", "amp", "amps", "ampere", "amperes");
            put(all, tech.units.indriya.unit.Units.VOLT, "V", "V", "volt", "volts");
            put(all, tech.units.indriya.unit.Units.SECOND, "s", "s", "sec", "secs", "second", "seconds");
            put(all, tech.units.indriya.unit.Units.HERTZ, "Hz", "Hz", "hz", "hertz");
            put(all, tech.units.indriya.unit.Units.FARAD, "F", "F", "farad");
            put(all, tech.units.indriya.unit.Units.COULOMB, "C", "C", "coulomb");
            put(all, tech.units.indriya.unit.Units.WATT, "W", "W", "watt");
            put(all, tech.units.indriya.unit.Units.JOULE, "J", "J", "joule");
            put(all, tech.units.indriya.unit.Units.SIEMENS, "S", "S", "siemens");
            put(all, tech.units.indriya.unit.Units.HENRY, "H", "H", "henry");
            put(all, tech.units.indriya.unit.Units.METRE, "m", "m");
            put(all, tech.units.indriya.unit.Units.GRAM, "kg", "g");
            put(all, tech.units.indriya.unit.Units.MOLE, "mol", "mol");
            put(all, tech.units.indriya.unit.Units.KELVIN, "K", "K");
            put(all, tech.units.indriya.unit.Units.PASCAL, "Pa", "Pa");
            put(all, tech.units.indriya.unit.Units.RADIAN, "rad", "rad");
            put(all, tech.units.indriya.unit.Units.RADIAN.multiply(Math.PI / 180), "rad", "deg", "°", "degree", "degrees");
            put(all, tech.units.indriya.unit.Units.MINUTE, "s", "min");
            put(all, tech.units.indriya.unit.Units.HOUR, "s", "h", "hr", "hour", "hours");
            put(all, tech.units.indriya.unit.Units.DAY, "s", "d");
            Unit<?> ampereHour = tech.units.indriya.unit.Units.AMPERE.multiply(tech.units.indriya.unit.Units.HOUR);
            put(all, ampereHour, "C", "Ah");
            Unit<?> wattHour = tech.units.indriya.unit.Units.WATT.multiply(tech.units.indriya.unit.Units.HOUR);
            put(all, wattHour, "J", "Wh");
            put(all, tech.units.indriya.unit.Units.PERCENT, "", "%");
            return Map.copyOf(all);
        }

        private static void put(Map<String, Symbol> all, Unit<?> unit, String si, String... spellings) {
            for (String spelling : spellings) {
                all.put(spelling, new Symbol(unit, si));
            }
        }

        /** The named units: what a product of symbols is called when it has their dimension. */
        private static final List<Symbol> NAMED = List.of(
                new Symbol(tech.units.indriya.unit.Units.OHM, "Ω"),
                new Symbol(tech.units.indriya.unit.Units.COULOMB, "C"),
                new Symbol(tech.units.indriya.unit.Units.FARAD, "F"),
                new Symbol(tech.units.indriya.unit.Units.SIEMENS, "S"),
                new Symbol(tech.units.indriya.unit.Units.JOULE, "J"),
                new Symbol(tech.units.indriya.unit.Units.WATT, "W"),
                new Symbol(tech.units.indriya.unit.Units.HENRY, "H"),
                new Symbol(tech.units.indriya.unit.Units.VOLT, "V"),
                new Symbol(tech.units.indriya.unit.Units.AMPERE, "A"));
    }

    private static final class Parser {

        private final String text;
        private final List<Symbol> symbols = new ArrayList<>();
        private final List<Integer> powers = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Optional<Conversion> parse() {
            Unit<?> product = null;
            int sign = 1;
            while (true) {
                int start = at;
                while (at < text.length() && isSymbol(text.charAt(at))) {
                    at++;
                }
                Optional<Symbol> symbol = symbol(text.substring(start, at));
                if (symbol.isEmpty()) {
                    return Optional.empty();
                }
                int power = power();
                if (power == 0) {
                    return Optional.empty();
                }
                Unit<?> factor = symbol.get().unit().pow(sign * power);
                product = product == null ? factor : product.multiply(factor);
                symbols.add(symbol.get());
                powers.add(sign * power);
                if (at == text.length()) {
                    return conversion(product);
                }
                char joint = text.charAt(at++);
                if (joint == '/') {
                    sign = -1;
                } else if (".*\u00b7\u22c5 ".indexOf(joint) < 0) {
                    return Optional.empty();
                }
            }
        }

        private static boolean isSymbol(char c) {
            return Character.isLetter(c) || c == '%' || c == '°' || c == '\u2126' || c == '\u00b5';
        }

        private static Optional<Symbol> symbol(String spelling) {
            if (spelling.isEmpty()) {
                return Optional.empty();
            }
            Symbol plain = Known.SYMBOLS.get(spelling);
            if (plain == null && spelling.length() > 2) {
                plain = Known.SYMBOLS.get(spelling.toLowerCase(Locale.ROOT));
            }
            if (plain != null) {
                return Optional.of(plain);
            }
            Prefix prefix = Known.PREFIXES.get(spelling.substring(0, 1));
            String rest = spelling.substring(1);
            Symbol base = Known.SYMBOLS.get(rest);
            if (prefix == null || base == null || rest.equals("%") || rest.equals("°")) {
                return Optional.empty();
            }
            return Optional.of(new Symbol(base.unit().prefix(prefix), base.si()));
        }

        /** The power after a symbol, 1 where none stands; 0 for one that is none. */
        private int power() {
            int start = at;
            if (at < text.length() && text.charAt(at) == '^') {
                at++;
            }
            int digits = at;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '\u2212' || text.charAt(at) == '\u207b')) {
                at++;
            }
            boolean negative = at > digits;
            int value = 0;
            int first = at;
            while (at < text.length() && at - first < 2) {
                int digit = "0123456789".indexOf(text.charAt(at));
                if (digit < 0) {
                    digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(text.charAt(at));
                }
                if (digit < 0) {
                    break;
                }
                value = 10 * value + digit;
                at++;
            }
            if (at == first) {
                return at == start ? 1 : 0;
            }
            return negative ? -value : value;
        }

        private Optional<Conversion> conversion(Unit<?> product) {
            Unit<?> system = product.getSystemUnit();
            double factor;
            try {
                // through decimals: 1e-3 · 3600 comes out as 3.6, not as 3.6000000000000001
                factor = new BigDecimal(product.getConverterToAny(system).convert(1.0))
                        .round(new MathContext(16))
                        .doubleValue();
            } catch (IncommensurableException e) {
                throw new IllegalStateException("a unit converts to its own system unit: " + text, e);
            }
            if (!(factor > 0) || Double.isInfinite(factor)) {
                return Optional.empty();
            }
            return Optional.of(new Conversion(name(system), factor));
        }

        private String name(Unit<?> system) {
            if (symbols.size() == 1 && powers.get(0) == 1) {
                return symbols.get(0).si();
            }
            for (Symbol named : Known.NAMED) {
                if (named.unit().isCompatible(system)) {
                    return named.si();
                }
            }
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < symbols.size(); i++) {
                if (symbols.get(i).si().isEmpty()) {
                    continue;
                }
                out.append(out.isEmpty() ? "" : "·").append(symbols.get(i).si());
                int power = powers.get(i);
                if (power != 1) {
                    out.append(power < 0 ? "⁻" : "");
                    for (char c : Integer.toString(Math.abs(power)).toCharArray()) {
                        out.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
                    }
                }
            }
            return out.toString();
        }
    }
}
