// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.Operations;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.Version;
import org.osgi.util.tracker.ServiceTracker;

/** The operations of all bundles that are installed, third parties' included, once all of them have arrived. */
final class InstalledOperations implements AutoCloseable {

    private static final long MOST_SECONDS = 30;
    private static final String COMPONENTS = "Service-Component";

    private final ServiceTracker<Operations, Operations> tracker;
    private final Operations operations;
    private final String version;
    private final List<String> problems;

    private InstalledOperations(
            ServiceTracker<Operations, Operations> tracker,
            Operations operations,
            String version,
            List<String> problems) {
        this.problems = List.copyOf(problems);
        this.tracker = tracker;
        this.operations = operations;
        this.version = version;
    }

    /**
     * Has the components of all bundles registered and waits for the last of them.
     *
     * @param context of the command line's bundle
     * @return the operations
     * @throws IllegalStateException when they do not arrive
     * @throws InterruptedException when the wait is interrupted
     */
    static InstalledOperations await(BundleContext context) throws InterruptedException {
        List<String> problems = startComponents(context);
        Semaphore changes = new Semaphore(0);
        ServiceListener listener = event -> changes.release();
        ServiceTracker<Operations, Operations> tracker = new ServiceTracker<>(context, Operations.class, null);
        tracker.open();
        context.addServiceListener(listener);
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
            while (true) {
                Operations found = tracker.getService();
                if (found != null && found.all().size() >= registered(context)) {
                    Version v = context.getBundle().getVersion();
                    return new InstalledOperations(
                            tracker, found, v.getMajor() + "." + v.getMinor() + "." + v.getMicro(), problems);
                }
                if (!changes.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    tracker.close();
                    throw new IllegalStateException("the installation is incomplete: the component runtime (Felix SCR)"
                            + " gave no registry of operations with all " + registered(context) + " of them within "
                            + MOST_SECONDS + " s");
                }
            }
        } finally {
            context.removeServiceListener(listener);
        }
    }

    /**
     * A bundle that nobody asked to start is only resolved, and the component runtime does not look at it. Asking it to
     * start as its activation policy says loads none of its classes.
     */
    private static List<String> startComponents(BundleContext context) {
        List<String> problems = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean isFragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
            if (bundle.getHeaders("").get(COMPONENTS) == null || isFragment) {
                continue;
            }
            try {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                problems.add("bundle " + bundle.getSymbolicName() + " does not start, so its commands and formats are"
                        + " missing: " + e.getMessage());
            }
        }
        return problems;
    }

    private static int registered(BundleContext context) {
        try {
            return context.getServiceReferences(Operation.class, null).size();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter was given", e);
        }
    }

    /** {@return the operations} */
    Operations operations() {
        return operations;
    }

    /** {@return the version of the command line} */
    String version() {
        return version;
    }

    /** {@return what is installed and does not work, a sentence each} */
    List<String> problems() {
        return problems;
    }

    @Override
    public void close() {
        tracker.close();
    }
}
