// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;

/**
 * What species have to do with one another: overlays, ratios, line scans, components and correlations of the stack that the
 * editor shows. Each is computed in the background, and not before somebody looks at it.
 */
final class ChemistryPanel {

    /** What is looked at. */
    enum View {
        /** Species in colours. */
        OVERLAY("Overlay"),
        /** One species over another. */
        RATIO("Ratio"),
        /** Species along a line. */
        LINE("Line scan"),
        /** What the stack is made of. */
        COMPONENTS("Components"),
        /** How alike species are distributed. */
        CORRELATION("Correlation");

        private final String label;

        View(String label) {
            this.label = label;
        }
    }

    private final Composite panel;
    private final Combo choice;
    private final Composite place;
    private final StackLayout places = new StackLayout();
    private final OverlayView overlay;
    private final RatioView ratio;
    private final LineView line;
    private final ComponentsView components;
    private final CorrelationView correlation;
    private final List<ChemistryView> views;
    private final Runnable deaf;

    /**
     * Creates the panel without a stack.
     *
     * @param parent where it lies
     * @param view layer, cursor and part of the raster, which all images share
     * @param status takes what is said of the place that is pointed at; null for nothing
     */
    ChemistryPanel(Composite parent, StackView view, Consumer<String> status) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, Looks.GAP, Looks.GAP));
        choice = new Combo(panel, SWT.READ_ONLY);
        choice.setItems(Arrays.stream(View.values()).map(v -> v.label).toArray(String[]::new));
        choice.select(0);
        choice.setToolTipText("What is looked at; settings of the others are kept");
        place = Paper.under(new Composite(panel, SWT.NONE));
        place.setLayout(places);
        place.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        overlay = new OverlayView(place, view);
        ratio = new RatioView(place, view, status);
        line = new LineView(place, view, status);
        components = new ComponentsView(place, view, status);
        correlation = new CorrelationView(place, status);
        views = List.of(overlay, ratio, line, components, correlation);
        places.topControl = overlay.control();
        choice.addListener(SWT.Selection, e -> {
            places.topControl = current().control();
            place.layout(true, true);
            seen();
        });
        deaf = view.onChange(change -> {
            if (panel.isVisible()) {
                current().turned(change);
            }
        });
        panel.addDisposeListener(e -> dispose());
    }

    private ChemistryView current() {
        return views.get(choice.getSelectionIndex());
    }

    /**
     * Takes the stack and the species that the editor shows; computes when it is seen.
     *
     * @param stack the stack with its corrections
     * @param channels indices of the species that are shown, in their order
     */
    void show(CorrectedStack stack, List<Integer> channels) {
        views.forEach(v -> v.show(stack, channels));
        seen();
    }

    /** Somebody looks at it. */
    void seen() {
        if (panel.isVisible()) {
            current().look();
        }
    }

    /** Turns to another view, as a person does. */
    void choose(View next) {
        choice.select(next.ordinal());
        choice.notifyListeners(SWT.Selection, null);
    }

    /** Gives up what is being computed, and hears of nothing more. */
    void dispose() {
        deaf.run();
        views.forEach(ChemistryView::dispose);
    }

    Combo choice() {
        return choice;
    }

    OverlayView overlay() {
        return overlay;
    }

    RatioView ratio() {
        return ratio;
    }

    LineView line() {
        return line;
    }

    ComponentsView components() {
        return components;
    }

    CorrelationView correlation() {
        return correlation;
    }

    Control control() {
        return panel;
    }
}
