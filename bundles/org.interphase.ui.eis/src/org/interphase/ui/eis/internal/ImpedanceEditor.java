// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.SettingException;
import org.interphase.core.progress.CancelledException;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.HasFit;
import org.interphase.eis.PointMask;
import org.interphase.ui.job.DurationText;
import org.interphase.ui.job.MonitorProgress;
import org.interphase.ui.job.OperationJob;
import org.interphase.ui.job.ResultFolder;
import org.interphase.ui.job.SettingSentence;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.part.FileDrop;
import org.interphase.ui.part.FileEditor;
import org.interphase.ui.part.FileReading;
import org.osgi.framework.FrameworkUtil;

/** A file's impedance spectra, fitted: plots, circuit, parameters. */
public final class ImpedanceEditor extends FileEditor {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.eis.editor";

    private static final String CYCLING_EDITOR = "org.interphase.ui.cycling.editor";
    private static final String FIT = "eis fit";
    private static final int LIVE_DELAY_MS = 400;
    private static final int SHOW_CANCEL_AFTER_MS = 150;
    private static final long QUICK_MS = 1000;
    private static final int ROOM_FOR_NUMBERS = 560;
    private static final int ROOM_FOR_COLUMNS = 900;
    private static final String CONTEXT = "org.interphase.ui.eis.context";

    private final EisModel model = new EisModel();

    private Composite sheet;
    private FitBar bar;
    private PlotsPanel plots;
    private CTabFolder tabs;
    private CTabItem compareTab;
    private CTabItem overlayTab;
    private ResultPanel results;
    private ComparePanel comparison;
    private OverlayPanel overlays;
    private boolean turned;
    private FileMemory memory;
    private OperationJob running;
    private FitRequest saved;
    private Optional<FitRequest> comingReference = Optional.empty();
    private FileMemory.Entry remembered;
    private int edits;

    /** Called by the workbench. */
    public ImpedanceEditor() {
        super(CONTEXT);
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        memory = memory();
    }

    /** What is being entered into a cell is the last that was done. */
    @Override
    protected void undoLast() {
        if (!results.parameters().giveUpEntry()) {
            model.undo();
        }
    }

    @Override
    protected void redoLast() {
        model.redo();
    }

    /** {@return what the workspace remembers of files} */
    static FileMemory memory() {
        return new FileMemory(Platform.getStateLocation(FrameworkUtil.getBundle(ImpedanceEditor.class))
                .append("files")
                .toPath());
    }

    @Override
    protected void create(Composite parent) {
        sheet = Paper.under(new Composite(parent, SWT.NONE));
        sheet.setLayout(Looks.grid(1, 0, 0));
        bar = new FitBar(sheet, new BarRequests());
        bar.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        SashForm columns = new SashForm(sheet, SWT.HORIZONTAL | SWT.SMOOTH);
        columns.setSashWidth(5);
        Paper.under(columns);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plots = new PlotsPanel(
                columns,
                this::status,
                points -> model.edit(d -> d.toggled(points)));
        FileDrop.onto(plots.control(), this::overlay);
        tabs = Paper.tabs(new CTabFolder(columns, SWT.TOP | SWT.FLAT));
        results = new ResultPanel(tabs, this::edit);
        comparison = new ComparePanel(tabs, new CompareRequests());
        overlays = new OverlayPanel(tabs, new OverlayRequests());
        tab("Parameters", results.control());
        compareTab = tab("Compare", comparison.control());
        overlayTab = tab("Spectra", overlays.control());
        tabs.setSelection(0);
        columns.setWeights(64, 36);
        columns.addListener(SWT.Resize, e -> turn(columns));
        bar.diagram().onSelect(results::select);
        results.onSelect(bar.diagram().view()::select);
        model.onChange(this::changed);
    }

    private CTabItem tab(String text, Control control) {
        CTabItem tab = new CTabItem(tabs, SWT.NONE);
        tab.setText(text);
        tab.setControl(control);
        return tab;
    }

    /** Where it is narrow the numbers stand below the plots, in their whole width. */
    private void turn(SashForm columns) {
        Rectangle area = columns.getClientArea();
        if (area.width <= 0) {
            return;
        }
        boolean beside = area.width >= ROOM_FOR_COLUMNS;
        int orientation = beside ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (!turned || columns.getOrientation() != orientation) {
            turned = true;
            columns.setOrientation(orientation);
            if (beside) {
                int numbers = (int) Math.max(0.36 * area.width, Math.min(ROOM_FOR_NUMBERS, 0.45 * area.width));
                columns.setWeights(area.width - numbers, numbers);
            } else {
                columns.setWeights(52, 48);
            }
        }
    }

