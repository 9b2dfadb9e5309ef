package longhand.model;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import longhand.formula.Derivative;
import longhand.formula.Formula;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.formula.Variable;

/**
 * One step of gradient descent of a network of dense layers: weighted sums, activations, loss, mean over the batch, update.
 *
 * <p>Indices as in the lecture notes on the chain rule: w[j,i] leads to neuron j from neuron i of the layer before. A formula is made
 * when it is asked for; nothing is kept.
 */
public final class DenseModel implements Model {
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;
    private final int batchSize;

    public DenseModel(TrainingStep step) {
        this.step = step;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
        batchSize = step.batch().size();
    }

    @Override
    public Formula definition(Variable v) {
        int layer = v.layer();
        int j = v.to();
        int k = v.sample();
        return switch (v.kind()) {
            case INPUT -> constant(step.batch().sample(k).input().get(j - 1));
            case TARGET -> constant(step.batch().sample(k).target().get(j - 1));
            case WEIGHT -> constant(network.layer(layer).weight(j, v.from()));
            case BIAS -> constant(network.layer(layer).bias(j));
            case LEARNING_RATE -> constant(step.learningRate());
            case WEIGHTED_SUM -> weightedSum(layer, j, k);
            case ACTIVATION -> network.layer(layer).activation().of(neurons(layer, j, k));
            case OUTPUT_LOSS -> share(j, k);
            case SAMPLE_LOSS ->
                outputs == 1 ? share(1, k) : sum(each(outputs, output -> Quantity.outputLoss(output, k)));
            case BATCH_LOSS -> new Quotient(sum(each(batchSize, Quantity::sampleLoss)), Formula.count(batchSize));
            case NEW_WEIGHT -> descent(Quantity.weight(layer, j, v.from()));
            case NEW_BIAS -> step.updateBiases() ? descent(Quantity.bias(layer, j)) : the(Quantity.bias(layer, j));
            default -> throw new IllegalArgumentException("there is no " + v);
        };
    }

    /** The loss that the step lowers: of the batch, which for one sample is the sample's own. */
    public Variable loss() {
        return batchSize == 1 ? Quantity.sampleLoss(1) : Quantity.batchLoss();
    }

    @Override
    public Formula partNaming(Variable v, Variable user) {
        if (user.kind() != Kind.WEIGHTED_SUM) {
            return definition(user);
        }
        int from = v.kind() == Kind.WEIGHT ? v.from() : v.to();
        return v.kind() == Kind.BIAS ? the(v) : weighted(user.layer(), user.to(), from, user.sample());
    }

    @Override
    public List<Variable> users(Variable v, int k) {
        int layer = v.layer();
        return switch (v.kind()) {
            case WEIGHT, BIAS -> List.of(Quantity.weightedSum(layer, v.to(), k));
            case INPUT -> variables(network.width(1), j -> Quantity.weightedSum(1, j, k));
            case WEIGHTED_SUM ->
                isElementwise(layer)
                        ? List.of(Quantity.activation(layer, v.to(), k))
                        : variables(network.width(layer), i -> Quantity.activation(layer, i, k));
            case ACTIVATION ->
                layer < depth
                        ? variables(network.width(layer + 1), j -> Quantity.weightedSum(layer + 1, j, k))
                        : List.of(shareOf(v.to(), k));
            case TARGET -> List.of(shareOf(v.to(), k));
            case OUTPUT_LOSS -> List.of(Quantity.sampleLoss(k));
            default -> List.of();
        };
    }

    @Override
    public List<Variable> usersAsComputed(Variable v, int k) {
        if (v.kind() != Kind.WEIGHTED_SUM || v.layer() < depth || !step.loss().isLogarithmic()) {
            return users(v, k);
        }
        return isElementwise(depth) ? List.of(shareOf(v.to(), k)) : variables(outputs, output -> shareOf(output, k));
    }

    @Override
    public int onlyOutput(Variable v) {
        return switch (v.kind()) {
            case OUTPUT_LOSS, TARGET -> v.to();
            case ACTIVATION -> v.layer() == depth ? v.to() : 0;
            case WEIGHTED_SUM, WEIGHT, BIAS -> v.layer() == depth && isElementwise(depth) ? v.to() : 0;
            default -> 0;
        };
    }

    /** z[j] = Σ w[j,i]·a[i] + b[j]. */
    private Formula weightedSum(int layer, int j, int k) {
        int inputs = network.width(layer - 1);
        List<Formula> terms = new ArrayList<>(inputs + 1);
        for (int i = 1; i <= inputs; i++) {
            terms.add(weighted(layer, j, i, k));
        }
        terms.add(the(Quantity.bias(layer, j)));
        return sum(terms);
    }

    /** w[j,i]·a[i], what neuron i of the layer before gives to neuron j. */
    private static Formula weighted(int layer, int j, int i, int k) {
        return product(the(Quantity.weight(layer, j, i)), the(Quantity.activation(layer - 1, i, k)));
    }

    private Formula share(int output, int k) {
        Activation activation = network.outputLayer().activation();
        return step.loss().share(the(Quantity.target(output, k)), activation, neurons(depth, output, k), outputs);
    }

    /** Neuron j with those that its activation depends on: itself alone, or its whole layer. */
    private Neurons neurons(int layer, int j, int k) {
        return isElementwise(layer)
                ? new Neurons(
                        0,
                        List.of(the(Quantity.weightedSum(layer, j, k))),
                        List.of(the(Quantity.activation(layer, j, k))))
                : new Neurons(
                        j - 1,
                        each(network.width(layer), i -> Quantity.weightedSum(layer, i, k)),
                        each(network.width(layer), i -> Quantity.activation(layer, i, k)));
    }

    /** w′ = w − α·∂L/∂w. */
    private Formula descent(Variable parameter) {
        Formula gradient = the(new Derivative(loss(), parameter));
        return Formula.difference(the(parameter), product(the(Quantity.learningRate()), gradient));
    }

    /** Where an output enters the loss; with a single output that is the loss itself. */
    private Variable shareOf(int output, int k) {
        return outputs == 1 ? Quantity.sampleLoss(k) : Quantity.outputLoss(output, k);
    }

    private boolean isElementwise(int layer) {
        return network.layer(layer).activation().isElementwise();
    }

    private static List<Formula> each(int last, IntFunction<Variable> variable) {
        List<Formula> all = new ArrayList<>(last);
        for (int i = 1; i <= last; i++) {
            all.add(the(variable.apply(i)));
        }
        return all;
    }

    private static List<Variable> variables(int last, IntFunction<Variable> variable) {
        List<Variable> all = new ArrayList<>(last);
        for (int i = 1; i <= last; i++) {
            all.add(variable.apply(i));
        }
        return all;
    }
}
