// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IEditorAssociationOverride;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormats;
import org.interphase.ui.job.InputFile;

/** Opens a file in an editor when its content, not its name, is what the editor is for. */
public abstract class ContentAssociation implements IEditorAssociationOverride {

    private final ServiceCaller<FileFormats> formats = new ServiceCaller<>(getClass(), FileFormats.class);
    private final FileContents contents = new FileContents();
    private final String editor;
    private final Predicate<Set<DatasetKind>> ours;

    /**
     * Creates the association.
     *
     * @param editor the editor's id
     * @param ours whether a file with these kinds of data is opened in it
     */
    protected ContentAssociation(String editor, Predicate<Set<DatasetKind>> ours) {
        this.editor = editor;
        this.ours = ours;
    }

    @Override
    public final IEditorDescriptor overrideDefaultEditor(
            IEditorInput input, IContentType type, IEditorDescriptor otherwise) {
        return ours(input).orElse(otherwise);
    }

    @Override
    public final IEditorDescriptor[] overrideEditors(
            IEditorInput input, IContentType type, IEditorDescriptor[] others) {
        return ours(input)
                .map(descriptor -> Stream.concat(
                                Stream.of(descriptor),
                                Arrays.stream(others).filter(o -> !o.getId().equals(descriptor.getId())))
                        .toArray(IEditorDescriptor[]::new))
                .orElse(others);
    }

    @Override
    public final IEditorDescriptor overrideDefaultEditor(String name, IContentType type, IEditorDescriptor otherwise) {
        return otherwise;
    }

    @Override
    public final IEditorDescriptor[] overrideEditors(String name, IContentType type, IEditorDescriptor[] others) {
        return others;
    }

    private Optional<IEditorDescriptor> ours(IEditorInput input) {
        return InputFile.of(input)
                .filter(this::holdsOurs)
                .map(p -> PlatformUI.getWorkbench().getEditorRegistry().findEditor(editor));
    }

    private boolean holdsOurs(Path path) {
        return formats.current().map(f -> ours.test(contents.kinds(f, path))).orElse(false);
    }
}
