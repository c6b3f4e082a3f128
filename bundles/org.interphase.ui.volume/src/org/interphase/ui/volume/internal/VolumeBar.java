// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.IonStack;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** Which stack, how deep its crater is, how things stand, and what can be taken along. */
final class VolumeBar {

    private static final int STACK_WIDTH = 180;
    private static final int DEPTH_WIDTH = 100;

    private final Composite bar;
    private final Label stackLabel;
    private final Combo stack;
    private final Text depth;
    private final Computing reading;
    private final Composite exportLine;
    private final Computing exporting;
    private final Label state;
    private List<IonStack> stacks = List.of();

    /** What the bar asks the editor for. */
    interface Requests {
        void dataset(String id);

        void crater(OptionalDouble um);

        Menu exportMenu(Control parent);
    }

    VolumeBar(Composite parent, Requests requests) {
        bar = Paper.under(new Composite(parent, SWT.NONE));
        bar.setLayout(Looks.grid(7, Looks.GAP, 4));
        stackLabel = label("&Stack");
        stack = new Combo(bar, SWT.READ_ONLY);
        GridData stackData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        stackData.widthHint = STACK_WIDTH;
        stack.setLayoutData(stackData);
        stack.addListener(SWT.Selection, e -> {
            if (stack.getSelectionIndex() >= 0) {
                requests.dataset(stacks.get(stack.getSelectionIndex()).id());
            }
        });
        label("&Crater / µm");
        depth = new Text(bar, SWT.BORDER | SWT.RIGHT);
        depth.setMessage("as in the file");
        depth.setToolTipText("Depth of the crater, of which each layer has its equal part; empty for the depths of the file");
        GridData depthData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        depthData.widthHint = DEPTH_WIDTH;
        depth.setLayoutData(depthData);
        depth.addListener(SWT.DefaultSelection, e -> entered(requests));
        depth.addListener(SWT.FocusOut, e -> entered(requests));
        state = new Label(bar, SWT.WRAP);
        Paper.ink(state, Palette::faint);
        GridData stateData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        stateData.widthHint = 80;
        state.setLayoutData(stateData);
        Composite line = Paper.under(new Composite(bar, SWT.NONE));
        line.setLayout(Looks.grid(1, 0, 0));
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        reading = new Computing(line, "Read volumes");
        exportLine = Paper.under(new Composite(line, SWT.NONE));
        exportLine.setLayout(Looks.grid(1, 0, 0));
        GridData exportData = new GridData(SWT.FILL, SWT.TOP, true, false);
        exportData.exclude = true;
        exportLine.setLayoutData(exportData);
        exporting = new Computing(exportLine, "Export");
        Button export = new Button(bar, SWT.PUSH);
        export.setText("&Export ▾");
        export.addListener(SWT.Selection, e -> {
            Menu menu = requests.exportMenu(export);
            menu.setLocation(export.toDisplay(0, export.getSize().y));
            menu.setVisible(true);
        });
    }

    private Label label(String text) {
        Label label = new Label(bar, SWT.NONE);
        label.setText(text);
        Paper.ink(label, Palette::faint);
        label.setLayoutData(new GridData());
        return label;
    }

    private void entered(Requests requests) {
        String text = depth.getText().strip().replace(',', '.');
        if (text.isEmpty()) {
            requests.crater(OptionalDouble.empty());
            return;
        }
        try {
            double um = Double.parseDouble(text);
            if (!(um > 0) || Double.isInfinite(um)) {
                throw new NumberFormatException();
            }
            requests.crater(OptionalDouble.of(um));
        } catch (NumberFormatException e) {
            say("Expected the depth of the crater in µm, found '" + text + "'.", true);
        }
    }

    Composite control() {
        return bar;
    }

    void show(List<IonStack> all, VolumeDocument now) {
        if (!all.equals(stacks)) {
            stacks = all;
            stack.setItems(all.stream().map(s -> s.label().isBlank() ? s.id() : s.label()).toArray(String[]::new));
            boolean several = all.size() > 1;
            for (Control c : new Control[] {stackLabel, stack}) {
                c.setVisible(several);
                ((GridData) c.getLayoutData()).exclude = !several;
            }
            bar.layout(true, true);
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(now.dataset())) {
                stack.select(i);
            }
        }
        OptionalDouble crater = now.asked().crater();
        String text = crater.isEmpty() ? "" : ValueText.number(crater.getAsDouble(), 6);
        if (!depth.isFocusControl() && !text.equals(depth.getText())) {
            depth.setText(text);
        }
    }

    /** Says how things stand. */
    void say(String text, boolean problem) {
        state.setText(text.replace("&", "&&"));
        state.setToolTipText(text);
        Paper.ink(state, problem ? Palette::problem : Palette::faint);
        state.requestLayout();
    }

    /** {@return what reads the volumes in the background} */
    Computing reading() {
        return reading;
    }

    /** {@return what writes pictures in the background, which has its line from now on} */
    Computing exporting() {
        GridData data = (GridData) exportLine.getLayoutData();
        if (data.exclude) {
            data.exclude = false;
            exportLine.requestLayout();
        }
        return exporting;
    }

    /** Ends what is under way. */
    void dispose() {
        reading.dispose();
        exporting.dispose();
    }

    Combo stackBox() {
        return stack;
    }

    Text depth() {
        return depth;
    }

    Label state() {
        return state;
    }
}
