// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.interphase.eis.Element;
import org.interphase.eis.Parameter;
import org.interphase.eis.diagram.Captions;
import org.interphase.eis.diagram.Captions.Detail;
import org.interphase.eis.diagram.CircuitSvg;
import org.interphase.eis.diagram.DiagramWalk;
import org.interphase.eis.diagram.DiagramWalk.Direction;
import org.interphase.eis.diagram.ParameterValue;
import org.interphase.eis.edit.CircuitEdit;
import org.interphase.eis.edit.CircuitEdit.Side;
import org.interphase.eis.edit.CircuitText;
import org.interphase.eis.edit.ElementKind;
import org.interphase.eis.edit.Span;
import org.interphase.ui.look.Palette;

/**
 * The circuit as a diagram that is edited: beside it a strip with the kinds of element. It follows the text; what is
 * edited in it becomes text at the host's, which shows it here again.
 */
public final class CircuitView extends Composite {

    /** Which letter inserts which kind. */
    static final Map<Character, ElementKind> KEYS = Map.of(
            'r', ElementKind.RESISTOR,
            'c', ElementKind.CAPACITOR,
            'q', ElementKind.CONSTANT_PHASE,
            'l', ElementKind.INDUCTOR,
            'w', ElementKind.WARBURG,
            'o', ElementKind.WARBURG_OPEN,
            's', ElementKind.WARBURG_SHORT);

    /** The letter that inserts an arc. */
    static final char ARC_KEY = 'a';

    private static final Circuit ARC = Circuit.parse("p(R1,CPE1)");
    private static final int DRAG_PX = 5;
    private static final int MOST_LINES = 8;
    private static final String HELP = "Click an element or a wire, or use the arrow keys (Ctrl for wires, Shift to extend)."
            + "\nR C Q L W O S insert an element behind it, A an arc; with Shift in parallel."
            + "\nEnter: kind and values. Delete: remove. Ctrl+Shift+arrows, or drag: move.";

    private final CircuitHost host;
    private final DiagramCanvas canvas;
    private final KindStrip strip;
    private String text = "";
    private Optional<CircuitEdit> pending = Optional.empty();
    private Optional<Point> pressed = Optional.empty();
    private boolean dragging;
    private Optional<ElementPopup> popup = Optional.empty();

