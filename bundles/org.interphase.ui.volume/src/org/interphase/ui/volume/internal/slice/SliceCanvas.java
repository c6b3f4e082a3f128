// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

import java.util.Optional;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.figure.ColourMap;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Palette;
import org.interphase.ui.volume.internal.column.ChosenColour;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.ui.volume.internal.picture.PictureImage;

/** One slice with its scales in µm and the cross hair; a click or a drag moves the cross hair, and with it the others. */
final class SliceCanvas extends Canvas {

    /** Outlines on dark counts, whatever the theme. */
    private static final int OUTLINE_RGB = 0xFFFFFF;

    private static final int CROSS_ALPHA = 170;
    private static final int CLICK_POINTS = 3;

    /** What a person asks for. */
    interface Requests {

        /** Cuts elsewhere. */
        void cut(Voxel at);

        /** A voxel was clicked. */
        void click(Voxel at, boolean more);

        /** What was begun is not to be ended. */
        void giveUp();

        /** A voxel is pointed at; none where it is none. */
        void point(Optional<Voxel> at);
    }

    private final Section section;
    private final Requests requests;
    private final Font small;
    private Shown shown;
    private Image image;
    private SliceFrame drawn;
    private Point pressed;

    SliceCanvas(Composite parent, Section section, Requests requests) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.section = section;
        this.requests = requests;
        small = FontDescriptor.createFrom(getFont()).increaseHeight(-1).createFont(getDisplay());
        addDisposeListener(e -> {
            small.dispose();
            forget();
        });
        Palette.onChange(this, palette -> redraw());
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> forget());
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseExit, e -> requests.point(Optional.empty()));
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = "Slice along " + section.across() + " and " + section.down() + "; arrow keys move the cross hair";
            }
        });
    }

    private void forget() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    /** Shows other counts, or another slice; null for nothing. */
    void show(Shown next) {
        if (next == null || shown == null || !sameSlice(next, shown)) {
            forget();
        }
        shown = next;
        redraw();
    }

    /** Whether only the cross hair may have moved. */
    private boolean sameSlice(Shown one, Shown other) {
        boolean same =
                switch (section) {
                    case XY -> one.at().layer() == other.at().layer();
                    case XZ -> one.at().y() == other.at().y();
                    case YZ -> one.at().x() == other.at().x();
                };
        return same && one.at(other.at()).equals(other);
    }

    /** {@return where the slice lies on the canvas; empty while there is none} */
    Optional<SliceFrame> frame() {
        return Optional.ofNullable(drawn);
    }

    private SliceFrame frame(GC gc) {
        Rectangle area = getClientArea();
        int line = gc.getFontMetrics().getHeight();
        int left = gc.textExtent("888.8").x + 8;
        int top = line + 6;
        int bottom = 2 * line + 6;
        return SliceFrame.within(
                section,
                shown.samples().geometry(),
                shown.zScale(),
                left,
                top,
                Math.max(1, area.width - left - 10),
                Math.max(1, area.height - top - bottom));
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(this);
        Rectangle area = getClientArea();
        gc.setBackground(palette.paper());
        gc.fillRectangle(area);
        gc.setFont(small);
        if (shown != null && area.width > 80 && area.height > 80) {
            SliceFrame frame = frame(gc);
            if (image == null || !frame.equals(drawn)) {
                forget();
                drawn = frame;
                image = image(frame);
            }
            Rectangle size = image.getBounds();
            gc.drawImage(image, 0, 0, size.width, size.height, frame.left(), frame.top(), frame.width(), frame.height());
            scales(gc, frame, palette);
            cross(gc, frame);
        }
        if (isFocusControl()) {
            gc.setForeground(palette.accent());
            gc.setLineWidth(1);
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    /** As many pixels as the screen has, so that voxels keep their edges. */
    private Image image(SliceFrame frame) {
        int zoom = Math.max(1, Math.round(getMonitor().getZoom() / 100f));
        SliceFrame fine =
                new SliceFrame(section, frame.geometry(), 0, 0, zoom * frame.width(), zoom * frame.height());
        int[] pixels = SlicePainter.counts(fine, shown.samples(), shown.highest(), shown.at(), ColourMap.BLUE_YELLOW);
        if (shown.labels() != null) {
            SlicePainter.outlines(
                    fine,
                    shown.labels(),
                    shown.at(),
                    new SlicePainter.Outlines(OUTLINE_RGB, ChosenColour.RGB, shown.chosen()),
                    pixels);
        }
        return PictureImage.of(getDisplay(), fine.width(), fine.height(), pixels);
    }

    private void scales(GC gc, SliceFrame frame, Palette palette) {
        gc.setForeground(palette.axis());
        gc.drawRectangle(frame.left() - 1, frame.top() - 1, frame.width() + 1, frame.height() + 1);
        gc.setForeground(palette.faint());
        int line = gc.getFontMetrics().getHeight();
        int bottom = frame.top() + frame.height();
        int most = frame.width() / Math.max(1, 2 * gc.textExtent("888.8").x);
        AxisTicks x = AxisTicks.of(Axis.linear(section.across(), "µm"), 0, frame.acrossUm(), most);
        for (int i = 0; i < x.major().size(); i++) {
            int px = frame.left() + (int) Math.round(x.major().get(i) / frame.acrossUm() * frame.width());
            gc.drawLine(px, bottom, px, bottom + 3);
            centred(gc, x.labels().get(i), px, bottom + 4);
        }
        centred(gc, section.across() + " / µm", frame.left() + frame.width() / 2, bottom + 4 + line);
        double from = frame.fromDownUm();
        double to = frame.toDownUm();
        AxisTicks y = AxisTicks.of(Axis.linear(section.down(), "µm"), from, to, frame.height() / (2 * line));
        for (int i = 0; i < y.major().size(); i++) {
            int py = frame.top() + (int) Math.round((y.major().get(i) - from) / (to - from) * frame.height());
            gc.drawLine(frame.left() - 4, py, frame.left() - 1, py);
            String text = y.labels().get(i);
            gc.drawText(text, frame.left() - 6 - gc.textExtent(text).x, py - line / 2, true);
        }
        String down = section.down() + " / µm";
        int labelLeft = Math.max(0, frame.left() - gc.textExtent("888.8").x - 6);
        gc.drawText(down, labelLeft, frame.top() - line - 4, true);
        gc.setForeground(palette.text());
        String title = title();
        int titleLeft = frame.left() + frame.width() - gc.textExtent(title).x;
        gc.drawText(
                title, Math.max(titleLeft, labelLeft + gc.textExtent(down).x + 2 * line / 3), frame.top() - line - 4, true);
    }

    private String title() {
        var g = shown.samples().geometry();
        Voxel at = shown.at();
        return switch (section) {
            case XY -> "layer " + at.layer() + ", " + ValueText.number(g.depthUm(at.layer()), 3) + " µm deep";
            case XZ -> "y = " + ValueText.number((at.y() + 0.5) * g.pixelHeightUm(), 3) + " µm";
            case YZ -> "x = " + ValueText.number((at.x() + 0.5) * g.pixelWidthUm(), 3) + " µm";
        };
    }

    private static void centred(GC gc, String text, int x, int y) {
        gc.drawText(text, x - gc.textExtent(text).x / 2, y, true);
    }

    private void cross(GC gc, SliceFrame frame) {
        int x = (int) Math.floor(frame.px(shown.at()));
        int y = (int) Math.floor(frame.py(shown.at()));
        gc.setAlpha(CROSS_ALPHA);
        // a dark line beside the light one: one of them is seen on any counts
        for (int beside = 1; beside >= 0; beside--) {
            gc.setForeground(getDisplay().getSystemColor(beside == 1 ? SWT.COLOR_BLACK : SWT.COLOR_WHITE));
            int py = Math.min(y + beside, frame.top() + frame.height() - 1);
            int px = Math.min(x + beside, frame.left() + frame.width() - 1);
            gc.drawLine(frame.left(), py, frame.left() + frame.width() - 1, py);
            gc.drawLine(px, frame.top(), px, frame.top() + frame.height() - 1);
        }
        gc.setAlpha(255);
    }

    private Optional<Voxel> at(Event e) {
        return shown == null || drawn == null ? Optional.empty() : drawn.voxel(e.x, e.y, shown.at());
    }

    private void press(Event e) {
        setFocus();
        if (e.button == 1 && at(e).isPresent()) {
            pressed = new Point(e.x, e.y);
            requests.cut(at(e).get());
        }
    }

    private void move(Event e) {
        Optional<Voxel> there = at(e);
        requests.point(there);
        if ((e.stateMask & SWT.BUTTON1) != 0 && there.isPresent()) {
            requests.cut(there.get());
        }
    }

    private void release(Event e) {
        if (pressed != null && Math.hypot(e.x - pressed.x, e.y - pressed.y) < CLICK_POINTS) {
            boolean more = (e.stateMask & (SWT.MOD1 | SWT.SHIFT)) != 0;
            at(e).ifPresent(v -> requests.click(v, more));
        }
        pressed = null;
    }

    private void key(Event e) {
        if (shown == null) {
            return;
        }
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> step(-1, 0);
            case SWT.ARROW_RIGHT -> step(1, 0);
            case SWT.ARROW_UP -> step(0, -1);
            case SWT.ARROW_DOWN -> step(0, 1);
            case SWT.PAGE_UP -> requests.cut(new Voxel(shown.at().layer() - 1, shown.at().y(), shown.at().x()));
            case SWT.PAGE_DOWN -> requests.cut(new Voxel(shown.at().layer() + 1, shown.at().y(), shown.at().x()));
            case SWT.ESC -> requests.giveUp();
            case SWT.CR, SWT.SPACE -> requests.click(shown.at(), (e.stateMask & (SWT.MOD1 | SWT.SHIFT)) != 0);
            default -> {}
        }
    }

    private void step(int across, int down) {
        Voxel v = shown.at();
        requests.cut(
                switch (section) {
                    case XY -> new Voxel(v.layer(), v.y() + down, v.x() + across);
                    case XZ -> new Voxel(v.layer() + down, v.y(), v.x() + across);
                    case YZ -> new Voxel(v.layer() + down, v.y() + across, v.x());
                });
    }
}
