package longhand.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import longhand.compare.Proof;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Given;
import longhand.model.TrainingStep;
import longhand.notation.formula.GivenFunction;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** Two hundred formulas at random, the same ones in every run, as activation and as loss: their slopes by two ways that share no code. */
class RandomFormulasTest {
    private static final BigDecimal H = new BigDecimal("1E-25");
    private static final List<String> FUNCTIONS =
            List.of("exp", "ln", "log10", "sqrt", "abs", "sin", "cos", "tan", "tanh", "sigmoid", "relu", "softplus");

    private static Stream<TrainingStep> steps() {
        Random random = new Random(20261130);
        return Stream.generate(() -> step(random)).limit(200);
    }

    private static TrainingStep step(Random random) {
        String activation = formula(random, 3, List.of("z"));
        String loss = formula(random, 2, List.of("a", "y"));
        return Given.step(
                Given.network(Given.layer(
                        GivenFunction.activation(activation).orElseThrow(),
                        decimal(random) + " " + decimal(random),
                        decimal(random))),
                GivenFunction.loss(loss).orElseThrow(),
                "0.1",
                Given.sample(decimal(random) + " " + decimal(random), decimal(random)));
    }

    private static String decimal(Random random) {
        return BigDecimal.valueOf(random.nextInt(401) - 200, 2).toString();
    }

    /** With every name in it. */
    private static String formula(Random random, int depth, List<String> names) {
        return names.size() == 1
                ? inner(random, depth, names)
                : "(" + inner(random, depth, names) + ") * " + names.get(0) + " - " + names.get(1) + "^2";
    }

    private static String inner(Random random, int depth, List<String> names) {
        if (depth == 0) {
            return random.nextInt(4) == 0
                    ? BigDecimal.valueOf(1 + random.nextInt(40), 1).toString()
                    : names.get(random.nextInt(names.size()));
        }
        String one = inner(random, depth - 1, names);
        String other = inner(random, depth - 1, names);
        return switch (random.nextInt(9)) {
            case 0 -> "(" + one + " + " + other + ")";
            case 1 -> "(" + one + " - " + other + ")";
            case 2 -> one + " * (" + other + ")";
            case 3 -> "(" + one + ") / (" + other + ")";
            case 4 ->
                "(" + one + ")^"
                        + List.of("2", "3", "-1", "0.5", "(" + other + ")").get(random.nextInt(5));
            case 5 -> (random.nextBoolean() ? "max(" : "min(") + one + ", " + other + ")";
            default -> FUNCTIONS.get(random.nextInt(FUNCTIONS.size())) + "(" + one + ")";
        };
    }

    @Test
    void every_slope_is_what_moving_the_number_a_little_shows() {
        Largest difference = new Largest();
        int[] compared = {0};
        steps().forEach(step -> {
            Trace<Dfp> trace = Examples.inDigits(50, step);
            trace.forEach(q -> {
                if (q instanceof Derivative derivative && trace.missing(q) == null) {
                    Dfp slope = trace.of(q);
                    Dfp up = moved(trace, derivative, 1);
                    Dfp down = moved(trace, derivative, -1);
                    Dfp here = trace.of(derivative.numerator());
                    Dfp right = up.subtract(here).divide(trace.number(H));
                    Dfp left = here.subtract(down).divide(trace.number(H));
                    double turn = Math.abs(right.subtract(left).toDouble());
                    // on a corner, and beyond every measure, there is no single slope to compare with
                    if (turn < 1e-15 * Math.max(1, Math.abs(slope.toDouble())) && Math.abs(slope.toDouble()) < 1e15) {
                        compared[0]++;
                        BigDecimal shown = Largest.decimal(
                                up.subtract(down).divide(trace.number(H).multiply(2)));
                        difference.see(Largest.relative(slope, shown, BigDecimal.ONE), q, shown, step);
                    }
                }
            });
        });
        difference.isAtMost(1e-15);
        assertThat(compared[0]).isGreaterThan(1000);
    }

    private static Dfp moved(Trace<Dfp> trace, Derivative derivative, int by) {
        Variable moved = derivative.denominator();
        Dfp to = trace.of(moved).add(trace.number(H).multiply(by));
        return new Trace<>(trace.rules(), Arithmetic.digits(50), Map.of(moved, to)).of(derivative.numerator());
    }

    @Test
    void the_built_in_proofs_find_no_difference() {
        Largest gradients = new Largest();
        int[] derivatives = {0};
        steps().forEach(step -> {
            Proof proof = Proof.of(Examples.inDoubles(step));
            // where numbers cancel that are large beyond measure, as in (1/a)·a, doubles have few digits whichever way
            // they go
            if (proof.fromDigits().size() < 1e-12) {
                derivatives[0] += proof.derivatives();
                gradients.see(
                        proof.fromGradients().size(), proof.fromGradients().where(), step);
            }
        });
        gradients.isAtMost(1e-10);
        assertThat(derivatives[0]).isGreaterThan(1500);
    }

    @Test
    void what_does_not_exist_is_told_and_never_a_number() {
        int[] missing = {0};
        steps().forEach(step -> {
            Trace<Decimal64> trace = Examples.inDoubles(step);
            trace.forEach(q -> {
                missing[0] += trace.missing(q) == null ? 0 : 1;
                if (trace.missing(q) != null) {
                    assertThat(trace.of(q).getReal()).as("%s of %s", q, step).isNaN();
                    Quantity where = trace.missing(q).where();
                    assertThat(trace.missing(where).where()).isEqualTo(where);
                }
            });
        });
        assertThat(missing[0]).isGreaterThan(100);
    }
}
