// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.eis.CircuitStructure.Part;
import org.interphase.eis.CircuitStructure.Relaxation;
import org.interphase.eis.internal.Dictionary;
import org.interphase.eis.internal.GaussianSource;
import org.interphase.eis.internal.LeastSquares;
import org.interphase.eis.internal.Network;

/**
 * The global search: start values from the data, and fits from several of them.
 *
 * <p>The parts of the circuit that are in series each keep their shape when all their impedances are multiplied by one
 * factor. Shapes are put on a grid (an arc's time constant) or drawn evenly (what is nested deeper); {@link Dictionary}
 * finds the combinations that, with the best non-negative factors, come closest to the data. Fits start from the best
 * that are not neighbours, and from the best with some of its parts drawn anew. It ends when several agree and leave nothing
 * but noise; otherwise further grids and disturbed copies of the best are tried until more agree or the tries are used up.
 */
final class StartSearch {

    private static final double AGREE = 1e-6;
    private static final int KEEP = 64;
    private static final int FIRST_TRIES = 8;
    private static final int STEPS = 100;

    /** Points that the linear search looks at, at most; all of them are fitted. */
    private static final int SAMPLE = 100;

    /** With fewer points than these a circuit gets more tries, up to four times as many. */
    private static final double FEW = 50;

    /** The same where parts of the circuit can stand for each other. */
    private static final double FEW_IF_AMBIGUOUS = 160;

    /** How far beyond the data, as a logarithm, a parameter may lie and still be trusted without a longer search. */
    private static final double NEAR = 7;

    private final Circuit circuit;
    private final CircuitStructure structure;
    private final Constraints constraints;
    private final LeastSquares fit;
    private final double[] sampleHz;
    private final double[] wr;
    private final double[] wi;
    private final double[] target;
    private final int[] byFrequency;
    private final Network[] networks;
    private final List<Relaxation> relaxations;
    private final List<double[][]> partShapes = new ArrayList<>();
    private final double lowest;
    private final double highest;
    private final List<Parameter> parameters;
    private final GaussianSource random = new GaussianSource(20260101);

    private final double[] best;
    private double bestSum = Double.POSITIVE_INFINITY;
    private boolean bestConverged;
    private boolean bestIsNoise;
    private int hits;
    private int tries;
    private int iterations;

    StartSearch(Circuit circuit, CircuitStructure structure, Constraints constraints, LeastSquares fit,
            double[] frequencyHz, double[] re, double[] im, double[] wr, double[] wi) {
        this.circuit = circuit;
        this.structure = structure;
        this.constraints = constraints;
        this.fit = fit;
        this.parameters = circuit.parameters();
        int n = frequencyHz.length;
        byFrequency = sorted(frequencyHz);
        lowest = Math.log(2 * Math.PI * frequencyHz[byFrequency[0]]);
        highest = Math.log(2 * Math.PI * frequencyHz[byFrequency[n - 1]]);
        best = new double[parameters.size()];
        int m = Math.min(n, SAMPLE);
        sampleHz = new double[m];
        this.wr = new double[m];
        this.wi = new double[m];
        target = new double[2 * m];
        for (int i = 0; i < m; i++) {
            int k = byFrequency[m == 1 ? 0 : (int) ((long) i * (n - 1) / (m - 1))];
            sampleHz[i] = frequencyHz[k];
            this.wr[i] = wr[k];
            this.wi[i] = wi[k];
            target[i] = wr[k] * re[k];
            target[m + i] = wi[k] * im[k];
        }
        networks = new Network[structure.top().size()];
        relaxations = structure.relaxations();
    }

    private Network network(int part) {
        if (networks[part] == null) {
            networks[part] = CircuitModel.network(structure.top().get(part).circuit(), sampleHz);
        }
        return networks[part];
    }

    private static int[] sorted(double[] f) {
        int n = f.length;
        int[] index = new int[n];
        boolean falling = true;
        boolean rising = true;
        for (int i = 1; i < n; i++) {
            falling &= f[i] <= f[i - 1];
            rising &= f[i] >= f[i - 1];
        }
        if (falling || rising) {
            for (int i = 0; i < n; i++) {
                index[i] = rising ? i : n - 1 - i;
            }
            return index;
        }
        Integer[] boxed = new Integer[n];
        Arrays.setAll(boxed, i -> i);
        Arrays.sort(boxed, (a, b) -> Double.compare(f[a], f[b]));
        Arrays.setAll(index, i -> boxed[i]);
        return index;
    }

