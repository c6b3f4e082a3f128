// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** What other views share with the images of an ion stack: the layer, the cursor and the part of the raster that is seen. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.sims;
