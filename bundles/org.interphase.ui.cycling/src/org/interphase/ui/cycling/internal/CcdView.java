// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ViewPart;
import org.interphase.core.operation.Operations;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CriticalCurrentDensity;
import org.interphase.cycling.CriticalCurrentDensity.Contradiction;
import org.interphase.cycling.CycleFigures;
import org.interphase.cycling.FailureProbability;
import org.interphase.cycling.RegionVerdict;
import org.interphase.ui.job.Later;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.part.FileDrop;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/**
 * The critical current density of a sample: the verdicts of all its regions by current density, the bracket, the
 * probability of failing, and what contradicts. The sample is the folder of the active cycling editor's file, with files
 * that somebody added.
 */
public final class CcdView extends ViewPart {

    /** Its id in the plug-in registry. */
    public static final String ID = "org.interphase.ui.cycling.ccd";

    private static final String FOLDER = "folder";
    private static final String ADDED = "added";
    private static final int UPDATE_DELAY_MS = 300;
    private static final int SHOW_PROGRESS_AFTER_MS = 150;
    private static final int ROOM_FOR_COLUMNS = 760;
    private static final int ROOM_FOR_NOTES = 460;
    private static final int MOST_CONTRADICTIONS = 3;
    private static final int MOST_NAMED = 4;

    @Inject
    private Operations operations;