    private record Read(DataFile file, FileMemory.Entry entry, Overlays overlays) {}

    @Override
    protected void read() {
        Path path = path();
        FileReading.start(
                path,
                message(),
                progress -> {
                    DataFile file = operations().formats().open(path, progress);
                    FileMemory.Entry entry = memory.recall(path);
                    return new Read(file, entry, Overlays.read(entry.overlay(), path, file, operations().formats(), progress));
                },
                read -> opened(read.file(), read.entry(), read.overlays()));
        show(message().control());
    }

    private void opened(DataFile file, FileMemory.Entry entry, Overlays overlays) {
        var spectra = EisDocument.spectra(file);
        if (spectra.isEmpty() && PlatformUI.getWorkbench().getEditorRegistry().findEditor(CYCLING_EDITOR) != null) {
            // a file too large to be looked into before it was opened
            FileReading.handOver(this, CYCLING_EDITOR, message());
            return;
        }
        if (spectra.isEmpty()) {
            message().tell(
                    "No impedance spectrum in " + path().getFileName(),
                    "This " + file.format() + " file holds " + file.datasets().size()
                            + (file.datasets().size() == 1 ? " cycling record" : " cycling records")
                            + ". Select it in the Project Explorer and open the view Operations (menu Window, Show View)"
                            + " to see what can be done with it.");
            return;
        }
        String dataset = spectra.stream()
                .map(s -> s.id())
                .filter(id -> id.equals(entry.dataset()))
                .findFirst()
                .orElse(spectra.get(0).id());
        show(sheet);
        EisDocument document = EisDocument.of(file, dataset, entry.settings())
                .withMasks(stillThere(entry.masks(), spectra))
                .withOverlay(overlays.spectra());
        saved = document.request();
        comingReference = entry.reference();
        model.open(document);
        fit();
        comingReference.ifPresent(r -> compareAgain(document, r));
        overlays.problem().ifPresent(text -> bar.say(text, true, false));
    }

    /** {@return the masks of the points that the file still has} */
    private static Map<String, SortedSet<Integer>> stillThere(
            Map<String, SortedSet<Integer>> masks, List<ImpedanceSpectrum> spectra) {
        Map<String, SortedSet<Integer>> kept = new TreeMap<>();
        for (ImpedanceSpectrum s : spectra) {
            SortedSet<Integer> points = masks.get(s.id());
            if (points != null) {
                kept.put(s.id(), points.headSet(s.points()));
            }
        }
        return kept;
    }

    /** Fits again what was kept for comparison when the file was last open: the same request gives the same fit. */
    private void compareAgain(EisDocument document, FitRequest request) {
        try {
            OperationJob again = job(document.file(), request, end -> {
                comingReference = Optional.empty();
                fitted(request, end).ifPresent(model::restored);
            });
            again.schedule();
        } catch (SettingException | NoSuchElementException e) {
            comingReference = Optional.empty();
            bar.say("The fit that was kept for comparison cannot be done again: " + e.getMessage(), true, false);
        }
    }

    private void edit(UnaryOperator<FitSettings> change) {
        model.edit(d -> d.withSettings(change.apply(d.settings())));
    }

    private void changed(Optional<EisDocument> before, EisDocument now) {
        boolean asked = before.isEmpty() || !before.get().request().equals(now.request());
        bar.show(now);
        results.show(now);
        comparison.show(now);
        overlays.show(now);
        int beside = now.overlay().size();
        overlayTab.setText(beside == 0 ? "Spectra" : "Spectra (" + beside + ")");
        compareTab.setText(now.kept().isPresent() ? "Compare ●" : "Compare");
        if (before.isEmpty() || !sameInPlots(before.get(), now)) {
            plots.show(now);
        }
        history().show(model.undoLabel(), model.redoLabel());
        remember(now);
        if (asked && before.isPresent()) {
            setUnsaved(!now.request().equals(saved));
            afterEdit(now);
        }
    }

    private static boolean sameInPlots(EisDocument a, EisDocument b) {
        return a.fitted() == b.fitted()
                && a.reference() == b.reference()
                && a.dataset().equals(b.dataset())
                && a.overlay().equals(b.overlay())
                && a.leftOut().equals(b.leftOut());
    }

    private void remember(EisDocument now) {
        FileMemory.Entry entry = FileMemory.Entry.of(now, comingReference);
        if (!entry.equals(remembered)) {
            remembered = entry;
            try {
                memory.keep(path(), entry);
            } catch (IOException e) {
                bar.say("What you see will not be here after a restart: " + e.getMessage(), true, false);
            }
        }
    }

