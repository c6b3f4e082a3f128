// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.json.Json;
import org.interphase.core.operation.ExportsBeside;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.core.operation.ExportsFile;
import org.interphase.core.operation.ExportsFiles;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.SettingException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.form.OperationForm;
import org.interphase.ui.job.MonitorProgress;
import org.interphase.ui.job.OperationJob;
import org.interphase.ui.job.ResultFolder;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** Every operation that is installed and fits the selected file: its form, its run, its result with provenance. */
public final class OperationsView extends ViewPart {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.operations";


    @Inject
    private Operations operations;

    private Composite root;
    private Label subject;
    private Combo dataset;
    private Table list;
    private ScrolledComposite scroll;
    private Label summary;
    private OperationForm form;
    private Button run;
    private Button save;
    private Label state;
    private Text result;
    private Path file;
    private DataFile data;
    private List<Operation<?, ?>> shown = List.of();
    private Job running;
    private OperationJob.Done done;
    private final ISelectionListener listener = this::selected;

    @Override
    public void init(IViewSite site) throws PartInitException {
        super.init(site);
        ContextInjectionFactory.inject(this, site.getService(IEclipseContext.class));
    }

    @Override
    public void createPartControl(Composite parent) {
        root = Paper.under(new Composite(parent, SWT.NONE));
        root.setLayout(grid(2, 8));
        subject = Paper.under(new Label(root, SWT.NONE));
        subject.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        dataset = new Combo(root, SWT.READ_ONLY);
        dataset.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        SashForm parts = Paper.under(new SashForm(root, SWT.HORIZONTAL | SWT.SMOOTH));
        parts.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        list = Paper.under(new Table(parts, SWT.SINGLE | SWT.FULL_SELECTION));
        list.addListener(SWT.Selection, e -> showForm());
        Composite middle = Paper.under(new Composite(parts, SWT.NONE));
        middle.setLayout(grid(3, 4));
        summary = new Label(middle, SWT.WRAP);
        Paper.ink(summary, Palette::faint);
        summary.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        scroll = Paper.under(new ScrolledComposite(middle, SWT.V_SCROLL));
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        run = button(middle, "Run", this::runOrCancel);
        save = button(middle, "Save result", this::save);
        state = new Label(middle, SWT.NONE);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        result = new Text(parts, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        result.setFont(JFaceResources.getTextFont());
        parts.setWeights(18, 38, 44);
        getSite().getPage().addSelectionListener(listener);
        show(null);
        selected(null, getSite().getPage().getSelection());
    }

    private static GridLayout grid(int columns, int margin) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        return layout;
    }

