// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.links.SoftLink;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;

/** An HDF5 file that is being read: its groups, and what is small in it. */
final class Hdf5Input {

    /** The first bytes of an HDF5 file. */
    static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /** Deflate makes at most this many bytes of one. */
    private static final long MOST_INFLATED = 1032;
    /** The most values of a list that is read as a whole. */
    private static final int MOST_VALUES = 1 << 22;
    private static final int MOST_TEXTS = 1 << 16;
    private static final int FIRST_USER_BLOCK = 512;
    private static final int NESTED = 32;
    private static final int HEAD = 96;

    private final FileSource file;
    private final ReopenedChannel channel;
    private final HdfFile root;

    /**
     * Opens the file.
     *
     * @param file the file
     * @param channel by which it is read, held open
     * @throws IOException when it is shorter than it says, or cannot be read
     */
    Hdf5Input(FileSource file, ReopenedChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        checkLength();
        this.root = new HdfFile(channel);
    }

    /**
     * {@return where the HDF5 file begins in these bytes: at 0, 512, 1024 and so on; -1 where it does not}
     *
     * @param bytes the first of a file
     */
    static int begin(byte[] bytes) {
        for (int at = 0; at + SIGNATURE.length <= bytes.length; at = at == 0 ? FIRST_USER_BLOCK : 2 * at) {
            if (ByteBuffer.wrap(bytes, at, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE))) {
                return at;
            }
        }
        return -1;
    }

    /** The library that writes such files refuses one that is shorter than noted in it, and so do we. */
    private void checkLength() throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(1 << 16);
        }
        int begin = begin(head);
        if (begin < 0 || head.length < begin + HEAD) {
            throw file.wrong(Place.whole(), "an HDF5 file", head.length + " bytes without its head");
        }
        ByteBuffer b = ByteBuffer.wrap(head, begin, HEAD).slice().order(ByteOrder.LITTLE_ENDIAN);
        int version = b.get(8);
        int width = version < 2 ? b.get(13) : b.get(9);
        // The base address, another one, and the file's end.
        int at = (version == 0 ? 24 : version == 1 ? 28 : 12) + 2 * width;
        long end = switch (width) {
            case 8 -> b.getLong(at);
            case 4 -> b.getInt(at) & 0xFFFFFFFFL;
            default -> throw file.wrong(Place.offset(begin), "addresses of 4 or 8 bytes", width + " bytes");
        };
        if (version < 0 || version > 3) {
            throw file.wrong(Place.offset(begin + 8L), "an HDF5 file of version 0 to 3", "version " + version);
        }
        if (end < 0 || end > file.size()) {
            throw file.wrong(Place.offset(file.size()), "a file of " + Long.toUnsignedString(end) + " bytes", "its end");
        }
    }

    FileSource file() {
        return file;
    }

    ReopenedChannel channel() {
        return channel;
    }

    HdfFile root() {
        return root;
    }

    /** {@return what a name in a group stands for; empty where there is nothing, or a link into another file} */
    Optional<Node> child(Group group, String name) {
        return child(group, name, 0);
    }

    private Optional<Node> child(Group group, String name, int depth) {
        Node node = group.getChild(name);
        if (node instanceof SoftLink link) {
            return depth > NESTED ? Optional.empty() : follow(group, link.getTargetPath(), depth + 1);
        }
        return node == null || node.isLink() ? Optional.empty() : Optional.of(node);
    }

    private Optional<Node> follow(Group from, String path, int depth) {
        Node at = path.startsWith("/") ? root : from;
        for (String name : path.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (!(at instanceof Group group)) {
                return Optional.empty();
            }
            Optional<Node> next = child(group, name, depth);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    Optional<Dataset> dataset(Group group, String name) {
        return child(group, name).filter(Dataset.class::isInstance).map(Dataset.class::cast);
    }

    /** {@return the texts of an attribute; empty where there is none, or it has no text} */
    List<String> attributeTexts(Node node, String attribute) throws IOException {
        Attribute found = node.getAttribute(attribute);
        if (found == null || found.isEmpty() || !isText(found.getDataType()) || found.getSize() > MOST_TEXTS) {
            return List.of();
        }
        return texts(found.getData());
    }

    /** {@return the text of an attribute, or nothing} */
    String attributeText(Node node, String attribute) throws IOException {
        List<String> texts = attributeTexts(node, attribute);
        return texts.size() == 1 ? texts.get(0) : "";
    }

    /** {@return the texts of a data set; empty where there is none, or it has no text} */
    List<String> texts(Group group, String name) throws IOException {
        Optional<Dataset> found = dataset(group, name);
        if (found.isEmpty() || !isText(found.get().getDataType()) || !isSmall(found.get(), MOST_TEXTS)) {
            return List.of();
        }
        return texts(found.get().getData());
    }

    /** {@return the numbers of a data set of any shape, the last axis the fastest; empty where there is none of numbers} */
    double[] numbers(Group group, String name) throws IOException {
        Optional<Dataset> found = dataset(group, name);
        if (found.isEmpty()
                || NumberType.of(found.get().getDataType()).isEmpty()
                || !isSmall(found.get(), MOST_VALUES)) {
            return new double[0];
        }
        Object flat = found.get().getDataFlat();
        if (flat instanceof Number scalar) {
            return new double[] {scalar.doubleValue()};
        }
        if (flat == null || !flat.getClass().isArray()) {
            return new double[0];
        }
        double[] numbers = new double[Array.getLength(flat)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) Array.get(flat, i)).doubleValue();
        }
        return numbers;
    }

    private boolean isSmall(Dataset dataset, int most) {
        if (dataset.isEmpty()) {
            return false;
        }
        long n = 1;
        for (long length : dataset.getDimensionsAsLong()) {
            if (length < 0 || length > most) {
                return false;
            }
            n *= length;
            if (n > most) {
                return false;
            }
        }
        return n > 0 && fits(n * dataset.getDataType().getSize(), dataset);
    }

    /** {@return whether so many bytes can come from this file} */
    boolean fits(long bytes, Dataset dataset) {
        return dataset instanceof ContiguousDataset ? bytes <= file.size() : bytes / MOST_INFLATED <= file.size();
    }

    private static boolean isText(DataType type) {
        return type instanceof StringData
                || type instanceof VariableLength v && v.isVariableLengthString();
    }

    private static List<String> texts(Object data) {
        if (data instanceof String text) {
            return List.of(text);
        }
        List<String> all = new ArrayList<>();
        collect(data, all);
        return all;
    }

    private static void collect(Object data, List<String> into) {
        if (data instanceof Object[] many) {
            for (Object one : many) {
                collect(one, into);
            }
        } else {
            into.add(data == null ? "" : data.toString());
        }
    }
}
