// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * VTK image data, an array of values at points for each channel, appended raw and packed with zlib, a block for each layer.
 * Lengths are in µm; a length that is not known is written as 1, VTK's own default. An array of the file's field data, {@code
 * spacing um}, says the unit, and 0 where a length is not known. Further ones, {@code channel mz} and so on, have a number for
 * each channel ({@link VtiFormat#FIELDS}).
 *
 * <p>Where an array begins stands before all of them, so the packed layers wait in a {@link Spool} until all are there.
 */
@Component(service = Exporter.class)
public final class VtiExporter extends StackExporter {

    @Override
    public String extension() {
        return ".vti";
    }

    @Override
    public String label() {
        return "VTK ImageData";
    }

    @Override
    protected void write(IonStack stack, OutputStream out, Progress progress) throws IOException, CancelledException {
        StackGeometry g = stack.geometry();
        int channels = stack.species().size();
        PixelPump pump = new PixelPump(stack);
        long[][] lengths = new long[channels][g.layers()];
        try (Spool packed = new Spool()) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                for (int c = 0; c < channels; c++) {
                    for (int k = 0; k < g.layers(); k++) {
                        pump.step(c, k, progress);
                        deflater.reset();
                        long before = packed.size();
                        DeflaterOutputStream block = new DeflaterOutputStream(packed, deflater, 1 << 16);
                        pump.write(c, k, block);
                        block.finish();
                        lengths[c][k] = packed.size() - before;
                    }
                }
            } finally {
                deflater.end();
            }
            out.write(header(stack, lengths).getBytes(StandardCharsets.UTF_8));
            long at = 0;
            for (int c = 0; c < channels; c++) {
                out.write(blockHeader(pump.layerBytes(), lengths[c]));
                for (int k = 0; k < g.layers(); k++) {
                    progress.checkCancelled();
                    ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(lengths[c][k]));
                    packed.read(at, block);
                    out.write(block.array());
                    at += lengths[c][k];
                }
            }
        }
        progress.report(1, PixelPump.WRITE);
        out.write("\n  </AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] blockHeader(long layerBytes, long[] lengths) {
        ByteBuffer header = ByteBuffer.allocate((3 + lengths.length) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(lengths.length).putLong(layerBytes).putLong(0);
        for (long length : lengths) {
            header.putLong(length);
        }
        return header.array();
    }

    private static String header(IonStack stack, long[][] lengths) {
        StackGeometry g = stack.geometry();
        String extent = "0 " + (g.width() - 1) + " 0 " + (g.height() - 1) + " 0 " + (g.layers() - 1);
        String type = switch (stack.source().type()) {
            case UINT16 -> "UInt16";
            case UINT32 -> "UInt32";
            case FLOAT32 -> "Float32";
        };
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\"")
                .append(" compressor=\"vtkZLibDataCompressor\">\n")
                .append("  <ImageData WholeExtent=\"").append(extent).append("\" Origin=\"0 0 0\" Spacing=\"")
                .append(length(g.pixelWidthUm())).append(' ').append(length(g.pixelHeightUm())).append(' ')
                .append(length(Names.thicknessUm(stack.species()))).append("\">\n    <FieldData>\n      <DataArray type=\"Float64\" Name=\"")
                .append(VtiFormat.SPACING).append("\" NumberOfTuples=\"3\" format=\"ascii\">").append(known(g.pixelWidthUm()))
                .append(' ').append(known(g.pixelHeightUm())).append(' ').append(known(Names.thicknessUm(stack.species())))
                .append("</DataArray>\n");
        VtiFormat.FIELDS.forEach((name, field) -> {
            double[] values = stack.species().stream().mapToDouble(field::of).toArray();
            if (Arrays.stream(values).anyMatch(v -> v != 0)) {
                xml.append("      <DataArray type=\"Float64\" Name=\"").append(name).append("\" NumberOfTuples=\"")
                        .append(values.length).append("\" format=\"ascii\">")
                        .append(Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" ")))
                        .append("</DataArray>\n");
            }
        });
        xml.append("    </FieldData>\n    <Piece Extent=\"").append(extent).append("\">\n      <PointData>\n");
        long offset = 0;
        for (int c = 0; c < lengths.length; c++) {
            xml.append("        <DataArray type=\"").append(type).append("\" Name=\"")
                    .append(XmlText.escaped(stack.species().get(c).name()))
                    .append("\" format=\"appended\" offset=\"").append(offset).append("\"/>\n");
            offset += (3L + lengths[c].length) * Long.BYTES;
            for (long length : lengths[c]) {
                offset += length;
            }
        }
        return xml.append("      </PointData>\n    </Piece>\n  </ImageData>\n  <AppendedData encoding=\"raw\">\n   _").toString();
    }

    private static String known(double um) {
        return Double.isNaN(um) ? "0" : Double.toString(um);
    }

    private static String length(double um) {
        return Double.isNaN(um) ? "1" : Double.toString(um);
    }
}
