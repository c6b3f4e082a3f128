// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.SettingException;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.job.Computing;
import org.interphase.ui.job.OperationJob;
import org.interphase.ui.job.ResultFolder;
import org.interphase.ui.volume.internal.column.ColumnSettings;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.ui.volume.internal.export.FilmKind;
import org.interphase.ui.volume.internal.export.PictureDialog;
import org.interphase.ui.volume.internal.export.PictureExport;
import org.interphase.ui.volume.internal.export.PictureSize;
import org.interphase.ui.volume.internal.export.SurfaceExport;
import org.interphase.volume.Column;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.mesh.ColouredMesh;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.SceneFile;

/** What can be taken along of what is seen: pictures, animations, the table, labels, surfaces, and the commands that make them. */
final class VolumeExports {

    private static final String COLUMNS = "volume columns";

    /** What is taken along, and what is said of it. */
    interface Host {

        /** {@return what is seen} */
        VolumeSheet sheet();

        /** {@return what a person said} */
        VolumeDocument document();

        /** {@return the file} */
        DataFile file();

        /** {@return the stack on the screen as it was read} */
        IonStack stack();

        /** {@return all that can be done with data} */
        Operations operations();

        /** Saves all beside the data. @return whether that could be done */
        boolean save();
    }

    private final Host host;

    VolumeExports(Host host) {
        this.host = host;
    }

    Menu menu(Control parent) {
        Menu menu = new Menu(parent);
        boolean seen = host.sheet().volumes().isPresent() && host.document().asked().scene() != null;
        boolean found = host.sheet().found().isPresent();
        item(menu, "Picture at print resolution (PNG)…", seen, this::picture);
        item(menu, "Animation (animated PNG, or a PNG of each frame)…", seen, this::film);
        item(menu, "Scene (JSON)…", seen, this::scene);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Table of columns as CSV, with its provenance, beside the data", found, this::table);
        item(menu, "Labels of columns as a volume (NRRD)…", found, this::labels);
        boolean several = found && !host.sheet().found().orElseThrow().columns().isEmpty();
        item(menu, "Surface of all columns (STL, PLY, glTF)…", several, () -> surface(all()));
        item(
                menu,
                "Surface of the selected columns (STL, PLY, glTF)…",
                several && !host.sheet().chosen().isEmpty(),
                () -> surface(host.sheet().chosen()));
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Save beside the data and copy the command line that draws the same", seen, this::copyCommand);
        return menu;
    }

