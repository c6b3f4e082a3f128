// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CriticalCurrentDensity;
import org.interphase.cycling.CycleAnalyser;
import org.interphase.cycling.EventEdits;
import org.interphase.cycling.FailureProbability;
import org.interphase.cycling.RegionVerdict;
import org.interphase.cycling.Verdict;
import org.osgi.service.component.annotations.Component;

/** {@code cycle ccd}: each data set is a region. */
@Component(service = Operation.class)
public final class CcdOperation implements Operation<CcdSettings, CriticalCurrentDensity> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "cycle ccd",
                "Find the critical current density",
                "Judges the cycle graphs of many regions and brackets the current density that they bear.",
                new Inputs(1, Integer.MAX_VALUE, EnumSet.of(DatasetKind.CYCLING), false),
                false,
                "Firth, Biometrika 80 (1993) 27; Heinze and Schemper, Stat. Med. 21 (2002) 2409");
    }

    @Override
    public Class<CcdSettings> settingsType() {
        return CcdSettings.class;
    }

    @Override
    public CriticalCurrentDensity run(OperationInput input, CcdSettings settings, Progress progress)
            throws OperationException, CancelledException {
        AnalysisOptions options = settings.options(EventEdits.NONE);
        List<String> names = names(input.sources());
        int all = input.sources().stream().mapToInt(s -> s.datasets().size()).sum();
        int done = 0;
        Map<String, String> seen = new HashMap<>();
        List<RegionVerdict> rows = new ArrayList<>();
        for (int i = 0; i < input.sources().size(); i++) {
            OperationInput.Source source = input.sources().get(i);
            for (Dataset dataset : source.datasets()) {
                progress.checkCancelled();
                String region = names.get(i)
                        + (source.file().datasets().size() > 1 ? "#" + dataset.id() : "");
                progress.report(done++ / (double) all, region);
                String first = seen.putIfAbsent(source.file().sha256() + "#" + dataset.id(), region);
                if (first != null) {
                    rows.add(notJudged(region, dataset, "the same data as " + first));
                } else {
                    rows.addAll(judged(region, (CyclingRecord) dataset, options));
                }
            }
        }
        return CriticalCurrentDensity.of(rows);
    }

    private static List<RegionVerdict> judged(String region, CyclingRecord record, AnalysisOptions options)
            throws CancelledException {
        try {
            return CriticalCurrentDensity.verdicts(
                    region, record.id(), CycleAnalyser.analyse(record, options, Progress.NONE));
        } catch (IllegalArgumentException e) {
            return List.of(notJudged(region, record, e.getMessage()));
        }
    }

    private static RegionVerdict notJudged(String region, Dataset dataset, String reason) {
        return new RegionVerdict(
                region, dataset.id(), -1, Double.NaN, Verdict.UNDETERMINED, Double.NaN, false, reason);
    }

    /** The sources' names: those of the files, or their paths where two files of different folders have one name. */
    private static List<String> names(List<OperationInput.Source> sources) {
        Map<String, Set<Path>> byName = new HashMap<>();
        for (OperationInput.Source s : sources) {
            byName.computeIfAbsent(name(s), n -> new HashSet<>()).add(path(s));
        }
        return sources.stream()
                .map(s -> byName.get(name(s)).size() > 1 ? s.file().path().toString() : name(s))
                .toList();
    }

    private static String name(OperationInput.Source source) {
        return source.file().path().getFileName().toString();
    }

    private static Path path(OperationInput.Source source) {
        return source.file().path().toAbsolutePath().normalize();
    }

    @Override
    public boolean isNegative(CriticalCurrentDensity result) {
        return !result.hasBracket();
    }

    @Override
    public String text(CriticalCurrentDensity r) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(r));
        if (r.probability() != null) {
            lines.add(curve(r.probability()));
        }
        lines.addAll(r.remarks());
        if (!r.contradictions().isEmpty()) {
            lines.add("");
            lines.add("CONTRADICTIONS: regions that failed where others cycled at the same current density or a higher"
                    + " one");
            lines.addAll(contradictions(r.contradictions()));
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {Cells.DENSITY_UNIT, "region", "step", "verdict", "confidence", "counts", ""});
        for (RegionVerdict v : r.verdicts()) {
            rows.add(new String[] {
                Cells.density(v.currentDensityUaPerUm2()),
                v.region(),
                v.step() < 0 ? "—" : Integer.toString(v.step() + 1),
                v.verdict().toString(),
                Cells.confidence(v.confidence()),
                v.counted() ? "yes" : "no",
                v.note()
            });
        }
        lines.add("");
        lines.addAll(ResultText.align(rows));
        return String.join(System.lineSeparator(), lines);
    }

    private static String headline(CriticalCurrentDensity r) {
        String lower = Cells.density(r.lower()) + " " + Cells.DENSITY_UNIT;
        String upper = Cells.density(r.upper()) + " " + Cells.DENSITY_UNIT;
        if (r.hasBracket()) {
            return "critical current density " + lower + ": the highest at which a region cycled; the lowest at which one"
                    + " failed is " + upper;
        }
        if (Double.isFinite(r.lower())) {
            return "NO BRACKET: all regions that count cycled, up to " + lower + "; try higher current densities";
        }
        if (Double.isFinite(r.upper())) {
            return "NO BRACKET: all regions that count failed, down to " + upper + "; try lower current densities";
        }
        return "NO BRACKET: no region counts";
    }

    private static String curve(FailureProbability p) {
        return "half of the regions fail at " + ValueText.number(p.j50(), 3) + " " + Cells.DENSITY_UNIT
                + ", 95 % interval " + interval(p) + "; slope " + ValueText.withError(p.slope(), p.slopeError(), "")
                + " per unit of ln J, from " + p.regions() + " regions";
    }

    private static String interval(FailureProbability p) {
        String lower = ValueText.number(p.lower95(), 3);
        String upper = ValueText.number(p.upper95(), 3);
        if (Double.isNaN(p.lower95()) && Double.isNaN(p.upper95())) {
            return "not set by the data";
        }
        return Double.isNaN(p.lower95()) ? "up to " + upper : Double.isNaN(p.upper95()) ? "from " + lower : lower + " to " + upper;
    }

    private static List<String> contradictions(List<CriticalCurrentDensity.Contradiction> all) {
        Map<String, List<CriticalCurrentDensity.Contradiction>> byFailed = new LinkedHashMap<>();
        for (CriticalCurrentDensity.Contradiction c : all) {
            byFailed.computeIfAbsent(c.failed(), f -> new ArrayList<>()).add(c);
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"failed", "at", "cycled, at"});
        byFailed.forEach((failed, others) -> rows.add(new String[] {
            failed,
            Cells.density(others.get(0).failedAt()),
            others.stream()
                    .map(c -> c.cycled() + " " + Cells.density(c.cycledAt()))
                    .collect(Collectors.joining(", "))
        }));
        return ResultText.align(rows);
    }

    @Override
    public Optional<String> csv(CriticalCurrentDensity r) {
        StringBuilder out = new StringBuilder("region,dataset,step,currentDensityUaPerUm2,verdict,confidence,counted,note\n");
        for (RegionVerdict v : r.verdicts()) {
            out.append(Cells.line(
                    v.region(), v.dataset(), v.step(), v.currentDensityUaPerUm2(), v.verdict(), v.confidence(),
                    v.counted(), v.note()));
        }
        return Optional.of(out.toString());
    }
}
