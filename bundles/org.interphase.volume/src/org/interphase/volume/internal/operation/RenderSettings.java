// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.Setting;

/**
 * Settings of {@code volume render}.
 *
 * @param channel the species; empty for those of the scene
 * @param mode how they are drawn; null as the scene says, or composite
 * @param size of the picture
 * @param view from where; null as the scene says
 * @param zScale stretch of the depth; null as the scene says
 * @param perspective whether what is near looks larger
 * @param background colour; null as the scene says
 * @param scene file of a scene; empty for none
 * @param writeScene where the scene is written; empty for nowhere
 * @param labels whether columns are found and numbered
 * @param columnAxes whether their axes are drawn
 * @param turntable frames of a turn; null for none
 * @param buildUp frames from the surface down; null for none
 * @param seconds how long an animation takes; null for what fps say
 * @param fps frames of a second; null for 10
 * @param dpi pixels of an inch; null for a picture of 170 mm
 * @param textPt size of letters
 * @param supersample rays along each side of a pixel
 * @param drift whether the drift is found first
 * @param depthUm depth of the crater in µm; null where the file states depths
 * @param sigmaLayers smoothing along the depth in layers; null as the scene says
 * @param sigmaPx smoothing in a layer in pixels; null as the scene says
 */
public record RenderSettings(
        @Setting(
                        help = "Names of the species that are drawn, separated by commas; without them those of the scene.",
                        byDefault = "",
                        example = "Na+,SiO2-",
                        separator = ",")
                String channel,
        @Setting(
                        help = "How each species is drawn: composite (clouds), mip (the highest counts along each ray) or iso (a"
                                + " surface); the last one holds for all further ones. Without it as the scene says, or"
                                + " composite.",
                        example = "composite,iso")
                ModeList mode,
        @Setting(help = "Size of the picture in pixels.", byDefault = "800x600", example = "800x600") PictureSize size,
        @Setting(
                        help = "From where it is seen: the azimuth, from the side of the last row counterclockwise, and the"
                                + " elevation, 90 from above. Without it as the scene says, or 30,25.",
                        unit = "°",
                        example = "30,25")
                ViewAngles view,
        @Setting(
                        help = "By how much the depth is stretched; without it as the scene says, or so that it appears at about"
                                + " six tenths of the longer side.",
                        min = 1e-6,
                        max = 1e6)
                Double zScale,
        @Setting(help = "What is near looks larger: a perspective of 30°.") boolean perspective,
        @Setting(help = "Colour of the background; without it as the scene says, or white.", example = "FFFFFF")
                BackgroundColour background,
        @Setting(
                        help = "A scene to draw, as --write-scene writes it; what other options say goes before it.",
                        byDefault = "",
                        example = "scene.json")
                String scene,
        @Setting(
                        help = "Writes the scene that is drawn, so that it can be drawn again.",
                        byDefault = "",
                        example = "scene.json")
                String writeScene,
        @Setting(
                        help = "Finds the columns of the first species as volume columns does, and numbers them; a scene may say"
                                + " so too.")
                boolean labels,
        @Setting(help = "Draws the axes of the columns; finds them as --labels does.") boolean columnAxes,
        @Setting(
                        help = "An animation once around the volume of so many frames; a # in the file's name writes each frame as"
                                + " a file with its number there.",
                        min = 2,
                        max = 10000)
                Integer turntable,
        @Setting(
                        help = "An animation of so many frames in which the volume grows from its surface down.",
                        min = 2,
                        max = 10000)
                Integer buildUp,
        @Setting(help = "How long an animation takes; without it what --fps says.", unit = "s", min = 0, openRange = true)
                Double seconds,
        @Setting(help = "Frames of a second of an animation; without it 10.", min = 0.02, max = 1000) Double fps,
        @Setting(
                        help = "Pixels of an inch: how large the picture is in print, and its letters in pixels; without it so"
                                + " that the picture is 170 mm wide, and at least 72.",
                        min = 10,
                        max = 10000)
                Double dpi,
        @Setting(help = "Size of letters.", unit = "pt", byDefault = "9", min = 1, max = 200) double textPt,
        @Setting(help = "Rays along each side of a pixel; more are smoother and take longer.", byDefault = "2", min = 1, max = 8)
                int supersample,
        @Setting(help = "Finds the drift first and puts the layers where they belong.") boolean drift,
        @Setting(
                        help = "Depth of the crater, of which each layer has its equal part; without it the depths of the file.",
                        unit = "µm",
                        min = 0,
                        openRange = true)
                Double depthUm,
        @Setting(
                        help = "Gaussian smoothing along the depth, in layers; without it as the scene says, or 3, but at most a"
                                + " tenth of the layers.",
                        min = 0,
                        max = 50)
                Double sigmaLayers,
        @Setting(
                        help = "Gaussian smoothing in a layer, in pixels; without it as the scene says, or 1.2.",
                        min = 0,
                        max = 50)
                Double sigmaPx) {

    /** Two columns of a journal, in inches. */
    private static final double PAGE = 170 / 25.4;

    private static final double LEAST_DPI = 72;

    /** {@return pixels of an inch, also where none are said} */
    double density() {
        return dpi != null ? dpi : Math.max(LEAST_DPI, size.width() / PAGE);
    }
}
