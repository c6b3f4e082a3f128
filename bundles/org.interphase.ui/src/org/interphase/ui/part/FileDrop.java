// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ResourceTransfer;

/** Takes files that are dropped, from the Project Explorer or from the desktop. */
public final class FileDrop extends DropTargetAdapter {

    private final Consumer<List<Path>> taker;

    private FileDrop(Consumer<List<Path>> taker) {
        this.taker = taker;
    }

    /**
     * Has files that are dropped onto a control taken.
     *
     * @param control the control
     * @param taker takes them, in the UI thread
     * @return the target, disposed of with the control
     */
    public static DropTarget onto(Control control, Consumer<List<Path>> taker) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(
                LocalSelectionTransfer.getTransfer(), ResourceTransfer.getInstance(), FileTransfer.getInstance());
        target.addDropListener(new FileDrop(taker));
        return target;
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        if (event.detail == DND.DROP_DEFAULT || event.detail == DND.DROP_NONE) {
            event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_LINK;
        }
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        dragEnter(event);
    }

    @Override
    public void drop(DropTargetEvent event) {
        List<Path> files = files(event.currentDataType == null ? event.data : data(event));
        if (files.isEmpty()) {
            event.detail = DND.DROP_NONE;
        } else {
            taker.accept(files);
        }
    }

    private static Object data(DropTargetEvent event) {
        LocalSelectionTransfer local = LocalSelectionTransfer.getTransfer();
        return local.isSupportedType(event.currentDataType) ? local.getSelection() : event.data;
    }

    /**
     * {@return where the files are that were dropped, or selected}
     *
     * @param data a selection, resources or names
     */
    public static List<Path> files(Object data) {
        return switch (data) {
            case IStructuredSelection selection -> adapted(selection.toArray());
            case IResource[] resources -> adapted((Object[]) resources);
            case String[] names -> Stream.of(names).map(Path::of).toList();
            case null, default -> List.of();
        };
    }

    private static List<Path> adapted(Object... things) {
        return Stream.of(things)
                .map(thing -> Adapters.adapt(thing, IFile.class))
                .filter(Objects::nonNull)
                .map(IFile::getLocation)
                .filter(Objects::nonNull)
                .map(location -> location.toPath())
                .toList();
    }
}
