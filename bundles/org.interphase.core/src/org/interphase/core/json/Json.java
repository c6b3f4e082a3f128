// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.operation.Attachment;
import org.interphase.core.operation.Outcome;
import org.interphase.core.provenance.Provenance;

/**
 * Results as JSON: a record's components are the keys; numbers that are not finite are null; enums are their
 * {@code toString()} when they have one of their own, else their name in lower case; data sets, files and
 * attachments are left out (they are exported in forms of their own).
 */
public final class Json {

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /**
     * {@return the value as JSON, indented}
     *
     * @param value records, collections, maps, arrays, numbers, texts
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass().getName() + " cannot be written as JSON", e);
        }
    }

    /**
     * {@return the result's keys, and its origin as {@code provenance}; a result that is {@link Iterable} is an array of
     * its elements, which has no place for an origin}
     *
     * @param outcome a result with its provenance
     */
    public static String write(Outcome<?> outcome) {
        return write(outcome, Map.of());
    }

    /**
     * {@return what {@link #write(Outcome)} gives, with further keys before the provenance}
     *
     * @param outcome a result with its provenance
     * @param further values by key; left out where the result is an array
     */
    public static String write(Outcome<?> outcome, Map<String, ?> further) {
        if (outcome.result() instanceof Iterable<?> elements) {
            List<Object> array = new ArrayList<>();
            elements.forEach(array::add);
            return write((Object) array);
        }
        ObjectNode object = MAPPER.valueToTree(outcome.result());
        further.forEach((key, value) -> object.set(key, MAPPER.valueToTree(value)));
        object.set("provenance", MAPPER.valueToTree(outcome.provenance()));
        return write((Object) object);
    }

    /**
     * {@return the provenance alone}
     *
     * @param provenance the provenance
     */
    public static String write(Provenance provenance) {
        return write((Object) provenance);
    }

    private static ObjectMapper mapper() {
        SimpleModule ours = new SimpleModule("interphase");
        ours.addSerializer(double.class, new FiniteOrNull());
        ours.addSerializer(Double.class, new FiniteOrNull());
        ours.addSerializer(double[].class, new FiniteArray());
        ours.addSerializer(Enum.class, new Words());
        ours.addSerializer(Instant.class, new Text<>());
        ours.addSerializer(Path.class, new Text<>());
        ObjectMapper mapper = new ObjectMapper();
        mapper.registerModule(ours);
        mapper.setAnnotationIntrospector(new WithoutData());
        mapper.enable(SerializationFeature.INDENT_OUTPUT);
        mapper.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        return mapper;
    }

    private static final class WithoutData extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            Class<?> type = member.getRawType();
            return Dataset.class.isAssignableFrom(type)
                    || type == DataFile.class
                    || Attachment.class.isAssignableFrom(type)
                    || super.hasIgnoreMarker(member);
        }
    }

    private static final class FiniteOrNull extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            write(value, out);
        }

        static void write(double value, JsonGenerator out) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class FiniteArray extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (double value : values) {
                FiniteOrNull.write(value, out);
            }
            out.writeEndArray();
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Words extends JsonSerializer<Enum> {
        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            String text = value.toString();
            out.writeString(text.equals(value.name()) ? text.toLowerCase(Locale.ROOT).replace('_', '-') : text);
        }
    }

    private static final class Text<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }
}
