package longhand.cli.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import longhand.calculus.Derivatives;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.example.files.Examples;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static TeachingOrder order(String example) {
        return new Rules(Examples.find(example).step()).order();
    }

    private static Position at(String example, Quantity q) {
        return Position.of(order(example)).to(q);
    }

    /** What comes into view from here on, until a move leads no further. */
    private static List<Quantity> all(Position start, UnaryOperator<Position> move) {
        List<Quantity> seen = new ArrayList<>(List.of(start.shown()));
        Position walk = start;
        while (!move.apply(walk).equals(walk)) {
            walk = move.apply(walk);
            seen.add(walk.shown());
        }
        return seen;
    }

    @Test
    void next_goes_through_every_step_in_teaching_order_and_back_returns() {
        TeachingOrder order = order("three-three-two-batch");
        List<Quantity> steps = new ArrayList<>();
        order.forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                steps.add(q);
            }
        });

        Position first = Position.of(order);
        assertThat(all(first, Position::next)).isEqualTo(steps);
        assertThat(first.count()).isEqualTo(steps.size());
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.last().number()).isEqualTo(steps.size());
        List<Quantity> backwards = all(first.last(), Position::back);
        assertThat(backwards)
                .hasSameSizeAs(steps)
                .startsWith(steps.get(steps.size() - 1))
                .endsWith(steps.get(0));
    }

    @Test
    void steps_have_the_numbers_that_the_page_of_images_gives_them() {
        assertThat(at("mnist-batch", Derivatives.batchLossByWeight(1, 3, 407)).counted())
                .isEqualTo("step 1,712,762 of 1,736,789");
    }

    @Test
    void neurons_follow_one_another_through_all_phases() {
        assertThat(all(Position.of(order("relu-by-hand")), Position::nextNeuron))
                .containsExactly(
                        Quantity.weightedSum(1, 1, 1),
                        Quantity.weightedSum(1, 2, 1),
                        Quantity.weightedSum(2, 1, 1),
                        Quantity.sampleLoss(1),
                        Derivatives.lossByActivation(2, 1, 1),
                        Derivatives.weightedSumByActivation(2, 1, 1, 1),
                        Derivatives.weightedSumByActivation(2, 1, 2, 1),
                        Quantity.newWeight(1, 1, 1),
                        Quantity.newWeight(1, 2, 1),
                        Quantity.newWeight(2, 1, 1));
    }

    @Test
    void layers_follow_one_another_backward_from_the_last() {
        assertThat(all(Position.of(order("mazur")), Position::nextLayer))
                .containsExactly(
                        Quantity.weightedSum(1, 1, 1),
                        Quantity.weightedSum(2, 1, 1),
                        Quantity.outputLoss(1, 1),
                        Derivatives.lossByActivation(2, 1, 1),
                        Derivatives.weightedSumByActivation(2, 1, 1, 1),
                        Quantity.newWeight(1, 1, 1),
                        Quantity.newWeight(2, 1, 1));
    }

    @Test
    void phases_come_once_for_each_sample() {
        Position first = Position.of(order("three-three-two-batch"));
        assertThat(all(first, Position::nextPhase))
                .containsExactly(
                        Quantity.weightedSum(1, 1, 1),
                        Quantity.outputLoss(1, 1),
                        Derivatives.lossByActivation(2, 1, 1),
                        Quantity.weightedSum(1, 1, 2),
                        Quantity.outputLoss(1, 2),
                        Derivatives.lossByActivation(2, 1, 2),
                        Quantity.batchLoss(),
                        Quantity.newWeight(1, 1, 1));
        List<Quantity> forwards = new ArrayList<>(all(first, Position::nextPhase));
        java.util.Collections.reverse(forwards);
        Position lastPhase = first.last().previousPhase();
        assertThat(all(lastPhase, Position::previousPhase)).isEqualTo(forwards);
    }

    @Test
    void back_by_neuron_leads_first_to_the_beginning_of_this_one() {
        Position inside = at("mazur", Derivatives.lossByWeight(2, 2, 1, 1));

        assertThat(inside.previousNeuron().shown()).isEqualTo(Derivatives.lossByActivation(2, 2, 1));
        assertThat(inside.previousNeuron().previousNeuron().shown()).isEqualTo(Derivatives.lossByActivation(2, 1, 1));
        assertThat(inside.previousLayer().shown()).isEqualTo(Derivatives.lossByActivation(2, 1, 1));
        assertThat(inside.previousLayer().previousLayer().shown()).isEqualTo(Quantity.outputLoss(1, 1));
    }

    @Test
    void a_factor_is_looked_up_and_left_again_where_it_was_asked_from() {
        Position step = at("mazur", Derivatives.lossByWeight(2, 1, 1, 1));
        Position factor = step.behind(Derivatives.lossByActivation(2, 1, 1));
        Position further = factor.behind(Quantity.activation(2, 1, 1));

        assertThat(further.shown()).isEqualTo(Quantity.activation(2, 1, 1));
        assertThat(further.askedFrom()).isEqualTo(Derivatives.lossByActivation(2, 1, 1));
        assertThat(further.home()).isEqualTo(factor);
        assertThat(further.home().home()).isEqualTo(step);
        assertThat(step.home()).isEqualTo(step);
        assertThat(further.next().shown()).isEqualTo(step.next().shown());
    }

    @Test
    void what_is_given_is_looked_at_from_where_one_stands() {
        Position step = at("mazur", Quantity.sampleLoss(1));
        Position input = step.to(Quantity.input(2, 1));

        assertThat(input.shown()).isEqualTo(Quantity.input(2, 1));
        assertThat(input.isAside()).isTrue();
        assertThat(input.home()).isEqualTo(step);
    }
}
