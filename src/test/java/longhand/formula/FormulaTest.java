package longhand.formula;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Derivatives;
import longhand.calculus.Examples;
import longhand.calculus.Rules;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final Formula HUGE = new Applied(Function.EXP, number(800));

    @Test
    void sums_add_from_left_to_right_as_on_paper() {
        // (1 + 1e16) − 1e16 loses the 1; 1 + (1e16 − 1e16) would not
        assertThat(value(sum(List.of(number(1), decimal("1E16"), decimal("-1E16")))))
                .isEqualTo(0);
        assertThat(value(sum(List.of(decimal("1E16"), decimal("-1E16"), number(1)))))
                .isEqualTo(1);
    }

    @Test
    void a_sum_of_one_term_is_that_term() {
        assertThat(sum(List.of(number(7)))).isEqualTo(number(7));
    }

    @Test
    void nought_times_a_number_too_large_for_its_type_is_nought() {
        assertThat(value(HUGE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(product(number(0), HUGE))).isZero();
        assertThat(value(product(HUGE, number(0)))).isZero();
        assertThat(value(product(HUGE, number(3), number(0)))).isZero();
        assertThat(value(product(HUGE, number(-3)))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void only_quotients_that_come_out_even_are_exact() {
        assertThat(exactly(new Quotient(number(1), number(8)))).isEqualByComparingTo("0.125");
        assertThat(exactly(new Quotient(decimal("0.3"), decimal("0.6")))).isEqualByComparingTo("0.5");
        assertThat(exactly(new Quotient(decimal("1E-39"), number(2)))).isEqualByComparingTo("5E-40");
        assertThat(exactly(new Quotient(number(1), number(3)))).isNull();
        assertThat(exactly(new Quotient(number(1), number(0)))).isNull();
    }

    @Test
    void sums_products_and_squares_of_decimals_are_exact() {
        assertThat(exactly(sum(List.of(decimal("0.1"), decimal("0.2"), decimal("-0.3")))))
                .isEqualByComparingTo("0");
        assertThat(exactly(product(decimal("0.1"), decimal("-0.2")))).isEqualByComparingTo("-0.02");
        assertThat(exactly(Formula.difference(number(1), decimal("0.9")))).isEqualByComparingTo("0.1");
        assertThat(exactly(new Negative(decimal("0.5")))).isEqualByComparingTo("-0.5");
        assertThat(exactly(new Applied(Function.SQUARE, decimal("-0.3")))).isEqualByComparingTo("0.09");
    }

    @Test
    void what_is_made_of_something_inexact_is_inexact() {
        Formula inexact = new Applied(Function.EXP, number(1));
        assertThat(exactly(sum(List.of(number(1), inexact)))).isNull();
        assertThat(exactly(product(number(2), inexact))).isNull();
        assertThat(exactly(Formula.difference(inexact, number(1)))).isNull();
        assertThat(exactly(Formula.difference(number(1), inexact))).isNull();
        assertThat(exactly(new Quotient(number(1), inexact))).isNull();
        assertThat(exactly(new Quotient(inexact, number(1)))).isNull();
        assertThat(exactly(new Negative(inexact))).isNull();
        assertThat(exactly(new Applied(Function.SQUARE, inexact))).isNull();
    }

    @Test
    void exact_decimals_stop_at_40_digits_and_at_a_scale_of_400() {
        BigDecimal forty = new BigDecimal("9".repeat(40));
        assertThat(exactly(Formula.constant(forty))).isEqualTo(forty);
        assertThat(exactly(Formula.constant(forty.add(BigDecimal.ONE)))).isNull();
        assertThat(exactly(sum(List.of(Formula.constant(forty), number(1))))).isNull();
        assertThat(exactly(decimal("1E-400"))).isEqualTo("1E-400");
        assertThat(exactly(decimal("1E-401"))).isNull();
        assertThat(exactly(decimal("1E+401"))).isNull();
        assertThat(exactly(product(decimal("1E-300"), decimal("1E-300")))).isNull();
    }

    @Test
    void of_two_forms_the_one_that_loses_nothing_is_worked_out() {
        // 1 − a for a = 1 − 1e-20
        Formula form = new Stable(Formula.difference(number(1), decimal("0.99999999999999999999")), decimal("1E-20"));
        assertThat(value(form)).isEqualTo(1e-20);
    }

    @Test
    void what_is_multiplied_by_an_exact_0_nearer_to_the_result_is_not_asked_for() {
        Quantity far = Quantity.weightedSum(1, 1, 1);
        Quantity near = Quantity.input(1, 1);
        List<Quantity> asked = new ArrayList<>();

        BigDecimal value = ExactDecimal.of(product(the(far), number(2), the(near)), q -> {
            asked.add(q);
            return q.equals(near) ? new BigDecimal("0.00") : null;
        });

        assertThat(value).isEqualByComparingTo("0");
        assertThat(asked).containsExactly(near);
    }

    @Test
    void a_formula_in_which_nothing_is_replaced_is_not_made_anew() {
        Formula formula = sum(List.of(
                product(the(Quantity.weight(1, 1, 1)), the(Quantity.input(1, 1))),
                the(Quantity.bias(1, 1)),
                number(3)));

        assertThat(formula.replaced(Formula::the)).isSameAs(formula);
        assertThat(formula.replaced(q -> q.isOf(Kind.BIAS) ? number(0) : the(q))
                        .parts()
                        .get(0))
                .isSameAs(formula.parts().get(0));
    }

    @Test
    void a_formula_names_the_quantities_that_people_write_each_once_in_their_order() {
        // of softmax a1[3] = e^z3 / (e^z1 + e^z2 + e^z3 + e^z4)
        assertThat(new Rules(Examples.softmax())
                        .of(Quantity.activation(1, 3, 1))
                        .references())
                .containsExactly(
                        Quantity.weightedSum(1, 3, 1),
                        Quantity.weightedSum(1, 1, 1),
                        Quantity.weightedSum(1, 2, 1),
                        Quantity.weightedSum(1, 4, 1));
        // ∂L/∂w = ∂L/∂a · ∂a/∂z · ∂z/∂w, though ∂L/∂z · ∂z/∂w is worked out
        assertThat(new Rules(Examples.threeThreeTwo())
                        .of(Derivatives.lossByWeight(2, 1, 3, 1))
                        .references())
                .containsExactly(
                        Derivatives.lossByActivation(2, 1, 1),
                        Derivatives.activationByWeightedSum(2, 1, 1, 1),
                        Derivatives.weightedSumByWeight(2, 1, 3, 1));
    }

    @Test
    void the_parts_of_a_formula_are_those_that_people_write() {
        assertThat(sum(List.of(number(1), number(2))).parts()).containsExactly(number(1), number(2));
        assertThat(product(number(1), number(2)).parts()).containsExactly(number(1), number(2));
        assertThat(Formula.difference(number(1), number(2)).parts())
                .containsExactly(number(1), new Negative(number(2)));
        assertThat(new Quotient(number(1), number(2)).parts()).containsExactly(number(1), number(2));
        assertThat(new Negative(number(1)).parts()).containsExactly(number(1));
        assertThat(new Applied(Function.LN, number(1)).parts()).containsExactly(number(1));
        Neurons neurons = new Neurons(0, List.of(number(1), number(2)), List.of(number(3), number(4)));
        assertThat(new OfNeurons(NeuronFunction.SOFTMAX, neurons).parts()).containsExactly(number(1), number(2));
        assertThat(new Stable(number(1), number(2)).parts()).containsExactly(number(1));
        assertThat(number(1).parts()).isEmpty();
        assertThat(Formula.the(Quantity.learningRate()).parts()).isEmpty();
    }

    @Test
    void a_plain_formula_has_one_form_all_through() {
        Formula form = new Stable(number(1), number(2));
        Formula plain = number(1);

        assertThat(form.plain()).isEqualTo(plain);
        assertThat(sum(List.of(form, number(3))).plain()).isEqualTo(sum(List.of(plain, number(3))));
        assertThat(product(number(3), form).plain()).isEqualTo(product(number(3), plain));
        assertThat(Formula.difference(form, form).plain()).isEqualTo(Formula.difference(plain, plain));
        assertThat(new Quotient(form, form).plain()).isEqualTo(new Quotient(plain, plain));
        assertThat(new Negative(form).plain()).isEqualTo(new Negative(plain));
        assertThat(new Applied(Function.LN, form).plain()).isEqualTo(new Applied(Function.LN, plain));
        assertThat(new Stable(new Negative(form), number(5)).plain()).isEqualTo(new Negative(plain));
    }

    private static Formula decimal(String decimal) {
        return Formula.constant(new BigDecimal(decimal));
    }

    private static double value(Formula formula) {
        return formula.value(new Values<Decimal64>() {
                    @Override
                    public Decimal64 of(Quantity quantity) {
                        throw new AssertionError(quantity);
                    }

                    @Override
                    public Decimal64 number(BigDecimal constant) {
                        return Arithmetic.doubles().number(constant);
                    }
                })
                .getReal();
    }

    private static BigDecimal exactly(Formula formula) {
        return ExactDecimal.of(formula, quantity -> {
            throw new AssertionError(quantity);
        });
    }
}
