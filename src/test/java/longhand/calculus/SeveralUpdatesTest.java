package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Given;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.text.Figures;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** Several updates: each begins with the parameters that the one before has made. */
class SeveralUpdatesTest {
    /** One sigmoid neuron, from the published problem 25 of Deep-ML: the mean squared error over three samples. */
    private static TrainingStep neuron(String weights, int epochs, String... samples) {
        TrainingStep one = Given.step(
                Given.network(Given.layer(Activation.SIGMOID, weights, "0")),
                Loss.MSE,
                "0.1",
                Given.sample(samples[0], samples[1]),
                Given.sample(samples[2], samples[3]),
                Given.sample(samples[4], samples[5]));
        return new TrainingStep(one.network(), one.batches(), epochs, one.loss(), one.learningRate(), true);
    }

    @Test
    void the_figures_of_a_published_exercise_with_two_updates() {
        Trace<Decimal64> trace = inDoubles(neuron("0.1 -0.2", 2, "1 2", "1", "2 1", "0", "-1 -2", "0"));

        assertThat(trace.of(Quantity.batchLoss()).getReal()).isEqualTo(0.3033, within(5e-5));
        assertThat(trace.of(Quantity.batchLoss().withUpdate(2)).getReal()).isEqualTo(0.2942, within(5e-5));
        assertThat(trace.of(Quantity.weight(1, 1, 1).withUpdate(3)).getReal()).isEqualTo(0.1036, within(5e-5));
        assertThat(trace.of(Quantity.weight(1, 1, 2).withUpdate(3)).getReal()).isEqualTo(-0.1425, within(5e-5));
        assertThat(trace.of(Quantity.bias(1, 1).withUpdate(3)).getReal()).isEqualTo(-0.0167, within(5e-5));
    }

    @Test
    void and_with_three() {
        Trace<Decimal64> trace = inDoubles(neuron("0.5 -0.2", 3, "1 2", "1", "2 3", "0", "3 1", "1"));

        assertThat(List.of(1, 2, 3))
                .extracting(update ->
                        trace.of(Quantity.batchLoss().withUpdate(update)).getReal())
                .satisfiesExactly(
                        loss -> assertThat(loss).isEqualTo(0.21, within(5e-5)),
                        loss -> assertThat(loss).isEqualTo(0.2087, within(5e-5)),
                        loss -> assertThat(loss).isEqualTo(0.2076, within(5e-5)));
        assertThat(trace.of(Quantity.weight(1, 1, 1).withUpdate(4)).getReal()).isEqualTo(0.4892, within(5e-5));
        assertThat(trace.of(Quantity.weight(1, 1, 2).withUpdate(4)).getReal()).isEqualTo(-0.2301, within(5e-5));
        assertThat(trace.of(Quantity.bias(1, 1).withUpdate(4)).getReal()).isEqualTo(0.0029, within(5e-5));
    }

    @Test
    void each_update_is_a_step_of_its_own_in_the_network_that_the_one_before_has_made() {
        RandomSteps.ofSeveralUpdates(60, 3).forEach(step -> {
            Trace<Decimal64> all = inDoubles(step);
            TrainingStep next = step;
            for (int update = 1; update <= step.updates(); update++) {
                TrainingStep single = new TrainingStep(
                        next.network(), step.batch(update), step.loss(), step.learningRate(), step.updateBiases());
                Trace<Decimal64> one = inDoubles(single);
                int now = update;
                one.quantities().stream()
                        .filter(q -> !q.isOf(Kind.LEARNING_RATE))
                        .forEach(q -> assertThat(all.of(q.withUpdate(q.update() + now - 1))
                                        .getReal())
                                .as("%s of update %s", q, now)
                                .isCloseTo(
                                        one.of(q).getReal(),
                                        within(1e-9
                                                * Math.max(1, Math.abs(one.of(q).getReal())))));
                var made = Figures.of(one).next();
                if (made.isEmpty()) {
                    return; // too large for a double
                }
                next = (TrainingStep) made.get();
            }
        });
    }

    @Test
    void samples_are_given_once_for_all_epochs() {
        TrainingStep step = Examples.severalUpdates();
        List<Quantity> given = new ArrayList<>();
        Rules rules = new Rules(step);
        rules.forEach(q -> {
            if (q.isOf(Kind.INPUT)) {
                given.add(q);
            }
        });
        assertThat(given)
                .containsExactly(
                        Quantity.input(1, 1),
                        Quantity.input(2, 1),
                        Quantity.input(1, 1).withUpdate(2),
                        Quantity.input(2, 1).withUpdate(2),
                        Quantity.input(1, 2).withUpdate(2),
                        Quantity.input(2, 2).withUpdate(2));
        assertThat(rules.of(Quantity.weightedSum(1, 1, 1).withUpdate(3)).references())
                .contains(Quantity.input(1, 1), Quantity.weight(1, 1, 1).withUpdate(3));
    }

    @Test
    void a_rate_of_0_leaves_every_update_as_the_first() {
        TrainingStep step = Examples.severalUpdates().withLearningRate(BigDecimal.ZERO);
        Trace<Decimal64> trace = inDoubles(step);
        assertThat(trace.of(Quantity.sampleLoss(1).withUpdate(3))).isEqualTo(trace.of(Quantity.sampleLoss(1)));
    }
}
