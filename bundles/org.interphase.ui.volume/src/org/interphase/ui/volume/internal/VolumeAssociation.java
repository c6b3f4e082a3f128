// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IEditorAssociationOverride;

/** Offers the 3D editor beside that of ion stacks, in the menu Open With; which one opens by itself stays as it is. */
public final class VolumeAssociation implements IEditorAssociationOverride {

    private static final String SIMS = "org.interphase.ui.sims.editor";

    @Override
    public IEditorDescriptor[] overrideEditors(IEditorInput input, IContentType type, IEditorDescriptor[] others) {
        IEditorDescriptor ours = PlatformUI.getWorkbench().getEditorRegistry().findEditor(VolumeEditor.ID);
        boolean stack = Arrays.stream(others).anyMatch(e -> e.getId().equals(SIMS));
        boolean known = Arrays.stream(others).anyMatch(e -> e.getId().equals(VolumeEditor.ID));
        return !stack || known || ours == null
                ? others
                : Stream.concat(Arrays.stream(others), Stream.of(ours)).toArray(IEditorDescriptor[]::new);
    }

    @Override
    public IEditorDescriptor[] overrideEditors(String name, IContentType type, IEditorDescriptor[] others) {
        return others;
    }

    @Override
    public IEditorDescriptor overrideDefaultEditor(IEditorInput input, IContentType type, IEditorDescriptor otherwise) {
        return otherwise;
    }

    @Override
    public IEditorDescriptor overrideDefaultEditor(String name, IContentType type, IEditorDescriptor otherwise) {
        return otherwise;
    }
}
