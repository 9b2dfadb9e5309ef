package longhand.calculus;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Difference;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Quantity;
import longhand.model.Network;
import longhand.model.TrainingStep;

/**
 * The rule of every quantity of one step of gradient descent: forward, loss, backward, mean over the batch, update. The one place
 * where the chain rule is written.
 *
 * <p>Indices as in the lecture notes on the chain rule: w[j,i] leads to neuron j from neuron i of the layer before. A formula is made
 * when it is asked for; nothing is kept.
 */
public final class Rules {
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;
    private final int batchSize;
    private final Slots slots;
    private final TeachingOrder order;

    public Rules(TrainingStep step) {
        this.step = step;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
        batchSize = step.batch().size();
        slots = new Slots(step);
        order = new TeachingOrder(step, slots);
    }

    public TrainingStep step() {
        return step;
    }

    /** Whether there is a quantity of that name in this network and batch. */
    public boolean has(Quantity quantity) {
        return slots.holds(quantity);
    }

    /** Visits every quantity in teaching order. */
    public void forEach(Consumer<Quantity> visit) {
        order.forEach(visit);
    }

    /** The teaching order, to look places up in. */
    public TeachingOrder order() {
        return order;
    }

    Slots slots() {
        return slots;
    }

    /** The rule of a quantity that there is; as people write it, inside any {@link Stable}. */
    public Formula of(Quantity q) {
        int layer = q.layer();
        int j = q.to();
        int i = q.from();
        int k = q.sample();
        return switch (q.kind()) {
            case INPUT -> constant(step.batch().sample(k).input().get(j - 1));
            case TARGET -> constant(step.batch().sample(k).target().get(j - 1));
            case WEIGHT -> constant(network.layer(layer).weight(j, i));
            case BIAS -> constant(network.layer(layer).bias(j));
            case LEARNING_RATE -> constant(step.learningRate());

            case WEIGHTED_SUM -> weightedSum(layer, j, k);
            case ACTIVATION -> activations(layer, k).activation(j);

            case OUTPUT_LOSS -> loss(k).share(j);
            case SAMPLE_LOSS ->
                outputs == 1 ? loss(k).share(1) : overOutputs(output -> the(Quantity.outputLoss(output, k)));

            case WEIGHTED_SUM_BY_WEIGHT -> the(Quantity.activation(layer - 1, i, k));
            case WEIGHTED_SUM_BY_BIAS -> number(1);
            case WEIGHTED_SUM_BY_ACTIVATION -> the(Quantity.weight(layer, j, i));
            case ACTIVATION_BY_WEIGHTED_SUM -> activations(layer, k).slope(j, i);

            case LOSS_BY_ACTIVATION -> layer == depth ? loss(k).slope(j) : throughNextLayer(layer, j, k);
            case LOSS_BY_WEIGHTED_SUM ->
                layer == depth
                        ? loss(k).chain(j)
                        : product(
                                the(Quantity.lossByActivation(layer, j, k)),
                                the(Quantity.activationByWeightedSum(layer, j, j, k)));
            case LOSS_BY_WEIGHT -> throughNeuron(layer, j, k, the(Quantity.weightedSumByWeight(layer, j, i, k)));
            case LOSS_BY_BIAS -> throughNeuron(layer, j, k, the(Quantity.weightedSumByBias(layer, j, k)));

            case OUTPUT_LOSS_BY_ACTIVATION -> outputThroughNextLayer(q.output(), layer, j, k);
            case OUTPUT_LOSS_BY_WEIGHT ->
                product(
                        the(Quantity.outputLossByActivation(q.output(), layer, j, k)),
                        the(Quantity.activationByWeightedSum(layer, j, j, k)),
                        the(Quantity.weightedSumByWeight(layer, j, i, k)));
            case OUTPUT_LOSS_BY_BIAS ->
                product(
                        the(Quantity.outputLossByActivation(q.output(), layer, j, k)),
                        the(Quantity.activationByWeightedSum(layer, j, j, k)),
                        the(Quantity.weightedSumByBias(layer, j, k)));

            case BATCH_LOSS -> mean(Quantity::sampleLoss);
            case BATCH_LOSS_BY_WEIGHT -> mean(sample -> Quantity.lossByWeight(layer, j, i, sample));
            case BATCH_LOSS_BY_BIAS -> mean(sample -> Quantity.lossByBias(layer, j, sample));

            case NEW_WEIGHT -> descend(Quantity.weight(layer, j, i), gradientOfWeight(layer, j, i));
            case NEW_BIAS ->
                step.updateBiases()
                        ? descend(Quantity.bias(layer, j), gradientOfBias(layer, j))
                        : the(Quantity.bias(layer, j));
        };
    }

    /**
     * Another way to the same number, where people use one: a − y for ∂L/∂z after softmax with cross-entropy, and the sum over the
     * outputs for a gradient of a hidden layer.
     */
    public Optional<Formula> shortcut(Quantity q) {
        boolean hidden = q.layer() < depth && outputs > 1 && step.splitsByOutput();
        int layer = q.layer();
        int k = q.sample();
        return switch (q.kind()) {
            case LOSS_BY_WEIGHTED_SUM -> layer == depth ? loss(k).shortcut(q.to()) : Optional.empty();
            case LOSS_BY_ACTIVATION ->
                split(hidden, output -> Quantity.outputLossByActivation(output, layer, q.to(), k));
            case LOSS_BY_WEIGHT ->
                split(hidden, output -> Quantity.outputLossByWeight(output, layer, q.to(), q.from(), k));
            case LOSS_BY_BIAS -> split(hidden, output -> Quantity.outputLossByBias(output, layer, q.to(), k));
            default -> Optional.empty();
        };
    }

