package longhand.notation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.Figures;

/** The words for a network of layers. */
final class LayerWording implements ModelWording {
    private final Names names;
    private final Figures figures;
    private final NeuronNames neurons;
    private final TrainingStep step;
    private final ActivationWording activations;

    LayerWording(Names names, Figures figures) {
        this.names = names;
        this.figures = figures;
        neurons = names.neurons();
        step = figures.rules().step();
        activations = new ActivationWording(figures);
    }

    @Override
    public String question(Quantity q) {
        if (q instanceof Derivative derivative) {
            return derivative.isLocal() ? ofLocal(derivative) : ofGradient(derivative);
        }
        Kind before = q.variable().kind().before();
        if (before != q.variable().kind()) {
            String question = question(q.variable().with(before));
            return question.substring(0, question.length() - 1) + " with the new parameters?";
        }
        int layer = q.layer();
        int j = q.to();
        return switch (q.variable().kind()) {
            case INPUT -> "Input " + j;
            case TARGET -> "What should " + neurons.inWords(step.network().depth(), j) + " output?";
            case WEIGHT ->
                q.isUpdate() ? "What is the new value of the weight " + arrow(q) + "?" : "The weight " + arrow(q);
            case BIAS, THRESHOLD ->
                (q.isUpdate() ? "What is the new " : "The ")
                        + offset(layer) + " of " + neurons.inWords(layer, j)
                        + (q.isUpdate() ? "?" : "");
            case WEIGHTED_SUM -> "What is the weighted sum of " + neurons.inWords(layer, j) + "?";
            case ACTIVATION -> "What does " + neurons.inWords(layer, j) + " output?";
            case ERROR ->
                "How far is " + (isOfSum() ? "the weighted sum" : "the output") + " of "
                        + neurons.inWords(step.network().depth(), j) + " from its target?";
            case OUTPUT_LOSS ->
                "How far off is " + neurons.inWords(step.network().depth(), j) + "?";
            case SAMPLE_LOSS ->
                step.hasBatchLoss(q.update())
                        ? "How large is the loss of sample " + q.sample() + "?"
                        : "How large is the loss?";
            case BATCH_LOSS ->
                step.learning().decay().isInLoss()
                        ? "How large is the loss of the whole batch, with the decay of the weights?"
                        : "How large is the loss of the whole batch?";
            default -> throw new IllegalArgumentException("no layer has " + q);
        };
    }

    /** Of ∂u/∂v, u made of v. */
    private String ofLocal(Derivative q) {
        String to = neurons.inWords(q.layer(), q.to());
        return switch (q.denominator().kind()) {
            case WEIGHT -> "What is " + names.of(q.denominator()) + " multiplied by?";
            case BIAS, THRESHOLD -> "How much does the " + offset(q.layer()) + " move the weighted sum of " + to + "?";
            case WEIGHTED_SUM ->
                q.to() == q.from()
                        ? "How much does the activation of " + to + " change when its weighted sum changes?"
                        : "How much does the weighted sum of " + neurons.inWords(q.layer(), q.from())
                                + " move the activation of " + to + "?";
            default ->
                "How much does " + neurons.inWords(q.layer() - 1, q.from()) + " move the weighted sum of " + to + "?";
        };
    }

    /** Of ∂L/∂v, or of an output's share. */
    private String ofGradient(Derivative q) {
        String moving =
                switch (q.denominator().kind()) {
                    case WEIGHT, BIAS, THRESHOLD -> parameter(q);
                    case INPUT -> neurons.inWords(0, q.to());
                    case WEIGHTED_SUM -> "the weighted sum of " + neurons.inWords(q.layer(), q.to());
                    default -> "the activation of " + neurons.inWords(q.layer(), q.to());
                };
        String moved =
                switch (q.numerator().kind()) {
                    case OUTPUT_LOSS -> "the share of " + output(q);
                    case BATCH_LOSS -> "the loss of the batch";
                    default -> "the loss";
                };
        return "How much does " + moving + " move " + moved + "?";
    }

