// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.menus.IMenuService;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingException;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.CorrectionPipeline.Entry;
import org.interphase.sims.HeightMap;
import org.interphase.sims.Regions;
import org.interphase.ui.job.OperationJob;
import org.interphase.ui.job.ResultFolder;
import org.interphase.ui.part.FileEditor;
import org.interphase.ui.part.FileReading;
import org.interphase.ui.part.History;
import org.interphase.ui.sims.StackPart;

/**
 * A file's ion stacks: images of both polarities, regions, depth profiles, corrections, chemistry. Of a file without images
 * its profiles and spectra are seen.
 */
public final class SimsEditor extends FileEditor {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.sims.editor";

    private static final String PROFILE = "sims profile";
    private static final String CONTEXT = "org.interphase.ui.sims.context";
    private static final String FURTHER = "toolbar:org.interphase.ui.sims.bar";

    private static final int LIVE_DELAY_MS = 400;

    private final History<SimsDocument> history = new History<>(new SimsEdit());

    private SimsMemory memory;
    private SimsSheet sheet;
    private SharedStack shared;
    private MeasuredSheet measured;
    private Corrector corrector;
    private SimsDocument saved;
    private SimsMemory.Entry remembered;
    private String notices = "";
    private int edits;

    /** Called by the workbench. */
    public SimsEditor() {
        super(CONTEXT);
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        memory = SimsMemory.ofWorkspace();
    }

    /** What is being drawn or entered is the last that was done. */
    @Override
    protected void undoLast() {
        if (sheet == null || !sheet.overlay().giveUp() && !sheet.regions().table().giveUpEntry()) {
            history.undo();
        }
    }

    @Override
    protected void redoLast() {
        history.redo();
    }

    @Override
    protected void create(Composite parent) {
        corrector = new Corrector(
                parent,
                HeightMap.Source.beside(
                        ResultFolder.of(path()).path().resolve(SimsMemory.CORRECTIONS), operations().formats()),
                this::ended);
        history.onChange(this::changed);
    }

    /**
     * What was read.
     *
     * @param file the file
     * @param entry what was said of it earlier
     * @param problem why that is left out; empty for nothing
     */
    private record Read(DataFile file, SimsMemory.Entry entry, String problem) {}

    /** What was said of a file earlier; that it cannot be read keeps nobody from the data. */
    private Read recalled(DataFile file) {
        try {
            List<IonStack> stacks = SimsDocument.stacks(file);
            return new Read(file, memory.recall(path(), stacks, ResultFolder.of(path()).path()), "");
        } catch (IOException e) {
            return new Read(
                    file,
                    new SimsMemory.Entry("", Map.of()),
                    "what was saved of these data cannot be read and is left out: " + sentence(e));
        }
    }

    @Override
    protected void read() {
        Path path = path();
        FileReading.start(
                path,
                message(),
                progress -> recalled(operations().formats().open(path, progress)),
                read -> opened(read.file(), read.entry(), read.problem()));
        show(message().control());
    }

    private void opened(DataFile file, SimsMemory.Entry entry, String problem) {
        List<IonStack> stacks = SimsDocument.stacks(file);
        if (stacks.isEmpty() && !MeasuredSheet.of(file).isEmpty()) {
            measured = new MeasuredSheet(root(), file, this::status);
            show(measured.control());
            return;
        }
        if (stacks.isEmpty()) {
            message().tell(
                    "No ion stack in " + path().getFileName(),
                    "This " + file.format() + " file holds other data. Double-click it in the Project Explorer to see them.");
            return;
        }
        String dataset = stacks.stream().anyMatch(s -> s.id().equals(entry.dataset()))
                ? entry.dataset()
                : stacks.get(0).id();
        remembered = new SimsMemory.Entry(dataset, entry.said());
        SimsDocument document = new SimsDocument(file, dataset, entry.said(), null);
        saved = document;
        sheet = new SimsSheet(root(), history, document, new BarRequests(), this::status);
        contribute();
        shared = new SharedStack(sheet.view());
        show(sheet.control());
        history.open(document);
        notices = StepWords.sentences(
                problem.isEmpty()
                        ? file.warnings()
                        : Stream.concat(Stream.of(problem), file.warnings().stream()).toList());
        if (!notices.isEmpty()) {
            sheet.bar().say(notices, false, true);
        }
        correct(document, 0);
    }