    /** The gradient that the update uses: the mean over the batch, which for one sample is the sample's own. */
    public Quantity gradientOfWeight(int layer, int to, int from) {
        return batchSize == 1 ? Quantity.lossByWeight(layer, to, from, 1) : Quantity.batchLossByWeight(layer, to, from);
    }

    /** The gradient that the update uses: the mean over the batch, which for one sample is the sample's own. */
    public Quantity gradientOfBias(int layer, int to) {
        return batchSize == 1 ? Quantity.lossByBias(layer, to, 1) : Quantity.batchLossByBias(layer, to);
    }

    /** The loss that the step lowers: of the batch, which for one sample is the sample's own. */
    public Quantity loss() {
        return batchSize == 1 ? Quantity.sampleLoss(1) : Quantity.batchLoss();
    }

    /** z[j] = Σ w[j,i]·a[i] + b[j]. */
    private Formula weightedSum(int layer, int j, int k) {
        int inputs = network.width(layer - 1);
        List<Formula> terms = new ArrayList<>(inputs + 1);
        for (int i = 1; i <= inputs; i++) {
            terms.add(product(the(Quantity.weight(layer, j, i)), the(Quantity.activation(layer - 1, i, k))));
        }
        terms.add(the(Quantity.bias(layer, j)));
        return sum(terms);
    }

    /** ∂L/∂w = ∂L/∂a · ∂a/∂z · ∂z/∂w; where softmax ties the neurons of the layer together, ∂L/∂z · ∂z/∂w. */
    private Formula throughNeuron(int layer, int j, int k, Formula local) {
        Formula throughSum = product(the(Quantity.lossByWeightedSum(layer, j, k)), local);
        if (!isElementwise(layer)) {
            return throughSum;
        }
        return new Stable(
                product(
                        the(Quantity.lossByActivation(layer, j, k)),
                        the(Quantity.activationByWeightedSum(layer, j, j, k)),
                        local),
                throughSum);
    }

    /** ∂L/∂a[i] = Σ over the neurons j of the next layer of ∂L/∂a[j] · ∂a[j]/∂z[j] · ∂z[j]/∂a[i]: each is moved by a[i]. */
    private Formula throughNextLayer(int layer, int i, int k) {
        List<Formula> written = new ArrayList<>();
        List<Formula> computed = new ArrayList<>();
        for (int j = 1; j <= network.width(layer + 1); j++) {
            Formula local = the(Quantity.weightedSumByActivation(layer + 1, j, i, k));
            computed.add(product(the(Quantity.lossByWeightedSum(layer + 1, j, k)), local));
            if (isElementwise(layer + 1)) {
                written.add(product(
                        the(Quantity.lossByActivation(layer + 1, j, k)),
                        the(Quantity.activationByWeightedSum(layer + 1, j, j, k)),
                        local));
            }
        }
        return written.isEmpty() ? sum(computed) : new Stable(sum(written), sum(computed));
    }

    /** ∂L[output]/∂a[i]: through its own neuron of the output layer, or through every neuron of the next hidden layer. */
    private Formula outputThroughNextLayer(int output, int layer, int i, int k) {
        int next = layer + 1;
        if (next == depth) {
            Formula local = the(Quantity.weightedSumByActivation(next, output, i, k));
            return new Stable(
                    product(
                            the(Quantity.lossByActivation(next, output, k)),
                            the(Quantity.activationByWeightedSum(next, output, output, k)),
                            local),
                    product(the(Quantity.lossByWeightedSum(next, output, k)), local));
        }
        return sum(IntStream.rangeClosed(1, network.width(next))
                .mapToObj(j -> product(
                        the(Quantity.outputLossByActivation(output, next, j, k)),
                        the(Quantity.activationByWeightedSum(next, j, j, k)),
                        the(Quantity.weightedSumByActivation(next, j, i, k))))
                .toList());
    }

    /** (1/m) Σ over the m samples. */
    private Formula mean(IntFunction<Quantity> ofSample) {
        List<Formula> terms = new ArrayList<>(batchSize);
        for (int k = 1; k <= batchSize; k++) {
            terms.add(the(ofSample.apply(k)));
        }
        return new Quotient(sum(terms), number(batchSize));
    }

    /** w′ = w − α · ∂L/∂w. */
    private static Formula descend(Quantity parameter, Quantity gradient) {
        return new Difference(the(parameter), product(the(Quantity.learningRate()), the(gradient)));
    }

    private Optional<Formula> split(boolean possible, IntFunction<Quantity> share) {
        return possible ? Optional.of(overOutputs(output -> the(share.apply(output)))) : Optional.empty();
    }

    private Formula overOutputs(IntFunction<Formula> term) {
        return sum(IntStream.rangeClosed(1, outputs).mapToObj(term).toList());
    }

    private boolean isElementwise(int layer) {
        return network.layer(layer).activation().isElementwise();
    }

    private ActivationRules activations(int layer, int k) {
        return new ActivationRules(network.layer(layer).activation(), layer, network.width(layer), k);
    }

    private LossRules loss(int k) {
        return new LossRules(step, k);
    }

    private static Formula constant(BigDecimal value) {
        return new Constant(value);
    }
}
