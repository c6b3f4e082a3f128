// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.interphase.core.data.StackGeometry;
import org.interphase.ui.sims.StackView;
import org.junit.jupiter.api.Test;

/** Two views that are kept the same. */
final class StackViewLinkTest {

    private static final StackGeometry RASTER = new StackGeometry(9, 8, 7, 1, 1);

    private final StackView leads = new StackView(RASTER);
    private final StackView follows = new StackView(RASTER);

    @Test
    void takesTheFirstOnesPlaceAndFollowsEither() {
        leads.setLayer(3);
        follows.setLayer(5);
        StackViewLink.of(leads, follows);
        assertEquals(3, follows.layer());
        follows.setLayer(6);
        assertEquals(6, leads.layer());
        leads.setCursor(Optional.of(new StackView.Pixel(2, 1)));
        assertEquals(leads.cursor(), follows.cursor());
    }

    @Test
    void leavesEachAloneOnceTheyAreParted() {
        StackViewLink.of(leads, follows).run();
        leads.setLayer(4);
        assertEquals(0, follows.layer());
    }
}
