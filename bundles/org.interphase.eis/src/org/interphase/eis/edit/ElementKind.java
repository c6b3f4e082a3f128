// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import java.util.stream.Collectors;
import org.interphase.eis.Capacitor;
import org.interphase.eis.ConstantPhase;
import org.interphase.eis.Element;
import org.interphase.eis.Inductor;
import org.interphase.eis.Parameter;
import org.interphase.eis.Resistor;
import org.interphase.eis.Warburg;
import org.interphase.eis.WarburgOpen;
import org.interphase.eis.WarburgShort;

/** The kinds of element that a circuit can hold, in the order in which they are offered. */
public enum ElementKind {
    /** Z = R. */
    RESISTOR("resistor"),
    /** Z = 1/(jωC). */
    CAPACITOR("capacitor"),
    /** Z = 1/(Q(jω)^α). */
    CONSTANT_PHASE("constant phase element"),
    /** Z = jωL. */
    INDUCTOR("inductor"),
    /** Semi-infinite diffusion. */
    WARBURG("diffusion without end (Warburg)"),
    /** Diffusion to a blocking end. */
    WARBURG_OPEN("diffusion to a blocking end (Warburg, open)"),
    /** Diffusion to a transmitting end. */
    WARBURG_SHORT("diffusion to a transmitting end (Warburg, short)");

    private final String title;

    ElementKind(String title) {
        this.title = title;
    }

    /**
     * {@return the kind of an element}
     *
     * @param element any
     */
    public static ElementKind of(Element element) {
        return switch (element) {
            case Resistor r -> RESISTOR;
            case Capacitor c -> CAPACITOR;
            case ConstantPhase q -> CONSTANT_PHASE;
            case Inductor l -> INDUCTOR;
            case Warburg w -> WARBURG;
            case WarburgOpen w -> WARBURG_OPEN;
            case WarburgShort w -> WARBURG_SHORT;
        };
    }

    /**
     * {@return an element of this kind}
     *
     * @param number 0 to {@value Element#MAX_NUMBER}
     * @throws IllegalArgumentException when the number is out of range
     */
    public Element element(int number) {
        return switch (this) {
            case RESISTOR -> new Resistor(number);
            case CAPACITOR -> new Capacitor(number);
            case CONSTANT_PHASE -> new ConstantPhase(number);
            case INDUCTOR -> new Inductor(number);
            case WARBURG -> new Warburg(number);
            case WARBURG_OPEN -> new WarburgOpen(number);
            case WARBURG_SHORT -> new WarburgShort(number);
        };
    }

    /** {@return the letters of the kind in a circuit with dashes: {@code R}, {@code CPE}} */
    public String symbol() {
        return element(1).symbol();
    }

    /** {@return its letters in a circuit without dashes: {@code R}, {@code Q}} */
    public String boukampSymbol() {
        return this == CONSTANT_PHASE ? "Q" : symbol();
    }

    /** {@return what it is, in the field's words} */
    public String title() {
        return title;
    }

    /** {@return what it is, its parameters and their units, in a line} */
    public String description() {
        String label = element(1).label();
        return title + ": "
                + element(1).parameters().stream()
                        .map(p -> quantity(p, label))
                        .collect(Collectors.joining(", "));
    }

    private static String quantity(Parameter p, String label) {
        String name = p.name().equals(label) ? label.replaceAll("\\d", "") : p.name().substring(label.length() + 1);
        return symbolOf(name) + (p.unit().isEmpty() ? " up to 1" : " in " + p.unit());
    }

    /**
     * {@return a parameter's symbol as it is written by hand: {@code α} for {@code alpha}}
     *
     * @param name the last part of its name
     */
    public static String symbolOf(String name) {
        return switch (name) {
            case "alpha" -> "α";
            case "tau" -> "τ";
            case "W" -> "A";
            default -> name;
        };
    }
}
