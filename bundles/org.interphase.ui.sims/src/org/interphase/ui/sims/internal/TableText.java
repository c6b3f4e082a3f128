// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Rows of a table on the clipboard, in full precision, under their headings. */
final class TableText {

    private TableText() {}

    static <T> void copy(String headings, List<T> rows, Function<T, String> line) {
        String text = rows.stream()
                .map(line)
                .collect(Collectors.joining(
                        System.lineSeparator(), headings + System.lineSeparator(), System.lineSeparator()));
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }
}
