// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.Columns;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Animation;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.ColumnMark;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Illustrator;
import org.interphase.volume.render.Lettering;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.RayCaster;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.SceneFile;
import org.interphase.volume.render.SceneGuess;
import org.interphase.volume.render.SpeciesColours;
import org.interphase.volume.render.TransferFunction;
import org.osgi.service.component.annotations.Component;

/** {@code volume render}. */
@Component(service = Operation.class)
public final class RenderOperation implements Operation<RenderSettings, RenderReport> {

    private static final double FIELD_OF_VIEW_DEG = 30;
    private static final double FRAMES_PER_SECOND = 10;
    private static final double SHORTEST_S = 0.001;
    private static final double LONGEST_S = 65;

    @Override
    public Declaration declaration() {
        return new Declaration(
                "volume render",
                "Picture of volumes",
                "Draws species of an ion stack in three dimensions, as a picture or an animation.",
                Inputs.one(DatasetKind.ION_STACK),
                true,
                "");
    }

    @Override
    public Class<RenderSettings> settingsType() {
        return RenderSettings.class;
    }

    @Override
    public List<String> endings() {
        return List.of(".png", ".apng");
    }

    @Override
    public RenderReport run(OperationInput input, RenderSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        checkMotion(settings);
        try {
            Scene file = settings.scene().isBlank() ? null : SceneFile.read(path("--scene", settings.scene()));
            if (!settings.writeScene().isBlank()) {
                requireOther(input, path("--write-scene", settings.writeScene()));
            }
            List<String> remarks = new ArrayList<>();
            List<String> species = species(stack, settings, file, remarks);
            Lettering lettering = Lettering.drawn(settings.textPt(), settings.density());
            Stacks with = Stacks.of(stack, settings.depthUm(), settings.drift(), progress);
            remarks.addAll(with.remarks());
            double sigmaLayers = settings.sigmaLayers() != null
                    ? settings.sigmaLayers()
                    : file != null ? file.sigmaLayers() : SceneGuess.sigmaLayers(stack.geometry().layers());
            double sigmaPx = settings.sigmaPx() != null
                    ? settings.sigmaPx()
                    : file != null ? file.sigmaPx() : SceneGuess.sigmaPx();
            List<Samples> volumes = new ArrayList<>();
            for (String name : species) {
                Samples s = Samples.of(with.stack(), Stacks.channel(stack, name), sigmaLayers, sigmaPx, progress);
                requireCounts(s, remarks);
                volumes.add(s);
            }
            Scene scene = scene(volumes, file, settings, sigmaLayers, sigmaPx, lettering);
            return draw(scene, volumes, with, stack, settings, lettering, remarks, progress);
        } catch (IllegalArgumentException | NotEnoughMemoryException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    private static void checkMotion(RenderSettings s) throws OperationException {
        if (s.turntable() != null && s.buildUp() != null) {
            throw new OperationException("expected --turntable or --build-up, found both");
        }
        if (s.seconds() != null && s.fps() != null) {
            throw new OperationException("expected --seconds or --fps, found both");
        }
        boolean moves = s.turntable() != null || s.buildUp() != null;
        if (!moves && (s.seconds() != null || s.fps() != null)) {
            throw new OperationException("--seconds and --fps are of an animation; expected --turntable or --build-up with them");
        }
        if (moves && !(secondsPerFrame(s) >= SHORTEST_S && secondsPerFrame(s) <= LONGEST_S)) {
            throw new OperationException("expected " + SHORTEST_S + " to " + LONGEST_S + " s for each frame, found "
                    + secondsPerFrame(s) + " s: change --seconds or --fps");
        }
    }

    private static int frames(RenderSettings s) {
        return s.turntable() != null ? s.turntable() : s.buildUp() != null ? s.buildUp() : 1;
    }

    private static double secondsPerFrame(RenderSettings s) {
        return s.seconds() != null ? s.seconds() / frames(s) : 1 / (s.fps() != null ? s.fps() : FRAMES_PER_SECOND);
    }

    private static Path path(String option, String file) throws OperationException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new OperationException(option + ": expected a file's name, found '" + file + "': " + e.getReason(), e);
        }
    }

