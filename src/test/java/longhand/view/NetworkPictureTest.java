package longhand.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.model.Activation;
import longhand.model.Batch;
import longhand.model.Layer;
import longhand.model.Loss;
import longhand.model.Network;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.notation.Figures;
import longhand.notation.Labels;
import longhand.notation.Names;
import org.junit.jupiter.api.Test;

class NetworkPictureTest {
    /** One neuron, with a batch of these inputs. */
    private static Shown.Network picture(List<String> weights, List<List<String>> inputs) {
        TrainingStep step = new TrainingStep(
                new Network(
                        List.of(new Layer(Activation.IDENTITY, List.of(decimals(weights)), List.of(BigDecimal.ZERO)))),
                new Batch(inputs.stream()
                        .map(input -> new Sample(decimals(input), List.of(BigDecimal.ONE)))
                        .toList()),
                Loss.SQUARED_ERROR,
                new BigDecimal("0.1"),
                true);
        Rules rules = new Rules(step);
        return NetworkPicture.of(
                Figures.of(new Trace<>(rules, Arithmetic.doubles())), new Names(rules, Labels.none(step.network())));
    }

    private static List<BigDecimal> decimals(List<String> numbers) {
        return numbers.stream().map(BigDecimal::new).toList();
    }

    @Test
    void a_line_says_whether_its_weight_is_negative_or_zero() {
        List<Shown.Edge> edges = picture(List.of("0.001", "-2", "0"), List.of(List.of("1", "1", "1")))
                .edges();
        assertThat(edges.stream().map(Shown.Edge::isNegative)).containsExactly(false, true, false);
        assertThat(edges.stream().map(Shown.Edge::isZero)).containsExactly(false, false, true);
    }

    @Test
    void a_value_says_how_narrow_it_has_to_be_to_fit_its_circle_in_each_sample() {
        List<Shown.Node> inputs = picture(
                        List.of("1", "1"),
                        List.of(List.of("0.1234", "1"), List.of("-0.1234", "2"), List.of("-1.234e-9", "3")))
                .nodes()
                .subList(0, 2);
        assertThat(inputs.get(0).values()).isEqualTo("0.1234|−0.1234|−1.234e−9");
        assertThat(inputs.get(0).narrowing()).isEmpty();
        assertThat(inputs.get(0).narrowings()).isEqualTo("|long|long longer");
        assertThat(inputs.get(1).narrowings()).isEmpty();
    }
}
