// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules. Each one answers with a sentence for every breach, and with nothing when it is kept. */
final class Rules {

    private static final Pattern RANGE = Pattern.compile("[\\[(][0-9][^,]*,[^,]+[\\])]");
    private static final Pattern IMPORT = Pattern.compile("^import\\s+(?:static\\s+)?([\\w.]+)", Pattern.MULTILINE);
    private static final List<String> WINDOWS = List.of("org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui",
            "org.eclipse.e4.ui", "org.eclipse.swtchart", "org.eclipse.nebula");
    private static final Pattern CHART = Pattern.compile("\\borg\\.eclipse\\.swtchart\\b");
    private static final String CHART_SURFACE = "org/interphase/ui/internal/chart/ChartSurface.java";
    private static final String HEADER = """
            // SPDX-FileCopyrightText: 2026 The Interphase developers
            // SPDX-License-Identifier: EPL-2.0
            """;

    private Rules() {
    }

    /** Every bundle has its place in the table, and uses only what the table lets it use. */
    static List<String> layers(Bundle bundle) {
        List<String> breaches = new ArrayList<>();
        if (!Layers.knows(bundle.name())) {
            return List.of(bundle.name() + " is not in the table of layers");
        }
        for (String used : usedPackages(bundle)) {
            if (!Layers.isOurs(used)) {
                continue;
            }
            Optional<String> owner = Layers.ownerOf(used);
            if (owner.isEmpty()) {
                breaches.add(bundle.name() + " uses " + used + ", which lies in no bundle of the table of layers");
            } else if (Layers.isAnalysis(bundle.name()) && Layers.isSourceOfData(owner.get())) {
                breaches.add(bundle.name() + " is an analysis and uses " + used + ": no analysis knows where data come from");
            } else if (!Layers.mayUse(bundle.name(), owner.get())) {
                breaches.add(bundle.name() + " must not use " + owner.get() + " (" + used + ")");
            }
        }
        return breaches;
    }

    /** Nothing but the parts of the window knows of SWT, JFace or the workbench. */
    static List<String> headless(Bundle bundle) {
        if (Layers.mayShowWindows(bundle.name())) {
            return List.of();
        }
        Stream<String> required = bundle.requires().stream().flatMap(clause -> clause.paths().stream());
        return Stream.concat(usedPackages(bundle).stream(), required).filter(Rules::isWindow)
                .map(used -> bundle.name() + " must not use " + used + ": it runs without a display").toList();
    }

    /** One class knows the library behind the plots, so that another one can take its place. */
    static List<String> charts(Bundle bundle) {
        return bundle.sources().entrySet().stream()
                .filter(source -> !source.getKey().replace('\\', '/').endsWith(CHART_SURFACE))
                .filter(source -> CHART.matcher(source.getValue()).find())
                .map(source -> source.getKey() + " must not use org.eclipse.swtchart: only " + CHART_SURFACE + " does")
                .toList();
    }

    /** What is exported is for others, and has a version. */
    static List<String> exports(Bundle bundle) {
        List<String> breaches = new ArrayList<>();
        for (Clause clause : bundle.exports()) {
            for (String exported : clause.paths()) {
                if ((exported + ".").contains(".internal.")) {
                    String friends = clause.parameters().get("x-friends:");
                    if (friends == null || Arrays.stream(friends.split(",")).anyMatch(f -> !f.strip().endsWith(".tests"))) {
                        breaches.add(bundle.name() + " exports " + exported + " to others than its tests");
                    }
                } else if (!clause.parameters().containsKey("version")) {
                    breaches.add(bundle.name() + " exports " + exported + " without a version");
                }
            }
        }
        return breaches;
    }

    /** Our packages are imported with a range, and no bundle of ours is required by its name. */
    static List<String> imports(Bundle bundle) {
        List<String> breaches = new ArrayList<>();
        for (Clause clause : bundle.imports()) {
            String version = clause.parameters().getOrDefault("version", "");
            for (String imported : clause.paths()) {
                if (Layers.isOurs(imported) && !RANGE.matcher(version).matches()) {
                    breaches.add(bundle.name() + " imports " + imported + " without a range of versions");
                }
            }
        }
        for (Clause clause : bundle.requires()) {
            for (String required : clause.paths()) {
                if (Layers.isOurs(required)) {
                    breaches.add(bundle.name() + " requires the bundle " + required + " instead of importing its packages");
                }
            }
        }
        return breaches;
    }

    static List<String> header(String path, String text) {
        return text.startsWith(HEADER) ? List.of() : List.of(path + " does not begin with the two SPDX lines");
    }

    /** A bundle that no feature names is in no product. */
    static List<String> shipped(Bundle bundle, Collection<String> features) {
        return features.stream().anyMatch(feature -> feature.contains("<plugin id=\"" + bundle.name() + "\""))
                ? List.of() : List.of(bundle.name() + " is in no feature");
    }

    private static boolean isWindow(String used) {
        return WINDOWS.stream().anyMatch(window -> used.equals(window) || used.startsWith(window + "."));
    }

    private static Set<String> usedPackages(Bundle bundle) {
        Set<String> used = new LinkedHashSet<>();
        bundle.imports().forEach(clause -> used.addAll(clause.paths()));
        for (String source : bundle.sources().values()) {
            Matcher matcher = IMPORT.matcher(source);
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }
        return used;
    }
}
