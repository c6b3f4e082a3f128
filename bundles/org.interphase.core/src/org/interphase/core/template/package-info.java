// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** How a person says once what the columns of a text are, and every such text is read from then on. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.template;
