// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DataTable;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.figure.SvgFigure;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.internal.operation.Told;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CapacityAnalysis;
import org.interphase.cycling.CapacityOptions;
import org.interphase.cycling.CycleAnalyser;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.Verdict;
import org.interphase.eis.EisFigures;

/** What holds of every file that was read, and of every refusal. A violation is an {@link AssertionError}. */
final class Oracle {

    private static final int LONGEST_MESSAGE = 20_000;

    private final FileFormats all;
    private final Path scratch;

    /**
     * Creates the oracle.
     *
     * @param all reads what was written
     * @param scratch a file that it may write to; its ending says in which form
     */
    Oracle(FileFormats all, Path scratch) {
        this.all = all;
        this.scratch = scratch;
    }

    /** Judges a refusal: it names the file, a place inside, what was expected and what was found, for people. */
    void judge(FormatException e, Path file, long length) throws IOException {
        // what is wrong may lie in a file beside, or be that there is none
        long size = file.equals(e.file()) ? length : Files.isRegularFile(e.file()) ? Files.size(e.file()) : 0;
        require(!e.expected().isBlank() && !e.found().isBlank(), "nothing expected or found: " + e.getMessage());
        require(e.getMessage().length() < LONGEST_MESSAGE, "a message of " + e.getMessage().length() + " characters");
        printable("message", e.getMessage());
        boolean inside = switch (e.place()) {
            case Place.Whole w -> true;
            case Place.Line l -> l.line() >= 0 && l.line() <= size + 1;
            case Place.Column c -> c.line() >= 1 && c.line() <= size + 1 && c.column() >= 1 && c.column() <= size + 1;
            case Place.Offset o -> o.offset() >= 0 && o.offset() <= size;
        };
        require(inside, e.place() + " is outside a file of " + size + " bytes");
    }

    /**
     * Judges a file that was read.
     *
     * @param file what was read
     * @param drawn whether it is drawn as well, which takes most of the time
     */
    void judge(DataFile file, boolean drawn) throws IOException, CancelledException {
        require(!file.datasets().isEmpty(), "no data set");
        file.warnings().forEach(w -> {
            require(!w.isBlank(), "an empty warning");
            printable("warning", w);
        });
        Set<String> ids = new HashSet<>();
        for (Dataset dataset : file.datasets()) {
            require(!dataset.id().isBlank() && ids.add(dataset.id()), "ID '" + dataset.id() + "' twice, or empty");
            judge(dataset);
            if (dataset instanceof ImpedanceSpectrum || dataset instanceof CyclingRecord) {
                comesBack(dataset);
            }
            if (dataset instanceof CyclingRecord record) {
                isJudged(record);
            }
            if (drawn) {
                draws(dataset);
            }
        }
        try {
            printable("info", Told.text(file));
            require(Told.json(file).startsWith("["), "info as JSON");
        } catch (FormatException e) {
            // pixels are read when they are asked for
            require(file.datasets().stream().anyMatch(IonStack.class::isInstance), "no stack, and refused late");
            judge(e, file.path(), Files.size(file.path()));
        }
    }

    private static void judge(Dataset dataset) {
        printable("id", dataset.id());
        printable("label", dataset.label());
        for (Map.Entry<String, String> note : dataset.metadata().entrySet()) {
            printable("note", note.getKey());
            printable("note " + note.getKey(), note.getValue());
        }
        int n = dataset.points();
        require(n > 0, "no rows");
        for (Channel channel : dataset.channels()) {
            require(channel.size() == n, channel.name() + " has " + channel.size() + " of " + n + " values");
            printable("channel", channel.name());
            printable("unit", channel.unit());
        }
        switch (dataset) {
            case ImpedanceSpectrum s -> {
                double[] f = s.frequencyHz();
                require(f.length == n && s.re().length == n && s.im().length == n, "lengths differ");
                for (int i = 0; i < n; i++) {
                    require(f[i] > 0 && Double.isFinite(f[i]), "frequency " + f[i]);
                    require(Double.isFinite(s.re()[i]) && Double.isFinite(s.im()[i]), "an impedance that is not finite");
                }
            }
            case CyclingRecord r -> {
                require(r.timeS().length == n && r.voltageV().length == n, "lengths differ");
                require(!r.hasCurrent() || r.currentA().length == n, "lengths differ");
            }
            case IonStack s -> {
                require(s.geometry().layers() == n, "layers differ");
                s.species().forEach(c -> printable("species", c.name()));
            }
            case DepthProfile p -> p.species().forEach(c -> {
                printable("species", c.name());
                require(c.values().length <= n, c.name() + " has more values than the profile has points");
            });
            case MassSpectrum m -> require(m.mz().length == n && m.values().length == n, "lengths differ");
            case DataTable t -> t.columns().forEach(c -> {
                require(c.texts().size() == n, "lengths differ");
                c.texts().forEach(text -> printable("cell", text));
            });
        }
    }

