// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What follows from the fitted parameters: time constants, capacitances, the direct-current resistance. */
final class DerivedQuantities {

    private final Circuit circuit;
    private final double[] theta;
    private final Errors errors;
    private final List<Parameter> parameters;
    private final List<DerivedQuantity> list = new ArrayList<>();

    DerivedQuantities(Circuit circuit, double[] theta, Errors errors) {
        this.circuit = circuit;
        this.theta = theta;
        this.errors = errors;
        this.parameters = circuit.parameters();
    }

    List<DerivedQuantity> list() {
        double[] series = new double[theta.length];
        double resistance = 0;
        if (circuit instanceof Series s) {
            int at = 0;
            for (Circuit c : s.parts()) {
                if (c instanceof Resistor) {
                    series[at] = Math.exp(theta[at]);
                    resistance += series[at];
                }
                at += c.parameters().size();
            }
        }
        visit(circuit, 0, resistance, series, true);
        double[] gradient = new double[theta.length];
        double r = direct(circuit, 0, gradient);
        if (!Double.isInfinite(r) && r > 0) {
            add("Rdc", "Z at zero frequency", r, gradient, "Ω", false);
        }
        return list;
    }

    private void visit(Circuit node, int at, double resistance, double[] series, boolean top) {
        if (node instanceof Parallel p) {
            List<CircuitStructure.Arc> arcs = new ArrayList<>();
            CircuitStructure.arc(p, at, arcs, true);
            if (!arcs.isEmpty()) {
                arc(arcs.get(0), p.parts().stream().allMatch(c -> c instanceof Element), top ? resistance : 0, series);
            }
        }
        if (node instanceof Capacitor) {
            double[] g = new double[theta.length];
            g[at] = Math.exp(theta[at]);
            add(name(at) + ".capacitance", name(at), g[at], g, "F", true);
        }
        int k = at;
        for (Circuit c : CircuitStructure.children(node)) {
            visit(c, k, resistance, series, top && node instanceof Series);
            k += c.parameters().size();
        }
    }

    private String name(int k) {
        return parameters.get(k).name();
    }

    private void arc(CircuitStructure.Arc arc, boolean pure, double resistance, double[] series) {
        int r = arc.resistance();
        int q = arc.coefficient();
        int a = arc.exponent();
        String element = name(q).replace(".Q", "");
        double alpha = a < 0 ? 1 : theta[a];
        double lnTau = arc.lnTau(theta);
        String product = name(r) + "·" + name(q);
        String root = a < 0 ? product : "(" + product + ")^(1/" + name(a) + ")";
        if (pure) {
            double[] g = new double[theta.length];
            g[r] = 1 / alpha;
            g[q] = 1 / alpha;
            if (a >= 0) {
                g[a] = -lnTau / alpha;
            }
            double tau = Math.exp(lnTau);
            add(element + ".tau", root, tau, scaled(g, tau), "s", false);
            double peak = 1 / (2 * Math.PI * tau);
            add(element + ".peakFrequency", "1/(2π·" + element + ".tau)", peak, scaled(g, -peak), "Hz", false);
        }
        if (a < 0) {
            return;
        }
        double lnC = (theta[q] + (1 - alpha) * theta[r]) / alpha;
        double[] g = new double[theta.length];
        g[q] = 1 / alpha;
        g[r] = (1 - alpha) / alpha;
        g[a] = (-theta[r] - lnC) / alpha;
        double c = Math.exp(lnC);
        add(element + ".capacitance", "(" + name(q) + "·" + name(r) + "^(1−α))^(1/α), α = " + name(a)
                + " (Hsu, Mansfeld; Hirschorn)", c, scaled(g, c), "F", true);
        if (resistance > 0) {
            brug(arc, element, alpha, resistance, series);
        }
    }

