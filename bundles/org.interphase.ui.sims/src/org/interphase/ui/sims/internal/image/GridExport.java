// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.io.OutputStream;
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
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.FileDialog;
import org.interphase.core.data.StackGeometry;
import org.interphase.ui.sims.StackView.Window;

/** Pictures of a grid, and the numbers in them, as files and on the clipboard; the context menu of a picture. */
final class GridExport {

    private static final String PICTURE = "Export picture";
    private static final String VALUES = "Export values";

    private final ImageGrid grid;

    GridExport(ImageGrid grid) {
        this.grid = grid;
    }

    /** Gives a picture its context menu. */
    void menu(ImageTile tile) {
        MenuManager menu = new MenuManager();
        menu.add(action("Show everything\t0", grid.view()::showAll));
        menu.add(new Separator());
        menu.add(action("Copy picture\tCtrl+C", () -> copyPicture(tile)));
        menu.add(action("Copy values\tCtrl+Shift+C", () -> copyValues(tile)));
        menu.add(new Separator());
        menu.add(action("Export picture…", () -> askForPicture(tile)));
        menu.add(action("Export picture of all…", this::askForAll));
        menu.add(action("Export values…", () -> askForValues(tile)));
        tile.setMenu(menu.createContextMenu(tile));
        tile.addDisposeListener(e -> menu.dispose());
    }

    private static Action action(String text, Runnable run) {
        return new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    void copyPicture(ImageTile tile) {
        copy(picture(tile), ImageTransfer.getInstance());
    }

    void copyValues(ImageTile tile) {
        StringBuilder text = new StringBuilder();
        try {
            tile.write('\t', text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!text.isEmpty()) {
            copy(text.toString(), TextTransfer.getInstance());
        }
    }

    private void copy(Object what, Transfer as) {
        Clipboard clipboard = new Clipboard(grid.getDisplay());
        try {
            clipboard.setContents(new Object[] {what}, new Transfer[] {as});
        } finally {
            clipboard.dispose();
        }
    }

    /** {@return what is seen of a picture, as large as on the screen} */
    ImageData picture(ImageTile tile) {
        return drawn(tile.getSize(), zoom(), gc -> tile.print(gc, tile.painter(), false, zoom()));
    }

    /** {@return what is seen of all pictures, as large as on the screen} */
    ImageData picture() {
        Point size = grid.getSize();
        return drawn(size, zoom(), gc -> {
            Transform transform = new Transform(grid.getDisplay());
            try {
                for (ImageTile tile : grid.tiles()) {
                    Rectangle at = tile.getBounds();
                    transform.identity();
                    transform.translate(at.x, at.y);
                    gc.setTransform(transform);
                    tile.print(gc, tile.painter(), false, zoom());
                }
            } finally {
                gc.setTransform(null);
                transform.dispose();
            }
        });
    }

    /** {@return the pixels of which something is seen, each as large as {@code n} by {@code n} pixels of the picture; higher or
     * wider ones where pixels of the raster are} */
    ImageData exactPicture(ImageTile tile, int n) {
        StackGeometry geometry = grid.view().geometry();
        Window seen = grid.view().window();
        double left = Math.floor(seen.x());
        double top = Math.floor(seen.y());
        Window whole = new Window(
                left,
                top,
                Math.ceil(seen.x() + seen.width()) - left,
                Math.ceil(seen.y() + seen.height()) - top);
        double aspect = TilePainter.aspect(geometry);
        long wide = aspect < 1 ? Math.round(n / aspect) : n;
        long high = aspect > 1 ? Math.round(n * aspect) : n;
        Point image = new Point((int) (whole.width() * wide), (int) (whole.height() * high));
        TilePainter painter = TilePainter.around(geometry, whole, grid.palette(), image, grid.line());
        return drawn(painter.size(), 100, gc -> tile.print(gc, painter, false, 100));
    }

    private int zoom() {
        return grid.getMonitor().getZoom();
    }

    private interface Drawing {
        void on(GC gc);
    }

    private ImageData drawn(Point size, int zoom, Drawing drawing) {
        Image image = new Image(grid.getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
        GC gc = new GC(image);
        try {
            gc.setBackground(grid.palette().paper());
            gc.fillRectangle(image.getBounds());
            drawing.on(gc);
            return image.getImageData(zoom);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** {@return how many pixels of a file each pixel of the raster gets at least, so that it is as large as on the screen} */
    int exactScale(ImageTile tile) {
        return Math.max(1, (int) Math.ceil(tile.painter().places().scale()));
    }

    private void askForPicture(ImageTile tile) {
        FileDialog dialog = dialog(PICTURE, tile.shown().title(), ".png");
        int n = exactScale(tile);
        dialog.setFilterNames(new String[] {
            "PNG picture, as large as on the screen", "PNG picture, " + n + " × " + n + " for each pixel of the raster"
        });
        dialog.setFilterExtensions(new String[] {"*.png", "*.png"});
        write(dialog, ".png", file -> write(file, dialog.getFilterIndex() == 1 ? exactPicture(tile, n) : picture(tile)));
    }

    private void askForAll() {
        FileDialog dialog = dialog(PICTURE, "ion-images", ".png");
        write(dialog, ".png", file -> write(file, picture()));
    }

    private void askForValues(ImageTile tile) {
        FileDialog dialog = dialog(VALUES, tile.shown().title(), ".csv");
        write(dialog, ".csv", file -> writeValues(file, tile));
    }

    private FileDialog dialog(String title, String name, String ending) {
        FileDialog dialog = new FileDialog(grid.getShell(), SWT.SAVE);
        dialog.setText(title);
        dialog.setFilterExtensions(new String[] {"*" + ending});
        String plain = name.replaceAll("[^\\p{Alnum}]+", "-").replaceAll("^-|-$", "");
        dialog.setFileName((plain.isEmpty() ? "image" : plain) + "-layer-" + grid.view().layer());
        dialog.setOverwrite(true);
        return dialog;
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void write(FileDialog dialog, String ending, Writing writing) {
        String chosen = dialog.open();
        if (chosen == null) {
            return;
        }
        boolean ended = chosen.toLowerCase(Locale.ROOT).endsWith(ending);
        try {
            writing.to(Path.of(ended ? chosen : chosen + ending));
        } catch (IOException e) {
            MessageDialog.openError(
                    grid.getShell(), dialog.getText(), "The file could not be written: " + e.getMessage());
        }
    }

    /** Writes a picture as PNG. */
    void write(Path file, ImageData picture) throws IOException {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {picture};
        try (OutputStream out = Files.newOutputStream(file)) {
            loader.save(out, SWT.IMAGE_PNG);
        }
    }

    /**
     * Writes the values that are seen of a picture as CSV.
     *
     * @throws IOException when there are none, or they cannot be written
     */
    void writeValues(Path file, ImageTile tile) throws IOException {
        StringBuilder text = new StringBuilder();
        if (!tile.write(',', text)) {
            throw new IOException(tile.shown().title() + " has no values to write here");
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            out.append(text);
        }
    }
}
