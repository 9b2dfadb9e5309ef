package longhand.check.change;

import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.TrainingStep;

/** Right rules with what is given in another place: targets of another output or sample, and samples under each other's names. */
final class ShiftedSamples {
    /** Beyond this many samples, which of them were mixed up is not guessed. */
    private static final int MOST_SAMPLES = 4;

    private final TrainingStep step;
    private final int outputs;
    /** Whether the rule of a quantity may name targets. */
    private final Predicate<Quantity> hasTargets;

    ShiftedSamples(TrainingStep step, Predicate<Quantity> hasTargets) {
        this.step = step;
        this.hasTargets = hasTargets;
        outputs = step.network().outputLayer().size();
    }

    /** Each output with the target of the one before it or after it; each sample with those of the one before or after. */
    List<LocalChange> targets() {
        List<LocalChange> changes = new ArrayList<>();
        for (int by : steps(outputs)) {
            changes.add(targets(y -> y.at(Kind.TARGET, 0, shifted(y.to(), by, outputs))));
        }
        int samples = fewestSamples();
        for (int by : samples <= MOST_SAMPLES ? steps(samples) : new int[0]) {
            changes.add(targets(y ->
                    y.withSample(shifted(y.sample(), by, step.batch(y.update()).size()))));
        }
        return changes;
    }

    /** By how many places things may be off that stand in a circle: of two, one way is the other. */
    private static int[] steps(int count) {
        return count == 1 ? new int[0] : count == 2 ? new int[] {1} : new int[] {1, -1};
    }

    private static int shifted(int index, int by, int count) {
        return Math.floorMod(index - 1 + by, count) + 1;
    }

    private LocalChange targets(Function<Quantity, Quantity> other) {
        return new LocalChange(hasTargets, ChangedUpdates.with(Kind.TARGET, y -> the(other.apply(y))));
    }

    /** Whether the rule of a quantity may name inputs. */
    private boolean hasInputs(Quantity q) {
        boolean isOfSums = q.isOf(Kind.WEIGHTED_SUM) || q.isOf(Kind.WEIGHTED_SUM.by(Kind.WEIGHT));
        return q.layer() == 1 && (isOfSums || (q.isUpdate() && !step.hasLoss()));
    }

    /** Two samples, each under the name of the other. */
    List<LocalChange> swapped() {
        int samples = fewestSamples();
        List<LocalChange> changes = new ArrayList<>();
        for (int one = 1; samples <= MOST_SAMPLES && one <= samples; one++) {
            for (int other = one + 1; other <= samples; other++) {
                int a = one;
                int b = other;
                IntUnaryOperator swapped = sample -> sample == a ? b : sample == b ? a : sample;
                LocalChange inputs = new LocalChange(
                        this::hasInputs,
                        ChangedUpdates.with(Kind.INPUT, x -> the(x.withSample(swapped.applyAsInt(x.sample())))));
                changes.add(inputs.and(targets(y -> y.withSample(swapped.applyAsInt(y.sample())))));
            }
        }
        return changes;
    }

    /** Of the smallest batch. */
    private int fewestSamples() {
        return step.batches().stream().mapToInt(Batch::size).min().orElseThrow();
    }
}
