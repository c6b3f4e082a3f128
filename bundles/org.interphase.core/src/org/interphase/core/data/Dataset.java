// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.List;
import java.util.Map;

/** One measurement of a file. Immutable: arrays go in and come out as copies. Its texts are {@link PlainText plain}. */
public sealed interface Dataset
        permits ImpedanceSpectrum, CyclingRecord, IonStack, DepthProfile, MassSpectrum, DataTable {

    /** {@return what tells it from the others of its file: the {@code ID} of {@code SOURCE#ID}} */
    String id();

    /** {@return a name for people} */
    String label();

    /** {@return what it is} */
    DatasetKind kind();

    /** {@return the number of rows} */
    int points();

    /** {@return what the file has for each row, in the file's order and in SI units} */
    List<Channel> channels();

    /** {@return what the instrument said about the measurement, in the file's order} */
    Map<String, String> metadata();
}
