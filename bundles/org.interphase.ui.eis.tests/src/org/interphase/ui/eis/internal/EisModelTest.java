// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;
import org.interphase.ui.part.History;
import org.junit.jupiter.api.Test;

/** The history of the impedance editor. */
final class EisModelTest {

    private static final int SEQUENCES = 400;
    private static final int EDITS = 80;
    private static final Circuit CIRCUIT = Circuit.parse("R0-p(R1,C1)");
    private static final List<ImpedanceSpectrum> SPECTRA =
            IntStream.range(0, 3).mapToObj(EisModelTest::spectrum).toList();
    private static final DataFile FILE = Spectra.dataFile(SPECTRA);
    private static final FitResult FIT = CircuitFit.fit(SPECTRA.get(0), CIRCUIT, FitOptions.DEFAULT);

    private static ImpedanceSpectrum spectrum(int i) {
        ImpedanceSpectrum s = Simulation.simulate(
                CIRCUIT, new double[] {10, 100, 1e-6}, new FrequencyGrid(1e5, 1, 4).frequenciesHz(), 0.01, i);
        return ImpedanceSpectrum.of(s.frequencyHz(), s.re(), s.im()).id("s" + i).build();
    }

    private static Fitted fit(FitRequest request) {
        return new Fitted(request, null, "", FIT, Duration.ZERO);
    }

    private static EisModel opened() {
        EisModel model = new EisModel();
        model.open(EisDocument.of(FILE, "s0", FitSettings.DEFAULT));
        return model;
    }

    private static EisDocument now(EisModel model) {
        return model.document().orElseThrow();
    }

    private static void settings(EisModel model, UnaryOperator<FitSettings> edit) {
        model.edit(d -> d.withSettings(edit.apply(d.settings())));
    }

    /** One thing that somebody could do, of all kinds that there are. */
    private static void anyEdit(EisModel model, Random random) {
        String[] names = {"R0", "R1", "CPE1.Q", "CPE1.alpha"};
        String name = names[random.nextInt(names.length)];
        double number = Math.exp(random.nextGaussian());
        int point = random.nextInt(SPECTRA.get(0).points());
        switch (random.nextInt(17)) {
            case 0 -> settings(model, s -> s.withCircuit("R0-p(R1,CPE1)-p(R2,CPE2)".substring(0, random.nextInt(25))));
            case 1 -> settings(model, s -> s.withWeight(random.nextBoolean() ? "unit" : "modulus"));
            case 2 -> settings(model, s -> s.withRange("" + random.nextInt(99), s.fmax()));
            case 3 -> settings(model, s -> s.withRange(s.fmin(), "1e" + random.nextInt(6)));
            case 4 -> settings(model, s -> s.withGuess(name, number));
            case 5 -> settings(model, s -> s.withGuess(name, null));
            case 6 -> settings(model, s -> s.withFixed(name, number));
            case 7 -> settings(model, s -> s.withBounds(name, number, 2 * number));
            case 8 -> settings(model, s -> s.withBounds(name, 0, Double.POSITIVE_INFINITY));
            case 9 -> model.edit(d -> d.toggled(point));
            case 10 -> model.edit(d -> d.toggled(IntStream.rangeClosed(point / 2, point).toArray()));
            case 11 -> model.edit(d -> d.withMasked(new TreeSet<>()));
            case 12 -> model.edit(d -> d.withDataset("s" + random.nextInt(3)));
            case 13 -> model.edit(d -> d.withOverlaid(new OverlaySpectrum(
                    Path.of("f" + random.nextInt(4)), "f", 0, true, SPECTRA.get(random.nextInt(3)))));
            case 14 -> model.edit(d -> d.withOverlay(d.overlay().stream()
                    .map(o -> random.nextBoolean() ? o : o.withShown(!o.shown()))
                    .toList()));
            case 15 -> model.edit(
                    d -> d.withOverlay(d.overlay().stream().skip(random.nextInt(2)).toList()));
            default -> model.edit(d -> d.withReference(random.nextBoolean() ? null : d.fitted()));
        }
    }

    private static List<EisDocument> all(EisModel model, boolean back) {
        List<EisDocument> states = new ArrayList<>(List.of(now(model)));
        while ((back ? model.undoLabel() : model.redoLabel()).isPresent()) {
            if (back) {
                model.undo();
            } else {
                model.redo();
            }
            states.add(now(model));
        }
        return states;
    }

