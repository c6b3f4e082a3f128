// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class SvgFigureTest {

    private static final Axis RE = Axis.linear("Re Z", "Ω");
    private static final Axis IM = Axis.linear("−Im Z", "Ω");

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    /** The positions at which the symbols of a series start. */
    private static List<double[]> symbols(Document svg, Role role) {
        for (Element path : elements(svg, "path")) {
            if (path.getAttribute("class").equals("ip-fill-" + role.name().toLowerCase())) {
                List<double[]> at = new ArrayList<>();
                Matcher m = Pattern.compile("M(-?[0-9.]+) (-?[0-9.]+)").matcher(path.getAttribute("d"));
                while (m.find()) {
                    at.add(new double[] {Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))});
                }
                return at;
            }
        }
        throw new AssertionError("no symbols of " + role);
    }

    private static Figure figure(boolean equal, Axis x, Axis y, Series... series) {
        return new Figure("A figure", x, y, null, equal, List.of(series));
    }

    private static Series data(double[] x, double[] y) {
        return Series.of("data", x, y, Mark.POINTS, Role.DATA);
    }

    @Test
    void equalScalesAreEqual() throws Exception {
        for (int[] size : new int[][] {{640, 420}, {300, 600}, {900, 200}}) {
            Series s = data(new double[] {1000, 3000, 1000}, new double[] {0, 0, 2000});
            List<double[]> p = symbols(parse(SvgFigure.fragment(figure(true, RE, IM, s), size[0], size[1])), Role.DATA);
            assertEquals(p.get(1)[0] - p.get(0)[0], p.get(0)[1] - p.get(2)[1], 0.03);
        }
    }

    @Test
    void drawsWhateverNumbersThereAre() throws Exception {
        double[] sizes = {0, Double.MIN_VALUE, 1e-310, 1e-300, 1, Math.nextUp(1.0), 1000, Math.nextUp(1000.0), 1e300, Double.MAX_VALUE};
        for (double a : sizes) {
            for (double b : sizes) {
                Series linear = data(new double[] {a, b, -a}, new double[] {b, -b, a});
                Series positive = data(new double[] {a, b}, new double[] {b, a});
                for (String svg : List.of(
                        SvgFigure.fragment(figure(true, RE, IM, linear), 400, 300),
                        SvgFigure.fragment(figure(false, RE, IM, positive), 400, 300),
                        SvgFigure.fragment(figure(false, Axis.log("f", "Hz"), Axis.log("|Z|", "Ω"), positive), 400, 300))) {
                    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), a + " and " + b);
                    assertTrue(elements(parse(svg), "text").size() > 2, a + " and " + b);
                }
            }
        }
    }

    @Test
    void otherScalesFillThePlot() throws Exception {
        Series s = data(new double[] {0, 1, 0}, new double[] {0, 0, 1000});
        List<double[]> p = symbols(parse(SvgFigure.fragment(figure(false, RE, IM, s), 640, 420)), Role.DATA);
        assertTrue(p.get(1)[0] - p.get(0)[0] > 500);
        assertTrue(p.get(0)[1] - p.get(2)[1] > 320);
    }

    @Test
    void aDecadeIsAsLongAsTheNext() throws Exception {
        Series s = data(new double[] {1, 10, 100}, new double[] {1, 10, 100});
        List<double[]> p = symbols(
                parse(SvgFigure.fragment(figure(false, Axis.log("f", "Hz"), Axis.log("|Z|", "Ω"), s), 640, 420)),
                Role.DATA);
        assertEquals(p.get(1)[0] - p.get(0)[0], p.get(2)[0] - p.get(1)[0], 0.03);
        assertEquals(p.get(1)[1] - p.get(0)[1], p.get(2)[1] - p.get(1)[1], 0.03);
    }

    @Test
    void whatALogarithmicAxisCannotShowIsLeftOut() throws Exception {
        Series s = data(new double[] {1, -10, 0, 100}, new double[] {1, 1, 1, Double.NaN});
        assertEquals(
                1, symbols(parse(SvgFigure.fragment(figure(false, Axis.log("f", "Hz"), IM, s), 640, 420)), Role.DATA).size());
    }

    @Test
    void aLineBreaksWhereAValueIsMissing() throws Exception {
        Series s = Series.of(
                "fit", new double[] {0, 1, 2, 3, 4}, new double[] {0, 1, Double.NaN, 3, 4}, Mark.LINE, Role.FIT);
        Element line = elements(parse(SvgFigure.fragment(figure(false, RE, IM, s), 640, 420)), "path").stream()
                .filter(e -> e.getAttribute("class").equals("ip-stroke-fit"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, line.getAttribute("d").chars().filter(c -> c == 'M').count());
        assertEquals("1.5", line.getAttribute("stroke-width"));
    }

    @Test
    void textIsEscaped() throws Exception {
        Figure f = new Figure(
                "<script>alert(\"x\") & \u0000", RE, IM, null, false, List.of(data(new double[] {1}, new double[] {1})));
        String svg = SvgFigure.document(f, 640, 420);
        Document parsed = parse(svg);
        assertFalse(svg.contains("<script"));
        assertEquals("<script>alert(\"x\") & \uFFFD", elements(parsed, "title").get(0).getTextContent());
    }

    @Test
    void saysWhatItShows() throws Exception {
        Document svg = parse(SvgFigure.document(figure(true, RE, IM, data(new double[] {1}, new double[] {1})), 640, 420));
        assertEquals("A figure", elements(svg, "title").get(0).getTextContent());
        assertEquals("−Im Z / Ω against Re Z / Ω. data: 1 points.", elements(svg, "desc").get(0).getTextContent());
        List<String> texts = elements(svg, "text").stream().map(Element::getTextContent).toList();
        assertTrue(texts.containsAll(List.of("Re Z / Ω", "−Im Z / Ω")), texts.toString());
    }

    @Test
    void referencesNothingOutside() {
        String svg = SvgFigure.document(figure(true, RE, IM, data(new double[] {1}, new double[] {1})), 640, 420);
        assertFalse(svg.replace("http://www.w3.org/2000/svg", "").contains("http"));
        assertFalse(svg.contains("href"));
    }

    @Test
    void theLegendAvoidsTheData() throws Exception {
        int n = 200;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            // Upper right is full of data.
            y[i] = i > n / 2 ? n - i % 40 : i / 2.0;
        }
        Document svg = parse(SvgFigure.fragment(
                figure(false, RE, IM, data(x, y), Series.of("fit", x, y, Mark.LINE, Role.FIT)), 640, 420));
        Element box = elements(svg, "rect").stream()
                .filter(e -> e.getAttribute("class").equals("ip-legend"))
                .findFirst()
                .orElseThrow();
        double left = Double.parseDouble(box.getAttribute("x"));
        double top = Double.parseDouble(box.getAttribute("y"));
        double right = left + Double.parseDouble(box.getAttribute("width"));
        double bottom = top + Double.parseDouble(box.getAttribute("height"));
        for (double[] p : symbols(svg, Role.DATA).subList(0, n)) {
            assertFalse(p[0] + 2.5 > left && p[0] + 2.5 < right && p[1] > top && p[1] < bottom);
        }
    }

    @Test
    void aFullPlotHasItsLegendAbove() throws Exception {
        int n = 4_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 63;
            y[i] = i / 63;
        }
        Document svg = parse(SvgFigure.fragment(
                figure(false, RE, IM, data(x, y), Series.of("more", x, y, Mark.POINTS, Role.DATA_2)), 640, 420));
        assertTrue(elements(svg, "rect").stream().noneMatch(e -> e.getAttribute("class").equals("ip-legend")));
        assertTrue(elements(svg, "text").stream().anyMatch(e -> e.getTextContent().equals("more")));
    }

    @Test
    void aLongSeriesIsReduced() throws Exception {
        int n = 300_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = Math.sin(i * 1e-3);
        }
        String svg = SvgFigure.fragment(
                figure(false, RE, IM, Series.of("v", x, y, Mark.LINE, Role.DATA)), 640, 420);
        assertTrue(svg.length() < 80_000, "length " + svg.length());
        parse(svg);
    }

    @Test
    void showsNothingWhereThereIsNothing() throws Exception {
        parse(SvgFigure.document(figure(true, RE, Axis.log("|Z|", "Ω")), 640, 420));
        parse(SvgFigure.document(
                figure(true, RE, IM, data(new double[] {Double.NaN}, new double[] {1})), 640, 420));
        parse(SvgFigure.document(figure(true, RE, IM, data(new double[] {5}, new double[] {0})), 640, 420));
    }

    @Test
    void twoFiguresOfOnePageShareNoName() throws Exception {
        Series a = data(new double[] {1, 2}, new double[] {1, 2});
        Series b = data(new double[] {1, 2}, new double[] {1, 3});
        String first = elements(parse(SvgFigure.fragment(figure(true, RE, IM, a), 640, 420)), "clipPath")
                .get(0)
                .getAttribute("id");
        String second = elements(parse(SvgFigure.fragment(figure(true, RE, IM, b), 640, 420)), "clipPath")
                .get(0)
                .getAttribute("id");
        assertFalse(first.equals(second));
    }

    @Test
    void drawsTheLargestNumbers() throws Exception {
        double[] huge = {Double.MAX_VALUE, -Double.MAX_VALUE, 1, Double.MIN_VALUE};
        parse(SvgFigure.document(figure(true, RE, IM, data(huge, huge)), 640, 420));
        parse(SvgFigure.document(figure(false, Axis.log("f", "Hz"), Axis.log("|Z|", "Ω"), data(huge, huge)), 640, 420));
    }

    @Test
    void refusesASizeInWhichNothingFits() {
        assertThrows(IllegalArgumentException.class, () -> SvgFigure.fragment(figure(false, RE, IM), 100, 100));
    }
}
