// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Writes a MetaImage in one piece, the pixels behind the header: axes x, y, layers and, where there are several, channels. */
final class MetaImageWriter {

    private MetaImageWriter() {}

    static void write(IonStack stack, OutputStream out, Progress progress) throws IOException, CancelledException {
        StackGeometry g = stack.geometry();
        List<IonChannel> species = stack.species();
        boolean several = species.size() > 1;
        String type = switch (stack.source().type()) {
            case UINT16 -> "MET_USHORT";
            case UINT32 -> "MET_UINT";
            case FLOAT32 -> "MET_FLOAT";
        };
        StringBuilder header = new StringBuilder("ObjectType = Image\n");
        header.append("NDims = ").append(several ? 4 : 3).append('\n');
        header.append("BinaryData = True\nBinaryDataByteOrderMSB = False\nCompressedData = False\n");
        if (!Double.isNaN(g.pixelWidthUm()) && !Double.isNaN(g.pixelHeightUm())) {
            double layer = Names.thicknessUm(species);
            header.append("ElementSpacing = ").append(g.pixelWidthUm()).append(' ').append(g.pixelHeightUm());
            header.append(' ').append(Double.isNaN(layer) ? "1" : Double.toString(layer)).append(several ? " 1\n" : "\n");
            header.append("DistanceUnits = um\n");
            // ITK takes no 0 and no NaN for a spacing
            header.append(Double.isNaN(layer) ? MetaImageFormat.NO_LAYER_SPACING + " = True\n" : "");
        }
        header.append("DimSize = ").append(g.width()).append(' ').append(g.height()).append(' ').append(g.layers());
        header.append(several ? " " + species.size() + "\n" : "\n");
        for (int c = 0; c < species.size(); c++) {
            String key = MetaImageFormat.CHANNEL + c;
            header.append(key).append("Name = ").append(species.get(c).name()).append('\n');
            int channel = c;
            ChannelNotes.of(species.get(c)).forEach((note, value) ->
                    header.append(MetaImageFormat.key(channel, note)).append(" = ").append(value).append('\n'));
        }
        header.append("ElementType = ").append(type).append("\nElementDataFile = LOCAL\n");
        out.write(header.toString().getBytes(StandardCharsets.UTF_8));
        new PixelPump(stack).writeAll(out, progress);
    }
}
