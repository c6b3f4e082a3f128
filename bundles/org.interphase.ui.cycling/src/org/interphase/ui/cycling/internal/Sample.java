// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interphase.cycling.CriticalCurrentDensity;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.RegionVerdict;

/**
 * The regions of a sample, judged.
 *
 * @param regions by their names
 * @param ccd what they say together
 * @param problems of files that could not be judged, sentences
 */
record Sample(Map<String, Region> regions, CriticalCurrentDensity ccd, List<String> problems) {

    /**
     * A region: a record of a file.
     *
     * @param file where it is
     * @param dataset the record's id
     * @param analysis what the record says
     */
    record Region(Path file, String dataset, CycleAnalysis analysis) {}

    static Sample of(Map<String, Region> regions, List<String> problems) {
        List<RegionVerdict> rows = new ArrayList<>();
        regions.forEach((name, r) -> rows.addAll(CriticalCurrentDensity.verdicts(name, r.dataset(), r.analysis())));
        return new Sample(new LinkedHashMap<>(regions), CriticalCurrentDensity.of(rows), List.copyOf(problems));
    }

    /** {@return the region of a row of the table} */
    Optional<Region> region(RegionVerdict row) {
        return Optional.ofNullable(regions.get(row.region()));
    }

    /** {@return whether a row of the table is of a record of a file} */
    boolean isOf(RegionVerdict row, Path file, String dataset) {
        return region(row).filter(r -> r.file().equals(file) && r.dataset().equals(dataset)).isPresent();
    }
}
