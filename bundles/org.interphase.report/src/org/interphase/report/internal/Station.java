// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.interphase.core.data.Dataset;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.report.HtmlPage;
import org.interphase.sims.CorrectedStack;
import org.interphase.synthetic.sims.SimsTruth;

/** One station of the demonstration: a section of its page with its main numbers. */
interface Station {

    /**
     * Shows what it does on an example of its own; nothing where it has none.
     *
     * @param report where to
     * @param progress what it reports to
     * @throws CancelledException when asked to end
     */
    void example(Report report, Progress progress) throws CancelledException;

    /**
     * Shows what can be said of a file; nothing where the file has no data for it. Data that it cannot work with are
     * said to be so on the page.
     *
     * @param source the file and what was picked from it
     * @param report where to
     * @param progress what it reports to
     * @throws CancelledException when asked to end
     */
    void file(OperationInput.Source source, Report report, Progress progress) throws CancelledException;

    /**
     * {@return the data sets of a type}
     *
     * @param source the file
     * @param type the type
     * @param <D> the type
     */
    static <D extends Dataset> List<D> of(OperationInput.Source source, Class<D> type) {
        List<D> found = new ArrayList<>();
        for (Dataset d : source.datasets()) {
            if (type.isInstance(d)) {
                found.add(type.cast(d));
            }
        }
        return found;
    }

    /**
     * {@return how many standard errors a value lies from the truth, with its sign; — where it has no error}
     *
     * @param value what was found
     * @param error its standard error
     * @param truth what is true
     */
    static String pull(double value, double error, double truth) {
        return error > 0
                ? String.format(Locale.ROOT, "%+.2f", (value - truth) / error).replace('-', '−')
                : "—";
    }

    /**
     * A generated region with its truth.
     *
     * @param stack corrected
     * @param truth what was put in
     */
    record Reconstruction(CorrectedStack stack, SimsTruth truth) {}

    /**
     * What the stations fill.
     *
     * @param page the page
     * @param findings the main numbers so far
     * @param regions what was found in generated regions so far
     * @param volumes the generated regions, corrected, for stations that come later
     * @param notDone what could not be done so far, one sentence each
     */
    record Report(
            HtmlPage page,
            List<DemoResult.Finding> findings,
            List<DemoResult.IonRegion> regions,
            List<Reconstruction> volumes,
            List<String> notDone) {

        Report(HtmlPage page) {
            this(page, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** Says on the page and in the result that something could not be done. */
        void cannot(String sentence) {
            page.warning(sentence);
            notDone.add(sentence);
        }
    }
}
