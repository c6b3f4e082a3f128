// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IEditorAssociationOverride;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileSource;
import org.interphase.ui.job.InputFile;

/** Opens a file in the impedance editor when its content, not its name, is one that can hold a spectrum. */
public final class ImpedanceAssociation implements IEditorAssociationOverride {

    private final ServiceCaller<FileFormats> formats = new ServiceCaller<>(getClass(), FileFormats.class);

    @Override
    public IEditorDescriptor overrideDefaultEditor(
            IEditorInput input, IContentType type, IEditorDescriptor otherwise) {
        return ours(input).orElse(otherwise);
    }

    @Override
    public IEditorDescriptor[] overrideEditors(IEditorInput input, IContentType type, IEditorDescriptor[] others) {
        return ours(input)
                .map(editor -> Stream.concat(
                                Stream.of(editor),
                                Arrays.stream(others).filter(o -> !o.getId().equals(editor.getId())))
                        .toArray(IEditorDescriptor[]::new))
                .orElse(others);
    }

    @Override
    public IEditorDescriptor overrideDefaultEditor(String name, IContentType type, IEditorDescriptor otherwise) {
        return otherwise;
    }

    @Override
    public IEditorDescriptor[] overrideEditors(String name, IContentType type, IEditorDescriptor[] others) {
        return others;
    }

    private Optional<IEditorDescriptor> ours(IEditorInput input) {
        return InputFile.of(input)
                .filter(this::holdsImpedance)
                .map(p -> PlatformUI.getWorkbench().getEditorRegistry().findEditor(ImpedanceEditor.ID));
    }

    private boolean holdsImpedance(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        return formats.current().map(f -> recognises(f, path)).orElse(false);
    }

    /** A file that cannot be looked into is none of ours: whoever opens it then says why. */
    private static boolean recognises(FileFormats formats, Path path) {
        try {
            return formats.recognise(FileSource.of(path))
                    .filter(format -> format.kinds().contains(DatasetKind.IMPEDANCE))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
