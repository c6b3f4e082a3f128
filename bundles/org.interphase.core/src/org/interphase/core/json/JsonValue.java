// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/**
 * A value of a small JSON file, and where it stands, for what people write by hand: templates, pipelines. Keys that occur
 * twice are refused; a key whose value is null is not there.
 *
 * @param value a map of values by key, a list of values, a text, an {@link Integer}, a {@link Boolean}, or {@link Other}
 * @param place where it stands
 */
public record JsonValue(Object value, Place place) {

    private static final int DEPTH = 12;
    private static final int LONGEST_NUMBER = 40;

    /**
     * A fraction, or null in a list.
     *
     * @param text as it stands there
     */
    public record Other(String text) {}

    /**
     * Reads a file.
     *
     * @param source the file
     * @param what it is, with its article, for messages
     * @param longest the most bytes that are read
     * @param longestKey the most characters of a key
     * @return its one value
     * @throws FormatException when it is too long or no JSON, with the place
     * @throws IOException when it cannot be read
     */
    public static JsonValue read(FileSource source, String what, int longest, int longestKey) throws IOException {
        if (source.size() > longest) {
            throw source.wrong(Place.whole(), what + " of at most " + longest + " bytes", source.size() + " bytes");
        }
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNameLength(longestKey)
                        .maxStringLength(longest)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(source.open())) {
            return root(source, parser);
        } catch (CharConversionException e) {
            throw source.wrong(Place.whole(), "JSON in UTF-8", e.getMessage());
        }
    }

    private static JsonValue root(FileSource source, JsonParser parser) throws IOException {
        try {
            parser.nextToken();
            JsonValue root = value(source, parser);
            if (parser.nextToken() != null) {
                throw source.wrong(place(parser.currentTokenLocation()), "the end of the file", parser.getText());
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            throw source.wrong(place(at), "JSON", fault(e));
        }
    }

    /** What is wrong, without what the parser says of where it reads from. */
    private static String fault(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
    }

    private static Place place(JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? Place.whole() : Place.column(at.getLineNr(), Math.max(1, at.getColumnNr()));
    }

    private static JsonValue value(FileSource source, JsonParser parser) throws IOException {
        Place place = place(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw source.wrong(place, "a JSON object", "the end of the file");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, JsonValue> all = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    if (parser.nextToken() != JsonToken.VALUE_NULL) {
                        all.put(key, value(source, parser));
                    }
                }
                yield new JsonValue(all, place);
            }
            case START_ARRAY -> {
                List<JsonValue> all = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    all.add(value(source, parser));
                }
                yield new JsonValue(all, place);
            }
            case VALUE_TRUE, VALUE_FALSE -> new JsonValue(parser.getBooleanValue(), place);
            case VALUE_NUMBER_INT -> new JsonValue(parser.getIntValue(), place);
            case VALUE_STRING -> new JsonValue(parser.getText(), place);
            default -> new JsonValue(new Other(parser.getText()), place);
        };
    }

    /**
     * {@return the values by key}
     *
     * @param source the file, for the message
     * @param what this is, with its article
     * @throws FormatException when this is no object
     */
    @SuppressWarnings("unchecked")
    public Map<String, JsonValue> object(FileSource source, String what) throws FormatException {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, JsonValue>) map;
        }
        throw source.wrong(place, what + ": an object", shown());
    }

    /** {@return the value as a message shows it} */
    public String shown() {
        return switch (value) {
            case Map<?, ?> map -> "an object";
            case List<?> list -> "a list";
            case Other other -> other.text;
            default -> "'" + value + "'";
        };
    }
}
