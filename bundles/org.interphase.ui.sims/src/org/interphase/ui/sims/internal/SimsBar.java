// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.interphase.core.data.IonStack;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** Which stack, how things stand with its corrections, and what can be taken along. */
final class SimsBar {

    private static final int STACK_WIDTH = 220;
    private static final int BUTTON_WIDTH = 90;

    private final Composite bar;
    private final Label stackLabel;
    private final Combo stack;
    private final Label facts;
    private final Button measured;
    private final Composite further;
    private final Label state;
    private final Button cancel;
    private List<IonStack> stacks = List.of();
    private Said said = new Said("", false, false);

    /** How things stand with the corrections. */
    private record Said(String text, boolean problem, boolean stale) {}

    /** What the bar asks the editor for. */
    interface Requests {
        void dataset(String id);

        void measured(boolean on);

        void cancel();

        Menu exportMenu(Control parent);
    }

    SimsBar(Composite parent, Requests requests) {
        bar = Paper.under(new Composite(parent, SWT.NONE));
        bar.setLayout(Looks.grid(8, Looks.GAP, 4));
        stackLabel = new Label(bar, SWT.NONE);
        stackLabel.setText("&Stack");
        Paper.ink(stackLabel, Palette::faint);
        stackLabel.setLayoutData(new GridData());
        stack = new Combo(bar, SWT.READ_ONLY);
        GridData stackData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        stackData.widthHint = STACK_WIDTH;
        stack.setLayoutData(stackData);
        stack.addListener(SWT.Selection, e -> {
            if (stack.getSelectionIndex() >= 0) {
                requests.dataset(stacks.get(stack.getSelectionIndex()).id());
            }
        });
        facts = new Label(bar, SWT.NONE);
        Paper.under(facts);
        facts.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        state = new Label(bar, SWT.WRAP);
        Paper.ink(state, Palette::faint);
        GridData stateData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        stateData.widthHint = 100;
        stateData.horizontalIndent = Looks.GAP;
        state.setLayoutData(stateData);
        further = Paper.under(new Composite(bar, SWT.NONE));
        further.setLayout(Looks.grid(1, 0, 0));
        measured = new Button(bar, SWT.TOGGLE);
        measured.setText("As &measured");
        measured.setToolTipText("Shows images and profiles without any correction");
        measured.setLayoutData(new GridData());
        measured.addListener(SWT.Selection, e -> requests.measured(measured.getSelection()));
        Button export = new Button(bar, SWT.PUSH);
        export.setText("&Export ▾");
        export.setLayoutData(new GridData());
        export.addListener(SWT.Selection, e -> {
            Menu menu = requests.exportMenu(export);
            menu.setLocation(export.toDisplay(0, export.getSize().y));
            menu.setVisible(true);
        });
        cancel = new Button(bar, SWT.PUSH);
        cancel.setText("Cancel");
        cancel.setEnabled(false);
        GridData cancelData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        cancelData.widthHint = BUTTON_WIDTH;
        cancel.setLayoutData(cancelData);
        cancel.addListener(SWT.Selection, e -> requests.cancel());
    }

    Composite control() {
        return bar;
    }

    /** {@return where what other bundles do with a stack is} */
    Composite further() {
        return further;
    }

    void show(SimsDocument now, boolean asMeasured) {
        List<IonStack> all = SimsDocument.stacks(now.file());
        if (!all.equals(stacks)) {
            stacks = all;
            stack.setItems(all.stream().map(s -> name(s, all)).toArray(String[]::new));
            boolean several = all.size() > 1;
            for (Control c : new Control[] {stackLabel, stack}) {
                c.setVisible(several);
                ((GridData) c.getLayoutData()).exclude = !several;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(now.dataset())) {
                stack.select(i);
            }
        }
        IonStack s = now.stack();
        int layers = s.geometry().layers();
        facts.setText(s.species().size() + " species, " + layers + (layers == 1 ? " layer of " : " layers of ")
                + s.geometry().width() + " × " + s.geometry().height() + " pixels");
        measured.setSelection(asMeasured);
        tell();
        bar.layout(true, true);
    }

    /** The label of a stack; with its id where another one has the same. */
    private static String name(IonStack s, List<IonStack> all) {
        boolean alone = all.stream().filter(o -> o.label().equals(s.label())).count() == 1;
        return s.label().isBlank() ? s.id() : alone ? s.label() : s.label() + " (" + s.id() + ")";
    }

    /** Says how things stand. */
    void say(String text, boolean problem, boolean stale) {
        said = new Said(text, problem, stale);
        tell();
    }

    /** What is seen without corrections is not what was said of them, unless that is a problem. */
    private void tell() {
        boolean without = measured.getSelection() && !said.problem();
        String shown = without ? "As measured: what you see has no correction." : said.text().replace("&", "&&");
        state.setText(shown);
        state.setToolTipText(shown);
        Paper.ink(state, said.problem() ? Palette::problem : without || said.stale() ? Palette::warning : Palette::faint);
        state.requestLayout();
    }

    void running(boolean now) {
        cancel.setEnabled(now);
    }

    Label state() {
        return state;
    }

    Combo stackBox() {
        return stack;
    }

    Button measuredButton() {
        return measured;
    }
}
