// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The scene as a picture that turns under the mouse. */
package org.interphase.ui.volume.internal.picture;
