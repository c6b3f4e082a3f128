// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.util.Arrays;

/**
 * Where one image lies against another, from their spectra: the displacement s at which the plain cross-correlation
 * C(s) = Σ w(k)·Re(F(k)·conj T(k)·exp(i·k·s)) is highest. The whole surface is looked at first, on the grid that the
 * frequencies allow; then Newton's method goes to the maximum of the same trigonometric sum, which is what an upsampled
 * matrix transform (Guizar-Sicairos, Thurman, Fienup, Opt. Lett. 33 (2008) 156) samples on a fine grid.
 *
 * <p>One object for each thread.
 */
public final class Correlation {

    private static final int NEWTON_STEPS = 12;
    private static final double CONVERGED_PX = 1e-4;
    private static final double LONGEST_STEP_PX = 0.5;

    /** How many values of the surface its spread is taken from. */
    private static final int SAMPLES = 4096;

    private final ImageFourier fourier;
    private final float[] weight;
    private final int lastColumn;
    private final float[] productRe;
    private final float[] productIm;
    private final float[] surface;
    private final float[] cosY;
    private final float[] sinY;
    private final float[] angularY;
    /** Sums over the columns, {@code [real and imaginary part of moments 0 to 2][row]}. */
    private final float[][] columns;
    /** Columns that are being computed with, each from its first element on. */
    private final float[][] own;

    private double shiftX;
    private double shiftY;
    private double confidence;
    private double curvatureX;
    private double curvatureY;
    private double curvatureXy;
    private double value;
    private double gradientX;
    private double gradientY;

    /**
     * Creates the correlation of images of one size.
     *
     * @param fourier whose spectra are compared; used by this thread alone
     * @param weight of each frequency, {@code [kx·rows + ky]}, ≥ 0; not copied
     */
    public Correlation(ImageFourier fourier, float[] weight) {
        this.fourier = fourier;
        this.weight = weight;
        int n = fourier.size();
        productRe = new float[n];
        productIm = new float[n];
        surface = new float[fourier.coarseWidth() * fourier.coarseHeight()];
        cosY = new float[fourier.rows()];
        sinY = new float[fourier.rows()];
        angularY = new float[fourier.rows()];
        columns = new float[6][fourier.rows()];
        own = new float[6][fourier.rows()];
        for (int row = 0; row < fourier.rows(); row++) {
            angularY[row] = (float) (2 * Math.PI * fourier.frequencyY(row) / fourier.paddedHeight());
        }
        int last = 0;
        for (int i = 0; i < n; i++) {
            last = weight[i] > 1e-4f ? i / fourier.rows() : last;
        }
        lastColumn = last;
    }

    /**
     * {@return weights that let through what is larger than a pixel and smaller than the frame: exp(−(σ·ω)²/2), and a rise
     * from 0 at the longest waves}
     *
     * @param fourier of the spectra
     * @param sigmaPx standard deviation of the Gaussian in pixels
     * @param longestPx waves longer than this are held back
     */
    public static float[] band(ImageFourier fourier, double sigmaPx, double longestPx) {
        float[] out = new float[fourier.size()];
        for (int kx = 0; kx < fourier.columns(); kx++) {
            double wx = 2 * Math.PI * kx / fourier.paddedWidth();
            for (int row = 0; row < fourier.rows(); row++) {
                double wy = 2 * Math.PI * fourier.frequencyY(row) / fourier.paddedHeight();
                double w2 = wx * wx + wy * wy;
                double low = w2 * longestPx * longestPx / (4 * Math.PI * Math.PI);
                double pass = 1 - Math.exp(-low * low);
                out[kx * fourier.rows() + row] = (float) (pass * Math.exp(-sigmaPx * sigmaPx * w2 / 2));
            }
            out[kx * fourier.rows() + fourier.rows() / 2] = 0;
        }
        return out;
    }

    /**
     * Sets what is correlated: F against a template in which F itself has a part, which is left out: else noise would find
     * itself again.
     *
     * @param re real parts of F
     * @param im imaginary parts
     * @param templateRe real parts of T = Σ F·exp(i·k·s)
     * @param templateIm imaginary parts
     * @param ownX displacement in x with which F stands in T, in pixels
     * @param ownY displacement in y
     */
    public void set(float[] re, float[] im, float[] templateRe, float[] templateIm, double ownX, double ownY) {
        setPart(re, im, re, im, templateRe, templateIm, ownX, ownY);
    }