    /** Written as comma-separated values it is read back bit by bit. */
    private void comesBack(Dataset dataset) throws IOException, CancelledException {
        Exporter exporter = all.exporter(dataset, scratch).orElseThrow(() -> new AssertionError("cannot be written"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(dataset, out);
        Files.write(scratch, out.toByteArray());
        DataFile read;
        try {
            read = all.open(scratch, Progress.NONE);
        } catch (FormatException e) {
            // a text may be joined or sorted; an instrument's record is what was measured
            if (e.expected().startsWith("frequencies in order")) {
                return;
            }
            throw new AssertionError("written as " + exporter.extension() + " it is refused: " + e.getMessage(), e);
        }
        require(read.datasets().size() == 1, read.datasets().size() + " data sets come back");
        switch (dataset) {
            case ImpedanceSpectrum s -> {
                ImpedanceSpectrum back = (ImpedanceSpectrum) read.datasets().get(0);
                same("frequency", s.frequencyHz(), back.frequencyHz());
                same("Re Z", s.re(), back.re());
                same("Im Z", s.im(), back.im());
                require(s.hasSigma() == back.hasSigma(), "standard deviations are lost");
                if (s.hasSigma()) {
                    same("sigma", s.sigma(), back.sigma());
                }
            }
            case CyclingRecord r -> {
                CyclingRecord back = (CyclingRecord) read.datasets().get(0);
                same("time", r.timeS(), back.timeS());
                same("voltage", r.voltageV(), back.voltageV());
                // A column in which nothing stands is none.
                boolean stated = !Arrays.stream(r.currentA()).allMatch(Double::isNaN);
                same("current", stated ? r.currentA() : new double[0], back.currentA());
            }
            default -> throw new AssertionError("a " + dataset.kind().label() + " that is written as columns");
        }
    }

    /** Whatever its numbers are, it is judged and summed up, or it is said in which row why not. */
    private static void isJudged(CyclingRecord record) throws CancelledException {
        try {
            CycleAnalysis a = CycleAnalyser.analyse(record, AnalysisOptions.DEFAULT, Progress.NONE);
            require(a.confidence() >= 0 && a.confidence() <= 1, "a confidence of " + a.confidence());
            require(a.verdict() != Verdict.UNDETERMINED || !a.evidence().isEmpty(), "undetermined without a reason");
            a.evidence().forEach(e -> printable("evidence", e.sentence()));
            a.steps().forEach(s -> require(s.first() >= 0 && s.first() <= s.last() && s.last() < record.points(),
                    "a step of rows " + s.first() + " to " + s.last()));
        } catch (IllegalArgumentException e) {
            require(e.getMessage() != null && e.getMessage().contains("expected"), "no reason: " + e);
        }
        try {
            CapacityAnalysis.of(record, CapacityOptions.DEFAULT, Progress.NONE);
        } catch (IllegalArgumentException e) {
            require(e.getMessage() != null && !e.getMessage().isBlank(), "no reason: " + e);
        }
    }

    /** Whatever its numbers are, there is a picture of it. */
    private static void draws(Dataset dataset) {
        if (dataset instanceof ImpedanceSpectrum s) {
            String nyquist = SvgFigure.document(EisFigures.nyquist(s), 400, 300);
            String bode = SvgFigure.document(EisFigures.bode(s), 400, 300);
            require(nyquist.endsWith("</svg>\n") || nyquist.endsWith("</svg>"), "no picture");
            require(!nyquist.contains("NaN") && !bode.contains("NaN"), "a picture with NaN");
        }
    }

    private static void same(String what, double[] expected, double[] found) {
        require(Arrays.equals(expected, found), what + " comes back different");
    }

    private static void printable(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean line = what.equals("info") && (c == '\n' || c == '\r');
            require(line || !Character.isISOControl(c), what + " holds the control character " + (int) c);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
