// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;

/** What channels and stacks are called. */
public final class Names {

    private Names() {}

    /**
     * {@return a file's name without its endings; of a folder's index, such as {@code .zarray}, that of the folder}
     *
     * @param path the file
     */
    public static String of(Path path) {
        String name = path.getFileName().toString();
        Path parent = path.toAbsolutePath().getParent();
        if (name.startsWith(".") && parent != null && parent.getFileName() != null) {
            name = parent.getFileName().toString();
        }
        for (String ending : List.of(".ome.tif", ".ome.tiff")) {
            if (name.toLowerCase(java.util.Locale.ROOT).endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * {@return names for channels of which none is known: the file's, with a number where there are several}
     *
     * @param path the file
     * @param channels how many
     */
    public static List<String> numbered(Path path, int channels) {
        String name = of(path);
        return IntStream.rangeClosed(1, channels)
                .mapToObj(c -> channels == 1 ? name : name + " " + c)
                .toList();
    }

    /**
     * {@return the channel of a name; a sign at its end is the ions' polarity}
     *
     * @param name the species, such as {@code SiO2-}
     * @param mz mass over charge in u, NaN where not known
     * @param timeS time of each layer in s, empty where not known
     * @param depthUm depth of each layer in µm, empty where not known
     */
    public static IonChannel channel(String name, double mz, double[] timeS, double[] depthUm) {
        return new IonChannel(name, mz, polarity(name), timeS, depthUm, Double.NaN, DeadTime.UNKNOWN);
    }

    /**
     * {@return the channel of a name}
     *
     * @param name the species, such as {@code SiO2-}
     * @param notes what is known beside
     * @param timeS time of each layer in s, empty where not known
     * @param depthUm depth of each layer in µm, empty where not known
     */
    public static IonChannel channel(String name, ChannelNotes notes, double[] timeS, double[] depthUm) {
        return new IonChannel(
                name, notes.mz(), notes.polarity().orElse(polarity(name)), timeS, depthUm, Double.NaN, notes.deadTime());
    }

    /**
     * {@return the polarity that a sign at the end of a name says}
     *
     * @param name the species, such as {@code SiO2-}
     */
    static IonPolarity polarity(String name) {
        return name.endsWith("+")
                ? IonPolarity.POSITIVE
                : name.endsWith("-") ? IonPolarity.NEGATIVE : IonPolarity.UNKNOWN;
    }

    /**
     * {@return depths of the middles of layers, the first of which begins at 0}
     *
     * @param layers how many
     * @param thicknessUm of a layer in µm; where it is not above 0, no depth is known
     */
    public static double[] depths(int layers, double thicknessUm) {
        if (!(thicknessUm > 0) || Double.isInfinite(thicknessUm)) {
            return new double[0];
        }
        double[] depths = new double[layers];
        Arrays.setAll(depths, k -> (k + 0.5) * thicknessUm);
        return depths;
    }

    /**
     * {@return the thickness of a layer in µm where all channels have the same depths, which {@link #depths} would make
     * again; NaN where they have not}
     *
     * @param channels of a stack
     */
    public static double thicknessUm(List<IonChannel> channels) {
        double[] first = channels.get(0).depthUm();
        if (first.length == 0) {
            return Double.NaN;
        }
        double thickness = 2 * first[0];
        for (IonChannel c : channels) {
            double[] depths = c.depthUm();
            if (depths.length != first.length) {
                return Double.NaN;
            }
            for (int k = 0; k < depths.length; k++) {
                if (!(Math.abs(depths[k] - (k + 0.5) * thickness) <= 1e-6 * thickness)) {
                    return Double.NaN;
                }
            }
        }
        return thickness;
    }
}
