// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.report.HtmlPage;
import org.interphase.report.HtmlPage.Captioned;
import org.interphase.report.Table;
import org.interphase.synthetic.sims.SimsColumn;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsTruth;
import org.interphase.volume.Colocalisation;
import org.interphase.volume.Column;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.Columns;
import org.interphase.volume.CountTest;
import org.interphase.volume.Estimate;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;

/** Reconstructs the generated regions in three dimensions: columns of sodium, their widths, and the oxides along them. */
final class VolumeStation implements Station {

    private static final String SODIUM = "Na+";
    private static final String SILICATE = "SiO2-";
    private static final double UM2_PER_MM2 = 1e6;

    @Override
    public void example(Report report, Progress progress) throws CancelledException {
        HtmlPage page = report.page();
        page.section("Columns in three dimensions");
        page.paragraph("The corrected images of the three regions as volumes: what stands out laterally over many layers is a"
                + " column. Columns are found by Otsu's threshold in the smoothed volume, and measured on the counts as they were"
                + " measured. Nothing is told of where they are, nor that two of the regions have none.");
        try {
            List<Columns> found = new ArrayList<>();
            for (Reconstruction r : report.volumes()) {
                int sodium = r.stack().raw().indexOf(SODIUM).orElseThrow();
                if (r.truth().region() == SimsRegion.FAILED) {
                    Colocalisation c = Colocalisation.of(
                            r.stack(), sodium, r.stack().raw().indexOf(SILICATE).orElseThrow(), ColumnOptions.DEFAULT,
                            ColumnOptions.DEFAULT, 0, progress);
                    found.add(c.first());
                    columns(c.first(), r.truth(), report);
                    along(c, r.truth(), report);
                } else {
                    found.add(Columns.of(r.stack(), sodium, ColumnOptions.DEFAULT, 0, progress));
                }
            }
            pictures(report.volumes(), found, page, progress);
            compare(report.volumes(), found, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All regions by the scene of the failed one, so that the same counts have the same colours. */
    private static void pictures(List<Reconstruction> volumes, List<Columns> found, HtmlPage page, Progress progress)
            throws IOException, CancelledException {
        page.part("The three regions as volumes");
        List<List<Samples>> all = new ArrayList<>();
        Scene scene = null;
        for (Reconstruction r : volumes) {
            List<Samples> samples = VolumePictures.samples(r.stack(), List.of(SODIUM, SILICATE), progress);
            all.add(samples);
            if (r.truth().region() == SimsRegion.FAILED) {
                scene = VolumePictures.scene(samples);
            }
        }
        if (scene == null) {
            return;
        }
        List<HtmlPage.Drawing> drawings = new ArrayList<>();
        for (int i = 0; i < volumes.size(); i++) {
            String region = volumes.get(i).truth().region().toString();
            String title = SODIUM + " in the " + region + " region";
            drawings.add(new HtmlPage.Drawing(
                    VolumePictures.svg(
                            VolumePictures.only(scene, SODIUM), all.get(i).subList(0, 1), found.get(i).labels(), title, progress),
                    title + "; numbered are the columns that were found."));
            if (volumes.get(i).truth().region() == SimsRegion.FAILED) {
                String both = SODIUM + " and " + SILICATE + " in the " + region + " region";
                drawings.add(new HtmlPage.Drawing(
                        VolumePictures.svg(scene, all.get(i), found.get(i).labels(), both, progress),
                        both + "; " + SILICATE + " as a surface where its counts reach a level."));
            }
        }
        page.drawings(drawings);
        page.paragraph("The depth is stretched as its axis says. Opacity and colours belong to counts, smoothed as for finding"
                + " columns, and are those of the failed region in all pictures. The legend shows colours before a tenth of the"
                + " longest edge.");
    }

    private static void columns(Columns found, SimsTruth truth, Report report) {
        HtmlPage page = report.page();
        String region = truth.region().toString();
        List<SimsColumn> there = truth.columns().stream().filter(SimsColumn::sodium).toList();
        page.part("Columns of " + SODIUM + " in the " + region + " region");
        page.paragraph(found.columns().size() + " columns were found, " + there.size() + " were put in.");
        Table table = new Table(List.of(
                Table.numbers("Column"),
                Table.numbers("x / µm"),
                Table.numbers("y / µm"),
                Table.numbers("True width / µm"),
                Table.numbers("Width / µm"),
                Table.numbers("95 % interval / µm"),
                Table.numbers("Pull"),
                Table.numbers("True depth / µm"),
                Table.numbers("Depth / µm")));
        for (Column c : found.columns()) {
            Optional<SimsColumn> its = nearest(c, there);
            Estimate width = c.widthUm();
            String[] cells = {
                Integer.toString(c.id()),
                ValueText.number(c.centreUm()[0], 4),
                ValueText.number(c.centreUm()[1], 4),
                its.map(t -> ValueText.number(2 * t.radiusUm(), 4)).orElse("none"),
                ValueText.number(width.value(), 4),
                ValueText.number(width.lower95(), 4) + " to " + ValueText.number(width.upper95(), 4),
                its.map(t -> Station.pull(width.value(), width.standardError(), 2 * t.radiusUm())).orElse("—"),
                its.map(t -> depths(t.fromUm(), t.toUm())).orElse("none"),
                depths(c.fromUm(), c.toUm())
            };
            if (its.isEmpty()) {
                table.markedRow(cells);
            } else {
                table.row(cells);
            }
        }
        page.table(table);
        page.paragraph("Widths are those of a logistic edge that is fitted to the counts around each column's own axis. The grains"
                + " of the sample differ in yield by 15 %, which is in the intervals.");
        report.findings().add(new DemoResult.Finding(
                region + ": columns of " + SODIUM, found.columns().size(), Double.NaN, ""));
        for (Column c : found.columns()) {
            report.findings().add(new DemoResult.Finding(
                    region + ": width of column " + c.id(), c.widthUm().value(), c.widthUm().standardError(), "µm"));
        }
    }

    private static String depths(double from, double to) {
        return ValueText.number(from, 3) + " to " + ValueText.number(to, 3);
    }

    /** The true column in which the middle of one that was found lies. */
    private static Optional<SimsColumn> nearest(Column c, List<SimsColumn> truth) {
        double[] at = c.centreUm();
        return truth.stream().filter(t -> t.distanceUm(at[0], at[1], at[2]) < t.radiusUm()).findFirst();
    }

    private static void along(Colocalisation c, SimsTruth truth, Report report) {
        HtmlPage page = report.page();
        page.part("Which oxides go along them");
        long free = Arrays.stream(c.belongs()).filter(id -> id == 0).count();
        long trueOxides = truth.columns().stream().filter(t -> t.oxideRadiusUm() > 0).count();
        long trueFree = truth.columns().stream().filter(t -> t.oxideRadiusUm() > 0 && !t.sodium()).count();
        page.paragraph("Of " + c.belongs().length + " columns of " + SILICATE + " (" + trueOxides + " were put in), "
                + (c.belongs().length - free) + " belong to columns of " + SODIUM + ", and " + free + " are free (" + trueFree
                + " were put in). Voxel by voxel, Pearson's r is " + ValueText.number(c.voxels().pearson(), 3)
                + " as counted and " + ValueText.number(c.voxels().pearsonCorrected(), 3)
                + " without counting noise; by random shifts of one species over the raster p = "
                + ValueText.number(c.voxels().pValue(), 2) + ".");
        Table table = new Table(List.of(
                Table.numbers("Column of " + SODIUM),
                Table.numbers("Nearest of " + SILICATE),
                Table.numbers("Distance / µm"),
                Table.numbers("Dice"),
                Table.numbers(SILICATE + " at it over around it"),
                Table.numbers("95 % interval")));
        for (Colocalisation.Partner p : c.partners()) {
            table.row(
                    Integer.toString(p.id()),
                    p.nearest() == 0 ? "none" : Integer.toString(p.nearest()),
                    ValueText.number(p.distanceUm(), 3),
                    ValueText.number(p.dice(), 2),
                    ValueText.number(p.enrichment().value(), 3),
                    ValueText.number(p.enrichment().lower95(), 3) + " to " + ValueText.number(p.enrichment().upper95(), 3));
        }
        page.table(table);
        page.figures(List.of(new Captioned(
                shells(c.shells()),
                SILICATE + " by the distance from the surface of the nearest column of " + SODIUM
                        + ", negative within; the band is the exact Poisson interval of 95 %.",
                330)));
        report.findings().add(new DemoResult.Finding(
                truth.region() + ": columns of " + SILICATE + " along " + SODIUM, c.belongs().length - free, Double.NaN, ""));
        report.findings().add(new DemoResult.Finding(
                truth.region() + ": free columns of " + SILICATE, free, Double.NaN, ""));
    }

    private static Figure shells(List<Colocalisation.Shell> shells) {
        double[] distance = shells.stream().mapToDouble(Colocalisation.Shell::distanceUm).toArray();
        return new Figure(
                SILICATE + " around columns of " + SODIUM,
                Axis.linear("Distance from the surface", "µm"),
                Axis.linear(SILICATE + " in a voxel", "counts"),
                null,
                false,
                List.of(
                        Series.band(
                                "95 %", distance, shells.stream().mapToDouble(Colocalisation.Shell::lower).toArray(),
                                shells.stream().mapToDouble(Colocalisation.Shell::upper).toArray(), Role.DATA),
                        Series.of(
                                SILICATE, distance, shells.stream().mapToDouble(Colocalisation.Shell::signal).toArray(), Mark.LINE,
                                Role.DATA)));
    }

    private static void compare(List<Reconstruction> volumes, List<Columns> found, HtmlPage page) {
        page.part("Columns of the three regions compared");
        Table table = new Table(List.of(
                Table.text("Region"),
                Table.numbers("Columns"),
                Table.numbers("Put in"),
                Table.numbers("Columns / mm⁻²"),
                Table.numbers("Share of the volume / %"),
                Table.numbers("p against the last")));
        int last = found.size() - 1;
        for (int i = 0; i < found.size(); i++) {
            List<Column> columns = found.get(i).columns();
            double volume = columns.stream().mapToDouble(Column::volumeUm3).sum();
            table.row(
                    volumes.get(i).truth().region().toString(),
                    Integer.toString(columns.size()),
                    Long.toString(volumes.get(i).truth().columns().stream().filter(SimsColumn::sodium).count()),
                    ValueText.number(columns.size() / area(found.get(i)) * UM2_PER_MM2, 3),
                    ValueText.number(100 * volume / depth(found.get(i)) / area(found.get(i)), 3),
                    i == last
                            ? "—"
                            : ValueText.number(
                                    CountTest.pValue(
                                            columns.size(), area(found.get(i)), found.get(last).columns().size(),
                                            area(found.get(last))),
                                    2));
        }
        page.table(table);
        page.paragraph("The number of columns in each area, by the binomial test of two Poisson counts; columns of one region are"
                + " taken to be independent of each other. A grain of high yield that goes through all layers looks like a column:"
                + " where more were found than were put in, that is what they are.");
    }

    private static double area(Columns found) {
        VolumeGeometry g = found.labels().geometry();
        return g.width() * g.pixelWidthUm() * g.height() * g.pixelHeightUm();
    }

    private static double depth(Columns found) {
        VolumeGeometry g = found.labels().geometry();
        return g.topUm(g.layers()) - g.topUm(0);
    }

    /** A file's columns are found by {@code volume columns}, which is told the species. */
    @Override
    public void file(OperationInput.Source source, Report report, Progress progress) {
        // Which species has columns, nothing in a file says.
    }
}
