package longhand.course.worksheet;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.notation.text.Figures;

/**
 * Whether numbers are fit to be worked with on paper: none is on a corner or near one, no neuron is saturated, and none is dead unless
 * one is wanted; and each asked number shows enough digits.
 *
 * @param decimals that the answers have
 * @param hasDeadNeuron whether a dead neuron is wanted, and not to be avoided
 * @param flatPaths of a graph, how many gradients may be 0
 */
record Suitability(int decimals, boolean hasDeadNeuron, int flatPaths) {
    /** A slope of less lets next to nothing through: of a sigmoid, beyond 0.04 and 0.96. */
    private static final double LEAST_SLOPE = 0.04;

    /** The same of softmax. */
    private static final double LEAST_SHARE = 0.03;

    /** A weighted sum nearer to a corner can come to the other side of it by rounding. */
    private static final double LEAST_DISTANCE = 0.05;

    /** An answer has at least so many units of its last decimal, and so three digits. */
    private static final double FEWEST_UNITS = 100;

    private static final double LEAST_GRADIENT = 1e-4;

    /** Larger numbers are not for paper. */
    private static final double LARGEST = 10_000;

    /** For numbers in the place of those of an example. */
    static Suitability like(Figures example, int decimals, boolean hasDeadNeuron) {
        boolean isGraph = example.rules().computation() instanceof Graph;
        return new Suitability(decimals, hasDeadNeuron, isGraph ? noSlopes(example) : 0);
    }

    boolean fits(Figures figures, List<Quantity> asked) {
        return (figures.rules().computation() instanceof Graph graph
                        ? fits(figures, graph)
                        : fits(figures, figures.rules().step()))
                && asked.stream().allMatch(q -> showsDigits(figures, q));
    }

    /** Whether an answer with the decimals that are asked for says enough: of an update, of its change. */
    boolean showsDigits(Figures figures, Quantity q) {
        BigDecimal exact = figures.decimal(q);
        if (exact == null) {
            return false;
        }
        double old = q.isUpdate() ? figures.real(q.withUpdate(q.update() - 1)) : 0;
        boolean isShort =
                figures.trace().exactly(q) != null && exact.stripTrailingZeros().scale() <= decimals;
        return isShort || Math.abs(exact.doubleValue() - old) * Math.pow(10, decimals) >= FEWEST_UNITS;
    }

    private boolean fits(Figures figures, TrainingStep step) {
        boolean hasDead = false;
        for (int update = 1; update <= step.updates(); update++) {
            for (int sample = 1; sample <= step.samples(update); sample++) {
                for (int layer = 1; layer <= step.network().depth(); layer++) {
                    int dead = 0;
                    int width = step.network().width(layer);
                    for (int neuron = 1; neuron <= width; neuron++) {
                        Variable a = Quantity.activation(layer, neuron, sample).withUpdate(update);
                        if (!isFree(figures, step.network().layer(layer).activation(), a)) {
                            return false;
                        }
                        dead += isDead(figures, step.network().layer(layer).activation(), a) ? 1 : 0;
                    }
                    if (dead > 0 && (!hasDeadNeuron || dead == width)) {
                        return false;
                    }
                    hasDead |= dead > 0;
                }
            }
        }
        return hasDead == hasDeadNeuron && allAreFinite(figures);
    }

    private static boolean isDead(Figures figures, Activation activation, Variable a) {
        return activation.isGate() && figures.real(a) == 0;
    }

    /** Whether a neuron is neither saturated nor near a corner; a dead one is free too. */
    private static boolean isFree(Figures figures, Activation activation, Variable a) {
        if (!activation.isElementwise()) {
            double share = figures.real(a);
            return share >= LEAST_SHARE && share <= 1 - LEAST_SHARE;
        }
        Variable z = a.at(Kind.WEIGHTED_SUM);
        double sum = figures.real(z);
        boolean isNearCorner = activation.hasCorner()
                && activation.curve().corners().stream()
                        .anyMatch(corner -> Math.abs(sum - corner.doubleValue()) < LEAST_DISTANCE);
        Derivative slope = new Derivative(a, z);
        boolean isFlat = figures.rules().has(slope) && Math.abs(figures.real(slope)) < LEAST_SLOPE;
        return !isNearCorner && (!isFlat || activation.hasJump() || isDead(figures, activation, a));
    }

    private static boolean allAreFinite(Figures figures) {
        boolean[] are = {true};
        figures.rules().forEach(q -> are[0] &= Math.abs(figures.real(q)) <= LARGEST);
        return are[0];
    }

    /** No two numbers of it are the same, so that no maximum has two of them, and none is 0 or far from what it was meant to be. */
    private boolean fits(Figures figures, Graph graph) {
        if (!allAreFinite(figures)) {
            return false;
        }
        Set<BigDecimal> known = new HashSet<>();
        for (Variable v : graph.variables()) {
            BigDecimal value = figures.decimal(v).stripTrailingZeros();
            if (value.signum() == 0 || !known.add(value)) {
                return false;
            }
        }
        return noSlopes(figures) <= flatPaths;
    }

    /** How many derivatives of the loss have come to 0, or to next to nothing: those along the losing side of a maximum always do. */
    private static int noSlopes(Figures figures) {
        int[] none = {0};
        figures.rules().forEach(q -> {
            boolean isOfLoss = q instanceof Derivative d && !d.isLocal();
            none[0] += isOfLoss && Math.abs(figures.real(q)) < LEAST_GRADIENT ? 1 : 0;
        });
        return none[0];
    }
}
