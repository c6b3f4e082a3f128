// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

final class CorrectionsBundleTest {

    @Test
    void runsInsideItsHost() {
        assertEquals("org.interphase.sims", FrameworkUtil.getBundle(CorrectionsBundleTest.class).getSymbolicName());
    }
}
