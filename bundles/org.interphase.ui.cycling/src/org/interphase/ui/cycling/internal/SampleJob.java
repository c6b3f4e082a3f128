// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.operation.OperationException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.ui.job.MonitorProgress;

/** Judges all regions of a sample in the background: what was judged before, with the same settings, is not judged again. */
final class SampleJob extends Job {

    private static final int MOST_KEPT = 500;

    private final Analyst analyst;
    private final CyclingMemory memory;
    private final Optional<Path> folder;
    private final List<Path> more;
    private final Map<Asked, CycleAnalysis> known;
    private final Map<Seen, List<CyclingRecord>> records;
    private final Listener listener;

    /** Hears of the job, in the job's thread. */
    interface Listener {
        void progress(int done, int all);

        void done(Sample sample);

        void cancelled();
    }

    private record Seen(Path file, FileTime time, long size) {}

    private record Asked(Seen seen, String dataset, Map<String, String> texts) {}

    /** What is known from before; shared by the jobs of a view. */
    static final class Known {
        private final Map<Asked, CycleAnalysis> analyses = new ConcurrentHashMap<>();
        private final Map<Seen, List<CyclingRecord>> records = new ConcurrentHashMap<>();
    }

    /**
     * @param folder whose files are regions of the sample
     * @param more files from elsewhere that are too
     */
    SampleJob(
            Analyst analyst, CyclingMemory memory, Optional<Path> folder, List<Path> more, Known known, Listener listener) {
        super("Judge the regions of a sample");
        this.analyst = analyst;
        this.memory = memory;
        this.folder = folder;
        this.more = List.copyOf(more);
        this.known = known.analyses;
        this.records = known.records;
        this.listener = listener;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            listener.done(judge(new MonitorProgress(monitor, getName())));
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            listener.cancelled();
            return Status.CANCEL_STATUS;
        }
    }

    private Sample judge(Progress progress) throws CancelledException {
        List<String> problems = new ArrayList<>();
        List<Path> files = files(problems);
        Map<String, Sample.Region> regions = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            progress.checkCancelled();
            Path file = files.get(i);
            progress.report((double) i / files.size(), file.getFileName().toString());
            listener.progress(i, files.size());
            try {
                judge(file, files, regions, progress);
            } catch (FormatException e) {
                problems.add(file.getFileName() + ", " + e.place() + ": expected " + e.expected() + ", found " + e.found() + ".");
            } catch (IOException | OperationException | RuntimeException e) {
                String text = e.getMessage() == null ? e.toString() : e.getMessage();
                problems.add(file.getFileName() + ": " + text.lines().findFirst().orElse(text) + ".");
            }
        }
        return Sample.of(regions, problems);
    }

    private List<Path> files(List<String> problems) {
        List<Path> files = new ArrayList<>();
        if (folder.isPresent()) {
            try (Stream<Path> all = Files.list(folder.get())) {
                all.filter(Files::isRegularFile)
                        .filter(f -> !f.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                problems.add(folder.get() + " cannot be listed: " + e.getMessage() + ".");
            }
        }
        more.stream().filter(f -> !files.contains(f)).forEach(files::add);
        return files;
    }

    private void judge(Path file, List<Path> all, Map<String, Sample.Region> regions, Progress progress)
            throws IOException, OperationException, CancelledException {
        Seen seen = new Seen(file, Files.getLastModifiedTime(file), Files.size(file));
        if (records.containsKey(seen) && records.get(seen).isEmpty() || seen.size() == 0 || !canHoldCycling(file)) {
            return;
        }
        CycleSettings settings = memory.recall(file).settings();
        DataFile data = null;
        List<CyclingRecord> found = records.get(seen);
        if (found == null) {
            data = analyst.operations().formats().open(file, progress);
            found = CycleDocument.records(data);
            limit(records);
            records.put(seen, found);
        }
        for (CyclingRecord record : found) {
            progress.checkCancelled();
            Map<String, String> texts = settings.texts(record.id());
            Asked asked = new Asked(seen, record.id(), texts);
            CycleAnalysis analysis = known.get(asked);
            if (analysis == null) {
                data = data == null ? analyst.operations().formats().open(file, progress) : data;
                analysis = analyst.analyse(data, record, texts, Progress.NONE);
                limit(known);
                known.put(asked, analysis);
            }
            String name = name(file, all) + (found.size() > 1 ? "#" + record.id() : "");
            regions.put(name, new Sample.Region(file, record.id(), analysis));
        }
    }

    private static void limit(Map<?, ?> kept) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
    }

    private boolean canHoldCycling(Path file) throws IOException {
        Optional<FileFormat> format = analyst.operations().formats().recognise(FileSource.of(file));
        return format.filter(f -> f.kinds().contains(DatasetKind.CYCLING)).isPresent();
    }

    private static String name(Path file, List<Path> all) {
        boolean ambiguous = all.stream().filter(f -> f.getFileName().equals(file.getFileName())).count() > 1;
        return ambiguous ? file.toString() : file.getFileName().toString();
    }
}
