package longhand.live.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.live.text.ExerciseText;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.Supervised;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.learning.LearningRule;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.formula.WrongFormula;
import longhand.notation.name.Names;
import longhand.notation.text.GivenDecimal;

/** What learns from samples, with one thing in it changed. What it must not be changed to is refused with a reason. */
final class EditedStep {
    private final Supervised step;
    private final Names names;
    private final Edit edit;

    private EditedStep(Supervised step, Names names, Edit edit) {
        this.step = step;
        this.names = names;
        this.edit = edit;
    }

    /** @throws Edit.Refused if the edit cannot be made */
    static TrainingStep of(TrainingStep step, Names names, Edit edit) {
        return of((Supervised) step, names, edit).ofLayers();
    }

    /** The same of what learns from samples in any way. */
    static Supervised of(Supervised step, Names names, Edit edit) {
        return new EditedStep(step, names, edit).edited();
    }

    private Supervised edited() {
        if (edit.key().equals("loss") && step.hasLoss()) {
            return withLoss();
        }
        if (edit.key().startsWith("activation")) {
            return withActivation();
        }
        return step instanceof Unfolded unfolded
                ? EditedUnfolded.withNumber(unfolded, names, edit)
                : withNumber(step.ofLayers());
    }

    private Supervised withLoss() {
        Loss loss;
        try {
            loss = ExerciseText.loss(edit.value());
        } catch (WrongFormula wrong) {
            throw edit.refused("This is no formula of a and y: " + wrong.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw edit.refused("There is no such loss.");
        }
        return edit.fitting(() -> step.withLoss(loss));
    }

    private Supervised withActivation() {
        int number;
        Activation activation;
        try {
            number = Integer.parseInt(edit.key().substring("activation".length()));
            activation = ExerciseText.activation(edit.value());
        } catch (WrongFormula wrong) {
            throw edit.refused("This is no formula of z: " + wrong.getMessage() + ".");
        } catch (GivenDecimal.Refused parameter) {
            throw edit.refused("Expected " + parameter.expected() + parameter.hint() + ".");
        } catch (IllegalArgumentException e) {
            throw edit.refused("There is no such activation.");
        }
        if (number < 1 || number > step.depth()) {
            throw edit.refused("There is no such layer.");
        }
        LearningRule rule = step.learning().rule();
        if (!rule.allows(activation)) {
            throw edit.refused("The " + rule.title() + " does not go with " + activation.title() + ".");
        }
        return edit.fitting(() -> withActivation(number, activation));
    }

    private Supervised withActivation(int number, Activation activation) {
        if (step instanceof Unfolded unfolded) {
            return unfolded.withNetwork(unfolded.network().withActivation(number, activation));
        }
        TrainingStep ofLayers = step.ofLayers();
        return with(ofLayers, number, ofLayers.network().layer(number).withActivation(activation));
    }

    private TrainingStep withNumber(TrainingStep of) {
        Quantity q = edit.given(names);
        BigDecimal value = edit.number();
        return switch (q.variable().kind()) {
            case INPUT, TARGET -> withSample(of, q, value);
            case WEIGHT, BIAS, THRESHOLD ->
                with(of, q.layer(), withParameter(of.network().layer(q.layer()), q, value));
            default ->
                edit.fitting(
                        () -> of.withLearning(of.learning().with(q.variable().kind(), value)));
        };
    }

    private static TrainingStep withSample(TrainingStep step, Quantity q, BigDecimal value) {
        List<Sample> samples = new ArrayList<>(step.batch(q.update()).samples());
        Sample old = samples.get(q.sample() - 1);
        List<BigDecimal> input = new ArrayList<>(old.input());
        List<BigDecimal> target = new ArrayList<>(old.target());
        boolean isTarget = q.isOf(Kind.TARGET);
        (isTarget ? target : input).set(q.to() - 1, value);
        samples.set(q.sample() - 1, new Sample(input, target));
        return step.withBatch(q.update(), new Batch(samples));
    }

    private static Layer withParameter(Layer layer, Quantity q, BigDecimal value) {
        List<BigDecimal> biases = new ArrayList<>(layer.biases());
        List<List<BigDecimal>> weights = new ArrayList<>(layer.weights());
        if (q.from() == 0) {
            biases.set(q.to() - 1, value);
        } else {
            List<BigDecimal> row = new ArrayList<>(weights.get(q.to() - 1));
            row.set(q.from() - 1, value);
            weights.set(q.to() - 1, row);
        }
        return layer.withParameters(weights, biases);
    }

    private static TrainingStep with(TrainingStep step, int number, Layer layer) {
        List<Layer> layers = new ArrayList<>(step.network().layers());
        layers.set(number - 1, layer);
        return step.withNetwork(new Network(layers));
    }
}
