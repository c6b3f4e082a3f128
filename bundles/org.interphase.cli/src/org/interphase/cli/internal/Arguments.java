// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingsType;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What follows a command's words, told apart: settings, sources, and the options that every command has.
 *
 * @param settings the settings that were given, as text by name
 * @param sources what it reads, in order
 * @param template the template by which they are read, its name or its file; empty where their content says it
 * @param output where its result goes, empty where not given
 * @param json whether standard output is JSON
 * @param help whether only help is asked for
 */
record Arguments(
        Map<String, String> settings,
        List<String> sources,
        Optional<String> template,
        Optional<Path> output,
        boolean json,
        boolean help) {

    private static final String JSON = "--json";
    private static final String OUTPUT = "--output";
    private static final String OUTPUT_SHORT = "-o";
    /** How all sources are read; an operation may have a setting of this name instead. */
    static final String TEMPLATE = "--template";

    private static final String HELP = "--help";
    private static final String HELP_SHORT = "-h";

    /**
     * Reads the arguments of an operation.
     *
     * @param operation the operation
     * @param type its settings
     * @param arguments what follows the command's words
     * @return the arguments
     * @throws UsageException when an option is unknown, without its value, or given twice
     */
    static Arguments parse(Operation<?, ?> operation, SettingsType<?> type, List<String> arguments)
            throws UsageException {
        String command = operation.declaration().command();
        CommandLine parser = parser(operation, type);
        CommandLine.ParseResult parsed;
        try {
            parsed = parser.parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.UnmatchedArgumentException e) {
            throw unknown(command, e.getUnmatched().get(0), parser.getCommandSpec().optionsMap().keySet());
        } catch (CommandLine.MissingParameterException e) {
            throw missing(command, type, e);
        } catch (CommandLine.OverwrittenOptionException e) {
            String name = e.getOverwritten() instanceof OptionSpec o ? o.longestName() : "an option";
            throw new UsageException(command + ": expected " + name + " once, found it again", e);
        } catch (CommandLine.ParameterException e) {
            throw new UsageException(command + ": " + e.getMessage(), e);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (SettingDescriptor d : type.descriptors()) {
            if (d.form() == SettingDescriptor.Form.FLAG) {
                if (parsed.hasMatchedOption(d.option())) {
                    settings.put(d.name(), "true");
                }
                if (parsed.hasMatchedOption(negated(d))) {
                    settings.put(d.name(), "false");
                }
            } else if (parsed.hasMatchedOption(d.option()) && !d.separator().isEmpty()) {
                settings.put(
                        d.name(), String.join(d.separator(), parsed.<List<String>>matchedOptionValue(d.option(), List.of())));
            } else if (parsed.hasMatchedOption(d.option())) {
                settings.put(d.name(), parsed.<String>matchedOptionValue(d.option(), ""));
            }
        }
        List<String> sources = new ArrayList<>();
        for (PositionalParamSpec p : parsed.matchedPositionals()) {
            sources.addAll(p.originalStringValues());
        }
        return new Arguments(
                settings,
                sources.stream().toList(),
                takesTemplate(operation, type)
                        ? Optional.ofNullable(parsed.<String>matchedOptionValue(TEMPLATE, null))
                        : Optional.empty(),
                path(command, parsed.matchedOptionValue(OUTPUT, null)),
                parsed.hasMatchedOption(JSON),
                parsed.hasMatchedOption(HELP));
    }

    private static Optional<Path> path(String command, String text) throws UsageException {
        if (text == null) {
            return Optional.empty();
        }
        if (text.isBlank()) {
            throw new UsageException(command + ": expected a file's name after -o, found none");
        }
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            throw new UsageException(
                    command + ": expected a file's name after -o, found '" + text + "': " + e.getReason(), e);
        }
    }

    /**
     * {@return whether {@code --template} says how sources are read}
     *
     * @param operation the operation
     * @param type its settings
     */
    static boolean takesTemplate(Operation<?, ?> operation, SettingsType<?> type) {
        return operation.declaration().inputs().max() > 0
                && !operation.declaration().inputs().areUnread()
                && type.descriptors().stream().noneMatch(d -> d.option().equals(TEMPLATE));
    }

    private static CommandLine parser(Operation<?, ?> operation, SettingsType<?> type) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null)
                .name(operation.declaration().command());
        if (takesTemplate(operation, type)) {
            spec.addOption(OptionSpec.builder(TEMPLATE).type(String.class).arity("1").build());
        }
        spec.addOption(OptionSpec.builder(JSON).type(boolean.class).arity("0").build());
        spec.addOption(OptionSpec.builder(OUTPUT, OUTPUT_SHORT).type(String.class).arity("1").build());
        spec.addOption(OptionSpec.builder(HELP, HELP_SHORT).type(boolean.class).arity("0").build());
        for (SettingDescriptor d : type.descriptors()) {
            if (spec.optionsMap().containsKey(d.option())) {
                throw new IllegalArgumentException(
                        "setting '" + d.name() + "' has the name of an option that every command has: " + d.option());
            }
            if (d.form() == SettingDescriptor.Form.FLAG) {
                spec.addOption(OptionSpec.builder(d.option()).type(boolean.class).arity("0").build());
                if (isOnByDefault(d)) {
                    spec.addOption(
                            OptionSpec.builder(negated(d)).type(boolean.class).arity("0").build());
                }
            } else if (!d.separator().isEmpty()) {
                spec.addOption(OptionSpec.builder(d.option())
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .build());
            } else {
                spec.addOption(OptionSpec.builder(d.option()).type(String.class).arity("1").build());
            }
        }
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        // What a user's file or value says is text: nothing is expanded, abbreviated, split or unquoted.
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setAbbreviatedOptionsAllowed(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setAllowOptionsAsOptionParameters(false)
                .setTrimQuotes(false);
    }

    /**
     * {@return whether a flag is set unless its {@link #negated} option is given}
     *
     * @param flag a setting that is a flag
     */
    static boolean isOnByDefault(SettingDescriptor flag) {
        return Boolean.parseBoolean(flag.byDefault());
    }

    /**
     * {@return the option that unsets a flag}
     *
     * @param flag a setting that is a flag
     */
    static String negated(SettingDescriptor flag) {
        return "--no-" + flag.option().substring("--".length());
    }

    private static UsageException unknown(String command, String argument, Collection<String> known) {
        int equals = argument.indexOf('=');
        String option = equals < 0 ? argument : argument.substring(0, equals);
        if (known.contains(option)) {
            return new UsageException(command + ": expected " + option + " without a value, found '" + argument + "'");
        }
        if (Contract.hasOption(command, option)) {
            return new UsageException(command + ": option '" + option + "' is not yet available");
        }
        return new UsageException(command + ": unknown option '" + option + "'; the nearest is "
                + Nearest.to(option, known).orElse(HELP));
    }

    private static UsageException missing(
            String command, SettingsType<?> type, CommandLine.MissingParameterException e) {
        String option = e.getMissing().isEmpty() || !(e.getMissing().get(0) instanceof OptionSpec o)
                ? "an option"
                : o.longestName();
        String example = type.descriptors().stream()
                .filter(d -> d.option().equals(option) && !d.example().isEmpty())
                .map(d -> " such as " + d.example())
                .findFirst()
                .orElse("");
        int found = e.getMessage().indexOf("but found ");
        return new UsageException(
                command + ": " + option + ": expected a value" + example + ", found "
                        + (found < 0 ? "none" : e.getMessage().substring(found + "but found ".length())),
                e);
    }
}
