// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.sims.CorrectionPipeline;

/** Small stacks of Poisson counts, and documents of them. */
final class SmallStacks {

    static final int LAYERS = 24;
    static final int SIDE = 64;
    static final int SPIKE = 9;
    static final DeadTime STATED = new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, 40e-9);

    private static final String[] NAMES = {"Na+", "Si+", "O-", "SiO2-"};

    private SmallStacks() {}

    /** A stack with spots that move by (3, −2) pixels, a layer of positive ions at twice its counts, and a stated dead time. */
    static IonStack drifting() {
        return stack(true, STATED, 1e-4);
    }

    /** A stack without texture, of which no times are stated. */
    static IonStack plain() {
        return stack(false, DeadTime.UNKNOWN, Double.NaN);
    }

    private static IonStack stack(boolean spots, DeadTime deadTime, double dwellS) {
        Random random = new Random(7);
        double[][] at = new double[40][2];
        for (double[] spot : at) {
            spot[0] = SIDE * random.nextDouble();
            spot[1] = SIDE * random.nextDouble();
        }
        short[][][] counts = new short[NAMES.length][LAYERS][SIDE * SIDE];
        for (int c = 0; c < NAMES.length; c++) {
            for (int k = 0; k < LAYERS; k++) {
                double dx = 3.0 * k / LAYERS;
                double dy = -2.0 * k / LAYERS;
                for (int p = 0; p < SIDE * SIDE; p++) {
                    double mean = 6 + c;
                    for (double[] spot : spots ? at : new double[0][]) {
                        double x = p % SIDE + 0.5 - dx - spot[0];
                        double y = p / SIDE + 0.5 - dy - spot[1];
                        mean += 25 * Math.exp(-(x * x + y * y) / 8);
                    }
                    counts[c][k][p] = (short) poisson(k == SPIKE && c < 2 ? 2 * mean : mean, random);
                }
            }
        }
        List<IonChannel> species = new ArrayList<>();
        for (String name : NAMES) {
            IonPolarity polarity = name.endsWith("+") ? IonPolarity.POSITIVE : IonPolarity.NEGATIVE;
            species.add(new IonChannel(name, Double.NaN, polarity, new double[0], new double[0], dwellS, deadTime));
        }
        return new IonStack(
                "1", "counted", new StackGeometry(LAYERS, SIDE, SIDE, 1, 1), species, MemoryLayers.of(counts), Map.of());
    }

    private static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }

    /** The same stack with pixels from elsewhere. */
    static IonStack with(IonStack stack, LayerSource source) {
        return new IonStack(stack.id(), stack.label(), stack.geometry(), stack.species(), source, stack.metadata());
    }

    static SimsDocument document(IonStack stack, CorrectionPipeline.Step... steps) {
        DataFile file = new DataFile(Path.of("counted.nxs"), "0".repeat(64), "counted", List.of(stack), List.of());
        return new SimsDocument(
                file,
                stack.id(),
                new SimsDocument.Asked(
                        List.of(0, 2), List.of(), new CorrectionPipeline(List.of(steps)), ProfileChoice.DEFAULT),
                null);
    }

    static SimsDocument with(SimsDocument document, CorrectionPipeline.Step... steps) {
        return document.withAsked(document.asked().withPipeline(new CorrectionPipeline(List.of(steps))));
    }
}
