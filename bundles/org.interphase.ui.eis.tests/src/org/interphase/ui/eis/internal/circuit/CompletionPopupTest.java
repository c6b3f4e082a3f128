// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.interphase.ui.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** A person who writes a circuit. */
final class CompletionPopupTest {

    private Shell shell;
    private StyledText text;
    private CompletionPopup popup;
    private Person person;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent());
        shell.setLayout(new FillLayout());
        text = new StyledText(shell, SWT.SINGLE | SWT.BORDER);
        popup = new CompletionPopup(text, () -> List.of("R0-p(R1,C1)-Ws1"));
        text.addListener(SWT.Traverse, popup::traverse);
        person = new Person(text);
        shell.setBounds(50, 50, 500, 80);
        shell.open();
        shell.forceActive();
        text.forceFocus();
        Person.work();
    }

    @AfterEach
    void close() {
        shell.dispose();
        Person.work();
    }

    private List<String> shown() {
        return Arrays.stream(popup.table().getItems())
                .map(i -> i.getText(0) + " | " + i.getText(1))
                .toList();
    }

    private void controlSpace() {
        person.letter(' ', SWT.CTRL);
    }

    @Test
    void proposesCircuitsWhenAskedInAnEmptyField() {
        controlSpace();
        assertTrue(popup.isOpen());
        assertTrue(popup.hasChoice());
        assertEquals("R0-p(R1,C1)-Ws1 | used before", shown().get(0));
        person.key(SWT.ARROW_DOWN, 0);
        person.traverse(SWT.TRAVERSE_RETURN);
        assertFalse(popup.isOpen());
        assertEquals("R0-p(R1,CPE1)", text.getText());
        assertEquals(text.getCharCount(), text.getCaretOffset());
    }

    @Test
    void takesTheFirstProposalByTab() {
        text.setText("R0-p(R1");
        text.setCaretOffset(7);
        controlSpace();
        assertEquals(",CPE1) | constant phase element in parallel, and closes", shown().get(0));
        assertFalse(person.traverse(SWT.TRAVERSE_TAB_NEXT));
        assertEquals("R0-p(R1,CPE1)", text.getText());
    }

    @Test
    void opensWhileOneTypesAndLeavesEnterAlone() {
        person.type("R0-");
        assertTrue(popup.isOpen());
        assertFalse(popup.hasChoice());
        assertTrue(shown().contains("R1 | resistor: R in Ω"), shown().toString());
        person.type("C");
        assertFalse(popup.hasChoice());
        assertTrue(shown().contains("CPE1 | constant phase element: Q in Ω⁻¹·s^α, α up to 1"), shown().toString());
        assertFalse(shown().stream().anyMatch(s -> s.startsWith("L1")));
        person.traverse(SWT.TRAVERSE_RETURN);
        assertFalse(popup.isOpen());
        assertEquals("R0-C", text.getText());
    }

    @Test
    void staysAwayWhileTheTextIsACircuit() {
        person.type("R0");
        assertFalse(popup.isOpen());
    }

    @Test
    void goesWithEscapeAndLeavesTheText() {
        person.type("R0-");
        person.key(SWT.ESC, 0);
        assertFalse(popup.isOpen());
        assertEquals("R0-", text.getText());
    }

    @Test
    void followsWhatIsTakenBack() {
        person.type("R0-C");
        assertFalse(popup.isOpen() && shown().stream().anyMatch(x -> x.startsWith("L1")));
        person.key(SWT.BS, 0);
        assertEquals("R0-", text.getText());
        assertTrue(shown().stream().anyMatch(x -> x.startsWith("L1")), shown().toString());
    }

    @Test
    void goesWhenTheTextIsSetByOthers() {
        person.type("R0-");
        text.setText("R0-p[");
        Person.work();
        assertFalse(popup.isOpen());
        text.setText("R0-");
        Person.work();
        assertFalse(popup.isOpen());
    }

    @Test
    void remembersTheCircuitsThatWereFitted() throws BackingStoreException {
        Preferences node = InstanceScope.INSTANCE.getNode("org.interphase.ui.eis").node("memory test");
        CircuitMemory memory = new CircuitMemory(node);
        for (int i = 1; i <= 10; i++) {
            memory.used("R0-C" + i);
        }
        memory.used("R0-C5");
        assertEquals(8, memory.recent().size());
        assertEquals(List.of("R0-C5", "R0-C10", "R0-C9"), memory.recent().subList(0, 3));
        memory.shown(false);
        assertFalse(new CircuitMemory(node).shown());
        node.removeNode();
    }
}
