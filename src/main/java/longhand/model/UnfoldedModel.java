package longhand.model;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Largest;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.learning.Learning;
import longhand.model.network.Pooling;
import longhand.model.network.Recurrence;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;
import longhand.model.network.UnfoldedNetwork.Connection;

/** The definitions of a network that is unfolded over places: those of one place are those of every other, with the same parameters. */
public final class UnfoldedModel implements Model {
    private final Unfolded unfolded;
    private final UnfoldedNetwork network;
    private final Learning learning;
    private final Shape judged;
    /** By variable of the first sample and update, those whose definitions name it, in their order. */
    private final Map<Variable, List<Variable>> users = new HashMap<>();

    UnfoldedModel(Unfolded unfolded) {
        this.unfolded = unfolded;
        network = unfolded.network();
        learning = unfolded.learning();
        judged = network.judged();
        forward(1, 1).forEach(u -> definition(u).references().forEach(v -> users.computeIfAbsent(
                        v.variable(), named -> new ArrayList<>())
                .add(u)));
    }

    /** Weighted sums, activations and losses of a sample in an update, each after all that it is made from. */
    private Stream<Variable> forward(int sample, int update) {
        Stream<Variable> ofLayers = Stream.iterate(1, layer -> layer + 1)
                .limit(network.depth())
                .flatMap(layer -> Stream.of(Kind.WEIGHTED_SUM, Kind.ACTIVATION)
                        .filter(kind -> kind == Kind.ACTIVATION || !network.isPooling(layer))
                        .flatMap(kind -> network.each(kind, layer, sample, update)));
        Variable loss = Quantity.sampleLoss(sample).withUpdate(update);
        Stream<Variable> shares =
                judged.size() == 1 ? Stream.empty() : network.each(Kind.OUTPUT_LOSS, 0, sample, update);
        return Stream.concat(ofLayers, Stream.concat(shares, Stream.of(loss)));
    }

    @Override
    public Formula definition(Variable v) {
        return switch (v.kind()) {
            case INPUT -> constant(sample(v).input().get(network.shape(0).number(v.to(), v.place()) - 1));
            case TARGET -> constant(sample(v).target().get(judged.number(v.to(), v.place()) - 1));
            case WEIGHT, BIAS, THRESHOLD, INITIAL ->
                v.update() > 1 ? updated(v) : constant(network.layer(v.layer()).given(v));
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON -> constant(learning.setting(v.kind()));
            case WEIGHTED_SUM -> weightedSum(v);
            case ACTIVATION ->
                network.isPooling(v.layer())
                        ? pooled(v)
                        : network.layer(v.layer()).activation().of(neurons(v));
            case OUTPUT_LOSS -> share(v, v.to(), v.place());
            case SAMPLE_LOSS ->
                judged.size() == 1
                        ? share(v, 1, judged.places().get(0))
                        : sum(network.each(Kind.OUTPUT_LOSS, 0, v.sample(), v.update())
                                .map(Formula::the)
                                .toList());
            case BATCH_LOSS ->
                learning.batchLoss(
                        v,
                        unfolded.batch(v.update()).size(),
                        learning.decay().isInLoss() ? weights(v.update()) : List.of());
            case FIRST_MOMENT, SECOND_MOMENT, CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT ->
                learning.optimiser().state(v, lossBy(unfolded.parameter(v)));
            case WEIGHTED_SUM_AFTER, ACTIVATION_AFTER, OUTPUT_LOSS_AFTER, SAMPLE_LOSS_AFTER, BATCH_LOSS_AFTER ->
                Model.after(definition(v.with(v.kind().before())), w -> w.withUpdate(w.update() + 1));
            case ERROR, ERROR_AFTER, LEAF, NODE, GRAPH_LOSS, NODE_AFTER, GRAPH_LOSS_AFTER ->
                throw new IllegalArgumentException("no layer has " + v);
        };
    }

    @Override
    public Variable loss(int update) {
        Variable loss = unfolded.hasBatchLoss(update) ? Quantity.batchLoss() : Quantity.sampleLoss(1);
        return loss.withUpdate(update);
    }

    @Override
    public Formula partNaming(Variable v, Variable user) {
        if (user.kind() == Kind.BATCH_LOSS) {
            boolean isNamed = learning.decay().isInLoss() && v.kind() == Kind.WEIGHT;
            return learning.batchLoss(
                    user, unfolded.batch(user.update()).size(), isNamed ? List.of(the(v)) : List.of());
        }
        if (user.kind() != Kind.WEIGHTED_SUM) {
            return definition(user);
        }
        return v.kind().isOffset() ? offset(v) : weighted(network.connection(user, v));
    }

