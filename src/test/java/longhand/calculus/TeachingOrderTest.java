package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.model.network.Network;
import org.junit.jupiter.api.Test;

class TeachingOrderTest {
    @Test
    void each_quantity_comes_once_and_after_all_those_that_its_rule_or_its_shortcut_uses() {
        RandomSteps.of(100, 7).forEach(step -> {
            Rules rules = new Rules(step);
            Set<Quantity> before = new HashSet<>();
            for (Quantity q : inDoubles(step).quantities()) {
                assertThat(before).as("used by %s", q).containsAll(References.of(rules.of(q)));
                rules.shortcut(q)
                        .ifPresent(shortcut ->
                                assertThat(before).as("used by %s", q).containsAll(References.of(shortcut)));
                assertThat(before.add(q)).as("%s has not come before", q).isTrue();
            }
        });
    }

    @Test
    void every_quantity_that_there_is_comes() {
        RandomSteps.of(40, 8).forEach(step -> {
            Rules rules = new Rules(step);
            List<Quantity> existing = names(step).filter(rules::has).toList();
            assertThat(inDoubles(step).quantities()).containsExactlyInAnyOrderElementsOf(existing);
        });
    }

    @Test
    void phases_follow_one_another_sample_by_sample() {
        List<Quantity> quantities = inDoubles(Examples.threeThreeTwoBatch()).quantities();

        assertThat(quantities.stream().map(q -> q.sample() + " " + q.phase()).distinct())
                .containsExactly(
                        "1 GIVEN",
                        "2 GIVEN",
                        "0 GIVEN",
                        "1 FORWARD",
                        "1 LOSS",
                        "1 BACKWARD",
                        "2 FORWARD",
                        "2 LOSS",
                        "2 BACKWARD",
                        "0 MEAN",
                        "0 UPDATE");
        assertThat(quantities.get(0)).isEqualTo(Quantity.input(1, 1));
        assertThat(quantities.get(quantities.size() - 1)).isEqualTo(Quantity.newBias(2, 2));
    }

    @Test
    void a_quantity_is_found_at_its_place_and_a_place_by_its_quantity() {
        RandomSteps.of(60, 11).forEach(step -> {
            TeachingOrder order = new Rules(step).order();
            List<Quantity> all = inDoubles(step).quantities();
            assertThat(order.size()).isEqualTo(all.size());
            for (int place = 0; place < all.size(); place++) {
                assertThat(order.at(place)).isEqualTo(all.get(place));
                assertThat(order.placeOf(all.get(place)))
                        .as("place of %s", all.get(place))
                        .isEqualTo(place);
            }
        });
    }

    @Test
    void steps_are_counted_from_the_first_that_is_worked_out_whatever_is_given_before() {
        RandomSteps.of(40, 13).forEach(step -> {
            TeachingOrder order = new Rules(step).order();
            int steps = 0;
            for (int place = 0; place < order.size(); place++) {
                if (order.at(place).phase() == Phase.GIVEN) {
                    assertThat(order.stepAt(place)).isLessThanOrEqualTo(0);
                } else {
                    steps++;
                    assertThat(order.stepAt(place)).isEqualTo(steps);
                }
            }
            assertThat(order.steps()).isEqualTo(steps);
        });
    }

