// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.SelectionStyleLabels;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.interphase.ui.look.Contrast;
import org.interphase.ui.look.Palette;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of numbers beside words. */
final class RecordTableTest {

    private record Line(String name, String value, String remark) {}

    private static final Line SHORT = new Line("R0", "499.8", "held");
    private static final Line LONG = new Line("CPE2.alpha", "0.8933178", "not determined by the data");

    private Shell shell;
    private RecordTable<Line> table;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setSize(400, 200);
    }

    private void create() {
        table = new RecordTable<>(
                shell,
                List.of(
                        Column.words("name", 40, Line::name),
                        Column.numbers("value", 20, Line::value),
                        Column.words("remark", 40, Line::remark)),
                line -> false,
                line -> line.name() + " = " + line.value());
        shell.open();
        shell.layout();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private int width(int column) {
        return table.widget().getColumnWidthByPosition(column);
    }

    private int extent(String text) {
        GC gc = new GC(table);
        gc.setFont(table.getFont());
        int width = gc.textExtent(text).x;
        gc.dispose();
        return width;
    }

    @Test
    void tellsWhichRowsAreSelected() {
        create();
        table.setRows(List.of(SHORT, LONG));
        List<List<Line>> told = new ArrayList<>();
        table.onSelect(told::add);
        table.select(1);
        assertEquals(List.of(LONG), told.getLast());
        table.selectNone();
        assertEquals(List.of(), table.selected());
    }

    @Test
    void tellsWhichHeadingIsClickedAndMarksIt() {
        create();
        table.setRows(List.of(SHORT, LONG));
        List<Integer> told = new ArrayList<>();
        table.onHeading(told::add);
        Event click = new Event();
        click.button = 1;
        click.x = width(0) + width(1) / 2;
        click.y = 4;
        table.widget().notifyListeners(SWT.MouseUp, click);
        assertEquals(List.of(1), told);
        click.y = table.fullHeight() - 4;
        table.widget().notifyListeners(SWT.MouseUp, click);
        assertEquals(List.of(1), told);
        table.markHeading(1, "▲");
        assertEquals("value ▲", table.widget().getDataValueByPosition(1, 0));
        assertEquals("name", table.widget().getDataValueByPosition(0, 0));
    }

    @Test
    void selectsRowsBesideThoseThatAreSelected() {
        create();
        table.setRows(List.of(SHORT, LONG));
        table.select(1);
        table.selectMore(0);
        assertEquals(List.of(SHORT, LONG), table.selected());
    }

    @Test
    void showsANumberInFullAtTheCostOfWords() {
        create();
        shell.setSize(extent(LONG.name()) + extent(LONG.value()) + extent(LONG.remark()), 200);
        shell.layout();
        table.setRows(List.of(SHORT));
        int before = width(1);
        table.setRows(List.of(SHORT, LONG));
        assertTrue(before < extent(LONG.value()), "there was no room: " + before);
        assertTrue(width(1) > extent(LONG.value()), width(1) + " pixels");
        assertTrue(width(2) >= 30, "words keep some room: " + width(2));
    }

    @Test
    void sharesEveryWidthWhateverTheThreadsClassLoaderSees() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            create();
            for (int width = 60; width < 800; width += 7) {
                shell.setSize(width, 200);
                shell.layout();
                table.setRows(width % 2 == 0 ? List.of(SHORT) : List.of(SHORT, LONG));
                assertEquals(table.getClientArea().width, width(0) + width(1) + width(2), 1);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aTipCanBeRead() {
        create();
        table.setRows(List.of(SHORT));
        Event over = new Event();
        over.widget = table.widget();
        over.x = 5;
        over.y = table.fullHeight() * 3 / 4;
        assertEquals("R0 = 499.8", table.tip().getText(over));
        double contrast = Contrast.ratio(
                table.tip().getBackgroundColor(over).getRGB(),
                table.tip().getForegroundColor(over).getRGB());
        assertTrue(contrast >= 4.5, "contrast " + contrast);
    }

    @Test
    void theMenuEditFindsHowToCopy() throws Exception {
        create();
        List<Line> copied = new ArrayList<>();
        table.onCopy(copied::addAll);
        table.setRows(List.of(SHORT, LONG));
        table.select(1);
        Control focus = table.widget();
        focus.getClass().getMethod("copy").invoke(focus);
        assertEquals(List.of(LONG), copied);
    }

    @Test
    void headingsStayAsTheyAreWhenAllIsSelected() {
        create();
        var style = table.widget()
                .getConfigRegistry()
                .getConfigAttribute(
                        CellConfigAttributes.CELL_STYLE,
                        DisplayMode.SELECT,
                        SelectionStyleLabels.COLUMN_FULLY_SELECTED_STYLE,
                        GridRegion.COLUMN_HEADER);
        assertEquals(Palette.of(table).paper(), style.getAttributeValue(CellStyleAttributes.BACKGROUND_COLOR));
        assertEquals(Palette.of(table).faint(), style.getAttributeValue(CellStyleAttributes.FOREGROUND_COLOR));
    }
}
