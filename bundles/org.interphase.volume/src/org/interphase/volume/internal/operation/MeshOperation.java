// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.interphase.volume.Columns;
import org.interphase.volume.Labels;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.mesh.IsoSurface;
import org.interphase.volume.mesh.MeshFormat;
import org.interphase.volume.mesh.MeshTopology;
import org.interphase.volume.mesh.SurfaceMesh;
import org.osgi.service.component.annotations.Component;

/** {@code volume mesh}. */
@Component(service = Operation.class)
public final class MeshOperation implements Operation<MeshSettings, MeshReport> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "volume mesh",
                "Surface of a species",
                "Makes a closed surface of triangles around what a species has at least, for programs that show or print it.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "Lorensen and Cline, Computer Graphics 21 (1987) 163; Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62");
    }

    @Override
    public Class<MeshSettings> settingsType() {
        return MeshSettings.class;
    }

    @Override
    public List<String> endings() {
        return Arrays.stream(MeshFormat.values()).map(MeshFormat::extension).toList();
    }

    @Override
    public MeshReport run(OperationInput input, MeshSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        int channel = Stacks.channel(stack, settings.channel());
        try {
            Stacks with = Stacks.of(stack, settings.depthUm(), settings.drift(), progress);
            boolean levelled = settings.levelled() || settings.level().isAuto();
            Volume volume = smooth(Volume.of(with.stack(), channel, progress), settings, levelled, progress);
            double level = settings.level().isAuto() ? Columns.threshold(volume) : settings.level().counts();
            requireSurface(volume, level);
            if (settings.minVoxels() > 1) {
                volume = withoutSpecks(volume, level, settings.minVoxels(), progress);
            }
            SurfaceMesh mesh = IsoSurface.of(volume, level, progress);
            MeshTopology topology = MeshTopology.of(mesh, progress);
            double border = borderAreaUm2(mesh, volume.geometry());
            List<String> remarks = new ArrayList<>(with.remarks());
            if (border > 0) {
                remarks.add("what reaches the side of the raster is closed there: " + ValueText.number(border, 4)
                        + " µm² of the area are no surface of the species");
            }
            if (topology.surfaces() > 1000) {
                remarks.add(topology.surfaces() + " separate surfaces: smooth more, raise the level, or leave specks out by"
                        + " --min-voxels");
            }
            return new MeshReport(
                    volume.name(),
                    level,
                    levelled,
                    mesh.triangleCount(),
                    topology.surfaces(),
                    mesh.areaUm2(),
                    border,
                    mesh.volumeUm3(),
                    topology.watertight(),
                    mesh.boundsUm(),
                    remarks,
                    mesh);
        } catch (IllegalArgumentException | NotEnoughMemoryException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    private static Volume smooth(Volume volume, MeshSettings settings, boolean levelled, Progress progress)
            throws CancelledException {
        Volume smooth = volume.gaussian(settings.sigmaLayers(), settings.sigmaPx(), progress);
        return levelled ? smooth.levelled() : smooth;
    }

    private static void requireSurface(Volume volume, double level) throws OperationException {
        if (Double.isNaN(level)) {
            throw new OperationException("--level: the smoothed counts of " + volume.name()
                    + " are constant, or nothing of them is known: there is no threshold; state a level");
        }
        double most = Double.NEGATIVE_INFINITY;
        for (float[] layer : volume.layers()) {
            for (float v : layer) {
                most = v > most ? v : most;
            }
        }
        if (!(most >= level)) {
            throw new OperationException("--level: expected at most " + ValueText.number(most, 4)
                    + ", the largest of the smoothed counts of " + volume.name() + ", found " + ValueText.number(level, 4));
        }
    }

    /** The volume of which objects of fewer voxels are below any level. */
    private static Volume withoutSpecks(Volume volume, double level, int minVoxels, Progress progress)
            throws OperationException, CancelledException {
        NotEnoughMemoryException.requireBytes(
                Float.BYTES * volume.geometry().voxels(),
                "a volume without small objects",
                "all objects (--min-voxels 1)");
        Labels kept = Labels.above(volume, level, minVoxels, progress);
        if (kept.components().isEmpty()) {
            throw new OperationException("--min-voxels: no object above " + ValueText.number(level, 4) + " counts has "
                    + minVoxels + " voxels");
        }
        return volume.only(kept, id -> true, level, progress);
    }

    /** Area of the triangles that lie on a side of the raster. */
    private static double borderAreaUm2(SurfaceMesh mesh, VolumeGeometry g) {
        float[] side = {
            0, (float) (g.width() * g.pixelWidthUm()), 0, (float) (g.height() * g.pixelHeightUm()), (float) g.topUm(0),
            (float) g.topUm(g.layers())
        };
        float[] p = mesh.points();
        int[] t = mesh.triangles();
        int[] on = new int[t.length];
        int n = 0;
        for (int i = 0; i < t.length; i += 3) {
            for (int s = 0; s < side.length; s++) {
                int axis = s / 2;
                if (p[3 * t[i] + axis] == side[s] && p[3 * t[i + 1] + axis] == side[s] && p[3 * t[i + 2] + axis] == side[s]) {
                    on[n++] = t[i];
                    on[n++] = t[i + 1];
                    on[n++] = t[i + 2];
                    break;
                }
            }
        }
        return new SurfaceMesh(mesh.name(), mesh.level(), p, Arrays.copyOf(on, n)).areaUm2();
    }

    @Override
    public String text(MeshReport r) {
        double[] b = r.boundsUm();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"level", ValueText.number(r.level(), 4) + " smoothed counts"
                + (r.levelled() ? ", layers levelled" : "")});
        rows.add(new String[] {"triangles", Integer.toString(r.triangles())});
        rows.add(new String[] {"separate surfaces", Integer.toString(r.surfaces())});
        rows.add(new String[] {"area", ValueText.number(r.areaUm2(), 5) + " µm²"});
        rows.add(new String[] {"of it on sides of the raster", ValueText.number(r.borderAreaUm2(), 5) + " µm²"});
        rows.add(new String[] {"volume", ValueText.number(r.volumeUm3(), 5) + " µm³"});
        rows.add(new String[] {"watertight", r.watertight() ? "yes" : "no"});
        for (int axis = 0; axis < 3; axis++) {
            rows.add(new String[] {"xyz".charAt(axis) + " from, to", ValueText.number(b[2 * axis], 4) + ", "
                    + ValueText.number(b[2 * axis + 1], 4) + " µm"});
        }
        List<String> lines = new ArrayList<>();
        lines.add("surface of " + r.channel());
        lines.addAll(ResultText.align(rows));
        r.remarks().forEach(note -> lines.add("note: " + note));
        return String.join(System.lineSeparator(), lines);
    }
}
