// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static double number(String text) {
        Fields fields = new Fields('\t', '.');
        fields.split(text);
        return fields.number(0);
    }

    @Test
    void roundsAsJavaDoes() {
        Random random = new Random(20260104);
        for (int i = 0; i < 200_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            String text = switch (i % 4) {
                case 0 -> Double.toString(any);
                case 1 -> String.format(Locale.ROOT, "%.15E", random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
                case 2 -> Long.toString(random.nextLong() >> random.nextInt(64)) + "E" + (random.nextInt(60) - 30);
                default -> String.format(Locale.ROOT, "%.7E", random.nextGaussian() * 1e3);
            };
            if (Double.isFinite(any)) {
                assertEquals(Double.parseDouble(text), number(text), text);
            }
        }
    }

    /** Sixteen to eighteen digits: the shortest that programs print, and what lies beside them. */
    @Test
    void roundsLongNumbersAsJavaDoes() {
        Random random = new Random(20261126);
        for (int i = 0; i < 400_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12);
            String text = switch (i % 4) {
                case 0 -> Double.toString(value);
                case 1 -> String.format(Locale.ROOT, "%.16E", value);
                case 2 -> String.format(Locale.ROOT, "%.15E", value);
                default -> (random.nextLong() >>> 4) + "e-" + random.nextInt(30);
            };
            assertEquals(Double.parseDouble(text), number(text), text);
        }
    }

    /** Numbers exactly between two doubles, and one digit beside: the even one is nearest, or the one on that side. */
    @Test
    void roundsMiddlesToEven() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long odd = 2 * ((1L << 52) + (random.nextLong() >>> 12)) + 1;
            BigDecimal middle = new BigDecimal(odd).divide(new BigDecimal(1L << 1 + i % 2));
            for (BigDecimal near : new BigDecimal[] {middle, middle.add(BigDecimal.ONE.movePointLeft(2)), middle.subtract(BigDecimal.ONE.movePointLeft(2))}) {
                String text = near.toPlainString();
                assertEquals(Double.parseDouble(text), number(text), text);
            }
        }
        for (String text : new String[] {"9007199254740993", "9007199254740993e-0", "90071992547409930e-1", "4503599627370496.5",
            "4503599627370497.5", "0.9999999999999999445", "1.00000000000000011", "1e-27", "999999999999999999e-27"}) {
            assertEquals(Double.parseDouble(text), number(text), text);
        }
    }

    @Test
    void takesOnlyDigitsAndAPower() {
        for (String text : new String[] {"", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1 2", "0x1", "1f", "1e5.0", "--1", "NaN"}) {
            assertTrue(Double.isNaN(number(text)), text);
        }
        assertEquals(-0.5, number("-.5"));
        assertEquals(5, number("5."));
        assertEquals(Double.NEGATIVE_INFINITY, 1 / number("-0"));
    }

    @Test
    void readsPowersAsFortranPrintsThem() {
        assertEquals(1000, number("1.0D+03"));
        assertEquals(-2.5e-300, number("-2.5d-300"));
        assertTrue(Double.isNaN(number("1D5")) && Double.isNaN(number("1D")) && Double.isNaN(number("1D+")));
    }
}
