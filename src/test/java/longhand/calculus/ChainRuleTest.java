package longhand.calculus;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Quotient;
import longhand.formula.Function;
import longhand.formula.Values;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Model;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** The chain rule on models that are no stacks of dense layers: they are nothing but definitions. */
class ChainRuleTest {
    private static final Variable X = Quantity.input(1, 1);
    private static final Variable Y = Quantity.target(1, 1);
    private static final Variable W = Quantity.weight(1, 1, 1);
    private static final Variable B = Quantity.bias(1, 1);
    private static final Variable Z1 = Quantity.weightedSum(1, 1, 1);
    private static final Variable A1 = Quantity.activation(1, 1, 1);
    private static final Variable S1 = Quantity.activation(1, 2, 1);
    private static final Variable Z2 = Quantity.weightedSum(2, 1, 1);
    private static final Variable A2 = Quantity.activation(2, 1, 1);
    private static final Variable L = Quantity.sampleLoss(1);

    /** a1 = tanh(w·x + b), a2 = σ(w·a1 + b), L = ½ (a2 − y)²: one weight and one bias, each used twice. */
    private static final Map<Variable, Formula> SHARED_WEIGHT = definitions(
            Map.of(X, "0.7", Y, "0.2", W, "-1.3", B, "0.4"),
            Map.of(
                    Z1, sum(List.of(product(the(W), the(X)), the(B))),
                    A1, new Applied(Function.TANH, the(Z1)),
                    Z2, sum(List.of(product(the(W), the(A1)), the(B))),
                    A2, new Applied(Function.SIGMOID, the(Z2)),
                    L,
                            product(
                                    new Quotient(number(1), number(2)),
                                    new Applied(Function.SQUARE, Formula.difference(the(A2), the(Y))))));

    /**
     * z1 = (w·x + b) / (1 + w²), a1 = tanh(z1), s1 = z1·x, z2 = w·a1·s1 / (b + 3), a2 = z2 / (2 + z2²), L = (a2 − y)² / (1 + w²): the
     * weight stands above and below strokes, in two neurons and in the loss itself, and from z1 two ways lead on, which meet again.
     */
    private static final Map<Variable, Formula> QUOTIENTS = definitions(
            Map.of(X, "0.7", Y, "0.2", W, "-1.3", B, "0.4"),
            Map.of(
                    Z1, new Quotient(sum(List.of(product(the(W), the(X)), the(B))), onePlusSquare(1, W)),
                    A1, new Applied(Function.TANH, the(Z1)),
                    S1, product(the(Z1), the(X)),
                    Z2, new Quotient(product(the(W), the(A1), the(S1)), sum(List.of(the(B), number(3)))),
                    A2, new Quotient(the(Z2), onePlusSquare(2, Z2)),
                    L,
                            new Quotient(
                                    new Applied(Function.SQUARE, Formula.difference(the(A2), the(Y))),
                                    onePlusSquare(1, W))));

    private static Formula onePlusSquare(int number, Variable v) {
        return sum(List.of(number(number), new Applied(Function.SQUARE, the(v))));
    }

    @Test
    void through_quotients_and_products_each_derivative_is_what_numbers_that_carry_their_gradient_say() {
        for (Map<Variable, Formula> model : List.of(SHARED_WEIGHT, QUOTIENTS)) {
            Evaluation values = new Evaluation(model, L, 0);
            for (Variable v : List.of(W, B, Z1, A1, S1, Z2, A2)) {
                if (model.containsKey(v)) {
                    double carried = new Carrying(model, v).of(L).getDerivative(0);
                    assertThat(values.of(new Derivative(L, v)).getReal())
                            .as("dL/d%s", v)
                            .isNotZero()
                            .isCloseTo(carried, withinPercentage(1e-12));
                }
            }
        }
    }

    @Test
    void a_loss_that_names_a_weight_itself_adds_its_own_slope() {
        assertThat(new ChainRule(new Written(QUOTIENTS))
                        .computed(new Derivative(L, W))
                        .references())
                .contains(W, A2, new Derivative(Z1, W), new Derivative(Z2, W));
    }

