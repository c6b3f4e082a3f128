// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The operations on volumes. */
package org.interphase.volume.internal.operation;
