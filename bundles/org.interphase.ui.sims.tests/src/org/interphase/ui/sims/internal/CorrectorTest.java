// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.Progress;
import org.interphase.sims.Correction.DeadTimeStep;
import org.interphase.sims.Correction.DriftStep;
import org.interphase.sims.Correction.FlatFieldStep;
import org.interphase.sims.Correction.RegisterStep;
import org.interphase.sims.Correction.SpikesStep;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.HeightMap;
import org.interphase.sims.CorrectionPipeline.Step;
import org.interphase.sims.SpeciesList;
import org.interphase.ui.sims.internal.Corrector.Cancelled;
import org.interphase.ui.sims.internal.Corrector.Done;
import org.interphase.ui.sims.internal.Corrector.Ended;
import org.interphase.ui.sims.internal.Corrector.Failed;
import org.interphase.ui.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections in the background: those of a document, as its pipeline would apply them, and no more than is needed. */
final class CorrectorTest {

    private static final Step DEAD = new Step(new DeadTimeStep(null, null), true);
    private static final Step SPIKES = new Step(new SpikesStep(), true);
    private static final Step FLAT = new Step(new FlatFieldStep(2), true);
    private static final Step DRIFT = new Step(new DriftStep(SpeciesList.NONE, false), true);
    private static final Step REGISTER = new Step(new RegisterStep(SpeciesList.NONE), true);

    /** A flat field is a sum of floats that several threads add up. */
    private static final float ROUNDING = 1e-4f;

    private final List<Ended> heard = new ArrayList<>();
    private Shell shell;
    private Corrector corrector;

