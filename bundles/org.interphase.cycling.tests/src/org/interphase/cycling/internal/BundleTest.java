// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

final class BundleTest {

    @Test
    void runsInsideItsHost() {
        assertEquals("org.interphase.cycling", FrameworkUtil.getBundle(BundleTest.class).getSymbolicName());
    }
}
