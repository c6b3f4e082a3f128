// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Volumes as pictures: what is seen (a scene), from where (a camera), and the ray caster that draws it. */
package org.interphase.volume.render;
