// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.interphase.cycling.EventKind;
import org.interphase.synthetic.cycling.CycleGraphKind;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The editor and the view as they are when there is nothing, something or a problem to show, in dark windows, and at
 * 200 %. On a screen of twice the scale only the last is taken: the build runs this class twice.
 */
final class PicturesTest {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    private static int projects;

    private final boolean twice = Screen.display().getPrimaryMonitor().getZoom() == 200;
    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(WIDTH, HEIGHT);
        project = Screen.project("sodium " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        Screen.page().hideView(Screen.ccd());
        project.delete(true, true, null);
    }

    private void picture(String state) throws IOException {
        if (!twice) {
            Screen.picture("cycling-" + state);
            Seen.assertNothingClipped(Screen.shell());
        }
    }

    private void expand() throws Exception {
        CommonNavigator explorer = (CommonNavigator) Screen.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
        explorer.getCommonViewer().expandToLevel(project, 1);
    }

    /** The paper's sample with repeats, so that there is a curve. */
    private void repeated() throws Exception {
        double[][] regions = {
            {0.02, 1}, {0.02, 1}, {0.04, 1}, {0.04, 1}, {0.04, 0}, {0.06, 0}, {0.06, 1}, {0.06, 0}, {0.1, 0}, {0.1, 0}, {0.2, 0}
        };
        for (int i = 0; i < regions.length; i++) {
            CycleGraphKind kind = regions[i][1] > 0 ? CycleGraphKind.CYCLED : CycleGraphKind.FAILED;
            Screen.file(project, "region-" + (i < 9 ? "0" : "") + (i + 1) + ".csv", Graphs.text(kind, 60 + i, regions[i][0]));
        }
        Screen.file(project, "region-12.csv", Graphs.text(CycleGraphKind.STOPPED_EARLY, 80, 0.1));
    }

    @Test
    void showsNothingAndProblems() throws Throwable {
        picture("empty");
        IFile broken = Screen.file(project, "broken.csv", Graphs.broken(5));
        IDE.openEditor(Screen.page(), broken, CyclingEditor.ID);
        CyclingEditor unreadable = Screen.editor("broken.csv");
        Screen.until("a problem", () -> unreadable.message().retry().isVisible());
        picture("error");
    }

    @Test
    void showsASample() throws Throwable {
        repeated();
        expand();
        Screen.doubleClick(project.getFile("region-06.csv"));
        CyclingEditor editor = Screen.analysed("region-06.csv");
        Screen.judged(12);
        if (twice) {
            ImageData picture = Screen.picture("cycling-200");
            assertTrue(picture.width > 1.9 * WIDTH, "width " + picture.width);
            Seen.assertNothingClipped(Screen.shell());
            return;
        }
        picture("loaded");
        ImageData light = Screen.seen();
        Screen.dark(() -> {
            Seen.assertDark("cycling", Screen.picture("cycling-dark"));
            Seen.assertNothingClipped(Screen.shell());
        });
        double different = Seen.share(light, Screen.seen());
        assertTrue(different < 0.005, "the editor is not as light as it was, " + different + " of it is different");
        editor.showTab(1, true);
        editor.events().table().select(0);
        picture("events");
        editor.showTab(2, true);
        picture("steps");
        editor.showTab(3, true);
        picture("thresholds");
        Screen.open(1000, 800);
        Screen.doubleClick(project.getFile("region-06.csv"));
        Screen.analysed("region-06.csv");
        Screen.judged(12);
        picture("1000");
    }

    @Test
    void showsCapacities() throws Throwable {
        Screen.file(project, "battery.csv", Graphs.battery());
        expand();
        Screen.doubleClick(project.getFile("battery.csv"));
        CyclingEditor editor = Screen.analysed("battery.csv");
        editor.showTab(4, true);
        Screen.until("the cycles", () -> editor.capacity().table().rows().size() == 3);
        picture("capacity");
        Screen.open(1000, 800);
        Screen.doubleClick(project.getFile("battery.csv"));
        Screen.analysed("battery.csv");
        picture("narrow");
    }

    @Test
    void showsAReplatingWithItsStepAndDepletion() throws Throwable {
        Screen.file(project, "replate.csv", Graphs.text(CycleGraphKind.REPLATE, 9, 0.04));
        expand();
        Screen.doubleClick(project.getFile("replate.csv"));
        CyclingEditor editor = Screen.analysed("replate.csv");
        editor.showTab(1, true);
        Screen.judged(1);
        picture("replate");
        assertTrue(editor.events().table().rows().stream().anyMatch(e -> e.kind() == EventKind.DEPLETION));
    }
}
