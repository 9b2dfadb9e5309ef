package longhand.view;

import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Graph;

/** What the steps at one number of a graph are called together: by that number. */
record GraphGroups(Graph graph) {
    String of(Quantity q) {
        if (q instanceof Derivative derivative) {
            return "At " + graph.name(derivative.denominator().withUpdate(1));
        }
        return q.variable().kind().isState()
                ? graph.name(graph.parameter(q.variable()).withUpdate(1))
                : graph.name(q.variable().withUpdate(1))
                        + (q.phase() == Phase.AFTERWARDS ? " with the new parameters" : "");
    }
}
