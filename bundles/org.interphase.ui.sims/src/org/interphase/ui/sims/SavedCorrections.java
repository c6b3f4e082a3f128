// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.ui.sims.internal.SimsMemory;

/** Corrections of stacks that were made in the editor of ion stacks: as it last showed them, else as they were saved. */
public final class SavedCorrections {

    private SavedCorrections() {}

    /**
     * {@return the corrections of a file's stacks, by their ids; none for those that have none}
     *
     * @param file the file
     * @param stacks its stacks
     * @throws IOException when there is something that cannot be read
     */
    public static Map<String, CorrectionPipeline> of(Path file, List<IonStack> stacks) throws IOException {
        return SimsMemory.corrections(file, stacks);
    }
}
