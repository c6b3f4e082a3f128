// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.together;

import java.util.Arrays;
import org.interphase.core.unit.ValueText;
import org.interphase.volume.Colocalisation;

/**
 * One sentence that answers whether a species goes along the columns of another one. Along a column is where its counts at the
 * column are more than around it beyond the interval of 95 %; along the columns, where that is so for all that can be told, and
 * shifting one species at random makes voxels go together as well in at most one of twenty cases.
 */
public final class Answer {

    private static final double MOST_P = 0.05;

    private Answer() {}

    /**
     * {@return the sentence}
     *
     * @param c what is known of both
     */
    public static String of(Colocalisation c) {
        String a = c.first().species();
        String b = c.second().species();
        long told = c.partners().stream()
                .filter(p -> !Double.isNaN(p.enrichment().lower95()))
                .count();
        if (told == 0) {
            return "It cannot be told whether " + b + " lies along columns of " + a + ": "
                    + (c.partners().isEmpty() ? "there are no columns of " + a + "." : "there are too few counts.");
        }
        long along = c.partners().stream().filter(p -> p.enrichment().lower95() > 1).count();
        double p = c.voxels().pValue();
        boolean together = p <= MOST_P && c.voxels().pearsonCorrected() > 0;
        String of = along + " of " + told + (told == 1 ? " column" : " columns");
        String chance = ", and voxels go together " + (together ? "more than by chance" : "no more than by chance") + " (p = "
                + ValueText.number(p, 2) + ").";
        if (along == told && together) {
            return "Yes: " + b + " lies along the columns of " + a + ", at " + of + chance + free(c);
        }
        if (along == 0 && !together) {
            return "No: " + b + " does not lie along the columns of " + a + ", at " + of + chance;
        }
        return "In part: " + b + " lies along " + of + " of " + a + chance + free(c);
    }

    private static String free(Colocalisation c) {
        long free = Arrays.stream(c.belongs()).filter(i -> i == 0).count();
        int all = c.belongs().length;
        if (all == 0) {
            return "";
        }
        return free == 0
                ? " None of " + all + " columns of " + c.second().species() + " stands free."
                : " " + free + " of " + all + " columns of " + c.second().species() + (free == 1 ? " stands" : " stand")
                        + " free.";
    }
}
