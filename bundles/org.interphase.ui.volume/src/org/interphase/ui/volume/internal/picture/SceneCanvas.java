// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.ui.look.Palette;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Annotation;
import org.interphase.volume.render.AnnotationPainter;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.ColumnMark;
import org.interphase.volume.render.Decoration;
import org.interphase.volume.render.Lettering;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Renderer;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneGuess;

/**
 * The scene as a picture that turns under the mouse: dragging turns, dragging with Shift or the middle button moves, the wheel
 * comes nearer to what is pointed at, a double click shows all. The camera is the document's: each gesture asks for another
 * one, and what is seen follows.
 */
public final class SceneCanvas extends Canvas {

    /** Lines behind the volume are as wide as letters of this size have them. */
    private static final double POINTS = 9;

    private static final double DPI = 96;
    /** More are drawn only where the screen has more points. */
    private static final int MOST_PIXELS = 1 << 20;

    private static final double FIELD_OF_VIEW_DEG = 30;
    private static final int REST_MS = 220;
    private static final String NOT_DRAWN = "Nothing is drawn yet";
    private static final int LONGEST_ITEM = 100;

    /** What a person asks for. */
    public interface Requests {

        /**
         * Looks from elsewhere.
         *
         * @param next from where
         */
        void camera(Camera next);

        /** A gesture ended: what comes next is another step. */
        void rest();

        /**
         * A place of the picture was clicked.
         *
         * @param projection where places are in it
         * @param x in pixels
         * @param y in pixels
         * @param more whether what is found is added to what is selected
         */
        void pick(Projection projection, double x, double y, boolean more);
    }

    /** What is drawn over the picture. */
    public interface Overlay {

        /**
         * Draws.
         *
         * @param gc onto the canvas
         * @param projection where places are on it
         * @param area the canvas
         */
        void paint(GC gc, Projection projection, Rectangle area);
    }

    private final Requests requests;
    private final RenderLoop loop;
    private final AnnotationGraphics graphics;
    private Overlay overlay = (gc, projection, area) -> {};
    private Supplier<String> drawnBy = () -> "";
    private Scene scene;
    private volatile VolumeGeometry geometry;
    private List<ColumnMark> marks = List.of();
    private List<Annotation> decor;
    private Point decorated;
    private Image image;
    private boolean full;
    private String message = "";
    private int moves;

