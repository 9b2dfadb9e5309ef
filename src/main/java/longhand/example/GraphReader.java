package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.example.yaml.Keyword;
import longhand.example.yaml.Lists;
import longhand.example.yaml.Node;
import longhand.file.FileProblem;
import longhand.model.Graph;
import longhand.model.GraphModel;
import longhand.model.learning.Learning;
import longhand.notation.formula.GivenGraph;

/** What an example file says of a computation graph: its definitions, what is given, and what is updated. */
final class GraphReader {
    static final String GRAPH = "graph";

    static final List<String> REQUIRED = List.of("title", GRAPH, "given");
    static final List<String> OPTIONAL = List.of(
            "loss",
            "update",
            "learning-rate",
            "optimiser",
            "optimizer",
            "weight-decay",
            "epochs",
            LearningReader.LOOK_BACK,
            "source",
            "about");

    /** More than anybody writes by hand. */
    private static final int MOST_DEFINITIONS = 2000;

    private static final int MOST_UPDATES = 1000;
    /** Each is listed by name. */
    private static final long MOST_QUANTITIES = 500_000;

    private static final String NAME = "name of a given number";

    private final Node.Mapping example;

    private GraphReader(Node.Mapping example) {
        this.example = example;
    }

    static Graph read(Node.Mapping example) {
        return new GraphReader(example).graph();
    }

    private Graph graph() {
        Learning learning = LearningReader.read(example);
        Map<String, BigDecimal> given = given(learning);
        List<Node> definitions = Lists.some(example.get(GRAPH), "definition such as q = x + y");
        if (definitions.size() > MOST_DEFINITIONS) {
            throw example.get(GRAPH)
                    .place()
                    .problem("expected at most " + MOST_DEFINITIONS + " definitions, found " + definitions.size());
        }
        List<String> updated = updated(given, learning);
        Optional<Node> epochs = example.find("epochs");
        if (epochs.isPresent() && learning.rate() == null) {
            throw epochs.get().place().problem("expected the key learning-rate beside epochs");
        }
        int updates = epochs.map(
                        node -> (int) node.whole("a number of epochs from 1 to " + MOST_UPDATES, 1, MOST_UPDATES))
                .orElse(1);
        List<String> texts = new ArrayList<>();
        definitions.forEach(node -> texts.add(node.text("a definition such as q = x + y")));
        Graph graph;
        try {
            graph = GivenGraph.read(
                    texts,
                    given,
                    example.find("loss")
                            .map(node -> node.text("the name of a definition"))
                            .orElse(null),
                    updated,
                    learning,
                    updates);
        } catch (GivenGraph.Refused refused) {
            Node where = refused.definition() < 0 ? example.get("loss") : definitions.get(refused.definition());
            throw where.place().problem(refused.getMessage());
        }
        checkSize(graph);
        checkUpdated(graph);
        return graph;
    }

    private Map<String, BigDecimal> given(Learning learning) {
        Node node = example.get("given");
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            throw node.expected("names with numbers, such as {x: -2, y: 5}");
        }
        if (mapping.entries().size() > MOST_DEFINITIONS) {
            throw node.place()
                    .problem("expected at most " + MOST_DEFINITIONS + " given numbers, found "
                            + mapping.entries().size());
        }
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            if (!GivenGraph.isName(name)) {
                throw node.place()
                        .onLine(entry.line())
                        .problem("expected a name of letters, digits and _ that is no function, found "
                                + FileProblem.quoted(name));
            }
            try {
                GivenGraph.checkClash(name, learning, -1);
            } catch (GivenGraph.Refused refused) {
                throw node.place().onLine(entry.line()).problem(refused.getMessage());
            }
            given.put(name, entry.value().number());
        });
        return given;
    }

    /** Which of the given numbers are parameters: those that the file names. */
    private List<String> updated(Map<String, BigDecimal> given, Learning learning) {
        Optional<Node> update = example.find("update");
        if (update.isEmpty()) {
            if (learning.rate() != null) {
                throw example.get("learning-rate")
                        .place()
                        .problem("expected the key update beside learning-rate, such as update: ["
                                + given.keySet().iterator().next() + "]");
            }
            return List.of();
        }
        if (learning.rate() == null) {
            throw update.get().place().problem("expected the key learning-rate beside update");
        }
        List<String> names = List.copyOf(given.keySet());
        List<String> updated = new ArrayList<>();
        for (Node node : Lists.some(update.get(), NAME)) {
            String name = Keyword.of(node, names, each -> each);
            if (updated.contains(name)) {
                throw node.place().problem(name + " is there twice");
            }
            updated.add(name);
        }
        return updated;
    }

    /** What does not move the loss has no gradient, and nothing to learn from. */
    private void checkUpdated(Graph graph) {
        GraphModel model = graph.model();
        for (int number = 1; number <= graph.leaves().size(); number++) {
            Graph.Leaf leaf = graph.leaves().get(number - 1);
            if (leaf.isUpdated() && !model.reaches(Graph.leaf(number), graph.node(graph.loss()))) {
                throw example.get("update")
                        .place()
                        .problem(leaf.name() + " cannot be updated: " + graph.name(graph.node(graph.loss()))
                                + " does not depend on it");
            }
        }
    }

    private void checkSize(Graph graph) {
        long named = graph.nodes().stream()
                .mapToLong(node -> node.formula().references().size())
                .sum();
        long perUpdate = named + 2L * graph.nodes().size() + 7L * graph.leaves().size();
        if (perUpdate * graph.updates() > MOST_QUANTITIES) {
            throw example.place()
                    .problem("expected at most " + MOST_QUANTITIES + " quantities to work out, found about "
                            + perUpdate * graph.updates() + ": take fewer epochs or a smaller graph");
        }
    }
}
