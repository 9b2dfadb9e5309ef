package longhand.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Values;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.descent.Parameters;
import longhand.mnist.descent.Recipe;
import longhand.mnist.matrix.Matrix;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import org.apache.commons.math3.util.Decimal64;

/**
 * Every matrix of one step of gradient descent, or of several, held entry by entry against the scalar engine.
 *
 * <p>On ReLU's corner two correct engines can part: where a weighted sum is 0 on paper, the doubles of one order of addition come to 0
 * and those of another to 2.8e−17, which opens the gate. The scalar engine decides by the decimals that are given, exactly. So it tells
 * the matrices which weighted sums are 0, and this reports each of them.
 */
public final class Comparison {
    /** Engines that differ by no more than this part of a number agree. */
    public static final double AGREEMENT = 1e-12;

    /** Below this part of the number itself it need not be asked how much of it has cancelled. */
    private static final double PLAINLY_ROUNDING = 1e-13;

    private final Trace<Decimal64> trace;
    private final Uncancelled uncancelled;
    private final List<Quantity> tooLarge;
    private final List<ComparedMatrix> matrices;
    private final List<Corner> corners;
    private final Optional<ComparedEntry> parting;

    /** A matrix, and which quantities of the scalar engine its entries are. */
    private record Pair(String name, Matrix values, ComparedMatrix.Cell cell) {}

    private Comparison(TrainingStep step, TrainingStep inMatrices) {
        trace = new Trace<>(new Rules(step), Arithmetic.doubles());
        uncancelled = new Uncancelled(trace);
        List<Pair> all = pairs(
                ran(
                        inMatrices,
                        update -> (layer, neuron, image) ->
                                corner(sum(layer, neuron, image).withUpdate(update))),
                trace);
        tooLarge = all.stream().flatMap(this::tooLarge).toList();
        matrices = all.stream()
                .map(pair -> new ComparedMatrix(
                        pair.name(),
                        pair.values(),
                        pair.cell(),
                        largest(pair.values(), pair.cell(), trace, ComparedEntry::relative)))
                .toList();
        List<Quantity> onCorners = onCorners();
        if (onCorners.isEmpty()) {
            corners = List.of();
            parting = Optional.empty();
        } else {
            Trace<Decimal64> plain = new Trace<>(trace.rules(), new PlainDoubles());
            List<DescentStep> alone = ran(step, update -> Corners.NONE);
            corners = onCorners.stream()
                    .map(z -> new Corner(
                            z,
                            corner(z),
                            plain.of(z).getReal(),
                            alone.get(z.update() - 1).z(z.layer()).get(z.to() - 1, z.sample() - 1)))
                    .toList();
            Map<Quantity, Decimal64> open =
                    onCorners.stream().collect(Collectors.toMap(z -> z, z -> new Decimal64(Math.nextUp(corner(z)))));
            Trace<Decimal64> opened = new Trace<>(trace.rules(), Arithmetic.doubles(), open);
            parting = matrices.stream()
                    .map(matrix -> largest(matrix.values(), matrix.cell(), opened, ComparedEntry::absolute))
                    .max(Comparator.comparingDouble(ComparedEntry::absolute));
        }
    }

    /** What the rules come to where nothing is decided exactly: every sum by the rounding of its own order. */
    private static final class PlainDoubles implements Arithmetic<Decimal64> {
        @Override
        public Decimal64 number(BigDecimal decimal) {
            return new Decimal64(decimal.doubleValue());
        }

        @Override
        public Decimal64 settle(Quantity quantity, Formula formula, BigDecimal exact, Values<Decimal64> values) {
            return formula.value(values);
        }
    }

    /** @throws IllegalArgumentException if {@link Recipe#unknown} says that the matrices do not know all of it */
    public static Comparison of(TrainingStep step) {
        return new Comparison(step, step);
    }

    /** One step by its rules and another one in matrices, of the same shapes: so that it can be seen to tell them apart. */
    static Comparison of(TrainingStep step, TrainingStep inMatrices) {
        return new Comparison(step, inMatrices);
    }

    /** Forward layer by layer, the losses, backward, and the parameters after the update; update by update. */
    public List<ComparedMatrix> matrices() {
        return matrices;
    }

    /**
     * The numbers of the matrices that the rules give no double for, as they, or what they are worked out from, are too large: they are
     * not compared, nor is what comes out as no number in the matrices once there are any.
     */
    public List<Quantity> tooLarge() {
        return tooLarge;
    }

    /** Where the engines differ most. */
    public ComparedMatrix worst() {
        return matrices.stream()
                .max(Comparator.comparingDouble(matrix -> matrix.largest().relative()))
                .orElseThrow();
    }

    /** Whether they differ by at most {@value #AGREEMENT} anywhere. */
    public boolean agrees() {
        return worst().largest().relative() <= AGREEMENT;
    }

    /** The weighted sums that stand on a corner of ReLU, in the order of the samples. */
    public List<Corner> corners() {
        return corners;
    }

    /**
     * Where there are corners: the largest difference, as {@link ComparedEntry#absolute}, from an engine whose sums came out a hair
     * above 0 there, which would be as correct as these.
     */
    public Optional<ComparedEntry> parting() {
        return parting;
    }

    /** The derivation, one number at a time. */
    public Trace<Decimal64> trace() {
        return trace;
    }