    private final SampleJob.Known known = new SampleJob.Known();
    private final List<Path> added = new ArrayList<>();
    private final Runnable analysed = this::editorAnalysed;
    private final IPartListener2 parts = new Parts();
    private Composite root;
    private StackLayout stack;
    private Composite empty;
    private Composite sheet;
    private Label headline;
    private Label remarks;
    private Label progress;
    private Button cancel;
    private Plot plot;
    private RecordTable<RegionVerdict> table;
    private Optional<Path> folder = Optional.empty();
    private Optional<CyclingEditor> editor = Optional.empty();
    private Sample sample;
    private SampleJob running;
    private boolean again;
    private boolean selecting;
    private int updates;

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        if (memento != null) {
            for (IMemento file : memento.getChildren(ADDED)) {
                added.add(Path.of(file.getTextData()));
            }
            added.removeIf(file -> !Files.exists(file));
            folder = Optional.ofNullable(memento.getString(FOLDER)).map(Path::of).filter(Files::isDirectory);
        }
        ContextInjectionFactory.inject(this, site.getService(IEclipseContext.class));
    }

    @Override
    public void createPartControl(Composite parent) {
        root = Paper.under(new Composite(parent, SWT.NONE));
        stack = new StackLayout();
        root.setLayout(stack);
        empty = Paper.under(new Composite(root, SWT.NONE));
        empty.setLayout(Looks.grid(1, 24, 24));
        Looks.heading(empty, "No regions yet");
        Label what = new Label(empty, SWT.WRAP);
        what.setText("Open a file with a cycling record from the Project Explorer: all files of its folder are the regions of"
                + " one sample. Or drop files here, or add them.");
        Paper.ink(what, Palette::faint);
        GridData whatData = new GridData(SWT.FILL, SWT.TOP, true, false);
        whatData.horizontalIndent = Looks.GAP;
        whatData.widthHint = 300;
        what.setLayoutData(whatData);
        Button add = new Button(empty, SWT.PUSH);
        add.setText("Add files…");
        GridData addData = new GridData();
        addData.horizontalIndent = Looks.GAP;
        add.setLayoutData(addData);
        add.addListener(SWT.Selection, e -> askForFiles());
        createSheet();
        FileDrop.onto(root, this::add);
        tools();
        stack.topControl = empty;
        getSite().getPage().addPartListener(parts);
        attend(getSite().getPage().getActiveEditor());
        if (running == null) {
            update();
        }
    }

    private void createSheet() {
        sheet = Paper.under(new Composite(root, SWT.NONE));
        sheet.setLayout(Looks.grid(1, Looks.GAP, 2));
        Composite top = Paper.under(new Composite(sheet, SWT.NONE));
        top.setLayout(Looks.grid(3, 0, 0));
        top.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        headline = Looks.heading(top, "");
        progress = new Label(top, SWT.NONE);
        Paper.ink(progress, Palette::faint);
        progress.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        cancel = new Button(top, SWT.PUSH);
        cancel.setText("Cancel");
        cancel.addListener(SWT.Selection, e -> cancelJob());
        cancel.setLayoutData(new GridData());
        remarks = new Label(sheet, SWT.WRAP);
        GridData remarksData = new GridData(SWT.FILL, SWT.TOP, true, false);
        remarksData.horizontalIndent = Looks.GAP;
        remarksData.widthHint = 300;
        remarks.setLayoutData(remarksData);
        SashForm columns = new SashForm(sheet, SWT.HORIZONTAL | SWT.SMOOTH);
        columns.setSashWidth(5);
        Paper.under(columns);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plot = new Plot(columns);
        plot.onPoint(point -> point.stream().mapToObj(sample.ccd().verdicts()::get).findFirst().ifPresent(v -> open(v, false)));
        plot.onCursor(cursor -> {
            OptionalInt point = cursor.map(Plot.Cursor::point).orElse(OptionalInt.empty());
            plot.highlight(point);
            getViewSite().getActionBars().getStatusLineManager().setMessage(point.stream()
                    .mapToObj(i -> describe(sample.ccd().verdicts().get(i)))
                    .findFirst()
                    .or(() -> cursor.map(plot::describe))
                    .orElse(null));
        });
        table = new RecordTable<>(
                columns,
                List.of(
                        Column.<RegionVerdict>words("region", 130, RegionVerdict::region),
                        Column.<RegionVerdict>numbers(
                                "J / µA µm⁻²", 80, v -> VerdictText.density(v.currentDensityUaPerUm2())),
                        Column.<RegionVerdict>words("verdict", 108, v -> VerdictText.sign(v.verdict()) + " " + v.verdict())
                                .withRole(v -> CycleFigures.role(v.verdict())),
                        Column.<RegionVerdict>numbers("sure", 50, v -> VerdictText.confidence(v.verdict(), v.confidence())),
                        Column.<RegionVerdict>words("counts", 170, v -> v.counted() ? "yes" : "no: " + v.note())
                                .onlyFrom(ROOM_FOR_NOTES)),
                v -> false,
                RegionVerdict::note);
        table.onSelect(rows -> {
            if (!selecting && rows.size() == 1) {
                open(rows.get(0), false);
            }
        });
        table.widget().addListener(SWT.MouseDoubleClick, e -> table.selected().forEach(v -> open(v, true)));
        table.onCopy(rows -> TableText.copy(rows.isEmpty() ? table.rows() : rows, CcdView::csv));
        columns.setWeights(58, 42);
        columns.addListener(SWT.Resize, e -> {
            int orientation = columns.getClientArea().width >= ROOM_FOR_COLUMNS ? SWT.HORIZONTAL : SWT.VERTICAL;
            if (columns.getOrientation() != orientation) {
                columns.setOrientation(orientation);
            }
        });
        showRunning(false);
    }

    private void tools() {
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(action("Add Files…", "Adds cycling records of other folders to the sample", this::askForFiles));
        bar.add(action("Refresh", "Reads the folder again", this::update));
    }

    private static Action action(String text, String help, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(help);
        return action;
    }

    private static String csv(RegionVerdict v) {
        return v.region() + "\t" + v.dataset() + "\t" + v.step() + "\t" + v.currentDensityUaPerUm2() + "\t" + v.verdict() + "\t"
                + v.confidence() + "\t" + v.counted() + "\t" + v.note();
    }

    private static String describe(RegionVerdict v) {
        return v.region() + ": " + v.verdict() + " at " + VerdictText.density(v.currentDensityUaPerUm2()) + " "
                + VerdictText.DENSITY + ", confidence " + VerdictText.confidence(v.verdict(), v.confidence())
                + (v.counted() ? "" : "; does not count: " + v.note());
    }

    private boolean isOfEditor(RegionVerdict v) {
        return editor.isPresent() && editor.get().document().isPresent() && sample != null
                && sample.isOf(v, editor.get().path(), editor.get().document().get().dataset());
    }

    /** The parts of the page: what is edited now says which sample is meant. */
    private final class Parts implements IPartListener2 {
        @Override
        public void partActivated(IWorkbenchPartReference part) {
            attend(part.getPart(false) instanceof IEditorPart e ? e : null);
        }

        @Override
        public void partBroughtToTop(IWorkbenchPartReference part) {
            partActivated(part);
        }

        @Override
        public void partClosed(IWorkbenchPartReference part) {
            if (editor.isPresent() && part.getPart(false) == editor.get()) {
                editor = Optional.empty();
                highlight();
            }
        }
    }

    private void attend(IEditorPart part) {
        if (!(part instanceof CyclingEditor next) || editor.filter(e -> e == next).isPresent()) {
            return;
        }
        editor.ifPresent(e -> e.removeListener(analysed));
        editor = Optional.of(next);
        next.onAnalysed(analysed);
        Path its = next.path().toAbsolutePath().getParent();
        if (!folder.equals(Optional.of(its))) {
            folder = Optional.of(its);
            added.clear();
            update();
        } else {
            highlight();
        }
    }

    private void editorAnalysed() {
        int now = ++updates;
        root.getDisplay().timerExec(UPDATE_DELAY_MS, () -> {
            if (now == updates && !root.isDisposed()) {
                update();
            }
        });
    }

    /** Adds files, and those of folders, to the sample. */
    void add(List<Path> files) {
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try (Stream<Path> all = Files.isDirectory(file) ? Files.list(file) : Stream.of(file)) {
                all.filter(Files::isRegularFile)
                        .map(f -> f.toAbsolutePath().normalize())
                        .filter(f -> !added.contains(f))
                        .sorted()
                        .forEach(added::add);
            } catch (IOException e) {
                problems.add(file + " cannot be listed: " + e.getMessage() + ".");
            }
        }
        if (!problems.isEmpty()) {
            say(problems, true);
        }
        update();
    }

    private void askForFiles() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Add Cycling Records");
        folder.ifPresent(f -> dialog.setFilterPath(f.toString()));
        if (dialog.open() != null) {
            add(Stream.of(dialog.getFileNames())
                    .map(name -> Path.of(dialog.getFilterPath(), name))
                    .toList());
        }
    }

    /** Judges the sample again, as far as something changed. */
    void update() {
        if (folder.isEmpty() && added.isEmpty()) {
            return;
        }
        if (running != null) {
            again = true;
            running.cancel();
            return;
        }
        again = false;
        SampleJob job = new SampleJob(
                new Analyst(operations), CyclingMemory.ofWorkspace(), folder, added, known, new JobListener());
        running = job;
        root.getDisplay().timerExec(SHOW_PROGRESS_AFTER_MS, () -> {
            if (running == job && !root.isDisposed()) {
                showSheet();
                showRunning(true);
            }
        });
        job.schedule();
    }

    private void showSheet() {
        if (stack.topControl != sheet) {
            stack.topControl = sheet;
            root.layout();
        }
    }

    private void cancelJob() {
        if (running != null) {
            running.cancel();
        }
    }

    private void showRunning(boolean now) {
        progress.setVisible(now);
        cancel.setVisible(now);
        ((GridData) cancel.getLayoutData()).exclude = !now;
        sheet.layout(true, true);
    }

    private void later(Runnable run) {
        Later.in(root, run);
    }

    private final class JobListener implements SampleJob.Listener {
        @Override
        public void progress(int done, int all) {
            later(() -> {
                progress.setText("Judging file " + (done + 1) + " of " + all + " …");
                progress.getParent().layout();
            });
        }

        @Override
        public void done(Sample next) {
            later(() -> ended(Optional.of(next)));
        }

        @Override
        public void cancelled() {
            later(() -> ended(Optional.empty()));
        }
    }

    private void ended(Optional<Sample> next) {
        running = null;
        showRunning(false);
        next.ifPresent(this::show);
        if (again) {
            update();
        } else if (next.isEmpty()) {
            say(List.of("Cancelled. Press Refresh to judge the regions."), true);
            showSheet();
        }
    }

    private void show(Sample next) {
        sample = next;
        if (next.regions().isEmpty() && next.problems().isEmpty()) {
            stack.topControl = empty;
            root.layout();
            return;
        }
        showSheet();
        CriticalCurrentDensity ccd = next.ccd();
        headline.setText(headline(ccd));
        List<String> sentences = new ArrayList<>();
        sentences.addAll(contradictions(ccd.contradictions()));
        sentences.addAll(next.problems());
        boolean warns = !sentences.isEmpty();
        curve(ccd.probability()).ifPresent(sentences::add);
        if (!next.regions().isEmpty()) {
            sentences.addAll(ccd.remarks());
        }
        say(sentences, warns);
        plot.setFigure(CycleFigures.criticalCurrentDensity(ccd));
        selecting = true;
        try {
            table.setRows(ccd.verdicts());
        } finally {
            selecting = false;
        }
        highlight();
    }

    private void say(List<String> sentences, boolean warns) {
        remarks.setText(String.join("  ", sentences).replace("&", "&&"));
        Paper.ink(remarks, warns ? Palette::warning : Palette::faint);
        remarks.setVisible(!sentences.isEmpty());
        ((GridData) remarks.getLayoutData()).exclude = sentences.isEmpty();
        sheet.layout(true, true);
    }

    private static String headline(CriticalCurrentDensity ccd) {
        String unit = " " + VerdictText.DENSITY;
        boolean cycled = Double.isFinite(ccd.lower());
        boolean failed = Double.isFinite(ccd.upper());
        if (cycled && failed && ccd.lower() >= ccd.upper()) {
            return "Regions contradict each other: some failed at " + VerdictText.density(ccd.upper()) + ", others cycled at "
                    + VerdictText.density(ccd.lower()) + unit;
        }
        if (cycled && failed) {
            return "Critical current density " + VerdictText.density(ccd.lower()) + unit + ", failed from "
                    + VerdictText.density(ccd.upper()) + " on";
        }
        if (cycled) {
            return "No region failed: the critical current density is at least " + VerdictText.density(ccd.lower()) + unit;
        }
        return failed
                ? "No region cycled: the critical current density is below " + VerdictText.density(ccd.upper()) + unit
                : "No region is decided yet";
    }

    /** One sentence for each region that failed where others cycled. */
    private static List<String> contradictions(List<Contradiction> all) {
        Map<String, List<Contradiction>> byFailed =
                all.stream().collect(Collectors.groupingBy(Contradiction::failed, LinkedHashMap::new, Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        byFailed.forEach((failed, of) -> {
            List<String> cycled = of.stream()
                    .map(c -> c.cycled() + " at " + VerdictText.density(c.cycledAt()))
                    .toList();
            String others = cycled.size() <= MOST_NAMED
                    ? String.join(", ", cycled)
                    : String.join(", ", cycled.subList(0, MOST_NAMED - 1)) + " and " + (cycled.size() - MOST_NAMED + 1) + " more";
            sentences.add("Contradiction: " + failed + " failed at " + VerdictText.density(of.get(0).failedAt())
                    + ", but cycled: " + others + ".");
        });
        int more = sentences.size() - MOST_CONTRADICTIONS;
        return more <= 0
                ? sentences
                : Stream.concat(
                                sentences.stream().limit(MOST_CONTRADICTIONS),
                                Stream.of(more + " more regions failed where others cycled."))
                        .toList();
    }

    private static Optional<String> curve(FailureProbability p) {
        if (p == null) {
            return Optional.empty();
        }
        String interval = Double.isNaN(p.lower95()) || Double.isNaN(p.upper95())
                ? "its 95 % interval is open"
                : "95 %: " + ValueText.number(p.lower95(), 2) + " to " + ValueText.number(p.upper95(), 2);
        return Optional.of("Half of the regions fail at " + ValueText.number(p.j50(), 2) + " " + VerdictText.DENSITY + " ("
                + interval + "; " + p.regions() + " regions).");
    }

    /** The region of the active editor stands out in the plot and in the table. */
    private void highlight() {
        if (sample == null) {
            return;
        }
        List<RegionVerdict> rows = sample.ccd().verdicts();
        OptionalInt its = IntStream.range(0, rows.size()).filter(i -> isOfEditor(rows.get(i))).findFirst();
        plot.select(its);
        selecting = true;
        try {
            boolean already = table.selected().stream().anyMatch(this::isOfEditor);
            if (its.isPresent() && !already) {
                table.select(its.getAsInt());
            } else if (its.isEmpty()) {
                table.selectNone();
            }
            table.widget().redraw();
        } finally {
            selecting = false;
        }
    }

    /** Shows the file of a row, at its record; the keyboard stays here unless it is to go there. */
    private void open(RegionVerdict row, boolean activate) {
        Sample.Region region = sample.region(row).orElse(null);
        if (region == null || isOfEditor(row) && !activate) {
            return;
        }
        try {
            IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(region.file().toUri());
            IEditorPart part = files.length > 0
                    ? IDE.openEditor(getSite().getPage(), files[0], CyclingEditor.ID, activate)
                    : IDE.openEditor(
                            getSite().getPage(),
                            new FileStoreEditorInput(
                                    EFS.getLocalFileSystem().getStore(region.file().toUri())),
                            CyclingEditor.ID,
                            activate);
            if (part instanceof CyclingEditor opened) {
                opened.showRecord(region.dataset());
            }
        } catch (PartInitException e) {
            say(List.of(region.file().getFileName() + " cannot be opened: " + e.getMessage()), true);
        }
    }

    /** What the sample is made of is there again after a restart. */
    @Override
    public void saveState(IMemento memento) {
        folder.ifPresent(f -> memento.putString(FOLDER, f.toString()));
        added.forEach(f -> memento.createChild(ADDED).putTextData(f.toString()));
    }

    @Override
    public void setFocus() {
        if (stack.topControl == sheet) {
            plot.setFocus();
        } else {
            empty.setFocus();
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(parts);
        editor.ifPresent(e -> e.removeListener(analysed));
        cancelJob();
        super.dispose();
    }

    Plot plot() {
        return plot;
    }

    RecordTable<RegionVerdict> table() {
        return table;
    }

    Label headline() {
        return headline;
    }

    Label remarks() {
        return remarks;
    }

    Optional<Sample> sample() {
        return Optional.ofNullable(sample);
    }

    boolean showsSheet() {
        return stack.topControl == sheet;
    }

    boolean isRunning() {
        return running != null || again;
    }
}
