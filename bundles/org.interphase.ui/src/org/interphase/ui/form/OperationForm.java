// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/**
 * The form of any operation: a field for each setting, with its unit, its default and its help; what is wrong stands at
 * the field, with a wave below the character where a text goes wrong. An operation brings no code for it.
 */
public final class OperationForm extends Composite {

    private static final int FIELD_WIDTH = 260;

    private final SettingsType<?> type;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Label whole;

    /** One setting on the form. */
    private record Field(SettingDescriptor setting, Control input, Label note) {

        String text() {
            return switch (input) {
                case Button b -> Boolean.toString(b.getSelection());
                case Combo c -> c.getText();
                case StyledText t -> t.getText();
                default -> throw new IllegalStateException(input.toString());
            };
        }

        void setText(String text) {
            switch (input) {
                case Button b -> b.setSelection(Boolean.parseBoolean(text));
                case Combo c -> c.setText(text);
                case StyledText t -> t.setText(text);
                default -> throw new IllegalStateException(input.toString());
            }
        }
    }

    /**
     * Creates the form with the defaults.
     *
     * @param parent where it lies
     * @param operation the operation
     */
    public OperationForm(Composite parent, Operation<?, ?> operation) {
        super(parent, SWT.NONE);
        Paper.under(this);
        this.type = SettingsType.of(operation.settingsType());
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 12;
        layout.verticalSpacing = 3;
        setLayout(layout);
        for (SettingDescriptor setting : type.descriptors()) {
            fields.put(setting.name(), field(setting));
        }
        whole = note("");
        Paper.ink(whole, Palette::problem);
        showProblem();
    }

    private Field field(SettingDescriptor setting) {
        Label label = new Label(this, SWT.NONE);
        label.setText(title(setting));
        Paper.under(label);
        label.setToolTipText(help(setting));
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        Control input = input(setting);
        input.setToolTipText(help(setting));
        return new Field(setting, input, note(setting.help()));
    }

    /** {@return name and unit as words, such as {@code F min / Hz}} */
    private static String title(SettingDescriptor setting) {
        String words = setting.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String first = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return first + (setting.unit().isEmpty() ? "" : " / " + setting.unit()) + (setting.required() ? " *" : "");
    }

    private static String help(SettingDescriptor setting) {
        return setting.help()
                + (setting.range().isEmpty() ? "" : "\nRange: " + setting.range() + " " + setting.unit())
                + (setting.byDefault().isEmpty() ? "" : "\nDefault: " + setting.byDefault())
                + (setting.example().isEmpty() ? "" : "\nExample: " + setting.example())
                + (setting.citation().isEmpty() ? "" : "\nSource: " + setting.citation());
    }

    private Control input(SettingDescriptor setting) {
        Control input =
                switch (setting.form()) {
                    case FLAG -> {
                        Button box = Paper.under(new Button(this, SWT.CHECK));
                        box.setSelection(Boolean.parseBoolean(setting.byDefault()));
                        box.addListener(SWT.Selection, e -> changed());
                        yield box;
                    }
                    case CHOICE -> {
                        Combo combo = new Combo(this, SWT.READ_ONLY);
                        combo.setItems(setting.choices().toArray(String[]::new));
                        combo.setText(setting.byDefault());
                        combo.addListener(SWT.Selection, e -> changed());
                        yield combo;
                    }
                    case INTEGER, NUMBER, TEXT -> {
                        StyledText text = new StyledText(this, SWT.SINGLE | SWT.BORDER);
                        text.setMargins(5, 4, 5, 4);
                        text.setText(setting.byDefault());
                        text.addListener(SWT.Modify, e -> changed());
                        yield text;
                    }
                };
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = FIELD_WIDTH;
        input.setLayoutData(data);
        return input;
    }

    private Label note(String text) {
        Label filler = Paper.under(new Label(this, SWT.NONE));
        filler.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
        Label note = new Label(this, SWT.WRAP);
        note.setText(text.replace("&", "&&"));
        Paper.ink(note, Palette::faint);
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.widthHint = FIELD_WIDTH;
        note.setLayoutData(data);
        return note;
    }

    private void changed() {
        showProblem();
        listeners.forEach(Runnable::run);
    }

    /**
     * Has a listener told of each change.
     *
     * @param listener called in the UI thread
     */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** {@return the settings as texts by their names, without those that are empty} */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (!field.text().isBlank()) {
                texts.put(name, field.text().strip());
            }
        });
        return texts;
    }

    /**
     * Fills in settings.
     *
     * @param texts texts by the settings' names; what is missing takes its default
     */
    public void setTexts(Map<String, String> texts) {
        fields.forEach((name, field) ->
                field.setText(texts.getOrDefault(name, field.setting().byDefault())));
        changed();
    }

    /** {@return whether the operation would take the settings} */
    public boolean valid() {
        try {
            type.create(texts());
            return true;
        } catch (SettingException e) {
            return false;
        }
    }

    /** {@return the input of a setting} */
    Control input(String setting) {
        return fields.get(setting).input();
    }

    /** {@return what stands below a setting's input: its help, or what is wrong} */
    String noteAt(String setting) {
        return fields.get(setting).note().getText();
    }

    private void showProblem() {
        for (Field field : fields.values()) {
            say(field.note(), field.setting().help(), Palette::faint);
            if (field.input() instanceof StyledText text) {
                text.setStyleRanges(new StyleRange[0]);
            }
        }
        say(whole, "", Palette::problem);
        try {
            type.create(texts());
        } catch (SettingException e) {
            Field field = fields.get(e.setting());
            if (field == null) {
                say(whole, e.getMessage(), Palette::problem);
            } else if (field.text().isBlank()) {
                say(field.note(), field.setting().help() + " Needed"
                        + (field.setting().example().isEmpty() ? "." : ", such as " + field.setting().example() + "."),
                        Palette::faint);
            } else {
                mark(field, e);
            }
        }
        layout(true, true);
    }

    private static void mark(Field field, SettingException problem) {
        if (problem.getCause() instanceof TextSyntaxException syntax) {
            say(field.note(), "Expected " + syntax.expected() + ", found " + syntax.found() + ".", Palette::problem);
            if (field.input() instanceof StyledText text && text.getCharCount() > 0) {
                int start = Math.min(syntax.column(), text.getCharCount() - 1);
                Color problemColour = Palette.of(text).problem();
                StyleRange range = new StyleRange(start, 1, problemColour, null);
                range.underline = true;
                range.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
                range.underlineColor = problemColour;
                text.setStyleRange(range);
            }
        } else {
            String text = problem.getMessage().replaceFirst("^setting '[^']*': ", "");
            say(field.note(), text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".", Palette::problem);
        }
    }

    private static void say(Label label, String text, Function<Palette, Color> ink) {
        label.setText(text.replace("&", "&&"));
        Paper.ink(label, ink);
    }
}
