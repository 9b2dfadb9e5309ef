package longhand.check.change;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.check.judging.Mistake;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Relation;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;

/** The mistakes of somebody who works through a single layer that learns from its errors, by a rule without a loss. */
public final class ChangedErrorRules implements ChangedRules {
    private final TrainingStep step;
    private final int outputs;
    private final Activation activation;
    private final ShiftedSamples shifted;
    private final ChangedUpdates updates;

    public ChangedErrorRules(Rules rules) {
        step = rules.step();
        outputs = step.network().outputLayer().size();
        activation = step.network().outputLayer().activation();
        shifted = new ShiftedSamples(step, q -> q.isOf(Kind.ERROR));
        updates = new ChangedUpdates(rules);
    }

    @Override
    public List<LocalChange> of(Mistake mistake) {
        boolean isOfActivation = step.learning().rule().compared() == Kind.ACTIVATION;
        return switch (mistake) {
            case ERROR_SIGN -> List.of(change(Kind.ERROR, (q, right) -> new Negative(right)));
            case CORRECTION_SIGN ->
                ChangedUpdates.update(ChangedUpdates.withRate(new Negative(the(Quantity.learningRate()))));
            case INPUT_FORGOTTEN -> ChangedUpdates.update(ChangedUpdates.with(Kind.INPUT, x -> number(1)));
            case ACTIVATION_FORGOTTEN ->
                when(
                        isOfActivation,
                        change(Kind.ERROR, ChangedUpdates.with(Kind.ACTIVATION, a -> the(a.at(Kind.WEIGHTED_SUM)))));
            case ERROR_AT_ACTIVATION ->
                when(
                        !isOfActivation && !activation.isStraight(),
                        change(Kind.ERROR, ChangedUpdates.with(Kind.WEIGHTED_SUM, z -> the(z.at(Kind.ACTIVATION)))));
            case STEP_AT_ZERO ->
                when(activation.equals(Activation.STEP), change(Kind.ACTIVATION, (q, right) -> firesAboveZero(q)));
            case THRESHOLD_SIGN -> thresholdSigns();
            case BIAS_FORGOTTEN -> List.of(change(Kind.WEIGHTED_SUM, ChangedErrorRules::withoutOffset));
            case BIAS_NOT_UPDATED ->
                when(
                        step.updateBiases(),
                        new LocalChange(
                                ChangedErrorRules::isNewOffset, (q, right) -> the(q.withUpdate(q.update() - 1))));
            case SUM_NOT_MEAN -> when(step.hasSeveralSamples(), otherReduction());
            case WEIGHTS_TRANSPOSED ->
                when(
                        outputs > 1 && outputs == step.network().width(0),
                        change(
                                Kind.WEIGHTED_SUM,
                                ChangedUpdates.with(
                                        Kind.WEIGHT,
                                        w -> the(new Variable(
                                                Kind.WEIGHT, w.layer(), w.from(), w.to(), 0, w.update())))));
            case TARGET_SHIFTED -> shifted.targets();
            case SWAPPED_SAMPLES -> shifted.swapped();
            case ASCENT -> List.of(); // there is nothing to go up
            default -> updates.of(mistake);
        };
    }

    /** 1 where z &gt; 0, and so 0 at 0 itself. */
    private static Formula firesAboveZero(Quantity a) {
        return new Cases(the(a.at(Kind.WEIGHTED_SUM)), Relation.GREATER, number(0), number(1), number(0));
    }

    private static Formula withoutOffset(Quantity q, Formula right) {
        return right.replaced(named -> named.variable().kind().isOffset() ? number(0) : the(named));
    }

    /** A threshold added instead of subtracted; its correction added instead of subtracted; or both. */
    private List<LocalChange> thresholdSigns() {
        if (!step.network().outputLayer().hasThresholds()) {
            return List.of();
        }
        LocalChange sum =
                change(Kind.WEIGHTED_SUM, ChangedUpdates.with(Kind.THRESHOLD, theta -> new Negative(the(theta))));
        if (!step.updateBiases()) {
            return List.of(sum);
        }
        LocalChange update = new LocalChange(
                ChangedErrorRules::isNewOffset, ChangedUpdates.withRate(new Negative(the(Quantity.learningRate()))));
        return List.of(sum.and(update), sum, update);
    }

    /** The sum over the batch where its mean is asked for, and the mean where the sum is. */
    public LocalChange otherReduction() {
        Change mean = (q, right) -> ChangedUpdates.withRate(
                        new Quotient(the(Quantity.learningRate()), number(step.samples(q.partOfUpdate()))))
                .of(q, right);
        return new LocalChange(Quantity::isUpdate, step.isSummed() ? mean : OtherReduction::summed);
    }

    /** The error as output − target, which is then subtracted. */
    public static LocalChange negatedErrors() {
        return change(Kind.ERROR, (q, right) -> new Negative(right))
                .and(new LocalChange(
                        Quantity::isUpdate, ChangedUpdates.withRate(new Negative(the(Quantity.learningRate())))));
    }

    /** New biases as thresholds, which are subtracted: each with the other sign, as are those that the next update begins with. */
    public static LocalChange thresholds() {
        UnaryOperator<Formula> turned =
                rule -> rule.replaced(named -> isNewOffset(named) ? new Negative(the(named)) : the(named));
        return new LocalChange(
                q -> isNewOffset(q) || q.isOf(Kind.WEIGHTED_SUM),
                (q, right) -> isNewOffset(q) ? new Negative(turned.apply(right)) : turned.apply(right));
    }

    private static boolean isNewOffset(Quantity q) {
        return q.isUpdate() && q.variable().kind().isOffset();
    }

    private static LocalChange change(Family family, Change change) {
        return new LocalChange(q -> q.isOf(family), change);
    }

    private static List<LocalChange> when(boolean possible, LocalChange... changes) {
        List<LocalChange> all = new ArrayList<>();
        if (possible) {
            all.addAll(List.of(changes));
        }
        return all;
    }
}
