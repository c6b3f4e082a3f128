// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.interphase.eis.Weighting;
import org.interphase.ui.eis.internal.circuit.CircuitMemory;
import org.interphase.ui.eis.internal.circuit.CompletionPopup;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/** The bar with what a fit needs: spectrum, circuit, weights, range, and the button; below it one line that says how it stands. */
final class FitBar {

    private static final int SPECTRUM_WIDTH = 180;

    private final Composite bar;
    private final Combo spectrum;
    private final Label spectrumLabel;
    private final StyledText circuit;
    private final CompletionPopup completion;
    private final CircuitMemory memory = new CircuitMemory();
    private final CircuitPart diagram;
    private final Button showDiagram;
    private final Combo weight;
    private final Text fmin;
    private final Text fmax;
    private final Button points;
    private final Button fit;
    private final Label state;
    private List<ImpedanceSpectrum> spectra = List.of();
    private boolean showing;

    /** What the bar asks the editor for. */
    interface Requests {
        void settings(UnaryOperator<FitSettings> edit);

        void dataset(String id);

        /** What is typed next is a step of its own in the history. */
        void pause();

        void fitOrCancel();

        Menu exportMenu(Control parent);

        Menu pointsMenu(Control parent);

        /** Says something in the status line of the window; empty for nothing. */
        void status(String text);
    }