    /** The best parameters found. */
    double[] best() {
        return best;
    }

    /** Their sum of squares. */
    double bestSum() {
        return bestSum;
    }

    /** Steps tried so far. */
    int iterations() {
        return iterations;
    }

    /** Whether the best fit has converged and leaves nothing but noise. */
    boolean isNoise() {
        return bestConverged && bestIsNoise;
    }

    /** Fits from the guesses alone; returns whether what is left is noise. */
    boolean fromGuess() {
        attempt(constraints.given().clone(), 300, 1e-2);
        return isNoise();
    }

    /** Searches. */
    void run(Progress progress) throws CancelledException {
        int free = 0;
        for (boolean f : constraints.fixed()) {
            free += f ? 0 : 1;
        }
        List<double[]> starts = dictionary(0.85, 0);
        int quick = Math.min(4, starts.size());
        for (double[] start : firstOf(starts, quick)) {
            progress.checkCancelled();
            attempt(start, STEPS, 1e-3);
        }
        // finite Warburgs, constant phase elements and arcs can stand for each other, and so can what is nested: more
        // minima, so more starts
        int finite = (int) circuit.elements().stream()
                .filter(e -> e instanceof WarburgOpen || e instanceof WarburgShort)
                .count();
        int nested = structure.nested();
        boolean openEnd = !relaxations.isEmpty()
                && structure.top().stream().anyMatch(part -> part.circuit() instanceof ConstantPhase);
        boolean plain = finite + nested == 0 && !openEnd;
        int effort = plain ? free : Math.max(9, free + 2 * (finite + nested));
        // few points cost little, and let more minima stand side by side
        double more = Math.min(4, Math.max(1, (plain ? FEW : FEW_IF_AMBIGUOUS) / byFrequency.length));
        int least = (int) (more * 8 * Math.max(1, effort - 6));
        int agreeing = (int) (more * Math.max(3, effort - 4));
        while (tries < least && !isExact()) {
            progress.checkCancelled();
            attempt(proposed(tries), STEPS, 1e-3);
        }
        if (isExact() || bestConverged && bestIsNoise && hits >= agreeing && isNear()) {
            return;
        }
        progress.report(0.2, "searching further");
        List<double[]> further = new ArrayList<>(starts.subList(quick, Math.min(FIRST_TRIES, starts.size())));
        further.addAll(firstOf(dictionary(0.98, 1), 4));
        further.addAll(firstOf(dictionary(0.65, 2), 4));
        for (double[] start : further) {
            progress.checkCancelled();
            attempt(start, STEPS, 1e-3);
        }
        int most = (int) (more * (40 + 10 * free));
        for (int i = 0; i < most && !isExact(); i++) {
            progress.checkCancelled();
            progress.report(0.3 + 0.7 * i / most, "searching further");
            int needed = agreeing + (int) (more * (2 + free / 2 + (isNear() ? 0 : 4)));
            if (bestConverged && hits >= needed) {
                return;
            }
            attempt(proposed(i), STEPS, 1e-3);
        }
    }

    private double[] proposed(int i) {
        return switch (i % 5) {
            case 0 -> disturbed(0.4 * (1 + i / 5 % 5));
            case 1 -> exchanged();
            case 2 -> moved();
            default -> replaced();
        };
    }

