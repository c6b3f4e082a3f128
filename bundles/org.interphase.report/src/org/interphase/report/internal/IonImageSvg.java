// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.util.Base64;
import java.util.Locale;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.figure.ColourMap;
import org.interphase.core.figure.MarkupText;
import org.interphase.core.figure.PngImage;
import org.interphase.core.figure.Scale;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.chemistry.StackImage;

/** An ion image as an element of a page: its pixels, a bar of lengths, and the colours with the counts they stand for. */
final class IonImageSvg {

    private static final int WIDTH = 495;
    private static final int SIDE = 350;
    private static final int LEFT = 12;
    private static final int TOP = 10;
    private static final int BAR_LEFT = LEFT + SIDE + 18;
    private static final int BAR_WIDTH = 16;
    private static final int MOST_TICKS = 7;
    private static final double LOWEST_PART = 0.005;
    private static final int OPAQUE = 0xFF000000;

    /** The last entry of the palette, which no pixel with a value has. */
    private static final int NOTHING = ColourMap.SIZE - 1;

    private static final String LINE = "<path class=\"ip-line\" stroke=\"#333333\" fill=\"none\"";
    private static final String TEXT = "<text class=\"ip-ink\" fill=\"#333333\" font-size=\"11\"";
    private static final String STYLE = ".ip-image{font-family:system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif}"
            + "@media (prefers-color-scheme:dark){.ip-ink{fill:#d7dadf}.ip-line{stroke:#8b9098}}";

    private IonImageSvg() {}

    /**
     * {@return the element; the lowest and the highest colour are those of all values but the half percent beyond}
     *
     * @param image with at least one value
     * @param title what it shows
     * @param quantity of the values
     * @param pixelWidthUm width of a pixel in µm, NaN where it is not known
     */
    static String of(StackImage image, String title, String quantity, double pixelWidthUm) {
        double low = image.quantile(LOWEST_PART);
        double high = image.quantile(1 - LOWEST_PART);
        high = high > low ? high : low + 1;
        double zoom = (double) SIDE / Math.max(image.width(), image.height());
        double width = image.width() * zoom;
        double height = image.height() * zoom;
        StringBuilder out = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ip-image\" viewBox=\"0 0 ");
        out.append(WIDTH).append(' ').append(TOP + SIDE + 34).append("\" role=\"img\" aria-label=\"");
        out.append(MarkupText.escape(title + ", colours from " + ValueText.number(low, 3) + " to " + ValueText.number(high, 3) + "; "
                + quantity));
        out.append("\"><title>").append(MarkupText.escape(title)).append("</title><style>").append(STYLE).append("</style>");
        embed(out, LEFT, TOP, width, height, PngImage.indexed(image.width(), image.height(), entries(image, low, high), palette()));
        colours(out, low, high, quantity);
        if (pixelWidthUm > 0) {
            length(out, TOP + height, image.width() * pixelWidthUm, zoom / pixelWidthUm);
        }
        return out.append("</svg>").toString();
    }

    private static byte[] entries(StackImage image, double low, double high) {
        float[] values = image.values();
        byte[] entries = new byte[values.length];
        for (int p = 0; p < entries.length; p++) {
            double part = (values[p] - low) / (high - low);
            entries[p] = (byte) (Float.isNaN(values[p]) ? NOTHING : (int) Math.clamp(part * NOTHING, 0, NOTHING - 1));
        }
        return entries;
    }

    private static int[] palette() {
        int[] palette = new int[ColourMap.SIZE];
        for (int i = 0; i < NOTHING; i++) {
            palette[i] = OPAQUE | ColourMap.BLUE_YELLOW.rgb((i + 0.5) / NOTHING);
        }
        return palette;
    }

    private static void colours(StringBuilder out, double low, double high, String quantity) {
        byte[] column = new byte[NOTHING];
        for (int i = 0; i < column.length; i++) {
            column[i] = (byte) (NOTHING - 1 - i);
        }
        embed(out, BAR_LEFT, TOP, BAR_WIDTH, SIDE, PngImage.indexed(1, NOTHING, column, palette()));
        Axis axis = Axis.linear(quantity, "");
        Scale scale = new Scale(axis, low, high, TOP + SIDE, TOP);
        AxisTicks ticks = AxisTicks.of(axis, low, high, MOST_TICKS);
        int right = BAR_LEFT + BAR_WIDTH;
        for (int i = 0; i < ticks.major().size(); i++) {
            double y = scale.pixel(ticks.major().get(i));
            out.append(LINE).append(" d=\"M").append(right).append(' ').append(number(y)).append("h4\"/>");
            text(out, right + 7, y + 4, ticks.labels().get(i));
        }
        out.append(TEXT).append(" text-anchor=\"middle\" transform=\"translate(")
                .append(WIDTH - 14)
                .append(' ')
                .append(TOP + SIDE / 2)
                .append(") rotate(-90)\">")
                .append(MarkupText.escape(quantity))
                .append("</text>");
    }

    /** A bar of 1, 2 or 5 times a power of ten µm, at most a third of the image. */
    private static void length(StringBuilder out, double below, double widthUm, double pxPerUm) {
        double power = Math.pow(10, Math.floor(Math.log10(widthUm / 3)));
        double digit = widthUm / 3 / power;
        double um = power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
        double y = below + 14;
        out.append(LINE).append(" stroke-width=\"3\" d=\"M").append(LEFT).append(' ').append(number(y)).append('h');
        out.append(number(um * pxPerUm)).append("\"/>");
        text(out, LEFT + um * pxPerUm + 8, y + 4, ValueText.number(um, 1) + " µm");
    }

    private static void embed(StringBuilder out, double x, double y, double width, double height, byte[] png) {
        out.append("<image x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
        out.append("\" height=\"").append(number(height));
        out.append("\" preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"data:image/png;base64,");
        out.append(Base64.getEncoder().encodeToString(png)).append("\"/>");
    }

    private static void text(StringBuilder out, double x, double y, String text) {
        out.append(TEXT).append(" x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\">");
        out.append(MarkupText.escape(text)).append("</text>");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
