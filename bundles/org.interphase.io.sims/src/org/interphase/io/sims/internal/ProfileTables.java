// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Reading;
import org.interphase.core.template.Role;
import org.interphase.core.template.RoleTable;
import org.interphase.core.template.TableKind;
import org.interphase.core.text.DoubleList;
import org.interphase.core.unit.Units;
import org.osgi.service.component.annotations.Component;

/**
 * Depth profiles in a person's own table: time or depth or both, and a column for each species. A cell may be empty where
 * a quadrupole looked at another mass: each species has the times and depths of the rows in which it has a value. What
 * stands in titles as {@code m/z 23} is a mass, a sign at the end of a name the polarity.
 */
@Component(service = TableKind.class)
public final class ProfileTables implements TableKind {

    private static final String TIME = "time";
    private static final String DEPTH = "depth";
    private static final String COUNTS = "counts";
    private static final String RATE = "rate";
    private static final String CHANNEL = "channel";

    private static final List<Role> ROLES = List.of(
            new Role(TIME, "Time", "s", List.of("s", "ms", "min", "h"), false, false, false),
            new Role(DEPTH, "Depth", "m", List.of("nm", "µm", "m"), false, false, false),
            new Role(COUNTS, "Counts", "", List.of(""), false, true, true),
            new Role(RATE, "Counts per second", "s⁻¹", List.of("s-1"), false, true, true),
            new Role(CHANNEL, "Further column", "", List.of(), true, true, true));

    /** Longer titles are none of a species: patterns take their time on such. */
    private static final int LONGEST_SPECIES = 32;

    private static final int UNIT_ASSUMED = 1;
    private static final Pattern TIME_WORD = Pattern.compile("(?iu).*\\b(time|zeit|temps)\\b.*");
    private static final Pattern DEPTH_WORD = Pattern.compile("(?iu).*\\b(depth|tiefe|profondeur)\\b.*");
    private static final Pattern RATE_WORD =
            Pattern.compile("(?iu).*(\\bcps\\b|\\bc(oun|n)?ts?\\s*/\\s*s|\\bc/s|\\bcounts? per s|\\b1/s|\\bs-1|\\bs\\^-1|\\bHz\\b).*");
    private static final Pattern UNIT_AT_END = Pattern.compile("\\s*(\\[.*\\]|\\(.*\\)|\\bcps|\\bcounts?)\\s*$");
    private static final Pattern MASS =
            Pattern.compile("(?iu)(?:m/z|mass|amu|m/q)\\s*[=:]?\\s*(\\d{1,4}(?:\\.\\d{1,6})?)(?:\\s*(?:u|amu|da))?");
    private static final Pattern ISOTOPES =
            Pattern.compile("(?:\\^?\\d{1,3}\\s?\\p{Lu}\\p{Ll}?_?\\d{0,2}[\\s_]?)+[+-]{0,2}");
    private static final Pattern ION = Pattern.compile("(?:\\^?\\d{0,3}\\p{Lu}\\p{Ll}?_?\\d{0,2}[\\s_]?)+[+-]");
    private static final Pattern TOTAL = Pattern.compile("(?iu)total( ion)?( counts?)?|tic");
    private static final String ONLY = "1";

    @Override
    public DatasetKind kind() {
        return DatasetKind.PROFILE;
    }

    @Override
    public List<Role> roles() {
        return ROLES;
    }

    @Override
    public Optional<String> missing(Set<String> roles) {
        if (!roles.contains(TIME) && !roles.contains(DEPTH)) {
            return Optional.of("a column of time or depth");
        }
        return roles.contains(COUNTS) || roles.contains(RATE) || roles.contains(CHANNEL)
                ? Optional.empty()
                : Optional.of("a column of counts");
    }

