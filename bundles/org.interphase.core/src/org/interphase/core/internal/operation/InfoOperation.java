// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.interphase.core.data.DeadTime;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.osgi.service.component.annotations.Component;

/** {@code info SOURCE…}: what files hold. */
@Component(service = Operation.class)
public final class InfoOperation implements Operation<NoSettings, InfoResult> {

    /** With more data sets than this, one line each. */
    private static final int MOST_IN_FULL = 3;

    private static final int DIGITS = 7;
    private static final int LONGEST_VALUE = 100;

    @Override
    public Declaration declaration() {
        return new Declaration(
                "info",
                "Show what a file holds",
                "Says what files hold: format, data sets, ranges, first and last row, what the instrument noted.",
                Inputs.files(1, Integer.MAX_VALUE),
                false,
                "");
    }

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public InfoResult run(OperationInput input, NoSettings settings, Progress progress)
            throws IOException, CancelledException {
        List<FileInfo> files = new ArrayList<>();
        for (OperationInput.Source source : input.sources()) {
            progress.checkCancelled();
            files.add(FileInfo.of(source.file(), source.datasets()));
        }
        return new InfoResult(files);
    }

    @Override
    public String text(InfoResult result) {
        List<String> lines = new ArrayList<>();
        for (FileInfo file : result.files()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(file.file());
            lines.addAll(ResultText.align(List.of(
                    new String[] {"format", file.format()}, new String[] {"SHA-256", file.sha256()})));
            if (file.datasets().size() > MOST_IN_FULL) {
                lines.add("");
                lines.addAll(table(file.datasets()));
            } else {
                for (FileInfo.DatasetInfo dataset : file.datasets()) {
                    lines.add("");
                    lines.addAll(full(dataset));
                }
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> table(List<FileInfo.DatasetInfo> datasets) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"id", "data set", "points", "channel", "from", "to", ""});
        for (FileInfo.DatasetInfo d : datasets) {
            FileInfo.Range range = d.ranges().isEmpty()
                    ? new FileInfo.Range("", "", Double.NaN, Double.NaN)
                    : d.ranges().get(0);
            rows.add(new String[] {
                d.id(),
                d.label(),
                Integer.toString(d.points()),
                range.channel(),
                ValueText.number(range.min(), DIGITS),
                ValueText.number(range.max(), DIGITS),
                range.unit()
            });
        }
        return ResultText.align(rows);
    }

    private static List<String> full(FileInfo.DatasetInfo dataset) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + dataset.id() + ": " + dataset.label() + " (" + dataset.kind().label() + ", " + dataset.points()
                + (dataset.points() == 1 ? " point)" : " points)"));
        if (dataset.sums() != null) {
            lines.addAll(stack(dataset));
            lines.addAll(notes(dataset));
            return lines;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "channel", "from", "to", ""));
        for (FileInfo.Range range : dataset.ranges()) {
            rows.add(List.of(
                    "",
                    range.channel(),
                    ValueText.number(range.min(), DIGITS),
                    ValueText.number(range.max(), DIGITS),
                    range.unit()));
        }
        lines.addAll(aligned(rows, dataset.species()));
        if (dataset.first() != null) {
            lines.add("    first row  " + row(dataset.first()));
            lines.add("    last row   " + row(dataset.last()));
        }
        lines.addAll(notes(dataset));
        return lines;
    }

    private static List<String> stack(FileInfo.DatasetInfo dataset) {
        List<Integer> shape = dataset.shape();
        double[] pixel = dataset.pixelSizeUm();
        List<String> lines = new ArrayList<>();
        lines.add("    " + shape.get(1) + (shape.get(1) == 1 ? " layer of " : " layers of ") + shape.get(3) + " × " + shape.get(2) + " pixels"
                + (Double.isNaN(pixel[0])
                        ? ", pixel size not known"
                        : " of " + number(pixel[0]) + " × " + number(pixel[1]) + " µm"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "channel", "sum"));
        dataset.sums().forEach(s -> rows.add(List.of("", s.channel(), counts(s.sum()))));
        lines.addAll(aligned(rows, dataset.species()));
        return lines;
    }

    /** Beside each row of channels what is known of its species; a column of which nothing is known is left out. */
    private static List<String> aligned(List<List<String>> channels, List<FileInfo.SpeciesInfo> species) {
        List<List<String>> rows = new ArrayList<>();
        channels.forEach(row -> rows.add(new ArrayList<>(row)));
        if (species != null) {
            column(rows, "m/z", species, s -> Double.isNaN(s.mz()) ? "" : number(s.mz()));
            column(rows, "polarity", species, FileInfo.SpeciesInfo::polarity);
            column(rows, "depth/µm", species, s -> range(s.depthUm()));
            column(rows, "time/s", species, s -> range(s.timeS()));
            column(rows, "dead time", species, s -> deadTime(s.deadTime()));
        }
        return ResultText.align(rows.stream().map(r -> r.toArray(String[]::new)).toList());
    }

    private static void column(
            List<List<String>> rows,
            String title,
            List<FileInfo.SpeciesInfo> species,
            Function<FileInfo.SpeciesInfo, String> text) {
        List<String> texts = species.stream().map(text).toList();
        if (texts.stream().allMatch(String::isEmpty)) {
            return;
        }
        rows.get(0).add(title);
        for (int i = 0; i < texts.size(); i++) {
            rows.get(i + 1).add(texts.get(i));
        }
    }

    private static String range(double[] ends) {
        return ends == null ? "" : number(ends[0]) + " to " + number(ends[1]);
    }

    private static String deadTime(FileInfo.DeadTimeInfo d) {
        boolean known = !d.model().equals(DeadTime.Model.UNKNOWN.toString());
        String of = known ? d.model() + (Double.isNaN(d.tauS()) ? "" : ", " + number(d.tauS() * 1e9) + " ns") : "";
        if (!d.corrected() && !known) {
            return "";
        }
        return (d.corrected() ? "corrected" : "not corrected") + (of.isEmpty() ? "" : " (" + of + ")");
    }

    private static List<String> notes(FileInfo.DatasetInfo dataset) {
        List<String> lines = new ArrayList<>();
        if (!dataset.metadata().isEmpty()) {
            List<String[]> notes = new ArrayList<>();
            for (Map.Entry<String, String> entry : dataset.metadata().entrySet()) {
                String value = entry.getValue();
                notes.add(new String[] {
                    "",
                    entry.getKey(),
                    value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…"
                });
            }
            lines.addAll(ResultText.align(notes));
        }
        return lines;
    }

    private static String row(FileInfo.Row row) {
        return switch (row) {
            case FileInfo.ImpedanceRow z ->
                number(z.frequencyHz()) + " Hz, Re Z " + number(z.re()) + " Ω, Im Z " + number(z.im()) + " Ω";
            case FileInfo.CyclingRow c ->
                number(c.timeS()) + " s, " + number(c.voltageV()) + " V"
                        + (Double.isNaN(c.currentA()) ? "" : ", " + number(c.currentA()) + " A");
        };
    }

    /** All digits of a count: nobody sees in 2.876e7 whether two files hold the same. */
    private static String counts(double sum) {
        return sum == Math.rint(sum) && Math.abs(sum) < 1e15 ? Long.toString((long) sum) : number(sum);
    }

    private static String number(double value) {
        return ValueText.number(value, DIGITS);
    }
}
