// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;

/**
 * What a file holds.
 *
 * @param file its path as it was given
 * @param sha256 SHA-256 of its bytes
 * @param format name for people of the format that read it
 * @param datasets those that were picked
 * @param warnings what the reader left out or corrected
 */
public record FileInfo(String file, String sha256, String format, List<DatasetInfo> datasets, List<String> warnings) {

    /** Copies the lists. */
    public FileInfo {
        datasets = List.copyOf(datasets);
        warnings = List.copyOf(warnings);
    }

    static FileInfo of(DataFile file, List<Dataset> picked) {
        return new FileInfo(
                file.path().toString(),
                file.sha256(),
                file.format(),
                picked.stream().map(DatasetInfo::of).toList(),
                file.warnings());
    }

    /**
     * What a data set holds.
     *
     * @param id unique in its file
     * @param kind what it is
     * @param label a name for people
     * @param points the number of rows
     * @param shape the lengths of its axes
     * @param channels names of what it has for each row
     * @param ranges smallest and largest of each channel, in the same order
     * @param first first row
     * @param last last row
     * @param metadata what the instrument said about the measurement
     */
    public record DatasetInfo(
            String id,
            DatasetKind kind,
            String label,
            int points,
            List<Integer> shape,
            List<String> channels,
            List<Range> ranges,
            Row first,
            Row last,
            Map<String, String> metadata) {

        static DatasetInfo of(Dataset dataset) {
            List<Channel> channels = dataset.channels();
            List<Range> ranges = new ArrayList<>(channels.size());
            for (Channel c : channels) {
                ranges.add(new Range(c.name(), c.unit(), c.min(), c.max()));
            }
            int last = dataset.points() - 1;
            return new DatasetInfo(
                    dataset.id(),
                    dataset.kind(),
                    dataset.label(),
                    dataset.points(),
                    List.of(dataset.points()),
                    channels.stream().map(Channel::name).toList(),
                    ranges,
                    row(dataset, channels, 0),
                    row(dataset, channels, last),
                    dataset.metadata());
        }

        private static Row row(Dataset dataset, List<Channel> channels, int row) {
            return switch (dataset) {
                case ImpedanceSpectrum s ->
                    new ImpedanceRow(
                            channels.get(0).value(row),
                            channels.get(1).value(row),
                            channels.get(2).value(row));
                case CyclingRecord r ->
                    new CyclingRow(
                            channels.get(0).value(row),
                            channels.get(1).value(row),
                            r.hasCurrent() ? channels.get(2).value(row) : Double.NaN);
            };
        }
    }

    /**
     * Smallest and largest finite value of a channel, NaN where it has none.
     *
     * @param channel its name
     * @param unit its unit
     * @param min the smallest
     * @param max the largest
     */
    public record Range(String channel, String unit, double min, double max) {}

    /** One row of a data set. */
    public sealed interface Row permits ImpedanceRow, CyclingRow {}

    /**
     * A point of a spectrum.
     *
     * @param frequencyHz frequency in Hz
     * @param re real part in Ω
     * @param im imaginary part in Ω
     */
    public record ImpedanceRow(double frequencyHz, double re, double im) implements Row {}

    /**
     * A point of a record.
     *
     * @param timeS time in s
     * @param voltageV voltage in V
     * @param currentA current in A, NaN where none was stored
     */
    public record CyclingRow(double timeS, double voltageV, double currentA) implements Row {}
}
