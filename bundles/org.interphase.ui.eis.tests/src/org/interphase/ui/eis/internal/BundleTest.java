// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.eclipse.ui.PlatformUI;

final class BundleTest {

    @Test
    void hasAWorkbenchWindow() {
        assertNotNull(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
    }
}
