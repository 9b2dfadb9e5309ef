package longhand.view.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.GraphModel;

/** What is highlighted in the picture of a graph. */
final class GraphHighlight {
    private final Graph graph;
    private final GraphModel model;
    /** By both its ends how many parts a line has. */
    private final Map<List<Variable>, Integer> parts = new HashMap<>();

    GraphHighlight(Graph graph) {
        this.graph = graph;
        model = graph.model();
        new GraphLayout(graph)
                .lines()
                .forEach(line ->
                        parts.put(List.of(line.from(), line.to()), line.points().size() - 1));
    }

    Highlight of(Quantity q) {
        Set<String> now = new LinkedHashSet<>();
        Set<String> path = new LinkedHashSet<>();
        if (q instanceof Derivative derivative) {
            Variable from = derivative.denominator().withUpdate(1);
            Variable to = derivative.numerator().withUpdate(1);
            if (derivative.isLocal()) {
                link(now, from, to);
            } else {
                now.add(Highlight.node(from));
                onwards(from, now, path);
            }
        } else if (q.variable().kind().isState()) {
            now.add(Highlight.node(graph.parameter(q.variable()).withUpdate(1)));
        } else if (!q.variable().kind().isSetting()) {
            Variable v = q.variable().withUpdate(1).with(q.variable().kind().before());
            now.add(Highlight.node(v));
            if (!v.kind().isParameter()) {
                model.definition(v).references().forEach(named -> link(now, named.variable(), v));
            }
        }
        return new Highlight(now, path);
    }

    /** From a number to what is worked out from it, and weaker from there to the loss. */
    private void onwards(Variable from, Set<String> now, Set<String> path) {
        Variable loss = model.loss(1);
        Deque<Variable> open = new ArrayDeque<>(List.of(from));
        Set<Variable> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Variable v = open.poll();
            for (Variable user : model.users(v, loss)) {
                if (model.reaches(user, loss)) {
                    link(v.equals(from) ? now : path, v, user);
                    if (!user.equals(loss) && seen.add(user)) {
                        open.add(user);
                    }
                }
            }
        }
    }

    private void link(Set<String> keys, Variable from, Variable to) {
        for (int part = 1; part <= parts.get(List.of(from, to)); part++) {
            keys.add(Highlight.edge(from, to, part));
        }
        keys.add(Highlight.node(from));
        keys.add(Highlight.node(to));
    }
}