    @Override
    public void addRemarks(Quantity q, List<String> remarks) {
        if (q.isUpdate()) {
            ofUpdate(q.variable(), remarks);
        } else if (q.isOf(Kind.BATCH_LOSS.by(Kind.WEIGHT))
                && step.learning().decay().isInLoss()) {
            remarks.add("The decay adds λ times the weight, the slope of λ/2 times its square.");
        } else if (q instanceof Variable variable) {
            ofVariable(variable, remarks);
        } else if (q.isOf(Kind.ACTIVATION.by(Kind.WEIGHTED_SUM))) {
            activations.ofSlope(
                    activation(q),
                    q,
                    q.at(Kind.WEIGHTED_SUM),
                    q.to() != q.from(),
                    neurons.atStart(q.layer(), q.to()),
                    remarks);
        } else if (q.isOf(Kind.SAMPLE_LOSS.by(Kind.INPUT)) && step.network().width(1) > 1) {
            remarks.add("A sum, because " + neurons.inWords(0, q.to()) + " feeds every neuron of the first layer.");
        } else if (q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION))) {
            if (q.layer() == step.network().depth()) {
                remarks.add(Conventions.remark(step));
                ofLossCorner(q, remarks);
            } else if (step.network().width(q.layer() + 1) > 1) {
                remarks.add("A sum, because " + neurons.inWords(q.layer(), q.to())
                        + " feeds every neuron of the next layer.");
            }
        }
    }

    @Override
    public String lostDigits() {
        return "A neuron is saturated: with the numbers shown here the rule would lose its digits. The value is worked "
                + "out from the weighted sums instead, in an equal form that keeps them.";
    }

    private void ofUpdate(Variable q, List<String> remarks) {
        if (!step.hasLoss() && !(q.kind().isOffset() && !step.updateBiases())) {
            Wording.addRate(step.learning(), remarks);
            ofCorrection(q, remarks);
            return;
        }
        boolean isFirst = q.kind() == Kind.WEIGHT && q.layer() == 1 && q.to() == 1 && q.from() == 1;
        Wording.addUpdate(step, q, isFirst, offsets(q.layer()), remarks);
    }

    /** Of a new parameter, where a rule without a loss has made it. */
    private void ofCorrection(Variable q, List<String> remarks) {
        int update = q.partOfUpdate();
        int samples = step.samples(update);
        boolean isKept = IntStream.rangeClosed(1, samples)
                .mapToObj(sample -> new Variable(Kind.ERROR, 0, q.to(), 0, sample, update))
                .allMatch(error -> figures.real(error) == 0);
        if (isKept) {
            remarks.add("The error is 0, so nothing changes.");
        } else if (samples > 1) {
            remarks.add((step.isSummed() ? "The sum over the " : "The mean over the ") + samples
                    + " samples, each with the old weights.");
        } else if (q.kind() == Kind.THRESHOLD) {
            remarks.add("A threshold is subtracted in the weighted sum, so its correction is subtracted too.");
        }
    }

    /** Whether errors are those of weighted sums. */
    private boolean isOfSum() {
        return step.learning().rule().compared() == Kind.WEIGHTED_SUM;
    }

    private void ofError(Variable q, List<String> remarks) {
        double error = figures.real(q);
        if (isOfSum()) {
            remarks.add("The delta rule compares the weighted sum with the target, before the activation.");
        } else {
            remarks.add(
                    error == 0
                            ? "The output is right: this sample changes nothing."
                            : error > 0
                                    ? "The output is too low: the weights move so that the weighted sum rises."
                                    : "The output is too high: the weights move so that the weighted sum falls.");
        }
    }

    private void ofVariable(Variable q, List<String> remarks) {
        switch (q.kind()) {
            case ERROR -> ofError(q, remarks);
            case ACTIVATION -> {
                String neuron = neurons.inWords(q.layer(), q.to());
                activations.ofNeuron(activation(q), q.at(Kind.WEIGHTED_SUM), neuron, neuron, remarks);
            }
            case BATCH_LOSS -> Wording.addBatch(step, q.update(), remarks);
            case SAMPLE_LOSS -> {
                if (step.network().outputLayer().size() == 1) {
                    addShare(q, 1, remarks);
                }
            }
            case OUTPUT_LOSS -> addShare(q, q.to(), remarks);
            default -> {}
        }
    }

    private void addShare(Variable loss, int output, List<String> remarks) {
        Wording.addShare(
                step, step.batch(loss.update()).sample(loss.sample()).target().get(output - 1), remarks);
    }

    private void ofLossCorner(Quantity q, List<String> remarks) {
        BigDecimal target = step.batch(q.update()).sample(q.sample()).target().get(q.to() - 1);
        activations.ofLossCorner(step, q, q.at(Kind.ACTIVATION), target, remarks);
    }

    private Activation activation(Quantity q) {
        return step.network().layer(q.layer()).activation();
    }

    /** The parameter of these indices: the weight w2[1,3] (J3 → O1), the bias of O1. */
    @Override
    public String parameter(Quantity q) {
        return q.from() == 0
                ? "the " + offset(q.layer()) + " of " + neurons.inWords(q.layer(), q.to())
                : "the weight " + arrow(q);
    }

    private String offset(int layer) {
        return step.network().layer(layer).hasThresholds() ? "threshold" : "bias";
    }

    private String offsets(int layer) {
        return step.network().layer(layer).hasThresholds() ? "thresholds" : "biases";
    }

    private String output(Quantity q) {
        return neurons.inWords(step.network().depth(), q.output()) + " in the loss";
    }

    private String arrow(Quantity q) {
        return names.of(Quantity.weight(q.layer(), q.to(), q.from())) + " (" + neurons.inWords(q.layer() - 1, q.from())
                + " → " + neurons.inWords(q.layer(), q.to()) + ")";
    }
}
