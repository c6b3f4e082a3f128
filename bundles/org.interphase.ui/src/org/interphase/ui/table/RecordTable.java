// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.AbstractUiBindingConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.IEditableRule;
import org.eclipse.nebula.widgets.nattable.data.IColumnAccessor;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.data.ListDataProvider;
import org.eclipse.nebula.widgets.nattable.data.convert.ContextualDisplayConverter;
import org.eclipse.nebula.widgets.nattable.data.convert.DefaultBooleanDisplayConverter;
import org.eclipse.nebula.widgets.nattable.data.validate.ContextualDataValidator;
import org.eclipse.nebula.widgets.nattable.data.validate.ValidationFailedException;
import org.eclipse.nebula.widgets.nattable.edit.EditConfigAttributes;
import org.eclipse.nebula.widgets.nattable.edit.config.DefaultEditBindings;
import org.eclipse.nebula.widgets.nattable.edit.config.DefaultEditConfiguration;
import org.eclipse.nebula.widgets.nattable.edit.editor.CheckBoxCellEditor;
import org.eclipse.nebula.widgets.nattable.edit.editor.TextCellEditor;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.command.ClientAreaResizeCommand;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultColumnHeaderDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.LabelStack;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.BackgroundPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.CheckBoxPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.TextPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.CustomLineBorderDecorator;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.PaddingDecorator;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.style.BorderStyle;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.IStyle;
import org.eclipse.nebula.widgets.nattable.style.SelectionStyleLabels;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.tooltip.NatTableContentTooltip;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.figure.Series;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/**
 * A table of records, a row each: no lines but faint ones between the rows, columns that share the width.
 *
 * @param <T> the rows
 */
public final class RecordTable<T> extends Composite {

    private static final String COLUMN = "COLUMN_";
    private static final String HEADING_OF = "HEADING_";
    private static final String NOTABLE = "NOTABLE";
    private static final int PADDING = 6;
    private static final int LEAST_WORDS = 40;
    private static final int MOST_MEASURED = 200;

    private final List<Column<T>> columns;
    private final List<T> rows = new ArrayList<>();
    private final NatTable table;
    private final DataLayer dataLayer;
    private final SelectionLayer selection;
    private final int rowHeight;
    private final Tip tip;
    private TickImages ticks;
    private Consumer<List<T>> copy = chosen -> {};
    private Consumer<List<T>> delete = chosen -> {};
    private int marked = -1;
    private String mark = "";

