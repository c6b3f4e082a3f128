// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.io.IOException;
import java.util.List;
import org.interphase.core.data.DataFile;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** What {@code info} says of a file, in both forms. */
public final class Told {

    private Told() {}

    /** {@return the text for people} */
    public static String text(DataFile file) throws IOException, CancelledException {
        return new InfoOperation().text(result(file));
    }

    /** {@return the JSON for programs} */
    public static String json(DataFile file) throws IOException, CancelledException {
        return Json.write((Object) result(file).files());
    }

    private static InfoResult result(DataFile file) throws IOException, CancelledException {
        OperationInput input = new OperationInput(List.of(new OperationInput.Source(file, file.datasets())));
        return new InfoOperation().run(input, new NoSettings(), Progress.NONE);
    }
}
