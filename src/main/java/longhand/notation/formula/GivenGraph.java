package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.formula.Formula;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.learning.Learning;
import longhand.notation.name.Names;
import longhand.notation.name.Setting;
import longhand.notation.text.Words;

/**
 * A computation graph as an example gives it: definitions such as {@code q = x + y}, in any order, and the numbers that they begin with. Names
 * have letters, digits and _, and begin with no digit.
 */
public final class GivenGraph {
    private static final int MOST_CHARACTERS = 40;

    /** A circle is shown with no more names than this. */
    private static final int MOST_LISTED = 8;

    /** What is wrong, and with which definition. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int definition;

        private Refused(int definition, String problem) {
            super(problem);
            this.definition = definition;
        }

        /** Which definition it is, counted from 0; −1 if it is none of them. */
        public int definition() {
            return definition;
        }
    }

    private final List<String> definitions;
    private final Map<String, BigDecimal> given;
    /** By the name of each definition its place in the file, from 0. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private GivenGraph(List<String> definitions, Map<String, BigDecimal> given) {
        this.definitions = definitions;
        this.given = given;
    }

    /**
     * @param given in the order in which they are to stand
     * @param loss which definition is differentiated; null for the last one
     * @param updated which of the given numbers are parameters
     * @throws Refused if a definition is none, names what there is not, or is worked out from itself
     */
    public static Graph read(
            List<String> definitions,
            Map<String, BigDecimal> given,
            String loss,
            Collection<String> updated,
            Learning learning,
            int updates) {
        return new GivenGraph(definitions, given).graph(loss, Set.copyOf(updated), learning, updates);
    }

    /** The definitions of a graph, as they were typed. */
    public static List<String> definitions(Graph graph) {
        return graph.nodes().stream()
                .map(node -> node.name() + " = " + node.written())
                .toList();
    }

    /** Whether a text is such a name; one that is too long is none. */
    public static boolean isName(String text) {
        return text.length() <= MOST_CHARACTERS
                && FormulaReader.isName(text)
                && !FormulaReader.isFunction(text)
                && Names.tidy(text).equals(text);
    }

    private Graph graph(String loss, Set<String> updated, Learning learning, int updates) {
        for (int place = 0; place < definitions.size(); place++) {
            addName(place, learning);
        }
        String differentiated = loss == null ? name(definitions.size() - 1) : loss;
        if (!places.containsKey(differentiated)) {
            throw new Refused(
                    -1,
                    "expected a name that is defined in graph, found '" + Words.abbreviated(differentiated) + "'"
                            + hint(differentiated, places.keySet()));
        }
        List<Formula> formulas = formulas();
        List<Integer> inTurn = inTurn(formulas);
        int lossNumber = inTurn.indexOf(places.get(differentiated)) + 1;
        Map<Quantity, Formula> inOrder = new HashMap<>();
        for (int number = 1; number <= inTurn.size(); number++) {
            inOrder.put(atFirst(inTurn.get(number - 1)), Formula.the(Graph.node(number, lossNumber)));
        }
        List<Graph.Node> nodes = new ArrayList<>();
        for (int place : inTurn) {
            String definition = definitions.get(place);
            nodes.add(new Graph.Node(
                    name(place),
                    formulas.get(place).replaced(q -> inOrder.getOrDefault(q, Formula.the(q))),
                    definition.substring(definition.indexOf('=') + 1).strip()));
        }
        List<Graph.Leaf> leaves = new ArrayList<>();
        given.forEach((name, value) -> leaves.add(new Graph.Leaf(name, value, updated.contains(name))));
        return new Graph(leaves, nodes, lossNumber, learning, updates);
    }

    private String name(int place) {
        String definition = definitions.get(place);
        int equals = definition.indexOf('=');
        if (equals < 0) {
            throw new Refused(
                    place,
                    "expected a definition such as q = x + y, found '" + Words.abbreviated(definition) + "'"
                            + (isCutOff(place) ? ": within [ ] a definition with a comma needs quotes around it" : ""));
        }
        return definition.substring(0, equals).strip();
    }

    /** Whether the definition before has brackets that are not closed: {@code [q = max(x, y)]} is a list of two. */
    private boolean isCutOff(int place) {
        String before = place == 0 ? "" : definitions.get(place - 1);
        return before.chars().filter(sign -> sign == '(').count()
                > before.chars().filter(sign -> sign == ')').count();
    }

    private void addName(int place, Learning learning) {
        String name = name(place);
        if (!isName(name)) {
            throw new Refused(
                    place,
                    FormulaReader.isFunction(name)
                            ? "expected a name of your own before =, found the function " + name
                            : "expected a name before =, of at most " + MOST_CHARACTERS
                                    + " letters, digits and _, found '" + Words.abbreviated(name) + "'");
        }
        checkClash(name, learning, place);
        if (given.containsKey(name)) {
            throw new Refused(place, name + " is given, and so cannot be defined");
        }
        if (places.putIfAbsent(name, place) != null) {
            throw new Refused(place, name + " is defined twice");
        }
    }

    /**
     * Refuses a name that is already that of a number given with the way of learning.
     *
     * @throws Refused if it is
     */
    public static void checkClash(String name, Learning learning, int place) {
        Setting.named(name)
                .filter(setting -> learning.settings()
                        .contains(setting.quantity().variable().kind()))
                .ifPresent(setting -> {
                    throw new Refused(place, "the name " + name + " is taken: it is the " + setting.words());
                });
    }

    /** Each formula, of the definitions by their places in the file. */
    private List<Formula> formulas() {
        Map<String, Formula> names = new HashMap<>();
        int number = 0;
        for (String name : given.keySet()) {
            names.put(name, Formula.the(Graph.leaf(++number)));
        }
        places.forEach((name, place) -> names.put(name, Formula.the(atFirst(place))));
        List<Formula> formulas = new ArrayList<>();
        for (int place = 0; place < definitions.size(); place++) {
            String definition = definitions.get(place);
            try {
                formulas.add(FormulaReader.read(definition, definition.indexOf('=') + 1, names));
            } catch (WrongFormula wrong) {
                throw new Refused(place, wrong.getMessage());
            }
        }
        return formulas;
    }

    /** What stands for a definition before it is known in which order they are worked out. */
    private static Variable atFirst(int place) {
        return new Variable(Kind.NODE, 0, place + 1, 0, 0);
    }

    /** The definitions by their places in the file, each after all that it names; otherwise in the order of the file. */
    private List<Integer> inTurn(List<Formula> formulas) {
        List<Integer> inTurn = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        for (int place = 0; place < formulas.size(); place++) {
            List<Integer> open = new ArrayList<>(List.of(place));
            Set<Integer> onTheWay = new LinkedHashSet<>();
            while (!open.isEmpty()) {
                int last = open.get(open.size() - 1);
                if (done.contains(last)) {
                    open.remove(open.size() - 1);
                    continue;
                }
                onTheWay.add(last);
                List<Integer> missing = formulas.get(last).references().stream()
                        .filter(named -> named.isOf(Kind.NODE))
                        .map(named -> named.variable().to() - 1)
                        .filter(other -> !done.contains(other))
                        .sorted(Comparator.reverseOrder())
                        .toList();
                for (int other : missing) {
                    if (onTheWay.contains(other)) {
                        throw circle(other, last, onTheWay);
                    }
                }
                open.addAll(missing);
                if (missing.isEmpty()) {
                    open.remove(open.size() - 1);
                    onTheWay.remove(last);
                    done.add(last);
                    inTurn.add(last);
                }
            }
        }
        return inTurn;
    }

    /** From a definition along the way to the one that names it. */
    private Refused circle(int first, int last, Set<Integer> onTheWay) {
        List<String> names = new ArrayList<>();
        for (int place : onTheWay) {
            if (!names.isEmpty() || place == first) {
                names.add(name(place));
            }
        }
        if (names.size() == 1) {
            return new Refused(last, name(first) + " is worked out from itself");
        }
        int left = names.size() - MOST_LISTED;
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_LISTED, names.size())));
        if (left > 0) {
            shown.add(left == 1 ? "one more" : left + " more, one after another");
        }
        return new Refused(
                last, "a circle of definitions: " + String.join(" needs ", shown) + ", which needs " + name(first));
    }

    private static String hint(String name, Collection<String> known) {
        return Words.nearest(name, known)
                .map(near -> ": did you mean " + near + "?")
                .orElse("");
    }
}
