// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorRegistry;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IEditorAssociationOverride;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.template.TableSketch;
import org.interphase.core.template.Templates;
import org.interphase.core.text.LineReader;
import org.interphase.ui.job.InputFile;

/**
 * Opens text in columns that no format knows on the import page, and offers the page for every file. A file that has an
 * editor of its own, be it a picture or source code, keeps it.
 */
public final class ImportAssociation implements IEditorAssociationOverride {

    private static final int LEAST_ROWS = 3;
    private static final String TEXT_EDITOR = "org.eclipse.ui.DefaultTextEditor";

    /** Text that people write, with whatever numbers in it. */
    private static final Set<String> WRITTEN = Set.of(
            "md", "tex", "bib", "html", "htm", "xml", "svg", "css", "js", "json", "yaml", "yml", "toml", "ini", "java", "py",
            "ipynb", "m", "r", "c", "h", "cpp", "hpp", "sh", "bat", "rst", "properties", "sql", "f", "f90", "jl");

    private final ServiceCaller<FileFormats> formats = new ServiceCaller<>(getClass(), FileFormats.class);
    private final ServiceCaller<Templates> templates = new ServiceCaller<>(getClass(), Templates.class);

    /** {@return whether an editor is one for whatever has none of its own} */
    static boolean isPlain(String editor) {
        return editor.equals(TEXT_EDITOR)
                || editor.equals(IEditorRegistry.SYSTEM_EXTERNAL_EDITOR_ID)
                || editor.equals(IEditorRegistry.SYSTEM_INPLACE_EDITOR_ID);
    }

    @Override
    public IEditorDescriptor overrideDefaultEditor(IEditorInput input, IContentType type, IEditorDescriptor otherwise) {
        boolean plain = otherwise == null || isPlain(otherwise.getId());
        return plain && InputFile.of(input).filter(this::isForPage).isPresent() ? page() : otherwise;
    }

    @Override
    public IEditorDescriptor[] overrideEditors(IEditorInput input, IContentType type, IEditorDescriptor[] others) {
        IEditorDescriptor page = page();
        boolean isFile = InputFile.of(input).filter(Files::isRegularFile).isPresent();
        return isFile && page != null && Arrays.stream(others).noneMatch(o -> o.getId().equals(ImportEditor.ID))
                ? Stream.concat(Arrays.stream(others), Stream.of(page)).toArray(IEditorDescriptor[]::new)
                : others;
    }

    @Override
    public IEditorDescriptor overrideDefaultEditor(String name, IContentType type, IEditorDescriptor otherwise) {
        return otherwise;
    }

    @Override
    public IEditorDescriptor[] overrideEditors(String name, IContentType type, IEditorDescriptor[] others) {
        return others;
    }

    private static IEditorDescriptor page() {
        return PlatformUI.getWorkbench().getEditorRegistry().findEditor(ImportEditor.ID);
    }

    private boolean isForPage(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(path) || WRITTEN.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return false;
        }
        try {
            FileSource source = FileSource.of(path);
            FileHead head = source.head();
            return head.isText() && (isTable(head) || isDescribed(source)) && !isInstalled(source);
        } catch (IOException e) {
            // Whoever opens it then says why it cannot be read.
            return false;
        }
    }

    private static boolean isTable(FileHead head) {
        TableSketch sketch = TableSketch.of(LineReader.lines(head));
        return sketch.isTable() && sketch.lines().size() - sketch.firstRow() >= LEAST_ROWS;
    }

    /** Whether a template reads it, for whose kind of data there may be no editor. */
    private boolean isDescribed(FileSource source) {
        return templates.current()
                .map(t -> {
                    try {
                        return t.chosen(source.path()).isPresent() || !t.suiting(source.head()).isEmpty();
                    } catch (IOException e) {
                        return false;
                    }
                })
                .orElse(false);
    }

    /** Whether an installed format reads it: then it is not for this page, whatever opens it. */
    private boolean isInstalled(FileSource source) throws IOException {
        Optional<FileFormats> all = formats.current();
        if (all.isEmpty()) {
            return false;
        }
        try {
            Optional<FileFormat> format = all.get().recognise(source);
            return format.isPresent() && !isDescribed(source);
        } catch (FormatException several) {
            // Several templates suit: on the page one is chosen.
            return false;
        }
    }
}