    private static Button button(Composite parent, String text, Runnable run) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, e -> run.run());
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = 110;
        button.setLayoutData(data);
        return button;
    }

    private void selected(IWorkbenchPart part, ISelection selection) {
        IFile chosen = null;
        if (selection instanceof IStructuredSelection s && s.size() == 1) {
            chosen = Adapters.adapt(s.getFirstElement(), IFile.class);
        }
        if (chosen == null && (part == null || part instanceof IEditorPart)) {
            IEditorPart editor = getSite().getPage().getActiveEditor();
            if (editor != null && editor.getEditorInput() instanceof IFileEditorInput input) {
                chosen = input.getFile();
            }
        }
        if (chosen != null && chosen.getLocation() != null) {
            Path path = chosen.getLocation().toPath();
            if (!path.equals(file)) {
                open(path);
            }
        }
    }

    private void open(Path path) {
        file = path;
        Job job = new Job("Read " + path.getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    DataFile opened = operations.formats().open(path, new MonitorProgress(monitor, getName()));
                    later(() -> {
                        if (path.equals(file)) {
                            show(opened);
                        }
                    });
                } catch (IOException | RuntimeException e) {
                    later(() -> {
                        if (path.equals(file)) {
                            show(null);
                        }
                    });
                } catch (CancelledException e) {
                    return Status.CANCEL_STATUS;
                }
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        job.schedule();
    }

    private void later(Runnable what) {
        if (!root.isDisposed()) {
            root.getDisplay().asyncExec(() -> {
                if (!root.isDisposed()) {
                    what.run();
                }
            });
        }
    }

    private void show(DataFile next) {
        data = next;
        done = null;
        if (next == null) {
            subject.setText(
                    file == null
                            ? "Select a data file in the Project Explorer to see what can be done with it."
                            : file.getFileName() + " is no data file that can be read. Open it to see why.");
        } else {
            subject.setText(file.getFileName() + "   " + next.format() + ", " + next.datasets().size()
                    + (next.datasets().size() == 1 ? " data set" : " data sets"));
        }
        dataset.setItems(
                next == null
                        ? new String[0]
                        : next.datasets().stream().map(OperationsView::name).toArray(String[]::new));
        dataset.select(0);
        dataset.setVisible(next != null && next.datasets().size() > 1);
        shown = operations.all().stream().filter(this::applies).toList();
        list.removeAll();
        for (Operation<?, ?> operation : shown) {
            TableItem item = new TableItem(list, SWT.NONE);
            item.setText(operation.declaration().label());
        }
        if (!shown.isEmpty()) {
            list.select(0);
        }
        showForm();
        root.layout(true, true);
    }

    private static String name(Dataset d) {
        return d.id() + "  " + d.kind().label() + ", " + d.points() + " points";
    }

    private boolean applies(Operation<?, ?> operation) {
        Inputs inputs = operation.declaration().inputs();
        return data != null
                && inputs.min() <= 1
                && inputs.max() >= 1
                && !operation.declaration().outputRequired()
                && data.datasets().stream().anyMatch(d -> inputs.kinds().contains(d.kind()));
    }

    private Optional<Operation<?, ?>> operation() {
        int at = list.getSelectionIndex();
        return at < 0 || at >= shown.size() ? Optional.empty() : Optional.of(shown.get(at));
    }

    private void showForm() {
        if (form != null) {
            form.dispose();
            form = null;
        }
        operation().ifPresent(operation -> {
            form = new OperationForm(scroll, operation);
            scroll.setContent(form);
            scroll.setMinHeight(form.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y);
            form.onChange(this::enable);
        });
        summary.setText(operation().map(o -> o.declaration().summary()).orElse(""));
        say("", false);
        done = null;
        Paper.ink(result, Palette::faint);
        result.setText(form == null ? "" : "The result will stand here, with where it comes from.");
        enable();
        summary.getParent().layout(true, true);
    }

    private void enable() {
        run.setEnabled(running != null || form != null && form.valid());
        save.setEnabled(done != null);
    }

    private void runOrCancel() {
        if (running != null) {
            running.cancel();
            return;
        }
        Operation<?, ?> operation = operation().orElse(null);
        if (operation == null || form == null) {
            return;
        }
        Inputs inputs = operation.declaration().inputs();
        boolean pick = inputs.onePerSource() && data.datasets().size() > 1 && dataset.getSelectionIndex() >= 0;
        String source = pick ? file + "#" + data.datasets().get(dataset.getSelectionIndex()).id() : file.toString();
        try {
            OperationJob job = OperationJob.of(
                    operations,
                    operation,
                    progress -> operations.open(inputs, List.of(source), progress),
                    form.texts(),
                    end -> later(() -> ended(end)));
            running = job;
            run.setText("Cancel");
            say("Running …", false);
            job.schedule();
        } catch (SettingException e) {
            say(e.getMessage(), true);
        }
    }

    private void ended(OperationJob.End end) {
        running = null;
        run.setText("Run");
        switch (end) {
            case OperationJob.Done d -> {
                done = d;
                Paper.under(result);
                result.setText(d.text() + System.lineSeparator() + System.lineSeparator() + "Provenance"
                        + System.lineSeparator() + Json.write(d.outcome().provenance()));
                say(d.negative() ? "Done: the answer is negative." : "Done.", d.negative());
            }
            case OperationJob.Failed f -> say(
                    f.cause().getMessage() == null ? f.cause().toString() : f.cause().getMessage(), true);
            case OperationJob.Cancelled c -> say("Cancelled.", false);
        }
        enable();
    }

    private void save() {
        try {
            ResultFolder folder = ResultFolder.of(file);
            Path written = folder.save(done.outcome());
            if (done.outcome().result() instanceof ExportsFiles files) {
                Path own = folder.path().resolve(files.defaultFolder());
                Files.createDirectories(own);
                files.writeTo(own);
            }
            if (done.outcome().result() instanceof ExportsDataset exports) {
                Path csv = written.resolveSibling(written.getFileName().toString().replace(".json", ".csv"));
                var exporter = operations.formats().exporter(exports.dataset(), csv);
                if (exporter.isPresent()) {
                    exporter.get().save(exports.dataset(), "", csv, Progress.NONE);
                }
            }
            if (done.outcome().result() instanceof ExportsBeside more) {
                for (var part : more.beside().entrySet()) {
                    Files.writeString(written.resolveSibling(written.getFileName() + "." + part.getKey()), part.getValue());
                }
            }
            String saved = written.getParent().getFileName() + "/" + written.getFileName();
            if (done.outcome().result() instanceof ExportsFile own) {
                write(own, written.resolveSibling(written.getFileName().toString().replace(".json", own.ending())), saved);
            } else {
                say("Saved as " + saved + ".", false);
            }
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        } catch (IOException e) {
            say("The result could not be saved: " + e.getMessage(), true);
        }
    }

    /** What is drawn while it is written takes its time. */
    private void write(ExportsFile own, Path target, String saved) {
        say("Writing " + target.getFileName() + " …", false);
        Job job = new Job("Write " + target.getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    own.writeTo(target, new MonitorProgress(monitor, getName()));
                    later(() -> say("Saved as " + saved + " and " + target.getFileName() + ".", false));
                } catch (IOException | RuntimeException e) {
                    later(() -> say("The result could not be saved: " + e.getMessage(), true));
                } catch (CancelledException e) {
                    later(() -> say("Saved as " + saved + "; " + target.getFileName() + " was cancelled.", false));
                    return Status.CANCEL_STATUS;
                }
                return Status.OK_STATUS;
            }
        };
        job.setUser(true);
        job.schedule();
    }

    private void say(String text, boolean problem) {
        state.setText(text.lines().findFirst().orElse("").replace("&", "&&"));
        state.setToolTipText(text);
        Paper.ink(state, problem ? Palette::problem : Palette::faint);
    }

    Table list() {
        return list;
    }

    OperationForm form() {
        return form;
    }

    Button runButton() {
        return run;
    }

    Button saveButton() {
        return save;
    }

    Label state() {
        return state;
    }

    Text result() {
        return result;
    }

    Label subject() {
        return subject;
    }

    @Override
    public void setFocus() {
        list.setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(listener);
        if (running != null) {
            running.cancel();
        }
        super.dispose();
    }
}