    /** What was quick is fitted again as soon as nothing changed for a moment; else the fit is out of date and says so. */
    private void afterEdit(EisDocument now) {
        if (running != null && now.upToDate()) {
            running.cancel();
        }
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
            root().getDisplay().timerExec(LIVE_DELAY_MS, () -> {
                if (edit == edits && !root().isDisposed()) {
                    fit();
                }
            });
        }
    }

    /** {@return what is wrong with the settings, as a sentence} */
    private Optional<String> problem(EisDocument document) {
        try {
            job(document.file(), document.request(), end -> {});
            return Optional.empty();
        } catch (SettingException e) {
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(SettingException e) {
        return SettingSentence.of(e, UnaryOperator.identity());
    }

    private OperationJob job(DataFile file, FitRequest request, Consumer<OperationJob.End> end)
            throws SettingException {
        Operation<?, ?> fit = operations().find(FIT)
                .orElseThrow(() -> new SettingException("circuit", "the operation '" + FIT + "' is not installed"));
        ImpedanceSpectrum spectrum = EisDocument.spectra(file).stream()
                .filter(s -> s.id().equals(request.dataset()))
                .findFirst()
                .orElseThrow();
        return OperationJob.of(
                operations(),
                fit,
                progress -> OperationInput.of(file, spectrum),
                request.texts(),
                e -> later(() -> end.accept(e)));
    }

    private void fit() {
        EisDocument document = model.document().orElse(null);
        if (document == null || running != null) {
            return;
        }
        edits++;
        FitRequest request = document.request();
        OperationJob job;
        try {
            job = job(document.file(), request, end -> ended(request, end));
        } catch (SettingException e) {
            bar.say(sentence(e), true, false);
            return;
        }
        running = job;
        root().getDisplay().timerExec(SHOW_CANCEL_AFTER_MS, () -> {
            if (running == job && !root().isDisposed()) {
                bar.running(true);
                bar.say("Fitting …", false, false);
            }
        });
        job.schedule();
    }

    /** {@return the fit, if one was done} */
    private static Optional<Fitted> fitted(FitRequest request, OperationJob.End end) {
        return end instanceof OperationJob.Done done && done.outcome().result() instanceof HasFit has
                ? Optional.of(new Fitted(
                        request, done.outcome(), done.csv().orElse(""), has.fit(), done.duration()))
                : Optional.empty();
    }

    private void ended(FitRequest asked, OperationJob.End end) {
        running = null;
        bar.running(false);
        Optional<Fitted> fitted = fitted(asked, end);
        fitted.ifPresent(model::arrived);
        EisDocument now = model.document().orElseThrow();
        if (now.upToDate()) {
            sayDone(now.fit().orElseThrow());
        } else if (!now.request().equals(asked)) {
            afterEdit(now);
        } else {
            switch (end) {
                case OperationJob.Done other -> bar.say(
                        "The installed operation '" + FIT + "' gives no fit of a circuit.", true, false);
                case OperationJob.Failed failed -> {
                    String text = failed.cause().getMessage();
                    bar.say(
                            text == null ? failed.cause().toString() : text.lines().findFirst().orElse(text),
                            true,
                            false);
                }
                case OperationJob.Cancelled cancelled -> bar.say(
                        "Cancelled. What is shown is " + (now.fit().isPresent() ? "the fit before." : "the data alone."),
                        false, true);
            }
        }
    }

    private void sayDone(Fitted f) {
        long atBound = f.fit().parameters().stream().filter(FittedParameter::atBound).count();
        long open = f.fit().parameters().stream().filter(p -> !p.determined()).count() - atBound;
        String text = f.fit().converged() ? "Fitted" : "Not converged";
        int all = model.document().orElseThrow().spectrum().points();
        String points = f.fit().points() == all ? all + " points" : f.fit().points() + " of " + all + " points";
        text += " in " + DurationText.of(f.duration()) + ", " + points + ", " + f.settings().weight() + " weights.";
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
            model.edit(d -> d.withDataset(id));
        }

        @Override
        public void pause() {
            model.pause();
        }

        @Override
        public void status(String text) {
            ImpedanceEditor.this.status(text);
        }

        @Override
        public void fitOrCancel() {
            model.pause();
            if (running != null) {
                running.cancel();
            } else {
                fit();
            }
        }

        @Override
        public Menu pointsMenu(Control parent) {
            Menu menu = new Menu(parent);
            boolean masked = !model.document().orElseThrow().masked().isEmpty();
            item(menu, "Leave Out…\tCtrl+L", true, ImpedanceEditor.this::askForMask);
            item(menu, "Invert the Points Left Out", true, ImpedanceEditor.this::invertMask);
            item(menu, "Use All Points\tCtrl+Shift+L", masked, ImpedanceEditor.this::useAllPoints);
            return menu;
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
    }

    private final class CompareRequests implements ComparePanel.Requests {
        @Override
        public void keep() {
            ImpedanceEditor.this.keep();
        }

        @Override
        public void endComparison() {
            ImpedanceEditor.this.endComparison();
        }
    }

    private final class OverlayRequests implements OverlayPanel.Requests {
        @Override
        public void edit(UnaryOperator<EisDocument> edit) {
            model.edit(edit);
        }

        @Override
        public void addFiles() {
            askForSpectra();
        }

        @Override
        public Path file() {
            return path();
        }
    }

    /** Fits now, without waiting for a pause. */
    void fitNow() {
        model.pause();
        if (running == null) {
            fit();
        }
    }

    /** Keeps the fit on the screen to be compared with. */
    void keep() {
        model.edit(d -> d.upToDate() ? d.withReference(d.fitted()) : d);
        tabs.setSelection(compareTab);
    }

    /** Forgets the fit that was kept. */
    void endComparison() {
        model.edit(d -> d.withReference(null));
    }

    /** Asks which points to leave out, as numbers or frequencies. */
    void askForMask() {
        model.document().ifPresent(d -> {
            InputDialog dialog = new InputDialog(
                    getSite().getShell(),
                    "Leave Out Points",
                    "Points by number, from 1 to " + d.spectrum().points()
                            + ", or by frequency in Hz, such as 3,7-9,45:55 or 1e6: (all from 1 MHz):",
                    PointMask.ofIndices(d.masked()).toString(),
                    text -> wrongMask(d, text));
            if (dialog.open() == Window.OK) {
                mask(dialog.getValue());
            }
        });
    }

    private static String wrongMask(EisDocument d, String text) {
        try {
            PointMask.parse(text).indices(d.spectrum());
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Leaves out the points of a text, and no others. */
    void mask(String text) {
        model.edit(d -> {
            SortedSet<Integer> points = new TreeSet<>();
            for (int i : PointMask.parse(text).indices(d.spectrum())) {
                points.add(i);
            }
            return d.withMasked(points);
        });
    }

    /** Uses what was left out, and leaves out what was used. */
    void invertMask() {
        model.edit(d -> {
            SortedSet<Integer> points = new TreeSet<>();
            IntStream.range(0, d.spectrum().points())
                    .filter(i -> !d.masked().contains(i))
                    .forEach(points::add);
            return d.withMasked(points);
        });
    }

    /** Leaves out no point by itself. */
    void useAllPoints() {
        model.edit(d -> d.withMasked(Collections.emptySortedSet()));
    }

    /** Asks for files whose spectra are to be shown beside this one. */
    void askForSpectra() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Add Spectra");
        dialog.setFilterPath(path().getParent().toString());
        if (dialog.open() != null) {
            overlay(Stream.of(dialog.getFileNames())
                    .map(name -> Path.of(dialog.getFilterPath(), name))
                    .toList());
        }
    }

    /** Shows the spectra of files beside this one. */
    void overlay(List<Path> files) {
        Path own = path();
        Job job = new Job("Read spectra") {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    Overlays read =
                            Overlays.read(files, own, operations().formats(), new MonitorProgress(monitor, getName()));
                    later(() -> overlaid(read));
                } catch (CancelledException e) {
                    return Status.CANCEL_STATUS;
                }
                return Status.OK_STATUS;
            }
        };
        job.schedule();
    }

    private void overlaid(Overlays read) {
        model.edit(d -> {
            EisDocument next = d;
            for (OverlaySpectrum o : read.spectra()) {
                next = o.isOf(path(), d.dataset()) ? next : next.withOverlaid(o);
            }
            return next;
        });
        if (!read.spectra().isEmpty()) {
            tabs.setSelection(overlayTab);
        }
        read.problem().ifPresent(text -> bar.say(text, true, false));
    }

    /** Brings one of the tabs beside the plots to the front, with the focus. */
    void showTab(int index) {
        tabs.setSelection(index);
        tabs.getItem(index).getControl().setFocus();
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
                saved = fitted.request();
                setUnsaved(!model.document().orElseThrow().request().equals(saved));
                bar.say("Saved as " + file.getParent().getFileName() + "/" + file.getFileName() + ".", false, false);
            } catch (IOException e) {
                monitor.setCanceled(true);
                bar.say("The fit could not be saved: " + e.getMessage(), true, false);
            }
        });
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
        if (shows(sheet)) {
            bar.circuit().setFocus();
        } else {
            message().control().setFocus();
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

    ComparePanel comparison() {
        return comparison;
    }

    OverlayPanel overlays() {
        return overlays;
    }

    EisModel model() {
        return model;
    }

    boolean showsSheet() {
        return shows(sheet);
    }
}
