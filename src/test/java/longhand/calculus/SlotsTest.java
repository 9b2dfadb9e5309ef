package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import longhand.formula.Derivative;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import org.junit.jupiter.api.Test;

class SlotsTest {
    @Test
    void no_two_quantities_share_a_place() {
        RandomSteps.of(100, 9).forEach(step -> {
            Slots slots = new Slots(step);
            Map<Integer, Quantity> places = new HashMap<>();
            inDoubles(step).forEach(q -> {
                assertThat(slots.of(q)).isBetween(0, slots.size() - 1);
                assertThat(places.put(slots.of(q), q)).as("%s shares with", q).isNull();
            });
        });
    }

    @Test
    void only_softmax_has_derivatives_across_neurons() {
        assertThat(new Slots(Examples.threeThreeTwo()).holds(Quantity.activationByWeightedSum(2, 2, 1, 1)))
                .isFalse();
        assertThat(new Slots(Examples.softmax()).holds(Quantity.activationByWeightedSum(1, 2, 1, 1)))
                .isTrue();
    }

    @Test
    void a_quantity_that_is_not_there_is_refused_by_name() {
        Slots slots = new Slots(Examples.threeThreeTwo());

        assertThat(slots.holds(Quantity.input(4, 1))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slots.of(Quantity.input(4, 1)))
                .withMessage("there is no Variable[kind=INPUT, layer=0, to=4, from=0, sample=1]");
    }

    @Test
    void layer_0_has_inputs_and_targets_and_nothing_to_learn() {
        Slots slots = new Slots(Examples.threeThreeTwo());

        assertThat(slots.holds(Quantity.target(2, 1))).isTrue();
        assertThat(slots.holds(Quantity.weight(0, 1, 1))).isFalse();
        assertThat(Derivative.orNull(Quantity.sampleLoss(1), Quantity.input(1, 1)))
                .isNull();
        assertThat(Derivative.orNull(Quantity.weightedSum(1, 1, 1), Quantity.input(1, 1)))
                .isNull();
        assertThat(slots.holds(Quantity.weight(-1, 1, 1))).isFalse();
        assertThat(slots.holds(Quantity.weight(3, 1, 1))).isFalse();
    }

    @Test
    void a_derivative_is_there_only_if_both_its_variables_are() {
        Slots slots = new Slots(Examples.threeThreeTwo());
        Variable a = Quantity.activation(2, 1, 1);
        Variable z = Quantity.weightedSum(2, 1, 1);
        Variable w = Quantity.weight(2, 1, 3);

        assertThat(slots.holds(new Derivative(a, z))).isTrue();
        assertThat(slots.holds(new Derivative(z, w))).isTrue();
        assertThat(slots.holds(new Derivative(a, strayed(z)))).isFalse();
        assertThat(slots.holds(new Derivative(strayed(a), z))).isFalse();
        assertThat(slots.holds(new Derivative(strayed(z), w))).isFalse();
        assertThat(slots.holds(new Derivative(strayed(z), Quantity.activation(1, 2, 1))))
                .isFalse();
        assertThat(slots.holds(new Derivative(z, strayed(Quantity.activation(1, 2, 1)))))
                .isFalse();
        assertThat(slots.holds(new Derivative(z, strayed(Quantity.bias(2, 1))))).isFalse();
    }

    /** With an index more than there are. */
    private static Variable strayed(Variable v) {
        return new Variable(v.kind(), v.layer(), v.to(), 7, v.sample());
    }
}
