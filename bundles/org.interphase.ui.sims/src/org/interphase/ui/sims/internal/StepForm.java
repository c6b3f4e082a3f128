// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.sims.Correction;
import org.interphase.sims.SpeciesList;
import org.interphase.ui.job.SettingSentence;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/**
 * The settings of one correction. What can be understood is told at once; what cannot stays as it was typed, with what is
 * wrong with it.
 */
final class StepForm {

    private static final int FIELD_WIDTH = 90;
    private static final int MOST_NAMED = 12;

    private final Composite form;
    private final Label problem;
    private final Consumer<Correction> edit;
    private final Runnable pause;
    private final Runnable laidOut;
    private final Map<String, Control> inputs = new LinkedHashMap<>();
    private IonStack stack;
    private Correction shown;
    private boolean filling;

    /**
     * Creates an empty form.
     *
     * @param edit takes a correction with other settings
     * @param pause hears that what is typed next is an edit of its own
     * @param laidOut hears that the form is of another height
     */
    StepForm(Composite parent, Consumer<Correction> edit, Runnable pause, Runnable laidOut) {
        this.edit = edit;
        this.pause = pause;
        this.laidOut = laidOut;
        form = Paper.under(new Composite(parent, SWT.NONE));
        form.setLayout(Looks.grid(2, Looks.GAP, 0));
        problem = new Label(form, SWT.WRAP);
        Paper.ink(problem, Palette::problem);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        data.widthHint = 2 * FIELD_WIDTH;
        data.exclude = true;
        problem.setLayoutData(data);
        problem.setVisible(false);
    }

    Control control() {
        return form;
    }

    /** {@return the input of a setting} */
    Control input(String setting) {
        return inputs.get(setting);
    }

    /** {@return what is wrong; empty for nothing} */
    String problem() {
        return problem.getText();
    }

    /** Shows a correction's settings; what is being typed stays where it is the same correction. */
    void show(Correction correction, IonStack of) {
        boolean same = correction != null && correction.equals(shown) && of == stack;
        if (same) {
            return;
        }
        boolean sameKind = correction != null && shown != null && correction.getClass() == shown.getClass();
        shown = correction;
        stack = of;
        if (!sameKind) {
            create();
        }
        if (correction != null) {
            fill(StepWords.texts(correction));
        }
        judge();
    }

    /** Shows nothing, so that what is shown next is filled in anew. */
    void clear() {
        show(null, null);
    }

    private void create() {
        for (Control child : form.getChildren()) {
            if (child != problem) {
                child.dispose();
            }
        }
        inputs.clear();
        if (shown == null) {
            return;
        }
        for (SettingDescriptor d : StepWords.type(shown).descriptors()) {
            Label label = Paper.under(new Label(form, SWT.NONE));
            label.setText(d.form() == SettingDescriptor.Form.FLAG ? "" : StepWords.label(d));
            label.setToolTipText(StepWords.help(d));
            label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
            Control input = input(d);
            input.setToolTipText(StepWords.help(d));
            GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
            data.widthHint = FIELD_WIDTH;
            input.setLayoutData(data);
            input.addListener(SWT.FocusOut, e -> pause.run());
            inputs.put(d.name(), input);
        }
        problem.moveBelow(null);
    }

    private Control input(SettingDescriptor d) {
        return switch (d.form()) {
            case FLAG -> {
                Button box = Paper.under(new Button(form, SWT.CHECK));
                box.setText(StepWords.label(d));
                box.addListener(SWT.Selection, e -> changed());
                yield box;
            }
            case CHOICE -> {
                Combo combo = new Combo(form, SWT.READ_ONLY);
                combo.setItems(d.choices().toArray(String[]::new));
                combo.addListener(SWT.Selection, e -> changed());
                yield combo;
            }
            case INTEGER, NUMBER, TEXT -> {
                Text text = new Text(form, SWT.SINGLE | SWT.BORDER);
                text.setMessage(d.required() ? d.example() : d.byDefault().isEmpty() ? StepWords.byItself(shown) : d.byDefault());
                text.addListener(SWT.Modify, e -> changed());
                yield text;
            }
        };
    }

    private void fill(Map<String, String> texts) {
        filling = true;
        try {
            inputs.forEach((name, input) -> {
                String text = texts.getOrDefault(name, "");
                switch (input) {
                    case Button b -> b.setSelection(Boolean.parseBoolean(text));
                    case Combo c -> c.setText(text);
                    // a text that means the same stays as it was typed
                    case Text t when !text.equals(t.getText()) -> t.setText(text);
                    default -> {}
                }
            });
        } finally {
            filling = false;
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        inputs.forEach((name, input) -> {
            String text =
                    switch (input) {
                        case Button b -> Boolean.toString(b.getSelection());
                        case Combo c -> c.getText();
                        case Text t -> t.getText().strip();
                        default -> throw new IllegalStateException(input.toString());
                    };
            if (!text.isEmpty()) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private void changed() {
        if (!filling) {
            Correction before = shown;
            judge();
            if (shown != before) {
                edit.accept(shown);
            }
        }
    }

    /** Takes what can be understood, and says what cannot. */
    private void judge() {
        if (shown == null) {
            say("");
            return;
        }
        SettingsType<?> type = StepWords.type(shown);
        try {
            Map<String, String> texts = texts();
            Correction next = (Correction) (Object) type.create(texts);
            requireKnownSpecies(next, texts);
            shown = next.equals(shown) ? shown : next;
            say(missing(next));
        } catch (SettingException e) {
            boolean ofOne = inputs.containsKey(e.setting());
            say(ofOne ? SettingSentence.of(e, name -> words(type, name)) : sentence(e));
        }
    }

    private static String sentence(SettingException e) {
        return StepWords.capital(e.getMessage().replaceFirst("^setting '[^']*': ", "")) + ".";
    }

    private static String words(SettingsType<?> type, String setting) {
        return type.descriptors().stream()
                .filter(d -> d.name().equals(setting))
                .map(StepWords::setting)
                .findFirst()
                .orElse(setting);
    }

    private void requireKnownSpecies(Correction correction, Map<String, String> texts) throws SettingException {
        for (RecordComponent c : correction.getClass().getRecordComponents()) {
            if (c.getType() == SpeciesList.class) {
                for (String name : SpeciesList.parse(texts.getOrDefault(c.getName(), "")).names()) {
                    if (stack.indexOf(name).isEmpty()) {
                        List<String> all = stack.species().stream().map(IonChannel::name).toList();
                        String some = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
                        throw new SettingException(
                                c.getName(),
                                "expected species of the stack (" + some + (all.size() > MOST_NAMED ? ", …" : "") + "), found '"
                                        + name + "'");
                    }
                }
            }
        }
    }

    /** {@return what only a person knows of this stack; empty where nothing is missing} */
    private String missing(Correction correction) {
        if (correction instanceof Correction.DeadTimeStep dead) {
            List<IonChannel> open =
                    stack.species().stream().filter(c -> !c.deadTime().corrected()).toList();
            if (dead.dwellS() == null && open.stream().anyMatch(c -> !(c.dwellS() > 0))) {
                return "The stack states no dwell time: give it.";
            }
            if (dead.tauNs() == null && open.stream().anyMatch(c -> !(c.deadTime().tauS() >= 0))) {
                return "The stack states no dead time: give it.";
            }
        }
        return "";
    }

    private void say(String text) {
        problem.setText(text.replace("&", "&&"));
        problem.setVisible(!text.isEmpty());
        ((GridData) problem.getLayoutData()).exclude = text.isEmpty();
        laidOut.run();
    }
}