    /**
     * Sets what is correlated: a part of F, such as half of its image, against a template in which all of F is left out.
     *
     * @param partRe real parts of the part
     * @param partIm imaginary parts
     * @param re real parts of F
     * @param im imaginary parts
     * @param templateRe real parts of T = Σ F·exp(i·k·s)
     * @param templateIm imaginary parts
     * @param ownX displacement in x with which F stands in T, in pixels
     * @param ownY displacement in y
     */
    public void setPart(
            float[] partRe, float[] partIm, float[] re, float[] im, float[] templateRe, float[] templateIm, double ownX,
            double ownY) {
        int rows = fourier.rows();
        turnY(ownY);
        for (int kx = 0; kx < fourier.columns(); kx++) {
            double p = 2 * Math.PI * kx / fourier.paddedWidth() * ownX;
            float cx = (float) Math.cos(p);
            float sx = (float) Math.sin(p);
            int from = kx * rows;
            System.arraycopy(re, from, own[0], 0, rows);
            System.arraycopy(im, from, own[1], 0, rows);
            System.arraycopy(templateRe, from, own[2], 0, rows);
            System.arraycopy(templateIm, from, own[3], 0, rows);
            takeTurned(cx, sx, cosY, sinY, own[0], own[1], own[2], own[3]);
            System.arraycopy(partRe, from, own[0], 0, rows);
            System.arraycopy(partIm, from, own[1], 0, rows);
            System.arraycopy(weight, from, own[4], 0, rows);
            multiply(own[4], own[0], own[1], own[2], own[3]);
            System.arraycopy(own[0], 0, productRe, from, rows);
            System.arraycopy(own[1], 0, productIm, from, rows);
        }
    }

    /** From (fromRe, fromIm) goes what lies in (re, im), turned. */
    private static void takeTurned(
            float cx, float sx, float[] cosY, float[] sinY, float[] re, float[] im, float[] fromRe, float[] fromIm) {
        for (int row = 0; row < cosY.length; row++) {
            float c = cx * cosY[row] - sx * sinY[row];
            float s = sx * cosY[row] + cx * sinY[row];
            fromRe[row] -= re[row] * c - im[row] * s;
            fromIm[row] -= im[row] * c + re[row] * s;
        }
    }

    /** (re, im) becomes w·(re, im)·conj (otherRe, otherIm). */
    private static void multiply(float[] w, float[] re, float[] im, float[] otherRe, float[] otherIm) {
        for (int row = 0; row < w.length; row++) {
            float r = re[row];
            float i = im[row];
            re[row] = w[row] * (r * otherRe[row] + i * otherIm[row]);
            im[row] = w[row] * (i * otherRe[row] - r * otherIm[row]);
        }
    }

    /** Negative frequencies are turned like positive ones, the other way round. */
    private void turnY(double y) {
        int rows = fourier.rows();
        for (int row = 0; row <= rows / 2; row++) {
            double p = angularY[row] * y;
            cosY[row] = (float) Math.cos(p);
            sinY[row] = (float) Math.sin(p);
        }
        for (int row = 1; row < rows / 2; row++) {
            cosY[rows - row] = cosY[row];
            sinY[rows - row] = -sinY[row];
        }
    }

    /**
     * Adds a spectrum whose content is displaced, moved back: into += F·exp(i·k·s).
     *
     * @param re real parts of F
     * @param im imaginary parts
     * @param x displacement in x in pixels
     * @param y displacement in y in pixels
     * @param intoRe what is added to
     * @param intoIm what is added to
     */
    public void addAligned(float[] re, float[] im, double x, double y, float[] intoRe, float[] intoIm) {
        int rows = fourier.rows();
        turnY(y);
        for (int kx = 0; kx < fourier.columns(); kx++) {
            double p = 2 * Math.PI * kx / fourier.paddedWidth() * x;
            float cx = (float) Math.cos(p);
            float sx = (float) Math.sin(p);
            int from = kx * rows;
            System.arraycopy(re, from, own[0], 0, rows);
            System.arraycopy(im, from, own[1], 0, rows);
            System.arraycopy(intoRe, from, own[2], 0, rows);
            System.arraycopy(intoIm, from, own[3], 0, rows);
            addTurned(cx, sx, cosY, sinY, own[0], own[1], own[2], own[3]);
            System.arraycopy(own[2], 0, intoRe, from, rows);
            System.arraycopy(own[3], 0, intoIm, from, rows);
        }
    }

    /** With one index for all, the compiler uses vector instructions. */
    private static void addTurned(
            float cx, float sx, float[] cosY, float[] sinY, float[] re, float[] im, float[] intoRe, float[] intoIm) {
        for (int row = 0; row < cosY.length; row++) {
            float c = cx * cosY[row] - sx * sinY[row];
            float s = sx * cosY[row] + cx * sinY[row];
            intoRe[row] += re[row] * c - im[row] * s;
            intoIm[row] += im[row] * c + re[row] * s;
        }
    }

