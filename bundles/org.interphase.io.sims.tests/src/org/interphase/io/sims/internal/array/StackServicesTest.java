// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormat;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

final class StackServicesTest {

    @Test
    void runsInsideItsHost() {
        assertEquals("org.interphase.io.sims", FrameworkUtil.getBundle(StackServicesTest.class).getSymbolicName());
    }

    @Test
    void offersItsFormatsAndWritersOfImagesAsServices() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(StackServicesTest.class).getBundleContext();
        Set<String> formats = new TreeSet<>();
        for (ServiceReference<FileFormat> reference : context.getServiceReferences(FileFormat.class, null)) {
            formats.add(context.getService(reference).id());
        }
        assertTrue(
                formats.containsAll(Set.of("imzml", "metaimage", "nrrd", "tiff", "vtk-image", "zarr")), formats.toString());
        Set<String> endings = new TreeSet<>();
        for (ServiceReference<Exporter> reference : context.getServiceReferences(Exporter.class, null)) {
            endings.add(context.getService(reference).extension());
        }
        assertTrue(endings.containsAll(Set.of(".nrrd", ".mhd", ".mha", ".vti", ".ome.tif")), endings.toString());
    }
}
