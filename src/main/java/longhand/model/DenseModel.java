package longhand.model;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Neurons;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.network.Network;

/**
 * Gradient descent of a network of dense layers, update by update: weighted sums, activations, loss, mean or sum over the batch, and the new
 * parameters, which the next update begins with.
 *
 * <p>Indices as in the lecture notes on the chain rule: w[j,i] leads to neuron j from neuron i of the layer before. A formula is made
 * when it is asked for; nothing is kept.
 */
public final class DenseModel implements Model {
    private final TrainingStep step;
    private final Network network;
    private final Learning learning;
    private final int depth;
    private final int outputs;

    public DenseModel(TrainingStep step) {
        this.step = step;
        network = step.network();
        learning = step.learning();
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
            case BIAS, THRESHOLD ->
                v.update() > 1 ? updated(v) : constant(network.layer(layer).bias(j));
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON -> constant(learning.setting(v.kind()));
            case WEIGHTED_SUM -> weightedSum(v);
            case ACTIVATION -> network.layer(layer).activation().of(neurons(v));
            case ERROR -> learning.rule().error(v, given(v.at(Kind.TARGET, 0, j)));
            case OUTPUT_LOSS -> share(v, j);
            case SAMPLE_LOSS ->
                outputs == 1 ? share(v, 1) : sum(each(outputs, output -> v.at(Kind.OUTPUT_LOSS, 0, output)));
            case BATCH_LOSS -> batchLoss(v, learning.decay().isInLoss() ? weights(v.update()) : List.of());
            case FIRST_MOMENT, SECOND_MOMENT, CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT ->
                learning.optimiser().state(v, lossBy(step.parameter(v)));
            case WEIGHTED_SUM_AFTER,
                    ACTIVATION_AFTER,
                    ERROR_AFTER,
                    OUTPUT_LOSS_AFTER,
                    SAMPLE_LOSS_AFTER,
                    BATCH_LOSS_AFTER ->
                Model.after(definition(v.with(v.kind().before())), w -> w.withUpdate(w.update() + 1));
            case INITIAL, LEAF, NODE, GRAPH_LOSS, NODE_AFTER, GRAPH_LOSS_AFTER ->
                throw new IllegalArgumentException("no layer has " + v);
        };
    }

    @Override
    public Variable loss(int update) {
        if (!step.hasLoss()) {
            throw new IllegalStateException("the " + learning.rule().title() + " has no loss");
        }
        Variable loss = step.hasBatchLoss(update) ? Quantity.batchLoss() : Quantity.sampleLoss(1);
        return loss.withUpdate(update);
    }

    @Override
    public Formula partNaming(Variable v, Variable user) {
        if (user.kind() == Kind.BATCH_LOSS) {
            boolean isNamed = learning.decay().isInLoss() && v.kind() == Kind.WEIGHT;
            return batchLoss(user, isNamed ? List.of(the(v)) : List.of());
        }
        if (user.kind() != Kind.WEIGHTED_SUM) {
            return definition(user);
        }
        int from = v.kind() == Kind.WEIGHT ? v.from() : v.to();
        return v.kind().isOffset() ? offset(v) : weighted(user, from);
    }

    @Override
    public List<Variable> users(Variable v, Variable loss) {
        if (v.update() > step.updates()) {
            return List.of(); // what the last update makes
        }
        int layer = v.layer();
        boolean isGiven = v.kind() == Kind.INPUT || v.kind() == Kind.TARGET; // once for all epochs
        Variable here = v.withSample(loss.sample()).withUpdate(isGiven ? loss.update() : v.update());
        return switch (v.kind()) {
            case WEIGHT, BIAS, THRESHOLD -> List.of(here.at(Kind.WEIGHTED_SUM));
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
    public List<Variable> usersAsComputed(Variable v, Variable loss) {
        if (v.kind() != Kind.WEIGHTED_SUM || v.layer() < depth || !step.loss().isLogarithmic()) {
            return users(v, loss);
        }
        return isElementwise(depth) ? List.of(shareOf(v, v.to())) : variables(outputs, output -> shareOf(v, output));
    }

    /** An output neuron has no part in the share of another output. */
    @Override
    public boolean reaches(Variable v, Variable loss) {
        int only = loss.kind() == Kind.OUTPUT_LOSS ? onlyOutput(v) : 0;
        return only == 0 || only == loss.to();
    }

    @Override
    public boolean writesActivationsApart() {
        return true;
    }

    @Override
    public int onlyOutput(Variable v) {
        return switch (v.kind()) {
            case OUTPUT_LOSS, TARGET -> v.to();
            case ACTIVATION -> v.layer() == depth ? v.to() : 0;
            case WEIGHTED_SUM, WEIGHT, BIAS, THRESHOLD -> v.layer() == depth && isElementwise(depth) ? v.to() : 0;
            default -> 0;
        };
    }

    private Sample sample(Variable v) {
        return step.batch(v.update()).sample(v.sample());
    }

    /** z[j] = Σ w[j,i]·a[i] + b[j]; with a threshold, − θ[j]. */
    private Formula weightedSum(Variable z) {
        int inputs = network.width(z.layer() - 1);
        List<Formula> terms = new ArrayList<>(inputs + 1);
        for (int i = 1; i <= inputs; i++) {
            terms.add(weighted(z, i));
        }
        terms.add(offset(network.offset(z.layer(), z.to()).withUpdate(z.update())));
        return sum(terms);
    }

    private static Formula offset(Variable v) {
        return v.kind() == Kind.THRESHOLD ? new Negative(the(v)) : the(v);
    }

    /** @param weights of those whose squares are a part of it */
    private Formula batchLoss(Variable loss, List<Formula> weights) {
        return learning.batchLoss(loss, step.batch(loss.update()).size(), weights);
    }

    /** All weights of the network in an update. */
    private List<Formula> weights(int update) {
        List<Formula> all = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            for (int j = 1; j <= network.width(layer); j++) {
                for (int i = 1; i <= network.width(layer - 1); i++) {
                    all.add(the(Quantity.weight(layer, j, i).withUpdate(update)));
                }
            }
        }
        return all;
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

    private Formula updated(Variable parameter) {
        Variable old = parameter.withUpdate(parameter.update() - 1);
        boolean isCorrected =
                !step.hasLoss() && (step.updateBiases() || !old.kind().isOffset());
        return isCorrected ? corrected(old) : learning.next(old, this::lossBy);
    }

    /** By the errors of its neuron, where there is no loss. */
    private Formula corrected(Variable old) {
        int size = step.batch(old.update()).size();
        return LearningRule.corrected(
                old,
                variables(size, k -> old.withSample(k).at(Kind.ERROR, 0, old.to())),
                variables(old.from() == 0 ? 0 : size, k -> activation(old.withSample(k), 0, old.from())),
                learning.reduction());
    }

    private Formula lossBy(Variable parameter) {
        return the(new Derivative(loss(parameter.update()), parameter));
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
