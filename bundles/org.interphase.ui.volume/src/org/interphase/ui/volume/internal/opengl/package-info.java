// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/**
 * Pictures of volumes by a graphics card, where there is one. The ray caster of org.interphase.volume is the reference; nothing
 * here is needed for any picture.
 */
package org.interphase.ui.volume.internal.opengl;
