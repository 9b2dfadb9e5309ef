package longhand.notation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import longhand.formula.Curve;
import longhand.formula.Derivative;
import longhand.formula.Function;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.Activation;
import longhand.model.TrainingStep;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** The words for a network of layers. */
final class LayerWording implements ModelWording {
    /** From this distance from 0 on, a sigmoid or tanh is so flat that hardly anything passes back through it. */
    private static final double SATURATED = 6;

    private static final String BESIDE =
            "can come out a little beside it, and a program that compares it would take the other case.";

    private final Names names;
    private final Figures figures;
    private final NeuronNames neurons;
    private final TrainingStep step;

    LayerWording(Names names, Figures figures) {
        this.names = names;
        this.figures = figures;
        neurons = names.neurons();
        step = figures.rules().step();
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
            ofSlope(q, remarks);
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
        if (q.kind().isOffset() && !step.updateBiases()) {
            remarks.add("This example does not update its " + offsets(q.layer()) + ".");
            return;
        }
        Wording.addRate(step.learning(), remarks);
        if (!step.hasLoss()) {
            ofCorrection(q, remarks);
            return;
        }
        if (q.kind() == Kind.WEIGHT && q.layer() == 1 && q.to() == 1 && q.from() == 1) {
            remarks.add("All parameters are updated together: every gradient uses the old values.");
            if (step.learning().decay().isInUpdate()) {
                remarks.add("The decay takes α·λ times the weight, apart from the gradient; biases do not decay.");
            }
        }
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
            case ACTIVATION -> ofNeuron(q, remarks);
            case BATCH_LOSS -> ofBatch(step.batch(q.update()).size(), remarks);
            case OUTPUT_LOSS -> {
                if (step.loss().isLogarithmic()
                        && !isShare(step.batch(q.update())
                                .sample(q.sample())
                                .target()
                                .get(q.to() - 1))) {
                    remarks.add(
                            "A target below 0 or above 1 is no share of anything: the formula has a value, but it may be "
                                    + "negative, and no output makes it smallest by being equal to the target.");
                }
            }
            default -> {}
        }
    }

    private void ofBatch(int samples, List<String> remarks) {
        if (samples > 1) {
            remarks.add((step.isSummed() ? "The sum over the " : "The mean over the ")
                    + samples + " samples, not their "
                    + (step.isSummed() ? "mean." : "sum."));
        }
        if (step.learning().decay().isInLoss()) {
            remarks.add("The decay adds λ/2 times the sum of all squared weights; biases do not decay.");
        }
    }

    private static boolean isShare(BigDecimal target) {
        return target.signum() >= 0 && target.compareTo(BigDecimal.ONE) <= 0;
    }

    private void ofNeuron(Quantity q, List<String> remarks) {
        Activation activation = step.network().layer(q.layer()).activation();
        Quantity sum = q.at(Kind.WEIGHTED_SUM);
        double z = figures.real(sum);
        String neuron = neurons.inWords(q.layer(), q.to());
        if (activation.isGate() && z < 0) {
            remarks.add(neuron
                    + " is dead for this input: its weighted sum is negative, so " + activation.title()
                    + " gives 0 and no gradient flows "
                    + "back through it.");
        } else if (!step.hasLoss() && isOnCorner(activation, sum)) {
            remarks.add("The weighted sum is exactly " + figures.shown(sum) + ", where " + activation.title()
                    + (activation.equals(Activation.STEP) ? " already gives 1." : " turns.")
                    + " In binary floating point it can come out a little beside it, and another number with it.");
        } else if (isOnCorner(activation, sum)) {
            remarks.add("The weighted sum is exactly " + figures.shown(sum) + ": " + neuron + " is at "
                    + (activation.curve().corners().size() == 1 ? "the corner of " : "a corner of ")
                    + activation.title() + ".");
        } else if (activation.isSquashing() && Math.abs(z) >= SATURATED) {
            remarks.add(neuron + " is saturated: with a weighted sum so far from 0, " + activation.title() + " is "
                    + (isFlat(activation, sum) ? "flat here." : "almost flat here."));
        }
        if (activation.isElementwise() && activation.curve().isMadeOf(Function.NORMAL_SHARE)) {
            remarks.add("Φ(z) is the share of the standard normal distribution below z, (1 + erf(z/√2))/2.");
        }
    }

    /** Whether a weighted sum, as far as it is known, is where its activation turns. */
    private boolean isOnCorner(Activation activation, Quantity sum) {
        return activation.hasCorner()
                && Double.isFinite(figures.real(sum))
                && activation.curve().isCorner(exactly(sum));
    }

    private BigDecimal exactly(Quantity sum) {
        BigDecimal exact = figures.trace().exactly(sum);
        return exact == null ? new BigDecimal(figures.real(sum)) : exact;
    }

    /** Whether its slope is nothing at all. */
    private boolean isFlat(Activation activation, Quantity sum) {
        return activation.isElementwise()
                && Double.isFinite(figures.real(sum))
                && activation.curve().isFlatAt(exactly(sum));
    }

    private void ofSlope(Quantity q, List<String> remarks) {
        Activation activation = step.network().layer(q.layer()).activation();
        Quantity sum = q.at(Kind.WEIGHTED_SUM);
        double z = figures.real(sum);
        if (isOnCorner(activation, sum)) {
            remarks.add(ofCorner(activation.curve(), sum, activation.title(), activation.isFormula(), figures.shown(q))
                    + (activation.isGate()
                            ? "can come out as 2.8e-17, and a program that checks its sign would open the gate."
                            : BESIDE));
        } else if (activation.isGate()) {
            remarks.add(
                    z > 0
                            ? "The gate is open: " + activation.title() + "′ is 1 where the weighted sum is positive."
                            : "The gate is shut: " + activation.title()
                                    + "′ is 0 where the weighted sum is negative, so this neuron's weights get no "
                                    + "gradient from this sample.");
        } else if (isFlat(activation, sum)) {
            remarks.add(neurons.atStart(q.layer(), q.to()) + " is where " + activation.title()
                    + " is flat: its slope is 0, so this neuron's weights get no gradient from this sample.");
        } else if (activation.isSquashing() && Math.abs(z) >= SATURATED) {
            remarks.add(
                    "A saturated neuron learns slowly: hardly any of the error passes back through it. (The value is "
                            + "worked out from the weighted sum; the subtraction in the rule would lose its digits.)");
        } else if (q.to() != q.from()) {
            remarks.add("The outputs of softmax add up to 1: what one gains, the others lose.");
        }
        if (activation.isElementwise() && activation.curve().isMadeOf(Function.NORMAL_SHARE)) {
            remarks.add("φ(z) = e^(−z²/2)/√(2π), the standard normal density, is the slope of Φ(z).");
        }
    }

    private void ofLossCorner(Quantity q, List<String> remarks) {
        Quantity output = q.at(Kind.ACTIVATION);
        BigDecimal target = step.batch(q.update()).sample(q.sample()).target().get(q.to() - 1);
        if (step.loss().hasCorner() && Double.isFinite(figures.real(output))) {
            step.loss()
                    .curve(target)
                    .filter(curve -> curve.isCorner(exactly(output)))
                    .ifPresent(curve ->
                            remarks.add(ofCorner(curve, output, step.loss().title(), true, figures.shown(q)) + BESIDE));
        }
    }

    /** What is agreed for the slope on a corner; the last sentence is to be ended. */
    private String ofCorner(Curve curve, Quantity at, String title, boolean isFormula, String slope) {
        BigDecimal z = exactly(at);
        String start = curve.jumpsAt(z)
                ? "Here " + title + " jumps, and has no slope at all. The convention here, as in most programs, is "
                : "At the corner " + title + " has no single slope: from the left it is "
                        + NumberText.shown(curve.slopeBeside(z, -1)) + ", from the right "
                        + NumberText.shown(curve.slopeBeside(z, 1)) + ". The convention here"
                        + (isFormula
                                ? " is to take the flatter of the two, and of two equally steep ones their mean: "
                                : ", as in most programs, is ");
        return start + (isFormula ? "" : title + "′(" + figures.shown(at) + ") = ") + slope + ". Here the "
                + (at.isOf(Kind.WEIGHTED_SUM) ? "sum" : "output")
                + " is an exact decimal; in binary floating point it ";
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
