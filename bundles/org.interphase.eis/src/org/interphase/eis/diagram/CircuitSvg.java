// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.FitResult;
import org.interphase.eis.diagram.Shape.Ink;

/** A circuit's diagram as Scalable Vector Graphics, without a display. It is dark where the reader's page is. */
public final class CircuitSvg {

    private static final double LINE_HEIGHT = 15;
    private static final double NAME_FONT = 12;
    private static final double VALUE_FONT = 10.5;
    private static final double LETTER_WIDTH = 0.58;
    private static final String STYLE = ".ip-circuit{font-family:system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif}"
            + "@media (prefers-color-scheme:dark){.ip-circuit .wire{stroke:#8b9098}.ip-circuit .node{fill:#8b9098}"
            + ".ip-circuit .symbol{stroke:#d7dadf}.ip-circuit .name{fill:#d7dadf}.ip-circuit .value{fill:#a8adb5}"
            + ".ip-circuit .notable{stroke:#f0a35e}.ip-circuit text.notable{fill:#f0a35e;stroke:none}}";

    private CircuitSvg() {}

    /**
     * {@return the diagram with the names of the elements}
     *
     * @param circuit what is drawn
     */
    public static String fragment(Circuit circuit) {
        return fragment(circuit, e -> new Caption(e.label(), "", "", false));
    }

    /**
     * {@return the diagram with names and fitted values; what the data do not determine is marked}
     *
     * @param fit the fit of the circuit
     */
    public static String fragment(FitResult fit) {
        return fragment(fit.circuit(), e -> Captions.of(e, fit, Captions.Detail.FULL));
    }

    /**
     * {@return the diagram as an element that stands in a page}
     *
     * @param circuit what is drawn
     * @param captions the texts of each element
     */
    public static String fragment(Circuit circuit, Function<Element, Caption> captions) {
        boolean values = circuit.elements().stream().anyMatch(e -> !captions.apply(e).values().isEmpty());
        CircuitDiagram d = CircuitDiagram.of(circuit, Metrics.of(LINE_HEIGHT, values), e -> {
            Caption c = captions.apply(e);
            return LETTER_WIDTH * Math.max(c.name().length() * NAME_FONT, c.values().length() * VALUE_FONT) + 4;
        });
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ip-circuit\" viewBox=\"0 0 %1$s %2$s\" width=\"%1$s\""
                        + " height=\"%2$s\" role=\"img\" aria-label=\"%3$s\">",
                number(d.width()), number(d.height()), escape("Circuit " + circuit)));
        out.append("<style>").append(STYLE).append("</style>");
        draw(CircuitDrawing.wires(d), out);
        for (CircuitDiagram.Cell cell : d.cells()) {
            Caption caption = captions.apply(cell.element());
            out.append("<g>");
            if (!caption.details().isBlank()) {
                out.append("<title>").append(escape(caption.details())).append("</title>");
            }
            draw(CircuitDrawing.element(cell, caption), out);
            out.append("</g>");
        }
        return out.append("</svg>").toString();
    }

    private static void draw(List<Shape> shapes, StringBuilder out) {
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Line l -> line(l, out);
                case Shape.Dot dot -> out.append(String.format(Locale.ROOT,
                        "<circle class=\"node\" cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>",
                        number(dot.x()), number(dot.y()), number(dot.radius()), colour(dot.ink())));
                case Shape.Label l -> out.append(String.format(Locale.ROOT,
                        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" dominant-baseline=\"central\">"
                                + "<tspan class=\"name\" font-size=\"%s\" fill=\"%s\">%s</tspan> "
                                + "<tspan class=\"%s\" font-size=\"%s\" fill=\"%s\">%s</tspan></text>",
                        number(l.x()), number(l.y()), number(NAME_FONT), colour(Ink.NAME), escape(l.name()),
                        name(l.ink()), number(VALUE_FONT), colour(l.ink()), escape(l.values())));
                case Shape.Text t -> out.append(String.format(Locale.ROOT,
                        "<text class=\"%s\" x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"middle\""
                                + " dominant-baseline=\"central\" fill=\"%s\">%s</text>",
                        name(t.ink()), number(t.x()), number(t.y()), number(t.small() ? VALUE_FONT : NAME_FONT),
                        colour(t.ink()), escape(t.text())));
            }
        }
    }

    private static void line(Shape.Line l, StringBuilder out) {
        out.append("<polyline class=\"").append(name(l.ink())).append("\" fill=\"none\" stroke=\"")
                .append(colour(l.ink())).append("\" stroke-width=\"").append(l.thick() ? "2" : "1.3")
                .append("\" stroke-linejoin=\"round\" points=\"");
        for (int i = 0; i < l.x().size(); i++) {
            out.append(i == 0 ? "" : " ").append(number(l.x().get(i))).append(',').append(number(l.y().get(i)));
        }
        out.append("\"/>");
    }

    private static String name(Ink ink) {
        return ink.name().toLowerCase(Locale.ROOT);
    }

    private static String colour(Ink ink) {
        return switch (ink) {
            case WIRE -> "#6e6e6e";
            case SYMBOL, NAME -> "#282828";
            case VALUE -> "#5c5c5c";
            case NOTABLE -> "#a34800";
        };
    }

    private static String number(double v) {
        String s = String.format(Locale.ROOT, "%.2f", v);
        return s.endsWith(".00") ? s.substring(0, s.length() - 3) : s;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
