package longhand.view.picture;

import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import longhand.calculus.Examples;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.Derivation;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.view.html.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkPictureTest {
    private static Shown.Network of(TrainingStep step) {
        Rules rules = new Rules(step);
        return NetworkPicture.of(new Derivation(
                Figures.of(new Trace<>(rules, Arithmetic.doubles())), new Names(rules, Labels.none(step.network()))));
    }

    private static Shown.Node node(Shown.Network network, String key) {
        return network.nodes().stream()
                .filter(node -> node.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Shown.Edge edge(Shown.Network network, String key) {
        return network.edges().stream()
                .filter(edge -> edge.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_neuron_is_a_circle_with_its_activation_and_each_weight_a_line() {
        Shown.Network picture = of(Examples.reluByHand());

        assertThat(picture.title()).isEqualTo("The network: 2 input, 2 hidden, 1 output");
        assertThat(picture.captions())
                .extracting(Shown.Caption::text)
                .containsExactly("input", "hidden · ReLU", "output · identity");
        assertThat(picture.nodes()).extracting(Shown.Node::key).containsExactly("n0-1", "n0-2", "n1-1", "n1-2", "n2-1");
        assertThat(picture.edges())
                .extracting(Shown.Edge::key)
                .containsExactly("e1-1-1", "e1-1-2", "e1-2-1", "e1-2-2", "e2-1-1", "e2-1-2");
        assertThat(node(picture, "n1-2").value()).isEqualTo("1");
        assertThat(node(picture, "n1-2").title()).isEqualTo("a1[2] = 1");
        assertThat(node(picture, "n2-1").aside()).isEqualTo("y = 1");
        assertThat(edge(picture, "e1-1-2").label()).isEqualTo("−0.1");
        assertThat(edge(picture, "e1-1-2").title()).isEqualTo("w1[1,2] = −0.1");
    }

    @Test
    void a_line_is_thicker_for_a_larger_weight_marked_for_a_negative_one_and_thinnest_for_none() {
        Shown.Network picture =
                of(step(network(layer(Activation.IDENTITY, "2 -1 0", "0")), Loss.MSE, "0.1", sample("1 1 1", "1")));

        assertThat(Double.parseDouble(edge(picture, "e1-1-1").stroke()))
                .isGreaterThan(Double.parseDouble(edge(picture, "e1-1-2").stroke()));
        assertThat(edge(picture, "e1-1-3").stroke()).isEqualTo("0.5");
        assertThat(picture.edges()).extracting(Shown.Edge::isNegative).containsExactly(false, true, false);
        assertThat(picture.edges()).extracting(Shown.Edge::isZero).containsExactly(false, false, true);
    }

    @Test
    void dead_neurons_are_named_in_a_sentence() {
        Shown.Network picture = of(step(
                network(layer(Activation.RELU, "-1; -2; 3", "0 0 0"), layer(Activation.IDENTITY, "1 1 1", "0")),
                Loss.MSE,
                "0.1",
                sample("1", "1"),
                sample("-1", "1")));

        assertThat(picture.remarks())
                .containsExactly(
                        "Neuron 1 of layer 1 and neuron 2 of layer 1 output 0 for sample 1, and no gradient flows back"
                                + " through them.",
                        "Neuron 3 of layer 1 outputs 0 for sample 2, and no gradient flows back through it.");
        assertThat(node(picture, "n1-1").dead()).isEqualTo("dead|");
        assertThat(node(picture, "n1-3").values()).isEqualTo("3|0");
    }

    @Test
    void of_a_wide_layer_the_first_and_last_neurons_are_drawn_and_the_others_counted() {
        String weights = String.join("; ", Collections.nCopies(40, "1"));
        String noughts = String.join(" ", Collections.nCopies(40, "0"));
        String ones = String.join(" ", Collections.nCopies(40, "1"));
        Shown.Network picture = of(step(
                network(layer(Activation.TANH, weights, noughts), layer(Activation.IDENTITY, ones, "0")),
                Loss.MSE,
                "0.1",
                sample("1", "1")));

        assertThat(picture.nodes()).hasSize(1 + 14 + 1);
        assertThat(picture.nodes()).extracting(Shown.Node::key).contains("n1-10", "n1-37", "n1-40");
        assertThat(picture.gaps()).extracting(Shown.Caption::text).containsExactly("⋮ 26 more");
        assertThat(picture.isSmall()).isTrue();
    }

    static List<TrainingStep> examples() {
        return List.of(Examples.threeThreeTwo(), Examples.softmax(), Examples.mazur(), Examples.fiveLayers());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_circle_is_within_the_picture_and_touches_no_other(TrainingStep step) {
        Shown.Network picture = of(step);
        assertThat(picture.nodes()).allSatisfy(node -> {
            int radius = Integer.parseInt(node.radius());
            assertThat(Integer.parseInt(node.x())).isBetween(radius, Integer.parseInt(picture.width()) - radius);
            assertThat(Integer.parseInt(node.y())).isBetween(radius, Integer.parseInt(picture.height()) - radius);
            assertThat(picture.nodes()).allSatisfy(other -> assertThat(node.equals(other)
                            || Math.hypot(
                                            Integer.parseInt(node.x()) - Integer.parseInt(other.x()),
                                            Integer.parseInt(node.y()) - Integer.parseInt(other.y()))
                                    > 2 * radius)
                    .isTrue());
        });
    }

    @Test
    void a_value_says_how_narrow_it_has_to_be_to_fit_its_circle_in_each_sample() {
        List<Shown.Node> inputs = of(step(
                        network(layer(Activation.IDENTITY, "1 1", "0")),
                        Loss.SQUARED_ERROR,
                        "0.1",
                        sample("0.1234 1", "1"),
                        sample("-0.1234 2", "1"),
                        sample("-1.234e-9 3", "1")))
                .nodes()
                .subList(0, 2);
        assertThat(inputs.get(0).values()).isEqualTo("0.1234|−0.1234|−1.234e−9");
        assertThat(inputs.get(0).narrowing()).isEmpty();
        assertThat(inputs.get(0).narrowings()).isEqualTo("|long|long longer");
        assertThat(inputs.get(1).narrowings()).isEmpty();
    }
}
