package longhand.check.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.change.ChangedRules;
import longhand.check.change.LocalChange;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.Dependencies;
import longhand.check.judging.Mistake;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.text.Figures;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change does not reach is the same number, bit for bit, with the change and without it. */
class AffectedQuantitiesTest {
    static Stream<TrainingStep> steps() {
        return Stream.concat(
                Examples.bundled().stream()
                        .filter(Example::isOnPaper)
                        .filter(Example::isOfLayers)
                        .map(Example::step),
                RandomSteps.of(30, 11));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_changed_rule_reaches_all_that_come_out_otherwise(TrainingStep step) {
        Rules rules = new Rules(step);
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        Trace<Decimal64> plain = new Trace<>(rules, Arithmetic.doubles(), q -> null, (q, right) -> right.plain());
        ChangedRules changedRules = ChangedRules.of(figures);
        RightDerivation derivation = RightDerivation.asWritten(figures);
        int spared = 0;
        for (Mistake mistake : Mistake.values()) {
            for (LocalChange local : changedRules.of(mistake)) {
                Change change = (q, rule) -> local.of(q, rule.plain());
                AffectedQuantities reach = derivation.affectedBy(local);
                Trace<Decimal64> changed = new Trace<>(rules, Arithmetic.doubles(), q -> null, change);
                for (Quantity q : plain.quantities()) {
                    if (!reach.has(q)) {
                        spared++;
                        assertThat(changed.of(q)).as(mistake + " " + q).isEqualTo(plain.of(q));
                    }
                }
            }
        }
        assertThat(spared).isPositive();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_number_that_is_put_in_reaches_all_that_build_on_it(TrainingStep step) {
        Rules rules = new Rules(step);
        Trace<Decimal64> right = new Trace<>(rules, Arithmetic.doubles());
        List<Quantity> all = right.quantities();
        int spared = 0;
        for (int i = 0; i < all.size(); i += Math.max(1, all.size() / 25)) {
            Quantity put = all.get(i);
            AffectedQuantities reach = new AffectedQuantities(
                    Dependencies.bySample(rules, rules::of),
                    q -> q.isOf(put.family()) && q.layer() == put.layer() && q.sample() == put.sample());
            Trace<Decimal64> other = new Trace<>(rules, Arithmetic.doubles(), Map.of(put, new Decimal64(0.123)));
            assertThat(reach.has(put)).isTrue();
            for (Quantity q : all) {
                if (!reach.has(q)) {
                    spared++;
                    assertThat(other.of(q)).as(put + " in " + q).isEqualTo(right.of(q));
                }
            }
        }
        assertThat(spared).isPositive();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_mistake_is_worked_through_as_if_from_the_start(TrainingStep step) {
        Rules rules = new Rules(step);
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        RightDerivation right = RightDerivation.asWritten(figures);
        ChangedRules changedRules = ChangedRules.of(figures);
        List<Quantity> all = new ArrayList<>();
        rules.forEach(all::add);
        for (Mistake mistake : Mistake.values()) {
            for (LocalChange local : changedRules.of(mistake)) {
                Hypothesis world = new Hypothesis.ByChangedRule(figures, right, 3, List.of(), local);
                Trace<Decimal64> changed =
                        new Trace<>(rules, Arithmetic.doubles(), q -> null, (q, rule) -> local.of(q, rule.plain()));
                for (Quantity q : all) {
                    double value = changed.of(q).getReal();
                    // exact decimals there and doubles here: the same but for what cancels
                    double off = Math.abs(world.value(q) - value);
                    assertThat(off <= 1e-10 * Math.max(1, Math.abs(value)) || !Double.isFinite(value))
                            .as("%s %s: %s and %s", mistake, q, world.value(q), value)
                            .isTrue();
                }
            }
        }
    }
}
