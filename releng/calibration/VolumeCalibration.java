// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.DriftEstimate;
import org.interphase.synthetic.sims.GeneratedSimsStack;
import org.interphase.synthetic.sims.SimsColumn;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.interphase.volume.Colocalisation;
import org.interphase.volume.Column;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.Columns;
import org.interphase.volume.Labels;

/**
 * What is recovered of the columns of generated failed regions, through the suite's own drift correction: on the counts with
 * the drift beside them, and on the corrected stack that is written into a file. Arguments: the first seed, how many seeds
 * (3), and "random" for columns at random places instead of the region's own.
 */
public final class VolumeCalibration {

    private static final int N = SimsStackOptions.PIXELS;
    private static final List<String> OXIDES = List.of("SiO2-", "PO2-", "ZrO2-");
    private static final double LAYER_UM = SimsStackOptions.DEPTH_UM / SimsStackOptions.DEFAULT_LAYERS;

    /** A demand, and what came of it. */
    private static final class Demand {
        private final String what;
        private final boolean most;
        private final double limit;
        private double worst;
        private int held;
        private int all;

        Demand(String what, boolean most, double limit) {
            this.what = what;
            this.most = most;
            this.limit = limit;
            this.worst = most ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }

        void add(double value) {
            all++;
            held += most ? value <= limit ? 1 : 0 : value >= limit ? 1 : 0;
            worst = Double.isNaN(value) ? value : most ? Math.max(worst, value) : Math.min(worst, value);
        }

        void print() {
            if (all == 0) {
                return;
            }
            System.out.printf(
                    Locale.ROOT, "  %-66s %s %8.4f   worst %8.4f   %4d of %4d   %s%n", what, most ? "<=" : ">=", limit, worst,
                    held, all, held == all ? "held" : "MISSED");
        }
    }

    /** All demands on one way of taking the stack. */
    private static final class Table {
        private final String name;
        private final Demand missing = new Demand("Na columns that are missing or too many", true, 0);
        private final Demand dice = new Demand("Dice of all Na columns", false, 0.94);
        private final Demand small = new Demand("Dice of columns up to 6 um wide", false, 0.87);
        private final Demand width = new Demand("widths off by / um", true, 0.25);
        private final Demand half = new Demand("half of the intervals of 95 % / um", true, 0.15);
        private final Demand ends = new Demand("depth ends off by / layers", true, 2);
        private final Demand oxides = new Demand("oxide columns that are missing or too many", true, 0);
        private final List<Demand> oxideDice = List.of(
                new Demand("Dice of SiO2-", false, 0.80),
                new Demand("Dice of PO2-", false, 0.80),
                new Demand("Dice of ZrO2-", false, 0.77));
        private final Demand belong = new Demand("oxide columns told wrongly whose they are", true, 0);
        private final Demand pearson = new Demand("noise-corrected Pearson off by", true, 0.04);
        private int covered;
        private int widths;
        private double pulls;

        Table(String name) {
            this.name = name;
        }

        void print() {
            System.out.println(name);
            List<Demand> all = new ArrayList<>(List.of(missing, dice, small, width, half));
            all.forEach(Demand::print);
            double share = (double) covered / widths;
            System.out.printf(
                    Locale.ROOT, "  %-66s 0.88 to 1.00   %.3f of %d, pulls %.2f   %s%n", "intervals that cover the width", share,
                    widths, Math.sqrt(pulls / widths), share >= 0.88 ? "held" : "MISSED");
            all.clear();
            all.addAll(List.of(ends, oxides));
            all.addAll(oxideDice);
            all.addAll(List.of(belong, pearson));
            all.forEach(Demand::print);
        }
    }

