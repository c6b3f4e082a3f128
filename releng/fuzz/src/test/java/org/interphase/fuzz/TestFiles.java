// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * Files that the readers' own tests read. A test class gives its texts: parameters of its tests, constants, what its methods
 * without parameters return; a new test is found by itself.
 */
public final class TestFiles {

    private TestFiles() {}

    /**
     * {@return what the tests of a package hold}
     *
     * @param one any class of these tests
     */
    public static List<byte[]> of(Class<?> one) throws IOException, ReflectiveOperationException {
        List<byte[]> all = new ArrayList<>();
        for (Class<?> type : testClasses(one)) {
            collect(type, all);
        }
        return all;
    }

    private static List<Class<?>> testClasses(Class<?> beside) throws IOException, ReflectiveOperationException {
        File home = new File(beside.getProtectionDomain().getCodeSource().getLocation().getPath());
        String folder = beside.getPackageName().replace('.', '/') + "/";
        List<String> names = new ArrayList<>();
        if (home.isDirectory()) {
            String[] files = new File(home, folder).list();
            names.addAll(List.of(files == null ? new String[0] : files));
        } else {
            try (JarFile jar = new JarFile(home)) {
                jar.stream()
                        .map(e -> e.getName())
                        .filter(n -> n.startsWith(folder) && n.indexOf('/', folder.length()) < 0)
                        .map(n -> n.substring(folder.length()))
                        .forEach(names::add);
            }
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names.stream().filter(n -> n.endsWith(".class")).sorted().toList()) {
            classes.add(Class.forName(beside.getPackageName() + "." + name.substring(0, name.length() - 6)));
        }
        return classes;
    }

    private static void collect(Class<?> type, List<byte[]> into) throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            boolean text = field.getType() == String.class || field.getType() == byte[].class;
            if (text && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                add(field.get(null), into);
            }
        }
        Method[] methods = type.getDeclaredMethods();
        // in no order that Java promises
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            ValueSource texts = method.getAnnotation(ValueSource.class);
            if (texts != null) {
                for (String text : texts.strings()) {
                    add(text, into);
                }
            }
            boolean writes = method.getReturnType().getSimpleName().endsWith("Writer");
            boolean several = method.getReturnType() == List.class || method.getReturnType() == Map.class;
            boolean makes = method.getReturnType() == String.class || method.getReturnType() == byte[].class || writes || several;
            if (makes && Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0 && !method.isSynthetic()) {
                method.setAccessible(true);
                add(made(method, writes), into);
            }
        }
    }

    /** What a method gives; nothing where it needs files that are not part of the project. */
    private static Object made(Method method, boolean writes) throws ReflectiveOperationException {
        try {
            Object made = method.invoke(null);
            return writes ? bytes(made) : made;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TestAbortedException) {
                return List.of();
            }
            throw e;
        }
    }

    private static Object bytes(Object writer) throws ReflectiveOperationException {
        Method bytes = writer.getClass().getDeclaredMethod("bytes");
        bytes.setAccessible(true);
        return bytes.invoke(writer);
    }

    private static void add(Object value, List<byte[]> into) {
        if (value instanceof Map<?, ?> several) {
            several.values().forEach(v -> add(v, into));
        } else if (value instanceof List<?> several) {
            several.forEach(v -> add(v, into));
        } else if (value instanceof byte[] bytes) {
            into.add(bytes);
        } else if (value instanceof String text) {
            // a mark of three characters stands for its three bytes
            boolean raw = text.startsWith("\u00ef\u00bb\u00bf");
            into.add(text.getBytes(raw ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        }
    }
}
