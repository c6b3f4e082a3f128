// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import java.util.Iterator;
import java.util.List;

/**
 * What files hold; as JSON the array of them.
 *
 * @param files in the order of the sources
 */
public record InfoResult(List<FileInfo> files) implements Iterable<FileInfo> {

    /** Copies the list. */
    public InfoResult {
        files = List.copyOf(files);
    }

    @Override
    public Iterator<FileInfo> iterator() {
        return files.iterator();
    }
}
