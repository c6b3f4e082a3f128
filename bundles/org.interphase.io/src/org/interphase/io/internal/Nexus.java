// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

/**
 * The names in our NeXus files. NeXus has no application definition for SIMS: groups are of its base classes, and what
 * these have no name for is named by ours. {@code docs/formats.md} describes the whole.
 */
final class Nexus {

    static final String CLASS = "NX_class";
    static final String ENTRY = "NXentry";
    static final String DATA = "NXdata";
    static final String SIGNAL = "signal";
    static final String AXES = "axes";
    static final String DEFAULT = "default";
    static final String UNITS = "units";
    static final String TITLE = "title";

    /** What an entry holds, as {@code DatasetKind} names it, and under which ID. */
    static final String KIND = "interphase_kind";
    static final String ID = "interphase_id";

    static final String NOTES = "notes";
    static final String NAME = "name";
    static final String VALUE = "value";

    static final String CHANNEL_NAME = "channel_name";
    static final String MASS_TO_CHARGE = "mass_to_charge";
    static final String POLARITY = "polarity";
    static final String CHANNEL_TIME = "channel_time";
    static final String CHANNEL_DEPTH = "channel_depth";
    static final String DWELL_TIME = "dwell_time";
    static final String DEAD_TIME = "dead_time";
    static final String DEAD_TIME_MODEL = "dead_time_model";
    static final String DEAD_TIME_CORRECTED = "dead_time_corrected";
    static final String PIXEL_WIDTH = "pixel_width";
    static final String PIXEL_HEIGHT = "pixel_height";

    static final String COUNTS = "counts";
    static final String INTENSITY = "intensity";
    static final String TIME = "time";
    static final String DEPTH = "depth";
    static final String POINT = "point";
    static final String ERRORS = "intensity_errors";
    static final String PROFILE_CHANNEL = "channel_";

    private Nexus() {}
}
