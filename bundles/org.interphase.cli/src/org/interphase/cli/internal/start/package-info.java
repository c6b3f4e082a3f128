// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/**
 * The quick way to a command. {@link org.interphase.cli.internal.start.Prepare} makes, once for each state of an
 * installation, an area with the few bundles that commands need; {@link org.interphase.cli.internal.start.Headless}
 * starts the framework from it. Both run outside of the framework and use nothing but Java and OSGi's own interfaces.
 */
package org.interphase.cli.internal.start;
