// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.ui.ide.IDE;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The editor as it is when there is nothing, something or a problem to show, in dark windows, and at 200 %. On a screen of
 * twice the scale only the last is taken: the build runs this class twice.
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
        project = Screen.project("interphase " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private void picture(String state) throws IOException {
        if (!twice) {
            Screen.picture("sims-" + state);
            Seen.assertNothingClipped(Screen.shell());
        }
    }

    @Test
    void showsNothingAndProblems() throws Throwable {
        picture("empty");
        IFile broken = Screen.file(project, "broken.nrrd", "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 4 4 4\nencoding: raw\n\nx");
        IDE.openEditor(Screen.page(), broken, SimsEditor.ID);
        SimsEditor unreadable = Screen.editor("broken.nrrd");
        Screen.until("a problem", () -> unreadable.message().retry().isVisible());
        picture("error");
    }

    @Test
    void showsProfilesOfAFileWithoutImages() throws Throwable {
        StringBuilder text = new StringBuilder("# Profile Smoothing is Disabled\r\n#\t\t\t\tO-\tPO2-\tSiO2-\t\r\n"
                + "#\t\t\t\t15.9955\t62.9641\t59.9673\t\r\n"
                + "#Data Point #\tSputter Time (s)\tDose (ions)\tFluence (ions/cm^2)\tIntensity\tIntensity\tIntensity\t\r\n");
        for (int k = 0; k < 60; k++) {
            text.append(k + 1).append('\t').append(1.5 * k).append("\t2.5e+06\t1e+11\t");
            text.append(4000 + 13 * (k % 7)).append('\t').append(k < 30 ? 40 - k % 5 : 9 - k % 3).append('\t');
            text.append(k < 30 ? 3 : 70 + k % 9).append("\t\r\n");
        }
        Screen.doubleClick(Screen.file(project, "profile.txt", text.toString()));
        Screen.until("a profile", () -> Screen.editor("profile.txt") != null && Screen.editor("profile.txt").measured() != null);
        Screen.settle();
        picture("measured");
    }

    @Test
    void showsTheFailedRegion() throws Throwable {
        Path folder = Files.createDirectories(project.getLocation().toPath().resolve("failed.nxs.interphase"));
        Files.writeString(
                folder.resolve("regions.txt"), "column=circle(150,150,20);ground=rect(20,20,60,60);edge=polygon(220,40,280,60,260,120)");
        Files.writeString(
                folder.resolve("corrections.json"),
                "{\"pipeline\": 1, \"steps\": [{\"correction\": \"spikes\"}, {\"correction\": \"drift\"}]}");
        Screen.doubleClick(Stacks.file(project, "failed.nxs", Stacks.failed()));
        SimsEditor editor = Screen.shown("failed.nxs");
        SimsSheet sheet = editor.sheet().orElseThrow();
        sheet.view().setLayer(12);
        sheet.view().setCursor(Optional.of(new StackView.Pixel(128, 100)));
        Screen.settle();
        if (twice) {
            ImageData picture = Screen.picture("sims-200");
            assertTrue(picture.width > 1.9 * WIDTH, "width " + picture.width);
            Seen.assertNothingClipped(Screen.shell());
            return;
        }
        picture("loaded");
        sheet.showTab(SimsSheet.Tab.REGIONS);
        Screen.settle();
        picture("regions");
        sheet.showTab(SimsSheet.Tab.CORRECTIONS);
        sheet.corrections().table().select(1);
        Screen.settle();
        picture("corrections");
        sheet.showTab(SimsSheet.Tab.CHEMISTRY);
        Screen.until("an overlay", () -> sheet.chemistry().overlay().found() != null);
        Screen.settle();
        picture("chemistry");
        sheet.showTab(SimsSheet.Tab.IMAGES);
        Screen.dark(() -> {
            Screen.settle();
            ImageData dark = Screen.picture("sims-dark");
            Seen.assertDark("sims", dark);
            Seen.assertNothingClipped(Screen.shell());
        });
    }
}
