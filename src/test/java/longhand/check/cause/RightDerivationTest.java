package longhand.check.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.change.ChangedRules;
import longhand.check.change.LocalChange;
import longhand.check.judging.Mistake;
import longhand.check.judging.OnPaper;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.text.Figures;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shared by the derivations that differ from the right one comes out as if each were worked out alone. */
class RightDerivationTest {
    private static final int INPUTS = 300;

    static Stream<TrainingStep> steps() {
        return RandomSteps.of(30, 23);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void numbers_rounded_on_the_way_are_the_same_with_those_of_another_way_at_hand(TrainingStep step) {
        Figures figures = figures(step);
        for (int decimals = 1; decimals <= 4; decimals++) {
            Hypothesis.ByEarlyRounding other = null;
            for (Change way : OnPaper.ways(figures.rules())) {
                KeptRules rules = new KeptRules(figures.rules(), way);
                Hypothesis alone = new Hypothesis.ByEarlyRounding(figures, 3, decimals, rules, null);
                Hypothesis.ByEarlyRounding beside = new Hypothesis.ByEarlyRounding(figures, 3, decimals, rules, other);
                figures.rules()
                        .forEach(q ->
                                assertThat(beside.value(q)).as(q.toString()).isEqualTo(alone.value(q)));
                other = beside;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_rule_is_made_once_for_all_derivations(TrainingStep step) {
        Figures figures = figures(step);
        List<Quantity> made = new ArrayList<>();
        KeptRules rules = new KeptRules(figures.rules(), (q, right) -> {
            made.add(q);
            return right.plain();
        });
        for (int times = 0; times < 2; times++) {
            figures.rules().forEach(q -> assertThat(rules.of(q))
                    .isEqualTo(figures.rules().of(q).plain()));
        }
        assertThat(made).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void what_no_change_reaches_is_what_the_rules_come_to_as_they_are_written(TrainingStep step) {
        Figures figures = figures(step);
        Trace<Decimal64> written = new Trace<>(
                figures.rules(),
                Arithmetic.doubles(),
                new Trace.Instead<>() {
                    @Override
                    public Decimal64 of(Quantity q) {
                        return q.phase().compareTo(Phase.FORWARD) > 0 ? null : new Decimal64(figures.real(q));
                    }

                    @Override
                    public BigDecimal exactly(Quantity q) {
                        return figures.real(q) == 0 ? BigDecimal.ZERO : null;
                    }
                },
                (q, right) -> right.plain());
        RightDerivation right = RightDerivation.asWritten(figures);
        LocalChange none = new LocalChange(q -> false, Change.NONE);
        Trace<Decimal64> unchanged = right.with(none, right.affectedBy(none));
        // where an activation jumps, exact decimals there and doubles here: the same but for the last digit
        double most = step.hasJump() ? 1e-12 : 0;
        figures.rules().forEach(q -> assertThat(
                        Math.abs(unchanged.of(q).getReal() - written.of(q).getReal()) <= most
                                || unchanged.of(q).getReal() == written.of(q).getReal())
                .as(q + ": " + unchanged.of(q) + " for " + written.of(q))
                .isTrue());
    }

    @Test
    void a_sum_over_hundreds_of_inputs_without_its_bias_is_not_worked_out_anew() {
        Figures figures = figures(ofManyInputs());
        for (LocalChange change : ChangedRules.of(figures).of(Mistake.BIAS_FORGOTTEN)) {
            Trace<Decimal64> term = new Trace<>(
                    figures.rules(), Arithmetic.doubles(), q -> null, (q, right) -> change.of(q, right.plain()));
            for (int sample = 1; sample <= 2; sample++) {
                for (int to = 1; to <= 2; to++) {
                    Quantity z = Quantity.weightedSum(1, to, sample);
                    Formula shorter = change.shorter().of(z);
                    if (change.where().test(z)) {
                        assertThat(shorter.parts()).isEmpty();
                        assertThat(new BigDecimal(figures.real(shorter)))
                                .isEqualByComparingTo(new BigDecimal(term.of(z).getReal()));
                    } else {
                        assertThat(shorter).isNull();
                    }
                    assertThat(change.shorter().of(Quantity.weightedSum(2, to, sample)))
                            .isNull();
                }
            }
        }
    }

    private static Figures figures(TrainingStep step) {
        return Figures.of(new Trace<>(new Rules(step), Arithmetic.doubles()));
    }

    private static TrainingStep ofManyInputs() {
        Random random = new Random(3);
        Network network = new Network(List.of(
                new Layer(Activation.RELU, List.of(row(random, INPUTS), row(random, INPUTS)), row(random, 2)),
                new Layer(Activation.IDENTITY, List.of(row(random, 2), row(random, 2)), row(random, 2))));
        return new TrainingStep(
                network,
                new Batch(List.of(
                        new Sample(row(random, INPUTS), row(random, 2)),
                        new Sample(row(random, INPUTS), row(random, 2)))),
                Loss.HALF_SQUARED_ERROR,
                new BigDecimal("0.1"),
                true);
    }

    private static List<BigDecimal> row(Random random, int size) {
        return Stream.generate(() -> BigDecimal.valueOf(random.nextInt(199) - 99L, 2))
                .limit(size)
                .toList();
    }
}
