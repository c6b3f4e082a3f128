// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.eclipse.core.runtime.IProgressMonitor;
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
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.figure.Figure;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingException;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.CycleEvent.Origin;
import org.interphase.cycling.CycleFigures;
import org.interphase.ui.job.DurationText;
import org.interphase.ui.job.OperationJob;
import org.interphase.ui.job.ResultFolder;
import org.interphase.ui.job.SettingSentence;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.part.FileEditor;
import org.interphase.ui.part.FileReading;
import org.interphase.ui.part.History;
import org.interphase.ui.plot.Plot;

/** A file's cycling records, judged: voltage and current, the verdict and its evidence, events, steps, thresholds. */
public final class CyclingEditor extends FileEditor {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.cycling.editor";

    private static final String CAPACITY = "cycle capacity";
    private static final int CAPACITY_TAB = 4;
    private static final int LIVE_DELAY_MS = 400;
    private static final int SHOW_CANCEL_AFTER_MS = 150;
    private static final long QUICK_MS = 1000;
    private static final int ROOM_FOR_COLUMNS = 900;
    private static final double SHARE_OF_NUMBERS = 0.42;
    private static final String CONTEXT = "org.interphase.ui.cycling.context";

    private final History<CycleDocument> history = new History<>(new CycleEdit());
    private final List<Runnable> listeners = new ArrayList<>();

    private Analyst analyst;
    private CyclingMemory memory;
    private Composite sheet;
    private VerdictBar bar;
    private Plot plot;
    private CTabFolder tabs;
    private EventPanel events;
    private EvidencePanel evidence;
    private StepPanel steps;
    private ThresholdPanel thresholds;
    private CapacityPanel capacity;
    private boolean turned;
    private OperationJob running;
    private CycleDocument saved;
    private CyclingMemory.Entry remembered;
    private int edits;
    private Optional<ShownEvents.Key> chosenEvent = Optional.empty();
    private OptionalInt chosenEvidence = OptionalInt.empty();
    private Optional<String> wanted = Optional.empty();
    private CyclingRecord plainRecord;
    private Figure plainFigure;
    private ShownEvents shown = new ShownEvents(List.of());

    /** Called by the workbench. */
    public CyclingEditor() {
        super(CONTEXT);
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        analyst = new Analyst(operations());
        memory = CyclingMemory.ofWorkspace();
    }

    /** What is being entered into a cell is the last that was done. */
    @Override
    protected void undoLast() {
        if (!events.table().giveUpEntry() && (thresholds == null || !thresholds.table().giveUpEntry())) {
            history.undo();
        }
    }

    @Override
    protected void redoLast() {
        history.redo();
    }

    @Override
    protected void create(Composite parent) {
        sheet = Paper.under(new Composite(parent, SWT.NONE));
        sheet.setLayout(Looks.grid(1, 0, 0));
        bar = new VerdictBar(sheet, new BarRequests());
        bar.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        SashForm columns = new SashForm(sheet, SWT.HORIZONTAL | SWT.SMOOTH);
        columns.setSashWidth(5);
        Paper.under(columns);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plot = new Plot(columns);
        plot.onCursor(cursor -> {
            plot.highlight(cursor.map(Plot.Cursor::point).orElse(OptionalInt.empty()));
            status(cursor.map(c -> plot.describe(c) + describe(c.point())).orElse(null));
        });
        plot.onMarkChosen(this::markChosen);
        plot.onFlagMoved((id, to) -> event(id).ifPresent(e -> review(e, Origin.MOVED, to)));
        tabs = Paper.tabs(new CTabFolder(columns, SWT.TOP | SWT.FLAT));
        events = new EventPanel(tabs, new EventRequests());
        evidence = new EvidencePanel(tabs, this::chooseEvidence);
        steps = new StepPanel(tabs);
        tab("Evidence", evidence.control());
        tab("Events", events.control());
        tab("Steps", steps.control());
        analyst.settings().ifPresent(type -> {
            thresholds = new ThresholdPanel(tabs, type, this::edit);
            tab("Thresholds", thresholds.control());
        });
        capacity = new CapacityPanel(tabs, this::status);
        CTabItem capacityTab = tab("Capacity", capacity.control());
        tabs.addListener(SWT.Selection, e -> {
            if (tabs.getSelection() == capacityTab) {
                capacity.seen();
            }
        });
        tabs.setSelection(0);
        columns.addListener(SWT.Resize, e -> turn(columns));
        history.onChange(this::changed);
    }