    @Override
    public Optional<Guess> guess(String title, String below) {
        Optional<String> seconds = unit(title, below, "s");
        if (seconds.isPresent() && (TIME_WORD.matcher(title).matches() || seconds.get().equals(title.strip()))) {
            return Optional.of(new Guess(TIME, seconds.get(), false, 0));
        }
        if (TIME_WORD.matcher(title).matches() && below.isEmpty()) {
            return Optional.of(new Guess(TIME, "s", false, UNIT_ASSUMED));
        }
        if (DEPTH_WORD.matcher(title).matches()) {
            return Optional.of(new Guess(
                    DEPTH, unit(title, below, "m").orElse("nm"), false, unit(title, below, "m").isPresent() ? 0 : UNIT_ASSUMED));
        }
        boolean rate = RATE_WORD.matcher(title).matches() || RATE_WORD.matcher(below).matches();
        return isSpecies(bare(title))
                ? Optional.of(new Guess(rate ? RATE : COUNTS, rate ? "s-1" : "", false, 0))
                : Optional.empty();
    }

    private static Optional<String> unit(String title, String below, String si) {
        return ROLES.stream()
                .filter(r -> r.unit().equals(si))
                .findFirst()
                .orElseThrow()
                .unitIn(title, below)
                .or(() -> Units.parse(title.strip())
                        .filter(c -> c.symbol().equals(si))
                        .map(c -> title.strip()));
    }

    /** {@return a title without the unit at its end} */
    private static String bare(String title) {
        return title.length() > 3 * LONGEST_SPECIES ? title : UNIT_AT_END.matcher(title).replaceFirst("").strip();
    }

    private static boolean isSpecies(String name) {
        return name.length() <= LONGEST_SPECIES
                && (MASS.matcher(name).matches()
                        || ISOTOPES.matcher(name).matches()
                        || ION.matcher(name).matches()
                        || TOTAL.matcher(name).matches());
    }

    @Override
    public Reading read(RoleTable table) throws FormatException {
        Optional<RoleTable.Column> time = table.find(TIME);
        Optional<RoleTable.Column> depth = table.find(DEPTH);
        List<ProfileChannel> channels = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (RoleTable.Column c : table.columns()) {
            if (!c.role().equals(TIME) && !c.role().equals(DEPTH)) {
                channel(table, c, time, depth)
                        .ifPresentOrElse(
                                channels::add, () -> warnings.add("'" + c.name() + "' has no values and is left out"));
            }
        }
        if (channels.isEmpty()) {
            throw table.source().wrong(table.places().apply(0), "a column with values", "none");
        }
        return new Reading(List.of(new DepthProfile(ONLY, table.label(), channels, table.notes())), warnings);
    }

    /** The rows in which a column has values; empty where there are none. */
    private static Optional<ProfileChannel> channel(
            RoleTable table, RoleTable.Column c, Optional<RoleTable.Column> time, Optional<RoleTable.Column> depth)
            throws FormatException {
        DoubleList times = new DoubleList();
        DoubleList depths = new DoubleList();
        DoubleList values = new DoubleList();
        for (int row = 0; row < table.rows(); row++) {
            double value = c.values()[row];
            if (Double.isNaN(value)) {
                continue;
            }
            if (value < 0 && !c.role().equals(CHANNEL)) {
                throw table.source()
                        .wrong(table.places().apply(row), "counts of 0 or more ('" + c.name() + "')", Double.toString(value));
            }
            values.add(value);
            if (time.isPresent()) {
                times.add(time.get().values()[row]);
            }
            if (depth.isPresent()) {
                depths.add(depth.get().values()[row] * 1e6);
            }
        }
        if (values.size() == 0) {
            return Optional.empty();
        }
        String name = bare(c.name());
        Matcher mass = MASS.matcher(name.length() <= LONGEST_SPECIES ? name : "");
        return Optional.of(new ProfileChannel(
                name.isEmpty() ? c.name() : name,
                mass.matches() ? Double.parseDouble(mass.group(1)) : Double.NaN,
                name.endsWith("+")
                        ? IonPolarity.POSITIVE
                        : name.endsWith("-") ? IonPolarity.NEGATIVE : IonPolarity.UNKNOWN,
                times.take(),
                depths.take(),
                values.take(),
                new double[0],
                switch (c.role()) {
                    case COUNTS -> "1";
                    case RATE -> "1/s";
                    default -> c.unit();
                },
                DeadTime.UNKNOWN));
    }
}