    public static void main(String[] arguments) throws Exception {
        long first = Long.parseLong(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        boolean random = arguments.length > 2 && arguments[2].equals("random");
        Table counts = new Table("on the counts, along the drift");
        Table corrected = new Table("on the corrected stack");
        for (long seed = first; seed < first + count; seed++) {
            SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED).withSeed(seed);
            GeneratedSimsStack made = random
                    ? SimsStackGenerator.generate(options, columns(seed), Progress.NONE)
                    : SimsStackGenerator.generate(options, Progress.NONE);
            CorrectedStack raw = CorrectedStack.of(made.stack());
            DriftEstimate drift = DriftEstimate.of(raw, DriftEstimate.Options.DEFAULT, Progress.NONE);
            if (drift.refused()) {
                System.out.println("seed " + seed + ": drift refused: " + drift.reason());
                continue;
            }
            double squares = 0;
            for (double[] e : drift.standardErrorPx()) {
                squares += (e[0] * e[0] + e[1] * e[1]) / 2;
            }
            double left = Math.sqrt(squares / drift.standardErrorPx().length);
            CorrectedStack moved = drift.applyTo(raw);
            judge(seed, made, moved, left, random, counts);
            judge(seed, made, CorrectedStack.of(moved.corrected()), 0, random, corrected);
        }
        counts.print();
        corrected.print();
    }

    private static void judge(
            long seed, GeneratedSimsStack made, CorrectedStack stack, double left, boolean random, Table table)
            throws Exception {
        List<SimsColumn> truth = made.truth().columns();
        List<SimsColumn> sodium = truth.stream().filter(SimsColumn::sodium).toList();
        List<SimsColumn> oxide = truth.stream().filter(c -> c.oxideRadiusUm() > 0).toList();
        long begin = System.nanoTime();
        int na = stack.raw().indexOf("Na+").orElseThrow();
        Columns first = null;
        for (int i = 0; i < OXIDES.size(); i++) {
            int channel = stack.raw().indexOf(OXIDES.get(i)).orElseThrow();
            Columns second;
            int[] belongs;
            if (i == 0) {
                Colocalisation c = Colocalisation.of(
                        stack, na, channel, ColumnOptions.DEFAULT, ColumnOptions.DEFAULT, left, Progress.NONE);
                first = c.first();
                second = c.second();
                belongs = c.belongs();
                sodium(made, first, sodium, table);
                // Without noise the region's own columns have 0.634; what others have is not known.
                if (!random) {
                    table.pearson.add(Math.abs(c.voxels().pearsonCorrected() - 0.634));
                }
            } else {
                second = Columns.of(stack, channel, ColumnOptions.DEFAULT, left, Progress.NONE);
                belongs = Colocalisation.belongs(first, second, Progress.NONE);
            }
            table.oxides.add(wrong(second, oxide));
            table.oxideDice.get(i).add(dice(second.labels(), made.volumes().oxide(), 0, 0));
            int wrongly = 0;
            for (int j = 0; j < belongs.length; j++) {
                int id = belongs[j];
                SimsColumn mine = nearest(second.columns().get(j), oxide).orElseThrow();
                SimsColumn its = id == 0 ? null : nearest(first.columns().get(id - 1), sodium).orElse(null);
                wrongly += mine.sodium() ? (mine == its ? 0 : 1) : its == null ? 0 : 1;
            }
            table.belong.add(wrongly);
        }
        System.out.printf(Locale.ROOT, "seed %d, %s: %.1f s%n", seed, table.name, (System.nanoTime() - begin) / 1e9);
    }

    private static void sodium(GeneratedSimsStack made, Columns found, List<SimsColumn> truth, Table table) {
        table.missing.add(wrong(found, truth));
        table.dice.add(dice(found.labels(), made.volumes().sodium(), 0, 0));
        for (Column c : found.columns()) {
            Optional<SimsColumn> nearest = nearest(c, truth);
            if (nearest.isEmpty()) {
                continue;
            }
            SimsColumn t = nearest.get();
            double width = 2 * t.radiusUm();
            table.width.add(Math.abs(c.widthUm().value() - width));
            table.half.add((c.widthUm().upper95() - c.widthUm().lower95()) / 2);
            table.widths++;
            table.covered += c.widthUm().lower95() <= width && width <= c.widthUm().upper95() ? 1 : 0;
            table.pulls += Math.pow((c.widthUm().value() - width) / c.widthUm().standardError(), 2);
            if (width <= 6) {
                table.small.add(dice(found.labels(), made.volumes().sodium(), c.id(), t.id()));
            }
            table.ends.add(Math.abs(c.fromUm() - t.fromUm()) / LAYER_UM);
            table.ends.add(Math.abs(c.toUm() - t.toUm()) / LAYER_UM);
        }
    }

