// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

/** A reader with a fault behind a mark and a length, as readers have them: shows that the search finds such. */
public final class PlantedTarget {

    private PlantedTarget() {}

    /**
     * Called by Jazzer with each input.
     *
     * @param bytes the file
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String mark = "MODULE";
        if (bytes.length < mark.length() + 2
                || !new String(bytes, 0, mark.length(), java.nio.charset.StandardCharsets.ISO_8859_1).equals(mark)) {
            return;
        }
        int length = bytes[mark.length()] & 0xff;
        int sum = 0;
        for (int i = 0; i < length; i++) {
            // not compared with the file's own length
            sum += bytes[mark.length() + 1 + i];
        }
        if (sum == Integer.MIN_VALUE) {
            throw new IllegalStateException("never");
        }
    }
}
