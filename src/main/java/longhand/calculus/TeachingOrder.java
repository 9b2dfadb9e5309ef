package longhand.calculus;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import longhand.network.Network;
import longhand.network.TrainingStep;

/**
 * The order in which a person works: what is given; then sample by sample forward layer by layer, the loss, and backward neuron by
 * neuron; then the means over the batch; then the update. Each quantity comes after all those that its rule uses.
 */
final class TeachingOrder {
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;
    private final Consumer<Quantity> visit;

    private TeachingOrder(TrainingStep step, Consumer<Quantity> visit) {
        this.step = step;
        this.visit = visit;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
    }

    static void forEach(TrainingStep step, Consumer<Quantity> visit) {
        new TeachingOrder(step, visit).all();
    }

    private void all() {
        int m = step.batch().size();
        given(m);
        for (int k = 1; k <= m; k++) {
            forward(k);
            loss(k);
            for (int layer = depth; layer >= 1; layer--) {
                for (int j = 1; j <= network.width(layer); j++) {
                    error(layer, j, k);
                    if (network.layer(layer).activation().isElementwise()) {
                        throughSum(layer, j, k);
                        gradients(layer, j, k);
                    }
                }
                if (!network.layer(layer).activation().isElementwise()) {
                    for (int j = 1; j <= network.width(layer); j++) {
                        throughSum(layer, j, k);
                        gradients(layer, j, k);
                    }
                }
            }
        }
        if (m > 1) {
            visit.accept(Quantity.batchLoss());
            parameters(Quantity::batchLossByWeight, Quantity::batchLossByBias);
        }
        parameters(Quantity::newWeight, Quantity::newBias);
    }

    private void given(int m) {
        for (int k = 1; k <= m; k++) {
            for (int i = 1; i <= network.width(0); i++) {
                visit.accept(Quantity.input(i, k));
            }
            for (int j = 1; j <= outputs; j++) {
                visit.accept(Quantity.target(j, k));
            }
        }
        parameters(Quantity::weight, Quantity::bias);
        visit.accept(Quantity.learningRate());
    }

    private void forward(int k) {
        for (int layer = 1; layer <= depth; layer++) {
            boolean elementwise = network.layer(layer).activation().isElementwise();
            for (int j = 1; j <= network.width(layer); j++) {
                visit.accept(Quantity.weightedSum(layer, j, k));
                if (elementwise) {
                    visit.accept(Quantity.activation(layer, j, k));
                }
            }
            for (int j = 1; !elementwise && j <= network.width(layer); j++) {
                visit.accept(Quantity.activation(layer, j, k));
            }
        }
    }

    private void loss(int k) {
        for (int j = 1; outputs > 1 && j <= outputs; j++) {
            visit.accept(Quantity.outputLoss(j, k));
        }
        visit.accept(Quantity.sampleLoss(k));
    }

    /** How the loss depends on the activation of neuron j. */
    private void error(int layer, int j, int k) {
        if (layer < depth) {
            for (int next = 1; next <= network.width(layer + 1); next++) {
                visit.accept(Quantity.weightedSumByActivation(layer + 1, next, j, k));
            }
            eachShare(layer, output -> Quantity.outputLossByActivation(output, layer, j, k));
        }
        visit.accept(Quantity.lossByActivation(layer, j, k));
    }

    /** How the loss depends on the weighted sum of neuron j. */
    private void throughSum(int layer, int j, int k) {
        if (network.layer(layer).activation().isElementwise()) {
            visit.accept(Quantity.activationByWeightedSum(layer, j, j, k));
        } else {
            for (int i = 1; i <= network.width(layer); i++) {
                visit.accept(Quantity.activationByWeightedSum(layer, i, j, k));
            }
        }
        visit.accept(Quantity.lossByWeightedSum(layer, j, k));
    }

    /** How the loss depends on the weights and the bias of neuron j. */
    private void gradients(int layer, int j, int k) {
        for (int from = 1; from <= network.width(layer - 1); from++) {
            int i = from;
            visit.accept(Quantity.weightedSumByWeight(layer, j, i, k));
            eachShare(layer, output -> Quantity.outputLossByWeight(output, layer, j, i, k));
            visit.accept(Quantity.lossByWeight(layer, j, i, k));
        }
        visit.accept(Quantity.weightedSumByBias(layer, j, k));
        eachShare(layer, output -> Quantity.outputLossByBias(output, layer, j, k));
        visit.accept(Quantity.lossByBias(layer, j, k));
    }

    private void eachShare(int layer, IntFunction<Quantity> share) {
        for (int output = 1; layer < depth && outputs > 1 && step.splitsByOutput() && output <= outputs; output++) {
            visit.accept(share.apply(output));
        }
    }

    private interface OfWeight {
        Quantity of(int layer, int to, int from);
    }

    private interface OfBias {
        Quantity of(int layer, int to);
    }

    private void parameters(OfWeight ofWeight, OfBias ofBias) {
        for (int layer = 1; layer <= depth; layer++) {
            for (int j = 1; j <= network.width(layer); j++) {
                for (int i = 1; i <= network.width(layer - 1); i++) {
                    visit.accept(ofWeight.of(layer, j, i));
                }
                visit.accept(ofBias.of(layer, j));
            }
        }
    }
}
