// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.ColourMap;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.job.Later;
import org.interphase.ui.job.MonitorProgress;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.StackView.Pixel;

/**
 * Pictures of one raster beside each other, with one layer, one cursor and one part of the raster for all.
 *
 * <p>Mouse: the cursor is where the mouse is; the wheel zooms about it; a drag pans, where nothing that lies over the pictures
 * takes it, one with the middle button or with the space bar held always; a double click shows everything.
 *
 * <p>Keys: arrows move the cursor, with Shift ten pixels; Page Up and Page Down or comma and point move the layer, with Shift
 * ten (Page Up, Page Down); Home and End go to the first and last layer; + and − zoom, 0 shows everything; Escape takes the
 * cursor away; Ctrl+C copies the picture and Ctrl+Shift+C its values.
 *
 * <p>Layers are read in the background, those next to the shown one ahead of time. Until a layer is there, the one before is
 * seen.
 */
public final class ImageGrid extends Composite {

    private static final int NOTE_AFTER_MS = 150;
    private static final int MOST_AHEAD = 12;
    private static final int MOST_BEHIND = 3;
    private static final int MOST_STRIDE = 8;
    private static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final StackView view;
    private final Runnable off;
    private final ExecutorService readers;
    private final LayerCache cache;
    private final AtomicBoolean told = new AtomicBoolean();
    private final GridExport export = new GridExport(this);
    private final List<ImageTile> tiles = new ArrayList<>();
    private final List<Consumer<String>> statusListeners = new ArrayList<>();
    private final Device device;
    private Palette palette;
    private Font bold;
    private int line;
    private Optional<Overlay> overlay = Optional.empty();
    private Contrast contrast = Contrast.DEFAULT;
    private ColourMap map = ColourMap.BLUE_YELLOW;
    private Optional<Job> counting = Optional.empty();
    private int before;
    private int stride = 1;
    private String status = "";

    /** What is drawn over each picture, and may take the mouse, such as regions. Places are in pixels of the raster. */
    public interface Overlay {

        /** Draws over one picture. */
        void paint(GC gc, Places places, Palette palette);

        /**
         * Hears of the mouse over a picture.
         *
         * @param type {@link SWT#MouseDown}, {@link SWT#MouseMove}, {@link SWT#MouseUp} or {@link SWT#MouseDoubleClick}
         * @param x place in pixels of the raster, also outside of it
         * @param y likewise
         * @param button 1 for the left one, 0 for none
         * @param state mask of the keys and buttons that are held
         * @param places from pixels of the raster to the screen
         * @return whether it is taken, so that it does nothing else
         */
        boolean mouse(int type, double x, double y, int button, int state, Places places);

        /**
         * Hears of a key, pressed without Ctrl or Alt where a picture has the focus.
         *
         * @param keyCode such as {@link SWT#ESC}
         * @return whether it is taken, so that it does nothing else
         */
        default boolean key(int keyCode) {
            return false;
        }
    }

    /** Where pixels of the raster lie in a picture on the screen. */
    public interface Places {

        /** {@return where a place of the raster lies, in points of the picture's control} */
        Point screen(double x, double y);

        /** {@return how many points of the screen a pixel of the raster is wide} */
        double scale();

        /** {@return where the picture lies, in points of its control} */
        Rectangle picture();
    }

    /**
     * Creates a grid without pictures.
     *
     * @param parent where it lies
     * @param view the layer, the cursor and the part of the raster
     */
    public ImageGrid(Composite parent, StackView view) {
        this(parent, view, Runtime.getRuntime().maxMemory() / 8);
    }

