// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.job.Later;
import org.interphase.ui.job.MonitorProgress;

/** Reads an editor's file in the background; what is wrong stands on the editor's message page. */
public final class FileReading {

    private FileReading() {}

    /**
     * What is read.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * {@return what was read}
         *
         * @param progress what to report to
         * @throws IOException when it cannot be read
         * @throws CancelledException when asked to end
         */
        T read(Progress progress) throws IOException, CancelledException;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param page says that it is read, and what is wrong
     * @param work reads it
     * @param then takes what was read, in the UI thread, unless the page is gone by then
     * @param <T> what is read
     */
    public static <T> void start(Path file, MessagePage page, Work<T> work, Consumer<T> then) {
        page.tell("Reading " + file.getFileName() + " …", "");
        Job job = new Job("Read " + file.getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    T read = work.read(new MonitorProgress(monitor, getName()));
                    Later.in(page.control(), () -> then.accept(read));
                } catch (CancelledException e) {
                    Later.in(page.control(), () -> page.problem("Reading was cancelled", e));
                    return Status.CANCEL_STATUS;
                } catch (IOException | RuntimeException e) {
                    Later.in(page.control(), () -> page.problem(file.getFileName() + " cannot be read", e));
                }
                return Status.OK_STATUS;
            }
        };
        job.schedule();
    }

    /**
     * Opens another editor in the place of one.
     *
     * @param from the editor that is closed
     * @param to the id of the editor that is opened
     * @param page says what is wrong where it cannot be opened
     */
    public static void handOver(IEditorPart from, String to, MessagePage page) {
        IWorkbenchPage workbench = from.getSite().getPage();
        try {
            workbench.openEditor(from.getEditorInput(), to, true, IWorkbenchPage.MATCH_INPUT | IWorkbenchPage.MATCH_ID);
            workbench.closeEditor(from, false);
        } catch (PartInitException e) {
            page.problem("Another editor cannot be opened", e);
        }
    }
}
