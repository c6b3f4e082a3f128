// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Voltage and, where it was stored, current of a cell against time, in the file's order. Values may be NaN where the
 * instrument stored none; times may repeat or fall: an analysis says what it makes of that.
 */
public final class CyclingRecord implements Dataset {

    private final String id;
    private final String label;
    private final double[] timeS;
    private final double[] voltageV;
    private final double[] currentA;
    private final List<Channel> others;
    private final Map<String, String> metadata;

    /**
     * Creates a record.
     *
     * @param id unique in its file
     * @param label a name for people
     * @param timeS time in s, at least one row
     * @param voltageV working electrode's voltage in V, as many
     * @param currentA current in A, as many, positive for oxidation at the working electrode; empty where none was
     *     stored
     * @param others further columns, as many values each
     * @param metadata what the instrument said about the measurement
     * @throws IllegalArgumentException when there is no row or lengths differ
     */
    public CyclingRecord(
            String id,
            String label,
            double[] timeS,
            double[] voltageV,
            double[] currentA,
            List<Channel> others,
            Map<String, String> metadata) {
        this.id = Objects.requireNonNull(id, "id");
        this.label = PlainText.of(Objects.requireNonNull(label, "label"));
        this.timeS = timeS.clone();
        this.voltageV = voltageV.clone();
        this.currentA = currentA.clone();
        this.others = List.copyOf(others);
        this.metadata = PlainText.of(metadata);
        if (timeS.length == 0) {
            throw new IllegalArgumentException("a cycling record needs at least one row");
        }
        requireLength("voltage", voltageV.length);
        if (currentA.length != 0) {
            requireLength("current", currentA.length);
        }
        for (Channel c : others) {
            requireLength(c.name(), c.size());
        }
    }

    private void requireLength(String what, int found) {
        if (found != timeS.length) {
            throw new IllegalArgumentException(
                    "expected " + timeS.length + " values of " + what + ", found " + found);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.CYCLING;
    }

    @Override
    public int points() {
        return timeS.length;
    }

    /** {@return times in s} */
    public double[] timeS() {
        return timeS.clone();
    }

    /** {@return voltages in V} */
    public double[] voltageV() {
        return voltageV.clone();
    }

    /** {@return whether the current was stored} */
    public boolean hasCurrent() {
        return currentA.length != 0;
    }

    /** {@return currents in A, positive for oxidation; empty where none was stored} */
    public double[] currentA() {
        return currentA.clone();
    }

    /**
     * {@return the time of one row in s}
     *
     * @param row 0 to {@link #points()} − 1
     */
    public double timeS(int row) {
        return timeS[row];
    }

    /**
     * {@return the voltage of one row in V, NaN where none was stored}
     *
     * @param row 0 to {@link #points()} − 1
     */
    public double voltageV(int row) {
        return voltageV[row];
    }

    /**
     * {@return the current of one row in A, positive for oxidation; NaN where none was stored}
     *
     * @param row 0 to {@link #points()} − 1
     */
    public double currentA(int row) {
        return hasCurrent() ? currentA[row] : Double.NaN;
    }

    @Override
    public List<Channel> channels() {
        List<Channel> all = new ArrayList<>();
        all.add(new Channel("time", "s", timeS));
        all.add(new Channel("voltage", "V", voltageV));
        if (hasCurrent()) {
            all.add(new Channel("current", "A", currentA));
        }
        all.addAll(others);
        return List.copyOf(all);
    }

    /** {@return what the file has for each row beside time, voltage and current} */
    public List<Channel> others() {
        return others;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }
}
