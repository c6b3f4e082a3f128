// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that {@code docs/command-line.md} promises, so that what is not there yet is told from what is misspelt.
 * What is installed decides what is there: a name stays in this table when its operation arrives.
 */
final class Contract {

    private static final Map<String, Set<String>> OPTIONS = new LinkedHashMap<>();
    private static final String CYCLE_ANALYSIS = "--area-um2 --direction --failed-ratio --cycled-ratio --failed-offset"
            + " --cycled-offset --settled-s --recovery-s --depletion-ratio --limit-v --step-noise --planned-s"
            + " --minimum-confidence";
    private static final String VOLUME_SEGMENTATION =
            "--drift --depth-um --sigma-layers --sigma-px --min-voxels --fill-holes --split-touching";
    private static final Map<String, Set<String>> VALUES = Map.of(
            "eis fit --intervals", Set.of("covariance", "profile", "bootstrap"),
            "eis fit --weight", Set.of("unit", "proportional", "modulus", "model", "sigma"));

    static {
        promise("info");
        promise("convert");
        promise(
                "eis fit",
                "--circuit --weight --guess --fix --bound --tie --fmin --fmax --mask --intervals --share");
        promise("eis suggest");
        promise("eis simulate", "--circuit --set --frequencies --noise --drift --seed");
        promise("eis kk");
        promise("eis zhit");
        promise("eis drt", "--lambda");
        promise("eis conductivity", "--circuit --element --length-cm --length-sd-cm --area-cm2 --area-sd-cm2");
        promise("eis activation", "--element --temperatures");
        promise("eis batch", "--circuit");
        promise("cycle generate", "--kind --seed --current-density");
        promise("cycle analyse", CYCLE_ANALYSIS, "--events");
        promise("cycle ccd", CYCLE_ANALYSIS);
        promise("cycle capacity");
        promise("sims generate", "--region --variant --seed --fov-um --layers");
        promise("sims correct", "--pipeline");
        promise("sims drift", "--channels --keep-tilt");
        promise("sims register", "--channels");
        promise("sims flatten", "--channels --depth-um");
        promise("sims spikes");
        promise("sims profile", "--roi --channels --normalise --depth-um --rate-um-per-s --pipeline");
        promise("sims interface", "--channel --normalise --depth-um --rate-um-per-s --pipeline");
        promise("sims ratio", "--a --b --from-um --to-um --depth-um --rate-um-per-s --pipeline");
        promise("sims decompose", "--method --components --channels --seed --pipeline");
        promise("volume columns", "--channel --labels --edits --threshold --peak", VOLUME_SEGMENTATION);
        promise("volume colocalise", "--a --b --threshold-a --threshold-b", VOLUME_SEGMENTATION);
        promise("volume compare", "--channel --threshold --peak", VOLUME_SEGMENTATION);
        promise(
                "volume render",
                "--channel --mode --size --view --z-scale --scene --write-scene --perspective --background --labels",
                "--column-axes --turntable --build-up --seconds --fps --dpi --text-pt --supersample --drift --depth-um",
                "--sigma-layers --sigma-px");
        promise("volume mesh", "--channel --level");
        promise("image islands", "--pixel-um --probe");
        promise(
                "field",
                "--probe-area-um2 --conductivity-s-per-cm --thickness-cm --current-ua --probe");
        promise("plan check");
        promise("run", "--speed --follow");
        promise("recover");
        promise("seal");
        promise("devices");
        promise("devices test");
        promise("report", "--crate");
        promise("demo");
        promise("template list");
        promise("template show", "--template");
        promise("template guess", "--kind --name");
        promise("template save", "--name --replace");
    }

    private Contract() {}

    private static void promise(String command, String... options) {
        Set<String> names = new TreeSet<>();
        for (String line : options) {
            names.addAll(Arrays.asList(line.split(" ")));
        }
        OPTIONS.put(command, names);
    }

    /**
     * {@return whether the contract has this command}
     *
     * @param command its words
     */
    static boolean hasCommand(String command) {
        return OPTIONS.containsKey(command);
    }

    /**
     * {@return whether the contract has commands that start with these words}
     *
     * @param words the first words of a command
     */
    static boolean hasGroup(String words) {
        return OPTIONS.keySet().stream().anyMatch(c -> c.startsWith(words + " "));
    }

    /**
     * {@return whether the contract has this option}
     *
     * @param command the command's words
     * @param option the option with its dashes
     */
    static boolean hasOption(String command, String option) {
        return OPTIONS.getOrDefault(command, Set.of()).contains(option);
    }

    /**
     * {@return whether the contract has this value}
     *
     * @param command the command's words
     * @param option the option with its dashes
     * @param value one of several words
     */
    static boolean hasValue(String command, String option, String value) {
        return VALUES.getOrDefault(command + " " + option, Set.of()).contains(value);
    }

    /** {@return all commands of the contract} */
    static List<String> commands() {
        return List.copyOf(OPTIONS.keySet());
    }
}
