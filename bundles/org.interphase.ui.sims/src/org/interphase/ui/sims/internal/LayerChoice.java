// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Spinner;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.sims.StackView;

/** Which layers are looked at together: some, or the one that all images show. Layers are counted from 0, as in files and on the command line. */
final class LayerChoice {

    private final StackView view;
    private final Spinner first;
    private final Spinner last;
    private final Button single;
    private int layers;

    LayerChoice(SettingRow row, StackView view, Runnable changed) {
        this.view = view;
        first = row.spinner("layers from", "The first layer, counted from 0", 0, 0, 1, 0);
        last = row.spinner("to", "The last layer", 0, 0, 1, 0);
        single = row.check("this layer", "Only the layer that the images show");
        single.addListener(SWT.Selection, e -> enable());
    }

    private void enable() {
        first.setEnabled(!single.getSelection());
        last.setEnabled(!single.getSelection());
    }

    /** Takes a stack's number of layers; all are chosen where they were before, or where there were others. */
    void show(int next) {
        if (next != layers) {
            layers = next;
            first.setMaximum(Math.max(1, next - 1));
            last.setMaximum(Math.max(1, next - 1));
            first.setSelection(0);
            last.setSelection(next - 1);
        }
    }

    /** {@return the first layer, counted from 0} */
    int from() {
        return single.getSelection()
                ? Math.min(view.layer(), layers - 1)
                : Math.min(Math.min(first.getSelection(), last.getSelection()), layers - 1);
    }

    /** {@return behind the last layer} */
    int to() {
        return single.getSelection() ? from() + 1 : Math.min(Math.max(first.getSelection(), last.getSelection()) + 1, layers);
    }

    /** {@return which layers they are, in words; from and to as {@link #from} and {@link #to} give them} */
    static String words(int from, int to) {
        return to - from == 1 ? "layer " + from : "layers " + from + " to " + (to - 1);
    }

    /** {@return which layers they are, and their depths where a species' are known} */
    static String words(CorrectedStack stack, int channel, int from, int to) {
        double[] z = stack.depthUm(channel);
        if (z.length == 0) {
            return words(from, to);
        }
        String depths = to - from == 1 ? depth(z[from]) : depth(z[from]) + " to " + depth(z[to - 1]);
        return words(from, to) + " (" + depths + " µm)";
    }

    private static String depth(double um) {
        return ValueText.number(um, 4);
    }

    Spinner first() {
        return first;
    }

    Spinner last() {
        return last;
    }

    Button single() {
        return single;
    }
}
