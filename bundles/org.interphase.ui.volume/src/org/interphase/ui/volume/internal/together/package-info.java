// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Whether one species lies where another one does. */
package org.interphase.ui.volume.internal.together;
