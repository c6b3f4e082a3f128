// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.Operations;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.HeightMap;
import org.interphase.ui.job.InputFile;
import org.interphase.ui.job.ResultFolder;
import org.interphase.ui.part.FileEditor;
import org.interphase.ui.part.FileReading;
import org.interphase.ui.part.History;
import org.interphase.ui.sims.SavedCorrections;
import org.interphase.ui.sims.StackPart;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.volume.internal.opengl.FastestRenderer;
import org.interphase.volume.render.RayCaster;
import org.interphase.volume.render.SceneFile;

/**
 * A file's ion stack in three dimensions: picture, slices, columns. Beside an editor of ion stacks of the same file it shows that
 * editor's corrected stack, with one layer and one cursor for both; alone, it applies the corrections that editor last had, or saved.
 */
public final class VolumeEditor extends FileEditor {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.volume.editor";

    /** Corrections that the editor of ion stacks saved beside the data. */
    private static final String CORRECTIONS = "corrections.json";

    private static final int REMEMBER_MS = 400;
    private static final String CONTEXT = "org.interphase.ui.volume.context";

    private final History<VolumeDocument> history = new History<>(new VolumeEdit());

    private VolumeMemory memory;
    private VolumeSheet sheet;
    /** Made in the thread of the pictures. */
    private volatile FastestRenderer renderer;

    private DataFile file;
    private Map<String, CorrectionPipeline> corrections = Map.of();
    private VolumeDocument saved;
    private VolumeDocument unremembered;
    private final IPartListener2 others = new Others();
    private StackPart shared;
    private IEditorPart other;
    private Runnable unshare = () -> {};
    private Object opening;
    private final VolumeExports exports = new VolumeExports(new Exported());

    /** Called by the workbench. */
    public VolumeEditor() {
        super(CONTEXT);
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        memory = VolumeMemory.ofWorkspace();
        site.getPage().addPartListener(others);
    }

    @Override
    protected void undoLast() {
        if (sheet == null || !sheet.giveUp()) {
            history.undo();
        }
    }

    @Override
    protected void redoLast() {
        history.redo();
    }

    @Override
    protected void create(Composite parent) {
        history.onChange(this::changed);
    }

    /**
     * What was read.
     *
     * @param file the file
     * @param corrections what is corrected of which stack, as the editor of ion stacks has it
     * @param document what was said of it earlier; null where it has no ion stack
     * @param problem why some of it is left out; empty for nothing
     */
    private record Read(
            DataFile file, Map<String, CorrectionPipeline> corrections, VolumeDocument document, String problem) {}

    private static List<IonStack> stacks(DataFile file) {
        return file.datasets().stream()
                .filter(IonStack.class::isInstance)
                .map(IonStack.class::cast)
                .toList();
    }

    /** What was said of a file earlier; that it cannot be read keeps nobody from the data. */
    private Read recalled(DataFile read) {
        List<IonStack> stacks = stacks(read);
        if (stacks.isEmpty()) {
            return new Read(read, Map.of(), null, "");
        }
        Path beside = ResultFolder.of(path()).path();
        Map<String, CorrectionPipeline> pipelines = Map.of();
        try {
            pipelines = SavedCorrections.of(path(), stacks);
            return new Read(read, pipelines, memory.recall(path(), stacks, beside), "");
        } catch (IOException e) {
            return new Read(
                    read,
                    pipelines,
                    new VolumeDocument(stacks.get(0).id(), Map.of()),
                    "What was saved of these data cannot be read and is left out: " + e.getMessage());
        }
    }

    @Override
    protected void read() {
        Path path = path();
        FileReading.start(
                path, message(), progress -> recalled(operations().formats().open(path, progress)), this::opened);
        show(message().control());
    }