    private static void item(Menu menu, String text, boolean enabled, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, e -> run.run());
    }

    private Optional<Path> ask(String name) {
        FileDialog dialog = new FileDialog(host.sheet().control().getShell(), SWT.SAVE);
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private String name() {
        return host.file().path().getFileName().toString();
    }

    private PictureExport export(PictureSize size) {
        VolumeSheet sheet = host.sheet();
        return new PictureExport(
                host.document().asked().scene(),
                List.copyOf(sheet.volumes().orElseThrow().drawn().values()),
                sheet.document().asked().scene().decor().labels() ? sheet.marks() : List.of(),
                size);
    }

    private void picture() {
        PictureDialog dialog = new PictureDialog(host.sheet().control().getShell(), false);
        if (dialog.open() == Window.OK) {
            ask(name() + ".png").ifPresent(file -> picture(file, dialog.size()));
        }
    }

    /** Draws a picture in the background, and writes it. */
    void picture(Path file, PictureSize size) {
        PictureExport export = export(size);
        run(progress -> List.of(export.picture(file, progress)));
    }

    private void film() {
        PictureDialog dialog = new PictureDialog(host.sheet().control().getShell(), true);
        if (dialog.open() == Window.OK) {
            ask(name() + ".apng")
                    .ifPresent(file ->
                            film(file, dialog.size(), dialog.kind(), dialog.frames(), dialog.framesPerSecond()));
        }
    }

    /** Draws an animation in the background, and writes it. */
    void film(Path file, PictureSize size, FilmKind kind, int frames, double framesPerSecond) {
        PictureExport export = export(size);
        run(progress -> export.film(file, kind, frames, framesPerSecond, progress));
    }

    private Set<Integer> all() {
        return host.sheet().found().orElseThrow().columns().stream().map(Column::id).collect(Collectors.toSet());
    }

    private void surface(Set<Integer> ids) {
        // What is found while the dialog is open is not what was asked for.
        SurfaceExport export = surfaceOf(ids);
        ask(name() + "-surface.glb").ifPresent(file -> surface(file, export));
    }

    /** {@return the surface of columns, in the colour of their species} */
    SurfaceExport surfaceOf(Set<Integer> ids) {
        FoundColumns columns = host.sheet().found().orElseThrow();
        int rgb = host.document().asked().scene().channels().stream()
                .filter(c -> c.species().equals(columns.settings().species()))
                .mapToInt(SceneChannel::rgb)
                .findFirst()
                .orElse(ColouredMesh.DEFAULT_RGB);
        return new SurfaceExport(columns, ids, rgb);
    }

    /** Makes a surface in the background, and writes it. */
    void surface(Path file, SurfaceExport export) {
        run(progress -> List.of(export.write(file, progress)));
    }

    private void run(Computing.Work<List<Path>> work) {
        VolumeBar bar = host.sheet().bar();
        bar.exporting().ask(
                work,
                files -> bar.exporting().say(
                        files.size() == 1
                                ? "Written: " + files.get(0).getFileName() + "."
                                : "Written: " + files.size() + " files.",
                        false),
                () -> {});
    }

    private void scene() {
        ask(name() + "-" + VolumeMemory.SCENE).ifPresent(file -> {
            try {
                Files.writeString(file, SceneFile.toJson(host.document().asked().scene()), StandardCharsets.UTF_8);
            } catch (IOException e) {
                host.sheet().bar().say("The file could not be written: " + e.getMessage(), true);
            }
        });
    }

    /** Settings of {@code volume columns} as they are on the screen. */
    private Map<String, String> settings() throws IOException {
        ColumnSettings how = host.document().asked().columns();
        ColumnOptions o = how.options();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("channel", how.species());
        settings.put("sigmaLayers", Double.toString(o.sigmaLayers()));
        settings.put("sigmaPx", Double.toString(o.sigmaPx()));
        if (!Double.isNaN(o.threshold())) {
            settings.put("threshold", Double.toString(o.threshold()));
        }
        if (!Double.isNaN(o.peak())) {
            settings.put("peak", Double.toString(o.peak()));
        }
        settings.put("minVoxels", Long.toString(o.leastVoxels()));
        settings.put("fillHoles", Boolean.toString(o.fillHoles()));
        settings.put("splitTouching", Boolean.toString(o.splitTouching()));
        host.document().asked().crater().ifPresent(um -> settings.put("depthUm", Double.toString(um)));
        if (!host.document().asked().edits().edits().isEmpty()) {
            settings.put(
                    "edits",
                    ResultFolder.of(host.file().path())
                            .replace(VolumeMemory.EDITS, host.document().asked().edits().toJson())
                            .toString());
        }
        return settings;
    }

    /** Runs the operation for columns with what is on the screen, and saves its result with its provenance. */
    void table() {
        try {
            start(settings(), end -> {
                if (end instanceof OperationJob.Done done) {
                    ResultFolder folder = ResultFolder.of(host.file().path());
                    Path json = folder.save(done.outcome());
                    String base = json.getFileName().toString().replaceFirst("\\.json$", "");
                    folder.replace(base + ".csv", done.csv().orElse(""));
                    return "Saved as " + json.getParent().getFileName() + "/" + base + ".csv, with its provenance as .json.";
                }
                return "";
            });
        } catch (IOException e) {
            host.sheet().bar().say("No table: " + e.getMessage(), true);
        }
    }

    private void labels() {
        ask(name() + "-labels.nrrd").ifPresent(file -> {
            try {
                Map<String, String> settings = settings();
                settings.put("labels", file.toString());
                start(settings, end -> "Written: " + file.getFileName() + ".");
            } catch (IOException e) {
                host.sheet().bar().say("No labels: " + e.getMessage(), true);
            }
        });
    }

    /** What is said of a result once it is saved. */
    private interface Saved {
        String say(OperationJob.End end) throws IOException;
    }

    private void start(Map<String, String> settings, Saved saved) {
        VolumeBar bar = host.sheet().bar();
        Operation<?, ?> operation = host.operations().find(COLUMNS).orElse(null);
        if (operation == null) {
            bar.say("The operation '" + COLUMNS + "' is not installed.", true);
            return;
        }
        IonStack corrected = host.sheet().volumes().orElseThrow().stack().corrected();
        try {
            OperationJob.of(
                            host.operations(),
                            operation,
                            progress -> OperationInput.of(host.file(), corrected),
                            settings,
                            end -> {
                                if (!bar.control().isDisposed()) {
                                    ended(end, saved);
                                }
                            })
                    .schedule();
            bar.say("Measuring …", false);
        } catch (SettingException e) {
            bar.say("No columns: " + e.getMessage(), true);
        }
    }

    private void ended(OperationJob.End end, Saved saved) {
        VolumeBar bar = host.sheet().bar();
        switch (end) {
            case OperationJob.Done done -> {
                try {
                    bar.say(saved.say(done), false);
                } catch (IOException e) {
                    bar.say("The columns could not be saved: " + e.getMessage(), true);
                }
            }
            case OperationJob.Failed failed -> bar.say("No columns: " + failed.cause().getMessage(), true);
            case OperationJob.Cancelled cancelled -> bar.say("Cancelled: the columns were not saved.", false);
        }
    }

    /** The command that draws what is seen again from what is saved. */
    String command() {
        Path data = host.file().path();
        String crater = host.document().asked().crater().isPresent()
                ? " --depth-um " + ValueText.number(host.document().asked().craterUm(), 10)
                : "";
        return PictureExport.command(
                data, ResultFolder.of(data).path().resolve(VolumeMemory.SCENE), crater, PictureExport.usual());
    }

    private void copyCommand() {
        if (!host.save()) {
            return;
        }
        Clipboard clipboard = new Clipboard(host.sheet().control().getDisplay());
        clipboard.setContents(new Object[] {command()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
        boolean corrected = host.sheet().isCorrected();
        host.sheet().bar().say(
                corrected
                        ? "Copied. The stack is corrected: give the command the file that 'sims correct' writes."
                        : "Copied: it draws this scene as a file, without a window.",
                false);
    }
}