    /** Creates an empty view. */
    public CircuitView(Composite parent, CircuitHost host) {
        super(parent, SWT.NONE);
        this.host = host;
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 4;
        setLayout(layout);
        canvas = new DiagramCanvas(this);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        strip = new KindStrip(this, this::insert);
        strip.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, false, false));
        Palette.onChange(this, p -> setBackground(p.paper()));
        canvas.setToolTipText(HELP);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.addListener(SWT.MouseDown, this::mouseDown);
        canvas.addListener(SWT.MouseMove, this::mouseMove);
        canvas.addListener(SWT.MouseUp, this::mouseUp);
        canvas.addListener(SWT.MouseExit, e -> canvas.hover(Optional.empty()));
        canvas.addListener(SWT.MouseDoubleClick, e -> {
            if (e.button == 1) {
                values();
            }
        });
        canvas.addListener(SWT.MenuDetect, this::menu);
    }

    /** {@return the height that the circuit asks for: at least that of the strip, at most eight lines of text} */
    public int wantedHeight() {
        int least = strip.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        return Math.max(least, Math.min(canvas.fullHeight() + 2, MOST_LINES * canvas.lineHeight()));
    }

    /**
     * Shows a text and its values; where it is no circuit, the last one stays in a haze under a sentence.
     *
     * @param next the text
     * @param values by the parameters' names
     */
    public void show(String next, Map<String, ParameterValue> values) {
        text = next;
        try {
            Circuit circuit = Circuit.parse(next);
            Optional<Circuit> before = canvas.circuit();
            Optional<Span> selection = canvas.selection();
            Optional<Span> kept = pending.filter(p -> p.circuit().equals(circuit))
                    .map(p -> Optional.of(p.selection()))
                    .orElseGet(() -> selection.flatMap(s -> follow(s, before.orElse(circuit), circuit)));
            pending = Optional.empty();
            if (!circuit.equals(before.orElse(null))) {
                canvas.select(Optional.empty());
                popup.ifPresent(ElementPopup::close);
            }
            canvas.show(circuit, values);
            canvas.select(kept);
            if (!kept.equals(selection)) {
                tell();
            }
        } catch (CircuitSyntaxException e) {
            canvas.problem("Circuit, " + e.getMessage() + ".");
        }
        strip.setEnabled(!canvas.hasProblem());
    }

    private static Optional<Span> follow(Span s, Circuit before, Circuit now) {
        if (before.equals(now)) {
            return Optional.of(s);
        }
        Set<String> labels =
                s.elements(before).stream().map(Element::label).collect(Collectors.toSet());
        return Span.covering(now, labels);
    }

    /**
     * Selects the elements that have these parameters; the host is not told.
     *
     * @param parameters names; those that the circuit does not have are passed over
     */
    public void select(Set<String> parameters) {
        canvas.circuit().ifPresent(c -> {
            Set<String> labels = c.elements().stream()
                    .filter(e -> e.parameters().stream().map(Parameter::name).anyMatch(parameters::contains))
                    .map(Element::label)
                    .collect(Collectors.toSet());
            canvas.select(Span.covering(c, labels));
        });
    }

    /** {@return the control that receives mouse and keys} */
    public Canvas canvas() {
        return canvas;
    }

    /** {@return the elements that are selected} */
    public List<Element> selectedElements() {
        return canvas.selectedElements();
    }

    /** {@return the circuit that is drawn; empty before the first text that is one} */
    public Optional<Circuit> circuit() {
        return canvas.circuit();
    }

    /** {@return whether the text is no circuit, and what is drawn therefore in a haze} */
    public boolean hasProblem() {
        return canvas.hasProblem();
    }

    DiagramCanvas diagram() {
        return canvas;
    }

    KindStrip strip() {
        return strip;
    }

    Optional<ElementPopup> popup() {
        return popup;
    }

    // ---- selecting

    private void choose(Optional<Span> span) {
        if (!span.equals(canvas.selection())) {
            canvas.select(span);
            tell();
        }
    }

    private void tell() {
        Set<String> parameters = canvas.selectedElements().stream()
                .flatMap(e -> e.parameters().stream())
                .map(Parameter::name)
                .collect(Collectors.toSet());
        host.selected(parameters);
        host.say(canvas.selectedElements().size() == 1 ? canvas.summary(canvas.selectedElements().get(0)) : "");
    }

    private Span whole(Circuit c) {
        return new Span(List.of(), 0, Span.parts(c).size());
    }

    private Span current() {
        return canvas.selection().orElseGet(() -> whole(canvas.circuit().orElseThrow()));
    }

    private void walk(Direction direction) {
        Circuit c = canvas.circuit().orElseThrow();
        if (canvas.selection().isEmpty()) {
            List<Element> all = c.elements();
            end(direction == Direction.LEFT || direction == Direction.UP ? all.size() - 1 : 0);
            return;
        }
        DiagramWalk.next(canvas.diagram().orElseThrow(), current(), direction).ifPresent(s -> choose(Optional.of(s)));
    }

    private void end(int element) {
        Circuit c = canvas.circuit().orElseThrow();
        choose(Span.covering(c, List.of(c.elements().get(element).label())));
    }

    private void toWire(boolean right) {
        Span s = current();
        int at = right ? s.to() : s.from();
        choose(Optional.of(new Span(s.chain(), at, at)));
    }

    private void extend(Direction direction) {
        Circuit c = canvas.circuit().orElseThrow();
        Span s = current();
        int parts = Span.parts(s.chainOf(c)).size();
        choose(switch (direction) {
            case LEFT -> Optional.of(new Span(s.chain(), Math.max(0, s.from() - 1), s.to()));
            case RIGHT -> Optional.of(new Span(s.chain(), s.from(), Math.min(parts, s.to() + 1)));
            case UP -> s.around(c).or(() -> Optional.of(s));
            case DOWN -> s.isWire()
                    ? Optional.of(s)
                    : Span.covering(c, List.of(s.elements(c).get(0).label()));
        });
    }

    // ---- editing

    private boolean editable() {
        return canvas.circuit().isPresent() && !canvas.hasProblem();
    }

    private void apply(Supplier<Optional<CircuitEdit>> edit, String otherwise) {
        if (!editable()) {
            return;
        }
        try {
            Optional<CircuitEdit> done = edit.get();
            if (done.isEmpty()) {
                host.say(otherwise);
            } else if (!done.get().circuit().equals(canvas.circuit().orElseThrow())) {
                pending = done;
                host.edit(CircuitText.like(text, done.get().circuit()), done.get().names());
            }
        } catch (IllegalArgumentException e) {
            host.say(e.getMessage());
        }
    }

    private void insert(KindStrip.Tool tool, Side side) {
        Circuit part = tool.kind().map(k -> (Circuit) k.element(1)).orElse(ARC);
        insert(part, side);
        canvas.setFocus();
    }

    private void insert(Circuit part, Side side) {
        apply(
                () -> {
                    Circuit c = canvas.circuit().orElseThrow();
                    return Optional.of(CircuitEdit.insert(c, current(), side, part));
                },
                "");
    }

    private void delete() {
        apply(
                () -> {
                    Optional<Span> s = canvas.selection().filter(x -> !x.isWire());
                    return s.flatMap(x -> CircuitEdit.delete(canvas.circuit().orElseThrow(), x));
                },
                canvas.selection().filter(s -> !s.isWire()).isEmpty()
                        ? "Select what is to be deleted."
                        : "A circuit needs at least one element.");
    }

    private void replace(ElementKind kind) {
        apply(() -> Optional.of(CircuitEdit.replace(canvas.circuit().orElseThrow(), current(), kind)), "");
    }

    private void renumber() {
        apply(() -> Optional.of(CircuitEdit.renumber(canvas.circuit().orElseThrow(), current())), "");
    }

    /** Moves what is selected past its neighbour; at the end of a branch out of the parallel connection. */
    private void shift(boolean right) {
        apply(
                () -> {
                    Circuit c = canvas.circuit().orElseThrow();
                    Optional<Span> what = canvas.selection().filter(s -> !s.isWire());
                    return what.flatMap(s -> neighbour(c, s, right)
                            .map(to -> CircuitEdit.move(c, s, to, right ? Side.AFTER : Side.BEFORE)));
                },
                "There is nothing to move it past.");
    }

    private static Optional<Span> neighbour(Circuit c, Span s, boolean right) {
        int parts = Span.parts(s.chainOf(c)).size();
        int at = right ? s.to() : s.from() - 1;
        if (at >= 0 && at < parts) {
            return Optional.of(new Span(s.chain(), at, at + 1));
        }
        if (s.chain().isEmpty()) {
            return Optional.empty();
        }
        int part = s.chain().get(s.chain().size() - 2);
        return Optional.of(new Span(s.chain().subList(0, s.chain().size() - 2), part, part + 1));
    }

    private void move(Span what, Span to) {
        apply(
                () -> Optional.of(CircuitEdit.move(
                        canvas.circuit().orElseThrow(), what, to, to.isWire() ? Side.AFTER : Side.PARALLEL)),
                "");
    }

    private void values() {
        Optional<Element> element = editable()
                ? canvas.selection().flatMap(s -> s.element(canvas.circuit().orElseThrow()))
                : Optional.empty();
        element.ifPresent(e -> {
            popup.ifPresent(ElementPopup::close);
            Rectangle b = canvas.bounds(canvas.selection().orElseThrow());
            ElementPopup next = new ElementPopup(canvas, e, host, this::replace);
            popup = Optional.of(next);
            next.open(canvas.toDisplay(b.x, b.y + b.height + 2));
        });
    }

    // ---- keys

    private void key(Event e) {
        if (canvas.circuit().isEmpty()) {
            return;
        }
        boolean shift = (e.stateMask & SWT.SHIFT) != 0;
        boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
        if ((e.stateMask & (SWT.ALT | SWT.MOD4)) != 0) {
            return;
        }
        switch (e.keyCode) {
            case SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> {
                boolean right = e.keyCode == SWT.ARROW_RIGHT;
                Direction d = right ? Direction.RIGHT : Direction.LEFT;
                if (ctrl && shift) {
                    shift(right);
                } else if (ctrl) {
                    toWire(right);
                } else if (shift) {
                    extend(d);
                } else {
                    walk(d);
                }
            }
            case SWT.ARROW_UP, SWT.ARROW_DOWN -> {
                Direction d = e.keyCode == SWT.ARROW_UP ? Direction.UP : Direction.DOWN;
                if (shift) {
                    extend(d);
                } else {
                    walk(d);
                }
            }
            case SWT.HOME -> end(0);
            case SWT.END -> end(canvas.circuit().orElseThrow().elements().size() - 1);
            case SWT.DEL, SWT.BS -> delete();
            case SWT.CR, SWT.KEYPAD_CR -> values();
            case SWT.ESC -> choose(Optional.empty());
            default -> letter(e, ctrl, shift);
        }
    }

    private void letter(Event e, boolean ctrl, boolean shift) {
        char c = Character.toLowerCase((char) (e.keyCode & SWT.KEY_MASK));
        Side side = shift ? Side.PARALLEL : Side.AFTER;
        if (ctrl || e.keyCode > 0xFFFF) {
            return;
        }
        if (KEYS.containsKey(c)) {
            insert(KEYS.get(c).element(1), side);
        } else if (c == ARC_KEY) {
            insert(ARC, side);
        }
    }

    // ---- mouse

    private void mouseDown(Event e) {
        canvas.setFocus();
        Optional<Span> at = canvas.at(e.x, e.y);
        if (e.button == 3) {
            if (at.isPresent() && !inside(at.get())) {
                choose(at);
            }
            return;
        }
        if (e.button != 1) {
            return;
        }
        if ((e.stateMask & SWT.SHIFT) != 0 && at.isPresent() && canvas.selection().isPresent()) {
            Circuit c = canvas.circuit().orElseThrow();
            Set<String> both = canvas.selectedElements().stream().map(Element::label).collect(Collectors.toSet());
            at.get().elements(c).forEach(x -> both.add(x.label()));
            choose(Span.covering(c, both));
        } else {
            choose(at);
            pressed = at.filter(s -> !s.isWire()).map(s -> new Point(e.x, e.y));
        }
    }

    /** Whether something belongs to what is selected already. */
    private boolean inside(Span s) {
        Circuit c = canvas.circuit().orElseThrow();
        return !s.isWire() && canvas.selectedElements().containsAll(s.elements(c));
    }

    private void mouseMove(Event e) {
        Optional<Span> at = canvas.at(e.x, e.y);
        if (pressed.isPresent() && editable()) {
            Point p = pressed.get();
            dragging |= Math.hypot(e.x - p.x, e.y - p.y) > DRAG_PX;
            if (dragging) {
                canvas.target(at.filter(this::mayDrop));
                return;
            }
        }
        canvas.hover(at);
        String hint = canvas.hasProblem()
                ? canvas.problem()
                : at.filter(s -> !s.isWire()).map(canvas::details).orElse(HELP);
        if (!hint.equals(canvas.getToolTipText())) {
            canvas.setToolTipText(hint);
        }
    }

    private boolean mayDrop(Span to) {
        try {
            Circuit c = canvas.circuit().orElseThrow();
            CircuitEdit.move(c, current(), to, to.isWire() ? Side.AFTER : Side.PARALLEL);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void mouseUp(Event e) {
        boolean dropped = dragging;
        dragging = false;
        pressed = Optional.empty();
        canvas.target(Optional.empty());
        if (dropped) {
            canvas.at(e.x, e.y).filter(this::mayDrop).ifPresent(to -> move(current(), to));
        }
    }

    // ---- menu

    private void menu(Event e) {
        if (canvas.circuit().isEmpty()) {
            return;
        }
        Menu menu = menu();
        if (e.detail == SWT.MENU_KEYBOARD && canvas.selection().isPresent()) {
            Rectangle b = canvas.bounds(current());
            menu.setLocation(canvas.toDisplay(b.x, b.y + b.height));
        } else {
            menu.setLocation(e.x, e.y);
        }
        menu.addListener(SWT.Hide, h -> getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
        e.doit = false;
    }

    /** {@return the menu of what is selected} */
    Menu menu() {
        Menu menu = new Menu(canvas);
        boolean part = editable() && canvas.selection().filter(s -> !s.isWire()).isPresent();
        boolean one = part && current().element(canvas.circuit().orElseThrow()).isPresent();
        kinds(menu, "Insert behind", editable(), false, t -> insert(t, Side.AFTER));
        kinds(menu, "Insert before", editable(), false, t -> insert(t, Side.BEFORE));
        kinds(menu, "Insert in parallel", part, true, t -> insert(t, Side.PARALLEL));
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem change = new MenuItem(menu, SWT.CASCADE);
        change.setText("Change into");
        change.setEnabled(one);
        Menu into = new Menu(change);
        change.setMenu(into);
        for (ElementKind kind : ElementKind.values()) {
            item(into, kind.symbol() + "  " + kind.title(), true, () -> replace(kind));
        }
        item(menu, "Kind and values…\tEnter", one, this::values);
        item(menu, "Delete\tDel", part, this::delete);
        item(menu, "Move left\tCtrl+Shift+←", part, () -> shift(false));
        item(menu, "Move right\tCtrl+Shift+→", part, () -> shift(true));
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Number from left to right", editable(), this::renumber);
        item(menu, "Copy diagram as SVG", canvas.circuit().isPresent(), this::copySvg);
        return menu;
    }

    private interface Insertion {
        void insert(Circuit part);
    }

    private static void kinds(Menu menu, String title, boolean enabled, boolean shift, Insertion insertion) {
        MenuItem item = new MenuItem(menu, SWT.CASCADE);
        item.setText(title);
        item.setEnabled(enabled);
        Menu kinds = new Menu(item);
        item.setMenu(kinds);
        Map<ElementKind, Character> keys = new HashMap<>();
        KEYS.forEach((c, k) -> keys.put(k, c));
        boolean withKeys = !title.endsWith("before");
        for (ElementKind kind : ElementKind.values()) {
            String key = withKeys ? "\t" + (shift ? "Shift+" : "") + Character.toUpperCase(keys.get(kind)) : "";
            item(kinds, kind.symbol() + "  " + kind.title() + key, true, () -> insertion.insert(kind.element(1)));
        }
        item(kinds, "Arc p(R,CPE)" + (withKeys ? "\t" + (shift ? "Shift+A" : "A") : ""), true, () -> insertion.insert(ARC));
    }

    private static void item(Menu menu, String title, boolean enabled, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(title);
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, e -> run.run());
    }

    private void copySvg() {
        Clipboard clipboard = new Clipboard(getDisplay());
        clipboard.setContents(new Object[] {svg()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    /** {@return the diagram with its values as an SVG element} */
    String svg() {
        return CircuitSvg.fragment(
                canvas.circuit().orElseThrow(), e -> Captions.of(e, canvas.values(), Detail.FULL));
    }
}