    private void opened(Read read) {
        file = read.file();
        corrections = read.corrections();
        if (read.document() == null) {
            message().tell(
                    "No ion stack in " + path().getFileName(),
                    "Only ion stacks can be seen in three dimensions, and this " + file.format()
                            + " file holds other data. Double-click it in the Project Explorer to see them.");
            return;
        }
        saved = read.document();
        share();
        IonStack first = stack(read.document());
        StackView view = shared == null ? new StackView(first.geometry()) : shared.view();
        sheet = new VolumeSheet(
                root(),
                history,
                view,
                () -> renderer = FastestRenderer.of(getSite().getShell().getDisplay(), new RayCaster()),
                new BarRequests(),
                this::status);
        sheet.picture().setDrawnBy(() -> renderer == null ? "" : renderer.drawnBy());
        show(sheet.control());
        history.open(shared == null ? read.document() : ofShared(read.document()));
        if (!read.problem().isEmpty()) {
            sheet.bar().say(read.problem(), true);
        }
        if (getSite().getPage().getActivePart() == this) {
            setFocus();
        }
    }

    /** Looks for an editor of ion stacks that shows the same file. */
    private void share() {
        for (IEditorReference reference : getSite().getPage().getEditorReferences()) {
            IEditorPart part = reference.getEditor(false);
            if (part == null || part == this || !InputFile.of(part.getEditorInput()).equals(Optional.of(path()))) {
                continue;
            }
            StackPart found = part.getAdapter(StackPart.class);
            if (found != null) {
                shared = found;
                other = part;
                unshare = found.onStack(stack -> later(this::stackOfOther));
                return;
            }
        }
    }

    /** One that was opened later: its layer and cursor are kept the same. */
    private void shareLate() {
        if (sheet == null || shared != null) {
            return;
        }
        share();
        if (shared != null) {
            Runnable link = StackViewLink.of(shared.view(), sheet.view());
            Runnable listening = unshare;
            unshare = () -> {
                link.run();
                listening.run();
            };
            stackOfOther();
        }
    }

    /** Hears of other editors that are opened and closed. */
    private final class Others implements IPartListener2 {
        @Override
        public void partActivated(IWorkbenchPartReference reference) {
            shareLate();
        }

        @Override
        public void partClosed(IWorkbenchPartReference reference) {
            if (shared != null && reference.getPart(false) == other) {
                unshare.run();
                unshare = () -> {};
                shared = null;
                other = null;
            }
        }
    }

    private void stackOfOther() {
        if (shared != null && shared.stack().isPresent()) {
            history.document().ifPresent(d -> history.show(ofShared(d)));
            history.document().ifPresent(this::provide);
        }
    }

    /** The stack that the other editor shows. */
    private VolumeDocument ofShared(VolumeDocument document) {
        return shared.stack()
                .map(s -> s.raw().id())
                .filter(id -> stacks(file).stream().anyMatch(s -> s.id().equals(id)))
                .map(document::withDataset)
                .orElse(document);
    }

    private IonStack stack(VolumeDocument document) {
        return stacks(file).stream()
                .filter(s -> s.id().equals(document.dataset()))
                .findFirst()
                .orElseThrow();
    }

    private void changed(Optional<VolumeDocument> before, VolumeDocument now) {
        sheet.show(stacks(file), now);
        history().show(history.undoLabel(), history.redoLabel());
        remember(now);
        if (before.isPresent()) {
            // what was guessed first is nothing to save
            boolean guessed = before.get().asked().scene() == null && now.asked().scene() != null;
            if (guessed && saved.equals(before.get())) {
                saved = now;
            }
            setUnsaved(!now.all().equals(saved.all()));
        }
        boolean sameStack = before.isPresent()
                && before.get().dataset().equals(now.dataset())
                && before.get().asked().crater().equals(now.asked().crater());
        if (!sameStack) {
            provide(now);
        }
    }

    /** Remembers what is seen once nothing changes for a moment: a picture that turns changes many times a second. */
    private void remember(VolumeDocument now) {
        unremembered = now;
        root().getDisplay().timerExec(REMEMBER_MS, () -> {
            if (unremembered == now) {
                rememberNow();
            }
        });
    }

    private void rememberNow() {
        VolumeDocument now = unremembered;
        unremembered = null;
        try {
            if (now != null) {
                memory.keep(path(), now);
            }
        } catch (IOException e) {
            if (!sheet.control().isDisposed()) {
                sheet.bar().say("What you see will not be here after a restart: " + e.getMessage(), true);
            }
        }
    }

