package longhand.calculus;

import static longhand.calculus.Examples.inDigits;
import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every derivative rule against (f(q + h) − f(q − h)) / 2h, worked out with 50 digits from the forward formulas alone. */
@Tag("slow")
@Tag("long")
class DerivativesAgainstDifferencesTest {
    private static final int DIGITS = 50;

    /** Truncation is about h², rounding about 1e-57/h: the differences are right to some 1e-32. */
    private static final BigDecimal H = new BigDecimal("1E-25");

    /** With a floor of 1e-10 the rules are held to 1e-30, which is asking as much as the differences can tell. */
    private static final BigDecimal FLOOR = new BigDecimal("1E-10");

    /** With a floor of 1e-5 doubles are held to 1e-15, about the rounding of numbers of size 1 that cancel. */
    private static final double FLOOR_OF_DOUBLES = 1e-5;

    /** Nearer to its corner than this, and a neuron could change sides within h. */
    private static final double CORNER = 1e-12;

    /** Of each network so many numbers are moved, so that the test takes seconds. */
    private static final int MOVED = 6;

    @Test
    void every_derivative_rule_is_what_moving_one_number_a_little_shows() {
        Random random = new Random(2);
        Largest digits = new Largest();
        Largest doubles = new Largest();
        Map<Family, Integer> compared = new HashMap<>();
        int[] networks = {0};
        RandomSteps.of(300, 3).forEach(step -> {
            Trace<Dfp> trace = inDigits(DIGITS, step);
            if (touchesCorner(trace)) {
                return;
            }
            networks[0]++;
            Trace<Decimal64> inDoubles = inDoubles(step);
            Map<Quantity, List<Derivative>> byDenominator = trace.quantities().stream()
                    .filter(Quantity::isDerivative)
                    .map(Derivative.class::cast)
                    .collect(Collectors.groupingBy(Derivative::denominator, LinkedHashMap::new, Collectors.toList()));
            List<Quantity> denominators = new ArrayList<>(byDenominator.keySet());
            Collections.shuffle(denominators, random);
            for (Quantity moved : denominators.subList(0, Math.min(MOVED, denominators.size()))) {
                Dfp h = trace.number(H);
                Trace<Dfp> up = forward(trace.rules(), moved, trace.of(moved).add(h));
                Trace<Dfp> down = forward(trace.rules(), moved, trace.of(moved).subtract(h));
                for (Derivative q : byDenominator.get(moved)) {
                    BigDecimal shown = Largest.decimal(up.of(q.numerator())
                            .subtract(down.of(q.numerator()))
                            .divide(h.multiply(2)));
                    digits.see(Largest.relative(trace.of(q), shown, FLOOR), q, shown, step);
                    doubles.see(Largest.relative(inDoubles.of(q).getReal(), shown, FLOOR_OF_DOUBLES), q, shown, step);
                    compared.merge(q.family(), 1, Integer::sum);
                }
            }
        });
        digits.isAtMost(1e-20);
        doubles.isAtMost(1e-10);
        assertThat(networks[0]).as("networks away from every corner").isGreaterThan(200);
        assertThat(compared).containsOnlyKeys(Derivatives.FAMILIES).allSatisfy((family, count) -> assertThat(count)
                .isGreaterThan(50));
    }

    private static boolean touchesCorner(Trace<Dfp> trace) {
        TrainingStep step = trace.step();
        return trace.quantities().stream()
                .filter(q -> q.isOf(Kind.WEIGHTED_SUM)
                        && step.network().layer(q.layer()).activation().hasCorner())
                .anyMatch(q -> step.network().layer(q.layer()).activation().curve().corners().stream()
                        .anyMatch(corner -> Math.abs(trace.of(q).toDouble() - corner.doubleValue()) < CORNER));
    }

    private static Trace<Dfp> forward(Rules rules, Quantity moved, Dfp to) {
        return Examples.plainly(rules, Arithmetic.digits(DIGITS), Map.of(moved, to));
    }
}