    private String describe(OptionalInt point) {
        CycleDocument d = history.document().orElse(null);
        if (d == null || point.isEmpty() || point.getAsInt() >= d.record().points()) {
            return "";
        }
        CyclingRecord r = d.record();
        int i = point.getAsInt();
        String current = r.hasCurrent() ? "   I = " + ValueText.withError(r.currentA()[i], Double.NaN, "A") : "";
        return "   point " + (i + 1) + ":  t = " + ValueText.number(r.timeS()[i], 6) + " s   U = "
                + ValueText.withError(r.voltageV()[i], Double.NaN, "V") + current;
    }

    private CTabItem tab(String text, Control control) {
        CTabItem tab = new CTabItem(tabs, SWT.NONE);
        tab.setText(text);
        tab.setControl(control);
        return tab;
    }

    /** Where it is narrow the numbers stand below the plot, in their whole width. */
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
            int numbers = (int) (100 * SHARE_OF_NUMBERS);
            columns.setWeights(100 - numbers, numbers);
        }
    }

    private record Read(DataFile file, CyclingMemory.Entry entry) {}

    @Override
    protected void read() {
        Path path = path();
        FileReading.start(
                path,
                message(),
                progress -> new Read(operations().formats().open(path, progress), memory.recall(path)),
                read -> opened(read.file(), read.entry()));
        show(message().control());
    }

    private void opened(DataFile file, CyclingMemory.Entry entry) {
        List<CyclingRecord> records = CycleDocument.records(file);
        if (records.isEmpty()) {
            message().tell(
                    "No cycling record in " + path().getFileName(),
                    "This " + file.format() + " file holds " + file.datasets().size()
                            + (file.datasets().size() == 1 ? " impedance spectrum" : " impedance spectra")
                            + ". Double-click it in the Project Explorer to see it.");
            return;
        }
        String dataset = wanted.or(() -> Optional.of(entry.dataset()))
                .filter(id -> records.stream().anyMatch(r -> r.id().equals(id)))
                .orElse(records.get(0).id());
        remembered = new CyclingMemory.Entry(dataset, entry.settings());
        show(sheet);
        CycleDocument document = new CycleDocument(file, dataset, entry.settings(), null);
        saved = document;
        history.open(document);
        analyse();
    }

    /** Shows one of the file's records, now or once the file is read. */
    void showRecord(String dataset) {
        wanted = Optional.of(dataset);
        history.document()
                .filter(d -> d.records().stream().anyMatch(r -> r.id().equals(dataset)))
                .ifPresent(d -> history.edit(e -> e.withDataset(dataset)));
    }

    private void edit(UnaryOperator<CycleSettings> change) {
        history.edit(d -> d.withSettings(change.apply(d.settings())));
    }

    private void changed(Optional<CycleDocument> before, CycleDocument now) {
        boolean asked = before.isEmpty() || !before.get().withAnalysed(null).equals(now.withAnalysed(null));
        boolean otherRecord = before.isEmpty() || !before.get().dataset().equals(now.dataset());
        if (otherRecord) {
            chosenEvent = Optional.empty();
            chosenEvidence = OptionalInt.empty();
        }
        bar.show(now);
        if (thresholds != null) {
            thresholds.show(now.settings());
        }
        showAnalysis(now);
        if (otherRecord) {
            plot.showAll();
            capacity.show(now.record());
        }
        history().show(history.undoLabel(), history.redoLabel());
        remember(now);
        if (before.isPresent() && before.get().analysed() != now.analysed()) {
            listeners.forEach(Runnable::run);
        }
        if (asked && before.isPresent()) {
            setUnsaved(!now.withAnalysed(null).equals(saved.withAnalysed(null)));
            boolean typed = !new CycleEdit().field(before.get(), now).isEmpty();
            afterEdit(now, typed ? LIVE_DELAY_MS : 0);
        }
    }

    private void showAnalysis(CycleDocument now) {
        shown = ShownEvents.of(now);
        CycleAnalysis analysis = now.analysis().map(shown::in).orElse(null);
        if (analysis == null) {
            plot.setFigure(plain(now.record()));
            return;
        }
        if (chosenEvidence.isPresent() && chosenEvidence.getAsInt() >= analysis.evidence().size()) {
            chosenEvidence = OptionalInt.empty();
        }
        OptionalInt event = chosenEvent.map(k -> shown.indexOf(now, k)).orElse(OptionalInt.empty());
        plot.setFigure(CycleFigures.marked(plain(now.record()), analysis, chosenEvidence));
        plot.chooseMark(
                event.isPresent()
                        ? Optional.of(CycleFigures.EVENT + event.getAsInt())
                        : chosenEvidence.stream().mapToObj(i -> CycleFigures.EVIDENCE + i).findFirst());
        events.show(analysis.events(), event, ends(now.record().timeS()));
        evidence.show(analysis, chosenEvidence);
        steps.show(analysis);
        count("Events", analysis.events().size());
        count("Evidence", analysis.evidence().size());
        count("Steps", analysis.steps().size());
    }

    /** The figure of a record alone is made once: a long record takes a while. */
    private Figure plain(CyclingRecord record) {
        if (plainRecord != record) {
            plainRecord = record;
            plainFigure = CycleFigures.voltageAndCurrent(record);
        }
        return plainFigure;
    }

    private void count(String name, int size) {
        for (CTabItem tab : tabs.getItems()) {
            if (tab.getText().startsWith(name)) {
                tab.setText(name + " (" + size + ")");
            }
        }
    }

    private static double[] ends(double[] t) {
        double[] finite = Arrays.stream(t).filter(Double::isFinite).toArray();
        return new double[] {Arrays.stream(finite).min().orElse(0), Arrays.stream(finite).max().orElse(0)};
    }

    private void remember(CycleDocument now) {
        CyclingMemory.Entry entry = CyclingMemory.Entry.of(now);
        if (!entry.equals(remembered)) {
            remembered = entry;
            try {
                memory.keep(path(), entry);
            } catch (IOException e) {
                bar.say("What you see will not be here after a restart: " + e.getMessage(), true, false);
            }
        }
    }

    /** What was quick is analysed again as soon as nothing changed for a moment; else it is out of date and says so. */
    private void afterEdit(CycleDocument now, int delay) {
        if (running != null) {
            running.cancel();
        }
        Optional<String> problem = problem(now);
        boolean quick = now.analysed() == null || now.analysed().duration().toMillis() < QUICK_MS;
        if (problem.isPresent()) {
            bar.say(problem.get() + (now.last().isPresent() ? "  What you see is the last analysis that could be done." : ""),
                    true, false);
        } else if (now.upToDate()) {
            sayDone(now);
        } else if (!quick) {
            bar.say("Settings changed: what you see is out of date. Press Analyse.", false, true);
        }
        int edit = ++edits;
        if (quick && problem.isEmpty() && !now.upToDate()) {
            root().getDisplay().timerExec(delay, () -> {
                if (edit == edits && !root().isDisposed()) {
                    analyse();
                }
            });
        }
    }

    /** {@return what is wrong with the settings, as a sentence} */
    private Optional<String> problem(CycleDocument document) {
        try {
            analyst.job(document, end -> {});
            return Optional.empty();
        } catch (SettingException e) {
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(SettingException e) {
        return SettingSentence.of(e, SettingWords::name);
    }

    private void analyse() {
        CycleDocument document = history.document().orElse(null);
        if (document == null) {
            return;
        }
        if (running != null) {
            // it was cancelled, and tells of its end in a moment: that starts the next one
            return;
        }
        edits++;
        OperationJob job;
        try {
            job = analyst.job(document, end -> later(() -> ended(document, end)));
        } catch (SettingException e) {
            bar.say(sentence(e), true, false);
            return;
        }
        running = job;
        root().getDisplay().timerExec(SHOW_CANCEL_AFTER_MS, () -> {
            if (running == job && !root().isDisposed()) {
                bar.running(true);
                bar.say("Analysing …", false, false);
            }
        });
        job.schedule();
    }

    private void ended(CycleDocument asked, OperationJob.End end) {
        running = null;
        bar.running(false);
        Analyst.analysed(asked, end).ifPresent(this::arrived);
        CycleDocument now = history.document().orElseThrow();
        if (now.upToDate()) {
            sayDone(now);
        } else if (!now.texts().equals(asked.texts()) || !now.dataset().equals(asked.dataset())) {
            afterEdit(now, 0);
        } else {
            switch (end) {
                case OperationJob.Done other -> bar.say(
                        "The installed operation '" + Analyst.OPERATION + "' gives no analysis.", true, false);
                case OperationJob.Failed failed -> bar.say(reasonOf(failed.cause()), true, false);
                case OperationJob.Cancelled cancelled -> bar.say(
                        "Cancelled. What is shown is "
                                + (now.last().isPresent() ? "the analysis before." : "the data alone."),
                        false,
                        true);
            }
        }
    }

    private static String reasonOf(Exception cause) {
        if (cause instanceof SettingException setting) {
            return sentence(setting);
        }
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return text.lines().findFirst().orElse(text);
    }

    /** Gives an analysis to the states that asked for it; the present also shows it while its own is not there. */
    private void arrived(Analysed analysed) {
        CycleDocument document = history.document().orElseThrow();
        history.rewrite(d -> analysed.answers(d) ? d.withAnalysed(analysed) : d);
        if (analysed.answers(document)) {
            history.pause();
        }
        if (analysed.answers(document) || !document.upToDate() && analysed.dataset().equals(document.dataset())) {
            history.show(document.withAnalysed(analysed));
        }
    }

    private void sayDone(CycleDocument now) {
        Analysed a = now.last().orElseThrow();
        int all = now.record().points();
        String points = a.analysis().points() == all ? all + " points" : a.analysis().points() + " of " + all + " points";
        List<String> remarks = a.analysis().remarks();
        String more = remarks.isEmpty() ? "" : "  " + String.join(" ", remarks);
        bar.say(points + " in " + DurationText.of(a.duration()) + "." + more, false, !remarks.isEmpty());
    }

    private Optional<CycleEvent> event(String id) {
        return id.startsWith(CycleFigures.EVENT)
                ? Optional.of(shown.events().get(Integer.parseInt(id.substring(CycleFigures.EVENT.length()))))
                : Optional.empty();
    }

    /** A flag or a shade was chosen in the plot. */
    private void markChosen(Optional<String> id) {
        Optional<CycleEvent> event = id.flatMap(this::event);
        if (event.isPresent()) {
            choose(event);
            showTab(1, false);
        } else if (id.isPresent()) {
            chooseEvidence(OptionalInt.of(Integer.parseInt(id.get().substring(CycleFigures.EVIDENCE.length()))));
            showTab(0, false);
        } else {
            chosenEvidence = OptionalInt.empty();
            choose(Optional.empty());
        }
    }

    private void choose(Optional<CycleEvent> event) {
        history.document().ifPresent(d -> {
            chosenEvent = event.map(e -> new ShownEvents.Key(e.kind(), d.foundAt(e)));
            chosenEvidence = event.isPresent() ? OptionalInt.empty() : chosenEvidence;
            showAnalysis(d);
        });
    }

    private void chooseEvidence(OptionalInt index) {
        chosenEvidence = index;
        chosenEvent = index.isPresent() ? Optional.empty() : chosenEvent;
        history.document().ifPresent(this::showAnalysis);
    }

    private void review(CycleEvent event, Origin origin, double toS) {
        history.document().ifPresent(d -> chosenEvent = Optional.of(new ShownEvents.Key(event.kind(), d.foundAt(event))));
        history.edit(d -> d.reviewed(event, origin, toS));
    }

    /** Says something of the chosen event. */
    void reviewChosen(Origin origin) {
        CycleDocument d = history.document().orElse(null);
        if (d != null) {
            chosenEvent.flatMap(k -> shown.indexOf(d, k).stream().mapToObj(shown.events()::get).findFirst())
                    .filter(e -> e.kind().isReviewed())
                    .ifPresent(e -> review(e, origin, e.timeS()));
        }
    }

    private final class EventRequests implements EventPanel.Requests {
        @Override
        public void choose(OptionalInt index) {
            CyclingEditor.this.choose(index.stream().mapToObj(shown.events()::get).findFirst());
        }

        @Override
        public void review(CycleEvent event, Origin origin, double toS) {
            CyclingEditor.this.review(event, origin, toS);
        }
    }

    private final class BarRequests implements VerdictBar.Requests {
        @Override
        public void settings(UnaryOperator<CycleSettings> change) {
            edit(change);
        }

        @Override
        public void dataset(String id) {
            history.edit(d -> d.withDataset(id));
        }

        @Override
        public void pause() {
            history.pause();
        }

        @Override
        public void analyseOrCancel() {
            history.pause();
            if (running != null) {
                running.cancel();
            } else {
                analyse();
            }
        }

        @Override
        public Menu exportMenu(Control parent) {
            Menu menu = new Menu(parent);
            boolean done = history.document().flatMap(CycleDocument::last).isPresent();
            item(menu, "Analysis with its provenance (JSON)…", done, () -> exportText(".json"));
            item(menu, "Evidence, events and steps (CSV)…", done, () -> exportText(".csv"));
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, "Voltage and current (SVG, PNG, CSV)…", true, plot::export);
            item(menu, "Capacity plot (SVG, PNG, CSV)…", true, () -> {
                showTab(CAPACITY_TAB, false);
                capacity.plot().export();
            });
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, "Save capacities beside the data", true, CyclingEditor.this::saveCapacities);
            item(menu, "Save analysis beside the data\tCtrl+S", done, () -> getSite()
                    .getPage()
                    .saveEditor(CyclingEditor.this, false));
            return menu;
        }
    }

    /** Analyses now, without waiting for a pause. */
    void analyseNow() {
        history.pause();
        if (running == null) {
            analyse();
        }
    }

    /** Brings one of the tabs beside the plot to the front. */
    void showTab(int index, boolean focus) {
        if (index < tabs.getItemCount()) {
            tabs.setSelection(index);
            if (tabs.getItem(index).getControl() == capacity.control()) {
                capacity.seen();
            }
            if (focus) {
                tabs.getItem(index).getControl().setFocus();
            }
        }
    }

    private void exportText(String ending) {
        Analysed last = history.document().flatMap(CycleDocument::last).orElse(null);
        if (last == null) {
            return;
        }
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*" + ending});
        dialog.setFileName(path().getFileName() + "-analysis" + ending);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            try {
                Files.writeString(Path.of(chosen), ending.equals(".csv") ? last.csv() : Json.write(last.outcome()));
            } catch (IOException e) {
                bar.say("The file could not be written: " + e.getMessage(), true, false);
            }
        }
    }

    /** Runs the operation for the capacities and saves its result with its provenance. */
    void saveCapacities() {
        CycleDocument now = history.document().orElse(null);
        Operation<?, ?> operation = operations().find(CAPACITY).orElse(null);
        if (now == null || operation == null) {
            bar.say("The operation '" + CAPACITY + "' is not installed.", true, false);
            return;
        }
        try {
            OperationJob.of(
                            operations(),
                            operation,
                            progress -> OperationInput.of(now.file(), now.record()),
                            capacity.settings(),
                            end -> later(() -> savedCapacities(end)))
                    .schedule();
        } catch (SettingException e) {
            bar.say(sentence(e), true, false);
        }
    }

    private void savedCapacities(OperationJob.End end) {
        switch (end) {
            case OperationJob.Done done -> {
                try {
                    Path file = ResultFolder.of(path()).save(done.outcome());
                    bar.say("Saved as " + file.getParent().getFileName() + "/" + file.getFileName() + ".", false, false);
                } catch (IOException e) {
                    bar.say("The capacities could not be saved: " + e.getMessage(), true, false);
                }
            }
            case OperationJob.Failed failed -> bar.say("No capacities: " + reasonOf(failed.cause()) + ".", true, false);
            case OperationJob.Cancelled cancelled -> bar.say("Cancelled: the capacities were not saved.", false, true);
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        CycleDocument now = history.document().orElse(null);
        if (now == null || !now.upToDate()) {
            monitor.setCanceled(true);
            bar.say("Not saved: the analysis of these settings is not done. Press Analyse.", true, false);
            return;
        }
        try {
            Path file = ResultFolder.of(path()).save(now.last().orElseThrow().outcome());
            saved = now;
            setUnsaved(false);
            bar.say("Saved as " + file.getParent().getFileName() + "/" + file.getFileName() + ".", false, false);
        } catch (IOException e) {
            monitor.setCanceled(true);
            bar.say("The analysis could not be saved: " + e.getMessage(), true, false);
        }
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
            plot.setFocus();
        } else {
            message().control().setFocus();
        }
    }

    @Override
    public void dispose() {
        if (running != null) {
            running.cancel();
        }
        if (capacity != null) {
            capacity.dispose();
        }
        super.dispose();
    }

    /** Has a listener told when another analysis is on the screen. */
    void onAnalysed(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells a listener no more. */
    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    VerdictBar bar() {
        return bar;
    }

    Plot plot() {
        return plot;
    }

    EventPanel events() {
        return events;
    }

    EvidencePanel evidence() {
        return evidence;
    }

    StepPanel steps() {
        return steps;
    }

    ThresholdPanel thresholds() {
        return thresholds;
    }

    CapacityPanel capacity() {
        return capacity;
    }

    Optional<CycleDocument> document() {
        return history.document();
    }

    boolean showsSheet() {
        return shows(sheet);
    }
}
