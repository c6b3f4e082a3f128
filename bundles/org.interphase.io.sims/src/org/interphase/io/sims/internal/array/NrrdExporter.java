// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * An attached NRRD, packed with gzip: axes x, y, layers and, the slowest, channels, whose names and masses are in key/value
 * pairs. Lengths are in µm; the spacing of the layers is there where all channels have the same evenly spaced depths.
 */
@Component(service = Exporter.class)
public final class NrrdExporter extends StackExporter {

    @Override
    public String extension() {
        return ".nrrd";
    }

    @Override
    public String label() {
        return "NRRD";
    }

    @Override
    protected void write(IonStack stack, OutputStream out, Progress progress) throws IOException, CancelledException {
        StackGeometry g = stack.geometry();
        List<IonChannel> species = stack.species();
        String type = switch (stack.source().type()) {
            case UINT16 -> "uint16";
            case UINT32 -> "uint32";
            case FLOAT32 -> "float";
        };
        StringBuilder header = new StringBuilder("NRRD0005\n");
        header.append("type: ").append(type).append("\ndimension: 4\nsizes: ");
        header.append(g.width()).append(' ').append(g.height()).append(' ').append(g.layers()).append(' ');
        header.append(species.size()).append("\nspacings: ");
        header.append(number(g.pixelWidthUm())).append(' ').append(number(g.pixelHeightUm())).append(' ');
        header.append(number(Names.thicknessUm(species))).append(" nan\nunits: \"um\" \"um\" \"um\" \"\"\n");
        header.append("kinds: domain domain domain list\nendian: little\nencoding: gzip\n");
        for (int c = 0; c < species.size(); c++) {
            String key = NrrdFormat.CHANNEL + c;
            header.append(key).append(" name:=").append(escaped(species.get(c).name())).append('\n');
            ChannelNotes.of(species.get(c)).forEach((note, value) ->
                    header.append(key).append(' ').append(note).append(":=").append(value).append('\n'));
        }
        stack.metadata().forEach((key, value) ->
                header.append(key.replace(':', ' ')).append(":=").append(escaped(value)).append('\n'));
        out.write(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        GZIPOutputStream packed = new FastGzip(out);
        new PixelPump(stack).writeAll(packed, progress);
        packed.finish();
    }

    /** Counts hardly become smaller at higher levels, but take many times as long. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "nan" : Double.toString(value);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }
}
