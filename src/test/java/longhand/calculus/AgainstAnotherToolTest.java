package longhand.calculus;

import static longhand.calculus.Examples.inDigits;
import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of the examples against {@code tables.py}, which has a forward pass in Python and no chain rule. */
class AgainstAnotherToolTest {
    static Stream<Arguments> examples() {
        return Stream.of(
                arguments("three-three-two", Examples.threeThreeTwo()),
                arguments("three-three-two-batch", Examples.threeThreeTwoBatch()),
                arguments("mazur", Examples.mazur()),
                arguments("relu-by-hand", Examples.reluByHand()),
                arguments("softmax", Examples.softmax()),
                arguments("squared-softmax", Examples.squaredSoftmax()),
                arguments("five-layers", Examples.fiveLayers()),
                arguments("several-updates", Examples.severalUpdates()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void both_know_the_same_quantities(String name, TrainingStep step) {
        assertThat(inDoubles(step).quantities())
                .containsExactlyInAnyOrderElementsOf(Table.of(name).keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void every_double_is_right_to_its_last_places(String name, TrainingStep step) {
        Trace<Decimal64> trace = inDoubles(step);
        Largest difference = new Largest();
        for (Map.Entry<Quantity, BigDecimal> entry : Table.of(name).entrySet()) {
            double ours = trace.of(entry.getKey()).getReal();
            difference.see(Largest.relative(ours, entry.getValue(), FLOOR), entry, ours);
        }
        difference.isAtMost(1e-13);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void every_value_asked_for_with_50_digits_has_them(String name, TrainingStep step) {
        Trace<Dfp> trace = inDigits(50, step);
        Largest difference = new Largest();
        for (Map.Entry<Quantity, BigDecimal> entry : Table.of(name).entrySet()) {
            Dfp ours = trace.of(entry.getKey());
            difference.see(Largest.relative(ours, entry.getValue(), new BigDecimal(FLOOR)), entry, ours);
        }
        difference.isAtMost(1e-50);
    }

    /** Smaller numbers are what is left when larger ones cancel; they are measured with the rounding of those. */
    private static final double FLOOR = 1e-3;
}