    /** Has other bundles say what else can be done with a stack. */
    private void contribute() {
        ToolBarManager further = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
        further.createControl(sheet.bar().further());
        getSite().getService(IMenuService.class).populateContributionManager(further, FURTHER);
        further.getControl().addDisposeListener(e -> getSite()
                .getService(IMenuService.class)
                .releaseContributions(further));
        further.update(true);
    }

    private void changed(Optional<SimsDocument> before, SimsDocument now) {
        sheet.show(now);
        shared.show(now);
        history().show(history.undoLabel(), history.redoLabel());
        remember(now);
        boolean said = before.isPresent() && !before.get().all().equals(now.all());
        if (said) {
            setUnsaved(!now.all().equals(saved.all()));
        }
        boolean otherStack = before.isPresent() && !before.get().dataset().equals(now.dataset());
        if (said || otherStack) {
            boolean typed = !new SimsEdit().field(before.get(), now).isEmpty();
            correct(now, typed ? LIVE_DELAY_MS : 0);
        }
    }

    private void remember(SimsDocument now) {
        SimsMemory.Entry entry = SimsMemory.Entry.of(now);
        if (!entry.equals(remembered)) {
            remembered = entry;
            try {
                memory.keep(path(), entry);
            } catch (IOException e) {
                sheet.bar().say("What you see will not be here after a restart: " + e.getMessage(), true, false);
            }
        }
    }

    /** Applies the corrections that are asked for, unless what is seen is just that. */
    private void correct(SimsDocument now, int delay) {
        int edit = ++edits;
        if (now.upToDate()) {
            corrector.cancel();
            sayDone(now);
            return;
        }
        root().getDisplay().timerExec(delay, () -> {
            if (edit == edits && !root().isDisposed()) {
                corrector.apply(now);
                sheet.setCorrecting(true);
                if (!now.asked().pipeline().steps().isEmpty()) {
                    sheet.bar().say("Correcting …", false, false);
                }
            }
        });
    }

    private void ended(Corrector.Ended ended) {
        sheet.setCorrecting(corrector.isRunning());
        SimsDocument now = history.document().orElseThrow();
        switch (ended.end()) {
            case Corrector.Done done -> {
                history.rewrite(d -> answers(done, d) ? d.withCorrected(done.corrected()) : d);
                if (answers(done, now)) {
                    history.show(now.withCorrected(done.corrected()));
                    sayDone(history.document().orElseThrow());
                }
            }
            case Corrector.Failed failed -> {
                sheet.bar().say(sentence(failed.cause()), true, false);
                sheet.corrections().fail(failed.cause());
            }
            case Corrector.Cancelled cancelled -> {
                if (!corrector.isRunning() && !now.upToDate()) {
                    sheet.bar().say("Cancelled: what you see is not corrected as the list says.", false, true);
                }
            }
        }
    }

    private static boolean answers(Corrector.Done done, SimsDocument d) {
        return d.stack() == done.corrected().stack()
                && d.asked().pipeline().equals(done.corrected().pipeline());
    }

    private static String sentence(Exception cause) {
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return text.lines().findFirst().orElse(text);
    }

    private void sayDone(SimsDocument now) {
        List<Entry> log = now.last().map(c -> c.applied().log()).orElse(List.of());
        long done = log.stream().filter(e -> e.enabled() && !e.refused()).count();
        Optional<Entry> refused = log.stream().filter(Entry::refused).findFirst();
        if (refused.isPresent()) {
            Entry entry = refused.get();
            sheet.bar().say(
                    StepWords.sentences(List.of(StepWords.name(entry.correction()) + " refused", entry.found())), false, true);
        } else if (done > 0) {
            sheet.bar().say(done == 1 ? "One correction." : done + " corrections.", false, false);
        } else {
            sheet.bar().say(notices, false, !notices.isEmpty());
        }
    }

    private final class BarRequests implements SimsSheet.Requests {
        @Override
        public void dataset(String id) {
            history.edit(d -> d.withDataset(id));
        }

        @Override
        public void measured(boolean on) {
            sheet.setMeasured(on);
        }

        @Override
        public void cancel() {
            corrector.cancel();
        }

        @Override
        public void apply() {
            history.document().ifPresent(d -> correct(d, 0));
        }

