// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The service interface of file formats, and how a file is opened by its content. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.format;
