// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DataTable;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;

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

    static FileInfo of(DataFile file, List<Dataset> picked) throws IOException {
        List<DatasetInfo> infos = new ArrayList<>();
        for (Dataset dataset : picked) {
            infos.add(DatasetInfo.of(dataset));
        }
        return new FileInfo(
                file.path().toString(),
                file.sha256(),
                file.format(),
                infos,
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
     * @param sums of an ion stack, the counts of each species in all; null for any other
     * @param pixelSizeUm of an ion stack, {@code [x, y]} in µm; null for any other
     * @param species of an ion stack or a depth profile, in the order of the channels; null for any other
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
            List<Sum> sums,
            double[] pixelSizeUm,
            List<SpeciesInfo> species,
            Map<String, String> metadata) {

        static DatasetInfo of(Dataset dataset) throws IOException {
            if (dataset instanceof IonStack stack) {
                return of(stack);
            }
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
                    null,
                    null,
                    dataset instanceof DepthProfile p ? p.species().stream().map(SpeciesInfo::of).toList() : null,
                    dataset.metadata());
        }

        private static DatasetInfo of(IonStack stack) throws IOException {
            List<Sum> sums = new ArrayList<>();
            for (int c = 0; c < stack.species().size(); c++) {
                sums.add(new Sum(stack.species().get(c).name(), stack.sum(c)));
            }
            StackGeometry g = stack.geometry();
            return new DatasetInfo(
                    stack.id(),
                    stack.kind(),
                    stack.label(),
                    stack.points(),
                    List.of(stack.species().size(), g.layers(), g.height(), g.width()),
                    stack.species().stream().map(IonChannel::name).toList(),
                    List.of(),
                    null,
                    null,
                    sums,
                    new double[] {g.pixelWidthUm(), g.pixelHeightUm()},
                    stack.species().stream().map(SpeciesInfo::of).toList(),
                    stack.metadata());
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
                case DepthProfile p -> null;
                case MassSpectrum m -> null;
                case IonStack i -> null;
                case DataTable t -> null;
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

    /**
     * Counts of a species in all.
     *
     * @param channel its name
     * @param sum the sum of all its pixels
     */
    public record Sum(String channel, double sum) {}

    /**
     * What is known of a species.
     *
     * @param name as the file has it
     * @param mz mass over charge in u, NaN where not known
     * @param polarity {@code +}, {@code -}, or nothing where not known
     * @param deadTime what is known of the detector's dead time
     * @param depthUm the smallest and the largest depth in µm, null where not known
     * @param timeS the smallest and the largest time in s, null where not known
     */
    public record SpeciesInfo(
            String name, double mz, String polarity, DeadTimeInfo deadTime, double[] depthUm, double[] timeS) {

        static SpeciesInfo of(IonChannel c) {
            return new SpeciesInfo(
                    c.name(), c.mz(), c.polarity().toString(), DeadTimeInfo.of(c.deadTime()), range(c.depthUm()), range(c.timeS()));
        }

        static SpeciesInfo of(ProfileChannel c) {
            return new SpeciesInfo(
                    c.name(), c.mz(), c.polarity().toString(), DeadTimeInfo.of(c.deadTime()), range(c.depthUm()), range(c.timeS()));
        }

        private static double[] range(double[] values) {
            DoubleSummaryStatistics finite = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
            return finite.getCount() == 0 ? null : new double[] {finite.getMin(), finite.getMax()};
        }
    }

    /**
     * What is known of a detector's dead time.
     *
     * @param model {@code unknown}, {@code non-paralysable} or {@code single-hit}
     * @param corrected whether the counts are corrected for it
     * @param tauS dead time in s, NaN where not known
     */
    public record DeadTimeInfo(String model, boolean corrected, double tauS) {

        static DeadTimeInfo of(DeadTime state) {
            return new DeadTimeInfo(state.model().toString(), state.corrected(), state.tauS());
        }
    }

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
