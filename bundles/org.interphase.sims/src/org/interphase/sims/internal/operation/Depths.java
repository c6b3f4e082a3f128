// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.OperationException;
import org.interphase.sims.CorrectedStack;

/** The depths of a stack's layers, from its file or from what a person knows of the crater. */
final class Depths {

    private Depths() {}

    /**
     * {@return the stack with depths}
     *
     * <p>Of a total depth each layer has its equal part. Where times of the channels are known, a channel that was looked at
     * later in a layer than the others lies deeper by that time; times at a rate are depths as they are.
     *
     * @param stack as it was read
     * @param totalUm depth of the crater in µm; null for none
     * @param rateUmPerS rate of sputtering in µm/s; null for none
     * @throws OperationException when both are given, or a rate without times
     */
    static CorrectedStack of(IonStack stack, Double totalUm, Double rateUmPerS) throws OperationException {
        CorrectedStack corrected = CorrectedStack.of(stack);
        if (totalUm != null && rateUmPerS != null) {
            throw new OperationException("expected either --depth-um or --rate-um-per-s, found both");
        }
        List<IonChannel> species = stack.species();
        if (rateUmPerS != null) {
            for (int c = 0; c < species.size(); c++) {
                double[] t = species.get(c).timeS();
                if (t.length == 0) {
                    throw new OperationException(species.get(c).name()
                            + ": its times are not known, so that a rate gives no depths; state --depth-um instead");
                }
                corrected = corrected.withDepth(c, times(t, rateUmPerS), new double[0]);
            }
        }
        if (totalUm != null) {
            int layers = stack.geometry().layers();
            double[][] offset = offsets(species, layers);
            for (int c = 0; c < species.size(); c++) {
                double[] z = new double[layers];
                for (int k = 0; k < layers; k++) {
                    z[k] = totalUm / layers * (k + 0.5 + offset[c][k]);
                }
                corrected = corrected.withDepth(c, z, new double[0]);
            }
        }
        return corrected;
    }

    private static double[] times(double[] values, double factor) {
        double[] out = values.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] *= factor;
        }
        return out;
    }

    /** How much later than the mean of all channels each was looked at, in layers; 0 where not all times are known. */
    private static double[][] offsets(List<IonChannel> species, int layers) {
        double[][] offset = new double[species.size()][layers];
        List<double[]> times = new ArrayList<>();
        species.forEach(s -> times.add(s.timeS()));
        if (layers < 2 || times.stream().anyMatch(t -> t.length == 0)) {
            return offset;
        }
        double first = 0;
        double last = 0;
        for (double[] t : times) {
            first += t[0] / times.size();
            last += t[layers - 1] / times.size();
        }
        double period = (last - first) / (layers - 1);
        for (int k = 0; k < layers && period > 0; k++) {
            double mean = 0;
            for (double[] t : times) {
                mean += t[k] / times.size();
            }
            for (int c = 0; c < offset.length; c++) {
                offset[c][k] = (times.get(c)[k] - mean) / period;
            }
        }
        return offset;
    }
}
