// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

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
        assertEquals("org.interphase.io.electrochem", FrameworkUtil.getBundle(BundleTest.class).getSymbolicName());
    }

    @Test
    void offersItsFormatsAsServices() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(BundleTest.class).getBundleContext();
        Set<String> formats = new TreeSet<>();
        for (ServiceReference<FileFormat> reference : context.getServiceReferences(FileFormat.class, null)) {
            formats.add(context.getService(reference).id());
        }
        assertEquals(new TreeSet<>(Set.of("biologic-mpr", "biologic-mpt", "delimited-text", "gamry-dta", "zahner-ism", "zplot")), formats);
        assertEquals(1, context.getServiceReferences(Exporter.class, null).size());
    }
}
