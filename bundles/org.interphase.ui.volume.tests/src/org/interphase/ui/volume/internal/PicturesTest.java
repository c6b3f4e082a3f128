// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.ide.IDE;
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
        IFile file = Stacks.file(project, "failed.nxs", Stacks.failed());
        VolumeEditor editor = Screen.opened(file);
        if (twice) {
            picture("200");
            return;
        }
        VolumeSheet sheet = editor.sheet().orElseThrow();
        picture("loaded");
        sheet.showTab(VolumeSheet.Tab.COLUMNS);
        sheet.choose(Set.of(1, 2));
        Screen.upToDate(editor);
        picture("columns");
        sheet.showTab(VolumeSheet.Tab.TOGETHER);
        Screen.click(sheet.together().button());
        Screen.until("an answer", () -> !sheet.together().computing().isRunning() && !sheet.together().sentence().isEmpty());
        Screen.settle();
        picture("together");
        Screen.dark(() -> {
            Screen.upToDate(editor);
            picture("dark");
        });
        Screen.shell().setSize(1000, 900);
        Screen.upToDate(editor);
        picture("narrow");
        sheet.showTab(VolumeSheet.Tab.COLUMNS);
        Screen.settle();
        picture("narrow-columns");
    }

    @Test
    void offersItselfInTheBarOfTheEditorOfIonStacks() throws Throwable {
        if (twice) {
            return;
        }
        IDE.openEditor(Screen.page(), Stacks.file(project, "columns.nxs", Stacks.columns()), "org.interphase.ui.sims.editor");
        Screen.until("a button", () -> Screen.find(ToolBar.class, b -> b.getItemCount() == 1).isPresent());
        picture("button");
    }

    @Test
    void beginsOnDarkPaperInDarkWindows() throws Throwable {
        if (twice) {
            return;
        }
        Screen.dark(() -> {
            Screen.opened(Stacks.file(project, "columns.nxs", Stacks.columns()));
            Seen.assertDark("volume", Screen.picture("volume-dark-first"));
        });
    }

    @Test
    void showsProblems() throws Throwable {
        if (twice) {
            return;
        }
        Screen.opened(Stacks.file(project, "flat.nxs", Stacks.columns(Stacks.SODIUM, 1, false, Stacks.LAYERS)));
        picture("depthless");
        Screen.opened(Stacks.file(project, "constant.nxs", Stacks.constant(7)));
        picture("constant");
        IFile other = Screen.file(project, "other.csv", "f,re,im\n1,2,-3\n2,2,-2\n3,2,-1\n4,2,-1\n");
        IDE.openEditor(Screen.page(), other, VolumeEditor.ID);
        Screen.settle();
        Screen.until("a message", () -> !Screen.editor("other.csv").message().sentence().getText().isEmpty());
        picture("error");
    }
}
