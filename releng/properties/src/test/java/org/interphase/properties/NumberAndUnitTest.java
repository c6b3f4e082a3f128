// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.interphase.core.unit.NumberText;
import org.interphase.core.unit.Quantity;
import org.interphase.core.unit.Units;
import org.interphase.core.unit.Units.Conversion;
import org.interphase.core.unit.ValueText;

/** Numbers, values and units, printed and read back. */
class NumberAndUnitTest {

    /** Doubles of any size, every bit pattern that is finite. */
    @Provide
    Arbitrary<Double> finite() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.doubles().between(-15, 15).map(e -> Math.pow(10, e)),
                Arbitraries.integers().map(Integer::doubleValue));
    }

    @Law
    void readsBackWhatJavaPrints(@ForAll("finite") double value) {
        assertEquals(value, NumberText.parse(Double.toString(value)));
        assertEquals(value, NumberText.parse("  " + Double.toString(value) + "\t"));
        // which knows no negative zero
        assertEquals(value + 0.0, NumberText.parse(new BigDecimal(value).toPlainString()));
    }

    @Law
    void readsANumberOrSaysThatItIsNone(@ForAll("numberLike") String text) {
        try {
            double value = NumberText.parse(text);
            assertTrue(Double.isFinite(value));
            assertEquals(new BigDecimal(text.strip()).doubleValue(), value + 0.0);
        } catch (NumberFormatException e) {
            assertTrue(e.getMessage().startsWith("expected a number, found '"), e.getMessage());
        }
    }

    @Provide
    Arbitrary<String> numberLike() {
        Arbitrary<String> pieces =
                Arbitraries.of("0", "1", "9", "12", ".", "-", "+", "e", "E", "e-", " ", "d", "0x", "NaN", "Infinity", ",", "٣");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(8).map(p -> String.join("", p)), Arbitraries.strings().ofMaxLength(12));
    }

    @Law
    void showsANumberToItsDigits(@ForAll("finite") double value, @ForAll @IntRange(min = 1, max = 17) int digits) {
        String text = ValueText.number(value, digits);
        BigDecimal shown = new BigDecimal(text);
        BigDecimal exact = new BigDecimal(value);
        BigDecimal half = exact.abs().ulp();
        if (exact.signum() != 0) {
            int exponent = exact.precision() - exact.scale() - 1;
            half = BigDecimal.valueOf(5).scaleByPowerOfTen(exponent - digits);
        }
        assertTrue(shown.subtract(exact).abs().compareTo(half) <= 0, text + " is not " + value);
        assertTrue(shown.stripTrailingZeros().precision() <= digits || shown.signum() == 0, text);
        if (digits == 17) {
            assertEquals(value == 0 ? 0 : value, NumberText.parse(text));
        }
    }

    @Law
    void showsValueAndErrorToTwoDigitsOfTheError(
            @ForAll("shown") double value, @ForAll("relativeErrors") double relative, @ForAll("symbols") String unit) {
        double error = Math.abs(value) * relative;
        String text = ValueText.withError(value, error, unit);
        String[] parts = text.split(" ± ");
        assertEquals(2, parts.length, text);
        double factor = factor(text, unit);
        double shownValue = NumberText.parse(parts[0].replace("(", "")) * factor;
        String errorText = parts[1].replaceAll("[^0-9.].*", "");
        double shownError = NumberText.parse(errorText) * factor;
        double digit = new BigDecimal(errorText).ulp().doubleValue() * factor;
        assertEquals(error, shownError, 0.5000001 * digit, text);
        assertEquals(value, shownValue, 0.5000001 * digit, text);
        int digits = new BigDecimal(errorText).precision();
        assertTrue(digits >= 2 && digits <= 3 || error >= 99 * digit, text);
    }

    /** What the suffix of a printed value multiplies it with. */
    private static double factor(String text, String unit) {
        if (unit.isEmpty() || unit.indexOf('·') > 0) {
            int power = text.indexOf("·10");
            if (power < 0) {
                return 1;
            }
            StringBuilder exponent = new StringBuilder();
            for (char c : text.substring(power + 3).toCharArray()) {
                int digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
                if (c != '⁻' && digit < 0) {
                    break;
                }
                exponent.append(c == '⁻' ? "-" : digit);
            }
            return Math.pow(10, Integer.parseInt(exponent.toString()));
        }
        String suffix = text.substring(text.lastIndexOf(' ') + 1);
        return Units.parse(suffix).orElseThrow().factor();
    }

    @Provide
    Arbitrary<Double> shown() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-14.5, 11.5), Arbitraries.of(1, -1))
                .as((e, sign) -> sign * Math.pow(10, e));
    }

    @Provide
    Arbitrary<Double> relativeErrors() {
        return Arbitraries.doubles().between(-6, 0).map(e -> Math.pow(10, e));
    }

    @Provide
    Arbitrary<String> symbols() {
        return Arbitraries.of("Ω", "F", "H", "s", "Hz", "V", "A", "C", "W", "S", "m", "", "Ω·s^-1/2", "Ω⁻¹·s^α");
    }

    /** Units as one puts them together: prefix, symbol, power, and what joins them. */
    @Provide
    Arbitrary<String> units() {
        Arbitrary<String> factor = Combinators.combine(
                        Arbitraries.of("", "f", "p", "n", "u", "µ", "m", "c", "k", "M", "G", "T"),
                        Arbitraries.of("Ohm", "Ω", "A", "V", "s", "Hz", "F", "C", "W", "J", "S", "H", "m", "g", "mol", "K", "Pa", "rad", "Ah", "Wh"),
                        Arbitraries.of("", "", "", "2", "-1", "^2", "²", "⁻¹", "^-2", "3"))
                .as((prefix, symbol, power) -> prefix + symbol + power);
        return Combinators.combine(factor.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(".", "*", "·", " ", "/"))
                .as((factors, joint) -> String.join(joint, factors))
                .filter(u -> u.length() <= 40);
    }

    @Law
    void findsTheUnitThatItNames(@ForAll("units") String unit) {
        Optional<Conversion> conversion = Units.parse(unit);
        if (conversion.isEmpty()) {
            return;
        }
        String symbol = conversion.get().symbol();
        if (symbol.length() <= 40) {
            Conversion again = Units.parse(symbol).orElseThrow(() -> new AssertionError(unit + " is " + symbol));
            assertEquals(symbol, again.symbol(), unit);
            assertEquals(1, again.factor(), unit);
        }
    }

    @Law
    void multipliesTheFactorsOfAProduct(@ForAll("units") String a, @ForAll("units") String b) {
        String product = a + "*" + b;
        if (a.indexOf('/') >= 0 || product.length() > 40 || Units.parse(a).isEmpty() || Units.parse(b).isEmpty()) {
            return;
        }
        double expected = Units.parse(a).get().factor() * Units.parse(b).get().factor();
        assertEquals(expected, Units.parse(product).orElseThrow().factor(), 1e-12 * expected, product);
    }

    @Law
    void comesBackFromAnotherUnit(
            @ForAll("shown") double value, @ForAll("relativeErrors") double relative, @ForAll("prefixes") List<String> prefixes) {
        Quantity quantity = new Quantity(value, Math.abs(value) * relative, prefixes.get(0) + "Ω");
        Quantity there = quantity.in(prefixes.get(1) + "Ω");
        Quantity back = there.in(quantity.unit());
        assertEquals(value, back.value(), 1e-15 * Math.abs(value));
        assertEquals(quantity.standardError(), back.standardError(), 1e-15 * quantity.standardError());
        assertEquals(relative, there.standardError() / Math.abs(there.value()), 1e-14 * relative);
    }

    @Provide
    Arbitrary<List<String>> prefixes() {
        return Arbitraries.of("f", "p", "n", "µ", "m", "", "k", "M", "G", "T").list().ofSize(2);
    }

    @Law
    void refusesOrReadsWhateverIsMeantAsAUnit(@ForAll("unitLike") String text) {
        Optional<Conversion> conversion = Units.parse(text);
        conversion.ifPresent(c -> {
            assertTrue(c.factor() > 0 && Double.isFinite(c.factor()), text);
            assertFalse(c.symbol().contains(" "), c.symbol());
        });
    }

    @Provide
    Arbitrary<String> unitLike() {
        Arbitrary<String> pieces = Arbitraries.of(
                "m", "A", "h", "Ω", "Ohm", "kOhm", "KOHM", "%", "°", "/", ".", "*", "·", " ", "^", "-", "−", "⁻", "²", "1", "99", "mhz", "s");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(7).map(p -> String.join("", p)), Arbitraries.strings().ofMaxLength(12));
    }

    @Law
    void statesAnIntervalThatHoldsItsEnds(
            @ForAll("shown") double lower, @ForAll("relativeErrors") double width, @ForAll("symbols") String unit) {
        double low = Math.abs(lower);
        double error = low * width;
        double high = low + 4 * error;
        String text = ValueText.interval(low, high, error, unit);
        double factor = factor(text, unit);
        String[] ends = text.split(" to ");
        assertEquals(2, ends.length, text);
        double shownLow = NumberText.parse(ends[0].replace("(", "")) * factor;
        double shownHigh = NumberText.parse(ends[1].replaceAll("[^0-9.e-].*", "")) * factor;
        assertTrue(shownLow < shownHigh, text);
        assertEquals(low, shownLow, 0.06 * error, text);
        assertEquals(high, shownHigh, 0.06 * error, text);
    }
}
