// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;

/**
 * What can stand next in a circuit's text, in both notations of {@link Circuit#parse}. Whatever is proposed leaves a text
 * that is a circuit or can be continued to one.
 */
public final class CircuitCompletion {

    private static final Pattern SYMBOL = Pattern.compile("CPE|Wo|Ws|[RLCQW]");
    private static final Pattern NUMBERED = Pattern.compile("(CPE|Wo|Ws|[RLCQW])_?([0-9]{1,4})");
    private static final String HALF_A_SYMBOL = "CP";

    private static final Map<String, String> COMMON = common();

    private final String text;
    private final int caret;
    private final boolean bare;
    private final Map<String, Set<Integer>> taken = new HashMap<>();
    private final List<CircuitProposal> found = new ArrayList<>();

    private CircuitCompletion(String text, int caret) {
        this.text = text;
        this.caret = caret;
        bare = text.chars().noneMatch(Character::isDigit);
        Matcher m = NUMBERED.matcher(text);
        while (m.find()) {
            taken(m.group(1)).add(Integer.parseInt(m.group(2)));
        }
    }

    private static Map<String, String> common() {
        Map<String, String> c = new LinkedHashMap<>();
        c.put("R0-p(R1,CPE1)", "a resistance and one arc: an electrolyte");
        c.put("R0-p(R1,CPE1)-p(R2,CPE2)", "two arcs: grain boundary and interface");
        c.put("R0-p(R1,CPE1)-Wo1", "one arc, then diffusion to a blocking electrode");
        c.put("R0-p(R1,CPE1)-p(R2,CPE2)-Wo1", "two arcs, then diffusion to a blocking electrode");
        c.put("p(R1,CPE1)-CPE2", "an ion conductor between blocking electrodes");
        c.put("R0-p(R1-W1,CPE1)", "charge transfer and diffusion under a double layer (Randles)");
        c.put("L1-R0-p(R1,CPE1)", "one arc behind the inductance of the leads");
        c.put("R(RQ)", "a resistance and one arc, without dashes");
        c.put("R(RQ)(RQ)", "two arcs, without dashes");
        c.put("R(Q[RW])", "charge transfer and diffusion under a double layer, without dashes");
        return c;
    }

    /**
     * {@return what can stand at the caret, the likeliest first; nothing where the text before it is wrong already}
     *
     * @param text the circuit's text as far as it is written
     * @param caret position in it, from 0
     * @param recent circuits that were used before, the last first
     * @throws IndexOutOfBoundsException when the caret is not in the text
     */
    public static List<CircuitProposal> propose(String text, int caret, List<String> recent) {
        String before = text.substring(0, caret);
        CircuitCompletion c = new CircuitCompletion(text, caret);
        boolean last = text.substring(caret).isBlank();
        if (before.isBlank() && last) {
            c.circuits(recent);
            c.dashes(before);
        } else {
            if (CircuitText.dashes(text)) {
                c.dashes(before);
            } else {
                c.boukamp(before);
            }
            if (last) {
                c.circuits(recent);
            }
        }
        return c.distinct();
    }

    private List<CircuitProposal> distinct() {
        Set<String> seen = new HashSet<>();
        return found.stream().filter(p -> seen.add(p.apply(text))).toList();
    }

    private Set<Integer> taken(String symbol) {
        return taken.computeIfAbsent(symbol.equals("Q") ? "CPE" : symbol, k -> new HashSet<>());
    }

    private void add(int from, String replacement, String description) {
        found.add(new CircuitProposal(from, caret, replacement, description));
    }

    private void circuits(List<String> recent) {
        Map<String, String> all = new LinkedHashMap<>();
        recent.forEach(r -> all.put(r, "used before"));
        COMMON.forEach(all::putIfAbsent);
        String start = text.strip();
        all.forEach((circuit, description) -> {
            if (circuit.startsWith(start) && circuit.length() > start.length() && isCircuit(circuit)) {
                found.add(new CircuitProposal(0, text.length(), circuit, description));
            }
        });
    }

    private static boolean isCircuit(String text) {
        try {
            Circuit.parse(text);
            return true;
        } catch (CircuitSyntaxException e) {
            return false;
        }
    }

