// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.operation.Operations;
import org.interphase.cycling.RegionVerdict;
import org.interphase.cycling.Verdict;
import org.interphase.synthetic.cycling.CycleGraphKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** A scientist at the critical current density of a sample. */
final class CcdViewTest {

    private static int projects;

    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
        project = Screen.project("sample " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        Screen.page().hideView(Screen.ccd());
        project.delete(true, true, null);
    }

    /** The paper's sample: cycled at 0.02 and 0.04, failed from 0.06 on. */
    static void sample(IProject project) throws Exception {
        double[] densities = {0.02, 0.04, 0.06, 0.1, 0.2, 0.5};
        for (int i = 0; i < densities.length; i++) {
            CycleGraphKind kind = densities[i] < 0.05 ? CycleGraphKind.CYCLED : CycleGraphKind.FAILED;
            Screen.file(project, "r" + (i + 1) + ".csv", Graphs.text(kind, 20 + i, densities[i]));
        }
    }

    private static int row(CcdView view, String region) {
        List<RegionVerdict> rows = view.table().rows();
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).region().equals(region)).findFirst().orElseThrow();
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() throws Exception {
        Screen.page().showView(CcdView.ID);
        Screen.settle();
        assertFalse(Screen.ccd().showsSheet());
    }

    @Test
    void judgesAllRegionsOfTheFolderAndBracketsTheCriticalCurrentDensity() throws Exception {
        sample(project);
        Screen.file(project, "notes.txt", "nothing measured here\n");
        Screen.doubleClick(project.getFile("r3.csv"));
        Screen.analysed("r3.csv");
        CcdView view = Screen.judged(6);
        assertTrue(
                view.headline().getText().startsWith("Critical current density 0.04 µA µm⁻²"), view.headline().getText());
        assertTrue(view.headline().getText().contains("0.06"));
        assertEquals(List.of("0.04 to 0.06"), view.plot().figure().shades().stream().map(s -> s.label()).toList());
        List<Role> roles = view.plot().figure().series().stream().map(Series::role).distinct().toList();
        assertTrue(roles.containsAll(List.of(Role.PASSED, Role.FAILED)), roles.toString());
    }

    @Test
    void highlightsTheRegionOfTheEditorAndOpensThatOfARowOrAPoint() throws Exception {
        sample(project);
        Screen.doubleClick(project.getFile("r3.csv"));
        Screen.analysed("r3.csv");
        CcdView view = Screen.judged(6);
        assertEquals(OptionalInt.of(row(view, "r3.csv")), view.plot().selected());

        view.table().select(row(view, "r5.csv"));
        Screen.analysed("r5.csv");
        Screen.judged(6);
        assertEquals(OptionalInt.of(row(view, "r5.csv")), view.plot().selected());

        Point at = view.plot().pixel(0.02, 0);
        for (int type : new int[] {SWT.MouseDown, SWT.MouseUp}) {
            Event e = new Event();
            e.button = 1;
            e.x = at.x;
            e.y = at.y;
            view.plot().surface().notifyListeners(type, e);
        }
        Screen.analysed("r1.csv");
        Screen.judged(6);
        assertEquals(OptionalInt.of(row(view, "r1.csv")), view.plot().selected());
    }

    @Test
    void followsWhatIsChangedInTheEditor() throws Exception {
        sample(project);
        Screen.doubleClick(project.getFile("r3.csv"));
        CyclingEditor editor = Screen.analysed("r3.csv");
        CcdView view = Screen.judged(6);
        editor.bar().area().setText("2");
        Screen.upToDate(editor);
        Screen.until("half the current density", () -> view.table().rows().stream()
                .anyMatch(v -> v.region().equals("r3.csv") && Math.abs(v.currentDensityUaPerUm2() - 0.03) < 1e-4));
        // the others, which nobody said anything of, have the same contact
        assertEquals(0.01, view.table().rows().get(row(view, "r1.csv")).currentDensityUaPerUm2(), 1e-4);
    }

    @Test
    void namesContradictions() throws Exception {
        Screen.file(project, "low.csv", Graphs.text(CycleGraphKind.FAILED, 31, 0.03));
        Screen.file(project, "high.csv", Graphs.text(CycleGraphKind.CYCLED, 32, 0.05));
        Screen.doubleClick(project.getFile("low.csv"));
        Screen.analysed("low.csv");
        CcdView view = Screen.judged(2);
        assertTrue(
                view.remarks().getText().contains("Contradiction: low.csv failed at 0.03, but cycled: high.csv at 0.05."),
                view.remarks().getText());
    }

    @Test
    void takesFilesFromElsewhere(@TempDir Path folder) throws Exception {
        sample(project);
        Screen.doubleClick(project.getFile("r1.csv"));
        Screen.analysed("r1.csv");
        Screen.judged(6);
        Path file = folder.resolve("r7.csv");
        Files.writeString(file, Graphs.text(CycleGraphKind.FAILED, 40, 0.05));
        Screen.ccd().add(List.of(folder));
        CcdView view = Screen.judged(7);
        assertEquals(Verdict.FAILED, view.table().rows().get(row(view, "r7.csv")).verdict());
        assertTrue(view.headline().getText().contains("0.05"), view.headline().getText());
    }

    @Test
    void endsWhenItIsCancelled(@TempDir Path notes) throws Exception {
        sample(project);
        var context = FrameworkUtil.getBundle(getClass()).getBundleContext();
        Operations operations = context.getService(context.getServiceReference(Operations.class));
        List<String> heard = new ArrayList<>();
        SampleJob job = new SampleJob(
                new Analyst(operations),
                new CyclingMemory(notes),
                Optional.of(project.getLocation().toPath()),
                List.of(),
                new SampleJob.Known(),
                new SampleJob.Listener() {
                    @Override
                    public void progress(int done, int all) {
                        heard.add(done + " of " + all);
                    }

                    @Override
                    public void done(Sample sample) {
                        heard.add("done");
                    }

                    @Override
                    public void cancelled() {
                        heard.add("cancelled");
                    }
                });
        NullProgressMonitor monitor = new NullProgressMonitor() {
            @Override
            public void subTask(String name) {
                setCanceled(name.contains("r3"));
            }
        };
        job.run(monitor);
        assertEquals("cancelled", heard.getLast());
        assertEquals("2 of ", heard.get(heard.size() - 2).substring(0, 5));
    }

    @Test
    void saysWhichFileCannotBeJudged() throws Exception {
        sample(project);
        Screen.file(project, "r8.csv", Graphs.broken(41));
        Screen.doubleClick(project.getFile("r1.csv"));
        Screen.analysed("r1.csv");
        CcdView view = Screen.judged(6);
        assertTrue(view.remarks().getText().contains("r8.csv, line 5, column 1: expected a number"), view.remarks().getText());
    }
}
