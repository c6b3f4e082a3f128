// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.ui.look.Paper;

/** How a sheet is divided: pictures on the left, tabs over the table on the right, or below the pictures where it is narrow. */
final class SheetAreas {

    private static final int ROOM_FOR_COLUMNS = 900;
    private static final int SHARE_OF_PICTURES = 60;
    private static final int SHARE_OF_TABS = 62;

    private final SashForm columns;
    private final SashForm pictures;
    private final SashForm numbers;
    private final CTabFolder tabs;
    private final Map<VolumeSheet.Tab, CTabItem> items = new EnumMap<>(VolumeSheet.Tab.class);
    private boolean turned;

    /** Divides a sheet of one column. */
    SheetAreas(Composite sheet) {
        columns = sash(sheet, SWT.HORIZONTAL);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        pictures = sash(columns, SWT.VERTICAL);
        numbers = sash(columns, SWT.VERTICAL);
        tabs = Paper.tabs(new CTabFolder(numbers, SWT.TOP | SWT.FLAT));
    }

    private static SashForm sash(Composite parent, int style) {
        SashForm sash = new SashForm(parent, style | SWT.SMOOTH);
        sash.setSashWidth(5);
        return Paper.under(sash);
    }

    /** {@return where the picture lies over the slices} */
    Composite pictures() {
        return pictures;
    }

    /** {@return where panels lie that are shown one at a time} */
    Composite tabs() {
        return tabs;
    }

    /** {@return where the table lies, below the tabs} */
    Composite numbers() {
        return numbers;
    }

    /** Names a panel. */
    void tab(VolumeSheet.Tab tab, Control control) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(tab.label());
        item.setControl(control);
        items.put(tab, item);
    }

    /** Shows a panel. */
    void show(VolumeSheet.Tab tab) {
        CTabItem item = Objects.requireNonNull(items.get(tab));
        tabs.setSelection(item);
        item.getControl().setFocus();
    }

    /** Shares the room out, once all is there. */
    void share() {
        pictures.setWeights(62, 38);
        tabs.setSelection(0);
        numbers.setWeights(SHARE_OF_TABS, 100 - SHARE_OF_TABS);
        columns.setWeights(SHARE_OF_PICTURES, 100 - SHARE_OF_PICTURES);
        columns.addListener(SWT.Resize, e -> turn());
    }

    /** Where it is narrow the numbers stand below the pictures, in their whole width. */
    private void turn() {
        Rectangle area = columns.getClientArea();
        if (area.width <= 0) {
            return;
        }
        int orientation = area.width >= ROOM_FOR_COLUMNS ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (!turned || columns.getOrientation() != orientation) {
            turned = true;
            columns.setOrientation(orientation);
            columns.setWeights(SHARE_OF_PICTURES, 100 - SHARE_OF_PICTURES);
            boolean below = orientation == SWT.VERTICAL;
            numbers.setOrientation(below ? SWT.HORIZONTAL : SWT.VERTICAL);
            numbers.setWeights(below ? 55 : SHARE_OF_TABS, below ? 45 : 100 - SHARE_OF_TABS);
        }
    }
}
