// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.UnknownFormatException;
import org.interphase.core.json.Json;
import org.interphase.core.operation.ExportsFiles;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.Outcome;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.CancelledException;

/**
 * Carries out one command line. Results go to the one stream, everything else as one message to the other; the exit
 * status says the rest.
 */
final class Interpreter {

    /** Done. */
    static final int DONE = 0;
    /** Done, with a negative answer. */
    static final int NEGATIVE = 1;
    /** Wrong usage or unreadable input. */
    static final int REFUSED = 2;
    /** Ended by the user, as shells count it: 128 and the number of SIGINT. */
    static final int CANCELLED = 130;

    private static final String HELP = "help";
    private static final String HOW_TO_TEMPLATE = ". 'interphase template guess FILE -o NAME.json' makes one to read it with"
            + " --template NAME.json; so does the import page of the workbench";

    private final Operations operations;
    private final String product;
    private final String version;
    private final TerminalProgress progress;
    private final PrintStream out;
    private final PrintStream err;
    private final Help help;
    private final OutputWriter writer;

    /**
     * Creates the interpreter.
     *
     * @param operations what is installed
     * @param product its name, as the brand has it
     * @param version of the product
     * @param progress what long work reports to; closed before anything is printed
     * @param out where results go
     * @param err where messages go
     */
    Interpreter(
            Operations operations, String product, String version, TerminalProgress progress, PrintStream out, PrintStream err) {
        this.operations = operations;
        this.product = product;
        this.version = version;
        this.progress = progress;
        this.out = out;
        this.err = err;
        this.help = new Help(operations, product, version);
        this.writer = new OutputWriter(operations.formats());
    }

