// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * A column of a BioLogic {@code .mpr}, known by its number; its title is the one that EC-Lab prints in the {@code .mpt},
 * so that both give the same channel.
 *
 * @param id its number in the file
 * @param title EC-Lab's title
 * @param storage how a value is stored
 * @param bit for {@link Storage#FLAG}: the lowest bit of the flag byte that belongs to it
 * @param bits for {@link Storage#FLAG}: how many bits belong to it
 */
record EcLabColumn(int id, String title, Storage storage, int bit, int bits) {

    /** How a value is stored, little-endian. */
    enum Storage {
        /** Some bits of the one byte that all flags of a row share. */
        FLAG(0),
        /** A 16-bit number without sign. */
        UINT16(2),
        /** A 32-bit number without sign. */
        UINT32(4),
        /** A 32-bit IEEE 754 number. */
        FLOAT32(4),
        /** A 64-bit IEEE 754 number. */
        FLOAT64(8);

        private final int width;

        Storage(int width) {
            this.width = width;
        }

        /** {@return bytes in a row, 0 for what shares the flag byte} */
        int width() {
            return width;
        }
    }

    private static final Map<Integer, EcLabColumn> KNOWN = known();

    /** {@return the column of this number, null where it is not known} */
    static EcLabColumn of(int id) {
        return KNOWN.get(id);
    }

    private static Map<Integer, EcLabColumn> known() {
        Map<Integer, EcLabColumn> all = new HashMap<>();
        flag(all, 1, "mode", 0, 2);
        flag(all, 2, "ox/red", 2, 1);
        flag(all, 3, "error", 3, 1);
        flag(all, 21, "control changes", 4, 1);
        flag(all, 31, "Ns changes", 5, 1);
        flag(all, 65, "counter inc.", 7, 1);
        add(all, 4, "time/s", Storage.FLOAT64);
        add(all, 5, "control/V/mA", Storage.FLOAT32);
        add(all, 6, "Ewe/V", Storage.FLOAT32);
        add(all, 7, "dq/mA.h", Storage.FLOAT64);
        add(all, 8, "I/mA", Storage.FLOAT32);
        add(all, 9, "Ece/V", Storage.FLOAT32);
        add(all, 13, "(Q-Qo)/mA.h", Storage.FLOAT64);
        add(all, 19, "control/V", Storage.FLOAT32);
        add(all, 20, "control/mA", Storage.FLOAT32);
        add(all, 24, "cycle number", Storage.FLOAT64);
        add(all, 32, "freq/Hz", Storage.FLOAT32);
        add(all, 33, "|Ewe|/V", Storage.FLOAT32);
        add(all, 34, "|I|/A", Storage.FLOAT32);
        add(all, 35, "Phase(Z)/deg", Storage.FLOAT32);
        add(all, 36, "|Z|/Ohm", Storage.FLOAT32);
        add(all, 37, "Re(Z)/Ohm", Storage.FLOAT32);
        add(all, 38, "-Im(Z)/Ohm", Storage.FLOAT32);
        add(all, 39, "I Range", Storage.UINT16);
        add(all, 70, "P/W", Storage.FLOAT32);
        add(all, 74, "|Energy|/W.h", Storage.FLOAT64);
        add(all, 76, "<I>/mA", Storage.FLOAT32);
        add(all, 77, "<Ewe>/V", Storage.FLOAT32);
        add(all, 96, "|Ece|/V", Storage.FLOAT32);
        add(all, 98, "Phase(Zce)/deg", Storage.FLOAT32);
        add(all, 99, "|Zce|/Ohm", Storage.FLOAT32);
        add(all, 100, "Re(Zce)/Ohm", Storage.FLOAT32);
        add(all, 101, "-Im(Zce)/Ohm", Storage.FLOAT32);
        add(all, 123, "Energy charge/W.h", Storage.FLOAT64);
        add(all, 124, "Energy discharge/W.h", Storage.FLOAT64);
        add(all, 125, "Capacitance charge/µF", Storage.FLOAT64);
        add(all, 126, "Capacitance discharge/µF", Storage.FLOAT64);
        add(all, 131, "Ns", Storage.UINT16);
        add(all, 169, "Cs/µF", Storage.FLOAT32);
        add(all, 172, "Cp/µF", Storage.FLOAT32);
        add(all, 174, "<Ewe>/V", Storage.FLOAT32);
        add(all, 430, "Phase(Zwe-ce)/deg", Storage.FLOAT32);
        add(all, 431, "|Zwe-ce|/Ohm", Storage.FLOAT32);
        add(all, 432, "Re(Zwe-ce)/Ohm", Storage.FLOAT32);
        add(all, 433, "-Im(Zwe-ce)/Ohm", Storage.FLOAT32);
        add(all, 434, "(Q-Qo)/C", Storage.FLOAT32);
        add(all, 435, "dQ/C", Storage.FLOAT32);
        add(all, 441, "<Ece>/V", Storage.FLOAT32);
        add(all, 467, "Q charge/discharge/mA.h", Storage.FLOAT64);
        add(all, 468, "half cycle", Storage.UINT32);
        add(all, 469, "z cycle", Storage.UINT32);
        add(all, 471, "<Ece>/V", Storage.FLOAT32);
        add(all, 473, "THD Ewe/%", Storage.FLOAT32);
        add(all, 474, "THD I/%", Storage.FLOAT32);
        add(all, 476, "NSD Ewe/%", Storage.FLOAT32);
        add(all, 477, "NSD I/%", Storage.FLOAT32);
        add(all, 479, "NSR Ewe/%", Storage.FLOAT32);
        add(all, 480, "NSR I/%", Storage.FLOAT32);
        for (int harmonic = 2; harmonic <= 7; harmonic++) {
            add(all, 484 + harmonic, "|Ewe h" + harmonic + "|/V", Storage.FLOAT32);
            add(all, 490 + harmonic, "|I h" + harmonic + "|/A", Storage.FLOAT32);
        }
        // known from the format, in none of our reference files
        add(all, 11, "<I>/mA", Storage.FLOAT64);
        add(all, 16, "Analog IN 1/V", Storage.FLOAT32);
        add(all, 17, "Analog IN 2/V", Storage.FLOAT32);
        add(all, 23, "dQ/mA.h", Storage.FLOAT64);
        add(all, 27, "Ewe-Ece/V", Storage.FLOAT32);
        add(all, 69, "R/Ohm", Storage.FLOAT32);
        return Map.copyOf(all);
    }

    private static void flag(Map<Integer, EcLabColumn> all, int id, String title, int bit, int bits) {
        all.put(id, new EcLabColumn(id, title, Storage.FLAG, bit, bits));
    }

    private static void add(Map<Integer, EcLabColumn> all, int id, String title, Storage storage) {
        all.put(id, new EcLabColumn(id, title, storage, 0, 0));
    }
}
