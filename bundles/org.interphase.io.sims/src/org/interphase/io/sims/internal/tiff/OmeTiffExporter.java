// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.io.sims.internal.array.ChannelNotes;
import org.interphase.io.sims.internal.array.Names;
import org.interphase.io.sims.internal.array.PixelPump;
import org.interphase.io.sims.internal.array.StackExporter;
import org.interphase.io.sims.internal.array.XmlText;
import org.osgi.service.component.annotations.Component;

/**
 * An OME-TIFF: all directories before all pixels, one strip an image, not packed, so that it can be written in one go; above
 * 4 GiB a BigTIFF. Planes are in the order XYZCT; each has its time and its depth where they are known.
 */
@Component(service = Exporter.class)
public final class OmeTiffExporter extends StackExporter {

    private static final long MOST_CLASSIC = 0xFFFF_FFFFL;
    private static final int FIELDS = 14;
    private static final int LONG = 4;
    private static final int SHORT = 3;
    private static final int ASCII = 2;
    private static final int RATIONAL = 5;
    private static final int LONG8 = 16;
    private static final String ANNOTATION = "Annotation:";

    private final long mostClassic;

    /** Creates the exporter. */
    public OmeTiffExporter() {
        this(MOST_CLASSIC);
    }

    /** With another length above which a file is a BigTIFF. */
    OmeTiffExporter(long mostClassic) {
        this.mostClassic = mostClassic;
    }

    @Override
    public String extension() {
        return ".ome.tif";
    }

    @Override
    public String label() {
        return "OME-TIFF";
    }

    @Override
    protected void write(IonStack stack, OutputStream out, Progress progress) throws IOException, CancelledException {
        PixelPump pump = new PixelPump(stack);
        byte[] xml = (xml(stack) + "\0").getBytes(StandardCharsets.UTF_8);
        int images = stack.species().size() * stack.geometry().layers();
        Layout classic = new Layout(false, xml.length, images);
        boolean big = classic.pixelsAt() + images * pump.layerBytes() > mostClassic;
        Layout layout = big ? new Layout(true, xml.length, images) : classic;
        out.write(layout.header());
        out.write(xml);
        out.write(new byte[(int) (layout.resolutionAt() - layout.descriptionAt() - xml.length)]);
        out.write(resolution(stack.geometry()));
        for (int i = 0; i < images; i++) {
            out.write(layout.directory(stack, i, pump));
        }
        pump.writeAll(out, progress);
    }

    /** Where everything lies: header, description, resolutions, directories, pixels. */
    private record Layout(boolean big, int description, int images) {

        long descriptionAt() {
            return big ? 16 : 8;
        }

        long resolutionAt() {
            return (descriptionAt() + description + 7) / 8 * 8;
        }

        long directoryAt(long image) {
            return resolutionAt() + 16 + image * directoryBytes();
        }

        int directoryBytes() {
            return big ? 8 + 20 * FIELDS + 8 : (2 + 12 * FIELDS + 4 + 7) / 8 * 8;
        }

        long pixelsAt() {
            return directoryAt(images);
        }

        byte[] header() {
            ByteBuffer b = ByteBuffer.allocate((int) descriptionAt()).order(ByteOrder.LITTLE_ENDIAN);
            b.put((byte) 'I').put((byte) 'I');
            if (big) {
                b.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directoryAt(0));
            } else {
                b.putShort((short) 42).putInt((int) directoryAt(0));
            }
            return b.array();
        }

        byte[] directory(IonStack stack, int image, PixelPump pump) {
            StackGeometry g = stack.geometry();
            ByteBuffer b = ByteBuffer.allocate(directoryBytes()).order(ByteOrder.LITTLE_ENDIAN);
            boolean first = image == 0;
            boolean known = isKnown(g);
            int fields = first ? FIELDS : FIELDS - 1;
            if (big) {
                b.putLong(fields);
            } else {
                b.putShort((short) fields);
            }
            field(b, 256, LONG, 1, g.width());
            field(b, 257, LONG, 1, g.height());
            field(b, 258, SHORT, 1, pump.bytesPerPixel() * 8L);
            field(b, 259, SHORT, 1, TiffPage.NONE);
            field(b, 262, SHORT, 1, 1);
            if (first) {
                field(b, 270, ASCII, description, descriptionAt());
            }
            field(b, 273, big ? LONG8 : LONG, 1, pixelsAt() + image * pump.layerBytes());
            field(b, 277, SHORT, 1, 1);
            field(b, 278, LONG, 1, g.height());
            field(b, 279, big ? LONG8 : LONG, 1, pump.layerBytes());
            if (big) {
                // a rational fits into the field itself
                resolution(b, 282, g.pixelWidthUm(), known);
                resolution(b, 283, g.pixelHeightUm(), known);
            } else {
                field(b, 282, RATIONAL, 1, resolutionAt());
                field(b, 283, RATIONAL, 1, resolutionAt() + 8);
            }
            field(b, 296, SHORT, 1, known ? 3 : 1);
            field(b, 339, SHORT, 1, stack.source().type() == PixelType.FLOAT32 ? 3 : 1);
            return finish(b, image);
        }

