// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.unit.Units;
import org.interphase.io.sims.internal.array.ChannelNotes;
import org.interphase.io.sims.internal.array.LengthUnit;
import org.interphase.io.sims.internal.array.XmlEvents;

/**
 * What OME-XML says of the images of a TIFF.
 *
 * @param creator the program that wrote it
 * @param images in their order
 * @param annotations pairs of keys and values by the ID of what holds them; those of our own writer
 */
record OmeXml(String creator, List<Image> images, Map<String, Map<String, String>> annotations) {

    private static final int MOST_PLANES = 1 << 24;
    private static final int MOST_ANNOTATIONS = 16;
    private static final int LONGEST_VALUE = 100;

    /**
     * An image of up to five dimensions.
     *
     * @param name for people
     * @param order such as XYZCT
     * @param sizes by the letters C, Z and T
     * @param pixelWidthUm NaN where not known
     * @param pixelHeightUm NaN where not known
     * @param layerUm distance of planes in Z, NaN where not known
     * @param timeIncrementS NaN where not known
     * @param channels in their order
     * @param data which planes lie where
     * @param planes what is known of planes
     */
    record Image(
            String name,
            String order,
            Map<Character, Integer> sizes,
            double pixelWidthUm,
            double pixelHeightUm,
            double layerUm,
            double timeIncrementS,
            List<Channel> channels,
            List<TiffData> data,
            List<Plane> planes) {

        int size(char axis) {
            return sizes.get(axis);
        }
    }

    /**
     * A channel.
     *
     * @param name empty where it has none
     * @param annotations IDs of the annotations that it refers to, at most {@value #MOST_ANNOTATIONS}
     */
    record Channel(String name, List<String> annotations) {}

    /** {@return what our own writer noted of a channel} */
    ChannelNotes notes(Channel channel) {
        for (String id : channel.annotations()) {
            if (annotations.containsKey(id)) {
                return ChannelNotes.read(annotations.get(id));
            }
        }
        return ChannelNotes.NONE;
    }

    /** Some planes that lie in a file; the number of planes 0 where it is not said. */
    static final class TiffData {
        final int ifd;
        final boolean hasIfd;
        final int c;
        final int z;
        final int t;
        final int count;
        boolean elsewhere;

        TiffData(int ifd, boolean hasIfd, int c, int z, int t, int count) {
            this.ifd = ifd;
            this.hasIfd = hasIfd;
            this.c = c;
            this.z = z;
            this.t = t;
            this.count = count;
        }
    }

    /**
     * What is known of a plane.
     *
     * @param c its channel
     * @param z its place in Z
     * @param t its place in T
     * @param timeS since the start in s, NaN where not known
     * @param positionUm in Z in µm, NaN where not known
     */
    record Plane(int c, int z, int t, double timeS, double positionUm) {}

    static boolean isIn(String description) {
        String start = description.substring(0, Math.min(2000, description.length()));
        return start.contains("<OME") || start.contains(":OME ");
    }

    static OmeXml read(FileSource source, String text) throws IOException {
        return new Run(source).read(text);
    }

    private static final class Run {

        private final FileSource source;
        private final List<Image> images = new ArrayList<>();
        private String creator = "";
        private String uuid = "";
        private String imageName = "";
        private Image image;
        private TiffData data;
        private Channel channel;
        private final Map<String, Map<String, String>> annotations = new HashMap<>();
        private Map<String, String> notes;
        private String key = "";
        private final StringBuilder value = new StringBuilder();
        private boolean inUuid;
        private String uuidFile = "";
        private final StringBuilder uuidText = new StringBuilder();

        Run(FileSource source) {
            this.source = source;
        }

        OmeXml read(String text) throws IOException {
            // the text is Unicode by now, whatever it declares
            String declared = text.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
            try (XmlEvents events =
                    new XmlEvents(source, new ByteArrayInputStream(declared.getBytes(StandardCharsets.UTF_8)))) {
                for (XmlEvents.Event e = events.next(); e != XmlEvents.Event.NONE; e = events.next()) {
                    switch (e) {
                        case START -> start(events);
                        case TEXT -> {
                            if (inUuid && uuidText.length() < 200) {
                                uuidText.append(events.text());
                            } else if (notes != null && value.length() < LONGEST_VALUE) {
                                value.append(events.text());
                            }
                        }
                        case END -> end(events.name());
                        default -> {}
                    }
                }
            } catch (FormatException e) {
                throw source.wrong(Place.whole(), "a description with OME-XML: " + e.expected(), e.found() + " (" + e.place() + ")");
            }
            return new OmeXml(creator, images, annotations);
        }

