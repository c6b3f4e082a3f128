// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.EditorPart;
import org.interphase.core.operation.Operations;
import org.interphase.ui.job.InputFile;
import org.interphase.ui.job.Later;
import org.interphase.ui.look.Paper;

/**
 * An editor of a data file: a page that says that the file is read, or what is wrong with it, and in its place, once it is
 * read, what there is to see; undo and redo; a mark for what is not saved.
 */
public abstract class FileEditor extends EditorPart implements HistoryActions.Editor {

    private static final String IMPORT_PAGE = "org.interphase.ui.import";

    private final String context;

    @Inject
    private Operations operations;

    private HistoryActions actions;
    private StackLayout stack;
    private Composite root;
    private MessagePage message;
    private boolean unsaved;

    /**
     * Creates the editor.
     *
     * @param context id of the context in which its keys work
     */
    protected FileEditor(String context) {
        this.context = context;
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        ContextInjectionFactory.inject(this, site.getService(IEclipseContext.class));
        setPartName(input.getName());
        if (InputFile.of(input).isEmpty()) {
            throw new PartInitException("expected a file, found " + input.getName());
        }
        actions = new HistoryActions(this::undoLast, this::redoLast);
    }

    @Override
    public final void createPartControl(Composite parent) {
        root = Paper.under(new Composite(parent, SWT.NONE));
        stack = new StackLayout();
        root.setLayout(stack);
        message = new MessagePage(root, this::read, () -> FileReading.handOver(this, IMPORT_PAGE, message));
        getSite().getService(IContextService.class).activateContext(context);
        create(root);
        read();
    }

    /**
     * Creates what is to be seen beside the message, if it does not depend on the file.
     *
     * @param parent where it lies
     */
    protected abstract void create(Composite parent);

    /** Reads the file in the background, see {@link FileReading}, with {@link #message()} in the meantime. */
    protected abstract void read();

    /** Goes one step back. */
    protected abstract void undoLast();

    /** Goes one step forth again. */
    protected abstract void redoLast();

    /** {@return the file} */
    public final Path path() {
        return InputFile.of(getEditorInput()).orElseThrow();
    }

    /** {@return all that can be done with data, and the formats that are installed} */
    protected final Operations operations() {
        return operations;
    }

    /** {@return the page that says what is wrong} */
    public final MessagePage message() {
        return message;
    }

    /** {@return where all of the editor lies} */
    protected final Composite root() {
        return root;
    }

    /**
     * Brings the message, or what is to be seen, to the front.
     *
     * @param control one of both
     */
    protected final void show(Control control) {
        stack.topControl = control;
        root.layout();
    }

    /**
     * {@return whether it is at the front}
     *
     * @param control the message's, or that of what is to be seen
     */
    protected final boolean shows(Control control) {
        return stack.topControl == control;
    }

    /**
     * Writes into the status line.
     *
     * @param text what; null for nothing
     */
    protected final void status(String text) {
        getEditorSite().getActionBars().getStatusLineManager().setMessage(text);
    }

    /**
     * Does something soon in the UI thread, unless the editor is closed by then.
     *
     * @param run what
     */
    protected final void later(Runnable run) {
        Later.in(root, run);
    }

    /**
     * Adds an item to a menu.
     *
     * @param menu the menu
     * @param text what it says
     * @param enabled whether it can be chosen
     * @param run what it does
     */
    protected static void item(Menu menu, String text, boolean enabled, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, e -> run.run());
    }

    /**
     * Says whether something is to be saved.
     *
     * @param now whether there is
     */
    protected final void setUnsaved(boolean now) {
        unsaved = now;
        firePropertyChange(PROP_DIRTY);
    }

    @Override
    public final boolean isDirty() {
        return unsaved;
    }

    @Override
    public final HistoryActions history() {
        return actions;
    }
}
