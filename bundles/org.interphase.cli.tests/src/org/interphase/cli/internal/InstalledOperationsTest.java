// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.operation.Operation;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** In a running framework with the component runtime. */
final class InstalledOperationsTest {

    private final BundleContext context =
            FrameworkUtil.getBundle(InstalledOperations.class).getBundleContext();

    @Test
    @SuppressWarnings("rawtypes")
    void aServiceThatArrivesIsACommand() throws InterruptedException {
        ServiceRegistration<Operation> registration =
                context.registerService(Operation.class, new Fixture.Halve(), null);
        try (InstalledOperations installed = InstalledOperations.await(context)) {
            assertTrue(installed.operations().find("lab halve").isPresent());
            assertEquals("0.1.0", installed.version());
        } finally {
            registration.unregister();
        }
    }
}
