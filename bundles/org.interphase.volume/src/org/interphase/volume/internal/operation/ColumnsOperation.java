// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormats;
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
import org.interphase.volume.SegmentationEdits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code volume columns}. */
@Component(service = Operation.class)
public final class ColumnsOperation implements Operation<ColumnsSettings, ColumnsReport> {

    private final FileFormats formats;

    /**
     * Creates the operation.
     *
     * @param formats how labels are written
     */
    @Activate
    public ColumnsOperation(@Reference FileFormats formats) {
        this.formats = formats;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "volume columns",
                "Columns of a species",
                "Finds columns of a species in three dimensions and measures them on the counts.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62; Hildebrand and Rüegsegger, J. Microsc. 185 (1997) 67");
    }

    @Override
    public Class<ColumnsSettings> settingsType() {
        return ColumnsSettings.class;
    }

    @Override
    public ColumnsReport run(OperationInput input, ColumnsSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        int channel = Stacks.channel(stack, settings.channel());
        boolean writes = !settings.labels().isBlank();
        Optional<Exporter> exporter =
                writes ? Optional.of(LabelStack.exporter(settings.labels(), stack, formats)) : Optional.empty();
        if (writes) {
            requireOther(input, Path.of(settings.labels()));
        }
        SegmentationEdits edits =
                settings.edits().isBlank() ? SegmentationEdits.NONE : SegmentationEdits.read(path("--edits", settings.edits()));
        try {
            Stacks with = Stacks.of(stack, settings.depthUm(), settings.drift(), progress);
            Columns found = Columns.of(with.stack(), channel, settings.options(), with.registrationPx(), progress);
            if (!edits.edits().isEmpty()) {
                found = found.measured(
                        with.stack(), channel, edits.apply(found.labels(), progress), with.registrationPx(), progress);
            }
            List<String> remarks = new ArrayList<>(with.remarks());
            if (!settings.edits().isBlank()) {
                remarks.add("edited by hand: " + edits.edits().size() + " edits of " + settings.edits() + " (SHA-256 "
                        + formats.unread(Path.of(settings.edits()), progress).sha256() + ")");
            }
            remarks(found, remarks);
            if (exporter.isPresent()) {
                LabelStack.write(
                        LabelStack.of(found.labels(), found.species()), exporter.get(), Path.of(settings.labels()),
                        progress);
            }
            return new ColumnsReport(
                    found.species(),
                    found.threshold(),
                    found.columns().stream().map(ColumnRow::of).toList(),
                    writes ? settings.labels() : null,
                    remarks);
        } catch (IllegalArgumentException | NotEnoughMemoryException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    private static Path path(String option, String text) throws OperationException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new OperationException(option + ": expected a file's name, found '" + text + "': " + e.getReason(), e);
        }
    }

    private static void requireOther(OperationInput input, Path labels) throws OperationException, IOException {
        for (OperationInput.Source s : input.sources()) {
            if (s.file() != null && Files.exists(labels) && Files.isSameFile(labels, s.file().path())) {
                throw new OperationException("--labels: " + labels + " is the source, which would be lost; choose another name");
            }
        }
    }

    private static void remarks(Columns found, List<String> remarks) {
        Stacks.nothing(found).ifPresent(remarks::add);
        for (Labels.Component c : found.labels().components()) {
            if (c.voxels() > found.labels().geometry().voxels() / 4) {
                remarks.add("object " + c.id() + " fills more than a quarter of the volume: it is no column");
            }
        }
    }

    @Override
    public String text(ColumnsReport r) {
        List<String> lines = new ArrayList<>();
        lines.add(r.columns().size() + " columns of " + r.channel() + " above " + ValueText.number(r.threshold(), 4)
                + " smoothed counts");
        if (!r.columns().isEmpty()) {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {
                "id", "voxels", "volume / µm³", "x / µm", "y / µm", "width / µm", "95 %", "by area / µm", "from / µm", "to / µm",
                "tilt x", "tilt y", "tortuosity"
            });
            for (ColumnRow c : r.columns()) {
                rows.add(new String[] {
                    Integer.toString(c.id()),
                    Long.toString(c.voxels()),
                    ValueText.number(c.volumeUm3(), 4),
                    ValueText.number(c.centreUm()[0], 5),
                    ValueText.number(c.centreUm()[1], 5),
                    ValueText.number(c.widthUm(), 4),
                    ValueText.number(c.widthLower95Um(), 4) + " to " + ValueText.number(c.widthUpper95Um(), 4),
                    ValueText.number(c.areaEquivalentUm(), 4),
                    ValueText.number(c.fromUm(), 3),
                    ValueText.number(c.toUm(), 3),
                    ValueText.withError(c.tilt()[0], c.tiltError()[0], ""),
                    ValueText.withError(c.tilt()[1], c.tiltError()[1], ""),
                    ValueText.number(c.tortuosity(), 4)
                });
            }
            lines.addAll(ResultText.align(rows));
        }
        r.remarks().forEach(note -> lines.add("note: " + note));
        if (r.labels() != null) {
            lines.add("labels: " + r.labels());
        }
        return String.join(System.lineSeparator(), lines);
    }

    @Override
    public Optional<String> csv(ColumnsReport r) {
        StringBuilder out = new StringBuilder("id,voxels,volumeUm3,xUm,yUm,zUm,widthUm,widthLower95Um,widthUpper95Um,edgeUm,"
                + "areaEquivalentUm,areaEquivalentLower95Um,areaEquivalentUpper95Um,localThicknessUm,"
                + "localThicknessLower95Um,localThicknessUpper95Um,fromUm,toUm,tiltX,tiltY,tiltXError,tiltYError,"
                + "tortuosity,tortuosityLower95,tortuosityUpper95\n");
        for (ColumnRow c : r.columns()) {
            out.append(c.id()).append(',').append(c.voxels());
            double[] values = {
                c.volumeUm3(), c.centreUm()[0], c.centreUm()[1], c.centreUm()[2], c.widthUm(), c.widthLower95Um(),
                c.widthUpper95Um(), c.edgeUm(), c.areaEquivalentUm(), c.areaEquivalentLower95Um(),
                c.areaEquivalentUpper95Um(), c.localThicknessUm(), c.localThicknessLower95Um(),
                c.localThicknessUpper95Um(), c.fromUm(), c.toUm(), c.tilt()[0], c.tilt()[1], c.tiltError()[0],
                c.tiltError()[1], c.tortuosity(), c.tortuosityLower95(), c.tortuosityUpper95()
            };
            for (double v : values) {
                out.append(',').append(Double.isNaN(v) ? "" : Double.toString(v));
            }
            out.append('\n');
        }
        return Optional.of(out.toString());
    }
}
