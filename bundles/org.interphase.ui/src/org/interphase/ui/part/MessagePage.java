// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.UnknownFormatException;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** What stands in the editor when there are no data to show: a sentence, what to do, and details that can be copied. */
public final class MessagePage {

    private static final int WIDTH = 640;

    private final Composite page;
    private final Label heading;
    private final Text sentence;
    private final Text details;
    private final Button retry;
    private final Button columns;
    private final Button copy;

    /**
     * Creates the page.
     *
     * @param parent where it lies
     * @param again reads the file again
     * @param name asks for what its columns are
     */
    public MessagePage(Composite parent, Runnable again, Runnable name) {
        page = Paper.under(new Composite(parent, SWT.NONE));
        GridLayout layout = Looks.grid(1, 32, 32);
        layout.verticalSpacing = 10;
        page.setLayout(layout);
        heading = Looks.heading(page, "");
        heading.setLayoutData(wide(false));
        sentence = Paper.under(new Text(page, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP));
        sentence.setLayoutData(wide(false));
        Composite row = Paper.under(new Composite(page, SWT.NONE));
        row.setLayout(Looks.grid(3, 0, 0));
        columns = button(row, "Name the columns…", name);
        columns.setToolTipText("Says what the columns of this text are, for this file and all like it");
        retry = button(row, "Retry", again);
        copy = button(row, "Copy details", this::copy);
        details = new Text(page, SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        Paper.ink(details, Palette::faint);
        details.setLayoutData(wide(true));
    }

    private static Button button(Composite row, String text, Runnable run) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(new GridData());
        button.addListener(SWT.Selection, e -> run.run());
        return button;
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(page.getDisplay());
        clipboard.setContents(
                new Object[] {sentence.getText() + "\n\n" + details.getText()},
                new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private static GridData wide(boolean fill) {
        GridData data = new GridData(fill ? SWT.FILL : SWT.BEGINNING, fill ? SWT.FILL : SWT.CENTER, true, fill);
        if (!fill) {
            data.widthHint = WIDTH;
        }
        return data;
    }

    /** {@return the page} */
    public Composite control() {
        return page;
    }

    /** {@return the sentence} */
    public Text sentence() {
        return sentence;
    }

    /** {@return what can be copied beside it} */
    public Text details() {
        return details;
    }

    /** {@return the button that reads the file again} */
    public Button retry() {
        return retry;
    }

    /** {@return the button that leads to the import page, seen where the file is text that no format knows} */
    public Button columns() {
        return columns;
    }

    /**
     * Shows a message without a problem.
     *
     * @param title a few words
     * @param text a sentence that says what to do
     */
    public void tell(String title, String text) {
        show(title, text, "", false, false, false);
    }

    /**
     * Shows a problem.
     *
     * @param title a few words
     * @param cause what is wrong; its message is the sentence
     */
    public void problem(String title, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        boolean nameable = cause instanceof UnknownFormatException unknown && unknown.isText();
        if (cause instanceof FormatException wrong) {
            String place = wrong.place().toString();
            text = place.substring(0, 1).toUpperCase(Locale.ROOT) + place.substring(1) + ": expected "
                    + wrong.expected() + ", found " + wrong.found() + ".\n"
                    + (nameable
                            ? "Where it is a measurement in columns, say what they are: it can be read then."
                            : "Nothing of the file is shown, since the rest may be wrong too. Correct it and press Retry.");
        }
        // What is wrong with a file stands in the sentence; where in our code it was seen helps its reader nothing.
        show(title, text, trace.toString(), !(cause instanceof FormatException), true, nameable);
    }

    private void show(String title, String text, String more, boolean open, boolean again, boolean nameable) {
        heading.setText(title);
        sentence.setText(text);
        details.setText(more);
        details.setVisible(open);
        copy.setVisible(!more.isEmpty());
        retry.setVisible(again);
        columns.setVisible(nameable);
        ((GridData) columns.getLayoutData()).exclude = !nameable;
        page.layout(true, true);
    }
}
