// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** What a refusal has to say. */
final class RefusedWith {

    private RefusedWith() {}

    static FormatException at(Place place, String expected, String found, Executable reading) {
        FormatException e = assertThrows(FormatException.class, reading);
        Assertions.assertEquals(place, e.place(), e.getMessage());
        assertTrue(e.expected().contains(expected), "expected '" + expected + "' in: " + e.getMessage());
        assertTrue(e.found().contains(found), "expected '" + found + "' in: " + e.getMessage());
        assertTrue(e.getMessage().startsWith(e.file() + ": "), e.getMessage());
        return e;
    }
}
