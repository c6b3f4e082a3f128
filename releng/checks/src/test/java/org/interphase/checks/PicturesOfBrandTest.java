// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bitmaps that the platform wants of a brand are its drawings at some size. With {@code -Dinterphase.draw=true} they
 * are written anew, which is how they were made.
 */
final class PicturesOfBrandTest {

    private static final double DIFFERENCE = 3;

    @ParameterizedTest
    @CsvSource({
        "bundles/org.interphase.branding/icons/interphase.svg, bundles/org.interphase.branding/icons/interphase-16.png, 16, 16",
        "bundles/org.interphase.branding/icons/interphase.svg, bundles/org.interphase.branding/icons/interphase-32.png, 32, 32",
        "bundles/org.interphase.branding/icons/interphase.svg, bundles/org.interphase.branding/icons/interphase-48.png, 48, 48",
        "bundles/org.interphase.branding/icons/interphase.svg, bundles/org.interphase.branding/icons/interphase-64.png, 64, 64",
        "bundles/org.interphase.branding/icons/interphase.svg, bundles/org.interphase.branding/icons/interphase-128.png, 128, 128",
        "bundles/org.interphase.branding/icons/interphase.svg, bundles/org.interphase.branding/icons/interphase-256.png, 256, 256",
        "bundles/org.interphase.branding/splash.svg, bundles/org.interphase.branding/splash.png, 480, 270",
        "bundles/org.interphase.branding/splash.svg, bundles/org.interphase.branding/splash@2x.png, 960, 540",
        "examples/brand/org.example.facility.brand/icons/facility.svg, examples/brand/org.example.facility.brand/icons/facility-16.png, 16, 16",
        "examples/brand/org.example.facility.brand/icons/facility.svg, examples/brand/org.example.facility.brand/icons/facility-32.png, 32, 32",
        "examples/brand/org.example.facility.brand/icons/facility.svg, examples/brand/org.example.facility.brand/icons/facility-128.png, 128, 128",
        "examples/brand/org.example.facility.brand/splash.svg, examples/brand/org.example.facility.brand/splash.png, 480, 270"
    })
    void areTheDrawings(Path drawing, Path bitmap, int width, int height) throws IOException {
        BufferedImage drawn = draw(Built.ROOT.resolve(drawing), width, height);
        Path file = Built.ROOT.resolve(bitmap);
        if (Boolean.getBoolean("interphase.draw")) {
            ImageIO.write(drawn, "png", file.toFile());
        }
        BufferedImage kept = ImageIO.read(file.toFile());
        assertEquals(width, kept.getWidth());
        assertEquals(height, kept.getHeight());
        double difference = difference(drawn, kept);
        assertTrue(difference < DIFFERENCE, bitmap + " differs from its drawing by " + difference + " of 255 on average");
    }

    private static BufferedImage draw(Path drawing, int width, int height) throws IOException {
        SVGDocument document = new SVGLoader().load(drawing.toUri().toURL());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render((java.awt.Component) null, graphics, new ViewBox(width, height));
        graphics.dispose();
        return image;
    }

    /** Mean difference of a channel, where a transparent pixel has no colour. */
    private static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                sum += Math.abs((a >>> 24) - (b >>> 24));
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a >> shift & 0xff) * (a >>> 24) - (b >> shift & 0xff) * (b >>> 24)) / 255;
                }
            }
        }
        return sum / 4.0 / one.getWidth() / one.getHeight();
    }
}
