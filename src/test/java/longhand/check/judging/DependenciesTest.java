package longhand.check.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Values;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependenciesTest {
    static Stream<TrainingStep> steps() {
        return RandomSteps.of(30, 5);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void what_a_quantity_is_worked_out_from_is_told_by_kind_layer_and_sample(TrainingStep step) {
        Rules rules = new Rules(step);
        Trace<Decimal64> trace = new Trace<>(rules, Arithmetic.doubles());
        Dependencies dependencies = Dependencies.bySample(rules, rules::of);
        rules.forEach(q -> {
            Set<List<Object>> places = new HashSet<>();
            dependencies.of(q).forEach(named -> places.add(place(named)));
            assertThat(places).as(q.toString()).containsAll(places(rules.of(q), trace));
        });
    }

    @Test
    void rules_that_name_other_samples_are_looked_at_for_each() {
        TrainingStep step = RandomSteps.of(100, 5)
                .filter(each -> each.batch().size() == 3)
                .findFirst()
                .orElseThrow();
        Dependencies dependencies =
                Dependencies.bySample(new Rules(step), q -> Formula.the(Quantity.target(1, q.sample() % 3 + 1)));
        for (int sample = 1; sample <= 3; sample++) {
            assertThat(dependencies.of(Quantity.outputLoss(1, sample)))
                    .containsExactly(Quantity.target(1, sample % 3 + 1));
        }
    }

    @Test
    void of_the_samples_of_a_batch_the_rules_of_one_are_looked_at() {
        TrainingStep step = RandomSteps.of(100, 5)
                .filter(each -> each.batch().size() == 4)
                .findFirst()
                .orElseThrow();
        Rules rules = new Rules(step);
        List<Quantity> looked = new ArrayList<>();
        Dependencies dependencies = Dependencies.bySample(rules, q -> {
            looked.add(q);
            return rules.of(q);
        });

        rules.forEach(dependencies::of);

        assertThat(looked.stream().map(q -> List.of(q.family(), q.layer(), q.update())))
                .doesNotHaveDuplicates();
    }

    private static List<Object> place(Quantity q) {
        return List.of(q.family(), q.layer(), q.update(), q.sample());
    }

    /** Where that is which is asked for when a rule is worked out, in either form. */
    private static Set<List<Object>> places(Formula formula, Trace<Decimal64> trace) {
        Set<List<Object>> places = new HashSet<>();
        Values<Decimal64> noted = new Values<>() {
            @Override
            public Decimal64 of(Quantity q) {
                places.add(place(q));
                return trace.of(q);
            }

            @Override
            public Decimal64 number(BigDecimal constant) {
                return trace.number(constant);
            }
        };
        formula.value(noted);
        formula.plain().value(noted);
        return places;
    }
}
