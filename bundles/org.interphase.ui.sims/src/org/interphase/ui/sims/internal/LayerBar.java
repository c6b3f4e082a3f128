// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;

/** The one slider of the layer, for both polarities, with where the layer lies in depth. */
final class LayerBar {

    private static final int FRAME_MS = 40;

    private final StackView view;
    private final Composite bar;
    private final Scale scale;
    private final Spinner number;
    private final Label of;
    private final Label where;
    private final Button play;
    private CorrectedStack stack;
    private boolean playing;

    LayerBar(Composite parent, StackView view) {
        this.view = view;
        bar = Paper.under(new Composite(parent, SWT.NONE));
        bar.setLayout(Looks.grid(6, Looks.GAP, 2));
        play = new Button(bar, SWT.TOGGLE);
        play.setText("▶");
        play.setToolTipText("Goes through the layers");
        play.addListener(SWT.Selection, e -> {
            if (play.getSelection()) {
                play();
            } else {
                playing = false;
            }
        });
        Label name = new Label(bar, SWT.NONE);
        name.setText("La&yer");
        Paper.ink(name, Palette::faint);
        number = new Spinner(bar, SWT.BORDER);
        number.addListener(SWT.Selection, e -> view.setLayer(number.getSelection()));
        of = new Label(bar, SWT.NONE);
        Paper.ink(of, Palette::faint);
        scale = new Scale(bar, SWT.HORIZONTAL);
        scale.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        scale.setToolTipText("The layer of all images, of both polarities");
        scale.addListener(SWT.Selection, e -> view.setLayer(scale.getSelection()));
        where = new Label(bar, SWT.NONE);
        Paper.under(where);
        where.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        view.onChange(change -> {
            if (change == StackView.Change.LAYER || change == StackView.Change.RASTER) {
                refresh();
            }
        });
    }

    private void play() {
        playing = true;
        if (view.layer() == view.geometry().layers() - 1) {
            view.setLayer(0);
        }
        next();
    }

    private void next() {
        bar.getDisplay().timerExec(FRAME_MS, () -> {
            if (bar.isDisposed() || !playing) {
                return;
            }
            view.setLayer(view.layer() + 1);
            playing = view.layer() < view.geometry().layers() - 1;
            if (playing) {
                next();
            } else {
                play.setSelection(false);
            }
        });
    }

    Composite control() {
        return bar;
    }

    Scale scale() {
        return scale;
    }

    Label where() {
        return where;
    }

    Button playButton() {
        return play;
    }

    /** Shows where the layers of another stack lie. */
    void show(CorrectedStack next) {
        stack = next;
        refresh();
    }

    private void refresh() {
        int layers = view.geometry().layers();
        scale.setMaximum(Math.max(1, layers - 1));
        scale.setPageIncrement(Math.max(1, layers / 10));
        scale.setEnabled(layers > 1);
        scale.setSelection(view.layer());
        if (number.getMaximum() != Math.max(1, layers - 1)) {
            number.setValues(view.layer(), 0, Math.max(1, layers - 1), 0, 1, Math.max(1, layers / 10));
        } else {
            number.setSelection(view.layer());
        }
        number.setEnabled(layers > 1);
        of.setText("of 0 to " + (layers - 1));
        where.setText(place());
        bar.layout();
    }

    /** Where the layer lies; the species of one layer lie apart, since they are looked at one after the other. */
    private String place() {
        if (stack == null || stack.raw().geometry().layers() != view.geometry().layers()) {
            return "";
        }
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        boolean time = true;
        for (int c = 0; c < stack.raw().species().size(); c++) {
            double[] z = stack.depthUm(c);
            if (z.length > 0) {
                if (time) {
                    time = false;
                    lowest = Double.POSITIVE_INFINITY;
                    highest = Double.NEGATIVE_INFINITY;
                }
                lowest = Math.min(lowest, z[view.layer()]);
                highest = Math.max(highest, z[view.layer()]);
            } else if (time) {
                double[] t = stack.raw().species().get(c).timeS();
                if (t.length > 0) {
                    lowest = Math.min(lowest, t[view.layer()]);
                    highest = Math.max(highest, t[view.layer()]);
                }
            }
        }
        if (lowest > highest) {
            return "";
        }
        String unit = time ? " s" : " µm";
        String from = ValueText.number(lowest, 4);
        String to = ValueText.number(highest, 4);
        return from.equals(to) ? from + unit : from + " to " + to + unit;
    }
}