        private byte[] finish(ByteBuffer b, int image) {
            long next = image + 1 < images ? directoryAt(image + 1L) : 0;
            if (big) {
                b.putLong(next);
            } else {
                b.putInt((int) next);
            }
            return b.array();
        }

        private void field(ByteBuffer b, int tag, int type, long count, long value) {
            b.putShort((short) tag).putShort((short) type);
            if (big) {
                b.putLong(count).putLong(value);
            } else {
                b.putInt((int) count).putInt((int) value);
            }
        }

        private static void resolution(ByteBuffer b, int tag, double um, boolean known) {
            b.putShort((short) tag).putShort((short) RATIONAL).putLong(1);
            ratio(b, um, known);
        }
    }

    private static boolean isKnown(StackGeometry g) {
        return g.pixelWidthUm() > 0 && g.pixelHeightUm() > 0;
    }

    private static byte[] resolution(StackGeometry g) {
        ByteBuffer b = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        ratio(b, g.pixelWidthUm(), isKnown(g));
        ratio(b, g.pixelHeightUm(), isKnown(g));
        return b.array();
    }

    /** Pixels in a centimetre. */
    private static void ratio(ByteBuffer b, double um, boolean known) {
        double perCm = 1e4 / um;
        int denominator = perCm < 1e5 ? 10_000 : 1;
        double numerator = Math.rint(perCm * denominator);
        boolean fits = known && numerator >= 1 && numerator <= MOST_CLASSIC;
        b.putInt(fits ? (int) (long) numerator : 1).putInt(fits ? denominator : 1);
    }

    private static String xml(IonStack stack) {
        StackGeometry g = stack.geometry();
        List<IonChannel> species = stack.species();
        String type = switch (stack.source().type()) {
            case UINT16 -> "uint16";
            case UINT32 -> "uint32";
            case FLOAT32 -> "float";
        };
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .append("<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\" Creator=\"")
                .append(TiffFormat.CREATOR).append("\"><Image ID=\"Image:0\" Name=\"").append(XmlText.escaped(stack.label()))
                .append("\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYZCT\" Type=\"").append(type)
                .append("\" BigEndian=\"false\" SizeX=\"").append(g.width()).append("\" SizeY=\"").append(g.height())
                .append("\" SizeC=\"").append(species.size()).append("\" SizeZ=\"").append(g.layers())
                .append("\" SizeT=\"1\"");
        length(xml, "PhysicalSizeX", g.pixelWidthUm());
        length(xml, "PhysicalSizeY", g.pixelHeightUm());
        length(xml, "PhysicalSizeZ", Names.thicknessUm(species));
        xml.append('>');
        for (int c = 0; c < species.size(); c++) {
            xml.append("<Channel ID=\"Channel:0:").append(c).append("\" Name=\"")
                    .append(XmlText.escaped(species.get(c).name())).append("\" SamplesPerPixel=\"1\"");
            if (ChannelNotes.of(species.get(c)).isEmpty()) {
                xml.append("/>");
            } else {
                xml.append("><AnnotationRef ID=\"").append(ANNOTATION).append(c).append("\"/></Channel>");
            }
        }
        xml.append("<TiffData IFD=\"0\" PlaneCount=\"").append(species.size() * g.layers()).append("\"/>");
        for (int c = 0; c < species.size(); c++) {
            double[] times = species.get(c).timeS();
            double[] depths = species.get(c).depthUm();
            for (int k = 0; k < Math.max(times.length, depths.length); k++) {
                xml.append("<Plane TheC=\"").append(c).append("\" TheZ=\"").append(k).append("\" TheT=\"0\"");
                if (times.length > 0 && Double.isFinite(times[k])) {
                    xml.append(" DeltaT=\"").append(times[k]).append("\" DeltaTUnit=\"s\"");
                }
                if (depths.length > 0 && Double.isFinite(depths[k])) {
                    xml.append(" PositionZ=\"").append(depths[k]).append("\" PositionZUnit=\"µm\"");
                }
                xml.append("/>");
            }
        }
        return xml.append("</Pixels></Image>").append(annotations(species)).append("</OME>").toString();
    }

    /** What OME has no attributes for, as pairs of keys and values to which the channels refer. */
    private static String annotations(List<IonChannel> species) {
        StringBuilder xml = new StringBuilder();
        for (int c = 0; c < species.size(); c++) {
            Map<String, String> notes = ChannelNotes.of(species.get(c));
            if (!notes.isEmpty()) {
                xml.append("<MapAnnotation ID=\"").append(ANNOTATION).append(c).append("\" Namespace=\"")
                        .append(TiffFormat.CREATOR).append("\"><Value>");
                notes.forEach((key, value) -> xml.append("<M K=\"").append(key).append("\">")
                        .append(XmlText.escaped(value)).append("</M>"));
                xml.append("</Value></MapAnnotation>");
            }
        }
        return xml.isEmpty() ? "" : "<StructuredAnnotations>" + xml + "</StructuredAnnotations>";
    }

    private static void length(StringBuilder xml, String name, double um) {
        if (um > 0) {
            xml.append(' ').append(name).append("=\"").append(um).append("\" ").append(name).append("Unit=\"µm\"");
        }
    }
}
