package longhand.live.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.model.Graph;
import longhand.notation.formula.GivenGraph;
import longhand.notation.name.Labels;

/** {@link ExerciseText} of a graph: definitions in quotation marks, and a given number a line. */
final class GraphText {
    private static final String GRAPH = "graph:\n";
    private static final String GIVEN = "given:\n";
    private static final String DEFINITION = "  - ";

    private GraphText() {}

    static String write(Exercise exercise, Graph graph) {
        StringBuilder text = new StringBuilder();
        ExerciseText.head(text, exercise);
        ExerciseText.learning(text, graph.learning());
        if (graph.updates() > 1) {
            ExerciseText.line(text, "", "epochs", Integer.toString(graph.updates()));
        }
        ExerciseText.line(text, "", "loss", graph.name(graph.node(graph.loss())));
        List<String> updated = graph.leaves().stream()
                .filter(Graph.Leaf::isUpdated)
                .map(Graph.Leaf::name)
                .toList();
        if (!updated.isEmpty()) {
            ExerciseText.line(text, "", "update", "[" + String.join(", ", updated) + "]");
        }
        text.append(GRAPH);
        for (String definition : GivenGraph.definitions(graph)) {
            text.append(DEFINITION).append(Json.text(definition)).append('\n');
        }
        text.append(GIVEN);
        for (Graph.Leaf leaf : graph.leaves()) {
            ExerciseText.line(text, "  ", leaf.name(), leaf.value().toString());
        }
        return text.toString();
    }

    /** Whether a text is that of a graph: text of somebody's own stands in quotation marks, on one line. */
    static boolean isGraph(String text) {
        return text.contains("\n" + GRAPH);
    }

    /** @throws IllegalArgumentException if it is no text of {@link #write} */
    static Exercise read(String text) {
        Map<String, String> head = new HashMap<>();
        List<String> definitions = new ArrayList<>();
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (line.startsWith(DEFINITION)) {
                definitions.add(Json.read(line.substring(DEFINITION.length())));
            } else if (line.startsWith("  ") && colon > 0) {
                given.put(
                        line.substring(2, colon),
                        new BigDecimal(line.substring(colon + 1).strip()));
            } else if (colon > 0) {
                head.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        String updated = head.getOrDefault("update", "[]");
        Graph graph = GivenGraph.read(
                definitions,
                given,
                head.get("loss"),
                updated.equals("[]")
                        ? List.of()
                        : List.of(updated.substring(1, updated.length() - 1).split(", ", -1)),
                ExerciseText.learning(head),
                Integer.parseInt(head.getOrDefault("epochs", "1")));
        return new Exercise(
                ExerciseText.text(head, "title"),
                ExerciseText.text(head, "source"),
                ExerciseText.text(head, "about"),
                graph,
                Labels.NONE);
    }
}
