// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.interphase.core.format.FileFormat;
import org.interphase.core.operation.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** An operation of a third party gets its form and runs here, with no user interface of its own. */
final class OperationsViewTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<ServiceRegistration<?>> INSTALLED = new ArrayList<>();

    @BeforeAll
    static void install() {
        BundleContext context =
                FrameworkUtil.getBundle(OperationsView.class).getBundleContext();
        INSTALLED.add(context.registerService(FileFormat.class, new Foreign.Format(), null));
        INSTALLED.add(context.registerService(Operation.class, new Foreign.Largest(), null));
        INSTALLED.add(context.registerService(Operation.class, new Foreign.Endless(), null));
    }

    @AfterAll
    static void uninstall() {
        INSTALLED.forEach(ServiceRegistration::unregister);
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Display display = Display.getCurrent();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("expected within " + PATIENCE.toSeconds() + " s: " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(20, () -> {});
                display.sleep();
            }
        }
    }

    private static void click(Widget widget) {
        Event event = new Event();
        event.widget = widget;
        widget.notifyListeners(SWT.Selection, event);
    }

    private static OperationsView viewOn(String name, String content) throws Exception {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("foreign");
        if (project.exists()) {
            project.delete(true, true, null);
        }
        project.create(null);
        project.open(null);
        IFile file = project.getFile(name);
        Files.writeString(file.getLocation().toPath(), content);
        file.refreshLocal(IResource.DEPTH_ZERO, null);
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        var old = page.findView(OperationsView.ID);
        if (old != null) {
            page.hideView(old);
        }
        OperationsView view = (OperationsView) page.showView(OperationsView.ID);
        var explorer = page.showView(IPageLayout.ID_PROJECT_EXPLORER);
        explorer.getSite().getSelectionProvider().setSelection(new StructuredSelection(file));
        until("the view tells of " + name, () -> view.subject().getText().startsWith(name));
        return view;
    }

    private static void choose(OperationsView view, String label) {
        for (int i = 0; i < view.list().getItemCount(); i++) {
            if (view.list().getItem(i).getText().equals(label)) {
                view.list().select(i);
                click(view.list());
                return;
            }
        }
        throw new AssertionError("expected '" + label + "' in "
                + Arrays.stream(view.list().getItems()).map(TableItem::getText).toList());
    }

    @Test
    void runsAForeignOperationFromItsFormAndSavesItsResultBesideTheData() throws Exception {
        OperationsView view = viewOn("sample.xyz", "FOREIGN\n");
        choose(view, "Largest resistance");
        assertTrue(view.form().valid());

        click(view.runButton());
        until("a result", () -> view.result().getText().contains("Provenance"));

        assertTrue(view.result().getText().contains("largest re  42"), view.result().getText());
        assertTrue(view.result().getText().contains("\"operation\" : \"foreign largest\""));
        click(view.saveButton());
        Path folder = ResourcesPlugin.getWorkspace()
                .getRoot()
                .getProject("foreign")
                .getLocation()
                .toPath()
                .resolve("sample.xyz.interphase");
        try (var files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName().toString())
                    .filter(n -> n.startsWith("foreign.largest-"))
                    .sorted()
                    .toList();
            assertEquals(2, names.size(), names.toString());
            assertTrue(names.get(0).endsWith(".json"), names.toString());
            assertEquals(names.get(0).replace(".json", ".svg"), names.get(1), "the usual form of its own is beside");
            assertEquals("drawing of 42.0", Files.readString(folder.resolve(names.get(1))));
        }
    }

    @Test
    void doesNotRunWhatItsFormRefuses() throws Exception {
        OperationsView view = viewOn("sample.xyz", "FOREIGN\n");
        choose(view, "Largest resistance");
        for (var child : view.form().getChildren()) {
            if (child instanceof StyledText text && text.getText().equals("0.1")) {
                text.setText("-1");
            }
        }
        assertFalse(view.runButton().getEnabled());
    }

    @Test
    void cancelsALongRun() throws Exception {
        OperationsView view = viewOn("sample.xyz", "FOREIGN\n");
        choose(view, "Never ending");
        click(view.runButton());
        assertEquals("Cancel", view.runButton().getText());
        click(view.runButton());
        until("the run has ended", () -> view.runButton().getText().equals("Run"));
        assertEquals("Cancelled.", view.state().getText());
    }

    @Test
    void saysWhenAFileIsNoData() throws Exception {
        OperationsView view = viewOn("notes.md", "# Notes\n");
        until("the list is empty", () -> view.list().getItemCount() == 0);
        assertTrue(view.subject().getText().contains("no data file"), view.subject().getText());
    }
}
