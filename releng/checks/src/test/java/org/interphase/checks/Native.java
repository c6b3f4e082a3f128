// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** For which system and processor a library is, by what stands in it: its name says nothing that can be relied on. */
final class Native {

    private static final int ELF = 0x7f454c46;
    private static final int FAT = 0xcafebabe;
    private static final int MACH_64 = 0xfeedfacf;

    private Native() {
    }

    static boolean isLibrary(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".dll") || lower.endsWith(".jnilib") || lower.endsWith(".dylib") || lower.endsWith(".exe")
                || lower.matches(".*\\.so(\\.\\d+)*");
    }

    /** The platforms that the library runs on, for instance {@code linux x86_64}; several for a fat Mach-O file. */
    static Set<String> platforms(byte[] library) {
        ByteBuffer big = ByteBuffer.wrap(library);
        ByteBuffer little = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        Set<String> platforms = new TreeSet<>();
        if (big.getInt(0) == ELF) {
            ByteBuffer file = library[5] == 1 ? little : big;
            platforms.add("linux " + (file.getShort(18) == 62 ? "x86_64" : "machine " + file.getShort(18)));
        } else if (library[0] == 'M' && library[1] == 'Z') {
            int machine = little.getShort(little.getInt(0x3c) + 4) & 0xffff;
            platforms.add("win32 " + (machine == 0x8664 ? "x86_64" : "machine " + machine));
        } else if (little.getInt(0) == MACH_64) {
            platforms.add("macosx " + processor(little.getInt(4)));
        } else if (big.getInt(0) == FAT) {
            for (int i = 0; i < big.getInt(4); i++) {
                platforms.add("macosx " + processor(big.getInt(8 + 20 * i)));
            }
        } else {
            throw new IllegalArgumentException("neither ELF nor PE nor Mach-O");
        }
        return platforms;
    }

    private static String processor(int machType) {
        return switch (machType) {
            case 0x0100000c -> "aarch64";
            case 0x01000007 -> "x86_64";
            default -> "machine " + machType;
        };
    }
}
