package longhand.calculus;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import longhand.formula.Derivative;
import longhand.formula.Kind;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.Network;
import longhand.model.TrainingStep;

/** What is worked out together, and in which order: the contents of each stretch of the {@link TeachingOrder}. */
final class Parts {
    /** What a neuron's stretch holds. Softmax ties the neurons of its layer together, and so parts what others do in one go. */
    enum Part {
        INPUTS(Phase.GIVEN),
        TARGETS(Phase.GIVEN),
        PARAMETERS(Phase.GIVEN),
        RATE(Phase.GIVEN),
        SUM(Phase.FORWARD),
        ACTIVATION(Phase.FORWARD),
        SUM_AND_ACTIVATION(Phase.FORWARD),
        LOSS(Phase.LOSS),
        ERROR(Phase.BACKWARD),
        GRADIENTS(Phase.BACKWARD),
        ERROR_AND_GRADIENTS(Phase.BACKWARD),
        BATCH_LOSS(Phase.MEAN),
        MEANS(Phase.MEAN),
        UPDATES(Phase.UPDATE);

        private final Phase phase;

        Part(Phase phase) {
            this.phase = phase;
        }

        Phase phase() {
            return phase;
        }
    }

    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;

    Parts(TrainingStep step) {
        this.step = step;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
    }

    /** The neuron at which a quantity is worked out: a derivative by a1[i], at neuron i of layer 1. */
    static int layerOf(Quantity q) {
        return q.kind() == Kind.WEIGHTED_SUM_BY_ACTIVATION ? q.layer() - 1 : q.layer();
    }

    static int neuronOf(Quantity q) {
        return switch (q.kind()) {
            case WEIGHTED_SUM_BY_ACTIVATION, ACTIVATION_BY_WEIGHTED_SUM -> q.from();
            default -> q.to();
        };
    }

    /** The part in which a quantity is worked out. */
    Part of(Quantity q) {
        boolean elementwise = q.layer() == 0 || isElementwise(layerOf(q));
        return switch (q.kind()) {
            case INPUT -> Part.INPUTS;
            case TARGET -> Part.TARGETS;
            case WEIGHT, BIAS -> Part.PARAMETERS;
            case LEARNING_RATE -> Part.RATE;
            case WEIGHTED_SUM -> elementwise ? Part.SUM_AND_ACTIVATION : Part.SUM;
            case ACTIVATION -> elementwise ? Part.SUM_AND_ACTIVATION : Part.ACTIVATION;
            case OUTPUT_LOSS, SAMPLE_LOSS -> Part.LOSS;
            case WEIGHTED_SUM_BY_ACTIVATION, OUTPUT_LOSS_BY_ACTIVATION, LOSS_BY_ACTIVATION ->
                elementwise ? Part.ERROR_AND_GRADIENTS : Part.ERROR;
            case ACTIVATION_BY_WEIGHTED_SUM, LOSS_BY_WEIGHTED_SUM, WEIGHTED_SUM_BY_WEIGHT, WEIGHTED_SUM_BY_BIAS ->
                elementwise ? Part.ERROR_AND_GRADIENTS : Part.GRADIENTS;
            case OUTPUT_LOSS_BY_WEIGHT, OUTPUT_LOSS_BY_BIAS, LOSS_BY_WEIGHT, LOSS_BY_BIAS ->
                elementwise ? Part.ERROR_AND_GRADIENTS : Part.GRADIENTS;
            case BATCH_LOSS -> Part.BATCH_LOSS;
            case BATCH_LOSS_BY_WEIGHT, BATCH_LOSS_BY_BIAS -> Part.MEANS;
            case NEW_WEIGHT, NEW_BIAS -> Part.UPDATES;
        };
    }

    boolean isElementwise(int layer) {
        return network.layer(layer).activation().isElementwise();
    }

