// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a mass spectrometer counted of several species against time or depth, each at times and depths of its own. */
public final class DepthProfile implements Dataset {

    private final String id;
    private final String label;
    private final List<ProfileChannel> species;
    private final Map<String, String> metadata;

    /**
     * Creates a profile.
     *
     * @param id unique in its file
     * @param label a name for people
     * @param species at least one
     * @param metadata what the instrument said about the measurement
     * @throws IllegalArgumentException when there is no species
     */
    public DepthProfile(String id, String label, List<ProfileChannel> species, Map<String, String> metadata) {
        this.id = Objects.requireNonNull(id, "id");
        this.label = PlainText.of(Objects.requireNonNull(label, "label"));
        this.species = List.copyOf(species);
        this.metadata = PlainText.of(metadata);
        if (species.isEmpty()) {
            throw new IllegalArgumentException("a depth profile needs at least one species");
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.PROFILE;
    }

    /** {@return the most points of a species} */
    @Override
    public int points() {
        return species.stream().mapToInt(s -> s.values().length).max().orElseThrow();
    }

    /** {@return the values of the species, without their times and depths; NaN where one has fewer than others} */
    @Override
    public List<Channel> channels() {
        int n = points();
        List<Channel> all = new ArrayList<>();
        for (ProfileChannel s : species) {
            double[] values = Arrays.copyOf(s.values(), n);
            Arrays.fill(values, s.values().length, n, Double.NaN);
            all.add(new Channel(s.name(), s.unit(), values));
        }
        return List.copyOf(all);
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    /** {@return the species, in the file's order} */
    public List<ProfileChannel> species() {
        return species;
    }
}