    @Test
    void undoingAllGivesTheStartAndRedoingAllTheEndWhateverWasDone() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            EisModel model = opened();
            model.arrived(fit(now(model).request()));
            EisDocument start = now(model);
            List<FitRequest> asked = new ArrayList<>(List.of(start.request()));
            for (int i = 0; i < EDITS; i++) {
                switch (random.nextInt(12)) {
                    case 0 -> model.undo();
                    case 1 -> model.redo();
                    case 2 -> model.pause();
                    case 3 -> model.arrived(fit(now(model).request()));
                    case 4 -> model.arrived(fit(asked.get(random.nextInt(asked.size()))));
                    default -> anyEdit(model, random);
                }
                asked.add(now(model).request());
            }
            EisDocument end = now(model);
            all(model, false);
            List<EisDocument> back = all(model, true);
            String which = "sequence " + seed;
            assertEquals(start.withFit(null), now(model).withFit(null), which);
            assertTrue(now(model).upToDate(), which);
            assertEquals(back.reversed(), all(model, false), which);
            assertTrue(back.contains(end), which);
        }
    }

    @Test
    void undoShowsTheFitOfThenWithoutFittingAgain() {
        EisModel model = opened();
        Fitted first = fit(now(model).request());
        model.arrived(first);
        settings(model, s -> s.withWeight("unit"));
        model.arrived(fit(now(model).request()));
        model.undo();
        assertSame(first, now(model).fitted());
        model.redo();
        assertEquals("unit", now(model).fitted().settings().weight());
    }

    @Test
    void aFitThatComesAfterItsStateWasLeftBelongsToThatState() {
        EisModel model = opened();
        Fitted first = fit(now(model).request());
        model.arrived(first);
        settings(model, s -> s.withWeight("unit"));
        FitRequest late = now(model).request();
        model.undo();
        model.arrived(fit(late));
        assertSame(first, now(model).fitted());
        model.redo();
        assertTrue(now(model).upToDate());
    }

    @Test
    void whatIsTypedWithoutAPauseIsOneStep() {
        EisModel model = opened();
        for (String text : List.of("R", "R0", "R0-", "R0-R1")) {
            settings(model, s -> s.withCircuit(text));
        }
        assertEquals(Optional.of("Circuit"), model.undoLabel());
        model.undo();
        assertEquals(FitSettings.DEFAULT, now(model).settings());
        model.redo();
        assertEquals("R0-R1", now(model).settings().circuit());
        assertFalse(model.redoLabel().isPresent());
    }

    @Test
    void aPauseAnotherFieldAndAFitEndAStep() {
        EisModel model = opened();
        settings(model, s -> s.withRange("1", ""));
        model.pause();
        settings(model, s -> s.withRange("10", ""));
        settings(model, s -> s.withRange("10", "1e5"));
        model.arrived(fit(now(model).request()));
        settings(model, s -> s.withRange("10", "1e6"));
        assertEquals(5, all(model, true).size());
    }

    @Test
    void sayWhatWouldBeUndone() {
        EisModel model = opened();
        Map<String, Runnable> edits = Map.ofEntries(
                Map.entry("Mask 3 Points", () -> model.edit(d -> d.toggled(1, 2, 3))),
                Map.entry("Weights", () -> settings(model, s -> s.withWeight("unit"))),
                Map.entry("Fix R1", () -> settings(model, s -> s.withFixed("R1", 5))),
                Map.entry("Bounds of R2", () -> settings(model, s -> s.withBounds("R2", 5, 7))),
                Map.entry("Start Value of R0", () -> settings(model, s -> s.withGuess("R0", 5.))),
                Map.entry("Frequency Range", () -> settings(model, s -> s.withRange("3", ""))),
                Map.entry("Add f.csv", () -> model.edit(d ->
                        d.withOverlaid(new OverlaySpectrum(Path.of("f.csv"), "f.csv", 0, true, SPECTRA.get(1))))));
        edits.forEach((label, edit) -> {
            edit.run();
            assertEquals(Optional.of(label), model.undoLabel());
        });
        model.edit(d -> d.toggled(2));
        assertEquals(Optional.of("Unmask 1 Point"), model.undoLabel());
        model.edit(d -> d.withDataset("s1"));
        assertEquals(Optional.of("Choose Spectrum"), model.undoLabel());
    }

    @Test
    void forgetsWhatIsTooLongAgo() {
        EisModel model = opened();
        for (int i = 1; i <= History.MOST_STEPS + 10; i++) {
            double value = i;
            settings(model, s -> s.withGuess("R0", value));
        }
        assertEquals(History.MOST_STEPS + 1, all(model, true).size());
        assertEquals(10, now(model).settings().guesses().get("R0"));
    }

    @Test
    void aRestoredComparisonIsInEveryStateThatHasNoOther() {
        EisModel model = opened();
        settings(model, s -> s.withWeight("unit"));
        Fitted kept = fit(now(model).request());
        model.restored(kept);
        assertSame(kept, now(model).reference());
        model.undo();
        assertSame(kept, now(model).reference());
        model.edit(d -> d.withReference(null));
        assertNull(now(model).reference());
    }
}