    /**
     * Sets what is correlated: F against a template in which it has no part.
     *
     * @param re real parts of F
     * @param im imaginary parts
     * @param templateRe real parts of T
     * @param templateIm imaginary parts
     */
    public void set(float[] re, float[] im, float[] templateRe, float[] templateIm) {
        for (int i = 0; i < weight.length; i++) {
            float w = weight[i];
            productRe[i] = w * (re[i] * templateRe[i] + im[i] * templateIm[i]);
            productIm[i] = w * (im[i] * templateRe[i] - re[i] * templateIm[i]);
        }
    }

    /**
     * Sets the cross-spectrum itself.
     *
     * @param re real parts of F·conj T
     * @param im imaginary parts
     */
    public void setProduct(float[] re, float[] im) {
        for (int i = 0; i < weight.length; i++) {
            productRe[i] = weight[i] * re[i];
            productIm[i] = weight[i] * im[i];
        }
    }

    /**
     * Finds the highest point of the surface, and goes to its maximum. The confidence is the point's height over the
     * surface's median, in its robust standard deviations.
     *
     * @param centreX where the search is centred, in pixels
     * @param centreY likewise
     * @param reachX how far from there a displacement may be, in pixels
     * @param reachY likewise
     */
    public void search(double centreX, double centreY, double reachX, double reachY) {
        fourier.backward(productRe, productIm, surface);
        int w = fourier.coarseWidth();
        int h = fourier.coarseHeight();
        double px = (double) fourier.paddedWidth() / w;
        double py = (double) fourier.paddedHeight() / h;
        float highest = Float.NEGATIVE_INFINITY;
        double atX = centreX;
        double atY = centreY;
        for (int i = 0; i < w; i++) {
            double x = wrapped(i * px - centreX, fourier.paddedWidth());
            if (Math.abs(x) > reachX) {
                continue;
            }
            for (int j = 0; j < h; j++) {
                double y = wrapped(j * py - centreY, fourier.paddedHeight());
                if (Math.abs(y) <= reachY && surface[i * h + j] > highest) {
                    highest = surface[i * h + j];
                    atX = centreX + x;
                    atY = centreY + y;
                }
            }
        }
        double[] middleAndSpread = middleAndSpread(centreX, centreY);
        climb(atX, atY);
        confidence = confidence(middleAndSpread);
    }

    /**
     * Looks at the surface at one displacement that was found from other data, without a search: where there is no common
     * content the confidence is as often negative as positive.
     *
     * @param x displacement in x in pixels
     * @param y displacement in y in pixels
     */
    public void judge(double x, double y) {
        fourier.backward(productRe, productIm, surface);
        shiftX = x;
        shiftY = y;
        evaluate();
        confidence = confidence(middleAndSpread(x, y));
    }

    private double confidence(double[] middleAndSpread) {
        return middleAndSpread[1] > 0 ? (value - middleAndSpread[0]) / middleAndSpread[1] : 0;
    }

    /**
     * Median and robust standard deviation of the surface within a quarter of the frame to each side: further away windowed images overlap
     * less and noise correlates less.
     */
    private double[] middleAndSpread(double centreX, double centreY) {
        int w = fourier.coarseWidth();
        int h = fourier.coarseHeight();
        int reachX = Math.max(2, w / 2);
        int reachY = Math.max(2, h / 2);
        int fromX = (int) Math.rint(centreX * w / fourier.paddedWidth()) - reachX / 2;
        int fromY = (int) Math.rint(centreY * h / fourier.paddedHeight()) - reachY / 2;
        int step = Math.max(1, reachX * reachY / SAMPLES) | 1;
        double[] some = new double[(reachX * reachY + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            int x = Math.floorMod(fromX + i * step / reachY, w);
            int y = Math.floorMod(fromY + i * step % reachY, h);
            some[i] = surface[x * h + y];
        }
        return new double[] {Robust.median(some), Robust.deviation(some)};
    }

    /**
     * Looks at the sum's derivatives at one displacement.
     *
     * @param x displacement in x in pixels
     * @param y displacement in y in pixels
     */
    public void at(double x, double y) {
        shiftX = x;
        shiftY = y;
        evaluate();
    }

    private static double wrapped(double d, double period) {
        return d - period * Math.rint(d / period);
    }

    /**
     * Goes to the maximum nearest to a displacement, at most 2 pixels away; stays there where there is none.
     *
     * @param x displacement in x in pixels
     * @param y displacement in y in pixels
     */
    public void climb(double x, double y) {
        shiftX = x;
        shiftY = y;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            evaluate();
            double determinant = curvatureX * curvatureY - curvatureXy * curvatureXy;
            double dx;
            double dy;
            if (curvatureX < 0 && determinant > 0) {
                dx = -(curvatureY * gradientX - curvatureXy * gradientY) / determinant;
                dy = -(curvatureX * gradientY - curvatureXy * gradientX) / determinant;
            } else {
                double length = Math.hypot(gradientX, gradientY);
                dx = length > 0 ? LONGEST_STEP_PX * gradientX / length : 0;
                dy = length > 0 ? LONGEST_STEP_PX * gradientY / length : 0;
            }
            double length = Math.hypot(dx, dy);
            double factor = length > LONGEST_STEP_PX ? LONGEST_STEP_PX / length : 1;
            shiftX += factor * dx;
            shiftY += factor * dy;
            if (length < CONVERGED_PX) {
                return;
            }
            if (Math.hypot(shiftX - x, shiftY - y) > 2) {
                break;
            }
        }
        evaluate();
    }