    /** How many columns of the truth have not exactly one that was found, and how many that were found have none. */
    private static int wrong(Columns found, List<SimsColumn> truth) {
        int[] times = new int[truth.size()];
        int wrong = 0;
        for (Column c : found.columns()) {
            Optional<SimsColumn> t = nearest(c, truth);
            if (t.isPresent()) {
                times[truth.indexOf(t.get())]++;
            } else {
                wrong++;
            }
        }
        for (int n : times) {
            wrong += Math.abs(n - 1);
        }
        return wrong;
    }

    private static Optional<SimsColumn> nearest(Column c, List<SimsColumn> truth) {
        SimsColumn best = null;
        for (SimsColumn t : truth) {
            double d = t.distanceUm(c.centreUm()[0], c.centreUm()[1], c.centreUm()[2]);
            if (d < t.radiusUm() && (best == null
                    || d < best.distanceUm(c.centreUm()[0], c.centreUm()[1], c.centreUm()[2]))) {
                best = t;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Dice of a column with a true one, or of all with all where their ids are 0. */
    private static double dice(Labels labels, byte[][] truth, int id, int trueId) {
        int[] label = new int[N * N];
        long both = 0;
        long found = 0;
        long there = 0;
        for (int k = 0; k < truth.length; k++) {
            labels.layer(k, label);
            for (int i = 0; i < label.length; i++) {
                boolean f = id == 0 ? label[i] > 0 : label[i] == id;
                boolean t = trueId == 0 ? truth[k][i] > 0 : truth[k][i] == trueId;
                found += f ? 1 : 0;
                there += t ? 1 : 0;
                both += f && t ? 1 : 0;
            }
        }
        return 2.0 * both / (found + there);
    }

    /** Nine columns of sodium, seven of them with oxides, and three of oxides, none nearer to another than 10 µm. */
    private static List<SimsColumn> columns(long seed) {
        Random random = new Random(seed);
        List<SimsColumn> columns = new ArrayList<>();
        SimsColumn.Oxide[] oxides = SimsColumn.Oxide.values();
        while (columns.size() < 12) {
            int i = columns.size();
            boolean sodium = i < 9;
            double radius = i == 0 ? 3 : sodium ? 3.5 + 7.5 * random.nextDouble() : 3 + random.nextDouble();
            boolean tilted = sodium && i % 3 == 2;
            boolean begins = i == 4 || !sodium;
            boolean ends = i == 5;
            SimsColumn c = new SimsColumn(
                    sodium ? i + 1 : 92 + i,
                    30 + 240 * random.nextDouble(),
                    30 + 240 * random.nextDouble(),
                    radius,
                    begins ? 0.2 + 0.5 * random.nextDouble() : 0,
                    ends ? 1.2 + 0.5 * random.nextDouble() : SimsStackOptions.DEPTH_UM,
                    !begins,
                    !ends,
                    tilted ? 10 * random.nextDouble() - 5 : 0,
                    tilted ? 10 * random.nextDouble() - 5 : 0,
                    sodium,
                    sodium ? i >= 7 ? oxides[0] : oxides[1 + i % 2] : SimsColumn.Oxide.TANDEM);
            boolean apart = true;
            for (SimsColumn o : columns) {
                for (double z = 0; z <= SimsStackOptions.DEPTH_UM; z += 0.1) {
                    double x = c.centreXUm() + c.tiltX() * z;
                    double y = c.centreYUm() + c.tiltY() * z;
                    double gap = o.distanceUm(x, y, z) - Math.max(o.radiusUm(), o.oxideRadiusUm())
                            - Math.max(c.radiusUm(), c.oxideRadiusUm());
                    apart &= gap > 10;
                }
            }
            if (apart) {
                columns.add(c);
            }
        }
        return columns;
    }

    private VolumeCalibration() {}
}
