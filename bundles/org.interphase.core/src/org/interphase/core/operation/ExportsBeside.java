// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.util.Map;

/** A result of which a part is written beside its file: what made up the data was made with, apart from the data. */
public interface ExportsBeside {

    /**
     * {@return the texts of the files beside, by what is added to the file's name, such as {@code truth.json} for
     * {@code NAME.truth.json}}
     */
    Map<String, String> beside();
}
