package longhand.check.change;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.check.judging.Mistake;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.learning.Optimiser.Method;

/** Mistakes in the step that an update makes of a gradient, whatever has parameters. */
final class ChangedUpdates implements ChangedRules {
    private final Rules rules;
    private final Computation computation;

    ChangedUpdates(Rules rules) {
        this.rules = rules;
        computation = rules.computation();
    }

    @Override
    public List<LocalChange> of(Mistake mistake) {
        if (!computation.hasUpdate()) {
            return List.of();
        }
        Formula rate = the(Quantity.learningRate());
        return switch (mistake) {
            case ASCENT -> update(withRate(new Negative(rate)));
            case RATE_FORGOTTEN -> update(withRate(number(1)));
            case RATE_TWICE -> update(withRate(product(rate, rate)));
            case DECAY_FORGOTTEN ->
                computation.learning().decay().isInUpdate()
                        ? update(with(Kind.LAMBDA, lambda -> number(0)))
                        : List.of();
            case BIAS_CORRECTION_FORGOTTEN -> forgottenCorrections();
            case MOMENTUM_FORGOTTEN -> forgottenMomenta();
            case OLD_WEIGHTS_KEPT -> keptWeights();
            default -> List.of();
        };
    }

    static List<LocalChange> update(Change change) {
        return List.of(new LocalChange(Quantity::isUpdate, change));
    }

    static Change withRate(Formula rate) {
        return with(Kind.LEARNING_RATE, alpha -> rate);
    }

    /** The rule with something else in the place of the quantities of a kind that it names. */
    static Change with(Family family, java.util.function.Function<Quantity, Formula> other) {
        return (q, right) -> right.replaced(named -> named.isOf(family) ? other.apply(named) : the(named));
    }

    /** Of both moving means, or of one of them. */
    private List<LocalChange> forgottenCorrections() {
        LocalChange first = change(
                Kind.CORRECTED_FIRST_MOMENT, (q, right) -> the(q.variable().with(Kind.FIRST_MOMENT)));
        LocalChange second = change(
                Kind.CORRECTED_SECOND_MOMENT, (q, right) -> the(q.variable().with(Kind.SECOND_MOMENT)));
        return when(optimiser() == Method.ADAM, first.and(second), first, second);
    }

    /** The step is that of the gradient alone; or the momentum begins anew in each update. */
    private List<LocalChange> forgottenMomenta() {
        if (!computation.learning().optimiser().states().contains(Kind.FIRST_MOMENT)) {
            return List.of();
        }
        Change plain = (q, right) ->
                right.replaced(named -> named.isOf(Kind.FIRST_MOMENT) || named.isOf(Kind.CORRECTED_FIRST_MOMENT)
                        ? the(gradient(named.variable()))
                        : the(named));
        LocalChange anew = change(Kind.FIRST_MOMENT, with(Kind.FIRST_MOMENT, before -> number(0)));
        List<LocalChange> changes = new ArrayList<>();
        if (optimiser() != Method.NESTEROV) {
            changes.addAll(update(plain));
        } else {
            changes.addAll(update(with(Kind.MU, mu -> number(0))));
        }
        changes.addAll(when(computation.updates() > 1, anew));
        return changes;
    }

    /** The gradient of the parameter that a state is of. */
    private Quantity gradient(Variable state) {
        return rules.gradient(computation.parameter(state));
    }

    /** Each update from the first parameters: all of it, its last step alone, or all but that. */
    private List<LocalChange> keptWeights() {
        if (computation.updates() == 1) {
            return List.of();
        }
        Change first = (q, right) -> right.replaced(
                named -> named instanceof Variable v && v.kind().isParameter() ? the(v.withUpdate(1)) : the(named));
        return List.of(
                new LocalChange(ChangedUpdates::isLater, first),
                new LocalChange(q -> isLater(q) && q.isUpdate(), first),
                new LocalChange(q -> isLater(q) && !q.isUpdate(), first));
    }

    private static boolean isLater(Quantity q) {
        return q.partOfUpdate() > 1;
    }

    private Method optimiser() {
        return computation.learning().optimiser().method();
    }

    private static LocalChange change(Family family, Change change) {
        return new LocalChange(q -> q.isOf(family), change);
    }

    private static List<LocalChange> when(boolean possible, LocalChange... changes) {
        return possible ? List.of(changes) : List.of();
    }
}
