// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;

/** Records of known charge, row by row. */
final class RecordBuilder {

    private final List<double[]> rows = new ArrayList<>();
    private final List<Channel> others = new ArrayList<>();
    private double nextS;

    /** A constant current and voltage: rows at the beginning and after each interval, the last one before the end. */
    RecordBuilder step(double currentA, double voltageV, double durationS, double everyS) {
        return ramp(currentA, voltageV, voltageV, durationS, everyS);
    }

    /** The same with a voltage that changes linearly. */
    RecordBuilder ramp(double currentA, double fromV, double toV, double durationS, double everyS) {
        int n = (int) Math.round(durationS / everyS);
        for (int i = 0; i < n; i++) {
            rows.add(new double[] {nextS + i * everyS, fromV + (toV - fromV) * i / n, currentA});
        }
        nextS += durationS;
        return this;
    }

    /** A step whose row at its end is written down before the current changes, as instruments do. */
    RecordBuilder exactRamp(double currentA, double fromV, double toV, double durationS, double everyS) {
        ramp(currentA, fromV, toV, durationS, everyS);
        rows.add(new double[] {nextS, toV, currentA});
        nextS += 1e-9;
        return this;
    }

    RecordBuilder row(double timeS, double voltageV, double currentA) {
        rows.add(new double[] {timeS, voltageV, currentA});
        nextS = timeS;
        return this;
    }

    /** Passes time without rows. */
    RecordBuilder gap(double durationS) {
        nextS += durationS;
        return this;
    }

    RecordBuilder noise(double currentA, double voltageV, long seed) {
        Random random = new Random(seed);
        for (double[] r : rows) {
            r[2] += currentA * random.nextGaussian();
            r[1] += voltageV * random.nextGaussian();
        }
        return this;
    }

    RecordBuilder channel(String name, String unit, double... values) {
        others.add(new Channel(name, unit, values));
        return this;
    }

    int size() {
        return rows.size();
    }

    double[] column(int index) {
        return rows.stream().mapToDouble(r -> r[index]).toArray();
    }

    CyclingRecord build() {
        return new CyclingRecord("1", "a record", column(0), column(1), column(2), others, Map.of());
    }

    CyclingRecord buildWithoutCurrent() {
        return new CyclingRecord("1", "a record", column(0), column(1), new double[0], others, Map.of());
    }

    /** Rows from a list of their numbers, counted from 0. */
    RecordBuilder keepFirst(int count) {
        while (rows.size() > count) {
            rows.removeLast();
        }
        return this;
    }

    RecordBuilder set(int row, int column, double value) {
        rows.get(row)[column] = value;
        return this;
    }
}