    private static void requireOther(OperationInput input, Path scene) throws OperationException, IOException {
        Path folder = scene.toAbsolutePath().normalize().getParent();
        if (scene.getFileName() == null || Files.isDirectory(scene)) {
            throw new OperationException("--write-scene: expected a file's name, found the folder " + scene);
        }
        if (!Files.isDirectory(folder)) {
            throw new OperationException("--write-scene: expected an existing folder, found none of the name " + folder);
        }
        for (OperationInput.Source s : input.sources()) {
            if (s.file() != null && Files.exists(scene) && Files.isSameFile(scene, s.file().path())) {
                throw new OperationException(
                        "--write-scene: " + scene + " is the source, which would be lost; choose another name");
            }
        }
    }

    /** Those that are asked for, else those of the scene that there are. */
    private static List<String> species(IonStack stack, RenderSettings settings, Scene file, List<String> remarks)
            throws OperationException {
        List<String> names = new ArrayList<>();
        String all = stack.species().stream().map(s -> s.name()).collect(Collectors.joining(", "));
        if (!settings.channel().isBlank()) {
            for (String part : settings.channel().split(",", -1)) {
                String name = stack.species().get(Stacks.channel(stack, part)).name();
                if (names.contains(name)) {
                    throw new OperationException("--channel: expected each species once, found " + name + " twice");
                }
                names.add(name);
            }
        } else if (file == null) {
            throw new OperationException("expected --channel with one or more of " + all + ", or --scene, found neither");
        } else {
            for (SceneChannel c : file.channels()) {
                if (stack.indexOf(c.species()).isPresent()) {
                    names.add(c.species());
                } else {
                    remarks.add("the scene's " + c.species() + " is not in the stack: it is left out");
                }
            }
            if (names.isEmpty()) {
                throw new OperationException(settings.scene() + ": expected a scene of some of the channels " + all + ", found "
                        + file.channels().stream().map(SceneChannel::species).collect(Collectors.joining(", "))
                        + "; name species with --channel to draw them as new ones");
            }
        }
        if (names.size() > Scene.MOST_CHANNELS) {
            throw new OperationException(
                    "--channel: expected at most " + Scene.MOST_CHANNELS + " species, found " + names.size());
        }
        return names;
    }

    private static void requireCounts(Samples s, List<String> remarks) {
        short[] data = s.data();
        for (short v : data) {
            if (v != data[0]) {
                return;
            }
        }
        remarks.add(s.species() + " is the same everywhere, or nothing of it is known: nothing stands out");
    }

    private static Scene scene(
            List<Samples> volumes,
            Scene file,
            RenderSettings settings,
            double sigmaLayers,
            double sigmaPx,
            Lettering lettering) {
        Scene guess = SceneGuess.of(
                volumes, settings.mode() == null ? List.of(Mode.COMPOSITE) : settings.mode().modes(), sigmaLayers, sigmaPx);
        Decor decor = file == null ? guess.decor() : file.decor();
        int background = settings.background() == null ? decor.backgroundRgb() : settings.background().rgb();
        boolean labels = settings.labels() || file != null && file.decor().labels();
        decor = new Decor(decor.axes(), decor.colourBars(), decor.normalised(), labels, background);
        Map<String, SceneChannel> known = new LinkedHashMap<>();
        if (file != null) {
            file.channels().forEach(c -> known.put(c.species(), c));
        }
        List<SceneChannel> channels = new ArrayList<>();
        for (int i = 0; i < volumes.size(); i++) {
            Mode mode = guess.channels().get(i).mode();
            SceneChannel c = known.get(volumes.get(i).species());
            if (c == null) {
                channels.add(SceneGuess.channel(volumes.get(i), mode, SpeciesColours.rgb(i), background));
            } else {
                channels.add(settings.mode() == null
                        ? c
                        : new SceneChannel(c.species(), c.visible(), mode, c.rgb(), c.transfer(), c.levelCounts()));
            }
        }
        Camera camera = file == null ? Camera.DEFAULT : file.camera();
        if (settings.view() != null) {
            camera = new Camera(
                    settings.view().azimuthDeg(),
                    settings.view().elevationDeg(),
                    camera.zoom(),
                    camera.panX(),
                    camera.panY(),
                    camera.fieldOfViewDeg());
        }
        if (settings.perspective() && camera.fieldOfViewDeg() == 0) {
            camera = camera.withFieldOfView(FIELD_OF_VIEW_DEG);
        }
        double zScale = settings.zScale() != null ? settings.zScale() : file != null ? file.zScale() : guess.zScale();
        Scene scene = new Scene(
                channels, sigmaLayers, sigmaPx, zScale, camera, file == null ? guess.cuts() : file.cuts(), decor);
        // A scene of a file is drawn as it is; a new one fills the picture.
        return file != null ? scene : fitted(scene, Samples.around(volumes), settings, lettering);
    }

