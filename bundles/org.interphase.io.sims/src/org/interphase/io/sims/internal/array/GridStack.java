// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/** Makes a stack of arrays of one shape, as far as they are whole. */
final class GridStack {

    private GridStack() {}

    /**
     * What is known of a channel.
     *
     * @param name the species
     * @param notes what is known beside
     */
    record Label(String name, ChannelNotes notes) {

        Label(String name) {
            this(name, ChannelNotes.NONE);
        }
    }

    /**
     * Lengths in µm, NaN where not known.
     *
     * @param x of a pixel
     * @param y of a pixel
     * @param layer of a layer
     */
    record Size(double x, double y, double layer) {

        Size {
            x = positive(x);
            y = positive(y);
            layer = positive(layer);
        }

        private static double positive(double v) {
            return v > 0 && v < Double.POSITIVE_INFINITY ? v : Double.NaN;
        }
    }

    /** {@return the channels of an array} */
    static List<ChannelArray> channels(Grid grid, Bytes bytes, long offset, Element element, ByteOrder order) {
        List<ChannelArray> channels = new ArrayList<>();
        for (int c = 0; c < grid.channels(); c++) {
            channels.add(new ChannelArray(
                    bytes,
                    offset + c * grid.channelStride() * element.bytes(),
                    element,
                    order,
                    grid.xStride(),
                    grid.yStride(),
                    grid.layerStride()));
        }
        return channels;
    }

    /**
     * {@return a stack of what is whole}
     *
     * @param source what is read
     * @param id of the data set
     * @param grid the shape; its channels are not asked
     * @param size of a voxel
     * @param labels of the channels
     * @param arrays of the channels
     * @param metadata notes
     * @param warnings takes what is to be said
     * @throws FormatException when not one layer is whole
     */
    static IonStack of(
            FileSource source,
            String id,
            Grid grid,
            Size size,
            List<Label> labels,
            List<ChannelArray> arrays,
            Map<String, String> metadata,
            List<String> warnings)
            throws FormatException {
        int[] whole = new int[arrays.size()];
        boolean cut = false;
        for (int c = 0; c < whole.length; c++) {
            whole[c] = arrays.get(c).wholeLayers(grid.layers(), grid.height(), grid.width());
            cut |= whole[c] < grid.layers();
        }
        Cut kept = Cut.of(whole);
        if (kept.layers() == 0) {
            ChannelArray first = arrays.get(0);
            throw source.wrong(
                    Place.whole(),
                    "at least one whole layer of " + grid.width() + " × " + grid.height() + " pixels of "
                            + first.element(),
                    Math.max(0, first.bytes().size() - first.offset()) + " bytes of pixels: the file was cut");
        }
        if (cut) {
            warnings.add(kept.warning(grid.layers(), labels.stream().map(Label::name).toList()));
        }
        arrays.stream().map(ChannelArray::element).distinct().forEach(e -> e.remark().ifPresent(warnings::add));
        double[] depths = Names.depths(kept.layers(), size.layer());
        List<IonChannel> channels = new ArrayList<>();
        for (int c : kept.channels()) {
            channels.add(Names.channel(labels.get(c).name(), labels.get(c).notes(), new double[0], depths));
        }
        return new IonStack(
                id,
                Names.of(source.path()),
                new StackGeometry(kept.layers(), grid.height(), grid.width(), size.x(), size.y()),
                channels,
                new ArrayLayers(
                        kept.channels().stream().map(arrays::get).toList(), grid.height(), grid.width()),
                metadata);
    }

    /** {@return names for channels of which none is known: the file's, with a number where there are several} */
    static List<Label> labels(FileSource source, int channels) {
        return Names.numbered(source.path(), channels).stream().map(Label::new).toList();
    }
}
