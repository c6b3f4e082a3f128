// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.progress;

/** The work was ended on request; it left nothing half-done behind. */
public final class CancelledException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public CancelledException() {
        super("cancelled");
    }
}
