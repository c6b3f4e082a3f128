// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.interphase.core.unit.Quantity;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.Element;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;
import org.interphase.eis.diagram.Captions.Detail;
import org.interphase.eis.edit.RandomCircuits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class CircuitSvgTest {

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add(nodes.item(i).getTextContent());
        }
        return all;
    }

    @Test
    void isWellFormedAndNamesEveryElement() throws Exception {
        RandomCircuits random = new RandomCircuits(41);
        for (int i = 0; i < 50; i++) {
            Circuit c = random.next(12, 4);
            assertEquals(
                    c.elements().stream().map(Element::label).toList(), texts(parse(CircuitSvg.fragment(c))));
        }
    }

    @Test
    void writesFittedValuesAndMarksWhatIsNotDetermined() throws Exception {
        Circuit one = Circuit.parse("R0-p(R1,C1)");
        double[] f = FrequencyGrid.parse("1e6:1:7").frequenciesHz();
        FitResult fit = CircuitFit.fit(
                Simulation.simulate(one, new double[] {10, 100, 1e-6}, f, 0.01, 5),
                Circuit.parse("R0-p(R1,C1)-p(R2,C2)"),
                FitOptions.DEFAULT);
        String svg = CircuitSvg.fragment(fit);
        List<String> texts = texts(parse(svg));
        long open = fit.parameters().stream().filter(p -> !p.determined()).count();
        assertTrue(open > 0);
        assertTrue(texts.stream().anyMatch(t -> t.endsWith(" ?")), texts.toString());
        assertTrue(svg.contains("class=\"notable\""));
        assertTrue(texts.stream().anyMatch(t -> t.matches("1?[0-9]{2}\\.[0-9]+\\([0-9]+\\) Ω")), texts.toString());
    }

    @Test
    void writesValuesShortlyWithErrorsAndUnits() {
        Map<String, ParameterValue> values = Map.of(
                "R1", new ParameterValue(new Quantity(3208, 54, "Ω"), false, false, "R1"),
                "R2", new ParameterValue(new Quantity(3300, Double.NaN, "Ω"), true, false, "R2"),
                "CPE1.Q", new ParameterValue(new Quantity(1.249e-9, 7.6e-11, "Ω⁻¹·s^α"), false, true, "Q"),
                "CPE1.alpha", new ParameterValue(new Quantity(0.8992, 0.0042, ""), false, false, "α"));
        Circuit c = Circuit.parse("R1-R2-CPE1-C1");
        List<String> full = c.elements().stream().map(e -> Captions.of(e, values, Detail.FULL).values()).toList();
        assertEquals(List.of("3.21(5) kΩ", "3.3 kΩ held", "Q 1.25(8)·10⁻⁹ Ω⁻¹·s^α, α 0.899(4)", ""), full);
        assertEquals("Q 1.25(8)·10⁻⁹, α 0.899(4)", Captions.of(c.elements().get(2), values, Detail.SHORT).values());
        assertEquals("CPE1 ?", Captions.of(c.elements().get(2), values, Detail.NAMES).name());
        assertTrue(Captions.of(c.elements().get(3), values, Detail.FULL).details().contains("C1 in F"));
    }
}
