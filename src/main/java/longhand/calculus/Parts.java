package longhand.calculus;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import longhand.formula.Kind;
import longhand.formula.Phase;
import longhand.formula.Quantity;
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
        if (layer < depth) {
            upTo(network.width(layer + 1), next -> Quantity.weightedSumByActivation(layer + 1, next, j, k), visit);
            eachShare(layer, output -> Quantity.outputLossByActivation(output, layer, j, k), visit);
        }
        visit.accept(Quantity.lossByActivation(layer, j, k));
    }

    /** How the loss depends on the weighted sum of neuron j, and through it on its weights and its bias. */
    private void gradients(int layer, int j, int k, Consumer<Quantity> visit) {
        if (isElementwise(layer)) {
            visit.accept(Quantity.activationByWeightedSum(layer, j, j, k));
        } else {
            upTo(network.width(layer), i -> Quantity.activationByWeightedSum(layer, i, j, k), visit);
        }
        visit.accept(Quantity.lossByWeightedSum(layer, j, k));
        for (int from = 1; from <= network.width(layer - 1); from++) {
            int i = from;
            visit.accept(Quantity.weightedSumByWeight(layer, j, i, k));
            eachShare(layer, output -> Quantity.outputLossByWeight(output, layer, j, i, k), visit);
            visit.accept(Quantity.lossByWeight(layer, j, i, k));
        }
        visit.accept(Quantity.weightedSumByBias(layer, j, k));
        eachShare(layer, output -> Quantity.outputLossByBias(output, layer, j, k), visit);
        visit.accept(Quantity.lossByBias(layer, j, k));
    }

    private void eachShare(int layer, IntFunction<Quantity> share, Consumer<Quantity> visit) {
        upTo(layer < depth && outputs > 1 && step.splitsByOutput() ? outputs : 0, share, visit);
    }

    private static void upTo(int last, IntFunction<Quantity> each, Consumer<Quantity> visit) {
        for (int i = 1; i <= last; i++) {
            visit.accept(each.apply(i));
        }
    }
}