    @BeforeEach
    void open() {
        shell = new Shell(Screen.display());
        corrector = new Corrector(shell, HeightMap.Source.NONE, heard::add);
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    /** Counts the layers that are read, and stops at the first until it may go on. */
    private static final class Watched implements LayerSource {
        private final LayerSource source;
        private final AtomicInteger reads = new AtomicInteger();
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile CountDownLatch mayGoOn = new CountDownLatch(0);

        Watched(LayerSource source) {
            this.source = source;
        }

        @Override
        public PixelType type() {
            return source.type();
        }

        @Override
        public void read(int channel, int layer, float[] into) throws IOException {
            reads.incrementAndGet();
            begun.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            source.read(channel, layer, into);
        }

        @Override
        public void read(int channel, int layer, int[] into) throws IOException {
            reads.incrementAndGet();
            source.read(channel, layer, into);
        }
    }

    private SimsDocument.Corrected corrected(SimsDocument document) {
        heard.clear();
        corrector.apply(document);
        Screen.until("corrections end", () -> !corrector.isRunning());
        assertSame(document, heard.getLast().asked());
        return assertInstanceOf(Done.class, heard.getLast().end()).corrected();
    }

    private static void assertSameAs(CorrectionPipeline.Applied expected, CorrectionPipeline.Applied found) throws IOException {
        assertEquals(expected.log(), found.log());
        for (int c = 0; c < expected.stack().raw().species().size(); c++) {
            for (int k = 0; k < SmallStacks.LAYERS; k += 5) {
                assertArrayEquals(
                        expected.stack().corrected().layer(c, k), found.stack().corrected().layer(c, k), ROUNDING);
            }
        }
    }

    @Test
    void doesWhatThePipelineDoesWhateverTheOrderAndWhateverIsSwitchedOff() throws Exception {
        SimsDocument document = SmallStacks.document(SmallStacks.drifting());
        Step off = new Step(FLAT.correction(), false);
        Step[][] lists = {
            {DEAD, SPIKES, DRIFT, REGISTER},
            {DEAD, SPIKES, off, DRIFT},
            {DRIFT, REGISTER, SPIKES, FLAT, DEAD},
            {REGISTER, DRIFT, SPIKES},
            {SPIKES, FLAT, DRIFT, REGISTER, DEAD},
            {}
        };
        for (Step[] list : lists) {
            SimsDocument asked = SmallStacks.with(document, list);
            SimsDocument.Corrected found = corrected(asked);
            assertSame(asked.stack(), found.stack());
            assertEquals(asked.asked().pipeline(), found.pipeline());
            assertSameAs(asked.asked().pipeline().apply(asked.stack(), Progress.NONE), found.applied());
        }
    }

    @Test
    void readsNothingAgainForWhatComesBeforeAChange() {
        Watched watched = new Watched(SmallStacks.drifting().source());
        SimsDocument document = SmallStacks.document(SmallStacks.with(SmallStacks.drifting(), watched), SPIKES, DRIFT, REGISTER, DEAD);
        SimsDocument.Corrected first = corrected(document);
        int all = watched.reads.get();
        SimsDocument.Corrected second =
                corrected(SmallStacks.with(document, SPIKES, DRIFT, new Step(REGISTER.correction(), false), DEAD));
        assertEquals(all, watched.reads.get(), "a switched off step, and what needs no layers");
        assertSame(first.applied().stages().get(2), second.applied().stages().get(2));
        corrected(document);
        assertEquals(all, watched.reads.get(), "back to what was before");
        corrected(SmallStacks.with(document, DRIFT, SPIKES));
        assertTrue(watched.reads.get() > all, "another order");
    }

    @Test
    void findsAnewWhatComesFromAnotherStack() {
        corrected(SmallStacks.document(SmallStacks.drifting(), SPIKES));
        IonStack plain = SmallStacks.plain();
        SimsDocument.Corrected found = corrected(SmallStacks.document(plain, SPIKES, DRIFT));
        assertSame(plain, found.applied().stack().raw());
        assertTrue(found.applied().log().get(1).refused());
    }

    @Test
    void findsTheSpikeAndTheDriftThatTheStackHas() {
        CorrectionPipeline.Applied found = corrected(SmallStacks.document(SmallStacks.drifting(), SPIKES, DRIFT)).applied();
        assertTrue(found.stack().isMasked(IonPolarity.POSITIVE, SmallStacks.SPIKE));
        assertFalse(found.stack().isMasked(IonPolarity.NEGATIVE, SmallStacks.SPIKE));
        assertEquals(3.0 * 23 / 24, found.stack().shiftX(IonPolarity.POSITIVE, 23), 0.3);
        assertEquals(-2.0 * 23 / 24, found.stack().shiftY(IonPolarity.POSITIVE, 23), 0.3);
    }

    @Test
    void endsWhenItIsCancelled() throws Exception {
        Watched watched = new Watched(SmallStacks.drifting().source());
        watched.mayGoOn = new CountDownLatch(1);
        corrector.apply(SmallStacks.document(SmallStacks.with(SmallStacks.drifting(), watched), SPIKES, DRIFT));
        watched.begun.await();
        corrector.cancel();
        watched.mayGoOn.countDown();
        Screen.until("the end", () -> !corrector.isRunning());
        assertEquals(1, heard.size());
        assertInstanceOf(Cancelled.class, heard.get(0).end());
        assertTrue(watched.reads.get() < 4 * SmallStacks.LAYERS, "reads " + watched.reads.get());
    }

    @Test
    void cancelsWhatIsUnderWayForWhatIsAskedForNext() throws Exception {
        Watched watched = new Watched(SmallStacks.drifting().source());
        watched.mayGoOn = new CountDownLatch(1);
        SimsDocument first = SmallStacks.document(SmallStacks.with(SmallStacks.drifting(), watched), SPIKES, DRIFT);
        SimsDocument second = SmallStacks.with(first, FLAT);
        SimsDocument third = SmallStacks.with(first, DEAD, SPIKES);
        corrector.apply(first);
        watched.begun.await();
        corrector.apply(second);
        corrector.apply(third);
        assertTrue(corrector.isRunning());
        watched.mayGoOn.countDown();
        Screen.until("the end", () -> !corrector.isRunning());
        assertEquals(2, heard.size());
        assertSame(first, heard.get(0).asked());
        assertInstanceOf(Cancelled.class, heard.get(0).end());
        assertSame(third, heard.get(1).asked());
        assertInstanceOf(Done.class, heard.get(1).end());
    }

    @Test
    void saysWhichStepDoesNotFitTheStack() {
        SimsDocument document = SmallStacks.document(SmallStacks.plain(), SPIKES, DEAD);
        corrector.apply(document);
        Screen.until("the end", () -> !corrector.isRunning());
        Failed end = assertInstanceOf(Failed.class, heard.get(0).end());
        assertTrue(end.cause().getMessage().startsWith("step 2, dead-time: Na+:"), end.cause().getMessage());
    }

    @Test
    void tellsNobodyWhoIsGone() throws Exception {
        Watched watched = new Watched(SmallStacks.drifting().source());
        watched.mayGoOn = new CountDownLatch(1);
        corrector.apply(SmallStacks.document(SmallStacks.with(SmallStacks.drifting(), watched), SPIKES, DRIFT));
        watched.begun.await();
        shell.dispose();
        watched.mayGoOn.countDown();
        Job.getJobManager().join(Corrector.class, null);
        Person.work();
        assertEquals(List.of(), heard);
        assertTrue(watched.reads.get() < 4 * SmallStacks.LAYERS, "reads " + watched.reads.get());
    }
}
