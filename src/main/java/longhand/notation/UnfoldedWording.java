package longhand.notation;

import java.math.BigDecimal;
import java.util.List;
import longhand.formula.Formula;
import longhand.formula.Largest.Taken;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Unfolded;
import longhand.model.UnfoldedModel;
import longhand.model.network.Activation;
import longhand.model.network.Convolution;
import longhand.model.network.Pooling;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.name.Names;
import longhand.notation.name.UnfoldedNames;
import longhand.notation.text.Figures;

/** The words for a network that is unfolded over the places of an image or over time steps. */
final class UnfoldedWording implements ModelWording {
    private final Names names;
    private final Figures figures;
    private final Unfolded unfolded;
    private final UnfoldedNetwork network;
    private final UnfoldedModel model;
    private final UnfoldedNames units;
    private final ActivationWording activations;

    UnfoldedWording(Names names, Figures figures, Unfolded unfolded) {
        this.names = names;
        this.figures = figures;
        this.unfolded = unfolded;
        network = unfolded.network();
        model = unfolded.model();
        units = names.ofUnfolded(network);
        activations = new ActivationWording(figures);
    }

    @Override
    public String question(Quantity q) {
        if (q instanceof Derivative derivative) {
            return derivative.isLocal() ? ofLocal(derivative) : ofGradient(derivative);
        }
        Variable v = q.variable();
        return switch (v.kind()) {
            case INPUT -> units.atStart(v);
            case INITIAL -> "What " + units.inWords(v) + " begins with, before the first step";
            case TARGET -> "What should " + units.ofOutput(v) + " be?";
            case WEIGHT, BIAS, THRESHOLD ->
                q.isUpdate() ? "What is the new value of " + parameter(q) + "?" : capitalized(parameter(q));
            case WEIGHTED_SUM -> "What is the weighted sum of " + units.inWords(v) + "?";
            case ACTIVATION ->
                network.layer(v.layer()) instanceof Pooling pooling
                        ? "What is the " + (pooling.isMax() ? "largest number" : "mean") + " in the window of "
                                + units.inWords(v) + "?"
                        : "What is the activation of " + units.inWords(v) + "?";
            case OUTPUT_LOSS -> "How far off is " + units.ofOutput(v) + "?";
            case SAMPLE_LOSS ->
                unfolded.hasBatchLoss(q.update())
                        ? "How large is the loss of sample " + q.sample() + "?"
                        : "How large is the loss?";
            case BATCH_LOSS ->
                unfolded.learning().decay().isInLoss()
                        ? "How large is the loss of the whole batch, with the decay of the weights?"
                        : "How large is the loss of the whole batch?";
            default -> throw new IllegalArgumentException("no layer has " + q);
        };
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Of ∂a/∂z, or of what a window keeps. */
    private String ofLocal(Derivative q) {
        Variable above = q.numerator();
        Variable below = q.denominator();
        if (below.kind() != Kind.WEIGHTED_SUM) {
            return "How much does " + units.inWords(below) + " move " + units.inWords(above) + "?";
        }
        return above.to() == below.to()
                ? "How much does the activation of " + units.inWords(above) + " change when its weighted sum changes?"
                : "How much does the weighted sum of " + units.inWords(below) + " move the activation of "
                        + units.inWords(above) + "?";
    }

    private String ofGradient(Derivative q) {
        Variable v = q.denominator();
        String moving =
                switch (v.kind()) {
                    case WEIGHT, BIAS, THRESHOLD -> parameter(v);
                    case INPUT -> units.inWords(v);
                    case INITIAL -> "what " + units.inWords(v) + " begins with";
                    case WEIGHTED_SUM -> "the weighted sum of " + units.inWords(v);
                    default -> "the activation of " + units.inWords(v);
                };
        return "How much does " + moving + " move the loss"
                + (q.numerator().kind() == Kind.BATCH_LOSS ? " of the batch?" : "?");
    }

    @Override
    public void addRemarks(Quantity q, List<String> remarks) {
        Variable v = q.variable();
        if (q.isUpdate()) {
            Wording.addUpdate(unfolded, v, v.withUpdate(1).equals(first()), offset(v.layer(), true), remarks);
        } else if (q.isOf(Kind.BATCH_LOSS.by(Kind.WEIGHT))
                && unfolded.learning().decay().isInLoss()) {
            remarks.add("The decay adds λ times the weight, the slope of λ/2 times its square.");
        } else if (q instanceof Derivative derivative) {
            ofDerivative(derivative, remarks);
        } else {
            ofVariable(v, remarks);
        }
    }

    /** The first of all parameters. */
    private Variable first() {
        int layer = 1;
        while (network.isPooling(layer)) {
            layer++;
        }
        return network.parameters(layer).get(0);
    }

    private void ofVariable(Variable v, List<String> remarks) {
        switch (v.kind()) {
            case ACTIVATION -> {
                if (!network.isPooling(v.layer())) {
                    activations.ofNeuron(
                            activation(v), v.at(Kind.WEIGHTED_SUM), units.inWords(v), units.atStart(v), remarks);
                }
            }
            case SAMPLE_LOSS -> {
                if (network.isInTime() && network.judged().places().size() > 1) {
                    remarks.add("The sum over the time steps, not their mean.");
                }
            }
            case BATCH_LOSS -> Wording.addBatch(unfolded, v.update(), remarks);
            case OUTPUT_LOSS -> Wording.addShare(unfolded, target(v), remarks);
            default -> {}
        }
    }

    private void ofDerivative(Derivative q, List<String> remarks) {
        Variable v = q.denominator();
        if (q.isOf(Kind.ACTIVATION.by(Kind.WEIGHTED_SUM))) {
            Variable above = q.numerator();
            activations.ofSlope(
                    activation(v), q, above.at(Kind.WEIGHTED_SUM), above.to() != v.to(), units.atStart(above), remarks);
        } else if (q.isLocal()) {
            ofWindow(q, remarks);
        } else if (q.numerator().kind() == Kind.SAMPLE_LOSS) {
            ofGradient(q, remarks);
        }
    }

    /** Who is the largest in a window, and so gets its gradient. */
    private void ofWindow(Derivative q, List<String> remarks) {
        Formula rule = figures.rules().of(q).plain();
        if (rule instanceof Taken taken) {
            boolean isTaken = figures.real(q) == 1;
            remarks.add(
                    isTaken
                            ? capitalized(units.inWords(q.denominator()))
                                    + " is the largest in the window: it gets all of the window's gradient."
                            : "Another one is the largest in the window, so nothing comes back here.");
            if (taken.isTied(figures.trace())) {
                remarks.add(
                        "Several are equally large, so there is no single slope. The convention here, as in PyTorch, is that the first of"
                                + " them, row by row, gets all of the gradient.");
            }
        }
    }

    private void ofGradient(Derivative q, List<String> remarks) {
        Variable v = q.denominator();
        List<Variable> users = model.users(v, q.numerator());
        if (users.isEmpty()) {
            remarks.add("Nothing is worked out from it, so it does not move the loss.");
        } else if (v.kind().isParameter() && users.size() > 1) {
            remarks.add(
                    network.isInTime()
                            ? "A sum over the time steps: the same " + sort(v) + " is used at each of them."
                            : "A sum over the places of the feature map: the same " + sort(v)
                                    + " is used at each of them.");
        } else if (v.kind() == Kind.ACTIVATION || v.kind() == Kind.INPUT) {
            boolean isOutput = users.stream().anyMatch(user -> user.kind().isLoss());
            if (isOutput) {
                remarks.add(Conventions.remark(unfolded));
                activations.ofLossCorner(unfolded, q, v, target(v), remarks);
            }
            boolean isNext =
                    users.stream().anyMatch(user -> user.kind() == Kind.WEIGHTED_SUM && user.layer() == v.layer());
            if (isNext) {
                remarks.add(
                        users.size() == 1
                                ? "It moves the loss by way of the next step alone."
                                : "A sum, because it also goes into the next step: the error comes back through time.");
            } else if (users.size() > 1 && v.kind() == Kind.ACTIVATION) {
                remarks.add("A sum, because it goes into " + users.size() + " numbers of the next layer.");
            }
        }
    }

    private BigDecimal target(Variable ofOutput) {
        return unfolded.batch(ofOutput.update())
                .sample(ofOutput.sample())
                .target()
                .get(network.judged().number(ofOutput.to(), ofOutput.place()) - 1);
    }

    private Activation activation(Variable v) {
        return network.layer(v.layer()).activation();
    }

    @Override
    public String lostDigits() {
        return "A neuron is saturated: with the numbers shown here the rule would lose its digits. The value is worked "
                + "out from the weighted sums instead, in an equal form that keeps them.";
    }

    private String sort(Variable parameter) {
        return parameter.kind() == Kind.WEIGHT ? "weight" : offset(parameter.layer(), false);
    }

    private String offset(int layer, boolean several) {
        boolean hasThresholds = network.layer(layer).offset() == Kind.THRESHOLD;
        return hasThresholds ? (several ? "thresholds" : "threshold") : several ? "biases" : "bias";
    }

    /** The weight w1[1,1|2,3] of filter 1; the recurrent weight u1[1,2]; the bias of neuron 1 of layer 2. */
    @Override
    public String parameter(Quantity q) {
        Variable v = unfolded.parameter(q.variable()).withUpdate(1).withSample(0);
        if (v.kind().isOffset()) {
            return "the " + offset(v.layer(), false) + " of " + units.channelInWords(v.layer(), v.to());
        }
        String name = names.of(v);
        if (network.layer(v.layer()) instanceof Convolution) {
            return "the weight " + name + " of filter " + v.to();
        }
        return v.place().isStepBefore()
                ? "the recurrent weight " + name + " (" + units.channelInWords(v.layer(), v.from())
                        + " at the step before → " + units.channelInWords(v.layer(), v.to()) + ")"
                : "the weight " + name;
    }
}