    /**
     * The sum and its derivatives at the present displacement. Columns are added up row by row first, with the powers of their
     * frequencies, since a sum over an array's own elements is not vectorised.
     */
    private void evaluate() {
        int rows = fourier.rows();
        for (float[] part : columns) {
            Arrays.fill(part, 0);
        }
        for (int kx = 0; kx <= lastColumn; kx++) {
            double wx = 2 * Math.PI * kx / fourier.paddedWidth();
            double twice = kx == 0 ? 1 : 2;
            addColumn(
                    productRe,
                    productIm,
                    kx * rows,
                    (float) (twice * Math.cos(wx * shiftX)),
                    (float) (twice * Math.sin(wx * shiftX)),
                    (float) wx,
                    columns,
                    own);
        }
        turnY(shiftY);
        double c = 0;
        double gx = 0;
        double gy = 0;
        double hxx = 0;
        double hyy = 0;
        double hxy = 0;
        for (int row = 0; row < rows; row++) {
            double cy = cosY[row];
            double sy = sinY[row];
            double wy = angularY[row];
            double re0 = columns[0][row] * cy - columns[1][row] * sy;
            double im0 = columns[0][row] * sy + columns[1][row] * cy;
            double re1 = columns[2][row] * cy - columns[3][row] * sy;
            double im1 = columns[2][row] * sy + columns[3][row] * cy;
            c += re0;
            gx -= im1;
            gy -= wy * im0;
            hxx -= columns[4][row] * cy - columns[5][row] * sy;
            hxy -= wy * re1;
            hyy -= wy * wy * re0;
        }
        value = c;
        gradientX = gx;
        gradientY = gy;
        curvatureX = hxx;
        curvatureXy = hxy;
        curvatureY = hyy;
    }

    /** Adds a column turned by (c, s), real and imaginary parts of its moments 0, 1 and 2 in the frequency of x. */
    private static void addColumn(
            float[] re, float[] im, int from, float c, float s, float w, float[][] into, float[][] own) {
        // with one index for all and few arrays in a loop, the compiler uses vector instructions
        System.arraycopy(re, from, own[0], 0, into[0].length);
        System.arraycopy(im, from, own[1], 0, into[0].length);
        addColumn(own[0], own[1], c, s, w, into);
    }

    private static void addColumn(float[] re, float[] im, float c, float s, float w, float[][] into) {
        turn(re, im, c, s);
        addMoments(re, w, into[0], into[2], into[4]);
        addMoments(im, w, into[1], into[3], into[5]);
    }

    private static void turn(float[] re, float[] im, float c, float s) {
        for (int row = 0; row < re.length; row++) {
            float a = re[row];
            float b = im[row];
            re[row] = a * c - b * s;
            im[row] = a * s + b * c;
        }
    }

    private static void addMoments(float[] values, float w, float[] zeroth, float[] first, float[] second) {
        float ww = w * w;
        for (int row = 0; row < values.length; row++) {
            float v = values[row];
            zeroth[row] += v;
            first[row] += w * v;
            second[row] += ww * v;
        }
    }

    /** {@return the displacement in x in pixels} */
    public double shiftX() {
        return shiftX;
    }

    /** {@return the displacement in y in pixels} */
    public double shiftY() {
        return shiftY;
    }

    /** {@return height of the highest point over the surface, in robust standard deviations of the surface} */
    public double confidence() {
        return confidence;
    }

    /** {@return the correlation's derivative in x} */
    public double gradientX() {
        return gradientX;
    }

    /** {@return the correlation's derivative in y} */
    public double gradientY() {
        return gradientY;
    }

    /** {@return the correlation's second derivative in x, negative at a maximum} */
    public double curvatureX() {
        return curvatureX;
    }

    /** {@return the correlation's second derivative in y, negative at a maximum} */
    public double curvatureY() {
        return curvatureY;
    }
}
