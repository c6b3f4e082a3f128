// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.DropTargetListener;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.function.Executable;

/** What a person does at the screen, and what they see. Runs in the UI thread, as the tests do. */
public class Screen {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String START = "org.interphase.ui.eis.start";

    private static final RGB BLACK = new RGB(0, 0, 0);

    /** For those that add what a person does at one kind of editor. */
    protected Screen() {}

    public static Display display() {
        return Display.getCurrent();
    }

    public static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    public static Shell shell() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }

    /** Lets the workbench work until something is so; there is no window manager, so nothing else wakes it. */
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("expected within " + PATIENCE.toSeconds() + " s: " + what);
            }
            if (!display().readAndDispatch()) {
                display().timerExec(20, () -> {});
                display().sleep();
            }
        }
    }

    /** Lets the workbench do all that is waiting to be done. */
    public static void settle() {
        boolean[] done = {false};
        display().timerExec(300, () -> done[0] = true);
        until("a moment passes", () -> done[0]);
        while (display().readAndDispatch()) {
            continue;
        }
    }

    /** A fresh perspective, of this size. */
    public static void open(String perspective, int width, int height) throws WorkbenchException {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        shell().setBounds(0, 0, width, height);
        closeFiles();
        PlatformUI.getWorkbench().showPerspective(perspective, window);
        page().resetPerspective();
        settle();
    }

    /** Closes all but the start page, as a person would. */
    public static void closeFiles() {
        for (IEditorReference editor : page().getEditorReferences()) {
            if (!editor.getId().equals(START)) {
                page().closeEditors(new IEditorReference[] {editor}, false);
            }
        }
    }

    public static IProject project(String name) throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        if (project.exists()) {
            project.delete(true, true, null);
        }
        project.create(null);
        project.open(null);
        return project;
    }

    public static IFile file(IProject project, String name, String text) throws CoreException, IOException {
        IFile file = project.getFile(name);
        Files.writeString(file.getLocation().toPath(), text);
        file.refreshLocal(IResource.DEPTH_ZERO, null);
        return file;
    }

    /** Double-clicks a file in the Project Explorer. */
    public static void doubleClick(IFile file) throws PartInitException {
        CommonNavigator explorer = (CommonNavigator) page().showView(IPageLayout.ID_PROJECT_EXPLORER);
        Tree tree = explorer.getCommonViewer().getTree();
        explorer.getCommonViewer().refresh();
        explorer.getCommonViewer().expandToLevel(file, 0);
        until("the explorer shows " + file.getName(), () -> item(tree.getItems(), file) != null);
        TreeItem item = item(tree.getItems(), file);
        tree.setSelection(item);
        notify(tree, SWT.Selection, item);
        notify(tree, SWT.DefaultSelection, item);
    }

    private static TreeItem item(TreeItem[] items, IFile file) {
        for (TreeItem item : items) {
            if (file.equals(item.getData())) {
                return item;
            }
            TreeItem below = item(item.getItems(), file);
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    /** {@return the first control of a kind on the screen that a test of it takes} */
    public static <C extends Control> Optional<C> find(Class<C> type, Predicate<C> test) {
        return find(shell(), type, test);
    }

    private static <C extends Control> Optional<C> find(Composite parent, Class<C> type, Predicate<C> test) {
        for (Control control : parent.getChildren()) {
            if (control.isVisible() && type.isInstance(control) && test.test(type.cast(control))) {
                return Optional.of(type.cast(control));
            }
            Optional<C> below = control instanceof Composite c ? find(c, type, test) : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /** Clicks a button. */
    public static void click(Widget button) {
        notify(button, SWT.Selection, null);
    }

    /** Tells a widget that what is selected in it was chosen. */
    public static void choose(Widget widget) {
        notify(widget, SWT.Selection, null);
        settle();
    }

    private static void notify(Widget widget, int type, Widget item) {
        Event event = new Event();
        event.type = type;
        event.widget = widget;
        event.item = item;
        widget.notifyListeners(type, event);
    }

    /** Presses and lets go of a key, as the keyboard does, with the keys of a mask held down. */
    public static void key(int mask, int keyCode) {
        shell().forceActive();
        // the platform's own keyboard says that the third mouse button is held
        Listener noButtons = e -> e.stateMask &= ~SWT.BUTTON_MASK;
        display().addFilter(SWT.KeyDown, noButtons);
        int[] modifiers = IntStream.of(SWT.CTRL, SWT.SHIFT, SWT.ALT).filter(m -> (mask & m) != 0).toArray();
        for (int m : modifiers) {
            post(SWT.KeyDown, m, (char) 0);
        }
        char character = keyCode < 0x10000 ? (char) keyCode : 0;
        post(SWT.KeyDown, keyCode, character);
        post(SWT.KeyUp, keyCode, character);
        for (int i = modifiers.length; i-- > 0; ) {
            post(SWT.KeyUp, modifiers[i], (char) 0);
        }
        settle();
        display().removeFilter(SWT.KeyDown, noButtons);
    }

    /** Types a text of digits, lower-case letters and points. */
    public static void type(String text) {
        text.chars().forEach(c -> key(0, c));
    }

    private static void post(int type, int keyCode, char character) {
        Event event = new Event();
        event.type = type;
        event.keyCode = keyCode >= 0x10000 || keyCode < ' ' ? keyCode : 0;
        event.character = character;
        if (!display().post(event)) {
            throw new AssertionError("expected the keyboard to take key " + keyCode);
        }
        while (display().readAndDispatch()) {
            continue;
        }
    }

    /** {@return the text on the clipboard} */
    public static String clipboard() {
        Clipboard clipboard = new Clipboard(display());
        try {
            return (String) clipboard.getContents(TextTransfer.getInstance());
        } finally {
            clipboard.dispose();
        }
    }

    /** Drops things onto a control that takes them. What the platform makes of a drop cannot be had from outside. */
    public static void drop(Control onto, Transfer as, Object data) throws ReflectiveOperationException {
        DropTarget target = (DropTarget) onto.getData(DND.DROP_TARGET_KEY);
        Constructor<?> made = Class.forName("org.eclipse.swt.dnd.DNDEvent").getDeclaredConstructor();
        made.setAccessible(true);
        Event raw = (Event) made.newInstance();
        raw.widget = target;
        DropTargetEvent event = DropTargetEvent.class
                .getConstructor(made.getDeclaringClass())
                .newInstance(raw);
        event.data = data;
        event.currentDataType = as.getSupportedTypes()[0];
        event.operations = DND.DROP_COPY;
        event.detail = DND.DROP_COPY;
        for (DropTargetListener listener : target.getDropListeners()) {
            listener.drop(event);
        }
        settle();
    }

    /** Runs a command of the workbench, as its menu item and its keys do. */
    public static void command(String id) throws ExecutionException, NotDefinedException, NotEnabledException, NotHandledException {
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
        settle();
    }

    /** {@return the texts of the menu bar's menu of this name} */
    public static List<String> menu(String name) {
        for (MenuItem item : shell().getMenuBar().getItems()) {
            if (item.getText().replace("&", "").equals(name)) {
                Menu menu = item.getMenu();
                menu.notifyListeners(SWT.Show, new Event());
                List<String> texts = Stream.of(menu.getItems())
                        .map(i -> i.getText().replace("&", "").replaceFirst("\t.*", ""))
                        .toList();
                menu.notifyListeners(SWT.Hide, new Event());
                return texts;
            }
        }
        throw new AssertionError("expected a menu " + name);
    }

    /** Does something with dark windows, and turns them light again. */
    public static void dark(Executable act) throws Throwable {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        engine.setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
        try {
            settle();
            act.execute();
        } finally {
            engine.setTheme("org.eclipse.e4.ui.css.theme.e4_default", false);
            settle();
        }
    }

    /** Takes a picture of the window into {@code target/pictures}, or where {@code -Dinterphase.pictures} says. */
    public static ImageData picture(String name) throws IOException {
        ImageData seen = seen();
        save(seen, name);
        return seen;
    }

    /** {@return what a person sees of the window, pixel by pixel of the screen} */
    public static ImageData seen() {
        settle();
        Shell shell = shell();
        shell.forceActive();
        settle();
        Rectangle inner = shell.getClientArea();
        Point corner = shell.toDisplay(0, 0);
        int top = shell.getBounds().y;
        return withoutRootWindow(Pixels.of(new Rectangle(corner.x, top, inner.width, inner.height + corner.y - top)));
    }

    /** Without a window manager the window is smaller than it says; what is seen beside it is the bare root window. */
    private static ImageData withoutRootWindow(ImageData data) {
        int width = data.width;
        int height = data.height;
        while (width > 1 && data.palette.getRGB(data.getPixel(width - 1, data.height / 3)).equals(BLACK)) {
            width--;
        }
        while (height > 1 && data.palette.getRGB(data.getPixel(width / 3, height - 1)).equals(BLACK)) {
            height--;
        }
        ImageData out = new ImageData(width, height, data.depth, data.palette);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            data.getPixels(0, y, width, row, 0);
            out.setPixels(0, y, width, row, 0);
        }
        return out;
    }

    public static void save(ImageData data, String name) throws IOException {
        Path folder = Path.of(System.getProperty("interphase.pictures", "target/pictures"));
        Files.createDirectories(folder);
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
            loader.save(out, SWT.IMAGE_PNG);
        }
    }
}