    /** What the text before the caret ends with. */
    private enum State {
        /** An element has to follow. */
        NEED,
        /** A part is complete. */
        PART,
        /** It is wrong. */
        WRONG
    }

    // ---- with dashes

    private void dashes(String before) {
        Deque<Integer> branches = new ArrayDeque<>();
        State state = State.NEED;
        int at = 0;
        int partial = -1;
        while (state != State.WRONG && (at = blank(before, at)) < before.length()) {
            char c = before.charAt(at);
            if (state == State.NEED) {
                int from = at;
                if (c == 'p') {
                    at = blank(before, at + 1);
                    if (at == before.length()) {
                        partial = from;
                    } else if (before.charAt(at) == '(') {
                        branches.push(1);
                        at++;
                    } else {
                        state = State.WRONG;
                    }
                    continue;
                }
                String rest = before.substring(from);
                at = rest.equals(HALF_A_SYMBOL) ? -1 : element(before, at);
                if (at < 0) {
                    partial = from;
                    at = before.length();
                    state = rest.equals(HALF_A_SYMBOL) ? State.NEED : State.WRONG;
                } else {
                    state = State.PART;
                    partial = at == before.length() && SYMBOL.matcher(rest).matches() ? from : -1;
                }
            } else {
                at++;
                if (c == '-') {
                    state = State.NEED;
                } else if (c == ',' && !branches.isEmpty()) {
                    branches.push(branches.pop() + 1);
                    state = State.NEED;
                } else if (c == ')' && !branches.isEmpty() && branches.pop() >= 2) {
                    state = State.PART;
                } else {
                    state = State.WRONG;
                }
            }
        }
        if (state == State.WRONG) {
            return;
        }
        if (partial >= 0 || state == State.NEED) {
            elements(partial >= 0 ? partial : caret, branches.isEmpty());
        }
        if (state == State.PART) {
            follow(branches);
        }
    }

    private void elements(int from, boolean outermost) {
        String start = text.substring(from, caret);
        if (outermost || !start.isEmpty()) {
            arc(from, start, "");
        }
        for (ElementKind kind : ElementKind.values()) {
            if (kind.symbol().startsWith(start) || start.equals("Q") && kind == ElementKind.CONSTANT_PHASE) {
                add(from, name(kind), kind.description());
            }
        }
        if (!outermost && start.isEmpty()) {
            arc(from, start, "");
        }
        if ("p(".startsWith(start)) {
            add(from, "p(", "begins a parallel connection");
        }
    }

    private void arc(int from, String start, String before) {
        if ("p".startsWith(start)) {
            String r = before + "p(" + inside(ElementKind.RESISTOR) + ",";
            add(from, r + inside(ElementKind.CONSTANT_PHASE) + ")", "an arc: resistor and CPE in parallel");
            add(from, r + inside(ElementKind.CAPACITOR) + ")", "an arc: resistor and capacitor in parallel");
        }
    }

    private void follow(Deque<Integer> branches) {
        if (branches.isEmpty()) {
            arc(caret, "", "-");
            add(caret, "-" + name(ElementKind.WARBURG_OPEN), ElementKind.WARBURG_OPEN.description());
            add(caret, "-", "goes on in series");
            if (text.chars().noneMatch(c -> c == '-' || c == ',' || c == 'p')) {
                add(caret, "(", "begins a parallel connection, without dashes");
            }
            return;
        }
        boolean mayClose = branches.peek() >= 2;
        if (mayClose) {
            add(caret, ")", "closes the parallel connection");
            if (branches.size() > 1 && branches.stream().allMatch(b -> b >= 2)) {
                add(caret, ")".repeat(branches.size()), "closes all parallel connections");
            }
        } else {
            for (ElementKind kind : List.of(ElementKind.CONSTANT_PHASE, ElementKind.CAPACITOR)) {
                add(caret, "," + name(kind) + ")", kind.title() + " in parallel, and closes");
            }
        }
        add(caret, ",", "goes on with the next branch in parallel");
        add(caret, "-", "goes on in series within the branch");
    }

    /** The kind with the smallest number that is free; without a number where no element of the text has one. */
    private String name(ElementKind kind) {
        boolean begins = text.substring(0, caret).isBlank() || SYMBOL.matcher(text.substring(0, caret).strip()).matches();
        if (bare && !begins) {
            return kind.symbol();
        }
        return kind.symbol() + free(kind, begins);
    }

