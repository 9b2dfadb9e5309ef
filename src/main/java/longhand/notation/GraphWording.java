package longhand.notation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longhand.formula.Choice.Cases;
import longhand.formula.ExactDecimal;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.GraphModel;
import longhand.notation.text.Figures;
import longhand.notation.text.Words;

/** The words for a graph of formulas. */
final class GraphWording implements ModelWording {
    /** A sentence lists no more names than this. */
    private static final int MOST_LISTED = 8;

    private final Figures figures;
    private final Graph graph;
    private final GraphModel model;

    GraphWording(Figures figures, Graph graph) {
        this.figures = figures;
        this.graph = graph;
        model = graph.model();
    }

    @Override
    public String question(Quantity q) {
        if (q instanceof Derivative derivative) {
            return "How much does " + graph.name(derivative.denominator()) + " move "
                    + graph.name(derivative.numerator()) + "?";
        }
        String name = graph.name(q.variable());
        if (q.isUpdate()) {
            return "What is the new value of " + name + "?";
        }
        return q.isOf(Kind.LEAF)
                ? (graph.leaves().get(q.to() - 1).isUpdated() ? "The parameter " : "The given number ") + name
                : "What is " + name + (q.phase() == Phase.AFTERWARDS ? " with the new parameters?" : "?");
    }

    @Override
    public void addRemarks(Quantity q, List<String> remarks) {
        if (q.isUpdate()) {
            Wording.addRate(graph.learning(), remarks);
            boolean isFirst = graph.leaves().stream().limit(q.to() - 1).noneMatch(Graph.Leaf::isUpdated);
            if (isFirst && graph.leaves().stream().filter(Graph.Leaf::isUpdated).count() > 1) {
                remarks.add("All parameters are updated together: every gradient uses the old values.");
            }
        } else if (q instanceof Derivative derivative) {
            addPaths(derivative, remarks);
            addCorner(figures.rules().of(q), remarks);
        }
    }

    private void addPaths(Derivative q, List<String> remarks) {
        if (q.isLocal()) {
            return;
        }
        Variable loss = q.numerator();
        List<String> users = model.users(q.denominator(), loss).stream()
                .filter(user -> model.reaches(user, loss))
                .map(graph::name)
                .toList();
        if (users.size() > 1) {
            remarks.add("A sum, because " + graph.name(q.denominator()) + " goes into "
                    + Words.first(MOST_LISTED, users) + ": each is a path to " + graph.name(loss) + ".");
        }
    }

    /** What is agreed for the slope where a function turns, if one does here. */
    private void addCorner(Formula slope, List<String> remarks) {
        corner(slope)
                .ifPresent(corner -> remarks.add(
                        corner instanceof Cases cases && cases.otherwise() instanceof Cases
                                ? "The two numbers that are compared are equal here, so there is no single slope. The convention here, as in most"
                                        + " programs, is that each of them gets half."
                                : "This is a corner, where there is no single slope. The convention here is to take the flatter of the two, and of"
                                        + " two equally steep ones their mean."));
    }

    private Optional<Formula> corner(Formula formula) {
        if (formula instanceof Applied applied && applied.function().isStep() && isZero(applied.argument())) {
            return Optional.of(applied);
        }
        if (formula instanceof Cases cases && isZero(Formula.difference(cases.left(), cases.right()))) {
            return Optional.of(cases);
        }
        Stream<Formula> parts = formula.parts().stream();
        return parts.map(this::corner).flatMap(Optional::stream).findFirst();
    }

    private boolean isZero(Formula formula) {
        BigDecimal exact = ExactDecimal.of(formula, figures.trace()::exactly);
        return exact == null ? figures.real(formula) == 0 : exact.signum() == 0;
    }

    @Override
    public String lostDigits() {
        return "With the numbers shown here the rule would lose its digits. The value is worked out in an equal form that keeps them.";
    }

    @Override
    public String parameter(Quantity q) {
        return graph.name(graph.parameter(q.variable()));
    }
}