    @Test
    void what_is_not_there_has_no_place() {
        TeachingOrder order = new Rules(Examples.threeThreeTwo()).order();

        assertThatThrownBy(() -> order.placeOf(Quantity.input(4, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no Variable[kind=INPUT, layer=0, to=4, from=0, sample=1, update=1]");
        assertThatThrownBy(() -> order.placeOf(Quantity.weightedSum(1, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order.placeOf(Quantity.weightedSum(3, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order.placeOf(Quantity.weightedSum(1, 4, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order.placeOf(Quantity.batchLoss())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> order.at(order.size())).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> order.stretchAt(order.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void stretches_follow_one_another_and_each_is_of_one_phase_and_sample() {
        RandomSteps.of(60, 12).forEach(step -> {
            TeachingOrder order = new Rules(step).order();
            int place = 0;
            while (place < order.size()) {
                TeachingOrder.Stretch stretch = order.stretchAt(place);
                assertThat(stretch.first()).isEqualTo(place);
                for (int inside = place; inside < stretch.end(); inside++) {
                    assertThat(order.stretchAt(inside)).isEqualTo(stretch);
                    assertThat(order.at(inside).phase()).isEqualTo(stretch.phase());
                    assertThat(order.at(inside).sample()).isEqualTo(stretch.sample());
                }
                place = stretch.end();
            }
        });
    }

    @Test
    void a_stretch_is_the_work_at_one_neuron() {
        TeachingOrder order = new Rules(Examples.threeThreeTwo()).order();

        TeachingOrder.Stretch back = order.stretchAt(order.placeOf(Derivatives.lossByWeight(1, 2, 3, 1)));

        assertThat(back.phase()).isEqualTo(Phase.BACKWARD);
        assertThat(back.layer()).isEqualTo(1);
        assertThat(back.neuron()).isEqualTo(2);
        assertThat(order.at(back.first())).isEqualTo(Derivatives.weightedSumByActivation(2, 1, 2, 1));
        assertThat(order.at(back.end() - 1)).isEqualTo(Derivatives.lossByBias(1, 2, 1));
    }

    @Test
    void the_quantities_of_one_sample_come_with_those_of_none() {
        TrainingStep step = Examples.threeThreeTwoBatch();
        List<Quantity> second = new ArrayList<>();

        new Rules(step).order().forEachOfSample(2, 1, second::add);

        assertThat(second)
                .containsExactlyElementsOf(inDoubles(step).quantities().stream()
                        .filter(q -> q.sample() == 2 || q.sample() == 0)
                        .toList());
    }

    /** ∂L/∂a, ∂a/∂z, ∂L/∂z, then each weight with its ∂z/∂w, then the bias: the order of lecture notes 5. */
    @Test
    void a_neuron_is_worked_back_from_its_activation_to_its_parameters() {
        assertThat(inDoubles(Examples.reluByHand()).quantities())
                .containsSubsequence(
                        Quantity.sampleLoss(1),
                        Derivatives.lossByActivation(2, 1, 1),
                        Derivatives.activationByWeightedSum(2, 1, 1, 1),
                        Derivatives.lossByWeightedSum(2, 1, 1),
                        Derivatives.weightedSumByWeight(2, 1, 1, 1),
                        Derivatives.lossByWeight(2, 1, 1, 1),
                        Derivatives.weightedSumByWeight(2, 1, 2, 1),
                        Derivatives.lossByWeight(2, 1, 2, 1),
                        Derivatives.weightedSumByBias(2, 1, 1),
                        Derivatives.lossByBias(2, 1, 1),
                        Derivatives.weightedSumByActivation(2, 1, 1, 1),
                        Derivatives.lossByActivation(1, 1, 1));
    }

    /** Every name of every kind around the sizes of the network, most of which name nothing. */
    private static Stream<Quantity> names(TrainingStep step) {
        Network network = step.network();
        int widest = IntStream.rangeClosed(0, network.depth())
                        .map(network::width)
                        .max()
                        .orElseThrow()
                + 1;
        return Stream.concat(Stream.of(Kind.values()), Derivatives.FAMILIES.stream())
                .flatMap(family -> layers(family, network).flatMap(layer -> upTo(widest)
                        .flatMap(to -> upTo(widest).flatMap(from -> upTo(network.width(network.depth()) + 1)
                                .flatMap(output -> upTo(step.batch().size() + 1)
                                        .flatMap(sample -> upTo(step.updates() + 2)
                                                .map(update -> Derivatives.of(family, layer, to, from, output, sample)
                                                        .withUpdate(update))))))))
                .distinct();
    }

    /** A derivative by an activation is by an input where its layer is 0, and there is none of these. */
    private static Stream<Integer> layers(Family family, Network network) {
        int first = family.equals(Kind.WEIGHTED_SUM.by(Kind.ACTIVATION))
                ? 2
                : family instanceof Family.Derivatives d && d.denominator() == Kind.ACTIVATION ? 1 : -1;
        return IntStream.rangeClosed(first, network.depth() + 1).boxed();
    }

    /** From −1, which names nothing. */
    private static Stream<Integer> upTo(int last) {
        return IntStream.rangeClosed(-1, last).boxed();
    }
}
