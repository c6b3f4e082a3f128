// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

/** How sure a format is that a file is one of its own, judged by content. */
public enum Recognition {
    /** It is not. */
    NO,
    /**
     * It looks like one that cannot be read as it stands: nothing in it says what it means. Asked to read it, the format
     * says what is missing.
     */
    UNCLEAR,
    /** It may be: nothing in it says what it is, but it looks like it. */
    POSSIBLE,
    /** It is: it carries the format's mark. */
    CERTAIN
}
