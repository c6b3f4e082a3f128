// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.report.HtmlPage;
import org.interphase.report.Table;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;

/** Shows on one page what the suite does, on simulated data whose truth is known or on a file of an instrument. */
@Component(service = Operation.class)
public final class DemoOperation implements Operation<DemoSettings, DemoResult> {

    private static final String PAGE = "index.html";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'");

    private final List<Station> stations = List.of(new ImpedanceStation(), new CyclingStation(), new SimsStation(), new VolumeStation());
    private final Clock clock;

    /** Creates the operation. */
    public DemoOperation() {
        this(Clock.systemUTC());
    }

    DemoOperation(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "demo",
                "Demonstration",
                "Simulates measurements, analyses them and writes one page with data, fits, profiles and images, and the truth;"
                        + " with a file of an instrument, what can be said of that file.",
                Inputs.files(0, 1),
                false,
                "");
    }

    @Override
    public Class<DemoSettings> settingsType() {
        return DemoSettings.class;
    }

    @Override
    public DemoResult run(OperationInput input, DemoSettings settings, Progress progress) throws CancelledException {
        Station.Report report;
        if (input.sources().isEmpty()) {
            report = new Station.Report(new HtmlPage(
                    "Demonstration",
                    "Simulated measurements, analysed as if the truth were not known",
                    "Every number below was estimated from the simulated data alone; the truth stands beside it."));
            for (Station s : stations) {
                s.example(report, progress);
            }
        } else {
            OperationInput.Source source = input.sources().get(0);
            report = new Station.Report(new HtmlPage(
                    "Demonstration",
                    source.file().path().getFileName().toString(),
                    "What can be said of this file without knowing anything else about it."));
            HtmlPage page = report.page();
            source.file().warnings().forEach(w -> page.warning("The reader left out or corrected: " + w));
            for (Station s : stations) {
                s.file(source, report, progress);
            }
        }
        origin(report.page(), input);
        return new DemoResult(PAGE, report.findings(), report.regions(), report.notDone(), report.page());
    }

    @Override
    public boolean isNegative(DemoResult result) {
        return !result.notDone().isEmpty();
    }

    @Override
    public String text(DemoResult result) {
        List<String> lines = new ArrayList<>();
        if (!result.findings().isEmpty()) {
            lines.addAll(ResultText.align(result.findings().stream()
                    .map(f -> new String[] {f.name(), value(f)})
                    .toList()));
        }
        lines.addAll(result.notDone());
        return String.join(System.lineSeparator(), lines);
    }

    private static String value(DemoResult.Finding f) {
        return f.unit().equals("s") && Double.isNaN(f.standardError())
                ? CyclingStation.duration(f.value())
                : ValueText.withError(f.value(), f.standardError(), f.unit());
    }

    private void origin(HtmlPage page, OperationInput input) {
        page.section("Where this comes from");
        Table table = new Table(List.of(Table.text("What"), Table.text("Which")));
        for (OperationInput.Source s : input.sources()) {
            table.row("File", s.file().path().toString());
            table.row("SHA-256", s.file().sha256());
            table.row("Format", s.file().format());
            table.row(
                    "Data sets",
                    s.datasets().stream().map(d -> d.id()).limit(20).collect(Collectors.joining(", "))
                            + (s.datasets().size() > 20 ? ", … (" + s.datasets().size() + ")" : ""));
        }
        for (Map.Entry<String, String> e : software().entrySet()) {
            table.row(e.getKey(), e.getValue());
        }
        page.table(table);
        page.footer("The complete record is in provenance.json beside this page.");
    }

    private Map<String, String> software() {
        Bundle bundle = FrameworkUtil.getBundle(getClass());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Version", bundle == null ? "not installed" : bundle.getVersion().toString());
        facts.put("Time", TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        facts.put(
                "Platform",
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
        return facts;
    }
}
