// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveRegistry;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;

/** Keeps the start page where nothing else is open, in the impedance perspective and in the one of the product. */
public final class StartPage implements IStartup {

    private static final Point UNTOUCHED = new Point(1024, 768);
    private static final Point LARGEST = new Point(1600, 1000);

    @Override
    public void earlyStartup() {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
                watch(window);
            }
        });
    }

    private static void watch(IWorkbenchWindow window) {
        window.addPerspectiveListener(new PerspectiveAdapter() {
            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                showWhereEmpty(page);
            }
        });
        window.getPartService().addPartListener(new IPartListener2() {
            @Override
            public void partOpened(IWorkbenchPartReference ref) {
                if (ref instanceof IEditorReference && !ref.getId().equals(StartEditor.ID)) {
                    later(window, () -> close(ref.getPage()));
                }
            }

            @Override
            public void partClosed(IWorkbenchPartReference ref) {
                if (ref instanceof IEditorReference && !ref.getId().equals(StartEditor.ID)) {
                    later(window, () -> showWhereEmpty(ref.getPage()));
                }
            }
        });
        if (window.getActivePage() != null) {
            showWhereEmpty(window.getActivePage());
            enlarge(window);
        }
    }

    /** A window that nobody has sized yet has the platform's size, too small for plots beside numbers. */
    private static void enlarge(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        IPerspectiveDescriptor perspective = window.getActivePage().getPerspective();
        if (greets(perspective) && !shell.getMaximized() && shell.getSize().equals(UNTOUCHED)) {
            Rectangle screen = shell.getMonitor().getClientArea();
            int width = Math.min(LARGEST.x, screen.width);
            int height = Math.min(LARGEST.y, screen.height);
            shell.setBounds(
                    screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width, height);
        }
    }

    private static void later(IWorkbenchWindow window, Runnable run) {
        window.getShell().getDisplay().asyncExec(() -> {
            if (window.getShell() != null && !window.getShell().isDisposed() && !window.getWorkbench().isClosing()) {
                run.run();
            }
        });
    }

    private static void close(IWorkbenchPage page) {
        for (IEditorReference editor : page.getEditorReferences()) {
            if (editor.getId().equals(StartEditor.ID)) {
                page.closeEditors(new IEditorReference[] {editor}, false);
            }
        }
    }

    /** In our perspective, and in the one that a brand opens first. */
    private static boolean greets(IPerspectiveDescriptor perspective) {
        IPerspectiveRegistry all = PlatformUI.getWorkbench().getPerspectiveRegistry();
        return perspective != null
                && (perspective.getId().equals(ImpedancePerspective.ID)
                        || Platform.getProduct() != null && perspective.getId().equals(all.getDefaultPerspective()));
    }

    private static void showWhereEmpty(IWorkbenchPage page) {
        if (greets(page.getPerspective()) && page.getEditorReferences().length == 0) {
            try {
                page.openEditor(new StartInput(), StartEditor.ID, false);
            } catch (PartInitException e) {
                ILog.of(StartPage.class).error("The start page cannot be opened", e);
            }
        }
    }
}
