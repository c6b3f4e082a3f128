// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** How cycle graphs are judged. */
package org.interphase.cycling.internal;
