// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.interphase.core.figure.ColourMap;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.internal.image.Contrast.Scope;

/** Colours and contrast of a grid: a row of controls to be placed beside it. */
public final class GridBar extends Composite {

    private static final List<ColourMap> MAPS =
            ColourMap.all().stream().filter(m -> !m.diverging()).toList();

    private final ImageGrid grid;
    private final Combo map;
    private final Spinner low;
    private final Spinner high;
    private final Button logarithmic;
    private final Combo scope;

    /**
     * Creates the controls of a grid.
     *
     * @param parent where they lie
     * @param grid whose colours and contrast they change
     */
    public GridBar(Composite parent, ImageGrid grid) {
        super(parent, SWT.NONE);
        this.grid = grid;
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.spacing = Looks.GAP;
        setLayout(layout);
        Paper.under(this);
        label("Colours");
        map = new Combo(this, SWT.READ_ONLY);
        map.setItems(MAPS.stream().map(ColourMap::label).toArray(String[]::new));
        map.setToolTipText("Colours of counts; all get lighter from low to high");
        label("Percentiles from");
        low = percent("This part of the pixels, in per cent, lies below the darkest colour");
        label("to");
        high = percent("This part of the pixels, in per cent, lies below the lightest colour");
        label("%, of");
        scope = new Combo(this, SWT.READ_ONLY);
        scope.setItems("all layers", "each layer");
        scope.setToolTipText("All layers: one colour is one count everywhere. Each layer: each is as bright as the others");
        logarithmic = new Button(this, SWT.CHECK);
        logarithmic.setText("Logarithmic");
        logarithmic.setToolTipText("Equal ratios of counts are equally far apart; percentiles are those of the values above 0");
        Paper.under(logarithmic);
        show();
        map.addListener(SWT.Selection, e -> grid.setColourMap(MAPS.get(map.getSelectionIndex())));
        for (Spinner s : List.of(low, high)) {
            s.addListener(SWT.Selection, e -> apply(s == low));
        }
        scope.addListener(SWT.Selection, e -> apply(true));
        logarithmic.addListener(SWT.Selection, e -> apply(true));
    }

    private void label(String text) {
        Paper.under(new Label(this, SWT.NONE)).setText(text);
    }

    private Spinner percent(String what) {
        Spinner spinner = new Spinner(this, SWT.BORDER);
        spinner.setDigits(1);
        spinner.setValues(0, 0, 1000, 1, 1, 10);
        spinner.setToolTipText(what);
        return spinner;
    }

    /** Shows what the grid has; for when somebody else changed it. */
    public void show() {
        Contrast contrast = grid.contrast();
        map.select(MAPS.indexOf(grid.colourMap()));
        low.setSelection((int) Math.round(10 * contrast.lowPercent()));
        high.setSelection((int) Math.round(10 * contrast.highPercent()));
        scope.select(contrast.scope() == Scope.STACK ? 0 : 1);
        logarithmic.setSelection(contrast.logarithmic());
    }

    /** The ends stay apart: one that is moved pushes the other. */
    private void apply(boolean lowMoved) {
        if (low.getSelection() >= high.getSelection()) {
            if (lowMoved) {
                low.setSelection(Math.min(low.getSelection(), 999));
                high.setSelection(low.getSelection() + 1);
            } else {
                high.setSelection(Math.max(high.getSelection(), 1));
                low.setSelection(high.getSelection() - 1);
            }
        }
        grid.setContrast(new Contrast(
                low.getSelection() / 10.0,
                high.getSelection() / 10.0,
                logarithmic.getSelection(),
                scope.getSelectionIndex() == 0 ? Scope.STACK : Scope.LAYER));
    }
}
