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
