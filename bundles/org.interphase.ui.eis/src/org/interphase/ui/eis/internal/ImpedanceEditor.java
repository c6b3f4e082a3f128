// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.interphase.core.data.DataFile;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.progress.CancelledException;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.HasFit;
import org.interphase.ui.job.MonitorProgress;
import org.interphase.ui.job.OperationJob;
import org.interphase.ui.job.ResultFolder;

/** A file's impedance spectra, fitted: plots, circuit, parameters. */
public final class ImpedanceEditor extends EditorPart {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.eis.editor";

    private static final String FIT = "eis fit";
    private static final int LIVE_DELAY_MS = 400;
    private static final int SHOW_CANCEL_AFTER_MS = 150;
    private static final long QUICK_MS = 400;
    private static final int ROOM_FOR_NUMBERS = 480;

    private final EisModel model = new EisModel();

    @Inject
    private Operations operations;

    private StackLayout stack;
    private Composite root;
    private MessagePage message;
    private Composite sheet;
    private FitBar bar;
    private PlotsPanel plots;
    private ResultPanel results;
    private Job running;
    private boolean unsaved;
    private int edits;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        ContextInjectionFactory.inject(this, site.getService(IEclipseContext.class));
        setPartName(input.getName());
        if (path(input).isEmpty()) {
            throw new PartInitException("expected a file, found " + input.getName());
        }
    }

    private static Optional<Path> path(IEditorInput input) {
        if (input instanceof IFileEditorInput f && f.getFile().getLocation() != null) {
            return Optional.of(f.getFile().getLocation().toPath());
        }
        if (input instanceof IURIEditorInput u) {
            URI uri = u.getURI();
            return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        }
        return Optional.empty();
    }

    private Path path() {
        return path(getEditorInput()).orElseThrow();
    }

    @Override
    public void createPartControl(Composite parent) {
        root = Looks.paper(new Composite(parent, SWT.NONE));
        stack = new StackLayout();
        root.setLayout(stack);
        message = new MessagePage(root, this::read);
        sheet = Looks.paper(new Composite(root, SWT.NONE));
        sheet.setLayout(Looks.grid(1, 0, 0));
        bar = new FitBar(sheet, new BarRequests());
        bar.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        SashForm columns = new SashForm(sheet, SWT.HORIZONTAL | SWT.SMOOTH);
        columns.setSashWidth(5);
        columns.setBackground(Looks.PAPER);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plots = new PlotsPanel(
                columns, text -> getEditorSite().getActionBars().getStatusLineManager().setMessage(text));
        results = new ResultPanel(columns, this::edit);
        columns.setWeights(64, 36);
        columns.addListener(SWT.Resize, new Listener() {
            @Override
            public void handleEvent(Event e) {
                int width = columns.getClientArea().width;
                if (width > 0) {
                    columns.removeListener(SWT.Resize, this);
                    int numbers = (int) Math.max(0.36 * width, Math.min(ROOM_FOR_NUMBERS, 0.45 * width));
                    columns.setWeights(width - numbers, numbers);
                }
            }
        });
        model.onChange(this::changed);
        read();
    }

    private void show(Control control) {
        stack.topControl = control;
        root.layout();
    }

    private void read() {
        message.tell("Reading " + getEditorInput().getName() + " …", "");
        show(message.control());
        Path path = path();
        Job job = new Job("Read " + path.getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    DataFile file = operations.formats().open(path, new MonitorProgress(monitor, getName()));
                    later(() -> opened(file));
                } catch (CancelledException e) {
                    later(() -> message.problem("Reading was cancelled", e));
                    return Status.CANCEL_STATUS;
                } catch (IOException | RuntimeException e) {
                    later(() -> message.problem(path.getFileName() + " cannot be read", e));
                }
                return Status.OK_STATUS;
            }
        };
        job.schedule();
    }

    private void later(Runnable run) {
        if (!root.isDisposed()) {
            root.getDisplay().asyncExec(() -> {
                if (!root.isDisposed()) {
                    run.run();
                }
            });
        }
    }

    private void opened(DataFile file) {
        var spectra = EisDocument.spectra(file);
        if (spectra.isEmpty()) {
            message.tell(
                    "No impedance spectrum in " + path().getFileName(),
                    "This " + file.format() + " file holds " + file.datasets().size()
                            + (file.datasets().size() == 1 ? " cycling record" : " cycling records")
                            + ". Select it in the Project Explorer and open the view Operations (menu Window, Show View)"
                            + " to see what can be done with it.");
            return;
        }
        FileMemory.Entry memory = FileMemory.recall(path());
        String dataset = spectra.stream()
                .map(s -> s.id())
                .filter(id -> id.equals(memory.dataset()))
                .findFirst()
                .orElse(spectra.get(0).id());
        show(sheet);
        model.set(new EisDocument(file, dataset, memory.settings(), null));
        fit();
    }

    private void edit(UnaryOperator<FitSettings> change) {
        model.changeSettings(change);
    }

    private void changed(Optional<EisDocument> before, EisDocument now) {
        boolean asked = before.isEmpty()
                || !before.get().settings().equals(now.settings())
                || !before.get().dataset().equals(now.dataset());
        bar.show(now);
        results.show(now);
        if (before.isEmpty()
                || before.get().fitted() != now.fitted()
                || !before.get().dataset().equals(now.dataset())) {
            plots.show(now);
        }
        if (asked) {
            FileMemory.keep(path(), new FileMemory.Entry(now.dataset(), now.settings()));
        }
        if (asked && before.isPresent()) {
            unsaved = true;
            firePropertyChange(PROP_DIRTY);
            afterEdit(now);
        }
    }

    /** What was quick is fitted again as soon as nothing changed for a moment; else the fit is out of date and says so. */
    private void afterEdit(EisDocument now) {
        Optional<String> problem = problem(now);
        boolean quick = now.fitted() == null || now.fitted().duration().toMillis() < QUICK_MS;
        if (problem.isPresent()) {
            bar.say(problem.get() + (now.fit().isPresent() ? "  The fit below is the last one that could be done." : ""),
                    true, false);
        } else if (!now.upToDate()) {
            bar.say(
                    now.fit().isEmpty() ? "Not fitted yet: press Fit." : "Settings changed: the fit below is out of date. Press Fit.",
                    false, true);
        } else {
            sayDone(now.fitted());
        }
        int edit = ++edits;
        if (quick && problem.isEmpty() && !now.upToDate()) {
            root.getDisplay().timerExec(LIVE_DELAY_MS, () -> {
                if (edit == edits && !root.isDisposed()) {
                    fit();
                }
            });
        }
    }

    /** {@return what is wrong with the settings, as a sentence} */
    private Optional<String> problem(EisDocument document) {
        try {
            job(document);
            return Optional.empty();
        } catch (SettingException e) {
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(SettingException e) {
        String name = e.setting().substring(0, 1).toUpperCase(Locale.ROOT) + e.setting().substring(1);
        if (e.getCause() instanceof TextSyntaxException syntax) {
            return name + ", " + syntax.getMessage() + ".";
        }
        String text = e.getMessage().replaceFirst("^setting '[^']*': ", name + ": ");
        return text.lines().findFirst().orElse(text) + ".";
    }

    private OperationJob job(EisDocument document) throws SettingException {
        Operation<?, ?> fit = operations.find(FIT)
                .orElseThrow(() -> new SettingException("circuit", "the operation '" + FIT + "' is not installed"));
        return OperationJob.of(
                operations,
                fit,
                progress -> OperationInput.of(document.file(), document.spectrum()),
                document.settings().texts(),
                end -> later(() -> ended(document, end)));
    }

    private void fit() {
        EisDocument document = model.document().orElse(null);
        if (document == null || running != null) {
            return;
        }
        edits++;
        OperationJob job;
        try {
            job = job(document);
        } catch (SettingException e) {
            bar.say(sentence(e), true, false);
            return;
        }
        running = job;
        root.getDisplay().timerExec(SHOW_CANCEL_AFTER_MS, () -> {
            if (running == job && !root.isDisposed()) {
                bar.running(true);
                bar.say("Fitting …", false, false);
            }
        });
        job.schedule();
    }

    private void ended(EisDocument asked, OperationJob.End end) {
        running = null;
        bar.running(false);
        switch (end) {
            case OperationJob.Done done when done.outcome().result() instanceof HasFit has -> {
                Fitted fitted = new Fitted(
                        asked.settings(),
                        asked.dataset(),
                        done.outcome(),
                        done.csv().orElse(""),
                        has.fit(),
                        done.duration());
                model.change(d -> d.withFit(fitted));
                sayDone(fitted);
                model.document().filter(d -> !d.upToDate()).ifPresent(this::afterEdit);
            }
            case OperationJob.Done other -> bar.say(
                    "The installed operation '" + FIT + "' gives no fit of a circuit.", true, false);
            case OperationJob.Failed failed -> {
                String text = failed.cause().getMessage();
                bar.say(text == null ? failed.cause().toString() : text.lines().findFirst().orElse(text), true, false);
            }
            case OperationJob.Cancelled cancelled -> bar.say(
                    "Cancelled. What is shown is " + (asked.fit().isPresent() ? "the fit before." : "the data alone."),
                    false, true);
        }
    }

    private void sayDone(Fitted f) {
        long atBound = f.fit().parameters().stream().filter(FittedParameter::atBound).count();
        long open = f.fit().parameters().stream().filter(p -> !p.determined()).count() - atBound;
        String text = f.fit().converged() ? "Fitted" : "Not converged";
        text += " in " + FitState.duration(f.duration()) + ", " + f.fit().points() + " points, " + f.settings().weight()
                + " weights.";
        if (open > 0) {
            text += "  " + (open == 1 ? "One parameter is" : open + " parameters are") + " not determined by the data.";
        }
        if (atBound > 0) {
            text += "  " + (atBound == 1 ? "One is" : atBound + " are") + " at the end of the range.";
        }
        bar.say(text, !f.fit().converged(), open + atBound > 0);
    }

    private final class BarRequests implements FitBar.Requests {
        @Override
        public void settings(UnaryOperator<FitSettings> change) {
            edit(change);
        }

        @Override
        public void dataset(String id) {
            model.change(d -> d.withDataset(id));
        }

        @Override
        public void fitOrCancel() {
            if (running != null) {
                running.cancel();
            } else {
                fit();
            }
        }

        @Override
        public Menu exportMenu(Control parent) {
            Menu menu = new Menu(parent);
            boolean fitted = model.document().flatMap(EisDocument::fit).isPresent();
            item(menu, "Fit with its provenance (JSON)…", fitted, () -> exportText(".json"));
            item(menu, "Parameters (CSV)…", fitted, () -> exportText(".csv"));
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, "Nyquist plot (SVG, PNG, CSV)…", true, () -> plots.nyquist().export());
            item(menu, "Bode plot (SVG, PNG, CSV)…", true, () -> plots.bode().export());
            item(menu, "Residuals (SVG, PNG, CSV)…", fitted, () -> plots.residuals().export());
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, "Save fit beside the data\tCtrl+S", fitted, () -> getSite()
                    .getPage()
                    .saveEditor(ImpedanceEditor.this, false));
            return menu;
        }

        private void item(Menu menu, String text, boolean enabled, Runnable run) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(text);
            item.setEnabled(enabled);
            item.addListener(SWT.Selection, e -> run.run());
        }
    }

    private void exportText(String ending) {
        Fitted fitted = model.document().flatMap(EisDocument::fit).orElse(null);
        if (fitted == null) {
            return;
        }
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*" + ending});
        dialog.setFileName(path().getFileName() + "-fit" + ending);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            try {
                Files.writeString(
                        Path.of(chosen), ending.equals(".csv") ? fitted.csv() : Json.write(fitted.outcome()));
            } catch (IOException e) {
                bar.say("The file could not be written: " + e.getMessage(), true, false);
            }
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        model.document().flatMap(EisDocument::fit).ifPresent(fitted -> {
            try {
                Path file = ResultFolder.of(path()).save(fitted.outcome());
                unsaved = false;
                firePropertyChange(PROP_DIRTY);
                bar.say("Saved as " + file.getParent().getFileName() + "/" + file.getFileName() + ".", false, false);
            } catch (IOException e) {
                monitor.setCanceled(true);
                bar.say("The fit could not be saved: " + e.getMessage(), true, false);
            }
        });
    }

    @Override
    public boolean isDirty() {
        return unsaved;
    }

    @Override
    public void doSaveAs() {
        exportText(".json");
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void setFocus() {
        if (stack.topControl == sheet) {
            bar.circuit().setFocus();
        } else {
            message.control().setFocus();
        }
    }

    @Override
    public void dispose() {
        if (running != null) {
            running.cancel();
        }
        super.dispose();
    }

    FitBar bar() {
        return bar;
    }

    PlotsPanel plots() {
        return plots;
    }

    ResultPanel results() {
        return results;
    }

    MessagePage message() {
        return message;
    }

    EisModel model() {
        return model;
    }

    boolean showsSheet() {
        return stack.topControl == sheet;
    }
}
