// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.interphase.core.unit.NumberText;

/**
 * A settings record, read once: its descriptors, and how values become a record and a record becomes values.
 *
 * @param <S> the record
 */
public final class SettingsType<S extends Record> {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Class<S> type;
    private final Constructor<S> constructor;
    private final RecordComponent[] components;
    private final List<SettingDescriptor> descriptors;

    private SettingsType(Class<S> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        List<SettingDescriptor> all = new ArrayList<>();
        for (RecordComponent c : components) {
            all.add(describe(type, c));
        }
        this.descriptors = List.copyOf(all);
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
        constructor.setAccessible(true);
        for (RecordComponent c : components) {
            c.getAccessor().setAccessible(true);
        }
    }

    /**
     * {@return what a settings record declares}
     *
     * @param type the record's class
     * @param <S> the record
     * @throws IllegalArgumentException when a component has no {@link Setting}, a type that is not known, or a default
     *     that its own declaration refuses; the message names it
     */
    public static <S extends Record> SettingsType<S> of(Class<S> type) {
        SettingsType<S> settings = new SettingsType<>(type);
        for (int i = 0; i < settings.components.length; i++) {
            SettingDescriptor d = settings.descriptors.get(i);
            if (!d.byDefault().isEmpty()) {
                try {
                    parse(settings.components[i], d, d.byDefault());
                } catch (SettingException e) {
                    throw new IllegalArgumentException(type.getName() + ": default of " + e.getMessage(), e);
                }
            }
        }
        return settings;
    }

    /** {@return the settings in the record's order} */
    public List<SettingDescriptor> descriptors() {
        return descriptors;
    }

    /**
     * Makes the record.
     *
     * @param texts values as text by the settings' names; what is missing takes its default
     * @return the record
     * @throws SettingException when a name is unknown, a value is missing, cannot be understood, or out of its range
     */
    public S create(Map<String, String> texts) throws SettingException {
        for (String name : texts.keySet()) {
            if (descriptors.stream().noneMatch(d -> d.name().equals(name))) {
                throw new SettingException(
                        name,
                        "expected one of "
                                + descriptors.stream().map(SettingDescriptor::name).toList() + ", found '" + name + "'");
            }
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            SettingDescriptor d = descriptors.get(i);
            String text = texts.get(d.name());
            if (text == null || text.isBlank() && d.form() != SettingDescriptor.Form.TEXT) {
                text = d.byDefault();
            }
            if (text.isBlank() && d.required()) {
                throw new SettingException(d.name(), "expected a value" + (d.example().isEmpty()
                        ? ""
                        : " such as " + d.example()) + ", found none");
            }
            values[i] = parse(components[i], d, text);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new SettingException(type.getSimpleName(), refused.getMessage());
            }
            throw new IllegalStateException(type.getName() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }

    /**
     * {@return the settings by name: numbers and booleans as such, null where absent, everything else as text}
     *
     * @param settings the record
     */
    public Map<String, Object> values(S settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < components.length; i++) {
            Object value = value(components[i], settings);
            values.put(
                    components[i].getName(),
                    switch (value) {
                        case null -> null;
                        case Number n -> n;
                        case Boolean b -> b;
                        case Enum<?> e -> word(e);
                        default -> value.toString();
                    });
        }
        return values;
    }

