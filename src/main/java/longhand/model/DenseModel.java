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
 * Gradient descent of a network of dense layers, update by update: weighted sums, activations, loss, mean over the batch, and the new
 * parameters, which the next update begins with.
 *
 * <p>Indices as in the lecture notes on the chain rule: w[j,i] leads to neuron j from neuron i of the layer before. A formula is made
 * when it is asked for; nothing is kept.
 */
public final class DenseModel implements Model {
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;

    public DenseModel(TrainingStep step) {
        this.step = step;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
    }

    @Override
    public Formula definition(Variable v) {
        int layer = v.layer();
        int j = v.to();
        return switch (v.kind()) {
            case INPUT -> constant(sample(v).input().get(j - 1));
            case TARGET -> constant(sample(v).target().get(j - 1));
            case WEIGHT ->
                v.update() > 1 ? updated(v) : constant(network.layer(layer).weight(j, v.from()));
            case BIAS ->
                v.update() > 1 ? updated(v) : constant(network.layer(layer).bias(j));
            case LEARNING_RATE -> constant(step.learningRate());
            case WEIGHTED_SUM -> weightedSum(v);
            case ACTIVATION -> network.layer(layer).activation().of(neurons(v));
            case OUTPUT_LOSS -> share(v, j);
            case SAMPLE_LOSS ->
                outputs == 1 ? share(v, 1) : sum(each(outputs, output -> v.at(Kind.OUTPUT_LOSS, 0, output)));
            case BATCH_LOSS -> {
                int size = step.batch(v.update()).size();
                yield new Quotient(sum(each(size, k -> v.withSample(k).at(Kind.SAMPLE_LOSS))), Formula.count(size));
            }
        };
    }

    /** The loss that an update lowers: of its batch, which for one sample is the sample's own. */
    public Variable loss(int update) {
        Variable loss = step.batch(update).size() == 1 ? Quantity.sampleLoss(1) : Quantity.batchLoss();
        return loss.withUpdate(update);
    }

    @Override
    public Formula partNaming(Variable v, Variable user) {
        if (user.kind() != Kind.WEIGHTED_SUM) {
            return definition(user);
        }
        int from = v.kind() == Kind.WEIGHT ? v.from() : v.to();
        return v.kind() == Kind.BIAS ? the(v) : weighted(user, from);
    }

    @Override
    public List<Variable> users(Variable v, int k) {
        if (v.update() > step.updates()) {
            return List.of(); // what the last update makes
        }
        int layer = v.layer();
        Variable here = v.withSample(k);
        return switch (v.kind()) {
            case WEIGHT, BIAS -> List.of(here.at(Kind.WEIGHTED_SUM));
            case INPUT -> variables(network.width(1), j -> here.at(Kind.WEIGHTED_SUM, 1, j));
            case WEIGHTED_SUM ->
                isElementwise(layer)
                        ? List.of(here.at(Kind.ACTIVATION))
                        : variables(network.width(layer), i -> here.at(Kind.ACTIVATION, layer, i));
            case ACTIVATION ->
                layer < depth
                        ? variables(network.width(layer + 1), j -> here.at(Kind.WEIGHTED_SUM, layer + 1, j))
                        : List.of(shareOf(here, v.to()));
            case TARGET -> List.of(shareOf(here, v.to()));
            case OUTPUT_LOSS -> List.of(here.at(Kind.SAMPLE_LOSS, 0, 0));
            default -> List.of();
        };
    }

    @Override
    public List<Variable> usersAsComputed(Variable v, int k) {
        if (v.kind() != Kind.WEIGHTED_SUM || v.layer() < depth || !step.loss().isLogarithmic()) {
            return users(v, k);
        }
        return isElementwise(depth) ? List.of(shareOf(v, v.to())) : variables(outputs, output -> shareOf(v, output));
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

    private Sample sample(Variable v) {
        return step.batch(v.update()).sample(v.sample());
    }

    /** z[j] = Σ w[j,i]·a[i] + b[j]. */
    private Formula weightedSum(Variable z) {
        int inputs = network.width(z.layer() - 1);
        List<Formula> terms = new ArrayList<>(inputs + 1);
        for (int i = 1; i <= inputs; i++) {
            terms.add(weighted(z, i));
        }
        terms.add(the(new Variable(Kind.BIAS, z.layer(), z.to(), 0, 0, z.update())));
        return sum(terms);
    }

    /** w[j,i]·a[i], what neuron i of the layer before gives to neuron j. */
    private Formula weighted(Variable z, int i) {
        return product(
                the(new Variable(Kind.WEIGHT, z.layer(), z.to(), i, 0, z.update())),
                the(activation(z, z.layer() - 1, i)));
    }

    /** The activation of a neuron; of layer 0 the input, which is given once for all epochs. */
    private Variable activation(Variable of, int layer, int i) {
        Variable activation = of.at(Kind.ACTIVATION, layer, i);
        return layer == 0 ? given(activation) : activation;
    }

    private Variable given(Variable ofSample) {
        return ofSample.withUpdate(step.given(ofSample.update()));
    }

    private Formula share(Variable loss, int output) {
        Variable a = loss.at(Kind.ACTIVATION, depth, output);
        return step.loss()
                .share(
                        the(given(a.at(Kind.TARGET, 0, output))),
                        network.outputLayer().activation(),
                        neurons(a),
                        outputs);
    }

    /** A neuron with those that its activation depends on: itself alone, or its whole layer. */
    private Neurons neurons(Variable a) {
        int layer = a.layer();
        return isElementwise(layer)
                ? new Neurons(0, List.of(the(a.at(Kind.WEIGHTED_SUM))), List.of(the(a)))
                : new Neurons(
                        a.to() - 1,
                        each(network.width(layer), i -> a.at(Kind.WEIGHTED_SUM, layer, i)),
                        each(network.width(layer), i -> a.at(Kind.ACTIVATION, layer, i)));
    }

    /** w′ = w − α·∂L/∂w. */
    private Formula updated(Variable parameter) {
        Variable old = parameter.withUpdate(parameter.update() - 1);
        if (old.kind() == Kind.BIAS && !step.updateBiases()) {
            return the(old);
        }
        Formula gradient = the(new Derivative(loss(old.update()), old));
        return Formula.difference(the(old), product(the(Quantity.learningRate()), gradient));
    }

    /** Where an output enters the loss; with a single output that is the loss itself. */
    private Variable shareOf(Variable v, int output) {
        return outputs == 1 ? v.at(Kind.SAMPLE_LOSS, 0, 0) : v.at(Kind.OUTPUT_LOSS, 0, output);
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
