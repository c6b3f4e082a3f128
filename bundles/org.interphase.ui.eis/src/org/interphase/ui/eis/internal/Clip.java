// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.interphase.core.unit.Quantity;
import org.interphase.core.unit.QuantityText;

/** Values with their uncertainties, as texts for the clipboard. */
final class Clip {

    /** A value with its name. */
    record Named(String name, Quantity quantity) {}

    /** In which form. */
    enum Form {
        /** {@code 3.20(5) kΩ}. */
        BRIEF("Value, 3.20(5) kΩ"),
        /** {@code 3.200 ± 0.053 kΩ}. */
        PLUS_MINUS("Value ± Error"),
        /** {@code \qty{3.20(5)}{\kilo\ohm}}. */
        LATEX("LaTeX (siunitx)"),
        /** Name, value, error, unit. */
        CSV("CSV, Full Precision");

        private final String label;

        Form(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private Clip() {}

    /** {@return one value by itself; several in lines, each after its name} */
    static String text(List<Named> values, Form form) {
        if (form == Form.CSV) {
            return QuantityText.csvHeading() + "\n"
                    + values.stream().map(v -> QuantityText.csv(v.name(), v.quantity()) + "\n")
                            .collect(Collectors.joining());
        }
        if (values.size() == 1) {
            return one(values.get(0).quantity(), form);
        }
        String between = form == Form.LATEX ? " & " : "\t";
        String end = form == Form.LATEX ? " \\\\" : "";
        return values.stream()
                .map(v -> name(v.name(), form) + between + one(v.quantity(), form) + end + "\n")
                .collect(Collectors.joining());
    }

    private static String one(Quantity q, Form form) {
        return form == Form.LATEX
                ? QuantityText.latex(q)
                : form == Form.BRIEF ? QuantityText.brief(q) : q.toString();
    }

    private static String name(String name, Form form) {
        return form == Form.LATEX ? name.replace("_", "\\_").replace("%", "\\%") : name;
    }

    /** Puts values on the clipboard. */
    static void copy(List<Named> values, Form form) {
        if (!values.isEmpty()) {
            copy(text(values, form));
        }
    }

    /** Puts a text on the clipboard. */
    static void copy(String text) {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    /** {@return the form of a word of the plug-in registry} */
    static Form form(String word) {
        return Form.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
