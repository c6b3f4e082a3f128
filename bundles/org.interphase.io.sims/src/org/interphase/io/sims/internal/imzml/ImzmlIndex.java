// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.io.sims.internal.array.Element;
import org.interphase.io.sims.internal.array.HeaderNotes;
import org.interphase.io.sims.internal.array.XmlEvents;

/**
 * What the XML of an imzML says, by the accessions of its ontologies (MS, IMS); their names, which writers spell as they
 * like, do not count.
 */
final class ImzmlIndex {

    private static final int MOST_PARAMETERS = 10_000;
    private static final int LONGEST_VALUE = 10_000;

    /** Where an array lies in the binary file. */
    static final class Part {
        boolean mz;
        boolean intensity;
        Element element;
        boolean packed;
        long offset = -1;
        long length = -1;
        long encoded = -1;
    }

    /**
     * A pixel.
     *
     * @param x as the file counts, from 1
     * @param y the same
     * @param z the same, 1 where it has none
     * @param mz where its masses lie
     * @param intensity where its intensities lie
     */
    record Spectrum(int x, int y, int z, Part mz, Part intensity) {}

    private record Parameter(String accession, String value, String unit) {}

    final List<Spectrum> spectra = new ArrayList<>();
    final HeaderNotes notes = new HeaderNotes();
    String uuid = "";
    String sha1 = "";
    String md5 = "";
    boolean continuous;
    boolean processed;
    int countX;
    int countY;
    double dimensionX = Double.NaN;
    double dimensionY = Double.NaN;
    double pixelX = Double.NaN;
    double pixelY = Double.NaN;
    long withoutZ;
    boolean positive;
    boolean negative;

    private final FileSource source;
    private final Map<String, List<Parameter>> groups = new HashMap<>();
    private int parameters;
    private List<Parameter> group;
    private boolean inSpectrum;
    private boolean inSoftware;
    private int x;
    private int y;
    private int z;
    private Part part;
    private Part mz;
    private Part intensity;
    /** Some files say it of the whole, some of each spectrum: the latter counts. */
    private boolean filePositive;

    private boolean fileNegative;

    private ImzmlIndex(FileSource source) {
        this.source = source;
    }

    static ImzmlIndex read(FileSource source, Progress progress) throws IOException, CancelledException {
        ImzmlIndex index = new ImzmlIndex(source);
        try (InputStream in = new BufferedInputStream(source.open(), 1 << 16);
                XmlEvents events = new XmlEvents(source, in)) {
            for (XmlEvents.Event e = events.next(); e != XmlEvents.Event.NONE; e = events.next()) {
                if (e == XmlEvents.Event.START) {
                    index.start(events);
                } else if (e == XmlEvents.Event.END) {
                    index.end(events);
                    progress.checkCancelled();
                }
            }
        }
        if (!index.positive && !index.negative) {
            index.positive = index.filePositive;
            index.negative = index.fileNegative;
        }
        if (index.spectra.isEmpty()) {
            throw source.wrong(Place.whole(), "at least one spectrum", "none");
        }
        return index;
    }

    /** {@return the polarity, unknown where spectra of both are mixed} */
    IonPolarity polarity() {
        return positive == negative
                ? IonPolarity.UNKNOWN
                : positive ? IonPolarity.POSITIVE : IonPolarity.NEGATIVE;
    }

    private void start(XmlEvents events) throws FormatException {
        switch (events.name()) {
            case "referenceableParamGroup" -> {
                group = new ArrayList<>();
                groups.put(events.attribute("id", ""), group);
            }
            case "referenceableParamGroupRef" -> {
                for (Parameter p : groups.getOrDefault(events.attribute("ref", ""), List.of())) {
                    take(p, events.place());
                }
            }
            case "cvParam" -> {
                String value = events.attribute("value", "");
                Parameter p = new Parameter(
                        events.attribute("accession", ""),
                        value.length() > LONGEST_VALUE ? "" : value,
                        events.attribute("unitAccession", ""));
                if (group != null) {
                    parameters++;
                    if (parameters > MOST_PARAMETERS) {
                        throw source.wrong(events.place(), "at most " + MOST_PARAMETERS + " parameters in groups", "more");
                    }
                    group.add(p);
                } else {
                    if (inSoftware) {
                        notes.put("software", value.isEmpty() ? events.attribute("name", "") : value);
                    }
                    take(p, events.place());
                }
            }
            case "sourceFile" -> notes.put("source file", events.attribute("name", ""));
            case "sample" -> notes.put("sample", events.attribute("name", ""));
            case "software" -> inSoftware = true;
            case "spectrum" -> {
                inSpectrum = true;
                x = Integer.MIN_VALUE;
                y = Integer.MIN_VALUE;
                z = Integer.MIN_VALUE;
                mz = null;
                intensity = null;
            }
            case "binaryDataArray" -> part = new Part();
            default -> {}
        }
    }

