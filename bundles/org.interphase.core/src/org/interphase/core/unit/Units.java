// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.measure.Dimension;
import javax.measure.Unit;

/**
 * Units as instruments spell them, brought to SI: {@code mA.h}, {@code uF}, {@code kOhm}, {@code Ohm-1}, {@code S/cm}.
 *
 * <p>Which named unit a product of units is ({@code mV/µA} is Ω) is decided by its dimension with JSR 385 (Indriya),
 * which is loaded with the first product that is not one of the common ones: a command that reads a file should not wait
 * for it.
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
     * {@return the longest end of a title that is a unit of a quantity, as it is written there; empty where there is none}
     *
     * <p>It begins after a slash, a bracket, an underscore, a comma or a blank: {@code Schwingung [kHz]}, {@code I/mA},
     * {@code ReZ_Ohm}. Closing brackets do not count.
     *
     * @param title a column's title
     * @param symbol the quantity's SI unit; there is none to be found for a plain number, the empty text
     */
    public static Optional<String> endOf(String title, String symbol) {
        String text = title.strip().replaceAll("[)\\]>]+$", "");
        for (int i = 1; i < text.length() && !symbol.isEmpty(); i++) {
            String end = text.substring(i).strip();
            boolean starts = "/([<_, ".indexOf(text.charAt(i - 1)) >= 0;
            Optional<Conversion> unit = starts && !end.isEmpty() ? parse(end) : Optional.empty();
            if (unit.isPresent() && unit.get().symbol().equals(symbol)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return how values of a unit become SI; empty when the unit is not known or has an offset (°C)}
     *
     * <p>Factors are joined by {@code .}, {@code *}, {@code ·} or a blank and divided by {@code /}; a number after a
     * symbol is its power ({@code Ohm-1}, {@code cm^2}, {@code cm²}). Prefixes are those from f to T; {@code u} and both
     * Unicode mu are micro. The empty text and {@code 1} are a plain number, and {@code 1/} begins an inverse. Counts per second
     * ({@code cps}) are s⁻¹.
     *
     * @param text the unit, case-sensitive but for words such as {@code ohm} and {@code volts}, and a large K before Hz and Ohm; {@code
     *     mhz} is not known, as it may be milli or mega
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

    /** A unit without prefix: its SI unit, and one of it in that. */
    private record Symbol(String si, BigDecimal factor) {

        Symbol(String si, String factor) {
            this(si, new BigDecimal(factor));
        }
    }

    /** Small letters throughout: nobody could say whether the prefix is meant as it stands. */
    private static final String MILLI_OR_MEGA = "mhz";

    private static final String PREFIXES = "fpnuµ\u03bcmckMGT";
    private static final int[] POWERS_OF_TEN = {-15, -12, -9, -6, -6, -6, -3, -2, 3, 6, 9, 12};
    private static final String PER_SECOND = "s⁻¹";
    private static final Map<String, Symbol> SYMBOLS = symbols();

    /** What the products that instruments write most are called; for others {@link Dimensions} is asked. */
    private static final Map<String, String> PRODUCTS =
            Map.of("A·s", "C", "W·s", "J", "Ω⁻¹", "S", "Ω·m", "Ω·m", "Ω·m²", "Ω·m²", "F⁻²", "F⁻²", "s⁻¹", "s⁻¹");

    private static Map<String, Symbol> symbols() {
        Map<String, Symbol> all = new HashMap<>();
        put(all, new Symbol("Ω", "1"), "Ohm", "Ω", "\u2126", "ohm", "ohms", "Ohms");
        put(all, new Symbol("A", "1"), "A", "amp", "amps", "ampere", "amperes");
        put(all, new Symbol("V", "1"), "V", "volt", "volts");
        put(all, new Symbol("s", "1"), "s", "sec", "secs", "second", "seconds");
        put(all, new Symbol("s", "60"), "min");
        put(all, new Symbol("s", "3600"), "h", "hr", "hour", "hours");
        put(all, new Symbol("s", "86400"), "d");
        put(all, new Symbol(PER_SECOND, "1"), "cps");
        put(all, new Symbol("Hz", "1"), "Hz", "hz", "HZ", "hertz");
        put(all, new Symbol("F", "1"), "F", "farad");
        put(all, new Symbol("C", "1"), "C", "coulomb");
        put(all, new Symbol("C", "3600"), "Ah");
        put(all, new Symbol("W", "1"), "W", "watt");
        put(all, new Symbol("J", "1"), "J", "joule");
        put(all, new Symbol("J", "3600"), "Wh");
        put(all, new Symbol("S", "1"), "S", "siemens");
        put(all, new Symbol("H", "1"), "H", "henry");
        put(all, new Symbol("m", "1"), "m");
        put(all, new Symbol("kg", "0.001"), "g");
        put(all, new Symbol("mol", "1"), "mol");
        put(all, new Symbol("K", "1"), "K");
        put(all, new Symbol("Pa", "1"), "Pa");
        put(all, new Symbol("rad", "1"), "rad");
        put(all, new Symbol("rad", "0.0174532925199432957692"), "deg", "°", "degree", "degrees");
        put(all, new Symbol("", "0.01"), "%");
        return Map.copyOf(all);
    }

    private static void put(Map<String, Symbol> all, Symbol symbol, String... spellings) {
        for (String spelling : spellings) {
            all.put(spelling, symbol);
        }
    }

    /** The dimensions of products. Loaded with the first product that is not a common one: this pulls Indriya in. */
    private static final class Dimensions {

        private static final Map<String, Unit<?>> UNITS = withOwnServices(Dimensions::units);
        private static final List<String> NAMED = List.of("Ω", "C", "F", "S", "J", "W", "H", "V", "A");

        /**
         * Indriya looks up its arithmetic through the thread's class loader, once, when it first needs it. In OSGi only
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

        private static Map<String, Unit<?>> units() {
            return Map.ofEntries(
                    Map.entry("Ω", tech.units.indriya.unit.Units.OHM),
                    Map.entry("A", tech.units.indriya.unit.Units.AMPERE),
                    Map.entry("V", tech.units.indriya.unit.Units.VOLT),
                    Map.entry("s", tech.units.indriya.unit.Units.SECOND),
                    Map.entry("Hz", tech.units.indriya.unit.Units.HERTZ),
                    Map.entry("F", tech.units.indriya.unit.Units.FARAD),
                    Map.entry("C", tech.units.indriya.unit.Units.COULOMB),
                    Map.entry("W", tech.units.indriya.unit.Units.WATT),
                    Map.entry("J", tech.units.indriya.unit.Units.JOULE),
                    Map.entry("S", tech.units.indriya.unit.Units.SIEMENS),
                    Map.entry("H", tech.units.indriya.unit.Units.HENRY),
                    Map.entry("m", tech.units.indriya.unit.Units.METRE),
                    Map.entry("kg", tech.units.indriya.unit.Units.KILOGRAM),
                    Map.entry("mol", tech.units.indriya.unit.Units.MOLE),
                    Map.entry("K", tech.units.indriya.unit.Units.KELVIN),
                    Map.entry("Pa", tech.units.indriya.unit.Units.PASCAL),
                    Map.entry("rad", tech.units.indriya.unit.Units.RADIAN));
        }

        /** The powers of the base dimensions of each unit: titles are many, and products of units slow to make. */
        private static final Map<String, Map<Dimension, Integer>> BASES = bases();

        private static Map<String, Map<Dimension, Integer>> bases() {
            Map<String, Map<Dimension, Integer>> all = new HashMap<>();
            UNITS.forEach((symbol, unit) -> {
                Map<Dimension, Integer> bases = new HashMap<>();
                Map<? extends Dimension, Integer> of = unit.getDimension().getBaseDimensions();
                if (of == null) {
                    bases.put(unit.getDimension(), 1);
                } else {
                    bases.putAll(of);
                }
                bases.remove(tech.units.indriya.unit.UnitDimension.NONE);
                all.put(symbol, bases);
            });
            return all;
        }

        /** The unit that has a name of its own and the dimension of a product of powers, empty where none has. */
        static Optional<String> name(List<String> symbols, List<Integer> powers) {
            Map<Dimension, Integer> product = new HashMap<>();
            for (int i = 0; i < symbols.size(); i++) {
                int power = powers.get(i);
                BASES.getOrDefault(symbols.get(i), Map.of())
                        .forEach((base, n) -> product.merge(base, n * power, Integer::sum));
            }
            product.values().removeIf(n -> n == 0);
            return NAMED.stream().filter(named -> BASES.get(named).equals(product)).findFirst();
        }
    }

    private static final class Parser {

        private final String text;
        private final List<String> symbols = new ArrayList<>();
        private final List<Integer> powers = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Optional<Conversion> parse() {
            BigDecimal factor = BigDecimal.ONE;
            boolean inverse = text.startsWith("1/");
            int sign = inverse ? -1 : 1;
            at = inverse ? 2 : 0;
            while (true) {
                int start = at;
                while (at < text.length() && isSymbol(text.charAt(at))) {
                    at++;
                }
                Optional<Symbol> symbol = symbol(text.substring(start, at));
                int power = symbol.isEmpty() ? 0 : sign * power();
                if (power == 0) {
                    return Optional.empty();
                }
                factor = factor.multiply(symbol.get().factor().pow(power, MathContext.DECIMAL128));
                boolean rate = symbol.get().si().equals(PER_SECOND);
                symbols.add(rate ? "s" : symbol.get().si());
                powers.add(rate ? -power : power);
                if (at == text.length()) {
                    double value = factor.doubleValue();
                    return value > 0 && !Double.isInfinite(value)
                            ? Optional.of(new Conversion(name(), value))
                            : Optional.empty();
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
            Symbol plain = SYMBOLS.get(spelling);
            if (plain == null && spelling.length() > 2) {
                plain = SYMBOLS.get(spelling.toLowerCase(Locale.ROOT));
            }
            if (plain != null) {
                return Optional.of(plain);
            }
            int prefix = PREFIXES.indexOf(spelling.charAt(0));
            String rest = spelling.substring(1);
            Symbol base = SYMBOLS.get(rest);
            if (spelling.equals(MILLI_OR_MEGA)) {
                return Optional.empty();
            }
            if (spelling.charAt(0) == 'K' || spelling.charAt(0) == 'k') {
                prefix = PREFIXES.indexOf('k');
                base = base == null && rest.length() > 2 ? SYMBOLS.get(rest.toLowerCase(Locale.ROOT)) : base;
                if (base != null && spelling.charAt(0) == 'K' && !base.si().equals("Hz") && !base.si().equals("Ω")) {
                    return Optional.empty();
                }
            }
            if (prefix < 0 || base == null || rest.equals("%") || rest.equals("°")) {
                return Optional.empty();
            }
            return Optional.of(new Symbol(base.si(), base.factor().scaleByPowerOfTen(POWERS_OF_TEN[prefix])));
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

        private String name() {
            String product = product();
            if (symbols.size() == 1 && powers.get(0) == 1) {
                return product;
            }
            String common = PRODUCTS.get(product);
            return common != null ? common : Dimensions.name(symbols, powers).orElse(product);
        }

        private String product() {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < symbols.size(); i++) {
                if (symbols.get(i).isEmpty()) {
                    continue;
                }
                out.append(out.isEmpty() ? "" : "·").append(symbols.get(i));
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