    private static List<double[]> firstOf(List<double[]> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private boolean isExact() {
        return bestConverged && bestSum <= fit.rounding();
    }

    /** Whether no parameter has run far beyond what the data can show, or to an exponent's end. */
    private boolean isNear() {
        double margin = Constraints.MARGIN - NEAR;
        for (int k = 0; k < best.length; k++) {
            if (constraints.fixed()[k] || constraints.bounded()[k]) {
                continue;
            }
            boolean near = parameters.get(k).logarithmic()
                    ? best[k] > constraints.lower()[k] + margin && best[k] < constraints.upper()[k] - margin
                    : best[k] > 0.1 && best[k] < 1;
            if (!near) {
                return false;
            }
        }
        return true;
    }

    private void attempt(double[] start, int steps, double damping) {
        tries++;
        fit.minimise(start, steps, damping, bestSum);
        iterations += fit.iterations();
        double sum = fit.sum();
        if (sum < bestSum * (1 - AGREE) || sum <= fit.rounding()) {
            hits = 1;
        } else if (sum <= bestSum * (1 + AGREE)) {
            hits++;
        }
        // one that was ended where it met the best again does not replace it
        boolean metAgain = bestConverged && !fit.converged() && sum > bestSum * (1 - 0.1 * AGREE);
        if (sum < bestSum && !metAgain) {
            bestSum = sum;
            fit.copyTo(best);
            bestConverged = fit.converged();
            bestIsNoise = isNoise(fit.residualsAtEnd());
        }
    }

    /** Whether neighbours in frequency have unrelated residuals: their correlation is one that noise has but once in a hundred times. */
    private boolean isNoise(double[] residual) {
        int n = byFrequency.length;
        double limit = 2.6 / Math.sqrt(n);
        return related(residual, 0) < limit && related(residual, n) < limit;
    }

    private double related(double[] residual, int offset) {
        double products = 0;
        double squares = 0;
        double before = 0;
        for (int i : byFrequency) {
            double x = residual[offset + i];
            products += x * before;
            squares += x * x;
            before = x;
        }
        return squares > 0 ? products / squares : 0;
    }

    private double[] disturbed(double size) {
        double[] start = best.clone();
        for (int k = 0; k < start.length; k++) {
            if (!constraints.fixed()[k]) {
                start[k] = parameters.get(k).logarithmic()
                        ? start[k] + size * random.nextGaussian()
                        : 0.5 + 0.5 * random.nextDouble();
            }
        }
        keepTimeConstants(start, size);
        return start;
    }

    /** A coefficient follows its disturbed exponent, so that |Z| keeps its size in the middle of the data. */
    private void keepTimeConstants(double[] start, double size) {
        double middle = 0.5 * (lowest + highest);
        for (int k = 1; k < start.length; k++) {
            if (!parameters.get(k).logarithmic() && !constraints.fixed()[k - 1]) {
                double pivot = middle + 0.25 * size * (highest - lowest) * (random.nextDouble() - 0.5);
                start[k - 1] += (best[k] - start[k]) * pivot;
            }
        }
    }

    /** The best with the roles of two relaxations exchanged: what one has done, the other shall do. */
    private double[] exchanged() {
        List<Relaxation> all = relaxations;
        for (int t = 0; all.size() > 1 && t < 6; t++) {
            Relaxation a = all.get((int) (random.nextDouble() * all.size()));
            Relaxation b = all.get((int) (random.nextDouble() * all.size()));
            if (a == b || !a.exchangeable().isEmpty() && a.exchangeable().equals(b.exchangeable())) {
                continue;
            }
            double[] start = t < 3 ? best.clone() : disturbed(0.3);
            double r = a.lnResistance(start);
            double tau = a.lnTau(start);
            a.set(b.lnResistance(start), b.lnTau(start), start);
            b.set(r, tau, start);
            keepGiven(start);
            return start;
        }
        return replaced();
    }

    /**
     * The best with one relaxation, wherever it is, at another time constant; it takes a resistance from another, or
     * gives to it, so that the sum stays.
     */
    private double[] moved() {
        int m = relaxations.size();
        if (m == 0) {
            return replaced();
        }
        double[] start = random.nextDouble() < 0.7 ? best.clone() : disturbed(0.3);
        Relaxation one = relaxations.get((int) (random.nextDouble() * m));
        double lnTau = -(lowest - 2 + (highest - lowest + 4) * random.nextDouble());
        double size = one.lnResistance(start) + random.nextGaussian();
        if (m > 1) {
            Relaxation other = relaxations.get((int) (random.nextDouble() * m));
            double a = one.lnResistance(start);
            double b = other.lnResistance(start);
            double sum = Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
            double odds = 2 * random.nextGaussian();
            size = sum - Math.log1p(Math.exp(-odds));
            if (random.nextDouble() < 0.5) {
                other.set(sum - Math.log1p(Math.exp(odds)), other.lnTau(start), start);
            } else {
                start[other.arc().resistance()] = sum - Math.log1p(Math.exp(odds));
            }
        }
        one.set(size, lnTau, start);
        keepGiven(start);
        return start;
    }

    private void keepGiven(double[] start) {
        for (int k = 0; k < start.length; k++) {
            if (constraints.fixed()[k]) {
                start[k] = constraints.given()[k];
            }
        }
    }

    /** The best with the shapes of one or more parts drawn anew, and the sizes of all parts solved. */
    private double[] replaced() {
        List<Part> parts = structure.top();
        int m = parts.size();
        double[] start = best.clone();
        double u = random.nextDouble();
        int count = u < 0.45 ? 1 : u < 0.8 ? 2 : m;
        for (int i = 0; i < count; i++) {
            int j = count == m ? i : (int) (random.nextDouble() * m);
            double[][] shapes = partShapes.get((int) (random.nextDouble() * partShapes.size() / m) * m + j);
            double[] shape = shapes[(int) (random.nextDouble() * shapes.length)];
            Part part = parts.get(j);
            System.arraycopy(shape, 0, start, part.offset(), shape.length);
        }
        double[][] columns = new double[m][];
        int[] one = new int[m];
        int[] groupStart = new int[m + 1];
        for (int j = 0; j < m; j++) {
            Part part = parts.get(j);
            int off = part.offset();
            double[] own = Arrays.copyOfRange(start, off, off + part.parameters().length);
            network(j).evaluate(own);
            columns[j] = weighted(network(j).re(), network(j).im());
            one[j] = j;
            groupStart[j + 1] = j + 1;
        }
        Dictionary scales = new Dictionary(columns, target, groupStart, one, new boolean[m], 1);
        double[] factors = new double[m];
        scales.factors(one, factors);
        for (int j = 0; j < m; j++) {
            Part part = parts.get(j);
            int off = part.offset();
            double[] own = Arrays.copyOfRange(start, off, off + part.parameters().length);
            double factor = factors[j] > 0 ? factors[j] : small(columns[j]);
            place(part, own, Math.log(factor), start);
        }
        for (int k = 0; k < start.length; k++) {
            if (constraints.fixed()[k]) {
                start[k] = constraints.given()[k];
            } else if (!Double.isFinite(start[k])) {
                start[k] = best[k];
            }
        }
        return start;
    }

    // ---- shapes

    private List<double[]> dictionary(double alpha, int variant) {
        List<Part> parts = structure.top();
        Map<String, Integer> groupOf = new HashMap<>();
        List<double[][]> shapes = new ArrayList<>();
        List<Part> owners = new ArrayList<>();
        int[] slotGroup = new int[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String key = key(part);
            Integer g = groupOf.get(key);
            if (g == null) {
                g = shapes.size();
                groupOf.put(key, g);
                owners.add(part);
                shapes.add(null);
            }
            slotGroup[i] = g;
        }
        // few shapes first: their rows of the factor are shared by all combinations
        Integer[] slots = new Integer[parts.size()];
        Arrays.setAll(slots, i -> i);
        int[] members = new int[shapes.size()];
        for (int g : slotGroup) {
            members[g]++;
        }
        boolean[] ordered = new boolean[shapes.size()];
        for (int g = 0; g < shapes.size(); g++) {
            Part part = owners.get(g);
            ordered[g] = isGrid(part);
            shapes.set(g, shapes(part, members[g], alpha, variant));
        }
        Arrays.sort(slots, (a, b) -> {
            int x = Integer.compare(shapes.get(slotGroup[a]).length, shapes.get(slotGroup[b]).length);
            return x != 0 ? x : slotGroup[a] != slotGroup[b] ? Integer.compare(slotGroup[a], slotGroup[b])
                    : Integer.compare(a, b);
        });
        int[] groupStart = new int[shapes.size() + 1];
        for (int g = 0; g < shapes.size(); g++) {
            groupStart[g + 1] = groupStart[g] + shapes.get(g).length;
        }
        double[][] columns = new double[groupStart[shapes.size()]][];
        for (int g = 0; g < shapes.size(); g++) {
            Network network = CircuitModel.network(owners.get(g).circuit(), sampleHz);
            double[][] own = shapes.get(g);
            for (int k = 0; k < own.length; k++) {
                network.evaluate(own[k]);
                columns[groupStart[g] + k] = weighted(network.re(), network.im());
            }
        }
        for (int g : slotGroup) {
            partShapes.add(shapes.get(g));
        }
        int[] groupsInOrder = new int[slots.length];
        Arrays.setAll(groupsInOrder, i -> slotGroup[slots[i]]);
        Dictionary dictionary = new Dictionary(columns, target, groupStart, groupsInOrder, ordered, KEEP);
        dictionary.search(variant + 1);
        return starts(dictionary, parts, slots, groupsInOrder, groupStart, shapes, columns);
    }

    private List<double[]> starts(Dictionary dictionary, List<Part> parts, Integer[] slots, int[] groups,
            int[] groupStart, List<double[][]> shapes, double[][] columns) {
        boolean given = false;
        for (int k = 0; k < parameters.size(); k++) {
            given |= constraints.isGiven(k);
        }
        List<double[]> starts = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        double[] factors = new double[slots.length];
        int most = given ? KEEP : FIRST_TRIES;
        for (int rank = 0; rank < dictionary.found() && starts.size() < most; rank++) {
            boolean near = false;
            for (int r : ranks) {
                near |= dictionary.alike(r, rank);
            }
            if (near) {
                continue;
            }
            ranks.add(rank);
            int[] choice = dictionary.choice(rank);
            dictionary.factors(choice, factors);
            double[] start = new double[parameters.size()];
            for (int i = 0; i < slots.length; i++) {
                double[] shape = shapes.get(groups[i])[choice[i] - groupStart[groups[i]]];
                double factor = factors[i] > 0 ? factors[i] : small(columns[choice[i]]);
                place(parts.get(slots[i]), shape, Math.log(factor), start);
            }
            starts.add(start);
        }
        if (given) {
            return withGiven(starts);
        }
        return starts;
    }

    /** Fits the given values in, in the order of the alike parts that suits them best; the best of these come first. */
    private List<double[]> withGiven(List<double[]> starts) {
        record Rated(double[] start, double sum) {}
        List<Rated> rated = new ArrayList<>();
        for (double[] plain : starts) {
            Rated best = null;
            for (double[] arranged : arrangements(plain)) {
                for (int k = 0; k < arranged.length; k++) {
                    if (constraints.isGiven(k)) {
                        arranged[k] = constraints.given()[k];
                    }
                }
                double sum = fit.sumAt(arranged);
                if (best == null || sum < best.sum()) {
                    best = new Rated(arranged, sum);
                }
            }
            rated.add(best);
        }
        rated.sort((a, b) -> Double.compare(a.sum(), b.sum()));
        return new ArrayList<>(rated.stream().limit(FIRST_TRIES).map(Rated::start).toList());
    }

    /** The start with the parts in series that are alike in every order (up to 24 orders). */
    private List<double[]> arrangements(double[] start) {
        List<Part> parts = structure.top();
        List<double[]> all = new ArrayList<>(List.of(start.clone()));
        for (int i = 0; i < parts.size(); i++) {
            List<double[]> next = new ArrayList<>(all);
            for (int j = i + 1; j < parts.size(); j++) {
                if (!parts.get(i).signature().equals(parts.get(j).signature())) {
                    continue;
                }
                int[] a = parts.get(i).parameters();
                int[] b = parts.get(j).parameters();
                for (double[] one : all) {
                    if (next.size() < 24) {
                        double[] swapped = one.clone();
                        for (int k = 0; k < a.length; k++) {
                            swapped[a[k]] = one[b[k]];
                            swapped[b[k]] = one[a[k]];
                        }
                        next.add(swapped);
                    }
                }
            }
            all = next;
        }
        return all;
    }

    /** A part with another size; a value that is given sets the size. */
    private void place(Part part, double[] shape, double lnFactor, double[] start) {
        double shift = lnFactor;
        int at = part.offset();
        for (Element e : part.circuit().elements()) {
            for (int i = 0; i < e.parameters().size(); i++) {
                int sign = sign(e, i);
                if (sign != 0 && constraints.isGiven(at)) {
                    shift = sign * (constraints.given()[at] - shape[at - part.offset()]);
                }
                at++;
            }
        }
        at = part.offset();
        for (Element e : part.circuit().elements()) {
            for (int i = 0; i < e.parameters().size(); i++) {
                start[at] = shape[at - part.offset()] + sign(e, i) * shift;
                at++;
            }
        }
    }

    /** How a parameter changes when all impedances are multiplied by a factor: with it, against it, or not. */
    private static int sign(Element e, int i) {
        return switch (e) {
            case Resistor r -> 1;
            case Inductor l -> 1;
            case Warburg w -> 1;
            case Capacitor c -> -1;
            case ConstantPhase q -> i == 0 ? -1 : 0;
            case WarburgOpen w -> i == 0 ? 1 : 0;
            case WarburgShort w -> i == 0 ? 1 : 0;
        };
    }

    /** A factor that makes a shape a few percent of the data where it is largest. */
    private double small(double[] column) {
        double largest = 1e-300;
        for (int i = 0; i < column.length; i++) {
            double t = Math.hypot(target[i % sampleHz.length], target[i % sampleHz.length + sampleHz.length]);
            largest = Math.max(largest, Math.abs(column[i]) / Math.max(t, 1e-300));
        }
        return 0.03 / largest;
    }

    private double[] weighted(double[] zr, double[] zi) {
        int n = zr.length;
        double[] out = new double[2 * n];
        for (int i = 0; i < n; i++) {
            out[i] = wr[i] * zr[i];
            out[n + i] = wi[i] * zi[i];
        }
        return out;
    }

    /** Parts with one key share their shapes: alike in structure and order, and in what is given of the shape. */
    private String key(Part part) {
        StringBuilder key = new StringBuilder();
        kind(part.circuit(), key);
        for (int k = part.offset(); k < part.offset() + part.parameters().length; k++) {
            if (constraints.isGiven(k)) {
                key.append(' ').append(k).append('=').append(constraints.given()[k]);
            }
        }
        return key.toString();
    }

    private static void kind(Circuit node, StringBuilder out) {
        if (node instanceof Element e) {
            out.append(e.symbol());
            return;
        }
        out.append(node instanceof Series ? "s(" : "p(");
        CircuitStructure.children(node).forEach(c -> kind(c, out));
        out.append(')');
    }

    private static boolean isGrid(Part part) {
        return switch (part.circuit()) {
            case WarburgOpen w -> true;
            case WarburgShort w -> true;
            case Element e -> false;
            default -> simpleArc(part) != null;
        };
    }

    /** The arc that a part is, with nothing else in it. */
    private static CircuitStructure.Arc simpleArc(Part part) {
        if (part.circuit() instanceof Parallel p && p.parts().size() == 2) {
            List<CircuitStructure.Arc> arcs = new ArrayList<>(1);
            CircuitStructure.arc(p, part.offset(), arcs, false);
            return arcs.isEmpty() ? null : arcs.get(0);
        }
        return null;
    }

    private double[][] shapes(Part part, int members, double alpha, int variant) {
        double decades = (highest - lowest) / Math.log(10);
        int off = part.offset();
        return switch (part.circuit()) {
            case ConstantPhase q -> {
                double[] exponents = constraints.isGiven(off + 1)
                        ? new double[] {constraints.given()[off + 1]}
                        : new double[] {0.35, 0.5, 0.65, 0.8, 0.9, 1};
                double[][] all = new double[exponents.length][];
                for (int i = 0; i < all.length; i++) {
                    all[i] = new double[] {-exponents[i] * 0.5 * (lowest + highest), exponents[i]};
                }
                yield all;
            }
            case WarburgOpen w -> taus(off + 1, 2, decades, -highest - 1, -lowest + 5);
            case WarburgShort w -> taus(off + 1, 2, decades, -highest - 1, -lowest + 5);
            case Element e -> new double[][] {new double[1]};
            default -> {
                CircuitStructure.Arc arc = simpleArc(part);
                if (arc == null) {
                    yield drawn(part, variant);
                }
                double perDecade = members <= 2 ? 4.5 : members == 3 ? 4 : 3;
                double[][] grid = taus(-1, perDecade, decades, -highest - 1.5, -lowest + 1.5);
                if (members >= grid.length) {
                    grid = taus(-1, (members + 4) / decades, decades, -highest - 1.5, -lowest + 1.5);
                }
                double a = arc.exponent() < 0 ? 1
                        : constraints.isGiven(arc.exponent()) ? constraints.given()[arc.exponent()] : alpha;
                double[][] all = new double[grid.length][part.parameters().length];
                for (int i = 0; i < all.length; i++) {
                    all[i][arc.coefficient() - off] = a * grid[i][1];
                    if (arc.exponent() >= 0) {
                        all[i][arc.exponent() - off] = a;
                    }
                }
                if (constraints.isGiven(arc.resistance()) && constraints.isGiven(arc.coefficient())) {
                    double[] one = all[0].clone();
                    one[arc.coefficient() - off] =
                            constraints.given()[arc.resistance()] + constraints.given()[arc.coefficient()];
                    yield new double[][] {one};
                }
                yield all;
            }
        };
    }

    /** Time constants on a grid, as {ln R, ln τ} with R = 1. */
    private double[][] taus(int parameter, double perDecade, double decades, double low, double high) {
        if (parameter >= 0 && constraints.isGiven(parameter)) {
            return new double[][] {{0, constraints.given()[parameter]}};
        }
        int n = Math.min(48, Math.max(6, (int) Math.round(perDecade * (high - low) / Math.log(10)) + 1));
        double[][] all = new double[n][];
        for (int i = 0; i < n; i++) {
            all[i] = new double[] {0, low + (high - low) * i / (n - 1)};
        }
        return all;
    }

    private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

    /**
     * Shapes of a part with something nested in it, drawn evenly (Halton's sequence): the first resistance 1, other
     * resistances within a factor of 30 of it, and of every reactive element the frequency where it is as large as the
     * resistance that it belongs to.
     */
    private double[][] drawn(Part part, int variant) {
        int free = part.parameters().length - 1;
        int n = free <= 1 ? 60 : free == 2 ? 160 : free == 3 ? 400 : free == 4 ? 600 : 1000;
        double[][] all = new double[n][];
        int[] dimension = new int[1];
        for (int i = 0; i < n; i++) {
            double[] shape = new double[part.parameters().length];
            dimension[0] = 0;
            draw(part.circuit(), part.offset(), part.offset(), i + 1 + variant * n, dimension, Double.NaN, shape,
                    new double[] {Double.NaN});
            all[i] = shape;
        }
        return all;
    }

    private static double halton(int index, int[] dimension) {
        int d = dimension[0]++;
        int base = PRIMES[d % PRIMES.length];
        double f = 1;
        double r = 0;
        for (int i = index; i > 0; i /= base) {
            f /= base;
            r += f * (i % base);
        }
        double shifted = r + 0.5 * (d / PRIMES.length);
        return shifted - Math.floor(shifted);
    }

    /** Draws the parameters of a node; {@code level} holds the last resistance drawn, as a logarithm. */
    private void draw(Circuit node, int at, int offset, int index, int[] dimension, double beside, double[] shape,
            double[] level) {
        switch (node) {
            case Resistor r -> {
                double x = Double.isNaN(level[0]) ? 0 : 3.4 * (2 * halton(index, dimension) - 1);
                shape[at - offset] = x;
                level[0] = x;
            }
            case Element e -> {
                double u = halton(index, dimension);
                // every other shape may have its corner far outside the data
                double margin = index % 2 == 0 ? 1.5 : 5;
                double w = lowest - margin + u * (highest - lowest + 2 * margin);
                double z = !Double.isNaN(beside) ? beside : Double.isNaN(level[0]) ? 0 : level[0];
                int k = at - offset;
                switch (e) {
                    case Capacitor c -> shape[k] = -w - z;
                    case Inductor l -> shape[k] = z - w;
                    case Warburg v -> shape[k] = z + 0.5 * w;
                    case ConstantPhase q -> {
                        double a = constraints.isGiven(at + 1)
                                ? constraints.given()[at + 1]
                                : 0.5 + 0.5 * halton(index, dimension);
                        shape[k] = -z - a * w;
                        shape[k + 1] = a;
                    }
                    default -> {
                        double x = Double.isNaN(level[0]) ? 0 : level[0] + 3.4 * (2 * halton(index, dimension) - 1);
                        shape[k] = x;
                        shape[k + 1] = constraints.isGiven(at + 1) ? constraints.given()[at + 1] : -w;
                        level[0] = x;
                    }
                }
            }
            default -> {
                // resistances first: reactive elements are measured against them
                List<Circuit> children = CircuitStructure.children(node);
                double own = Double.NaN;
                for (int pass = 0; pass < 2; pass++) {
                    int k = at;
                    for (Circuit c : children) {
                        boolean reactive = c instanceof Element && !(c instanceof Resistor);
                        if (reactive == (pass == 1)) {
                            draw(c, k, offset, index, dimension, own, shape, level);
                            if (Double.isNaN(own) && !Double.isNaN(level[0])) {
                                own = firstResistance(c, k, offset, shape);
                            }
                        }
                        k += c.parameters().size();
                    }
                }
            }
        }
    }

    private static double firstResistance(Circuit node, int at, int offset, double[] shape) {
        int k = at;
        for (Element e : node.elements()) {
            if (e instanceof Resistor || e instanceof WarburgOpen || e instanceof WarburgShort) {
                return shape[k - offset];
            }
            k += e.parameters().size();
        }
        return Double.NaN;
    }
}
