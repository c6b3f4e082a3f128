// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An archive as somebody downloads it, unpacked. */
final class Archive {

    private static final int BLOCK = 512;
    private static final Pattern PAX_PATH = Pattern.compile("\\d+ path=(.*)\n");

    private final Path folder;
    private final Map<String, Integer> modes = new TreeMap<>();

    private Archive(Path folder) {
        this.folder = folder;
    }

    /** Unpacks a {@code .zip} or {@code .tar.gz} file into a new folder. */
    static Archive unpack(Path file, Path folder) throws IOException {
        Built.delete(folder);
        Archive archive = new Archive(Files.createDirectories(folder));
        try (InputStream in = Files.newInputStream(file)) {
            if (file.toString().endsWith(".zip")) {
                archive.unzip(new ZipInputStream(in, StandardCharsets.UTF_8));
            } else {
                archive.untar(new DataInputStream(new GZIPInputStream(in, 1 << 16)));
            }
        }
        return archive;
    }

    /** The permissions that a tar archive gives to a file. */
    int mode(String name) {
        return modes.getOrDefault(name, 0) & 0777;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private void unzip(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                put(entry.getName(), zip.readAllBytes());
            }
        }
    }

    private void untar(DataInputStream tar) throws IOException {
        byte[] header = new byte[BLOCK];
        String longName = null;
        while (true) {
            try {
                tar.readFully(header);
            } catch (EOFException e) {
                throw new IOException("the archive ends without its end mark", e);
            }
            if (header[0] == 0) {
                return;
            }
            int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
            byte[] content = new byte[size];
            tar.readFully(content);
            tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            switch (header[156]) {
                case 'L' -> longName = text(content, 0, size);
                case 'x' -> {
                    Matcher path = PAX_PATH.matcher(new String(content, StandardCharsets.UTF_8));
                    longName = path.find() ? path.group(1) : longName;
                }
                case '0', 0 -> {
                    String prefix = text(header, 345, 155);
                    String name = longName != null ? longName : (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
                    modes.put(name, Integer.parseInt(text(header, 100, 8).strip(), 8));
                    put(name, content);
                    longName = null;
                }
                case '5' -> longName = null;
                default -> throw new IOException("an entry of type " + (char) header[156] + " in the archive");
            }
        }
    }

    private void put(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(name + " leaves the folder");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static String text(byte[] bytes, int from, int most) {
        int end = from;
        while (end < from + most && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
