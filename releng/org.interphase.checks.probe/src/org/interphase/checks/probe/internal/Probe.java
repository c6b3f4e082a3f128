// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks.probe.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.StringJoiner;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;

/**
 * Says from inside what a workbench shows, for a check that looks from outside. Once the workbench runs, opens
 * the perspective named by the system property {@code interphase.probe.perspective}, if any, writes what is
 * open to the file named by {@code interphase.probe.file}, and closes the workbench when that file is deleted.
 * {@code interphase.probe.view} names a view to show, {@code interphase.probe.select} an item to select in it, as a
 * user would; the texts that the window then shows are written too.
 */
public final class Probe implements IStartup {

    private static final int POLL_MS = 250;

    @Override
    public void earlyStartup() {
        String file = System.getProperty("interphase.probe.file");
        if (file != null) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.asyncExec(() -> openPerspective(display, Path.of(file)));
        }
    }

    private static void openPerspective(Display display, Path file) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        String perspective = System.getProperty("interphase.probe.perspective");
        Properties seen = new Properties();
        try {
            if (perspective != null) {
                workbench.showPerspective(perspective, workbench.getWorkbenchWindows()[0]);
            }
            showView(workbench.getWorkbenchWindows()[0].getActivePage(), seen);
        } catch (WorkbenchException e) {
            seen.setProperty("failure", String.valueOf(e.getMessage()));
        }
        // One turn of the event loop later the parts have been laid out.
        display.timerExec(POLL_MS * 4, () -> {
            describe(workbench.getWorkbenchWindows()[0], seen);
            write(seen, file);
            closeWhenDeleted(display, file);
        });
    }

    private static void showView(IWorkbenchPage page, Properties seen) throws PartInitException {
        String id = System.getProperty("interphase.probe.view");
        if (id != null) {
            page.showView(id);
            Texts texts = new Texts(page.getWorkbenchWindow().getShell());
            String item = System.getProperty("interphase.probe.select");
            if (item != null && !texts.select(item)) {
                seen.setProperty("failure", "no item '" + item + "' in " + texts.all());
            }
        }
    }

    private static void describe(IWorkbenchWindow window, Properties seen) {
        IWorkbenchPage page = window.getActivePage();
        IPerspectiveDescriptor perspective = page.getPerspective();
        seen.setProperty("title", window.getShell().getText());
        seen.setProperty("perspective", perspective == null ? "" : perspective.getId());
        seen.setProperty("product", Platform.getProduct() == null ? "" : Platform.getProduct().getId());
        seen.setProperty("texts", new Texts(window.getShell()).all());
        StringJoiner views = new StringJoiner(",");
        StringJoiner broken = new StringJoiner(",");
        for (IViewReference reference : page.getViewReferences()) {
            views.add(reference.getId());
            IViewPart view = reference.getView(true);
            if (view == null || view.getClass().getSimpleName().startsWith("Error")) {
                broken.add(reference.getId());
            }
        }
        seen.setProperty("views", views.toString());
        seen.setProperty("brokenViews", broken.toString());
    }

    /** The reader must never see half a file, so it appears under its name when it is whole. */
    private static void write(Properties seen, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(part)) {
                seen.store(writer, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Platform.getLog(Probe.class).error("the probe could not write " + file, e);
        }
    }

    private static void closeWhenDeleted(Display display, Path file) {
        if (Files.exists(file)) {
            display.timerExec(POLL_MS, () -> closeWhenDeleted(display, file));
        } else {
            PlatformUI.getWorkbench().close();
        }
    }
}
