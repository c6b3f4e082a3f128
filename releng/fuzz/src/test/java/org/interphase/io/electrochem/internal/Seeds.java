// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import static org.interphase.io.electrochem.internal.MprWriter.row;
import static org.interphase.io.electrochem.internal.MprWriter.rows;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files to start from: what the readers' own tests read. A test class gives its texts (parameters of its tests, constants,
 * what its methods without parameters return), and the writers what they can write; a new test is found by itself.
 */
public final class Seeds {

    private static final int SHORTEST = 12;

    private Seeds() {}

    /** {@return the files, of all formats} */
    public static List<byte[]> all() throws IOException, ReflectiveOperationException {
        List<byte[]> all = new ArrayList<>(written());
        for (Class<?> type : testClasses()) {
            collect(type, all);
        }
        List<byte[]> once = new ArrayList<>();
        for (byte[] bytes : all) {
            if (bytes.length >= SHORTEST && once.stream().noneMatch(o -> Arrays.equals(o, bytes))) {
                once.add(bytes);
            }
        }
        return once;
    }

    private static List<byte[]> written() {
        List<byte[]> all = new ArrayList<>();
        int[] impedance = {32, 37, 38, 4, 24};
        int[] cycling = {1, 2, 3, 21, 31, 65, 131, 4, 6, 8, 39};
        for (int version : new int[] {0, 2, 3, 10, 11}) {
            boolean isNew = version >= 10;
            byte[] spectrum = rows(row("fffdd", 1000, 1, -2, 0, 1), row("fffdd", 10, 3, 4, 1, 1), row("fffdd", 10, 3, 5, 2, 2));
            byte[] record = rows(row("BHdffH", 0x96, 3, 10, 3.5, -2, 39), row("BHdffH", 0x29, 4, 11, 3.25, 4, 40));
            all.add(new MprWriter()
                    .settings(0x1d)
                    .module("VMP data", isNew, version, MprWriter.dataModule(version, isNew, impedance, 3, spectrum))
                    .log(45301.46)
                    .bytes());
            all.add(new MprWriter()
                    .module("VMP data", isNew, version, MprWriter.dataModule(version, isNew, cycling, 2, record))
                    .bytes());
        }
        all.add(new MprWriter().settings(0x04).data(new int[] {1, 4, 7, 6}, 1, row("Bddf", 1, 10, 0.5, 3.5)).bytes());
        all.add(new MprWriter()
                .data(new int[] {32, 999, 37, 38}, 2, rows(row("fdff", 10, 7, 1, 2), row("fdff", 5, 8, 3, 4)))
                .bytes());
        DtaWriter corrected = new DtaWriter("EISPOT").settings("a", "4/23/2018").correctedSpectrum();
        all.add(corrected.bytes());
        all.add(corrected.aborted().withCommas());
        all.add(new DtaWriter("CORPOT").settings("b", "23.4.2018").openCircuit().openCircuit().bytes());
        for (long version : new long[] {1, 2, IsmWriter.THALES, IsmWriter.SCRIPT}) {
            all.add(IsmWriter.impedance(version).bytes());
            all.add(IsmWriter.measured(version).texts().settings().bytes());
        }
        return all;
    }

    private static List<Class<?>> testClasses() throws IOException, ReflectiveOperationException {
        File home = new File(MprWriter.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        String folder = Seeds.class.getPackageName().replace('.', '/') + "/";
        List<String> names = new ArrayList<>();
        if (home.isDirectory()) {
            String[] files = new File(home, folder).list();
            names.addAll(List.of(files == null ? new String[0] : files));
        } else {
            try (JarFile jar = new JarFile(home)) {
                jar.stream()
                        .map(e -> e.getName())
                        .filter(n -> n.startsWith(folder))
                        .map(n -> n.substring(folder.length()))
                        .forEach(names::add);
            }
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names.stream().filter(n -> n.endsWith(".class")).sorted().toList()) {
            classes.add(Class.forName(Seeds.class.getPackageName() + "." + name.substring(0, name.length() - 6)));
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
        Arrays.sort(methods, java.util.Comparator.comparing(Method::toString));
        for (Method method : methods) {
            ValueSource texts = method.getAnnotation(ValueSource.class);
            if (texts != null) {
                for (String text : texts.strings()) {
                    add(text, into);
                }
            }
            boolean writes = method.getReturnType().getSimpleName().endsWith("Writer");
            boolean makes = method.getReturnType() == String.class || method.getReturnType() == byte[].class || writes;
            if (makes && Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0 && !method.isSynthetic()) {
                method.setAccessible(true);
                Object made = method.invoke(null);
                add(writes ? bytes(made) : made, into);
            }
        }
    }

    private static Object bytes(Object writer) throws ReflectiveOperationException {
        Method bytes = writer.getClass().getDeclaredMethod("bytes");
        bytes.setAccessible(true);
        return bytes.invoke(writer);
    }

    private static void add(Object value, List<byte[]> into) {
        if (value instanceof byte[] bytes) {
            into.add(bytes);
        } else if (value instanceof String text) {
            // a mark of three characters stands for its three bytes
            boolean raw = text.startsWith("\u00ef\u00bb\u00bf");
            into.add(text.getBytes(raw ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        }
    }
}