    private String inside(ElementKind kind) {
        return bare && !text.isBlank() ? kind.symbol() : kind.symbol() + free(kind, false);
    }

    private int free(ElementKind kind, boolean begins) {
        int n = begins && kind == ElementKind.RESISTOR ? 0 : 1;
        while (taken(kind.symbol()).contains(n)) {
            n++;
        }
        return n;
    }

    // ---- without dashes

    /** A bracket that is open: what closes it, and how many parts it has. */
    private static final class Open {
        private final char close;
        private final boolean parallel;
        private int parts;

        Open(char close, boolean parallel) {
            this.close = close;
            this.parallel = parallel;
        }

        boolean mayClose() {
            return parts >= (parallel ? 2 : 1);
        }
    }

    private void boukamp(String before) {
        Deque<Open> open = new ArrayDeque<>();
        int at = 0;
        int partial = -1;
        while ((at = blank(before, at)) < before.length()) {
            char c = before.charAt(at);
            boolean inParallel = !open.isEmpty() && open.peek().parallel;
            partial = -1;
            if (c == '(' || c == '[') {
                open.push(new Open(c == '(' ? ')' : ']', c == '(' && !inParallel));
                at++;
            } else if (!open.isEmpty() && c == open.peek().close && open.peek().mayClose()) {
                open.pop();
                at++;
                if (!open.isEmpty()) {
                    open.peek().parts++;
                }
            } else {
                int end = element(before, at);
                if (end < 0) {
                    return;
                }
                partial = end == before.length() && SYMBOL.matcher(before.substring(at)).matches() ? at : -1;
                at = end;
                if (!open.isEmpty()) {
                    open.peek().parts++;
                }
            }
        }
        if (partial >= 0) {
            String start = text.substring(partial, caret);
            for (ElementKind kind : ElementKind.values()) {
                if (kind.boukampSymbol().startsWith(start) && !(bare && kind.boukampSymbol().equals(start))) {
                    add(partial, boukampName(kind), kind.description());
                }
            }
        }
        close(open);
        String arc = "(" + boukampName(ElementKind.RESISTOR) + boukampName(ElementKind.CONSTANT_PHASE) + ")";
        if (open.isEmpty()) {
            add(caret, arc, "an arc: resistor and CPE in parallel");
        }
        for (ElementKind kind : ElementKind.values()) {
            add(caret, boukampName(kind), kind.description());
        }
        boolean inParallel = !open.isEmpty() && open.peek().parallel;
        add(caret, "(", inParallel ? "begins a branch in series" : "begins a parallel connection");
        if (inParallel) {
            add(caret, "[", "begins a branch in series");
        }
    }

    private void close(Deque<Open> open) {
        if (open.isEmpty() || !open.peek().mayClose()) {
            return;
        }
        Open inner = open.peek();
        add(caret, String.valueOf(inner.close),
                inner.parallel ? "closes the parallel connection" : "closes the branch in series");
        StringBuilder all = new StringBuilder();
        boolean first = true;
        for (Open o : open) {
            if (!first) {
                o.parts++;
            }
            boolean may = o.mayClose();
            if (!first) {
                o.parts--;
            }
            if (!may) {
                return;
            }
            all.append(o.close);
            first = false;
        }
        if (all.length() > 1) {
            add(caret, all.toString(), "closes all brackets");
        }
    }

    private String boukampName(ElementKind kind) {
        return bare ? kind.boukampSymbol() : kind.boukampSymbol() + free(kind, false);
    }

    // ---- common

    private static int blank(String s, int at) {
        int i = at;
        while (i < s.length() && Character.isWhitespace(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of the element that begins here; −1 where none does. */
    private static int element(String s, int at) {
        Matcher m = SYMBOL.matcher(s).region(at, s.length());
        if (!m.lookingAt()) {
            return -1;
        }
        int end = m.end();
        if (end == s.length() - 1 && s.charAt(end) == '_') {
            return -1;
        }
        if (end < s.length() && s.charAt(end) == '_') {
            end++;
        }
        while (end < s.length() && Character.isDigit(s.charAt(end))) {
            end++;
        }
        return end;
    }
}
