// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import java.util.Map;
import java.util.Set;
import org.interphase.eis.Parameter;

/** What the diagram asks the editor for. */
public interface CircuitHost {

    /** A circuit that was edited in the diagram: its text, and what the parameters that stay are called now. */
    void edit(String text, Map<String, String> names);

    /** {@return the value of a parameter as it is edited, in {@link #unit}; empty for none} */
    String value(Parameter parameter);

    /** {@return the unit, with prefix, in which a parameter is edited} */
    String unit(Parameter parameter);

    /** {@return whether a parameter is held} */
    boolean held(Parameter parameter);

    /**
     * Checks a value.
     *
     * @throws IllegalArgumentException when the text is no value of this parameter; it says what was expected
     */
    void check(Parameter parameter, String text);

    /** Sets start values; those that are held are not fitted. */
    void assign(Map<Parameter, Assignment> values);

    /** What was selected in the diagram: names of parameters. */
    void selected(Set<String> parameters);

    /** Says something in the status line; empty for nothing. */
    void say(String text);

    /**
     * A value that was entered.
     *
     * @param text as it was checked; empty for none
     * @param held whether it is held
     */
    record Assignment(String text, boolean held) {}
}
