// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.Locale;
import org.interphase.core.data.CyclingRecord;
import org.interphase.synthetic.cycling.CycleGraphGenerator;
import org.interphase.synthetic.cycling.CycleGraphKind;

/** Cycle graphs with a known truth, as files. */
final class Graphs {

    private Graphs() {}

    /** {@return a generated record as delimited text} */
    static String text(CycleGraphKind kind, long seed, double currentDensity) {
        return text(CycleGraphGenerator.generate(kind, seed, currentDensity).record());
    }

    /** {@return a generated record in which a time is no number} */
    static String broken(long seed) {
        return text(CycleGraphKind.CYCLED, seed, 0.02).replaceFirst("(?s)^((?:[^\\n]*\\n){4})[^,]*,", "$1x7,");
    }

    /**
     * {@return three cycles of a battery, each with a little less charge than the one before, as delimited text} The
     * current is 10 µA for 1 h, then −9.9 µA as long, and so on; the voltage goes from 3 to 4 V and back.
     */
    static String battery() {
        StringBuilder out = new StringBuilder("time_s,voltage_V,current_A\n");
        double t = 0;
        for (int half = 0; half < 6; half++) {
            boolean charges = half % 2 == 0;
            for (int k = 0; k < 200; k++) {
                double way = k / 199.0;
                double v = charges ? 3 + way + 0.05 : 4 - way - 0.05;
                out.append(String.format(Locale.ROOT, "%.1f,%.6f,%.6e%n", t, v, charges ? 1e-5 : -0.99e-5));
                t += 18;
            }
        }
        return out.toString();
    }

    static String text(CyclingRecord record) {
        StringBuilder out = new StringBuilder("time_s,voltage_V,current_A\n");
        double[] t = record.timeS();
        double[] v = record.voltageV();
        double[] i = record.currentA();
        for (int k = 0; k < t.length; k++) {
            out.append(String.format(Locale.ROOT, "%.4f,%.7e,%.7e%n", t[k], v[k], i[k]));
        }
        return out.toString();
    }
}
