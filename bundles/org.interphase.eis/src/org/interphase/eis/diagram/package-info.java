// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** A circuit as a diagram: where everything lies, how it is drawn, and the drawing as SVG; needs no display. */
package org.interphase.eis.diagram;
