// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Surfaces of volumes as triangles: where they are, what they enclose, how they are written. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.volume.mesh;
