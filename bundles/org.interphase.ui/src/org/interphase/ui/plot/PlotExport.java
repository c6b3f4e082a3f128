// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.interphase.core.figure.SvgFigure;

/** A plot as a file and on the clipboard; its context menu. */
final class PlotExport {

    private static final int PICTURE_SCALE = 2;
    private static final int SMALLEST_WIDTH = 160;
    private static final int SMALLEST_HEIGHT = 120;
    private static final String[] ENDINGS = {".svg", ".png", ".csv"};

    private final Plot plot;
    private final Control area;

    PlotExport(Plot plot, Control area) {
        this.plot = plot;
        this.area = area;
        MenuManager menu = new MenuManager();
        menu.add(action("Show everything\tHome", plot::showAll));
        menu.add(new Separator());
        menu.add(action("Copy picture\tCtrl+C", plot::copyPicture));
        menu.add(action("Copy data\tCtrl+Shift+C", plot::copyData));
        menu.add(action("Export…", plot::export));
        area.setMenu(menu.createContextMenu(area));
        plot.addDisposeListener(e -> menu.dispose());
    }

    private static Action action(String text, Runnable run) {
        return new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    void copyPicture() {
        copy(plot.picture(), ImageTransfer.getInstance());
    }

    void copyData() {
        StringBuilder text = new StringBuilder();
        try {
            FigureText.write(plot.figure(), plot.view().window(), '\t', text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy(text.toString(), TextTransfer.getInstance());
    }

    private void copy(Object what, Transfer as) {
        Clipboard clipboard = new Clipboard(plot.getDisplay());
        try {
            clipboard.setContents(new Object[] {what}, new Transfer[] {as});
        } finally {
            clipboard.dispose();
        }
    }

    ImageData picture(Color paper) {
        Point size = plot.getSize();
        Image image = new Image(plot.getDisplay(), PICTURE_SCALE * size.x, PICTURE_SCALE * size.y);
        GC gc = new GC(image);
        Transform transform = new Transform(plot.getDisplay());
        try {
            gc.setBackground(paper);
            gc.fillRectangle(image.getBounds());
            transform.scale(PICTURE_SCALE, PICTURE_SCALE);
            gc.setTransform(transform);
            Rectangle bounds = area.getParent().getBounds();
            plot.print(gc, () -> {
                transform.translate(bounds.x, bounds.y);
                gc.setTransform(transform);
                gc.setClipping(0, 0, bounds.width, bounds.height);
            });
            return image.getImageData();
        } finally {
            transform.dispose();
            gc.dispose();
            image.dispose();
        }
    }

    void ask() {
        FileDialog dialog = new FileDialog(plot.getShell(), SWT.SAVE);
        dialog.setText("Export figure");
        dialog.setFilterNames(new String[] {"SVG drawing", "PNG picture", "CSV numbers"});
        dialog.setFilterExtensions(new String[] {"*.svg", "*.png", "*.csv"});
        String title = plot.figure().title();
        dialog.setFileName(title.isEmpty() ? "figure" : title.replaceAll("[^\\p{Alnum}]+", "-"));
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return;
        }
        String ending = chosen.matches(".*\\.(?i:svg|png|csv)") ? "" : ENDINGS[Math.max(0, dialog.getFilterIndex())];
        try {
            write(Path.of(chosen + ending));
        } catch (IOException e) {
            MessageDialog.openError(
                    plot.getShell(), "Export figure", "The figure could not be written: " + e.getMessage());
        }
    }

    /** Of the size that is seen; its paper is white, and dark only on a page that is. */
    private String svg() {
        Point size = plot.getSize();
        int width = Math.max(SMALLEST_WIDTH, size.x);
        int height = Math.max(SMALLEST_HEIGHT, size.y);
        return SvgFigure.document(plot.figure(), plot.view().window(), width, height);
    }

    void write(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> {
                try (Writer out = Files.newBufferedWriter(file)) {
                    FigureText.write(plot.figure(), plot.view().window(), ',', out);
                }
            }
            case "svg" -> Files.writeString(file, svg());
            case "png" -> {
                ImageLoader loader = new ImageLoader();
                loader.data = new ImageData[] {plot.picture()};
                try (var out = Files.newOutputStream(file)) {
                    loader.save(out, SWT.IMAGE_PNG);
                }
            }
            default -> throw new IllegalArgumentException("expected .svg, .png or .csv, found " + file);
        }
    }
}
