// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files that others read before us: what they found is in the manifest. */
class StackManifestTest {

    private static final Pattern OURS =
            Pattern.compile("(imzML|OME-TIFF|ImageJ|NRRD|MetaImage|VTK|Zarr).*");
    private static final Pattern NUMBERED = Pattern.compile("([czyx])(\\d+|Last)");

    @TestFactory
    List<DynamicTest> readsEachFileAsTheManifestSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SharedSims.Row row : SharedSims.rows()) {
            if (OURS.matcher(row.format()).matches() && !row.expected().isEmpty()) {
                Path file = SharedSims.folder().resolve(row.file());
                tests.add(DynamicTest.dynamicTest(row.file(), () -> compare(row, Stacks.open(file))));
            }
        }
        assertTrue(tests.size() >= 17, tests.size() + " files");
        return tests;
    }

    private static void compare(SharedSims.Row row, DataFile file) throws IOException {
        JsonNode e = row.expected();
        if (!row.sha256().isEmpty()) {
            assertEquals(row.sha256(), file.sha256());
        }
        IonStack stack = Stacks.stack(file);
        StackGeometry g = stack.geometry();
        if (e.has("dims_czyx")) {
            assertEquals(
                    e.path("dims_czyx").toString(),
                    List.of(stack.species().size(), g.layers(), g.height(), g.width()).toString().replace(" ", ""));
            for (int c = 0; c < stack.species().size(); c++) {
                assertEquals(e.path("sums").get(c).asDouble(), stack.sum(c));
            }
        }
        if (e.has("dims_zyx")) {
            assertEquals(
                    e.path("dims_zyx").toString(),
                    List.of(g.layers(), g.height(), g.width()).toString().replace(" ", ""));
            assertEquals(e.path("sum").asDouble(), stack.sum(0));
            assertEquals(0.027387, g.pixelWidthUm(), 1e-12);
            assertEquals(0.005, stack.species().get(0).depthUm()[0], 1e-12);
        }
        if (e.has("shape") && row.format().startsWith("NRRD")) {
            List<Integer> shape = new ArrayList<>(List.of(g.width(), g.height(), g.layers(), stack.species().size()));
            assertEquals(e.path("shape").toString(), shape.subList(0, e.path("shape").size()).toString().replace(" ", ""));
            assertEquals(e.path("sum").asDouble(), stack.sum(0), 1e-7);
        }
        if (e.has("shape") && row.format().startsWith("Zarr")) {
            assertEquals(e.path("shape").toString(), List.of(g.layers(), g.height(), g.width()).toString().replace(" ", ""));
            assertEquals(e.path("sum").asDouble(), stack.sum(0));
        }
        if (e.has("species") && !row.format().startsWith("ImageJ") && !row.file().contains("h5")) {
            List<String> names = new ArrayList<>();
            e.path("species").forEach(n -> names.add(n.asText()));
            assertEquals(names, stack.species().stream().map(IonChannel::name).toList());
        }
        // the tiled file holds no pixel size
        if (e.has("pixel_um") && !row.file().contains("deflate")) {
            assertEquals(e.path("pixel_um").asDouble(), g.pixelWidthUm(), 1e-6);
        }
        e.path("probe").properties().forEach(p -> assertProbe(stack, p.getKey(), p.getValue().asDouble()));
        if (e.has("tic")) {
            compareSpectra(e, stack);
        }
    }

    private static void assertProbe(IonStack stack, String where, double expected) {
        int[] at = new int[4];
        Matcher m = NUMBERED.matcher(where);
        StackGeometry g = stack.geometry();
        int[] last = {stack.species().size() - 1, g.layers() - 1, g.height() - 1, g.width() - 1};
        while (m.find()) {
            int axis = "czyx".indexOf(m.group(1));
            at[axis] = m.group(2).equals("Last") ? last[axis] : Integer.parseInt(m.group(2));
        }
        try {
            assertEquals(expected, stack.layer(at[0], at[1])[at[2] * g.width() + at[3]], where);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void compareSpectra(JsonNode e, IonStack stack) throws IOException {
        float[] tic = stack.layer(0, 0);
        assertEquals("TIC", stack.species().get(0).name());
        int measured = 0;
        for (float v : tic) {
            measured += Float.isNaN(v) ? 0 : 1;
        }
        assertEquals(e.path("n_spectra").asInt(), measured);
        JsonNode coordinates = e.has("coords") ? e.path("coords") : e.path("first_coords");
        for (int i = 0; i < coordinates.size(); i++) {
            int x = coordinates.get(i).get(0).asInt() - 1;
            int y = coordinates.get(i).get(1).asInt() - 1;
            assertEquals(e.path("tic").get(i).asDouble(), tic[y * stack.geometry().width() + x], 1e-4);
        }
        if (e.has("polarity")) {
            assertEquals(e.path("polarity").asText(), stack.species().get(0).polarity().name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
