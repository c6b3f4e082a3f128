// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal.start;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Starts the framework from a prepared area and hands the command line to the bundle of the command line. */
public final class Headless {

    private static final String COMMAND_LINE = "org.interphase.cli";
    private static final String ENTRY = "org.interphase.cli.internal.CommandLineApplication";
    private static final String SWT = "org.eclipse.swt";
    private static final String OURS = "org.interphase.";
    private static final String PROVIDER = "osgi.serviceloader";
    private static final String LEVEL = "4";
    /** These set up what the area has done already, or belong to the framework itself. */
    private static final Set<String> WITHOUT = Set.of(
            "org.eclipse.osgi", "org.eclipse.osgi.compatibility.state", "org.eclipse.equinox.simpleconfigurator");
    private static final int REFUSED = 2;

    private Headless() {}

    /**
     * Runs a command and ends the program with its status.
     *
     * @param arguments the installation's folder, the area's, and the command line
     */
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        Path area = Path.of(arguments[1]);
        int status;
        try {
            String product = Files.readString(area.resolve(Prepare.PRODUCT));
            Map<String, String> configuration = configuration(home, area);
            configuration.put("osgi.configuration.area.readOnly", "true");
            Framework framework = framework(configuration);
            framework.init();
            framework.start();
            Bundle bundle = Arrays.stream(framework.getBundleContext().getBundles())
                    .filter(b -> COMMAND_LINE.equals(b.getSymbolicName()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("it has no bundle " + COMMAND_LINE));
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            Object application = bundle.loadClass(ENTRY).getConstructor().newInstance();
            status = (int) application
                    .getClass()
                    .getMethod("run", BundleContext.class, String.class, String[].class)
                    .invoke(application, bundle.getBundleContext(), product, Arrays.copyOfRange(arguments, 2, arguments.length));
        } catch (InvocationTargetException e) {
            System.err.println("interphase: " + e.getCause());
            status = REFUSED;
        } catch (IOException | BundleException | ReflectiveOperationException | RuntimeException e) {
            System.err.println("interphase: " + area + " is damaged (" + e.getMessage() + "); it is made anew after: rm -r '"
                    + area + "'");
            status = REFUSED;
        }
        System.exit(status);
    }

    /**
     * Fills the storage of an area with what commands need: installs all bundles, has them resolved, and takes away
     * those that no command reaches.
     *
     * @param home the installation's folder
     * @param area the area's
     * @throws IOException when the installation cannot be read
     * @throws BundleException when a bundle cannot be installed
     * @throws InterruptedException when the wait for the framework's end is interrupted
     */
    public static void install(Path home, Path area) throws IOException, BundleException, InterruptedException {
        Framework framework = framework(configuration(home, area));
        framework.init();
        List<Bundle> bundles = new ArrayList<>();
        Set<Bundle> starting = new HashSet<>();
        for (Bundles.Entry entry : Bundles.of(home)) {
            if (!WITHOUT.contains(entry.name())) {
                Bundle bundle = framework.getBundleContext().installBundle("reference:file:" + entry.place());
                bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
                if (entry.starts()) {
                    // The framework is not started, so this only notes that it is to be.
                    bundle.start();
                    starting.add(bundle);
                }
                bundles.add(bundle);
            }
        }
        framework.adapt(FrameworkWiring.class).resolveBundles(bundles);
        Set<Bundle> needed = needed(bundles, starting);
        for (Bundle bundle : bundles) {
            if (!needed.contains(bundle)) {
                bundle.uninstall();
            }
        }
        framework.stop();
        framework.waitForStop(0);
    }

    private static Map<String, String> configuration(Path home, Path area) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("osgi.configuration.area", area.resolve("osgi").toString());
        configuration.put("osgi.install.area", home.toString());
        configuration.put("osgi.instance.area", "@none");
        configuration.put("osgi.user.area", "@none");
        configuration.put("osgi.logfile", area.resolveSibling("platform.log").toString());
        // As in the workbench: a bundle sees what it asks for, and not what happens to be on the class path.
        configuration.put("osgi.compatibility.bootdelegation", "false");
        configuration.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, LEVEL);
        return configuration;
    }

    private static Framework framework(Map<String, String> configuration) {
        return ServiceLoader.load(FrameworkFactory.class, Headless.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("start.jar has no framework"))
                .newFramework(configuration);
    }

    /**
     * What a command may come to: the command line itself, whatever starts with the framework, every bundle that
     * imports one of our packages and needs no window, providers of services that Java's own loader finds; and all that
     * these are wired to.
     */
    private static Set<Bundle> needed(List<Bundle> bundles, Set<Bundle> starting) {
        Set<Bundle> needed = new HashSet<>();
        for (Bundle bundle : bundles) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring == null || !(starting.contains(bundle) || isRoot(bundle, wiring))) {
                continue;
            }
            Set<Bundle> reached = reached(bundle);
            if (reached.stream().noneMatch(b -> SWT.equals(b.getSymbolicName()))) {
                needed.addAll(reached);
            }
        }
        return needed;
    }

    private static boolean isRoot(Bundle bundle, BundleWiring wiring) {
        boolean ours = wiring.getRequiredWires(null).stream().map(BundleWire::getCapability).anyMatch(Headless::isOurs);
        return ours
                || COMMAND_LINE.equals(bundle.getSymbolicName())
                || !wiring.getCapabilities(PROVIDER).isEmpty();
    }

    private static boolean isOurs(BundleCapability capability) {
        Object name = capability.getAttributes().get(capability.getNamespace());
        return name instanceof String text && text.startsWith(OURS);
    }

    private static Set<Bundle> reached(Bundle from) {
        Set<Bundle> reached = new HashSet<>(Set.of(from));
        Deque<Bundle> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            BundleWiring wiring = open.pop().adapt(BundleWiring.class);
            List<Bundle> next = new ArrayList<>();
            wiring.getRequiredWires(null).forEach(w -> next.add(w.getProvider().getBundle()));
            // A fragment belongs to its host.
            wiring.getProvidedWires("osgi.wiring.host").forEach(w -> next.add(w.getRequirer().getBundle()));
            for (Bundle bundle : next) {
                if (bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID && reached.add(bundle)) {
                    open.push(bundle);
                }
            }
        }
        return reached;
    }
}
