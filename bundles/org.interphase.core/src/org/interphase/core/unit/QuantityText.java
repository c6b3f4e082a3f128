// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.unit.ValueText.Scaled;

/**
 * A quantity as it is copied into a paper or a sheet.
 *
 * <p>In the short form and in LaTeX the error in parentheses counts in the value's last digits and is rounded by the rule
 * of the Particle Data Group (Phys. Rev. D 110 (2024) 030001, introduction, section 5.3): of its three leading digits,
 * 100 to 354 leave two, 355 to 949 one, 950 to 999 become 1000 and leave two.
 */
public final class QuantityText {

    private static final Pattern FACTOR = Pattern.compile("([^\\^⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?:\\^(.+)|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("a", "\\atto"),
            Map.entry("f", "\\femto"),
            Map.entry("p", "\\pico"),
            Map.entry("n", "\\nano"),
            Map.entry("µ", "\\micro"),
            Map.entry("m", "\\milli"),
            Map.entry("k", "\\kilo"),
            Map.entry("M", "\\mega"),
            Map.entry("G", "\\giga"),
            Map.entry("T", "\\tera"),
            Map.entry("P", "\\peta"),
            Map.entry("", ""));

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("Ω", "\\ohm"),
            Map.entry("F", "\\farad"),
            Map.entry("H", "\\henry"),
            Map.entry("s", "\\second"),
            Map.entry("Hz", "\\hertz"),
            Map.entry("V", "\\volt"),
            Map.entry("A", "\\ampere"),
            Map.entry("C", "\\coulomb"),
            Map.entry("W", "\\watt"),
            Map.entry("S", "\\siemens"),
            Map.entry("m", "\\metre"),
            Map.entry("K", "\\kelvin"),
            Map.entry("J", "\\joule"),
            Map.entry("eV", "\\electronvolt"),
            Map.entry("cm", "\\centi\\metre"));

    private QuantityText() {}

    /**
     * {@return the short form, such as {@code 3.20(5) kΩ}; without an error the value to five digits; {@code —} where the
     * value is not known}
     *
     * @param q the quantity
     */
    public static String brief(Quantity q) {
        Scaled s = Scaled.of(q.value(), q.standardError(), q.unit());
        return ValueText.join(s.hasError() ? digits(s) : ValueText.number(s.value(), 5), s.suffix());
    }

    /**
     * {@return the quantity for the package siunitx of LaTeX, such as {@code \qty{3.20(5)}{\kilo\ohm}}; a pure number as
     * {@code \num{…}}; {@code --} where the value is not known or not finite}
     *
     * @param q the quantity
     */
    public static String latex(Quantity q) {
        if (!Double.isFinite(q.value())) {
            return "--";
        }
        Scaled s = Scaled.of(q.value(), q.standardError(), q.unit());
        String number = s.hasError() ? digits(s) : ValueText.number(s.value(), 5);
        if (s.power() != 0) {
            number += "e" + s.power();
        }
        return s.unit().isEmpty()
                ? "\\num{" + number + "}"
                : "\\qty{" + number + "}{" + PREFIXES.get(s.prefix()) + unit(s.unit()) + "}";
    }

    /** {@return the heading of {@link #csv}} */
    public static String csvHeading() {
        return "name,value,standard_error,unit";
    }

    /**
     * {@return a line of comma-separated values in full precision: name, value, standard error and unit; a cell is empty
     * where there is no number}
     *
     * @param name what it is called
     * @param q the quantity
     */
    public static String csv(String name, Quantity q) {
        return cell(name) + "," + number(q.value()) + "," + number(q.standardError()) + "," + cell(q.unit());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String cell(String text) {
        return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** The value's digits with the error's in parentheses. */
    private static String digits(Scaled s) {
        int exponent = (int) Math.floor(Math.log10(s.error()) + 1e-12);
        long three = Math.round(s.error() * Math.pow(10, 2.0 - exponent));
        if (three >= 1000) {
            three = 100;
            exponent++;
        }
        int figures = 2;
        if (three >= 950) {
            exponent++;
        } else if (three >= 355) {
            figures = 1;
        }
        int decimals = figures - 1 - exponent;
        String value = new BigDecimal(s.value())
                .setScale(Math.min(decimals, 17), RoundingMode.HALF_EVEN)
                .toPlainString();
        BigDecimal error = new BigDecimal(s.error())
                .setScale(Math.min(decimals, 17), RoundingMode.HALF_EVEN);
        // left of the decimal point the parentheses hold the error itself
        String shown = decimals > 0 ? error.unscaledValue().toString() : error.toPlainString();
        return value + "(" + shown + ")";
    }

    private static String unit(String unit) {
        StringBuilder out = new StringBuilder();
        for (String factor : unit.split("[·*]|(?<=\\S) (?=\\S)")) {
            Matcher m = FACTOR.matcher(factor.strip());
            if (!m.matches()) {
                out.append(factor);
                continue;
            }
            String base = UNITS.getOrDefault(m.group(1), m.group(1));
            String power = m.group(2) != null ? m.group(2) : m.group(3) == null ? "" : plain(m.group(3));
            if (power.matches("-\\d+")) {
                out.append("\\per").append(base);
                power = power.equals("-1") ? "" : power.substring(1);
            } else {
                out.append(base);
            }
            if (!power.isEmpty()) {
                out.append("\\tothe{").append(power.replace("α", "\\alpha").replace('−', '-')).append('}');
            }
        }
        return out.toString();
    }

    private static String plain(String superscript) {
        StringBuilder out = new StringBuilder();
        for (char c : superscript.toCharArray()) {
            out.append(c == '⁻' ? "-" : Integer.toString(SUPERSCRIPTS.indexOf(c)));
        }
        return out.toString();
    }
}
