// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The headless application: hands the command line to the {@link Interpreter}, and its exit status to the launcher. */
public final class CommandLineApplication implements IApplication {

    private static final long MOST_SECONDS_TO_CLEAN_UP = 10;

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Object start(IApplicationContext context) throws InterruptedException {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        return run(
                FrameworkUtil.getBundle(getClass()).getBundleContext(),
                Objects.requireNonNullElse(context.getBrandingName(), "interphase"),
                arguments == null ? new String[0] : arguments);
    }

    /**
     * {@return the exit status}
     *
     * @param context of the command line's bundle
     * @param product its name, as the brand has it
     * @param arguments the command line
     * @throws InterruptedException when the wait for operations is interrupted
     */
    public int run(BundleContext context, String product, String[] arguments) throws InterruptedException {
        // What stands in files is UTF-8, so what is printed is too, whatever the locale says.
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Thread interrupted = new Thread(this::stop, "interphase-cancel");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (TerminalProgress progress = new TerminalProgress(err, isTerminal(), cancelled::get);
                InstalledOperations installed = InstalledOperations.await(context)) {
            installed.problems().forEach(p -> err.println("interphase: " + p));
            return new Interpreter(installed.operations(), product, installed.version(), progress, out, err)
                    .run(List.of(arguments));
        } catch (IllegalStateException e) {
            err.println("interphase: " + e.getMessage());
            return Interpreter.REFUSED;
        } finally {
            ended.countDown();
            removeHook(interrupted);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is this hook that ends the program; it has seen the latch.
            return;
        }
    }

    /** Whether standard error is a terminal: where the system tells, else whether there is a console at all. */
    private static boolean isTerminal() {
        try {
            Path stream = Path.of("/proc/self/fd/2");
            if (Files.exists(stream)) {
                Path device = stream.toRealPath();
                return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty");
            }
        } catch (IOException e) {
            return false;
        }
        return System.console() != null;
    }

    /** Asks the work to end, and waits until it has left nothing half-done behind. */
    @Override
    public void stop() {
        cancelled.set(true);
        try {
            ended.await(MOST_SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