        private void start(XmlEvents events) throws FormatException {
            switch (events.name()) {
                case "OME" -> {
                    creator = events.attribute("Creator", "");
                    uuid = events.attribute("UUID", "");
                }
                case "Image" -> imageName = events.attribute("Name", "");
                case "Pixels" -> pixels(events);
                case "Channel" -> {
                    if (image != null) {
                        channel = new Channel(events.attribute("Name", ""), new ArrayList<>());
                        image.channels().add(channel);
                    }
                }
                case "AnnotationRef" -> {
                    if (channel != null && channel.annotations().size() < MOST_ANNOTATIONS) {
                        channel.annotations().add(events.attribute("ID", ""));
                    }
                }
                case "MapAnnotation" -> {
                    if (events.attribute("Namespace", "").equals(TiffFormat.CREATOR)) {
                        notes = annotations.computeIfAbsent(events.attribute("ID", ""), id -> new HashMap<>());
                    }
                }
                case "M" -> {
                    key = events.attribute("K", "");
                    value.setLength(0);
                }
                case "TiffData" -> {
                    if (image != null) {
                        data = new TiffData(
                                number(events, "IFD", 0),
                                !events.attribute("IFD", "").isEmpty(),
                                number(events, "FirstC", 0),
                                number(events, "FirstZ", 0),
                                number(events, "FirstT", 0),
                                number(events, "PlaneCount", 0));
                        image.data().add(data);
                    }
                }
                case "UUID" -> {
                    inUuid = data != null;
                    uuidFile = events.attribute("FileName", "");
                    uuidText.setLength(0);
                }
                case "Plane" -> plane(events);
                default -> {}
            }
        }

        private void end(String name) {
            switch (name) {
                case "UUID" -> {
                    if (inUuid) {
                        boolean same = uuid.isEmpty()
                                ? uuidFile.isEmpty() || uuidFile.equals(source.path().getFileName().toString())
                                : uuidText.toString().strip().equals(uuid);
                        data.elsewhere = !same;
                    }
                    inUuid = false;
                }
                case "TiffData" -> data = null;
                case "Pixels" -> image = null;
                case "Channel" -> channel = null;
                case "MapAnnotation" -> notes = null;
                case "M" -> {
                    if (notes != null && notes.size() < MOST_ANNOTATIONS) {
                        notes.put(key, value.toString());
                    }
                    key = "";
                }
                default -> {}
            }
        }

        private void pixels(XmlEvents events) throws FormatException {
            String order = events.attribute("DimensionOrder", "XYZCT");
            char[] sorted = order.toCharArray();
            java.util.Arrays.sort(sorted);
            if (!new String(sorted).equals("CTXYZ") || !order.startsWith("XY")) {
                throw source.wrong(events.place(), "a dimension order such as XYZCT", order);
            }
            int c = size(events, "SizeC");
            int z = size(events, "SizeZ");
            int t = size(events, "SizeT");
            if ((long) c * z > MOST_PLANES || (long) c * z * t > MOST_PLANES) {
                throw source.wrong(events.place(), "at most " + MOST_PLANES + " planes", c + " × " + z + " × " + t);
            }
            double increment = decimal(events.attribute("TimeIncrement", ""));
            image = new Image(
                    imageName,
                    order,
                    Map.of('C', c, 'Z', z, 'T', t),
                    um(events, "PhysicalSizeX"),
                    um(events, "PhysicalSizeY"),
                    um(events, "PhysicalSizeZ"),
                    increment * seconds(events.attribute("TimeIncrementUnit", "s")),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
            images.add(image);
        }

        private void plane(XmlEvents events) throws FormatException {
            if (image == null) {
                return;
            }
            double time = decimal(events.attribute("DeltaT", "")) * seconds(events.attribute("DeltaTUnit", "s"));
            double position = decimal(events.attribute("PositionZ", ""))
                    * LengthUnit.um(events.attribute("PositionZUnit", "")).orElse(Double.NaN);
            if (!Double.isNaN(time) || !Double.isNaN(position)) {
                image.planes()
                        .add(new Plane(
                                number(events, "TheC", 0),
                                number(events, "TheZ", 0),
                                number(events, "TheT", 0),
                                time,
                                position));
            }
        }

        private int size(XmlEvents events, String name) throws FormatException {
            int n = number(events, name, 1);
            if (n < 1) {
                throw source.wrong(events.place(), name + " of 1 or more", Integer.toString(n));
            }
            return n;
        }

        private int number(XmlEvents events, String name, int missing) throws FormatException {
            String text = events.attribute(name, "");
            try {
                int n = text.isEmpty() ? missing : Integer.parseInt(text.strip());
                if (n < 0) {
                    throw source.wrong(events.place(), name + " of 0 or more", text);
                }
                return n;
            } catch (NumberFormatException e) {
                throw source.wrong(events.place(), name + " as a whole number", text);
            }
        }

        private static double um(XmlEvents events, String name) {
            double value = decimal(events.attribute(name, ""))
                    * LengthUnit.um(events.attribute(name + "Unit", "µm")).orElse(Double.NaN);
            return value > 0 && value < Double.POSITIVE_INFINITY ? value : Double.NaN;
        }

        private static double seconds(String unit) {
            return Optional.of(unit)
                    .flatMap(Units::parse)
                    .filter(u -> u.symbol().equals("s"))
                    .map(u -> u.toSi(1))
                    .orElse(Double.NaN);
        }

        private static double decimal(String text) {
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }
}
