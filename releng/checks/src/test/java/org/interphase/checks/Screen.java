// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.sun.jna.platform.unix.X11;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * An X server of its own, whose number it chooses itself and whose screen is a file: what is on it is read
 * without any tool that a fresh machine would lack.
 */
final class Screen implements AutoCloseable {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    /** A window may be gone when it is asked for its name; without this, X ends the process that asks. */
    private static final X11.XErrorHandler GONE = (display, error) -> 0;

    private final Process server;
    private final Path folder;
    private final String name;

    private Screen(Process server, Path folder, String name) {
        this.server = server;
        this.folder = folder;
        this.name = name;
    }

    static Screen open(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process server;
        try {
            server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24",
                    "-nolisten", "tcp", "-fbdir", folder.toString())
                    .redirectError(folder.resolve("xvfb.log").toFile()).start();
        } catch (IOException e) {
            throw new IOException("a window needs Xvfb, which cannot be started (Debian package xvfb): " + e.getMessage(), e);
        }
        // The server writes its number once it listens, and ends the line.
        String number = server.inputReader().readLine();
        if (number == null) {
            server.waitFor(10, TimeUnit.SECONDS);
            throw new IOException("Xvfb did not start: " + Files.readString(folder.resolve("xvfb.log")));
        }
        return new Screen(server, folder, ":" + number.strip());
    }

    /** For the environment variable DISPLAY. */
    String name() {
        return name;
    }

    /** The titles of all windows of a size that a person would call a window. */
    List<String> titles() {
        X11 x = X11.INSTANCE;
        x.XSetErrorHandler(GONE);
        X11.Display display = x.XOpenDisplay(name);
        if (display == null) {
            throw new IllegalStateException("cannot connect to " + name);
        }
        try {
            List<String> titles = new ArrayList<>();
            collect(x, display, x.XDefaultRootWindow(display), titles);
            return titles;
        } finally {
            x.XCloseDisplay(display);
        }
    }

    private static void collect(X11 x, X11.Display display, X11.Window window, List<String> titles) {
        X11.WindowByReference root = new X11.WindowByReference();
        X11.WindowByReference parent = new X11.WindowByReference();
        PointerByReference children = new PointerByReference();
        IntByReference count = new IntByReference();
        if (x.XQueryTree(display, window, root, parent, children, count) == 0 || count.getValue() == 0) {
            return;
        }
        long[] ids = children.getValue().getLongArray(0, count.getValue());
        x.XFree(children.getValue());
        for (long id : ids) {
            X11.Window child = new X11.Window(id);
            X11.XWindowAttributes attributes = new X11.XWindowAttributes();
            PointerByReference title = new PointerByReference();
            if (x.XGetWindowAttributes(display, child, attributes) != 0 && attributes.map_state == X11.IsViewable
                    && attributes.width > 200 && attributes.height > 100
                    && x.XFetchName(display, child, title) != 0 && title.getValue() != null) {
                titles.add(title.getValue().getString(0, "UTF-8"));
                x.XFree(title.getValue());
            }
            collect(x, display, child, titles);
        }
    }

    /** The title of the first window that contains the text, as soon as there is one. */
    String awaitTitle(String text, Duration limit, Process shows) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        List<String> titles = List.of();
        while (System.nanoTime() < end) {
            titles = titles();
            for (String title : titles) {
                if (title.contains(text)) {
                    return title;
                }
            }
            if (!shows.isAlive()) {
                throw new AssertionError("ended with status " + shows.exitValue() + " before it showed \"" + text + "\"");
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no window \"" + text + "\" within " + limit + "; there are " + titles);
    }

    /** What is on the screen. */
    BufferedImage picture() throws IOException {
        // An XWD file: 25 big-endian words of header, a name, the colours, the pixels.
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("Xvfb_screen0")));
        int headerSize = file.getInt(0);
        int width = file.getInt(16);
        int height = file.getInt(20);
        ByteOrder order = file.getInt(28) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int bitsPerPixel = file.getInt(44);
        int bytesPerLine = file.getInt(48);
        int colours = file.getInt(76);
        if (bitsPerPixel != 32) {
            throw new IOException("expected 32 bits per pixel, found " + bitsPerPixel);
        }
        int start = headerSize + colours * 12;
        file.order(order);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, file.getInt(start + y * bytesPerLine + 4 * x));
            }
        }
        return picture;
    }

    /** Waits until a colour has at least, or at most, a number of pixels. */
    void awaitColour(int colour, boolean atLeast, int pixels, Duration limit, Process shows)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            long count = java.util.Arrays.stream(picture().getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
                    .filter(p -> (p & 0xffffff) == colour).count();
            if (atLeast ? count >= pixels : count <= pixels) {
                return;
            }
            if (!shows.isAlive()) {
                throw new AssertionError("ended with status " + shows.exitValue());
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the colour " + Integer.toHexString(colour) + " has not " + (atLeast ? "at least " : "at most ")
                + pixels + " pixels within " + limit);
    }

    /** Whether something was painted: text and icons have dozens of colours, an empty window has a few. */
    static boolean isPainted(BufferedImage picture) {
        return java.util.Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0,
                picture.getWidth())).distinct().limit(51).count() > 50;
    }

    /** The screen once it is painted and does not change any more, also written to the file. */
    BufferedImage awaitPicture(Path file, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        BufferedImage before = picture();
        int still = 0;
        while (System.nanoTime() < end && still < 4) {
            Thread.sleep(250);
            BufferedImage now = picture();
            still = isPainted(now) && same(before, now) ? still + 1 : 0;
            before = now;
        }
        javax.imageio.ImageIO.write(before, "png", new File(file.toString()));
        return before;
    }

    private static boolean same(BufferedImage a, BufferedImage b) {
        return java.util.Arrays.equals(a.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH), b.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(10, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }
}