    /** The updates one after another, each from the parameters that the one before has made. */
    private static List<DescentStep> ran(TrainingStep step, IntFunction<Corners> corners) {
        List<DescentStep> all = new ArrayList<>();
        Parameters parameters = Parameters.of(step.network());
        for (int update = 1; update <= step.updates(); update++) {
            DescentStep matrices = DescentStep.of(step, update, parameters, corners.apply(update));
            matrices.run();
            all.add(matrices);
            parameters = parameters.copy();
        }
        return all;
    }

    private static Variable sum(int layer, int neuron, int image) {
        return Quantity.weightedSum(layer, neuron + 1, image + 1);
    }

    /** The weighted sum, if it is exactly on a corner of its activation; otherwise no number. */
    private double corner(Quantity z) {
        Activation activation = trace.step().network().layer(z.layer()).activation();
        BigDecimal exact = activation.hasCorner() ? trace.exactly(z) : null;
        return exact != null && activation.curve().isCorner(exact) ? exact.doubleValue() : Double.NaN;
    }

    private List<Quantity> onCorners() {
        TrainingStep step = trace.step();
        List<Quantity> all = new ArrayList<>();
        for (int update = 1; update <= step.updates(); update++) {
            for (int k = 1; k <= step.batch(update).size(); k++) {
                for (int l = 1; l <= step.network().depth(); l++) {
                    for (int j = 1; j <= step.network().width(l); j++) {
                        Quantity z = Quantity.weightedSum(l, j, k).withUpdate(update);
                        if (!Double.isNaN(corner(z))) {
                            all.add(z);
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Pair> pairs(List<DescentStep> steps, Trace<Decimal64> trace) {
        List<Pair> all = new ArrayList<>();
        for (int update = 1; update <= steps.size(); update++) {
            int later = update - 1;
            for (Pair pair : pairs(steps.get(later), trace, update)) {
                // of the first update without its number, as names are
                String name = later == 0 ? pair.name() : pair.name() + "~" + update;
                all.add(new Pair(name, pair.values(), (row, column) -> {
                    Quantity q = pair.cell().at(row, column);
                    return q.withUpdate(q.update() + later);
                }));
            }
        }
        return all;
    }

    /** Those of an update, as the quantities of the first. */
    private static List<Pair> pairs(DescentStep step, Trace<Decimal64> trace, int update) {
        Variable loss = trace.rules().loss(update).withUpdate(1);
        int depth = trace.step().network().depth();
        List<Pair> all = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            int l = layer;
            all.add(new Pair("Z" + l, step.z(l), (j, k) -> sum(l, j, k)));
            all.add(new Pair("A" + l, step.a(l), (j, k) -> Quantity.activation(l, j + 1, k + 1)));
        }
        all.add(new Pair("L", step.losses(), (j, k) -> Quantity.sampleLoss(k + 1)));
        for (int layer = depth; layer >= 1; layer--) {
            int l = layer;
            all.add(new Pair("dA" + l, step.da(l), (j, k) -> Quantity.lossBy(Quantity.activation(l, j + 1, k + 1))));
            all.add(new Pair("dZ" + l, step.dz(l), (j, k) -> Quantity.lossBy(sum(l, j, k))));
            all.add(new Pair("dW" + l, step.dw(l), (j, i) -> new Derivative(loss, Quantity.weight(l, j + 1, i + 1))));
            all.add(new Pair("db" + l, step.db(l), (j, i) -> new Derivative(loss, Quantity.bias(l, j + 1))));
        }
        for (int layer = 1; layer <= depth; layer++) {
            int l = layer;
            all.add(new Pair("W" + l + "′", step.w(l), (j, i) -> Quantity.newWeight(l, j + 1, i + 1)));
            all.add(new Pair("b" + l + "′", step.b(l), (j, i) -> Quantity.newBias(l, j + 1)));
        }
        return List.copyOf(all);
    }

    /** The quantities of a matrix that the rules give no double for. */
    private Stream<Quantity> tooLarge(Pair pair) {
        return IntStream.range(0, pair.values().rows()).boxed().flatMap(row -> IntStream.range(
                        0, pair.values().columns())
                .mapToObj(column -> pair.cell().at(row, column))
                .filter(q -> !Double.isFinite(trace.of(q).getReal())));
    }

    private ComparedEntry largest(
            Matrix values, ComparedMatrix.Cell cell, Trace<Decimal64> scalar, ToDoubleFunction<ComparedEntry> by) {
        ComparedEntry largest = null;
        for (int row = 0; row < values.rows(); row++) {
            for (int column = 0; column < values.columns(); column++) {
                Quantity q = cell.at(row, column);
                double one = scalar.of(q).getReal();
                double other = values.get(row, column);
                ComparedEntry entry = new ComparedEntry(q, one, other, relative(q, one, other));
                if (largest == null || by.applyAsDouble(entry) > by.applyAsDouble(largest)) {
                    largest = entry;
                }
            }
        }
        return largest;
    }

    private double relative(Quantity q, double scalar, double matrix) {
        boolean isTooLarge = !Double.isFinite(scalar) || (!Double.isFinite(matrix) && !tooLarge.isEmpty());
        if (scalar == matrix || isTooLarge) {
            return 0;
        }
        double difference = Math.abs(scalar - matrix);
        double ofNumber = difference / Math.max(Math.abs(scalar), Math.abs(matrix));
        if (ofNumber <= PLAINLY_ROUNDING) {
            return ofNumber;
        }
        double ofTerms = difference / uncancelled.of(q);
        // no number at all is as far away as can be
        return Double.isNaN(ofTerms) ? Double.POSITIVE_INFINITY : Math.min(ofNumber, ofTerms);
    }
}