    FitBar(Composite parent, Requests requests) {
        bar = Paper.under(new Composite(parent, SWT.NONE));
        bar.setLayout(Looks.grid(1, 2, 4));
        bar.setBackgroundMode(SWT.INHERIT_FORCE);
        // What is fitted by what, and the button, in the first row; how, in the second: so it fits into half a screen.
        Composite first = row(6);
        Composite second = row(8);

        spectrumLabel = label(first, "&Spectrum");
        spectrum = new Combo(first, SWT.READ_ONLY);
        GridData spectrumData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        spectrumData.widthHint = SPECTRUM_WIDTH;
        spectrum.setLayoutData(spectrumData);
        spectrum.addListener(SWT.Selection, e -> {
            if (spectrum.getSelectionIndex() >= 0) {
                requests.dataset(spectra.get(spectrum.getSelectionIndex()).id());
            }
        });

        label(first, "&Circuit");
        circuit = new StyledText(first, SWT.SINGLE | SWT.BORDER);
        circuit.setMargins(5, 4, 5, 4);
        circuit.setToolTipText("R, C, L, CPE, W, Wo and Ws; - in series, p(…,…) in parallel,"
                + " such as R0-p(R1,CPE1)-p(R2,CPE2); or R(RQ)(RQ). Ctrl+Space proposes how to go on.");
        circuit.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        circuit.addListener(SWT.Modify, e -> {
            if (!showing) {
                requests.settings(s -> s.withCircuit(circuit.getText().strip()));
            }
        });
        completion = new CompletionPopup(circuit, memory::recent);
        circuit.addListener(SWT.Traverse, e -> {
            if (!completion.traverse(e) && e.detail == SWT.TRAVERSE_RETURN) {
                e.doit = false;
                requests.fitOrCancel();
            }
        });

        showDiagram = new Button(first, SWT.TOGGLE);
        showDiagram.setText("▴");
        showDiagram.setSelection(memory.shown());
        showDiagram.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "Diagram of the circuit";
            }
        });
        showDiagram.addListener(SWT.Selection, e -> {
            memory.shown(showDiagram.getSelection());
            arrangeDiagram();
        });

        label(second, "Wei&ghts");
        weight = new Combo(second, SWT.READ_ONLY);
        for (Weighting w : Weighting.values()) {
            weight.add(w.name().toLowerCase(Locale.ROOT));
        }
        weight.setToolTipText("modulus: 1/|Z|² of the data; proportional: 1/Re² and 1/Im²; unit: 1;"
                + " model: 1/|Z|² of the fit; sigma: 1/σ² as the file states it");
        weight.addListener(SWT.Selection, e -> requests.settings(s -> s.withWeight(weight.getText())));

        label(second, "f mi&n / Hz");
        fmin = number(second);
        label(second, "f ma&x / Hz");
        fmax = number(second);
        for (Text t : new Text[] {fmin, fmax}) {
            t.addListener(SWT.Modify, e -> {
                if (!showing) {
                    requests.settings(s -> s.withRange(fmin.getText(), fmax.getText()));
                }
            });
            t.addListener(SWT.DefaultSelection, e -> requests.fitOrCancel());
        }

        for (Control field : new Control[] {circuit, fmin, fmax}) {
            field.addListener(SWT.FocusOut, e -> requests.pause());
        }

        points = new Button(second, SWT.PUSH);
        points.setToolTipText("Points that the fit uses. In the plots Ctrl+click leaves out a point or takes it back,"
                + " Ctrl+drag all in a box");
        points.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false));
        points.addListener(SWT.Selection, e -> open(requests.pointsMenu(points), points));

        Button export = new Button(second, SWT.PUSH);
        export.setText("&Export ▾");
        export.addListener(SWT.Selection, e -> open(requests.exportMenu(export), export));

        fit = new Button(first, SWT.PUSH);
        fit.setText("Fit");
        fit.setToolTipText("F5 or Ctrl+Enter");
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = 80;
        fit.setLayoutData(data);
        fit.addListener(SWT.Selection, e -> requests.fitOrCancel());

        diagram = new CircuitPart(bar, requests);
        diagram.view().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));

        state = new Label(bar, SWT.NONE);
        Paper.ink(state, Palette::faint);
        GridData stateData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        stateData.horizontalIndent = Looks.GAP;
        stateData.widthHint = 100;
        state.setLayoutData(stateData);
    }

    private Composite row(int columns) {
        Composite row = Paper.under(new Composite(bar, SWT.NONE));
        row.setLayout(Looks.grid(columns, Looks.GAP, 0));
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return row;
    }

    private static void open(Menu menu, Control below) {
        menu.setLocation(below.toDisplay(0, below.getSize().y));
        menu.setVisible(true);
    }

    private static Label label(Composite row, String text) {
        Label label = new Label(row, SWT.NONE);
        label.setText(text);
        Paper.ink(label, Palette::faint);
        label.setLayoutData(new GridData());
        return label;
    }

    private static Text number(Composite row) {
        Text text = new Text(row, SWT.BORDER | SWT.SINGLE);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = 56;
        text.setLayoutData(data);
        text.setMessage("all");
        return text;
    }

    /** {@return the whole bar} */
    Composite control() {
        return bar;
    }

    /** Shows a document; where the user is typing, the text stays. */
    void show(EisDocument document) {
        showing = true;
        try {
            if (!spectra.equals(document.spectra())) {
                spectra = document.spectra();
                spectrum.setItems(spectra.stream().map(FitBar::name).toArray(String[]::new));
                boolean several = spectra.size() > 1;
                for (Control c : new Control[] {spectrumLabel, spectrum}) {
                    c.setVisible(several);
                    ((GridData) c.getLayoutData()).exclude = !several;
                }
                bar.layout(true, true);
            }
            for (int i = 0; i < spectra.size(); i++) {
                if (spectra.get(i).id().equals(document.dataset())) {
                    spectrum.select(i);
                }
            }
            int all = document.spectrum().points();
            int used = all - document.leftOut().size();
            String count = (used == all ? all + " points" : used + " of " + all + " points") + " ▾";
            if (!points.getText().equals(count)) {
                points.setText(count);
                points.getParent().layout();
            }
            FitSettings s = document.settings();
            if (!circuit.getText().strip().equals(s.circuit())) {
                circuit.setText(s.circuit());
            }
            weight.setText(s.weight());
            set(fmin, s.fmin());
            set(fmax, s.fmax());
        } finally {
            showing = false;
        }
        underline(document.settings().circuit());
        diagram.show(document);
        arrangeDiagram();
        document.fit()
                .filter(f -> document.upToDate())
                .ifPresent(f -> memory.used(document.settings().circuit()));
    }

    /** Gives the diagram the height that its circuit needs; none where it is hidden. */
    private void arrangeDiagram() {
        boolean shown = showDiagram.getSelection();
        showDiagram.setText(shown ? "▴" : "▾");
        showDiagram.setToolTipText(shown ? "Hide the circuit's diagram" : "Show the circuit as a diagram, to be edited");
        GridData data = (GridData) diagram.view().getLayoutData();
        int height = shown ? diagram.view().wantedHeight() : 0;
        if (data.exclude == shown || data.heightHint != height) {
            data.exclude = !shown;
            data.heightHint = height;
            diagram.view().setVisible(shown);
            bar.getParent().layout(true, true);
        }
    }

    private static String name(ImpedanceSpectrum s) {
        String label = s.label().isBlank() || s.label().equals(s.id()) ? "" : "  " + s.label();
        return s.id() + label + "  (" + s.points() + " points)";
    }

    private static void set(Text field, String text) {
        if (!field.getText().strip().equals(text)) {
            field.setText(text);
        }
    }

    private void underline(String text) {
        circuit.setStyleRanges(new StyleRange[0]);
        try {
            Circuit.parse(text);
        } catch (CircuitSyntaxException e) {
            int shift = circuit.getText().indexOf(text);
            int length = circuit.getCharCount();
            if (length == 0) {
                return;
            }
            int start = Math.min(Math.max(0, shift) + e.column(), length - 1);
            Color problem = Palette.of(circuit).problem();
            StyleRange range = new StyleRange(start, 1, problem, null);
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
            range.underlineColor = problem;
            circuit.setStyleRange(range);
        }
    }

    /** Says how things stand. */
    void say(String text, boolean problem, boolean stale) {
        state.setText(text.replace("&", "&&"));
        state.setToolTipText(text);
        Paper.ink(state, problem ? Palette::problem : stale ? Palette::warning : Palette::faint);
    }

    /** Turns the button into one that cancels, and back. */
    void running(boolean now) {
        fit.setText(now ? "Cancel" : "Fit");
    }

    StyledText circuit() {
        return circuit;
    }

    CircuitPart diagram() {
        return diagram;
    }

    CompletionPopup completion() {
        return completion;
    }

    Button showDiagram() {
        return showDiagram;
    }

    Combo weight() {
        return weight;
    }

    Combo spectrum() {
        return spectrum;
    }

    Text fmin() {
        return fmin;
    }

    Text fmax() {
        return fmax;
    }

    Button points() {
        return points;
    }

    Button fit() {
        return fit;
    }

    Label state() {
        return state;
    }
}