    /** Of a turntable the frame with the least room decides. */
    private static Scene fitted(Scene scene, VolumeGeometry geometry, RenderSettings settings, Lettering lettering) {
        int width = settings.size().width();
        int height = settings.size().height();
        Scene least = SceneGuess.fitted(scene, geometry, width, height, lettering);
        if (settings.turntable() != null) {
            Animation turn = new Animation.Turntable(scene, settings.turntable());
            for (int i = 1; i < turn.frames(); i++) {
                Scene other = SceneGuess.fitted(turn.frame(i), geometry, width, height, lettering);
                least = other.camera().zoom() < least.camera().zoom() ? other : least;
            }
        }
        Camera c = least.camera();
        return scene.withCamera(new Camera(
                scene.camera().azimuthDeg(), c.elevationDeg(), c.zoom(), c.panX(), c.panY(), c.fieldOfViewDeg()));
    }

    private static RenderReport draw(
            Scene scene,
            List<Samples> volumes,
            Stacks with,
            IonStack stack,
            RenderSettings settings,
            Lettering lettering,
            List<String> remarks,
            Progress progress)
            throws IOException, CancelledException {
        List<ColumnMark> marks = List.of();
        boolean columns = scene.decor().labels() || settings.columnAxes();
        if (columns) {
            String first = scene.channels().getFirst().species();
            Columns found = Columns.of(
                    with.stack(),
                    stack.indexOf(first).orElseThrow(),
                    ColumnOptions.DEFAULT,
                    with.registrationPx(),
                    progress);
            marks = ColumnMark.along(found.labels(), settings.columnAxes());
            if (marks.isEmpty()) {
                remarks.add("no columns of " + first + " are found");
            }
        }
        VolumeGeometry geometry = Samples.around(volumes);
        Frame frame =
                new Frame(settings.size().width(), settings.size().height(), 0, 1, settings.supersample());
        RayCaster caster = new RayCaster();
        caster.open(volumes, progress);
        Illustrator illustrator = new Illustrator(caster, geometry, frame, lettering, marks);
        Drawing drawing;
        if (frames(settings) > 1) {
            Animation animation = settings.turntable() != null
                    ? new Animation.Turntable(scene, settings.turntable())
                    : new Animation.BuildUp(scene, geometry, settings.buildUp());
            drawing = new Drawing.Moving(animation, illustrator, secondsPerFrame(settings), settings.density());
        } else {
            drawing = new Drawing.Still(illustrator.draw(scene, progress), settings.density());
            caster.close();
        }
        if (!settings.writeScene().isBlank()) {
            SceneFile.write(scene, Path.of(settings.writeScene()));
        }
        return new RenderReport(
                frame.width(),
                frame.height(),
                settings.density(),
                frames(settings),
                scene.channels().stream()
                        .filter(SceneChannel::visible)
                        .map(RenderOperation::row)
                        .toList(),
                columns ? marks.size() : null,
                SceneFile.values(scene),
                settings.writeScene().isBlank() ? null : settings.writeScene(),
                remarks,
                drawing);
    }

    private static RenderReport.Species row(SceneChannel c) {
        if (c.mode() == Mode.ISO) {
            return new RenderReport.Species(c.species(), c.mode().toString(), c.levelCounts(), Double.NaN);
        }
        List<TransferFunction.Stop> stops = c.transfer().stops();
        double from = stops.getFirst().counts();
        for (TransferFunction.Stop s : stops) {
            if (s.opacity() > 0) {
                break;
            }
            from = s.counts();
        }
        return new RenderReport.Species(
                c.species(), c.mode().toString(), from, stops.getLast().counts());
    }

    @Override
    public String text(RenderReport r) {
        List<String> lines = new ArrayList<>();
        lines.add(r.width() + " × " + r.height() + " pixels" + (r.frames() > 1 ? ", " + r.frames() + " frames" : ""));
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"species", "drawn as", "from / counts", "to / counts"});
        for (RenderReport.Species s : r.species()) {
            rows.add(new String[] {
                s.name(), s.mode(), ValueText.number(s.from(), 4), Double.isNaN(s.to()) ? "" : ValueText.number(s.to(), 4)
            });
        }
        lines.addAll(ResultText.align(rows));
        if (r.columns() != null) {
            lines.add(r.columns() + " columns");
        }
        r.remarks().forEach(note -> lines.add("note: " + note));
        if (r.sceneFile() != null) {
            lines.add("scene: " + r.sceneFile());
        }
        return String.join(System.lineSeparator(), lines);
    }
}
