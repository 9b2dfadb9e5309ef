package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Values;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void a_value_is_worked_out_when_it_is_asked_for_with_no_more_than_it_needs() {
        List<Quantity> workedOut = new ArrayList<>();
        Trace<Decimal64> trace = new Trace<>(new Rules(Examples.threeThreeTwo()), noting(workedOut));

        trace.of(Quantity.activation(1, 2, 1));

        assertThat(workedOut)
                .containsExactlyInAnyOrder(
                        Quantity.activation(1, 2, 1),
                        Quantity.weightedSum(1, 2, 1),
                        Quantity.weight(1, 2, 1),
                        Quantity.weight(1, 2, 2),
                        Quantity.weight(1, 2, 3),
                        Quantity.bias(1, 2),
                        Quantity.input(1, 1),
                        Quantity.input(2, 1),
                        Quantity.input(3, 1));
    }

    @Test
    void no_value_is_worked_out_twice() {
        List<Quantity> workedOut = new ArrayList<>();
        Trace<Decimal64> trace = new Trace<>(new Rules(Examples.fiveLayers()), noting(workedOut));

        trace.forEach(trace::of);
        trace.forEach(trace::of);

        assertThat(workedOut).doesNotHaveDuplicates().hasSameSizeAs(trace.quantities());
    }

    @Test
    void behind_a_closed_gate_no_derivative_is_worked_out() {
        List<Quantity> workedOut = new ArrayList<>();
        Trace<Decimal64> trace = new Trace<>(new Rules(Examples.threeThreeTwo()), noting(workedOut));
        List<Quantity> closed = trace.quantities().stream()
                .filter(q -> q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM)) && q.layer() == 1)
                .filter(q -> inDoubles(Examples.threeThreeTwo())
                                .of(Quantity.weightedSum(1, q.to(), q.sample()))
                                .getReal()
                        < 0)
                .toList();
        assertThat(closed).isNotEmpty();

        closed.forEach(q -> assertThat(trace.of(q).getReal()).isZero());

        assertThat(workedOut).noneMatch(q -> q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION)));
    }

    @Test
    void values_do_not_depend_on_the_order_in_which_they_are_asked_for() {
        Trace<Decimal64> forwards = inDoubles(Examples.fiveLayers());
        Trace<Decimal64> backwards = inDoubles(Examples.fiveLayers());
        List<Quantity> quantities = forwards.quantities();

        for (int i = quantities.size() - 1; i >= 0; i--) {
            backwards.of(quantities.get(i));
        }

        quantities.forEach(q -> assertThat(backwards.of(q)).as("%s", q).isEqualTo(forwards.of(q)));
    }

    @Test
    void later_values_build_on_a_value_given_instead() {
        // of relu-by-hand, with the slip a1[2] = 2 where it is 1: 0.5·0.1 − 0.3·2 = −0.55, ½(−0.55 − 1)² = 1.20125,
        // and ∂L/∂w2[1,2] = (−0.55 − 1)·2
        Trace<Decimal64> slipped = new Trace<>(
                new Rules(Examples.reluByHand()),
                Arithmetic.doubles(),
                Map.of(Quantity.activation(1, 2, 1), new Decimal64(2)));

        assertThat(slipped.of(Quantity.weightedSum(1, 2, 1)).getReal()).isEqualTo(1);
        assertThat(slipped.of(Quantity.activation(1, 2, 1)).getReal()).isEqualTo(2);
        assertThat(slipped.of(Quantity.activation(2, 1, 1)).getReal()).isCloseTo(-0.55, within(1e-15));
        assertThat(slipped.of(Quantity.sampleLoss(1)).getReal()).isCloseTo(1.20125, within(1e-15));
        assertThat(slipped.of(Derivatives.lossByWeight(2, 1, 2, 1)).getReal()).isCloseTo(-3.1, within(1e-15));
    }

    @Test
    void in_plain_rules_later_values_build_on_a_value_given_instead_where_others_go_round_it() {
        // a = 0.5 where the scores give 0.918; −ln 0.5 and −1/0.5
        Trace<Decimal64> slipped = Examples.plainly(
                new Rules(Examples.softmax()),
                Arithmetic.doubles(),
                Map.of(Quantity.activation(1, 2, 1), new Decimal64(0.5)));

        assertThat(slipped.of(Quantity.sampleLoss(1)).getReal()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(slipped.of(Derivatives.lossByActivation(1, 2, 1)).getReal()).isEqualTo(-2);
    }

    @Test
    void a_changed_rule_is_followed_by_all_that_builds_on_it() {
        // "forgot the slope of the output": ∂a/∂z = 1 in the place of a(1 − a)
        Quantity slope = Derivatives.activationByWeightedSum(2, 1, 1, 1);
        Trace<Decimal64> right = inDoubles(Examples.threeThreeTwo());
        Trace<Decimal64> changed = new Trace<>(
                right.rules(),
                Arithmetic.doubles(),
                q -> null,
                (q, rule) -> q.equals(slope) ? Formula.number(1) : rule);

        assertThat(changed.of(slope).getReal()).isEqualTo(1);
        assertThat(changed.of(Derivatives.lossByWeightedSum(2, 1, 1)))
                .isEqualTo(right.of(Derivatives.lossByActivation(2, 1, 1)));
        assertThat(changed.of(Derivatives.lossByWeightedSum(2, 2, 1)))
                .isEqualTo(right.of(Derivatives.lossByWeightedSum(2, 2, 1)));
    }

    @Test
    void a_value_given_instead_and_all_that_builds_on_it_is_not_exact() {
        Trace<Decimal64> trace = new Trace<>(
                new Rules(Examples.reluByHand()),
                Arithmetic.doubles(),
                Map.of(Quantity.activation(1, 2, 1), new Decimal64(1)));

        assertThat(trace.exactly(Quantity.activation(1, 2, 1))).isNull();
        assertThat(trace.exactly(Quantity.sampleLoss(1))).isNull();
        assertThat(trace.exactly(Quantity.weightedSum(1, 2, 1))).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void a_quantity_that_is_not_there_is_refused_by_name() {
        Trace<Decimal64> trace = inDoubles(Examples.threeThreeTwo());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trace.of(Quantity.activation(2, 3, 1)))
                .withMessage("there is no Variable[kind=ACTIVATION, layer=2, to=3, from=0, sample=1, update=1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trace.exactly(Quantity.batchLoss()))
                .withMessage("there is no Variable[kind=BATCH_LOSS, layer=0, to=0, from=0, sample=0, update=1]");
    }

    private static Arithmetic<Decimal64> noting(List<Quantity> workedOut) {
        return new Arithmetic<>() {
            @Override
            public Decimal64 number(BigDecimal decimal) {
                return Arithmetic.doubles().number(decimal);
            }

            @Override
            public Decimal64 settle(Quantity quantity, Formula formula, BigDecimal exact, Values<Decimal64> values) {
                workedOut.add(quantity);
                return Arithmetic.super.settle(quantity, formula, exact, values);
            }
        };
    }
}