    /** Gives the sheet the stack that is asked for, with its corrections. */
    private void provide(VolumeDocument now) {
        IonStack raw = stack(now);
        Optional<CorrectedStack> ofOther = shared == null ? Optional.empty() : shared.stack();
        boolean shares = ofOther.isPresent() && ofOther.get().raw().id().equals(raw.id());
        CorrectionPipeline pipeline = corrections.getOrDefault(raw.id(), new CorrectionPipeline(List.of()));
        VolumeSource source = shares
                ? progress -> ofOther.get()
                : VolumeSource.corrected(
                        raw,
                        pipeline,
                        HeightMap.Source.beside(
                                ResultFolder.of(path()).path().resolve(CORRECTIONS), operations().formats()));
        boolean corrected = shares ? shared.isCorrected() : !pipeline.steps().isEmpty();
        OptionalDouble crater = now.asked().crater();
        Object asked = new Object();
        opening = asked;
        sheet.open(null, false);
        sheet.picture().say("Reading …");
        sheet.bar().reading().ask(
                progress -> source.deep(crater).open(progress),
                stack -> {
                    if (opening == asked) {
                        sheet.bar().reading().say("", false);
                        sheet.open(stack, corrected);
                    }
                },
                sheet::fail);
    }

    private final class BarRequests implements VolumeBar.Requests {
        @Override
        public void dataset(String id) {
            history.edit(d -> d.withDataset(id));
        }

        @Override
        public void crater(OptionalDouble um) {
            history.edit(d -> d.withAsked(d.asked().withCrater(um)));
        }

        @Override
        public Menu exportMenu(Control parent) {
            return exports.menu(parent);
        }
    }

    /** What can be taken along. */
    private final class Exported implements VolumeExports.Host {
        @Override
        public VolumeSheet sheet() {
            return sheet;
        }

        @Override
        public VolumeDocument document() {
            return history.document().orElseThrow();
        }

        @Override
        public DataFile file() {
            return file;
        }

        @Override
        public IonStack stack() {
            return VolumeEditor.this.stack(document());
        }

        @Override
        public Operations operations() {
            return VolumeEditor.this.operations();
        }

        @Override
        public boolean save() {
            return VolumeEditor.this.save();
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        if (!save()) {
            monitor.setCanceled(true);
        }
    }

    private boolean save() {
        VolumeDocument now = history.document().orElse(null);
        if (now == null || now.asked().scene() == null) {
            return false;
        }
        try {
            ResultFolder folder = ResultFolder.of(path());
            folder.replace(VolumeMemory.SCENE, SceneFile.toJson(now.asked().scene()));
            folder.replace(VolumeMemory.COLUMNS, ColumnFile.toJson(now.asked().columns()));
            if (now.asked().edits().edits().isEmpty()) {
                Files.deleteIfExists(folder.path().resolve(VolumeMemory.EDITS));
            } else {
                folder.replace(VolumeMemory.EDITS, now.asked().edits().toJson());
            }
            saved = now;
            setUnsaved(false);
            sheet.bar().say("Saved in " + folder.path().getFileName() + ".", false);
            return true;
        } catch (IOException e) {
            sheet.bar().say("The scene could not be saved: " + e.getMessage(), true);
            return false;
        }
    }

    @Override
    public void doSaveAs() {
        // beside the data is the only place
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void setFocus() {
        if (sheet != null && shows(sheet.control())) {
            sheet.picture().setFocus();
        } else {
            message().control().setFocus();
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(others);
        unshare.run();
        rememberNow();
        super.dispose();
    }

    /** {@return what is taken along, for tests} */
    VolumeExports exports() {
        return exports;
    }

    Optional<VolumeDocument> document() {
        return history.document();
    }

    /** {@return what is seen of the stack; empty while there is none} */
    Optional<VolumeSheet> sheet() {
        return Optional.ofNullable(sheet).filter(s -> shows(s.control()));
    }
}
