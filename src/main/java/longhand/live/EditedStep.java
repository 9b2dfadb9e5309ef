package longhand.live;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.model.Activation;
import longhand.model.Batch;
import longhand.model.Layer;
import longhand.model.LearningRule;
import longhand.model.Loss;
import longhand.model.Network;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.notation.formula.WrongFormula;
import longhand.notation.name.Names;
import longhand.notation.text.GivenDecimal;

/** A training step with one thing in it changed. What it must not be changed to is refused with a reason. */
final class EditedStep {
    private final TrainingStep step;
    private final Names names;
    private final Edit edit;

    private EditedStep(TrainingStep step, Names names, Edit edit) {
        this.step = step;
        this.names = names;
        this.edit = edit;
    }

    /** @throws Edit.Refused if the edit cannot be made */
    static TrainingStep of(TrainingStep step, Names names, Edit edit) {
        return new EditedStep(step, names, edit).edited();
    }

    private TrainingStep edited() {
        if (edit.key().equals("loss") && step.hasLoss()) {
            return withLoss();
        }
        return edit.key().startsWith("activation") ? withActivation() : withNumber();
    }

    private TrainingStep withLoss() {
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

    private TrainingStep withActivation() {
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
        if (number < 1 || number > step.network().depth()) {
            throw edit.refused("There is no such layer.");
        }
        LearningRule rule = step.learning().rule();
        if (!rule.allows(activation)) {
            throw edit.refused("The " + rule.title() + " does not go with " + activation.title() + ".");
        }
        Layer layer = step.network().layer(number);
        return edit.fitting(() -> with(number, layer.withActivation(activation)));
    }

    private TrainingStep withNumber() {
        Quantity q = edit.given(names);
        BigDecimal value = edit.number();
        return switch (q.variable().kind()) {
            case INPUT, TARGET -> withSample(q, value);
            case WEIGHT, BIAS, THRESHOLD ->
                with(q.layer(), withParameter(step.network().layer(q.layer()), q, value));
            default ->
                edit.fitting(() ->
                        step.withLearning(step.learning().with(q.variable().kind(), value)));
        };
    }

    private TrainingStep withSample(Quantity q, BigDecimal value) {
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

    private TrainingStep with(int number, Layer layer) {
        List<Layer> layers = new ArrayList<>(step.network().layers());
        layers.set(number - 1, layer);
        return step.withNetwork(new Network(layers));
    }
}
