// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.progress.IProgressConstants;
import org.interphase.ui.form.OperationForm;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each view as it is when there is nothing, something or a problem to show, in dark windows, and at 200 %. On a screen of
 * twice the scale only the last is taken: the build runs this class twice.
 */
final class PicturesTest {

    private static final String OPERATIONS = "org.interphase.ui.operations";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    private static int projects;

    private final boolean twice = Screen.display().getPrimaryMonitor().getZoom() == 200;
    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(WIDTH, HEIGHT);
        project = Screen.project("battery " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        for (String view : new String[] {OPERATIONS, PROGRESS}) {
            Screen.page().hideView(Screen.page().findView(view));
        }
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private void picture(String view, String state) throws IOException {
        if (!twice) {
            Screen.picture(view + "-" + state);
            Seen.assertNothingClipped(Screen.shell());
        }
    }

    /** The picture of a view with something to show: light, dark and, on such a screen, at 200 %. */
    private void loaded(String view) throws Throwable {
        if (twice) {
            ImageData picture = Screen.picture(view + "-200");
            assertTrue(picture.width > 1.9 * WIDTH, "width " + picture.width);
            assertTrue(picture.height > 1.8 * HEIGHT, "height " + picture.height);
            Seen.assertNothingClipped(Screen.shell());
            return;
        }
        picture(view, "loaded");
        ImageData light = Screen.seen();
        Screen.dark(() -> {
            Seen.assertDark(view, Screen.picture(view + "-dark"));
            Seen.assertNothingClipped(Screen.shell());
        });
        ImageData again = Screen.seen();
        double different = Seen.share(light, again);
        if (different >= 0.005) {
            Screen.save(again, view + "-light-again");
        }
        assertTrue(different < 0.005, view + " is not as light as it was, " + different + " of it is different");
    }

    private IFile measured() throws Exception {
        return Screen.file(project, "llzo.csv", Spectra.solidElectrolyte());
    }

    @Test
    void showsTheStartPage() throws Throwable {
        IProject examples = ResourcesPlugin.getWorkspace().getRoot().getProject("Examples");
        if (examples.exists()) {
            examples.delete(true, true, null);
        }
        picture("start", "empty");
        measured();
        CommonNavigator explorer = (CommonNavigator) Screen.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
        explorer.getCommonViewer().expandToLevel(project, 1);
        loaded("start");

        // A folder that cannot be made, since a file of that name is in its place.
        Path inTheWay = ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath().resolve("Examples");
        Files.writeString(inTheWay, "");
        try {
            StartEditor start = (StartEditor) Screen.page().getActiveEditor();
            Screen.click(start.example());
            Screen.until("a sentence", () -> !start.problem().getText().isEmpty());
            picture("start", "error");
        } finally {
            Files.delete(inTheWay);
            if (examples.exists()) {
                examples.delete(true, true, null);
            }
        }
    }

    @Test
    void showsTheImpedanceEditor() throws Throwable {
        IFile cycling = Screen.file(project, "cycling.csv", "time_s,voltage_V,current_A\n0,3.1,1e-3\n1,3.2,1e-3\n2,3.3,1e-3\n");
        IDE.openEditor(Screen.page(), cycling, ImpedanceEditor.ID);
        ImpedanceEditor without = Screen.editor("cycling.csv");
        Screen.until("a message", () -> without.message().sentence().getText().contains("cycling record"));
        picture("impedance", "empty");
        IFile broken = Screen.file(project, "broken.csv", Spectra.oneArc().replaceFirst("(?s)(.*\\n.*\\n)[0-9.e+]+,", "$1x7,"));
        IDE.openEditor(Screen.page(), broken, ImpedanceEditor.ID);
        ImpedanceEditor unreadable = Screen.editor("broken.csv");
        Screen.until("a problem", () -> unreadable.message().retry().isVisible());
        picture("impedance", "error");
        Screen.closeFiles();

        Screen.doubleClick(measured());
        Screen.fitted("llzo.csv");
        loaded("impedance");
    }

    @Test
    void showsTheImportPage(@TempDir Path templates) throws Throwable {
        String before = System.setProperty("interphase.templates", templates.toString());
        try {
            String broken = ImportPageTest.odd("Frequenz (kHz)")
                    .replaceFirst("(?s)((?:[^\\n]*\\n){8}[^;]*;)[^;]*", "$1overflow");
            IDE.openEditor(Screen.page(), Screen.file(project, "broken.txt", broken), ImportPageTest.IMPORT);
            ImportPageTest.page("broken.txt");
            ImportPageTest.says("Line 9, column 2: expected a number");
            picture("import", "error");
            Screen.closeFiles();

            Screen.doubleClick(Screen.file(project, "llzo.txt", ImportPageTest.odd("Schwingung")));
            ImportPageTest.page("llzo.txt");
            ImportPageTest.says("Expected a column of frequency, found none.");
            picture("import", "empty");

            ImportPageTest.nameTheColumns();
            loaded("import");
        } finally {
            if (before == null) {
                System.clearProperty("interphase.templates");
            } else {
                System.setProperty("interphase.templates", before);
            }
        }
    }

    @Test
    void showsTheOperations() throws Throwable {
        Screen.page().showView(OPERATIONS);
        picture("operations", "empty");

        Screen.doubleClick(measured());
        Screen.fitted("llzo.csv");
        Screen.page().showView(OPERATIONS);
        choose("Fit a circuit");
        circuit().setText("R0-p(R1,XX1)");
        Screen.settle();
        picture("operations", "error");

        circuit().setText("R0-p(R1,CPE1)-p(R2,CPE2)");
        Screen.click(Screen.find(Button.class, b -> b.getText().equals("Run")).orElseThrow());
        Screen.until("a result", () -> Screen.find(Text.class, t -> t.getText().contains("Provenance"))
                .isPresent());
        loaded("operations");
    }

    private static void choose(String operation) {
        Screen.until("the operations", () -> operations(operation).isPresent());
        Table table = operations(operation).orElseThrow();
        for (TableItem item : table.getItems()) {
            if (item.getText().equals(operation)) {
                table.setSelection(item);
            }
        }
        Screen.choose(table);
    }

    private static Optional<Table> operations(String operation) {
        return Screen.find(Table.class, table -> Arrays.stream(table.getItems())
                .anyMatch(item -> item.getText().equals(operation)));
    }

    /** The first field of the form; the one of the editor's bar holds a circuit. */
    private static StyledText circuit() {
        Table table = operations("Fit a circuit").orElseThrow();
        return Screen.find(StyledText.class, field -> field.getParent() instanceof OperationForm && table.isVisible())
                .orElseThrow();
    }

    @Test
    void showsProgress() throws Throwable {
        Screen.page().showView(PROGRESS);
        picture("progress", "empty");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Job job = Job.create("Fit llzo.csv", (IProgressMonitor monitor) -> {
            monitor.beginTask("Searching for start values", 100);
            monitor.worked(42);
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        job.schedule();
        try {
            begun.await();
            loaded("progress");
        } finally {
            end.countDown();
            job.join();
        }
        Job failing = Job.create("Read llzo.csv", monitor -> {
            return new Status(IStatus.ERROR, "org.interphase.ui.eis", "The file is not there any more: llzo.csv");
        });
        failing.setProperty(IProgressConstants.KEEP_PROPERTY, Boolean.TRUE);
        failing.setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
        failing.schedule();
        failing.join();
        picture("progress", "error");
    }
}