    /**
     * {@return the exit status}
     *
     * @param arguments the command line
     */
    int run(List<String> arguments) {
        try {
            return interpret(arguments);
        } catch (UnknownFormatException e) {
            return refuse(e.getMessage() + (e.isText() ? HOW_TO_TEMPLATE : ""));
        } catch (UsageException | OperationException | FormatException e) {
            return refuse(e.getMessage());
        } catch (CancelledException e) {
            say("cancelled; nothing was written");
            return CANCELLED;
        } catch (IOException e) {
            return refuse(sentence(e));
        } catch (OutOfMemoryError e) {
            return refuse("this needs more memory than the " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB that Java may take; give it more with JAVA_TOOL_OPTIONS=-Xmx8g");
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
            return refuse("this is a defect of the program, not of what you wrote (" + e.getClass().getSimpleName()
                    + "); please report it with " + trace(e));
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int refuse(String message) {
        say(message);
        return REFUSED;
    }

    private void say(String message) {
        progress.close();
        err.println("interphase: " + message);
    }

    private static String sentence(IOException e) {
        String reason = switch (e) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileSystemException system -> system.getMessage();
            default -> e.getMessage();
        };
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static String trace(Throwable e) {
        try {
            Path file = Files.createTempFile("interphase-defect-", ".txt");
            try (PrintWriter text = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                e.printStackTrace(text);
            }
            return file.toString();
        } catch (IOException unwritable) {
            return "this: " + Arrays.toString(e.getStackTrace());
        }
    }

    private int interpret(List<String> arguments)
            throws UsageException, OperationException, IOException, CancelledException {
        if (arguments.isEmpty()) {
            throw new UsageException("expected a command, found none; 'interphase help' lists them");
        }
        String first = arguments.get(0);
        List<String> rest = arguments.subList(1, arguments.size());
        switch (first) {
            case "--version", "-V" -> out.println(product + " " + version);
            case HELP, "--help", "-h" -> help(rest);
            default -> {
                return command(arguments);
            }
        }
        return DONE;
    }

    private void help(List<String> arguments) throws UsageException {
        List<String> words = new ArrayList<>();
        boolean json = false;
        for (String a : arguments) {
            if (a.equals("--json")) {
                json = true;
            } else if (a.startsWith("-")) {
                throw new UsageException("help: unknown option '" + a + "'; the nearest is --json");
            } else {
                words.addAll(Arrays.asList(a.strip().split("\\s+")));
            }
        }
        if (words.isEmpty()) {
            out.println(json ? help.overviewJson() : help.overview());
            return;
        }
        int length = commandLength(words);
        if (length != words.size()) {
            throw unknownCommand(words);
        }
        Operation<?, ?> operation = find(words);
        SettingsType<?> type = SettingsType.of(operation.settingsType());
        out.println(json ? Help.json(operation, type) : Help.of(operation, type));
    }

    private int command(List<String> arguments)
            throws UsageException, OperationException, IOException, CancelledException {
        int length = commandLength(arguments);
        if (length == 0) {
            throw unknownCommand(arguments);
        }
        return execute(
                find(arguments.subList(0, length)),
                arguments.subList(length, arguments.size()));
    }

    private Operation<?, ?> find(List<String> words) {
        return operations.find(String.join(" ", words)).orElseThrow();
    }

    /** How many of the first arguments are the words of a command, as many as possible; 0 for none. */
    private int commandLength(List<String> arguments) {
        for (int n = arguments.size(); n > 0; n--) {
            if (operations.find(String.join(" ", arguments.subList(0, n))).isPresent()) {
                return n;
            }
        }
        return 0;
    }

    private UsageException unknownCommand(List<String> arguments) {
        List<String> words = arguments.stream()
                .takeWhile(a -> !a.startsWith("-"))
                .limit(3)
                .toList();
        if (words.isEmpty()) {
            Set<String> known = new LinkedHashSet<>(List.of("--version", "--help"));
            return new UsageException("expected a command, found '" + arguments.get(0) + "'; the nearest option is "
                    + Nearest.to(arguments.get(0), known).orElseThrow());
        }
        int installed = commandLength(words);
        if (installed > 0) {
            return new UsageException("expected nothing after '" + String.join(" ", words.subList(0, installed))
                    + "', found '" + words.get(installed) + "'");
        }
        for (int n = words.size(); n > 0; n--) {
            String command = String.join(" ", words.subList(0, n));
            if (Contract.hasCommand(command)) {
                return new UsageException("command '" + command + "' is not yet available");
            }
        }
        String first = words.get(0);
        List<String> group = operations.all().stream()
                .map(o -> o.declaration().command())
                .filter(c -> c.startsWith(first + " "))
                .toList();
        if (words.size() == 1 && !group.isEmpty()) {
            return new UsageException("expected one of " + String.join(", ", group) + "; found '" + first + "' alone");
        }
        if (words.size() == 1 && Contract.hasGroup(first)) {
            return new UsageException("the commands of '" + first + "' are not yet available");
        }
        return new UsageException("unknown command '" + String.join(" ", words.subList(0, group.isEmpty() ? 1 : 2))
                + "'; the nearest is '" + nearest(words) + "', and 'interphase help' lists them all");
    }

    private String nearest(List<String> words) {
        Set<String> known = new LinkedHashSet<>(List.of(HELP));
        operations.all().forEach(o -> known.add(o.declaration().command()));
        String group = words.get(0) + " ";
        if (words.size() > 1 && known.stream().anyMatch(k -> k.startsWith(group))) {
            // whoever knows the first word means one of its commands
            known.removeIf(k -> !k.startsWith(group));
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        // A source may follow a command of one word, so each number of words is tried.
        for (int n = 1; n <= Math.min(2, words.size()); n++) {
            String written = String.join(" ", words.subList(0, n));
            String candidate = Nearest.to(written, known).orElseThrow();
            int distance = Nearest.distance(written, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private <S extends Record, R extends Record> int execute(
            Operation<S, R> operation, List<String> rest)
            throws UsageException, OperationException, IOException, CancelledException {
        SettingsType<S> type = SettingsType.of(operation.settingsType());
        Arguments arguments = Arguments.parse(operation, type, rest);
        if (arguments.help()) {
            out.println(arguments.json() ? Help.json(operation, type) : Help.of(operation, type));
            return DONE;
        }
        S settings = settings(operation, type, arguments.settings());
        writer.check(operation, arguments.output());
        Optional<FileFormat> template = arguments.template().isPresent()
                ? Optional.of(operations.formats().described().find(arguments.template().get()))
                : Optional.empty();
        OperationInput input =
                operations.open(operation.declaration().inputs(), arguments.sources(), template, progress);
        if (arguments.output().isPresent()) {
            writer.checkKeeps(operation, input, arguments.output().get());
        }
        Outcome<R> outcome = operations.run(operation, input, settings, progress);
        boolean writes = arguments.output().isPresent() || outcome.result() instanceof ExportsFiles;
        List<Path> written = writes ? writer.write(operation, outcome, arguments.output(), progress) : List.of();
        progress.close();
        for (OperationInput.Source source : input.sources()) {
            source.file().warnings().forEach(w -> say("note: " + source.file().path() + ": " + w));
        }
        if (arguments.json()) {
            out.println(Json.write(outcome, files(written)));
        } else {
            out.println(operation.text(outcome.result()));
            written.forEach(file -> out.println("wrote " + file));
        }
        return operation.isNegative(outcome.result()) ? NEGATIVE : DONE;
    }

    private static Map<String, Object> files(List<Path> written) {
        return written.isEmpty() ? Map.of() : Map.of("files", written);
    }

    private static <S extends Record> S settings(
            Operation<S, ?> operation, SettingsType<S> type, Map<String, String> texts) throws UsageException {
        String command = operation.declaration().command();
        try {
            return type.create(texts);
        } catch (SettingException e) {
            Optional<SettingDescriptor> d = type.descriptors().stream()
                    .filter(candidate -> candidate.name().equals(e.setting()))
                    .findFirst();
            String value = texts.getOrDefault(e.setting(), "");
            if (d.isPresent() && Contract.hasValue(command, d.get().option(), value)) {
                throw new UsageException(
                        command + ": " + d.get().option() + " '" + value + "' is not yet available", e);
            }
            // The message names the setting; here it is known by its option.
            String message = d.map(s -> e.getMessage().replaceFirst(
                            "setting '" + s.name() + "'", s.option().replace("$", "\\$")))
                    .orElse(e.getMessage());
            throw new UsageException(command + ": " + message, e);
        }
    }
}