    /**
     * Creates an empty table.
     *
     * @param parent where it lies
     * @param columns its columns
     * @param notable whether a row is to catch the eye
     * @param tooltip what to say about a row beyond what its cells have room for; empty for nothing
     */
    public RecordTable(
            Composite parent, List<Column<T>> columns, Predicate<T> notable, Function<T, String> tooltip) {
        super(parent, SWT.NONE);
        this.columns = List.copyOf(columns);
        TableLibrary.prepare();
        setLayout(new FillLayout());
        GC gc = new GC(this);
        rowHeight = gc.getFontMetrics().getHeight() + 8;
        gc.dispose();

        ListDataProvider<T> data = new ListDataProvider<>(rows, new Cells());
        dataLayer = new DataLayer(data, 100, rowHeight);
        dataLayer.setColumnPercentageSizing(true);
        addListener(SWT.Resize, e -> {
            if (getClientArea().width > 0) {
                share(getClientArea().width);
            }
        });
        dataLayer.setConfigLabelAccumulator((labels, column, row) -> {
            labels.addLabel(COLUMN + column);
            labels.addLabel(CustomLineBorderDecorator.BOTTOM_LINE_BORDER_LABEL);
            if (row < rows.size() && notable.test(rows.get(row))) {
                labels.addLabelOnTop(NOTABLE);
            }
        });
        selection = new SelectionLayer(dataLayer);
        ViewportLayer viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        IDataProvider headings =
                new Headings(columns.stream().map(Column::title).toArray(String[]::new));
        DataLayer headingData = new DataLayer(headings, 100, rowHeight);
        headingData.setConfigLabelAccumulator((labels, column, row) -> {
            labels.addLabel(HEADING_OF + column);
            labels.addLabel(CustomLineBorderDecorator.BOTTOM_LINE_BORDER_LABEL);
        });
        ColumnHeaderLayer heading = new ColumnHeaderLayer(headingData, viewport, selection, false);
        CompositeLayer all = new CompositeLayer(1, 2);
        all.setChildLayer(GridRegion.COLUMN_HEADER, heading, 0, 0);
        all.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        all.addConfiguration(new DefaultEditConfiguration());
        all.addConfiguration(new DefaultEditBindings());

        table = new CopyTable(this, all, () -> copy.accept(selected()));
        ticks = new TickImages(getDisplay(), Palette.of(table));
        addDisposeListener(e -> ticks.dispose());
        table.addConfiguration(new Looks(Palette.of(table)));
        table.addConfiguration(new Behaviour());
        table.addConfiguration(new Keys());
        table.configure();
        // Tab leaves the table; the arrow keys go from cell to cell.
        table.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                e.doit = true;
            }
        });
        table.addListener(SWT.FocusIn, e -> {
            if (!rows.isEmpty() && selection.getSelectedCellPositions().length == 0) {
                select(0);
            }
        });
        Palette.onChange(table, this::colour);
        tip = new Tip(tooltip);
    }

    private void colour(Palette palette) {
        TickImages before = ticks;
        ticks = new TickImages(getDisplay(), palette);
        new Looks(palette).configureRegistry(table.getConfigRegistry());
        new Behaviour().configureRegistry(table.getConfigRegistry());
        table.setBackground(palette.paper());
        table.redraw();
        before.dispose();
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    /**
     * Columns that there is no room for are as good as not there; the others share the width. Where their share is too
     * small for its numbers, a column of numbers takes what others do not need, then what words can do without: a word
     * that ends early is seen to, a number is read as another one.
     */
    private void share(int width) {
        double[] widths = new double[columns.size()];
        double[] needs = needs();
        double[] leasts = needs.clone();
        int total = columns.stream().filter(c -> c.from() <= width).mapToInt(Column::share).sum();
        for (int i = 0; i < widths.length; i++) {
            Column<T> c = columns.get(i);
            widths[i] = c.from() <= width ? (double) width * c.share() / total : 0;
            leasts[i] = c.align() == Column.Align.LEFT ? Math.min(needs[i], LEAST_WORDS) : needs[i];
        }
        give(widths, needs, needs);
        give(widths, needs, leasts);
        for (int i = 0; i < widths.length; i++) {
            dataLayer.setColumnWidthPercentageByPosition(i, 100 * widths[i] / width);
        }
    }

    /** Gives numbers the pixels that they lack, taken from all columns in proportion to what they have above a least. */
    private void give(double[] widths, double[] needs, double[] leasts) {
        double missing = 0;
        double spare = 0;
        for (int i = 0; i < widths.length; i++) {
            missing += lacks(i, widths, needs);
            spare += Math.max(0, widths[i] - leasts[i]);
        }
        double given = Math.min(missing, spare);
        if (given <= 0) {
            return;
        }
        for (int i = 0; i < widths.length; i++) {
            double more = lacks(i, widths, needs) / missing * given;
            widths[i] += more - Math.max(0, widths[i] - leasts[i]) / spare * given;
        }
    }

    private double lacks(int column, double[] widths, double[] needs) {
        boolean numbers = columns.get(column).align() == Column.Align.RIGHT;
        return numbers && widths[column] > 0 ? Math.max(0, needs[column] - widths[column]) : 0;
    }

    /** {@return the pixels that each column needs to show all of its texts, of a long table those of the first rows} */
    private double[] needs() {
        double[] needs = new double[columns.size()];
        GC gc = new GC(this);
        gc.setFont(getFont());
        for (int i = 0; i < needs.length; i++) {
            Column<T> c = columns.get(i);
            int widest = gc.textExtent(i == marked ? c.title() + " " + mark : c.title()).x;
            for (T row : rows.subList(0, Math.min(rows.size(), MOST_MEASURED))) {
                widest = Math.max(widest, gc.textExtent(c.text().apply(row)).x);
            }
            needs[i] = widest + 2 * PADDING + 2;
        }
        gc.dispose();
        return needs;
    }

    /**
     * Shows other rows. What is selected stays where it is, and so does a cell that is being edited, where there are as
     * many rows as before.
     *
     * @param next the rows
     */
    public void setRows(List<T> next) {
        boolean asMany = next.size() == rows.size();
        if (!asMany && table.getActiveCellEditor() != null) {
            table.getActiveCellEditor().close();
        }
        rows.clear();
        rows.addAll(next);
        int width = getClientArea().width;
        if (width > 0 && table.getActiveCellEditor() == null) {
            share(width);
            table.doCommand(new ClientAreaResizeCommand(table));
        }
        if (asMany) {
            table.redraw();
        } else {
            table.refresh();
        }
    }

    /** Gives up what is being entered into a cell, as Escape does. @return whether something was */
    public boolean giveUpEntry() {
        if (table.getActiveCellEditor() == null) {
            return false;
        }
        table.getActiveCellEditor().close();
        table.setFocus();
        return true;
    }

    /** {@return the rows that have a selected cell, from the top} */
    public List<T> selected() {
        return selection.getSelectedRowPositions().stream()
                .flatMap(range -> range.getMembers().stream())
                .sorted()
                .distinct()
                .filter(row -> row < rows.size())
                .map(rows::get)
                .toList();
    }

    /**
     * Has a listener told of the rows that have a selected cell, whenever that changes.
     *
     * @param listener gets them from the top, in the UI thread; told also of what {@link #select} selects
     */
    public void onSelect(Consumer<List<T>> listener) {
        table.addLayerListener(event -> {
            if (event instanceof ISelectionEvent) {
                listener.accept(selected());
            }
        });
    }

    /** Selects nothing. */
    public void selectNone() {
        selection.clear();
    }

    /**
     * Selects a row by its first cell, and nothing else.
     *
     * @param row counted from 0
     */
    public void select(int row) {
        selection.doCommand(new SelectCellCommand(selection, 0, row, false, false));
    }

    /**
     * Selects a row beside those that are selected.
     *
     * @param row counted from 0
     */
    public void selectMore(int row) {
        selection.doCommand(new SelectCellCommand(selection, 0, row, false, true));
    }

    /**
     * Says what a click on a heading does, such as sorting the rows.
     *
     * @param how takes the column, counted from 0
     */
    public void onHeading(IntConsumer how) {
        table.addListener(SWT.MouseUp, e -> {
            LabelStack region = table.getRegionLabelsByXY(e.x, e.y);
            int position = table.getColumnPositionByX(e.x);
            if (e.button == 1 && region != null && region.hasLabel(GridRegion.COLUMN_HEADER) && position >= 0) {
                how.accept(table.getColumnIndexByPosition(position));
            }
        });
    }

    /**
     * Marks one heading, such as that by which the rows are sorted.
     *
     * @param column counted from 0
     * @param mark behind its title
     */
    public void markHeading(int column, String mark) {
        marked = column;
        this.mark = mark;
        table.redraw();
    }

    /** The headings, one of them with a mark. */
    private final class Headings extends DefaultColumnHeaderDataProvider {

        Headings(String[] titles) {
            super(titles);
        }

        @Override
        public Object getDataValue(int column, int row) {
            Object title = super.getDataValue(column, row);
            return column == marked ? title + " " + mark : title;
        }
    }

    /**
     * Says what copying does.
     *
     * @param how takes the selected rows when Ctrl+C is pressed, or Copy in the menu Edit
     */
    public void onCopy(Consumer<List<T>> how) {
        copy = how;
    }

    /**
     * Says what deleting does.
     *
     * @param how takes the selected rows when Delete is pressed
     */
    public void onDelete(Consumer<List<T>> how) {
        delete = how;
    }

    /** {@return the rows} */
    public List<T> rows() {
        return List.copyOf(rows);
    }

    /**
     * {@return the text that a cell shows}
     *
     * @param row counted from 0
     * @param column counted from 0
     */
    public String text(int row, int column) {
        return columns.get(column).text().apply(rows.get(row));
    }

    /** {@return the height that shows all rows} */
    public int fullHeight() {
        return (rows.size() + 1) * rowHeight + 2;
    }

    /** {@return the widget that receives mouse and keys} */
    public NatTable widget() {
        return table;
    }

    /** {@return what is said about a row where the mouse rests} */
    Tip tip() {
        return tip;
    }

    /** What is said about a row, in the theme's colours: what the system has for tips need not suit the theme's texts. */
    final class Tip extends NatTableContentTooltip {
        private final Function<T, String> text;

        Tip(Function<T, String> text) {
            super(table, GridRegion.BODY);
            this.text = text;
        }

        @Override
        protected String getText(Event event) {
            int row = table.getRowIndexByPosition(table.getRowPositionByY(event.y));
            return row < 0 || row >= rows.size() ? null : blankToNull(text.apply(rows.get(row)));
        }

        @Override
        protected Color getBackgroundColor(Event event) {
            return Palette.of(table).selection();
        }

        @Override
        protected Color getForegroundColor(Event event) {
            return Palette.of(table).text();
        }
    }

    /** Draws a faint line below a cell and none beside it. */
    private ICellPainter lined(ICellPainter painter) {
        BorderStyle line = new BorderStyle(1, Palette.of(this).grid(), BorderStyle.LineStyleEnum.SOLID);
        return new BackgroundPainter(new CustomLineBorderDecorator(painter, line));
    }

    private final class Cells implements IColumnAccessor<T> {
        @Override
        public Object getDataValue(T row, int column) {
            Column<T> c = columns.get(column);
            return c.checked() == null ? row : (Object) c.checked().test(row);
        }

        @Override
        public void setDataValue(T row, int column, Object value) {
            columns.get(column).edit().commit(row, String.valueOf(value));
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }
    }

    private final class Looks extends DefaultNatTableStyleConfiguration {
        private final Palette palette;

        Looks(Palette palette) {
            this.palette = palette;
            bgColor = palette.paper();
            fgColor = palette.text();
            font = RecordTable.this.getFont();
            hAlign = HorizontalAlignmentEnum.LEFT;
            cellPainter = lined(new PaddingDecorator(new TextPainter(false, false), 0, PADDING, 0, PADDING, false));
        }

        @Override
        public void configureRegistry(IConfigRegistry registry) {
            super.configureRegistry(registry);
            registry.registerConfigAttribute(CellConfigAttributes.RENDER_GRID_LINES, Boolean.FALSE);
            Style heading = new Style();
            heading.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, palette.paper());
            heading.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, palette.faint());
            for (DisplayMode mode : new DisplayMode[] {DisplayMode.NORMAL, DisplayMode.SELECT}) {
                registry.registerConfigAttribute(
                        CellConfigAttributes.CELL_STYLE, heading, mode, GridRegion.COLUMN_HEADER);
            }
            registry.registerConfigAttribute(
                    CellConfigAttributes.CELL_STYLE,
                    heading,
                    DisplayMode.SELECT,
                    SelectionStyleLabels.COLUMN_FULLY_SELECTED_STYLE);
            Style selected = new Style();
            selected.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, palette.selection());
            selected.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, palette.text());
            registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT);
            registry.registerConfigAttribute(
                    CellConfigAttributes.CELL_STYLE,
                    selected,
                    DisplayMode.SELECT,
                    SelectionStyleLabels.SELECTION_ANCHOR_STYLE);
            Style eyeCatching = new Style();
            eyeCatching.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, palette.warning());
            registry.registerConfigAttribute(
                    CellConfigAttributes.CELL_STYLE, eyeCatching, DisplayMode.NORMAL, NOTABLE);
            for (int i = 0; i < columns.size(); i++) {
                Style style = new Style();
                style.setAttributeValue(
                        CellStyleAttributes.HORIZONTAL_ALIGNMENT,
                        switch (columns.get(i).align()) {
                            case LEFT -> HorizontalAlignmentEnum.LEFT;
                            case RIGHT -> HorizontalAlignmentEnum.RIGHT;
                            case CENTER -> HorizontalAlignmentEnum.CENTER;
                        });
                registry.registerConfigAttribute(
                        CellConfigAttributes.CELL_STYLE, style, DisplayMode.NORMAL, COLUMN + i);
                registry.registerConfigAttribute(
                        CellConfigAttributes.CELL_STYLE, style, DisplayMode.NORMAL, HEADING_OF + i);
            }
        }
    }

    /** Space ticks the box of a row wherever in the row one is. */
    private final class Keys extends AbstractUiBindingConfiguration {
        @Override
        public void configureUiBindings(UiBindingRegistry registry) {
            boolean boxes = columns.stream().anyMatch(c -> c.checked() != null && c.edit() != null);
            if (boxes) {
                registry.registerFirstKeyBinding(
                        new KeyEventMatcher(SWT.NONE, SWT.SPACE), (nat, e) -> selected().forEach(this::tick));
            }
            registry.registerFirstKeyBinding(
                    new KeyEventMatcher(SWT.MOD1, 'c'), (nat, e) -> copy.accept(selected()));
            registry.registerFirstKeyBinding(
                    new KeyEventMatcher(SWT.NONE, SWT.DEL), (nat, e) -> delete.accept(selected()));
        }

        private void tick(T row) {
            columns.stream()
                    .filter(c -> c.checked() != null && c.edit() != null)
                    .findFirst()
                    .ifPresent(c -> c.edit().commit(row, Boolean.toString(!c.checked().test(row))));
        }
    }

    private final class Behaviour extends AbstractRegistryConfiguration {
        @Override
        public void configureRegistry(IConfigRegistry registry) {
            for (int i = 0; i < columns.size(); i++) {
                Column<T> column = columns.get(i);
                String label = COLUMN + i;
                if (column.checked() != null) {
                    registry.registerConfigAttribute(
                            CellConfigAttributes.CELL_PAINTER,
                            lined(new CheckBoxPainter(ticks.ticked(), ticks.empty(), false)),
                            DisplayMode.NORMAL,
                            label);
                    registry.registerConfigAttribute(
                            CellConfigAttributes.DISPLAY_CONVERTER,
                            new DefaultBooleanDisplayConverter(),
                            DisplayMode.NORMAL,
                            label);
                } else {
                    registry.registerConfigAttribute(
                            CellConfigAttributes.DISPLAY_CONVERTER, new AsText(column.text()), DisplayMode.NORMAL, label);
                }
                if (column.role() != null) {
                    registry.registerConfigAttribute(
                            CellConfigAttributes.CELL_PAINTER,
                            lined(new PaddingDecorator(new Coloured(column), 0, PADDING, 0, PADDING, false)),
                            DisplayMode.NORMAL,
                            label);
                }
                if (column.edit() != null) {
                    registry.registerConfigAttribute(
                            EditConfigAttributes.CELL_EDITABLE_RULE,
                            IEditableRule.ALWAYS_EDITABLE,
                            DisplayMode.EDIT,
                            label);
                    registry.registerConfigAttribute(
                            EditConfigAttributes.CELL_EDITOR,
                            column.checked() != null ? new CheckBoxCellEditor() : new CellText(),
                            DisplayMode.EDIT,
                            label);
                    if (column.checked() == null) {
                        registry.registerConfigAttribute(
                                CellConfigAttributes.DISPLAY_CONVERTER, new AsText(column.edit()::start), DisplayMode.EDIT, label);
                        registry.registerConfigAttribute(
                                EditConfigAttributes.DATA_VALIDATOR, new Checked(column), DisplayMode.EDIT, label);
                    }
                }
            }
        }
    }

    /** The field in which a cell is edited: opaque whatever the theme does, and it says what is wrong. */
    private static final class CellText extends TextCellEditor {
        CellText() {
            super(true, true);
            setErrorDecorationEnabled(true);
        }

        /** Enter takes what was entered and goes down; the next cell is edited when somebody types into it. */
        @Override
        public boolean openAdjacentEditor() {
            return false;
        }

        @Override
        public boolean activateOnTraversal(IConfigRegistry registry, List<String> labels) {
            return false;
        }

        @Override
        protected Text createEditorControl(Composite parent, int style) {
            Text text = super.createEditorControl(parent, style | SWT.BORDER);
            return Paper.under(text);
        }
    }

    /** A text in the colour that its row has in figures. */
    private final class Coloured extends TextPainter {
        private final Column<T> column;
        private Color colour;

        Coloured(Column<T> column) {
            super(false, false);
            this.column = column;
        }

        @Override
        public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
            Series.Role role = cell.getRowIndex() < rows.size()
                    ? column.role().apply(rows.get(cell.getRowIndex()))
                    : null;
            colour = role == null ? null : Palette.of(table).series(role);
            super.paintCell(cell, gc, bounds, registry);
        }

        @Override
        public void setupGCFromConfig(GC gc, IStyle style) {
            super.setupGCFromConfig(gc, style);
            if (colour != null) {
                gc.setForeground(colour);
            }
        }
    }

    /** Shows a row as the text of one of its columns; what is entered stays text. */
    private final class AsText extends ContextualDisplayConverter {
        private final Function<T, String> text;

        AsText(Function<T, String> text) {
            this.text = text;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object canonicalToDisplayValue(ILayerCell cell, IConfigRegistry registry, Object row) {
            return row == null ? "" : text.apply((T) row);
        }

        @Override
        public Object displayToCanonicalValue(ILayerCell cell, IConfigRegistry registry, Object entered) {
            return entered;
        }
    }

    private final class Checked extends ContextualDataValidator {
        private final Column<T> column;

        Checked(Column<T> column) {
            this.column = column;
        }

        @Override
        public boolean validate(ILayerCell cell, IConfigRegistry registry, Object text) {
            try {
                column.edit().check(rows.get(cell.getRowIndex()), String.valueOf(text));
                return true;
            } catch (IllegalArgumentException e) {
                throw new ValidationFailedException(e.getMessage());
            }
        }
    }
}
