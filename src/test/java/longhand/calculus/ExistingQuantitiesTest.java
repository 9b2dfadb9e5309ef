package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import org.junit.jupiter.api.Test;

class ExistingQuantitiesTest {
    @Test
    void no_two_quantities_share_a_place() {
        RandomSteps.of(100, 9).forEach(step -> {
            TeachingOrder order = new Rules(step).order();
            Map<Integer, Quantity> places = new HashMap<>();
            inDoubles(step).forEach(q -> {
                assertThat(order.placeOf(q)).isBetween(0, order.size() - 1);
                assertThat(places.put(order.placeOf(q), q))
                        .as("%s shares with", q)
                        .isNull();
            });
        });
    }

    @Test
    void only_softmax_has_derivatives_across_neurons() {
        assertThat(new Rules(Examples.threeThreeTwo()).has(Derivatives.activationByWeightedSum(2, 2, 1, 1)))
                .isFalse();
        assertThat(new Rules(Examples.softmax()).has(Derivatives.activationByWeightedSum(1, 2, 1, 1)))
                .isTrue();
    }

    @Test
    void a_quantity_that_is_not_there_is_refused_by_name() {
        TeachingOrder order = new Rules(Examples.threeThreeTwo()).order();

        assertThat(order.has(Quantity.input(4, 1))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order.placeOf(Quantity.input(4, 1)))
                .withMessage("there is no Variable[kind=INPUT, layer=0, to=4, from=0, sample=1, update=1]");
    }

    @Test
    void layer_0_has_inputs_and_targets_and_nothing_to_learn() {
        TeachingOrder order = new Rules(Examples.threeThreeTwo()).order();

        assertThat(order.has(Quantity.target(2, 1))).isTrue();
        assertThat(order.has(Quantity.weight(0, 1, 1))).isFalse();
        assertThat(order.has(new Derivative(Quantity.sampleLoss(1), Quantity.input(1, 1))))
                .isFalse();
        assertThat(order.has(new Derivative(Quantity.weightedSum(1, 1, 1), Quantity.input(1, 1))))
                .isFalse();
        assertThat(order.has(Quantity.weight(-1, 1, 1))).isFalse();
        assertThat(order.has(Quantity.weight(3, 1, 1))).isFalse();
    }

    @Test
    void a_derivative_is_there_only_if_both_its_variables_are() {
        TeachingOrder order = new Rules(Examples.threeThreeTwo()).order();
        Variable a = Quantity.activation(2, 1, 1);
        Variable z = Quantity.weightedSum(2, 1, 1);
        Variable w = Quantity.weight(2, 1, 3);

        assertThat(order.has(new Derivative(a, z))).isTrue();
        assertThat(order.has(new Derivative(z, w))).isTrue();
        assertThat(order.has(new Derivative(a, strayed(z)))).isFalse();
        assertThat(order.has(new Derivative(strayed(a), z))).isFalse();
        assertThat(order.has(new Derivative(strayed(z), w))).isFalse();
        assertThat(order.has(new Derivative(strayed(z), Quantity.activation(1, 2, 1))))
                .isFalse();
        assertThat(order.has(new Derivative(z, strayed(Quantity.activation(1, 2, 1)))))
                .isFalse();
        assertThat(order.has(new Derivative(z, strayed(Quantity.bias(2, 1))))).isFalse();
    }

    /** With an index more than there are. */
    private static Variable strayed(Variable v) {
        return new Variable(v.kind(), v.layer(), v.to(), 7, v.sample());
    }
}
