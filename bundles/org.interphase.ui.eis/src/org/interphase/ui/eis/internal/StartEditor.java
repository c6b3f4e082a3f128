// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProduct;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.operation.Operations;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** What to do when nothing is open. */
public final class StartEditor extends EditorPart {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.eis.start";

    private static final int BUTTON_WIDTH = 170;
    private static final int TEXT_WIDTH = 560;

    @Inject
    private Operations operations;

    private Composite page;
    private Button open;
    private Button folder;
    private Button example;
    private Label problem;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        ContextInjectionFactory.inject(this, site.getService(IEclipseContext.class));
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        page = Paper.under(new Composite(parent, SWT.NONE));
        GridLayout layout = Looks.grid(2, 48, 48);
        layout.horizontalSpacing = 16;
        layout.verticalSpacing = 14;
        page.setLayout(layout);
        Label title = Paper.under(new Label(page, SWT.NONE));
        title.setText(ofBrand("welcomeTitle", "Impedance"));
        Font large = FontDescriptor.createFrom(title.getFont()).increaseHeight(8).createFont(title.getDisplay());
        title.setFont(large);
        title.addDisposeListener(e -> large.dispose());
        title.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false, 2, 1));
        text(ofBrand("welcomeText", "Fit an equivalent circuit to a spectrum, with uncertainties that can be trusted."), 2);
        open = button("Open a file…", this::openFile);
        text("A spectrum from anywhere on this computer. What it is, its content says, not its name.", 1);
        folder = button("Import folder…", this::importFolder);
        text("A folder of measurements becomes a project. Nothing is copied; results are saved beside the data.", 1);
        example = button("Try an example", this::tryExample);
        text("A simulated solid electrolyte with 1 % noise, grain boundary and interface, fitted with two arcs.", 1);
        String formats = operations.formats().formats().stream()
                .filter(f -> f.kinds().contains(DatasetKind.IMPEDANCE))
                .map(FileFormat::label)
                .collect(Collectors.joining(", "));
        text("Reads " + formats + ".", 2);
        problem = text("", 2);
        Paper.ink(problem, Palette::problem);
    }

    /** {@return a text that the product gives as a property, or ours where it gives none} */
    private static String ofBrand(String property, String ours) {
        IProduct product = Platform.getProduct();
        String text = product == null ? null : product.getProperty(property);
        return text == null ? ours : text;
    }

    private Button button(String text, Runnable run) {
        Button button = new Button(page, SWT.PUSH);
        button.setText(text);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = BUTTON_WIDTH;
        button.setLayoutData(data);
        button.addListener(SWT.Selection, e -> run.run());
        return button;
    }

    private Label text(String text, int columns) {
        Label label = Paper.under(new Label(page, SWT.WRAP));
        label.setText(text);
        Paper.ink(label, Palette::faint);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false, columns, 1);
        data.widthHint = columns == 1 ? TEXT_WIDTH : TEXT_WIDTH + BUTTON_WIDTH;
        label.setLayoutData(data);
        return label;
    }

    private void openFile() {
        FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
        dialog.setText("Open a file");
        String chosen = dialog.open();
        if (chosen != null) {
            try {
                IDE.openEditorOnFileStore(getSite().getPage(), EFS.getLocalFileSystem().getStore(Path.of(chosen).toUri()));
            } catch (PartInitException e) {
                tell(e);
            }
        }
    }

    private void importFolder() {
        DirectoryDialog dialog = new DirectoryDialog(page.getShell());
        dialog.setText("Import folder");
        dialog.setMessage("The folder becomes a project where it is.");
        String chosen = dialog.open();
        if (chosen != null) {
            try {
                BasicNewResourceWizard.selectAndReveal(
                        Projects.ofFolder(Path.of(chosen)), getSite().getWorkbenchWindow());
                say("Done: the project stands in the Project Explorer. Double-click a file in it.", false);
            } catch (CoreException e) {
                tell(e);
            }
        }
    }

    private void tryExample() {
        example.setEnabled(false);
        ExampleJob job = new ExampleJob(operations, end -> page.getDisplay().asyncExec(() -> {
            if (!page.isDisposed()) {
                example.setEnabled(true);
                switch (end) {
                    case ExampleJob.Made(IFile file) -> openExample(file);
                    case ExampleJob.NotMade(Exception why) -> tell(why);
                }
            }
        }));
        job.schedule();
    }

    private void openExample(IFile file) {
        try {
            BasicNewResourceWizard.selectAndReveal(file, getSite().getWorkbenchWindow());
            IDE.openEditor(getSite().getPage(), file);
        } catch (PartInitException e) {
            tell(e);
        }
    }

    /** Says what went wrong; where the workspace lies is nothing that helps. */
    private void tell(Exception e) {
        String workspace = ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString() + File.separator;
        say((e.getMessage() == null ? e.toString() : e.getMessage()).replace(workspace, ""), true);
    }

    private void say(String text, boolean isProblem) {
        problem.setText(text);
        Paper.ink(problem, isProblem ? Palette::problem : Palette::faint);
        page.layout(true, true);
    }

    Label problem() {
        return problem;
    }

    Button example() {
        return example;
    }

    Button open() {
        return open;
    }

    Button folder() {
        return folder;
    }

    @Override
    public void setFocus() {
        open.setFocus();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        throw new UnsupportedOperationException("the start page holds nothing to save");
    }

    @Override
    public void doSaveAs() {
        throw new UnsupportedOperationException("the start page holds nothing to save");
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