    /** Visits what a part holds for neuron j of a layer and sample k; both are 1 where the part has no use for them. */
    void visit(Part part, int layer, int j, int k, Consumer<Quantity> visit) {
        switch (part) {
            case INPUTS -> upTo(network.width(0), i -> Quantity.input(i, k), visit);
            case TARGETS -> upTo(outputs, output -> Quantity.target(output, k), visit);
            case PARAMETERS -> {
                upTo(network.width(layer - 1), i -> Quantity.weight(layer, j, i), visit);
                visit.accept(Quantity.bias(layer, j));
            }
            case RATE -> visit.accept(Quantity.learningRate());
            case SUM -> visit.accept(Quantity.weightedSum(layer, j, k));
            case ACTIVATION -> visit.accept(Quantity.activation(layer, j, k));
            case SUM_AND_ACTIVATION -> {
                visit.accept(Quantity.weightedSum(layer, j, k));
                visit.accept(Quantity.activation(layer, j, k));
            }
            case LOSS -> {
                upTo(outputs > 1 ? outputs : 0, output -> Quantity.outputLoss(output, k), visit);
                visit.accept(Quantity.sampleLoss(k));
            }
            case ERROR -> error(layer, j, k, visit);
            case GRADIENTS -> gradients(layer, j, k, visit);
            case ERROR_AND_GRADIENTS -> {
                error(layer, j, k, visit);
                gradients(layer, j, k, visit);
            }
            case BATCH_LOSS -> visit.accept(Quantity.batchLoss());
            case MEANS -> {
                upTo(network.width(layer - 1), i -> Quantity.batchLossByWeight(layer, j, i), visit);
                visit.accept(Quantity.batchLossByBias(layer, j));
            }
            case UPDATES -> {
                upTo(network.width(layer - 1), i -> Quantity.newWeight(layer, j, i), visit);
                visit.accept(Quantity.newBias(layer, j));
            }
        }
    }

    /** How the loss depends on the activation of neuron j. */
    private void error(int layer, int j, int k, Consumer<Quantity> visit) {
        Variable a = Quantity.activation(layer, j, k);
        if (layer < depth) {
            upTo(network.width(layer + 1), next -> new Derivative(Quantity.weightedSum(layer + 1, next, k), a), visit);
            eachShare(a, layer, k, visit);
        }
        visit.accept(new Derivative(Quantity.sampleLoss(k), a));
    }

    /** How the loss depends on the weighted sum of neuron j, and through it on its weights and its bias. */
    private void gradients(int layer, int j, int k, Consumer<Quantity> visit) {
        Variable z = Quantity.weightedSum(layer, j, k);
        Variable loss = Quantity.sampleLoss(k);
        if (isElementwise(layer)) {
            visit.accept(new Derivative(Quantity.activation(layer, j, k), z));
        } else {
            upTo(network.width(layer), i -> new Derivative(Quantity.activation(layer, i, k), z), visit);
        }
        visit.accept(new Derivative(loss, z));
        for (int i = 1; i <= network.width(layer - 1); i++) {
            gradient(Quantity.weight(layer, j, i), z, loss, visit);
        }
        gradient(Quantity.bias(layer, j), z, loss, visit);
    }

    private void gradient(Variable parameter, Variable z, Variable loss, Consumer<Quantity> visit) {
        visit.accept(new Derivative(z, parameter));
        eachShare(parameter, z.layer(), z.sample(), visit);
        visit.accept(new Derivative(loss, parameter));
    }

    /** The derivatives of the outputs' shares of the loss by a variable of a hidden layer. */
    private void eachShare(Variable v, int layer, int k, Consumer<Quantity> visit) {
        if (layer < depth && outputs > 1 && step.splitsByOutput()) {
            upTo(outputs, output -> new Derivative(Quantity.outputLoss(output, k), v), visit);
        }
    }

    private static void upTo(int last, IntFunction<Quantity> each, Consumer<Quantity> visit) {
        for (int i = 1; i <= last; i++) {
            visit.accept(each.apply(i));
        }
    }
}