    /** C = Q^(1/α)·(1/Re + 1/R)^((α−1)/α). */
    private void brug(CircuitStructure.Arc arc, String element, double alpha, double resistance, double[] series) {
        int r = arc.resistance();
        int q = arc.coefficient();
        int a = arc.exponent();
        double conductance = 1 / resistance + Math.exp(-theta[r]);
        double lnG = Math.log(conductance);
        double lnC = (theta[q] + (alpha - 1) * lnG) / alpha;
        double power = (alpha - 1) / alpha;
        double[] g = new double[theta.length];
        g[q] = 1 / alpha;
        g[a] = (lnG - lnC) / alpha;
        g[r] = -power * Math.exp(-theta[r]) / conductance;
        StringBuilder names = new StringBuilder();
        for (int k = 0; k < series.length; k++) {
            if (series[k] > 0) {
                g[k] -= power * series[k] / (resistance * resistance) / conductance;
                names.append(names.isEmpty() ? "" : " + ").append(name(k));
            }
        }
        double c = Math.exp(lnC);
        add(element + ".capacitanceBrug", name(q) + "^(1/α)·(1/Re + 1/" + name(r) + ")^((α−1)/α), α = " + name(a)
                + ", Re = " + names + " (Brug)", c, scaled(g, c), "F", true);
    }

    private static double[] scaled(double[] gradient, double factor) {
        return Arrays.stream(gradient).map(x -> x * factor).toArray();
    }

    private void add(String name, String formula, double value, double[] gradient, String unit, boolean capacitance) {
        list.add(new DerivedQuantity(name, formula, value, errors.standardError(gradient), unit,
                capacitance ? processes(value) : List.of()));
    }

    /** The resistance at zero frequency and its derivatives; infinite where direct current is blocked. */
    private double direct(Circuit node, int at, double[] gradient) {
        return switch (node) {
            case Resistor r -> {
                gradient[at] = Math.exp(theta[at]);
                yield gradient[at];
            }
            case WarburgShort w -> {
                gradient[at] = Math.exp(theta[at]);
                yield gradient[at];
            }
            case Inductor l -> 0;
            case Capacitor c -> Double.POSITIVE_INFINITY;
            case ConstantPhase q -> Double.POSITIVE_INFINITY;
            case Warburg w -> Double.POSITIVE_INFINITY;
            case WarburgOpen w -> Double.POSITIVE_INFINITY;
            case Series s -> {
                double sum = 0;
                int k = at;
                for (Circuit c : s.parts()) {
                    sum += direct(c, k, gradient);
                    k += c.parameters().size();
                }
                yield sum;
            }
            case Parallel p -> {
                double conductance = 0;
                double[] total = new double[gradient.length];
                int k = at;
                for (Circuit c : p.parts()) {
                    double[] own = new double[gradient.length];
                    double r = direct(c, k, own);
                    if (!Double.isInfinite(r)) {
                        conductance += 1 / r;
                        for (int i = 0; i < own.length; i++) {
                            total[i] += own[i] / (r * r);
                        }
                    }
                    k += c.parameters().size();
                }
                double r = 1 / conductance;
                for (int i = 0; i < total.length; i++) {
                    if (total[i] != 0 && r > 0 && !Double.isInfinite(r)) {
                        gradient[i] = total[i] * r * r;
                    }
                }
                yield r;
            }
        };
    }

    /**
     * The processes whose typical capacitance holds a value, for l/A = 1 cm⁻¹: Irvine, Sinclair, West, Adv. Mater. 2
     * (1990) 132, table 1. A single number there is taken as half a decade to either side.
     */
    static List<String> processes(double farad) {
        List<String> found = new ArrayList<>();
        candidate(found, farad, 3.2e-13, 3.2e-12, "bulk");
        candidate(found, farad, 3.2e-12, 3.2e-11, "minor second phase");
        candidate(found, farad, 1e-11, 1e-8, "grain boundary");
        candidate(found, farad, 1e-10, 1e-9, "bulk ferroelectric near Tc");
        candidate(found, farad, 1e-9, 1e-7, "surface layer");
        candidate(found, farad, 1e-7, 1e-5, "sample-electrode interface");
        candidate(found, farad, 3.2e-5, 3.2e-4, "electrochemical reaction");
        return found;
    }

    private static void candidate(List<String> found, double x, double low, double high, String process) {
        if (x >= low && x <= high) {
            found.add(process);
        }
    }
}