    /** As {@link #ImageGrid(Composite, StackView)}, with so much memory for layers. */
    ImageGrid(Composite parent, StackView view, long mostBytes) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.view = Objects.requireNonNull(view);
        readers = Executors.newFixedThreadPool(READERS, work -> {
            Thread thread = new Thread(work, "ion image reader");
            thread.setDaemon(true);
            return thread;
        });
        cache = new LayerCache(mostBytes, readers, READERS, this::arrived);
        device = getDisplay();
        before = view.layer();
        measure();
        Palette.onChange(this, this::recolour);
        off = view.onChange(this::changed);
        addListener(SWT.Resize, e -> arrange());
        addDisposeListener(e -> {
            off.run();
            counting.ifPresent(Job::cancel);
            cache.close();
            readers.shutdownNow();
            bold.dispose();
        });
    }

    private void measure() {
        FontData[] data = getFont().getFontData();
        for (FontData d : data) {
            d.setStyle(d.getStyle() | SWT.BOLD);
        }
        bold = new Font(getDisplay(), data);
        GC gc = new GC(this);
        gc.setFont(getFont());
        line = gc.getFontMetrics().getHeight();
        gc.dispose();
    }

    private void recolour(Palette next) {
        palette = next;
        setBackground(next.paper());
        tiles.forEach(ImageTile::recolour);
    }

    /**
     * Shows other pictures, of the view's raster; those of another one go when the view turns to another raster.
     *
     * @param next what each shows
     * @throws IllegalArgumentException when one is of another raster
     */
    public void show(List<Picture> next) {
        checkWidget();
        for (Picture picture : next) {
            if (!Shown.isOf(picture, view.geometry())) {
                throw new IllegalArgumentException(
                        picture.title() + ": expected a picture of " + view.geometry() + ", found one of another raster");
            }
        }
        while (tiles.size() > next.size()) {
            tiles.removeLast().dispose();
        }
        for (int i = 0; i < next.size(); i++) {
            Shown shown = Shown.of(next.get(i));
            if (i < tiles.size()) {
                tiles.get(i).show(shown);
            } else {
                ImageTile tile = new ImageTile(this, shown);
                new TileInput(this, tile);
                export.menu(tile);
                tiles.add(tile);
            }
        }
        cache.forgetFailures();
        arrange();
        request();
        count();
        tellStatus();
    }

    /**
     * Has something drawn over all pictures.
     *
     * @param next what; draws again when {@link #refreshOverlay} is called
     */
    public void setOverlay(Overlay next) {
        overlay = Optional.of(next);
        refreshOverlay();
    }

    /** Draws again what lies over the pictures. */
    public void refreshOverlay() {
        tiles.forEach(ImageTile::redraw);
    }

    /**
     * Changes which values get the ends of the colours, in all pictures.
     *
     * @param next which
     */
    public void setContrast(Contrast next) {
        contrast = Objects.requireNonNull(next);
        tiles.forEach(ImageTile::recolour);
        count();
    }

    /** {@return which values get the ends of the colours} */
    public Contrast contrast() {
        return contrast;
    }

    /**
     * Changes the colours of pictures whose values have no sign.
     *
     * @param next from the lowest to the highest value
     */
    public void setColourMap(ColourMap next) {
        map = Objects.requireNonNull(next);
        tiles.forEach(ImageTile::recolour);
    }

    /** {@return the colours} */
    public ColourMap colourMap() {
        return map;
    }

    /**
     * Has a listener told where the cursor is: pixel, place, layer, depths.
     *
     * @param listener gets a line of text, in the UI thread
     */
    public void onStatus(Consumer<String> listener) {
        statusListeners.add(listener);
        listener.accept(status);
    }

    @Override
    public boolean setFocus() {
        return tiles.isEmpty() ? super.setFocus() : tiles.get(0).setFocus();
    }

    @Override
    public Point computeSize(int wide, int high, boolean changed) {
        return new Point(wide == SWT.DEFAULT ? 400 : wide, high == SWT.DEFAULT ? 300 : high);
    }

    StackView view() {
        return view;
    }

    Palette palette() {
        return palette;
    }

    Font bold() {
        return bold;
    }

    /** {@return height of a line of text} */
    int line() {
        return line;
    }

    Optional<Overlay> overlay() {
        return overlay;
    }

    GridExport export() {
        return export;
    }

    List<ImageTile> tiles() {
        return List.copyOf(tiles);
    }

    LayerCache cache() {
        return cache;
    }

    private void changed(StackView.Change change) {
        switch (change) {
            case RASTER -> {
                before = view.layer();
                tiles.removeIf(tile -> {
                    boolean other = !Shown.isOf(tile.shown().picture(), view.geometry());
                    if (other) {
                        tile.dispose();
                    }
                    return other;
                });
                arrange();
                request();
            }
            case LAYER -> {
                request();
                tiles.forEach(ImageTile::redraw);
            }
            case WINDOW, CURSOR -> tiles.forEach(ImageTile::redraw);
        }
        tellStatus();
    }

    /**
     * Makes the images of all pictures that lack them, each on a core: values to colours, and colours to what the platform
     * draws, which takes as long.
     */
    void prepare(int zoom) {
        List<Runnable> work =
                tiles.stream().map(t -> t.stale(zoom)).flatMap(Optional::stream).toList();
        if (work.size() == 1) {
            work.get(0).run();
        } else {
            work.parallelStream().forEach(Runnable::run);
        }
    }

    /** {@return what images are made for; for any thread} */
    Device device() {
        return device;
    }

    /** As many pictures in a row as make them largest. */
    private void arrange() {
        Rectangle area = getClientArea();
        int n = tiles.size();
        if (n == 0 || area.width < 1 || area.height < 1) {
            return;
        }
        int columns = 1;
        double largest = 0;
        for (int c = 1; c <= n; c++) {
            Point size = new Point(area.width / c, area.height / Math.ceilDiv(n, c));
            double scale = TilePainter.scale(view.geometry(), view.window(), size, line);
            if (scale > largest) {
                largest = scale;
                columns = c;
            }
        }
        int rows = Math.ceilDiv(n, columns);
        for (int i = 0; i < n; i++) {
            int column = i % columns;
            int row = i / columns;
            int x = area.x + area.width * column / columns;
            int y = area.y + area.height * row / rows;
            tiles.get(i).setBounds(
                    x,
                    y,
                    area.x + area.width * (column + 1) / columns - x,
                    area.y + area.height * (row + 1) / rows - y);
        }
    }

    /** Shows what is there of the view's layer, and has the rest read. */
    private void request() {
        int layer = view.layer();
        int step = layer - before;
        if (step != 0) {
            stride = Math.abs(step) <= MOST_STRIDE ? step : Integer.signum(step);
            before = layer;
        }
        List<LayerCache.Request> now = new ArrayList<>();
        List<Shown.Species> species = new ArrayList<>();
        boolean waiting = false;
        for (ImageTile tile : tiles) {
            waiting |= tile.take(cache);
            if (tile.shown() instanceof Shown.Species s) {
                species.add(s);
                if (!s.isMasked(layer)) {
                    now.add(s.request(layer));
                }
            }
        }
        cache.want(now, soon(species, layer));
        if (waiting) {
            getDisplay().timerExec(NOTE_AFTER_MS, () -> {
                if (!isDisposed() && view.layer() == layer) {
                    tiles.forEach(ImageTile::noteWaiting);
                }
            });
        }
    }

    /** The layers that come next if the view goes on as it did, and a few in case that it turns. */
    private List<LayerCache.Request> soon(List<Shown.Species> species, int layer) {
        List<LayerCache.Request> soon = new ArrayList<>();
        if (species.isEmpty()) {
            return soon;
        }
        long room = cache.room((long) Float.BYTES * view.geometry().pixels()) / species.size() - 1;
        for (int i = 1; i <= MOST_AHEAD && room > 0; i++) {
            room -= add(soon, species, layer + i * stride);
            if (i <= MOST_BEHIND && room > 0) {
                room -= add(soon, species, layer - i * Integer.signum(stride));
            }
        }
        return soon;
    }

    private int add(List<LayerCache.Request> soon, List<Shown.Species> species, int layer) {
        if (layer < 0 || layer >= view.geometry().layers()) {
            return 0;
        }
        for (Shown.Species s : species) {
            if (!s.isMasked(layer)) {
                soon.add(s.request(layer));
            }
        }
        return 1;
    }

    /** Called by threads that read; several layers that come at once are taken at once. */
    private void arrived() {
        if (told.compareAndSet(false, true)) {
            Later.in(this, () -> {
                told.set(false);
                tiles.forEach(t -> {
                    if (t.isWaiting()) {
                        t.take(cache);
                    }
                });
            });
        }
    }

    /** Counts the values of all layers in the background, for those pictures whose contrast needs it. */
    private void count() {
        if (contrast.scope() != Contrast.Scope.STACK) {
            return;
        }
        List<Shown.Species> missing = tiles.stream()
                .filter(t -> !t.isCounted())
                .map(ImageTile::shown)
                .filter(Shown.Species.class::isInstance)
                .map(Shown.Species.class::cast)
                .toList();
        counting.ifPresent(Job::cancel);
        if (missing.isEmpty()) {
            return;
        }
        Job job = new Job("Find the range of counts") {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return count(missing, monitor);
            }
        };
        job.setPriority(Job.DECORATE);
        job.setSystem(true);
        job.schedule();
        counting = Optional.of(job);
    }

    private IStatus count(List<Shown.Species> missing, IProgressMonitor monitor) {
        MonitorProgress progress = new MonitorProgress(monitor, "Find the range of counts");
        for (Shown.Species s : missing) {
            try {
                StackHistogram.count(
                        s.picture().stack(), s.picture().channel(), progress, (h, all) -> take(s, h, all));
            } catch (CancelledException e) {
                return Status.CANCEL_STATUS;
            } catch (IOException | RuntimeException e) {
                Later.in(this, () -> of(s).forEach(ImageTile::notePartOfRange));
            }
        }
        return Status.OK_STATUS;
    }

    private void take(Shown.Species counted, Histogram histogram, boolean complete) {
        Later.in(this, () -> of(counted).forEach(t -> t.takeHistogram(histogram, complete)));
    }

    private Stream<ImageTile> of(Shown.Species species) {
        return tiles.stream().filter(t -> t.shown() instanceof Shown.Species s && s.sameAs(species.picture()));
    }

    private void tellStatus() {
        String next = statusText();
        if (!next.equals(status)) {
            status = next;
            List.copyOf(statusListeners).forEach(l -> l.accept(next));
        }
    }

    /** {@return the layer in words} */
    String layerText() {
        return "layer " + view.layer();
    }

    private String statusText() {
        StackGeometry g = view.geometry();
        StringBuilder text = new StringBuilder();
        view.cursor().ifPresent(c -> text.append(place(c, g)).append(" · "));
        text.append(layerText());
        List<Shown.Species> known = tiles.stream()
                .map(ImageTile::shown)
                .filter(Shown.Species.class::isInstance)
                .map(Shown.Species.class::cast)
                .filter(s -> !Double.isNaN(s.depthUm(view.layer())))
                .toList();
        List<String> depths = known.stream().map(s -> depth(s.depthUm(view.layer()))).toList();
        if (depths.stream().distinct().count() == 1) {
            text.append(" · depth ").append(depths.get(0));
        } else {
            for (int i = 0; i < depths.size(); i++) {
                text.append(i == 0 ? " · depth " : ", ").append(known.get(i).title()).append(' ').append(depths.get(i));
            }
        }
        return text.toString();
    }

    private static String depth(double um) {
        return ValueText.number(um, 4) + " µm";
    }

    private static String place(Pixel c, StackGeometry g) {
        String pixel = "x " + c.x() + ", y " + c.y();
        double[] um = {(c.x() + 0.5) * g.pixelWidthUm(), (c.y() + 0.5) * g.pixelHeightUm()};
        return Arrays.stream(um).allMatch(Double::isFinite)
                ? pixel + " (" + ValueText.number(um[0], 4) + " µm, " + ValueText.number(um[1], 4) + " µm)"
                : pixel;
    }
}
