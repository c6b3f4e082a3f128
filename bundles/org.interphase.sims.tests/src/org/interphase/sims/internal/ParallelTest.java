// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParallelTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 160})
    void groupsHoldAllIndicesOnceAndInOrder(int count) throws Exception {
        List<List<Integer>> groups =
                Parallel.inGroups(count, () -> new ArrayList<Integer>(), (i, b) -> b.add(i), Progress.NONE)
                        .stream()
                        .map(List::copyOf)
                        .toList();
        assertEquals(Math.min(count, 8), groups.size());
        assertEquals(
                IntStream.range(0, count).boxed().toList(),
                groups.stream().flatMap(List::stream).toList());
    }

    @Test
    void groupsPassOnWhatCannotBeRead() {
        IOException e = assertThrows(
                IOException.class,
                () -> Parallel.inGroups(
                        20,
                        () -> "",
                        (i, b) -> {
                            throw new IOException("layer " + i);
                        },
                        Progress.NONE));
        assertTrue(e.getMessage().startsWith("layer "), e.getMessage());
    }

    @Test
    void groupsEndWhenAskedTo() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {
                throw new AssertionError("nothing is to be done");
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        List<Integer> done = new ArrayList<>();
        assertThrows(
                CancelledException.class, () -> Parallel.inGroups(20, () -> done, (i, b) -> b.add(i), cancelled));
        assertEquals(List.of(), done);
    }
}
