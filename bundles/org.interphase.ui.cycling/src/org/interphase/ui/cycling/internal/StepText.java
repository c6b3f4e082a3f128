// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

/** Steps as people count them. */
final class StepText {

    private StepText() {}

    /** {@return the number of a step, counted from 1; a dash for the whole record} */
    static String number(int index) {
        return index < 0 ? "—" : Integer.toString(index + 1);
    }
}