    private void end(XmlEvents events) throws FormatException {
        switch (events.name()) {
            case "referenceableParamGroup" -> group = null;
            case "software" -> inSoftware = false;
            case "binaryDataArray" -> {
                if (part != null && part.mz) {
                    mz = part;
                } else if (part != null && part.intensity) {
                    intensity = part;
                }
                part = null;
            }
            case "spectrum" -> {
                inSpectrum = false;
                spectrum(events.place());
            }
            default -> {}
        }
    }

    private void spectrum(Place place) throws FormatException {
        String number = "spectrum " + (spectra.size() + 1);
        if (x == Integer.MIN_VALUE || y == Integer.MIN_VALUE) {
            throw source.wrong(place, number + " with its position", "none");
        }
        if (z == Integer.MIN_VALUE) {
            withoutZ++;
            z = 1;
        }
        for (Part p : new Part[] {mz, intensity}) {
            if (p == null || p.element == null || p.offset < 0 || p.length < 0) {
                throw source.wrong(
                        place,
                        number + " with the type, offset and length of its masses and intensities",
                        p == null ? "one that is not there" : "one that lacks some of them");
            }
        }
        if (mz.length != intensity.length) {
            throw source.wrong(
                    place, number + " with as many masses as intensities", mz.length + " and " + intensity.length);
        }
        spectra.add(new Spectrum(x, y, z, mz, intensity));
    }

    private void take(Parameter p, Place place) throws FormatException {
        if (part != null) {
            array(p, place);
            return;
        }
        switch (p.accession()) {
            case "IMS:1000050" -> x = coordinate(p, place);
            case "IMS:1000051" -> y = coordinate(p, place);
            case "IMS:1000052" -> z = coordinate(p, place);
            case "MS:1000130" -> {
                positive |= inSpectrum;
                filePositive = true;
            }
            case "MS:1000129" -> {
                negative |= inSpectrum;
                fileNegative = true;
            }
            case "IMS:1000030" -> continuous = true;
            case "IMS:1000031" -> processed = true;
            case "IMS:1000080" -> uuid = p.value();
            case "IMS:1000090" -> md5 = p.value().strip();
            case "IMS:1000091" -> sha1 = p.value().strip();
            case "IMS:1000042" -> countX = Math.clamp(whole(p, place), 0, Integer.MAX_VALUE);
            case "IMS:1000043" -> countY = Math.clamp(whole(p, place), 0, Integer.MAX_VALUE);
            case "IMS:1000044" -> dimensionX = length(p);
            case "IMS:1000045" -> dimensionY = length(p);
            case "IMS:1000046" -> pixelX = length(p);
            case "IMS:1000047" -> pixelY = length(p);
            default -> {}
        }
    }

    private void array(Parameter p, Place place) throws FormatException {
        switch (p.accession()) {
            case "MS:1000514" -> part.mz = true;
            case "MS:1000515" -> part.intensity = true;
            case "MS:1000521" -> part.element = Element.FLOAT32;
            case "MS:1000523" -> part.element = Element.FLOAT64;
            case "MS:1000519", "IMS:1000141" -> part.element = Element.INT32;
            case "MS:1000522", "IMS:1000142" -> part.element = Element.INT64;
            case "IMS:1100000" -> part.element = Element.INT8;
            case "IMS:1100001" -> part.element = Element.INT16;
            case "MS:1000574" -> part.packed = true;
            case "IMS:1000102" -> part.offset = whole(p, place);
            case "IMS:1000103" -> part.length = whole(p, place);
            case "IMS:1000104" -> part.encoded = whole(p, place);
            default -> {}
        }
    }

    private int coordinate(Parameter p, Place place) throws FormatException {
        long n = whole(p, place);
        if (n < 0 || n > Integer.MAX_VALUE - 16) {
            throw source.wrong(place, "a position from 0 to " + (Integer.MAX_VALUE - 16), p.value());
        }
        return (int) n;
    }

    private long whole(Parameter p, Place place) throws FormatException {
        try {
            return Long.parseLong(p.value().strip());
        } catch (NumberFormatException e) {
            throw source.wrong(place, "a whole number (" + p.accession() + ")", p.value());
        }
    }

    /** A length in µm, which is also what is meant where there is no unit. */
    private static double length(Parameter p) {
        try {
            double factor = switch (p.unit()) {
                case "UO:0000016" -> 1e3;
                case "UO:0000018" -> 1e-3;
                default -> 1;
            };
            double v = Double.parseDouble(p.value().strip()) * factor;
            return v > 0 && v < Double.POSITIVE_INFINITY ? v : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