    @Override
    public List<Variable> users(Variable v, Variable loss) {
        if (v.update() > unfolded.updates()) {
            return List.of(); // what the last update makes
        }
        Variable ofFirst = v.withUpdate(1).withSample(Math.min(1, v.sample()));
        return users.getOrDefault(ofFirst, List.of()).stream()
                .map(user -> user.withSample(loss.sample()).withUpdate(loss.update()))
                .toList();
    }

    /** The logarithm of an output that goes nowhere else is made from weighted sums. */
    @Override
    public List<Variable> usersAsComputed(Variable v, Variable loss) {
        boolean isOutput = v.kind() == Kind.WEIGHTED_SUM
                && v.layer() == network.depth()
                && unfolded.loss().isLogarithmic()
                && !(network.outputLayer() instanceof Recurrence);
        return isOutput
                ? users(v, loss).stream()
                        .flatMap(a -> users(a, loss).stream())
                        .distinct()
                        .toList()
                : users(v, loss);
    }

    /** What no window reaches, too: it moves the loss by 0. */
    @Override
    public boolean reaches(Variable variable, Variable loss) {
        return true;
    }

    @Override
    public boolean writesActivationsApart() {
        return false;
    }

    /** Of a weighted sum and of a mean: a weight, an activation, or a number. */
    @Override
    public boolean writesSlopesOut(Variable user) {
        boolean isMean = user.kind() == Kind.ACTIVATION
                && network.layer(user.layer()) instanceof Pooling pooling
                && !pooling.isMax();
        return user.kind() == Kind.WEIGHTED_SUM || isMean;
    }

    @Override
    public int onlyOutput(Variable variable) {
        return 0;
    }

    private Sample sample(Variable v) {
        return unfolded.batch(v.update()).sample(v.sample());
    }

    private Formula weightedSum(Variable z) {
        List<Formula> terms = new ArrayList<>();
        network.connections(z).forEach(each -> terms.add(weighted(each)));
        terms.add(offset(network.offset(z.layer(), z.to()).withUpdate(z.update())));
        return sum(terms);
    }

    private Formula weighted(Connection connection) {
        return product(the(connection.weight()), the(given(connection.from())));
    }

    private static Formula offset(Variable v) {
        return v.kind() == Kind.THRESHOLD ? new Negative(the(v)) : the(v);
    }

    /** The largest of its window, or the mean. */
    private Formula pooled(Variable a) {
        Pooling pooling = (Pooling) network.layer(a.layer());
        List<Formula> window =
                network.window(a).stream().map(each -> the(given(each))).toList();
        return window.size() == 1
                ? window.get(0)
                : pooling.isMax() ? new Largest(window) : new Quotient(sum(window), Formula.count(window.size()));
    }

    /** An input as it is called: it is given once for all epochs. */
    private Variable given(Variable v) {
        return v.kind() == Kind.INPUT || v.kind() == Kind.TARGET ? v.withUpdate(unfolded.given(v.update())) : v;
    }

    /** The share of an output in the loss of a sample. */
    private Formula share(Variable loss, int channel, Place place) {
        Variable a = loss.at(Kind.ACTIVATION, network.depth(), channel, place);
        Neurons neurons =
                network.isPooling(network.depth()) ? new Neurons(0, List.of(the(a)), List.of(the(a))) : neurons(a);
        return unfolded.loss()
                .share(
                        the(given(loss.at(Kind.TARGET, 0, channel, place))),
                        network.outputLayer().activation(),
                        neurons,
                        network.outputs());
    }

    /** A neuron with those that its activation depends on: itself alone, or all of its layer at its place. */
    private Neurons neurons(Variable a) {
        if (network.layer(a.layer()).activation().isElementwise()) {
            return new Neurons(0, List.of(the(a.at(Kind.WEIGHTED_SUM))), List.of(the(a)));
        }
        List<Formula> sums = new ArrayList<>();
        List<Formula> activations = new ArrayList<>();
        for (int j = 1; j <= network.shape(a.layer()).channels(); j++) {
            sums.add(the(a.at(Kind.WEIGHTED_SUM, a.layer(), j, a.place())));
            activations.add(the(a.at(Kind.ACTIVATION, a.layer(), j, a.place())));
        }
        return new Neurons(a.to() - 1, sums, activations);
    }

    /** All weights of the network in an update. */
    private List<Formula> weights(int update) {
        List<Formula> all = new ArrayList<>();
        for (int layer = 1; layer <= network.depth(); layer++) {
            for (Variable parameter : network.parameters(layer)) {
                if (parameter.kind() == Kind.WEIGHT) {
                    all.add(the(parameter.withUpdate(update)));
                }
            }
        }
        return all;
    }

    private Formula updated(Variable parameter) {
        return learning.next(parameter.withUpdate(parameter.update() - 1), this::lossBy);
    }

    private Formula lossBy(Variable parameter) {
        return the(new Derivative(loss(parameter.update()), parameter));
    }
}
