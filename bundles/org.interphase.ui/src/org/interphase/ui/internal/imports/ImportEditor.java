// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.EditorPart;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.template.ColumnTemplate;
import org.interphase.core.template.TableSketch;
import org.interphase.core.template.TemplateReader;
import org.interphase.core.template.Templates;
import org.interphase.core.text.LineReader;
import org.interphase.ui.job.InputFile;
import org.interphase.ui.job.MonitorProgress;
import org.interphase.ui.look.Paper;

/** A text that no format knows: a person says what its columns are, sees what comes of it, and opens it. */
public final class ImportEditor extends EditorPart {

    /** Its id in the plug-in registry. */
    public static final String ID = "org.interphase.ui.import";

    private static final int PAUSE_MS = 120;
    private static final String ONLY_NOW = "this file";

    @Inject
    private Templates templates;

    private ImportModel model;
    private ImportSheet sheet;
    private Composite root;
    private FileHead head;
    private Job preview;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        ContextInjectionFactory.inject(this, site.getService(IEclipseContext.class));
        setPartName(input.getName());
        if (InputFile.of(input).isEmpty()) {
            throw new PartInitException("expected a file, found " + input.getName());
        }
    }

    private Path path() {
        return InputFile.of(getEditorInput()).orElseThrow();
    }

    @Override
    public void createPartControl(Composite parent) {
        root = Paper.under(new Composite(parent, SWT.NONE));
        StackLayout stack = new StackLayout();
        root.setLayout(stack);
        try {
            head = FileSource.of(path()).head();
            Optional<String> unusable = unusable();
            if (unusable.isPresent()) {
                stack.topControl = ImportSheet.message(root, getEditorInput().getName() + " cannot be imported", unusable.get());
                return;
            }
            open(stack);
        } catch (IOException e) {
            stack.topControl = ImportSheet.message(root, getEditorInput().getName() + " cannot be read", e.getMessage());
        }
    }

    private Optional<String> unusable() {
        if (templates.kinds().isEmpty()) {
            return Optional.of("Nothing is installed that says what columns can be.");
        }
        if (head.bytes().length == 0) {
            return Optional.of("The file is empty.");
        }
        return head.isText()
                ? Optional.empty()
                : Optional.of("This is not text: it has bytes that no text has. A template names the columns of a text, so it"
                        + " cannot read this file. Export the measurement as text in columns (.txt, .csv) from the program"
                        + " that wrote it, and open that.");
    }

    private void open(StackLayout stack) throws IOException {
        List<String> lines = LineReader.lines(head);
        ImportDraft guess = ImportDraft.guess(TableSketch.of(lines), templates.kinds());
        model = new ImportModel(guess);
        sheet = new ImportSheet(root, getEditorInput().getName(), model, templates.kinds(), new Requests());
        stack.topControl = sheet;
        sheet.templates(names());
        sheet.name(freeName());
        model.onChange(this::changed);
        known(lines).ifPresent(this::apply);
        actions();
        changed();
    }

    /** The template by which the file is read now: what it says is shown, and can be changed. */
    private Optional<ColumnTemplate> known(List<String> lines) throws IOException {
        List<ColumnTemplate> suiting = templates.contents().templates().stream()
                .filter(t -> TableSketch.applying(t, head.name(), lines).isPresent())
                .toList();
        return suiting.size() == 1 ? Optional.of(suiting.get(0)) : Optional.empty();
    }

    private List<String> names() {
        try {
            return templates.contents().templates().stream().map(ColumnTemplate::name).toList();
        } catch (IOException e) {
            sheet.say("The templates in " + templates.folder() + " cannot be read: " + e.getMessage(), true);
            return List.of();
        }
    }

    /** The file's name, as far as it can be a template's, with a number where there is one of this name. */
    private String freeName() {
        String file = head.name();
        int dot = file.lastIndexOf('.');
        String stem = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^\\p{L}\\p{N} _+,()-]", "-").strip();
        String name = stem.substring(0, Math.min(stem.length(), ColumnTemplate.LONGEST_NAME - 4)).strip();
        name = ColumnTemplate.isName(name) ? name : "template";
        List<String> taken = names();
        String free = name;
        for (int i = 2; taken.stream().anyMatch(free::equalsIgnoreCase); i++) {
            free = name + " " + i;
        }
        return free;
    }

    private void actions() {
        var bars = getEditorSite().getActionBars();
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action("Undo", () -> model.undo()));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action("Redo", () -> model.redo()));
        bars.updateActionBars();
    }

    private static Action action(String text, Runnable run) {
        return new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    /** Shows what is chosen, and what would be read of it. */
    private void changed() {
        sheet.show();
        if (preview != null) {
            preview.cancel();
        }
        Optional<ColumnTemplate> template = template(ONLY_NOW);
        if (template.isEmpty()) {
            return;
        }
        sheet.reading();
        ImportDraft asked = model.draft();
        Path path = path();
        TemplateReader reader = new TemplateReader(template.get(), asked.kind());
        Job job = new Job("Read " + path.getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    Reading reading = reader.read(FileSource.of(path), new MonitorProgress(monitor, getName()));
                    later(asked, () -> sheet.result(reading));
                } catch (CancelledException e) {
                    return Status.CANCEL_STATUS;
                } catch (FormatException e) {
                    List<PreviewGrid.Far> far = around(path, e.place(), asked.sketch().lines().size());
                    later(asked, () -> sheet.problem(e, far));
                } catch (IOException | RuntimeException e) {
                    later(asked, () -> sheet.problem(String.valueOf(e.getMessage())));
                }
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        preview = job;
        job.schedule(PAUSE_MS);
    }

    /** Does something in the window unless something else was chosen meanwhile. */
    private void later(ImportDraft asked, Runnable run) {
        if (!root.isDisposed()) {
            root.getDisplay().asyncExec(() -> {
                if (!root.isDisposed() && model.draft() == asked) {
                    run.run();
                }
            });
        }
    }

    /** The lines where something is wrong, when they are not among the first. */
    private static List<PreviewGrid.Far> around(Path path, Place place, int shown) {
        long line = switch (place) {
            case Place.Line l -> l.line();
            case Place.Column c -> c.line();
            default -> 0;
        };
        List<PreviewGrid.Far> far = new ArrayList<>();
        if (line <= shown) {
            return far;
        }
        try (LineReader lines = new LineReader(FileSource.of(path))) {
            for (String text = lines.next(); text != null && lines.number() <= line + 1; text = lines.next()) {
                if (lines.number() >= line - 1 && lines.number() > shown) {
                    far.add(new PreviewGrid.Far(lines.number(), LineReader.decoded(text).replace("\t", "    ")));
                }
            }
        } catch (IOException e) {
            // What is wrong is said anyway; here only the line itself would be shown.
            return far;
        }
        return far;
    }

    /** The template of what is chosen, where it can be used; else what is missing is said. */
    private Optional<ColumnTemplate> template(String name) {
        if (!model.draft().sketch().isTable()) {
            sheet.problem("No rows of numbers in at least two columns: choose what separates the fields, or where the rows"
                    + " start.");
            return Optional.empty();
        }
        try {
            ColumnTemplate template = model.draft().template(name, head.name());
            Optional<String> problem = TemplateReader.problem(template, model.draft().kind());
            problem.ifPresent(sheet::problem);
            return problem.isEmpty() ? Optional.of(template) : Optional.empty();
        } catch (IllegalArgumentException e) {
            boolean none = model.draft().columns().stream().noneMatch(ColumnChoice::isRead);
            sheet.problem(none ? "Say above each column what it is." : e.getMessage());
            return Optional.empty();
        }
    }

    private void apply(ColumnTemplate template) {
        Optional<TableSketch.Applied> applied =
                TableSketch.applying(template, head.name(), model.draft().sketch().lines());
        if (applied.isEmpty()) {
            sheet.say("Template '" + template.name() + "' does not suit this file: its titles or rows are others.", true);
            return;
        }
        model.change(d -> ImportDraft.of(applied.get(), template, templates.kinds()));
        sheet.name(template.name());
    }

    private final class Requests implements ImportSheet.Requests {
        @Override
        public void apply(String name) {
            try {
                Optional<ColumnTemplate> template = templates.named(name);
                if (template.isPresent()) {
                    ImportEditor.this.apply(template.get());
                } else {
                    sheet.templates(names());
                    sheet.say("Template '" + name + "' is not there any more.", true);
                }
            } catch (IOException e) {
                sheet.say(e.getMessage(), true);
            }
        }

        @Override
        public void delete(String name) {
            try {
                templates.delete(name);
                sheet.templates(names());
                sheet.say("Template '" + name + "' is deleted. What was saved of results stays.", false);
            } catch (IOException e) {
                sheet.say("Template '" + name + "' cannot be deleted: " + e.getMessage(), true);
            }
        }

        @Override
        public void rename(String name, String other) {
            try {
                templates.rename(name, other);
                sheet.templates(names());
                sheet.say("Template '" + name + "' is '" + other + "' now.", false);
            } catch (IOException | IllegalArgumentException e) {
                sheet.say("Template '" + name + "' cannot be renamed: " + e.getMessage(), true);
            }
        }

        @Override
        public boolean isTaken(String name) {
            return names().stream().anyMatch(name::equalsIgnoreCase);
        }

        @Override
        public void openOnce() {
            template(ONLY_NOW).ifPresent(t -> {
                templates.choose(path(), t);
                openFile(null);
            });
        }

        @Override
        public void saveAndOpen(String name) {
            if (!ColumnTemplate.isName(name)) {
                sheet.say("A template's name is letters, digits, blanks and any of - _ + , ( ) and points inside.", true);
                return;
            }
            template(name).ifPresent(t -> {
                try {
                    templates.save(t, true);
                    templates.forget(path());
                    openFile(t);
                } catch (IOException e) {
                    sheet.say("The template cannot be written into " + templates.folder() + ": " + e.getMessage(), true);
                }
            });
        }
    }

    /** Opens the file in the editor of what it is now; where that is this page, the data stay here. */
    private void openFile(ColumnTemplate saved) {
        IWorkbenchPage page = getSite().getPage();
        try {
            String editor;
            if (getEditorInput() instanceof IFileEditorInput input) {
                // Otherwise the file would come back here, where it was opened last.
                IDE.setDefaultEditor(input.getFile(), null);
                editor = IDE.getEditorDescriptor(input.getFile(), true, false).getId();
            } else {
                IFileStore store = EFS.getLocalFileSystem().getStore(path().toUri());
                editor = IDE.getEditorDescriptorForFileStore(store, false).getId();
            }
            if (!editor.equals(ID) && !ImportAssociation.isPlain(editor)) {
                int another = IWorkbenchPage.MATCH_INPUT | IWorkbenchPage.MATCH_ID;
                page.openEditor(getEditorInput(), editor, true, another);
                page.closeEditor(this, false);
                return;
            }
            sheet.templates(names());
            sheet.say(
                    (saved == null ? "The file is read like this until the program ends" : "Template '" + saved.name() + "' is kept")
                            + ". These data have no editor of their own: select the file and open the view Operations.",
                    false);
        } catch (PartInitException e) {
            sheet.say("The file cannot be opened: " + e.getMessage(), true);
        }
    }

    @Override
    public void setFocus() {
        if (sheet != null) {
            sheet.setFocus();
        } else {
            root.setFocus();
        }
    }

    @Override
    public void dispose() {
        if (preview != null) {
            preview.cancel();
        }
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        throw new IllegalStateException("nothing to save: this page is never changed");
    }

    @Override
    public void doSaveAs() {
        throw new IllegalStateException("nothing to save: this page is never changed");
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
