// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.util.Set;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.graphics.ImageData;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The editor as it is when there is something or a problem to show, in dark windows, where it is narrow, and at 200 %. On a
 * screen of twice the scale only the last is taken: the build runs this class twice.
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
        project = Screen.project("interphase 3D " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private void picture(String state) throws IOException {
        Screen.picture("volume-" + state);
        Seen.assertNothingClipped(Screen.shell());
    }

    @Test
    void showsTheFailedRegion() throws Throwable {
        VolumeEditor editor = Screen.opened(Stacks.file(project, "failed.nxs", Stacks.failed()));
        if (twice) {
            picture("200");
            return;
        }
        picture("loaded");
        VolumeSheet sheet = editor.sheet().orElseThrow();
        sheet.choose(Set.of(1, 2));
        Screen.upToDate(editor);
        picture("chosen");
        Screen.dark(() -> {
            Screen.upToDate(editor);
            ImageData dark = Screen.picture("volume-dark");
            Seen.assertNothingClipped(Screen.shell());
        });
    }
}
