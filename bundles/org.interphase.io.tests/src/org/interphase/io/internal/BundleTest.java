// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormat;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

final class BundleTest {

    @Test
    void runsInsideItsHost() {
        assertEquals("org.interphase.io", FrameworkUtil.getBundle(BundleTest.class).getSymbolicName());
    }

    @Test
    void offersItsFormatAndItsExporterAsServices() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(BundleTest.class).getBundleContext();
        Set<String> found = new TreeSet<>();
        for (ServiceReference<FileFormat> reference : context.getServiceReferences(FileFormat.class, null)) {
            found.add(context.getService(reference).id());
        }
        for (ServiceReference<Exporter> reference : context.getServiceReferences(Exporter.class, null)) {
            found.add(context.getService(reference).extension());
        }
        assertEquals(Set.of("hdf5", ".nxs"), found);
    }
}
