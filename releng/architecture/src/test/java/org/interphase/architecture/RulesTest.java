// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Each rule is broken once, by a manifest made up for it. */
final class RulesTest {

    private static final String JAVA = "A.java";

    private static Bundle bundle(String name, String headers, String... imported) {
        StringBuilder source = new StringBuilder("package " + name + ";\n");
        for (String type : imported) {
            source.append("import ").append(type).append(";\n");
        }
        return Bundle.parse("Manifest-Version: 1.0\nBundle-SymbolicName: " + name + ";singleton:=true\n" + headers + "\n",
                Map.of(JAVA, source.toString()));
    }

    @Test
    void letsABundleUseWhatItsNeighbourMayUse() {
        assertEquals(List.of(), Rules.layers(bundle("org.interphase.volume",
                "Import-Package: org.interphase.core.data;version=\"[0.1.0,0.2.0)\"", "org.interphase.sims.Profile")));
    }

    @Test
    void refusesAnArrowThatTheTableDoesNotHave() {
        assertEquals(List.of("org.interphase.core must not use org.interphase.eis (org.interphase.eis.fit)"),
                Rules.layers(bundle("org.interphase.core", "Import-Package: org.interphase.eis.fit")));
    }

    @Test
    void refusesAnArrowThatOnlyTheSourceHas() {
        assertEquals(List.of("org.interphase.eis must not use org.interphase.ui (org.interphase.ui.Plot)"),
                Rules.layers(bundle("org.interphase.eis", "", "org.interphase.ui.Plot")));
    }

    @Test
    void refusesAnArrowBetweenViews() {
        assertEquals(List.of("org.interphase.ui.eis must not use org.interphase.ui.sims (org.interphase.ui.sims.X)"),
                Rules.layers(bundle("org.interphase.ui.eis", "", "org.interphase.ui.sims.X")));
    }

    @Test
    void refusesABundleOutsideTheTable() {
        assertEquals(List.of("org.interphase.misc is not in the table of layers"),
                Rules.layers(bundle("org.interphase.misc", "")));
    }

    @Test
    void refusesAnAnalysisThatKnowsADriver() {
        assertEquals(List.of("org.interphase.eis is an analysis and uses org.interphase.device.epics.Channel: "
                + "no analysis knows where data come from"),
                Rules.layers(bundle("org.interphase.eis", "", "org.interphase.device.epics.Channel")));
    }

    @Test
    void refusesAnAnalysisThatMakesItsDataUp() {
        assertEquals(List.of("org.interphase.sims is an analysis and uses org.interphase.synthetic: "
                + "no analysis knows where data come from"),
                Rules.layers(bundle("org.interphase.sims", "Import-Package: org.interphase.synthetic")));
    }

    @Test
    void refusesAWindowInAHeadlessBundle() {
        assertEquals(List.of("org.interphase.report must not use org.eclipse.swt.graphics: it runs without a display",
                "org.interphase.report must not use org.eclipse.jface.resource.JFaceResources: it runs without a display",
                "org.interphase.report must not use org.eclipse.ui: it runs without a display"),
                Rules.headless(bundle("org.interphase.report",
                        "Import-Package: org.eclipse.swt.graphics\nRequire-Bundle: org.eclipse.ui",
                        "org.eclipse.jface.resource.JFaceResources")));
    }

    @Test
    void letsViewsAndBrandShowWindows() {
        assertEquals(List.of(), Rules.headless(bundle("org.interphase.ui.eis", "", "org.eclipse.swt.SWT")));
        assertEquals(List.of(), Rules.headless(bundle("org.interphase.branding", "Require-Bundle: org.eclipse.ui")));
    }

    @Test
    void refusesTheLibraryOfThePlotsOutsideOfItsOneClass() {
        String manifest = "Manifest-Version: 1.0\nBundle-SymbolicName: org.interphase.ui\n";
        String source = "import org.eclipse.swtchart.Chart;\n";
        assertEquals(
                List.of("src/org/interphase/ui/plot/Plot.java must not use org.eclipse.swtchart: "
                        + "only org/interphase/ui/internal/chart/ChartSurface.java does"),
                Rules.charts(Bundle.parse(manifest, Map.of("src/org/interphase/ui/plot/Plot.java", source))));
        assertEquals(List.of(), Rules.charts(Bundle.parse(
                manifest, Map.of("src/org/interphase/ui/internal/chart/ChartSurface.java", source))));
    }

    @Test
    void refusesAnExportWithoutAVersion() {
        assertEquals(List.of("org.interphase.eis exports org.interphase.eis.fit without a version"),
                Rules.exports(bundle("org.interphase.eis",
                        "Export-Package: org.interphase.eis;version=\"0.1.0\",org.interphase.eis.fit")));
    }

    @Test
    void refusesAnExportedInternalPackage() {
        assertEquals(List.of("org.interphase.eis exports org.interphase.eis.internal to others than its tests",
                "org.interphase.eis exports org.interphase.eis.internal.fit to others than its tests"),
                Rules.exports(bundle("org.interphase.eis", "Export-Package: org.interphase.eis.internal;version=\"0.1.0\","
                        + "org.interphase.eis.internal.fit;x-friends:=\"org.interphase.eis.tests,org.interphase.cli\"")));
    }

    @Test
    void letsTestsSeeInternals() {
        assertEquals(List.of(), Rules.exports(bundle("org.interphase.eis",
                "Export-Package: org.interphase.eis.internal;x-friends:=\"org.interphase.eis.tests\"")));
    }

    @Test
    void refusesAnImportWithoutARange() {
        assertEquals(List.of("org.interphase.eis imports org.interphase.core.data without a range of versions",
                "org.interphase.eis imports org.interphase.core.unit without a range of versions"),
                Rules.imports(bundle("org.interphase.eis", "Import-Package: org.interphase.core.data,"
                        + "org.interphase.core.unit;version=\"0.1.0\",org.interphase.core.json;version=\"[0.1.0,0.2.0)\",org.slf4j")));
    }

    @Test
    void refusesARequiredBundleOfOurs() {
        assertEquals(List.of("org.interphase.ui requires the bundle org.interphase.core instead of importing its packages"),
                Rules.imports(bundle("org.interphase.ui", "Require-Bundle: org.eclipse.ui,org.interphase.core;bundle-version=\"0.1.0\"")));
    }

    @Test
    void refusesASourceWithoutHeader() {
        assertEquals(List.of("A.java does not begin with the two SPDX lines"), Rules.header(JAVA, "package a;\n"));
    }

    @Test
    void refusesABundleThatNoFeatureNames() {
        assertEquals(List.of("org.interphase.eis is in no feature"),
                Rules.shipped(bundle("org.interphase.eis", ""), List.of("<plugin id=\"org.interphase.eis.tests\"/>")));
    }
}