    @Test
    void a_weight_that_is_used_twice_gets_the_sum_over_its_uses() {
        assertThat(new ChainRule(new Written(SHARED_WEIGHT))
                        .of(new Derivative(L, W))
                        .plain())
                .isEqualTo(sum(List.of(
                        product(the(new Derivative(L, A1)), the(new Derivative(A1, Z1)), the(new Derivative(Z1, W))),
                        product(the(new Derivative(L, A2)), the(new Derivative(A2, Z2)), the(new Derivative(Z2, W))))));
    }

    @Test
    void its_derivatives_are_what_the_forward_pass_says() {
        for (Variable v : List.of(W, B, Z1, A1, Z2, A2)) {
            double h = 1e-5;
            double up = new Evaluation(SHARED_WEIGHT, v, h).of(L).getReal();
            double down = new Evaluation(SHARED_WEIGHT, v, -h).of(L).getReal();
            assertThat(new Evaluation(SHARED_WEIGHT, v, 0)
                            .of(new Derivative(L, v))
                            .getReal())
                    .as("dL/d%s", v)
                    .isCloseTo((up - down) / (2 * h), within(1e-9));
        }
    }

    private static Map<Variable, Formula> definitions(Map<Variable, String> given, Map<Variable, Formula> made) {
        Map<Variable, Formula> all = new LinkedHashMap<>(made);
        given.forEach((v, value) -> all.put(v, Formula.constant(new BigDecimal(value))));
        return all;
    }

    /** A model that somebody wrote down, name by name. */
    private record Written(Map<Variable, Formula> definitions) implements Model {
        @Override
        public Formula definition(Variable variable) {
            return definitions.get(variable);
        }

        @Override
        public Formula partNaming(Variable variable, Variable user) {
            return definition(user);
        }

        @Override
        public List<Variable> users(Variable variable, Variable loss) {
            return Stream.of(Z1, A1, S1, Z2, A2, L)
                    .filter(definitions::containsKey)
                    .filter(user -> definition(user).references().contains(variable))
                    .toList();
        }

        @Override
        public List<Variable> usersAsComputed(Variable variable, Variable loss) {
            return users(variable, loss);
        }

        @Override
        public Variable loss(int update) {
            return L;
        }

        @Override
        public boolean reaches(Variable variable, Variable loss) {
            return true;
        }

        @Override
        public boolean writesActivationsApart() {
            return true;
        }

        @Override
        public int onlyOutput(Variable variable) {
            return 0;
        }
    }

    /** The definitions alone, in numbers that carry how they change with one of the variables: no rule of the chain rule's. */
    private record Carrying(Map<Variable, Formula> definitions, Variable moving) implements Values<SparseGradient> {
        @Override
        public SparseGradient of(Quantity quantity) {
            SparseGradient value = definitions.get(quantity).value(this);
            return quantity.equals(moving) ? SparseGradient.createVariable(0, value.getValue()) : value;
        }

        @Override
        public SparseGradient number(BigDecimal constant) {
            return SparseGradient.createConstant(constant.doubleValue());
        }
    }

    /** Doubles, one variable moved a little from what it is. */
    private static final class Evaluation implements Values<Decimal64> {
        private final ChainRule rules;
        private final Variable moved;
        private final double by;
        private final Map<Quantity, Decimal64> known = new HashMap<>();

        Evaluation(Map<Variable, Formula> definitions, Variable moved, double by) {
            rules = new ChainRule(new Written(definitions));
            this.moved = moved;
            this.by = by;
        }

        @Override
        public Decimal64 of(Quantity quantity) {
            Decimal64 value = known.get(quantity);
            if (value == null) {
                value = rules.of(quantity).value(this);
                value = quantity.equals(moved) ? value.add(by) : value;
                known.put(quantity, value);
            }
            return value;
        }

        @Override
        public Decimal64 number(BigDecimal constant) {
            return Arithmetic.doubles().number(constant);
        }
    }
}
