// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.operation.Assignments;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Setting;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OperationFormTest {

    record Settings(
            @Setting(help = "Length of the sample.", unit = "cm", byDefault = "0.1", min = 0, openRange = true)
                    double length,
            @Setting(help = "Start values.", example = "R1=3e3") Assignments guess,
            @Setting(help = "Name of the sample.", required = true, example = "LLZO 3") String sampleName) {}

    record Result(int n) {}

    private static final class Some implements Operation<Settings, Result> {
        @Override
        public Declaration declaration() {
            return new Declaration("some", "Some", "Does something.", Inputs.none(), false, "");
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Result run(OperationInput input, Settings settings, Progress progress) {
            return new Result(1);
        }
    }

    private Shell shell;
    private OperationForm form;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        form = new OperationForm(shell, new Some());
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    @Test
    void labelsEachSettingWithItsUnit() {
        List<String> labels = Arrays.stream(form.getChildren())
                .filter(Label.class::isInstance)
                .map(c -> ((Label) c).getText())
                .toList();
        assertTrue(labels.contains("Length / cm"), labels.toString());
        assertTrue(labels.contains("Sample name *"), labels.toString());
    }

    @Test
    void showsDefaultsAndGivesTextsBack() {
        ((StyledText) form.input("sampleName")).setText("LLZO 3");
        assertEquals(Map.of("length", "0.1", "sampleName", "LLZO 3"), form.texts());
        assertTrue(form.valid());
    }

    @Test
    void saysAtTheFieldWhatIsOutOfRange() {
        ((StyledText) form.input("length")).setText("-1");
        assertEquals("Expected a value above 0 cm, found -1.", form.noteAt("length"));
        assertFalse(form.valid());
    }

    @Test
    void underlinesTheColumnWhereATextGoesWrong() {
        StyledText guess = (StyledText) form.input("guess");
        guess.setText("R1=3e3,R2=x");
        StyleRange[] marks = guess.getStyleRanges();
        assertEquals(1, marks.length);
        assertEquals(10, marks[0].start);
        assertTrue(marks[0].underline);
        assertEquals("Expected a number, found 'x'.", form.noteAt("guess"));
    }

    @Test
    void saysWhatIsNeededWhereNothingIsEntered() {
        assertEquals("Name of the sample. Needed, such as LLZO 3.", form.noteAt("sampleName"));
        assertFalse(form.valid());
    }
}
