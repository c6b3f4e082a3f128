// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

/** A result that came from judging a cycle graph, such as that of the operation {@code cycle analyse}. */
public interface HasAnalysis {

    /** {@return what the record says, to mark it in its curve} */
    CycleAnalysis analysis();
}