        @Override
        public Menu exportMenu(Control parent) {
            Menu menu = new Menu(parent);
            item(menu, "Depth profile (SVG, PNG, CSV)…", true, sheet.profile().plot()::export);
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, "Save depth profiles with their provenance beside the data", true, SimsEditor.this::saveProfiles);
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, "Corrections (JSON)…", true, () -> save("corrections.json", pipeline().toJson()));
            item(menu, "Regions (text)…", true, () -> save("regions.txt", regionText()));
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, "Save corrections and regions beside the data\tCtrl+S", true, () -> getSite()
                    .getPage()
                    .saveEditor(SimsEditor.this, false));
            return menu;
        }
    }

    private CorrectionPipeline pipeline() {
        return history.document().orElseThrow().asked().pipeline();
    }

    private String regionText() {
        return new Regions(history.document().orElseThrow().asked().regions()) + "\n";
    }

    private void save(String name, String text) {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setFileName(path().getFileName() + "-" + name);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            try {
                Files.writeString(Path.of(chosen), text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                sheet.bar().say("The file could not be written: " + e.getMessage(), true, false);
            }
        }
    }

    /** Runs the operation for profiles with what is on the screen, and saves its result with its provenance. */
    void saveProfiles() {
        SimsDocument now = history.document().orElse(null);
        Operation<?, ?> operation = operations().find(PROFILE).orElse(null);
        if (now == null || operation == null) {
            sheet.bar().say("The operation '" + PROFILE + "' is not installed.", true, false);
            return;
        }
        SimsDocument.Asked asked = now.asked();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "channels",
                asked.channels().stream()
                        .map(c -> now.stack().species().get(c).name())
                        .collect(Collectors.joining(",")));
        settings.put("normalise", asked.profile().normalisation().toString());
        if (!asked.regions().isEmpty()) {
            settings.put("roi", new Regions(asked.regions()).toString());
        }
        try {
            if (!asked.pipeline().steps().isEmpty()) {
                settings.put(
                        "pipeline",
                        ResultFolder.of(path()).replace(SimsMemory.CORRECTIONS, pipeline().toJson()).toString());
            }
            OperationJob.of(
                            operations(),
                            operation,
                            progress -> OperationInput.of(now.file(), now.stack()),
                            settings,
                            end -> later(() -> savedProfiles(end)))
                    .schedule();
        } catch (SettingException | IOException e) {
            sheet.bar().say("No profiles: " + sentence(e), true, false);
        }
    }

    private void savedProfiles(OperationJob.End end) {
        switch (end) {
            case OperationJob.Done done -> {
                try {
                    Path file = ResultFolder.of(path()).save(done.outcome());
                    sheet.bar().say("Saved as " + file.getParent().getFileName() + "/" + file.getFileName() + ".", false, false);
                } catch (IOException e) {
                    sheet.bar().say("The profiles could not be saved: " + e.getMessage(), true, false);
                }
            }
            case OperationJob.Failed failed -> sheet.bar().say("No profiles: " + sentence(failed.cause()), true, false);
            case OperationJob.Cancelled cancelled -> sheet.bar().say("Cancelled: the profiles were not saved.", false, true);
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        SimsDocument now = history.document().orElse(null);
        if (now == null) {
            monitor.setCanceled(true);
            return;
        }
        try {
            Path folder = ResultFolder.of(path()).path();
            ResultFolder.of(path()).replace(SimsMemory.CORRECTIONS, pipeline().toJson());
            ResultFolder.of(path()).replace(SimsMemory.REGIONS, regionText());
            saved = now;
            setUnsaved(false);
            sheet.bar().say("Saved in " + folder.getFileName() + ".", false, false);
        } catch (IOException e) {
            monitor.setCanceled(true);
            sheet.bar().say("Corrections and regions could not be saved: " + e.getMessage(), true, false);
        }
    }

    @Override
    public void doSaveAs() {
        save(SimsMemory.CORRECTIONS, pipeline().toJson());
    }

    @Override
    public boolean isSaveAsAllowed() {
        return sheet != null;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == StackPart.class ? type.cast(shared) : super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        if (sheet != null && shows(sheet.control())) {
            sheet.grid().setFocus();
        } else if (measured != null) {
            measured.plot().setFocus();
        } else {
            message().control().setFocus();
        }
    }

    @Override
    public void dispose() {
        if (corrector != null) {
            corrector.cancel();
        }
        super.dispose();
    }

    Optional<SimsDocument> document() {
        return history.document();
    }

    /** {@return what is seen of a file without images; null where there is none} */
    MeasuredSheet measured() {
        return measured;
    }

    /** {@return what is seen of the stack; empty while there is none} */
    Optional<SimsSheet> sheet() {
        return Optional.ofNullable(sheet).filter(s -> shows(s.control()));
    }
}
