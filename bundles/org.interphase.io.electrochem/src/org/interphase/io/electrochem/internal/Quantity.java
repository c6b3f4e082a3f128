// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.HashMap;
import java.util.Locale;

/** What a column means to us. */
enum Quantity {
    FREQUENCY("frequency", "Hz", "freq", "frequency", "f", "freq.", "frequenz", "fréquence", "frequencies"),
    REAL("real part of Z", "Ω", "re(z)", "z'", "zre", "zreal", "rez", "re", "real", "realz", "real(z)", "z'(a)", "zr", "z're", "zreal'", "realteil", "realteil(z)", "partieréelle"),
    IMAGINARY("imaginary part of Z", "Ω", "im(z)", "z''", "zim", "zimag", "imz", "im", "imag", "imaginary", "imagz", "imag(z)", "z''(b)", "zi", "imaginärteil", "imaginärteil(z)",
            "partieimaginaire"),
    MODULUS("modulus of Z", "Ω", "|z|", "zmod", "modz", "zmag", "modulus", "magnitude", "abs(z)", "z", "betrag", "betrag(z)", "zmodulus", "impedance", "impedanz"),
    PHASE("phase of Z", "rad", "phase(z)", "phase", "phi", "theta", "theta(z)", "zphz", "arg(z)", "phaseangle", "φ", "θ", "phasenwinkel", "angle",
            "zphase"),
    SIGMA("standard deviation of Z", "Ω", "sigma", "σ", "std", "stddev", "std.dev.", "standarddeviation"),
    CYCLE("cycle number", "", "cyclenumber", "cycle", "cycleno", "cycleno.", "cycleindex", "sweep", "sweepnumber", "zcycle",
            "cycle#", "spectrum", "spectrumnumber", "spectrumno", "spectrumno.", "spectrum#", "spectrumindex", "loop", "loopnumber",
            "loopno", "scannumber"),
    TIME("time", "s", "time", "t", "elapsedtime", "testtime", "zeit", "temps"),
    VOLTAGE("voltage", "V", "ewe", "<ewe>", "voltage", "potential", "ewe-ece", "ecell", "<ecell>", "vcell", "vf", "cellvoltage", "e", "u", "v"),
    CURRENT("current", "A", "i", "<i>", "current"),
    OTHER("other", "");

    /** A quantity that a name stands for; of several columns the one with the lowest rank is meant. */
    record Named(Quantity quantity, int rank, boolean negated) {}

    /** Not the time, which is a small letter. */
    private static final String TEMPERATURE_OR_PERIOD = "T";

    /** Asked for each word of each line that might hold titles. */
    private static final Pattern GAPS = Pattern.compile("[\\s_]");

    /** What word processors and keyboards write for a minus: hyphens, dashes, the minus sign. */
    private static final String MINUS = "[\u2010-\u2014\u2212\ufe63\uff0d]";

    private static final int UPSIDE_DOWN = 100;

    private static final Map<String, Named> NAMES = names();

    private final String label;
    private final String unit;
    private final List<String> names;

    Quantity(String label, String unit, String... names) {
        this.label = label;
        this.unit = unit;
        this.names = List.of(names);
    }

    /** {@return its name in a sentence} */
    String label() {
        return label;
    }

    /** {@return its SI unit} */
    String unit() {
        return unit;
    }

    /** {@return whether a minus before the name of such a column says that its values have the other sign} */
    boolean isSigned() {
        return this == IMAGINARY || this == PHASE || this == CURRENT || this == VOLTAGE;
    }

    /** {@return what a column's name without its unit stands for} */
    static Named of(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replace('\u2032', '\'')
                .replace('\u2019', '\'')
                .replace('`', '\'')
                .replace('\u00b4', '\'')
                .replace("\u2033", "''")
                .replace("\u201d", "''")
                .replace("\"", "''")
                .replaceAll(MINUS, "-")
                .replace('[', '(')
                .replace(']', ')');
        plain = GAPS.matcher(plain).replaceAll("");
        if (plain.startsWith("data:")) {
            plain = plain.substring(5);
        }
        if (name.strip().equals(TEMPERATURE_OR_PERIOD)) {
            return new Named(OTHER, 0, false);
        }
        boolean negated = plain.startsWith("-");
        Named found = NAMES.get(negated ? plain.substring(1) : plain);
        if (found == null || negated && !found.quantity.isSigned()) {
            return new Named(OTHER, 0, false);
        }
        // a column with its own sign comes before one that is printed upside down
        boolean isUsualNegated = found.quantity == IMAGINARY || found.quantity == PHASE;
        return new Named(found.quantity, negated && !isUsualNegated ? found.rank + UPSIDE_DOWN : found.rank, negated);
    }

    private static Map<String, Named> names() {
        Map<String, Named> all = new HashMap<>();
        for (Quantity q : values()) {
            for (int i = 0; i < q.names.size(); i++) {
                all.put(q.names.get(i), new Named(q, i, false));
            }
        }
        return Map.copyOf(all);
    }
}
