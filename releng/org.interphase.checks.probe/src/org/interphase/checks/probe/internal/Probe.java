// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks.probe.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/**
 * Says from inside what a workbench shows, for a check that looks from outside. Once the workbench runs, writes what
 * is open to the file named by {@code interphase.probe.file}, and closes the workbench when that file is deleted.
 * Before, it does what further system properties ask for: {@code interphase.probe.perspective} names a perspective to
 * open, {@code interphase.probe.open} a file to copy into a project and to open as a double click does,
 * {@code interphase.probe.openBeside} a file to open where it lies, {@code interphase.probe.bounds} a place and size for
 * the window ({@code x,y,width,height}), {@code interphase.probe.view} a view to show, {@code interphase.probe.select} an item to select in the window.
 */
public final class Probe implements IStartup {

    private static final int POLL_MS = 250;
    private static final int MOST_POLLS = 120;

    @Override
    public void earlyStartup() {
        String file = System.getProperty("interphase.probe.file");
        if (file != null) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.asyncExec(() -> act(display, Path.of(file)));
        }
    }

    private static void act(Display display, Path file) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        IWorkbenchWindow window = workbench.getWorkbenchWindows()[0];
        Properties seen = new Properties();
        try {
            String perspective = System.getProperty("interphase.probe.perspective");
            if (perspective != null) {
                workbench.showPerspective(perspective, window);
            }
            String open = System.getProperty("interphase.probe.open");
            if (open != null) {
                open(window.getActivePage(), Path.of(open));
            }
            String beside = System.getProperty("interphase.probe.openBeside");
            if (beside != null) {
                IDE.openEditorOnFileStore(window.getActivePage(), EFS.getLocalFileSystem().getStore(Path.of(beside).toUri()));
            }
            String bounds = System.getProperty("interphase.probe.bounds");
            if (bounds != null) {
                int[] b = Stream.of(bounds.split(",")).mapToInt(Integer::parseInt).toArray();
                window.getShell().setBounds(b[0], b[1], b[2], b[3]);
            }
            String view = System.getProperty("interphase.probe.view");
            if (view != null) {
                window.getActivePage().showView(view);
            }
        } catch (CoreException | IOException e) {
            seen.setProperty("failure", String.valueOf(e.getMessage()));
        }
        select(display, window, seen, file, 0);
    }

    private static void open(IWorkbenchPage page, Path file) throws CoreException, IOException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("probe");
        project.create(null);
        project.open(null);
        IFile copy = project.getFile(file.getFileName().toString());
        try (InputStream content = Files.newInputStream(file)) {
            copy.create(content, true, null);
        }
        IDE.openEditor(page, copy);
    }

    /** Files are read in the background: what is to be selected may come later. */
    private static void select(Display display, IWorkbenchWindow window, Properties seen, Path file, int polls) {
        String item = System.getProperty("interphase.probe.select");
        Texts texts = new Texts(window.getShell());
        if (item != null && !texts.select(item)) {
            if (polls < MOST_POLLS) {
                display.timerExec(POLL_MS, () -> select(display, window, seen, file, polls + 1));
                return;
            }
            seen.setProperty("failure", "no item '" + item + "' in " + texts.all());
        }
        display.asyncExec(() -> {
            seen.setProperty("usableMs", Long.toString(millisSinceStart()));
            seen.setProperty("usableProcessorMs", Long.toString(processorMillis()));
        });
        // Some turns of the event loop later the parts have been laid out.
        display.timerExec(POLL_MS * 4, () -> {
            describe(window, seen);
            write(seen, file);
            closeWhenDeleted(display, file);
        });
    }

    /** Since the system started the process; a hundredth of a second is what it tells. */
    private static long millisSinceStart() {
        return ProcessHandle.current().info().startInstant().map(start -> Duration.between(start, Instant.now()).toMillis()).orElse(-1L);
    }

    /** What this process has used of all processors. */
    private static long processorMillis() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(-1L);
    }

    private static void describe(IWorkbenchWindow window, Properties seen) {
        IWorkbenchPage page = window.getActivePage();
        IPerspectiveDescriptor perspective = page.getPerspective();
        seen.setProperty("title", window.getShell().getText());
        seen.setProperty("perspective", perspective == null ? "" : perspective.getId());
        IEditorReference[] editors = page.getEditorReferences();
        seen.setProperty("editors", Stream.of(editors).map(IEditorReference::getId).collect(Collectors.joining(",")));
        seen.setProperty("inputs", Stream.of(editors).map(IEditorReference::getTitleToolTip).collect(Collectors.joining("\n")));
        IEditorPart active = page.getActiveEditor();
        seen.setProperty("activeEditor", active == null ? "" : active.getTitle());
        Rectangle bounds = window.getShell().getBounds();
        seen.setProperty("bounds", bounds.x + "," + bounds.y + "," + bounds.width + "," + bounds.height);
        seen.setProperty("shells", Stream.of(window.getShell().getDisplay().getShells()).filter(Shell::isVisible)
                .map(Shell::getText).collect(Collectors.joining("\n")));
        seen.setProperty("menus", new Texts(window.getShell()).menus());
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
