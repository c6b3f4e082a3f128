// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Widgets that show what a scene is made of and ask for other scenes. */
package org.interphase.ui.volume.internal.scene;
