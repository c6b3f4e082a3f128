// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.LayerSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorrectionPipelineTest {

    @TempDir
    private Path folder;

    private CorrectionPipeline read(String json) throws Exception {
        return CorrectionPipeline.read(Files.writeString(folder.resolve("p.json"), json));
    }

    private static CorrectionPipeline all() {
        return new CorrectionPipeline(List.of(
                new CorrectionPipeline.Step(new Correction.DeadTimeStep(40.0, 1e-4), true),
                new CorrectionPipeline.Step(new Correction.SingleHitStep(16384), false),
                new CorrectionPipeline.Step(new Correction.SpikesStep(), true),
                new CorrectionPipeline.Step(new Correction.FlatFieldStep(2), false),
                new CorrectionPipeline.Step(
                        new Correction.BeamDecayStep(SpeciesList.parse("O-"), BeamDecay.Trend.EXPONENTIAL), true),
                new CorrectionPipeline.Step(new Correction.DepthStep(2.0, 0.1, null, 0), true),
                new CorrectionPipeline.Step(
                        new Correction.LayeredDepthStep(LayerRates.parse("0.02±0.002 until 35; 0.01 until Na+; 1e-5")), false),
                new CorrectionPipeline.Step(new Correction.DriftStep(SpeciesList.parse("Na+,O-"), true), true),
                new CorrectionPipeline.Step(new Correction.RegisterStep(SpeciesList.NONE), true),
                new CorrectionPipeline.Step(new Correction.FlattenStep(SpeciesList.parse("SiO2-")), false),
                new CorrectionPipeline.Step(new Correction.HeightMapStep("before.tif", "after.tif", 0.001, 0.01), false)));
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() throws Exception {
        assertEquals(all(), read(all().toJson()));
        assertEquals(Correction.KINDS, all().steps().stream().map(s -> s.correction().getClass()).toList());
    }

    @Test
    void takesDefaultsForWhatIsLeftOut() throws Exception {
        CorrectionPipeline p = read("{\"pipeline\": 1, \"steps\": [{\"correction\": \"flat-field\"}]}");
        assertEquals(
                List.of(new CorrectionPipeline.Step(new Correction.FlatFieldStep(2), true)), p.steps());
    }

    @Test
    void appliesWhatIsEnabledInOrderAndSaysWhatWasFound() throws Exception {
        RegionBuilder region = RegionBuilder.region(0, 13).size(96, 60);
        CorrectionPipeline.Applied applied = all().apply(region.build(), Progress.NONE);
        assertEquals(11, applied.log().size());
        assertTrue(applied.stack().deadTime(0).corrected());
        assertTrue(applied.stack().isMasked(IonPolarity.POSITIVE, 21), applied.log().get(2).found());
        assertFalse(applied.log().get(3).enabled());
        assertEquals(null, applied.stack().flatField(IonPolarity.POSITIVE));
        assertTrue(applied.stack().gain(0, 59) < 0.9);
        assertEquals(2 * 59.5 / 60, applied.stack().depthUm(0)[59], 1e-12);
        // Without grains there is nothing to follow: the others are applied all the same.
        assertTrue(applied.log().get(7).refused(), applied.log().get(7).found());
        assertTrue(applied.isRefused());
        assertEquals(0, applied.stack().shiftX(IonPolarity.POSITIVE, 59));
        assertEquals(LayerSource.PixelType.FLOAT32, applied.stack().corrected().source().type());
        assertTrue(Float.isNaN(applied.stack().corrected().layer(0, 21)[5]));
    }

    @Test
    void givesTheStagesBetweenItsSteps() throws Exception {
        CorrectionPipeline p = new CorrectionPipeline(List.of(
                new CorrectionPipeline.Step(new Correction.DeadTimeStep(40.0, 1e-4), true),
                new CorrectionPipeline.Step(new Correction.SpikesStep(), false),
                new CorrectionPipeline.Step(new Correction.DepthStep(2.0, 0.1, null, 0), true)));
        CorrectionPipeline.Applied applied = p.apply(RegionBuilder.region(0, 1).size(16, 4).build(), Progress.NONE);
        assertEquals(4, applied.stages().size());
        assertFalse(applied.stages().get(0).deadTime(0).corrected());
        assertTrue(applied.stages().get(1).deadTime(0).corrected());
        assertSame(applied.stages().get(1), applied.stages().get(2));
        assertSame(applied.stack(), applied.stages().get(3));
        assertEquals(0.25, applied.stages().get(3).depthUm(0)[0], 1e-12);
    }

    @Test
    void saysWhereAFileIsNoPipeline() {
        assertWrong("{\"pipeline\": 2, \"steps\": []}", "version 1");
        assertWrong("{\"pipeline\": 1}", "the key 'steps'");
        assertWrong("{\"pipeline\": 1, \"steps\": [{\"correction\": \"denoise\"}]}", "dead-time, single-hit, spikes, flat-field");
        assertWrong(
                "{\"pipeline\": 1, \"steps\": [{\"correction\": \"flat-field\", \"settings\": {\"degree\": 9}}]}",
                "degree");
        assertWrong(
                "{\"pipeline\": 1, \"steps\": [{\"correction\": \"drift\", \"settings\": {\"tilt\": true}}]}", "keepTilt");
        assertWrong("{\"pipeline\": 1, \"steps\": [{\"correction\": \"spikes\", \"on\": true}]}", "one of the keys");
        assertWrong("{\"pipeline\": 1, \"steps\": [{\"correction\": \"depth\"}]}", "crater");
        assertWrong("{\"pipeline\": 1, \"steps\": [{\"correction\": \"single-hit\"}]}", "pulses");
        assertWrong(
                "{\"pipeline\": 1, \"steps\": [{\"correction\": \"layered-depth\", \"settings\": {\"rates\": \"0.1; 0.2\"}}]}",
                "column 4: expected 'until'");
        assertWrong(
                "{\"pipeline\": 1, \"steps\": [{\"correction\": \"height-map\", \"settings\": {\"before\": \"a.tif\"}}]}",
                "after");
        assertWrong("{\"pipeline\": 1, \"steps\": [", "JSON, found Unexpected end-of-input: expected close marker for Array");
        String message = assertThrows(FormatException.class, () -> read("{\"pipeline\": 1, \"steps\": [")).getMessage();
        assertFalse(message.contains("Source"), message);
    }

    private void assertWrong(String json, String part) {
        String message = assertThrows(FormatException.class, () -> read(json)).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void namesTheStepThatDoesNotFitTheStack() {
        CorrectionPipeline p = new CorrectionPipeline(List.of(
                new CorrectionPipeline.Step(new Correction.SpikesStep(), false),
                new CorrectionPipeline.Step(new Correction.DeadTimeStep(40.0, null), true)));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> p.apply(RegionBuilder.region(0, 1).size(16, 4).build(), Progress.NONE))
                .getMessage();
        assertTrue(message.contains("step 2, dead-time") && message.contains("dwell time"), message);
    }

    @Test
    void readsListsOfSpecies() {
        assertEquals(List.of("Na+", "O-"), SpeciesList.parse(" Na+ ,O-").names());
        assertEquals("Na+,O-", SpeciesList.parse("Na+,O-").toString());
        assertThrows(IllegalArgumentException.class, () -> SpeciesList.parse("Na+,,O-"));
        assertThrows(IllegalArgumentException.class, () -> SpeciesList.parse("Na+,Na+"));
    }
}
