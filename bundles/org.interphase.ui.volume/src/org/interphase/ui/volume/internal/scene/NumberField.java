// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/**
 * A number that is typed, with its label. What can be understood is told at once; what cannot stays as it was typed, with
 * what is wrong with it.
 */
final class NumberField {

    private static final int BOUND_DIGITS = 6;

    private final Composite both;
    private final Text text;
    private final What what;
    private final Ask ask;
    private final Taken taken;
    private final Consumer<String> said;
    private String key = "";
    private double shown = Double.NaN;
    private double step;
    private double least;
    private double most;
    private boolean filling;

    /**
     * What is typed.
     *
     * @param label before the field, short
     * @param name what it is, with its unit
     * @param help for the pointer
     * @param least the lowest number
     * @param most the highest number
     * @param step of the keys Up and Down
     * @param digits how many are shown of a number that was not typed
     */
    record What(String label, String name, String help, double least, double most, double step, int digits) {}

    /** Takes a number. */
    interface Taken {

        /**
         * Takes a number.
         *
         * @param key of what is typed without leaving the field
         * @param value the number
         */
        void accept(String key, double value);
    }

    /**
     * Creates an empty field.
     *
     * @param parent where it lies, with its label before it
     * @param width of the field in pixels
     * @param said hears what is wrong with what was typed; empty for nothing
     */
    NumberField(Composite parent, What what, int width, Ask ask, Taken taken, Consumer<String> said) {
        this.what = what;
        this.ask = ask;
        this.taken = taken;
        this.said = said;
        step = what.step();
        least = what.least();
        most = what.most();
        both = Paper.under(new Composite(parent, SWT.NONE));
        both.setLayout(Looks.grid(what.label().isEmpty() ? 1 : 2, 0, 0));
        if (!what.label().isEmpty()) {
            Label label = Paper.ink(new Label(both, SWT.NONE), Palette::faint);
            label.setText(what.label());
            label.setToolTipText(what.help());
        }
        text = new Text(both, SWT.SINGLE | SWT.BORDER);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = width;
        text.setLayoutData(data);
        text.setToolTipText(what.help());
        Spoken.name(text, what::name);
        text.addListener(SWT.FocusIn, e -> key = "");
        text.addListener(SWT.FocusOut, e -> key = "");
        text.addListener(SWT.Modify, e -> modified());
        text.addListener(SWT.KeyDown, this::key);
    }

    private void key(Event e) {
        int direction = e.keyCode == SWT.ARROW_UP ? 1 : e.keyCode == SWT.ARROW_DOWN ? -1 : 0;
        if (direction != 0) {
            e.doit = false;
            if (Double.isFinite(shown)) {
                double by = (e.stateMask & SWT.SHIFT) != 0 ? 10 * step : step;
                double next = Math.clamp(Digits.rounded(shown + direction * by, step), least, most);
                text.setText(ValueText.number(next, BOUND_DIGITS));
                text.selectAll();
            }
        }
    }

    private void modified() {
        if (filling) {
            return;
        }
        double value = number(text.getText());
        if (!(value >= least && value <= most)) {
            said.accept(problem());
            return;
        }
        said.accept("");
        if (value != shown) {
            if (key.isEmpty()) {
                key = ask.gesture(what.name());
            }
            shown = value;
            taken.accept(key, value);
        }
    }

    private String problem() {
        String typed = text.getText().strip();
        return what.name() + ": expected a number of " + ValueText.number(least, BOUND_DIGITS) + " to "
                + ValueText.number(most, BOUND_DIGITS) + ", found " + (typed.isEmpty() ? "nothing" : "'" + typed + "'") + ".";
    }

    private static double number(String text) {
        String plain = text.strip().replace('−', '-');
        // what Java takes for a number besides, no person does
        if (!plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            return Double.NaN;
        }
        return Double.parseDouble(plain);
    }

    /** Other bounds, and another step of the keys. */
    void setBounds(double lowest, double highest, double keys) {
        least = lowest;
        most = highest;
        step = keys;
    }

    /** Shows a number; what is being typed stays where it means the same, or where the number is the one of before. */
    void show(double value) {
        if (value == shown || Double.isNaN(value) && Double.isNaN(shown)) {
            return;
        }
        shown = value;
        fill();
    }

    /** Shows a number whatever was typed. */
    void reset(double value) {
        shown = value;
        fill();
    }

    private void fill() {
        String next = Double.isNaN(shown) ? "" : ValueText.number(shown, what.digits());
        if (Double.isNaN(shown) || number(text.getText()) != number(next)) {
            filling = true;
            text.setText(next);
            filling = false;
        }
        said.accept("");
    }

    /** {@return the field with its label} */
    Composite control() {
        return both;
    }

    Text text() {
        return text;
    }
}