    /**
     * Creates an empty picture.
     *
     * @param parent where it lies
     * @param renderer makes what draws
     * @param requests hears what a person asks for
     */
    public SceneCanvas(Composite parent, Supplier<Renderer> renderer, Requests requests) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.requests = Objects.requireNonNull(requests);
        graphics = new AnnotationGraphics(this);
        loop = new RenderLoop(this, renderer, this::finish, new Drawn());
        Palette.onChange(this, palette -> {
            setBackground(palette.paper());
            redraw();
        });
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> draw(false));
        new CameraGestures(this, requests);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
                || e.detail == SWT.TRAVERSE_ESCAPE);
        addListener(SWT.Dispose, e -> {
            if (image != null) {
                image.dispose();
            }
        });
        setMenu(menu());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "3D picture; arrow keys turn it, plus and minus zoom, Home shows all";
            }
        });
    }

    private Menu menu() {
        Menu menu = new Menu(this);
        item(menu, "Show all\tHome", this::fit);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "From above\tT", () -> look(0, 90));
        item(menu, "From the front\tF", () -> look(0, 0));
        item(menu, "From the side\tS", () -> look(90, 0));
        item(menu, "From a corner\tC", this::corner);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Perspective, or parallel rays\tP", this::perspective);
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem renderer = new MenuItem(menu, SWT.PUSH);
        renderer.setEnabled(false);
        menu.addListener(SWT.Show, e -> {
            String by = drawnBy.get();
            renderer.setText(by.isEmpty() ? NOT_DRAWN : shortened(by).replace("&", "&&"));
            renderer.setToolTipText(by);
        });
        return menu;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ITEM ? text : text.substring(0, LONGEST_ITEM - 2) + " …";
    }

    /**
     * Says where the menu learns what draws.
     *
     * @param next gives a sentence; empty while nothing was drawn
     */
    public void setDrawnBy(Supplier<String> next) {
        drawnBy = Objects.requireNonNull(next);
    }

    private static void item(Menu menu, String text, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, e -> run.run());
    }

    /** Looks from a corner, as scenes begin. */
    void corner() {
        look(Camera.DEFAULT.azimuthDeg(), Camera.DEFAULT.elevationDeg());
    }

    /** Changes between a perspective and parallel rays. */
    void perspective() {
        if (scene != null) {
            Camera c = scene.camera();
            look(c.withFieldOfView(c.fieldOfViewDeg() == 0 ? FIELD_OF_VIEW_DEG : 0));
        }
    }

    /** What lies behind the volume is seen only where the picture shows its background. */
    private Picture finish(Picture picture, Scene of) {
        VolumeGeometry raster = geometry;
        List<Annotation> behind = Decoration.of(
                        of, raster, picture.width(), picture.height(), Lettering.drawn(POINTS, DPI), List.of())
                .stream()
                .filter(a -> a instanceof Annotation.Line line && line.behind())
                .toList();
        return behind.isEmpty() ? picture : AnnotationPainter.paint(picture, behind, of.decor().backgroundRgb());
    }

    /** Axes, legends and numbers, as the scene asks for them. */
    private List<Annotation> decor(Rectangle area) {
        Point size = new Point(area.width, area.height);
        if (decor == null || !size.equals(decorated)) {
            decor = Decoration.of(scene, geometry, area.width, area.height, graphics.lettering(), marks);
            decorated = size;
        }
        return decor;
    }

    /**
     * Marks columns, where the scene wants that.
     *
     * @param next the columns
     */
    public void mark(List<ColumnMark> next) {
        marks = List.copyOf(next);
        decor = null;
        redraw();
    }

    /** {@return letters as the canvas writes them} */
    public Lettering lettering() {
        return graphics.lettering();
    }

    /** What the loop tells. */
    private final class Drawn implements RenderLoop.Listener {
        @Override
        public void drawn(Picture picture, Scene of, boolean isFull) {
            if (image != null) {
                image.dispose();
            }
            image = PictureImage.of(getDisplay(), picture.width(), picture.height(), picture.rgb());
            full = isFull && of.equals(scene);
            message = "";
            redraw();
        }

        @Override
        public void failed(String why) {
            say(why.isEmpty() ? why : why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1));
        }
    }

    /** {@return what is seen; null before there is anything} */
    Scene scene() {
        return scene;
    }

    /** Draws in full what stood still. */
    void rest() {
        draw(false);
    }

    /** {@return what draws} */
    public RenderLoop loop() {
        return loop;
    }

    /**
     * Says what is drawn over the picture.
     *
     * @param next draws
     */
    public void setOverlay(Overlay next) {
        overlay = next;
        redraw();
    }

    /**
     * Shows a scene.
     *
     * @param next what is seen
     * @param raster of the volumes
     */
    public void show(Scene next, VolumeGeometry raster) {
        boolean turned = scene != null && next.withCamera(scene.camera()).equals(scene);
        boolean same = next.equals(scene) && raster.equals(geometry);
        scene = next;
        geometry = raster;
        if (!same) {
            full = false;
            decor = null;
            draw(turned);
            redraw();
        }
    }

    /** Shows the same scene of other volumes. */
    public void refresh() {
        full = false;
        draw(false);
    }

    /** Shows nothing but a sentence. */
    public void say(String text) {
        message = text;
        if (!text.isEmpty() && image != null) {
            image.dispose();
            image = null;
        }
        redraw();
    }

    /** {@return the sentence in the picture's place; empty for none} */
    public String message() {
        return message;
    }

    /** {@return whether the picture is there, as fine as it gets} */
    public boolean isFull() {
        return full && image != null;
    }

    /** {@return where places are on the canvas; empty before there is a scene} */
    public Optional<Projection> projection() {
        Rectangle area = getClientArea();
        return scene == null || area.isEmpty()
                ? Optional.empty()
                : Optional.of(new Projection(geometry, scene, area.width, area.height));
    }

    private void draw(boolean moving) {
        Rectangle area = getClientArea();
        if (scene == null || area.isEmpty()) {
            return;
        }
        double most = Math.sqrt((double) MOST_PIXELS / area.width / area.height);
        double zoom = Math.min(getMonitor().getZoom() / 100.0, Math.max(1, most));
        loop.draw(scene, (int) Math.round(area.width * zoom), (int) Math.round(area.height * zoom), moving);
        int move = ++moves;
        if (moving) {
            getDisplay().timerExec(REST_MS, () -> {
                if (!isDisposed() && move == moves) {
                    draw(false);
                }
            });
        }
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        Palette palette = Palette.of(this);
        gc.setBackground(palette.paper());
        gc.fillRectangle(area);
        if (image != null) {
            Rectangle size = image.getBounds();
            gc.setInterpolation(SWT.HIGH);
            gc.drawImage(image, 0, 0, size.width, size.height, 0, 0, area.width, area.height);
            graphics.paint(gc, decor(area));
            projection().ifPresent(p -> overlay.paint(gc, p, area));
        }
        if (!message.isEmpty()) {
            gc.setForeground(palette.text());
            Sentence.paint(gc, message, area);
        }
        if (isFocusControl()) {
            gc.setForeground(palette.accent());
            gc.setLineWidth(2);
            gc.drawRectangle(1, 1, area.width - 2, area.height - 2);
        }
    }

    /** Looks from the same side at all of the volume. */
    public void fit() {
        if (scene != null) {
            look(fitted(scene.camera()));
        }
    }

    /** The same side, with all of the volume and what stands beside it in the picture. */
    private Camera fitted(Camera from) {
        return fitted(scene.withCamera(from), geometry).camera();
    }

    /**
     * {@return a scene as it fills the canvas}
     *
     * @param of the scene
     * @param raster of its volumes
     */
    public Scene fitted(Scene of, VolumeGeometry raster) {
        Rectangle area = getClientArea();
        return area.isEmpty() ? of : SceneGuess.fitted(of, raster, area.width, area.height, graphics.lettering());
    }

    /** Looks from elsewhere, as a step of its own. */
    public void look(Camera next) {
        requests.rest();
        requests.camera(next);
        requests.rest();
    }

    /** Looks from a side, at all of the volume. */
    public void look(double azimuthDeg, double elevationDeg) {
        if (scene != null) {
            look(fitted(new Camera(azimuthDeg, elevationDeg, 1, 0, 0, scene.camera().fieldOfViewDeg())));
        }
    }
}
