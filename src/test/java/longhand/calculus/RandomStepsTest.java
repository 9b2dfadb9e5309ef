package longhand.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.junit.jupiter.api.Test;

/** What the tests over random networks rest on. */
class RandomStepsTest {
    private final List<TrainingStep> steps = RandomSteps.of(300, 1).toList();

    @Test
    void every_loss_meets_every_output_activation_that_it_goes_with() {
        Set<List<Object>> expected = Loss.named().stream()
                .flatMap(loss -> Activation.named().stream()
                        .filter(activation -> !loss.isLogarithmic() || activation.isBetweenZeroAndOne())
                        .map(activation -> List.<Object>of(loss, activation)))
                .collect(Collectors.toSet());

        assertThat(steps)
                .extracting(step -> List.<Object>of(
                        step.loss(), step.network().outputLayer().activation()))
                .containsAll(expected);
    }

    @Test
    void every_other_activation_stands_on_hidden_layers_and_on_either_side_of_the_corner() {
        Set<Activation> hidden = steps.stream()
                .flatMap(step ->
                        step.network().layers().stream().limit(step.network().depth() - 1L))
                .map(layer -> layer.activation())
                .collect(Collectors.toSet());
        Set<Integer> signs = steps.stream()
                .flatMapToInt(step -> {
                    Trace<?> trace = Examples.inDoubles(step);
                    return trace.quantities().stream()
                            .filter(q -> q.isOf(Kind.WEIGHTED_SUM)
                                    && step.network()
                                            .layer(q.layer())
                                            .activation()
                                            .equals(Activation.RELU))
                            .mapToInt(q -> (int) Math.signum(trace.of(q).getReal()));
                })
                .boxed()
                .collect(Collectors.toSet());

        assertThat(hidden)
                .containsExactlyInAnyOrderElementsOf(Activation.named().stream()
                        .filter(Activation::isElementwise)
                        .toList());
        assertThat(signs).containsExactlyInAnyOrder(-1, 0, 1);
    }

    @Test
    void depths_widths_and_batches_of_every_size_turn_up() {
        assertThat(steps).extracting(step -> step.network().depth()).contains(1, 2, 3, 4);
        assertThat(steps).extracting(step -> step.batch().size()).contains(1, 2, 3, 4);
        assertThat(steps).extracting(step -> step.network().width(0)).contains(1, 2, 3, 4, 5);
        assertThat(steps)
                .extracting(step -> step.network().outputLayer().size())
                .contains(1, 2, 3, 4, 5);
        assertThat(steps).extracting(TrainingStep::updateBiases).contains(true, false);
    }

    @Test
    void the_same_seed_gives_the_same_networks() {
        assertThat(RandomSteps.of(300, 1)).isEqualTo(steps);
        assertThat(RandomSteps.of(300, 2)).isNotEqualTo(steps);
        assertThat(IntStream.range(0, 300).mapToObj(steps::get).distinct()).hasSizeGreaterThan(290);
    }
}
