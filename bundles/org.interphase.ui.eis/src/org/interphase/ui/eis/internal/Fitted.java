// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.time.Duration;
import org.interphase.core.operation.Outcome;
import org.interphase.eis.FitResult;

/**
 * A fit that was done.
 *
 * @param request what was asked for
 * @param outcome the operation's result with its origin, to be saved
 * @param csv the parameters as comma-separated values
 * @param fit values, errors and residuals
 * @param duration how long it took
 */
record Fitted(FitRequest request, Outcome<?> outcome, String csv, FitResult fit, Duration duration) {

    String dataset() {
        return request.dataset();
    }

    FitSettings settings() {
        return request.settings();
    }
}