    /**
     * {@return the settings as texts that {@link #create} takes back, without those that are absent}
     *
     * @param settings the record
     */
    public Map<String, String> texts(S settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        values(settings).forEach((name, value) -> {
            if (value != null) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /**
     * {@return the settings as a JSON schema (draft 2020-12) of a plan step}
     *
     * @param declaration the operation
     */
    public Map<String, Object> schema(Declaration declaration) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (SettingDescriptor d : descriptors) {
            properties.put(d.name(), property(d));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", declaration.step());
        schema.put("description", declaration.summary());
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                descriptors.stream()
                        .filter(SettingDescriptor::required)
                        .map(SettingDescriptor::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> property(SettingDescriptor d) {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put(
                "type",
                switch (d.form()) {
                    case FLAG -> "boolean";
                    case INTEGER -> "integer";
                    case NUMBER -> "number";
                    case CHOICE, TEXT -> "string";
                });
        p.put("description", d.citation().isEmpty() ? d.help() : d.help() + " Source: " + d.citation());
        if (!d.choices().isEmpty()) {
            p.put("enum", d.choices());
        }
        if (d.min() != Double.NEGATIVE_INFINITY) {
            p.put(d.openRange() ? "exclusiveMinimum" : "minimum", d.min());
        }
        if (d.max() != Double.POSITIVE_INFINITY) {
            p.put(d.openRange() ? "exclusiveMaximum" : "maximum", d.max());
        }
        if (!d.byDefault().isEmpty()) {
            p.put(
                    "default",
                    switch (d.form()) {
                        case FLAG -> Boolean.valueOf(d.byDefault());
                        case INTEGER -> Long.valueOf(d.byDefault());
                        case NUMBER -> Double.valueOf(d.byDefault());
                        case CHOICE, TEXT -> d.byDefault();
                    });
        }
        if (!d.unit().isEmpty()) {
            p.put("x-unit", d.unit());
        }
        if (!d.example().isEmpty()) {
            p.put("examples", List.of(d.example()));
        }
        return p;
    }

    private static SettingDescriptor describe(Class<?> record, RecordComponent c) {
        Setting s = c.getAnnotation(Setting.class);
        if (s == null) {
            throw new IllegalArgumentException(
                    record.getName() + ": expected @Setting on '" + c.getName() + "', found none");
        }
        Class<?> t = c.getType();
        SettingDescriptor.Form form;
        List<String> choices = List.of();
        if (t == boolean.class) {
            form = SettingDescriptor.Form.FLAG;
        } else if (t == int.class || t == long.class || t == Integer.class || t == Long.class) {
            form = SettingDescriptor.Form.INTEGER;
        } else if (t == double.class || t == Double.class) {
            form = SettingDescriptor.Form.NUMBER;
        } else if (t.isEnum()) {
            form = SettingDescriptor.Form.CHOICE;
            choices = Arrays.stream(t.getEnumConstants())
                    .map(e -> word((Enum<?>) e))
                    .toList();
        } else if (t == String.class || parser(t) != null) {
            form = SettingDescriptor.Form.TEXT;
        } else {
            throw new IllegalArgumentException(record.getName() + ": '" + c.getName() + "' has type " + t.getName()
                    + ", which has no public static parse(String)");
        }
        boolean mustHave = t.isPrimitive() && t != boolean.class || t.isEnum();
        if (mustHave && s.byDefault().isEmpty() && !s.required()) {
            throw new IllegalArgumentException(
                    record.getName() + ": '" + c.getName() + "' needs a default or to be required");
        }
        return new SettingDescriptor(
                c.getName(),
                "--" + HUMP.matcher(c.getName()).replaceAll("-").toLowerCase(Locale.ROOT),
                form,
                choices,
                s.unit(),
                form == SettingDescriptor.Form.FLAG && s.byDefault().isEmpty() ? "false" : s.byDefault(),
                s.min(),
                s.max(),
                s.openRange(),
                s.required(),
                s.help(),
                s.example(),
                s.citation(),
                s.separator());
    }

    private static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Method parser(Class<?> type) {
        try {
            Method parse = type.getMethod("parse", String.class);
            boolean fits = Modifier.isStatic(parse.getModifiers()) && type.isAssignableFrom(parse.getReturnType());
            if (fits) {
                parse.setAccessible(true);
            }
            return fits ? parse : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object parse(RecordComponent c, SettingDescriptor d, String text) throws SettingException {
        String t = text.strip();
        return switch (d.form()) {
            case FLAG -> flag(d, t);
            case INTEGER -> integer(c.getType(), d, t);
            case NUMBER -> t.isEmpty() ? null : number(d, t);
            case CHOICE -> choice(c.getType(), d, t);
            case TEXT -> c.getType() == String.class ? text : value(c.getType(), d, t);
        };
    }

    private static Boolean flag(SettingDescriptor d, String text) throws SettingException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingException(d.name(), "expected true or false, found '" + text + "'");
        };
    }

    private static Object integer(Class<?> type, SettingDescriptor d, String text) throws SettingException {
        if (text.isEmpty()) {
            return null;
        }
        try {
            long value = Long.parseLong(text);
            requireRange(d, value, text);
            if (type == int.class || type == Integer.class) {
                return Math.toIntExact(value);
            }
            return value;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new SettingException(d.name(), "expected a whole number, found '" + text + "'");
        }
    }

    private static Double number(SettingDescriptor d, String text) throws SettingException {
        try {
            double value = NumberText.parse(text);
            requireRange(d, value, text);
            return value;
        } catch (NumberFormatException e) {
            throw new SettingException(
                    d.name(), "expected a number" + (d.unit().isEmpty() ? "" : " in " + d.unit()) + ", found '" + text + "'");
        }
    }

    private static void requireRange(SettingDescriptor d, double value, String text) throws SettingException {
        boolean inside = d.openRange() ? value > d.min() && value < d.max() : value >= d.min() && value <= d.max();
        if (!inside) {
            throw new SettingException(
                    d.name(),
                    "expected a value " + d.range() + (d.unit().isEmpty() ? "" : " " + d.unit()) + ", found " + text);
        }
    }

    private static Object choice(Class<?> type, SettingDescriptor d, String text) throws SettingException {
        for (Object constant : type.getEnumConstants()) {
            if (word((Enum<?>) constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new SettingException(
                d.name(), "expected one of " + String.join(", ", d.choices()) + ", found '" + text + "'");
    }

    private static Object value(Class<?> type, SettingDescriptor d, String text) throws SettingException {
        if (text.isEmpty() && d.byDefault().isEmpty() && !d.required()) {
            return null;
        }
        try {
            return parser(type).invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TextSyntaxException syntax) {
                throw new SettingException(d.name(), syntax);
            }
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new SettingException(d.name(), refused.getMessage());
            }
            throw new IllegalStateException(type.getName() + ".parse failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type.getName() + ".parse is not public", e);
        }
    }
}
