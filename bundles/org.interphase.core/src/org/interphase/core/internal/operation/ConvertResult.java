// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.operation.ExportsDataset;

/**
 * A data set to be written.
 *
 * @param id unique in its file
 * @param kind what it is
 * @param label a name for people
 * @param points the number of rows
 * @param dataset the data set
 */
public record ConvertResult(String id, DatasetKind kind, String label, int points, Dataset dataset)
        implements ExportsDataset {}
