package longhand.notation.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.calculus.Derivatives;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.quantity.Quantity;
import longhand.model.Given;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.Colours;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;

class LongSumsTest {
    /** z = Σ w·x + b with x = 1 and these weights; the seven largest are −9, 8, −7, 6, 5, −4 and 3. */
    private static final String FOURTEEN_WEIGHTS = "0.1 -9 0 8 0.2 -7 0 6 0.3 5 -4 0 3 0";

    private final TrainingStep step = step(FOURTEEN_WEIGHTS);
    private final Rules rules = new Rules(step);
    private final Names names = new Names(rules, Labels.none(step.network()));
    private final Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
    private final Formula whole = rules.of(Quantity.weightedSum(1, 1, 1));

    @Test
    void a_long_sum_is_written_by_its_six_largest_terms_in_the_order_of_the_rule() {
        Formula shown = LongSums.byLargest(whole, figures);

        assertThat(FormulaText.rule(shown, names))
                .isEqualTo("w1[1,2]·x[2] + w1[1,4]·x[4] + w1[1,6]·x[6] + w1[1,8]·x[8] + w1[1,10]·x[10] + w1[1,11]·x[11]"
                        + " + … (9 more terms)");
        // 0.1 + 0.2 + 0.3 + 3 and the bias, 0.5
        assertThat(FormulaText.numbers(shown, figures))
                .isEqualTo("(-9)·1 + 8·1 + (-7)·1 + 6·1 + 5·1 + (-4)·1 + … (9 more terms, together 4.1)");
    }

    @Test
    void rule_numbers_colours_and_factors_show_the_same_terms() {
        Formula shown = LongSums.byLargest(whole, figures);

        List<Quantity> expected = IntStream.of(2, 4, 6, 8, 10, 11)
                .boxed()
                .<Quantity>mapMulti((i, each) -> {
                    each.accept(Quantity.weight(1, 1, i));
                    each.accept(Quantity.input(i, 1));
                })
                .toList();
        assertThat(shown.references()).containsExactlyElementsOf(expected);
        assertThat(Colours.of(shown).keySet()).containsExactlyElementsOf(expected);
        assertThat(Colours.of(shown).values()).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);
        assertThat(FormulaMathML.numberPieces(shown, figures, Map.of()))
                .hasSize(8)
                .satisfies(pieces -> {
                    assertThat(pieces.get(6).markup()).endsWith("<mtext>9 more terms,\u00A0</mtext>");
                    assertThat(pieces.get(7).markup()).startsWith("<mtext>together\u00A0</mtext><mn>4.1</mn>");
                });
        assertThat(FormulaMathML.rule(shown, Map.of(), false, figures.rules().step()))
                .contains("<mtext>9 more terms</mtext>")
                .contains("<mn>11</mn>")
                .doesNotContain("<mn>13</mn>");
    }

    @Test
    void what_is_shown_comes_to_the_same_number() {
        assertThat(figures.real(LongSums.byLargest(whole, figures))).isEqualTo(3.1, within(1e-14));
        assertThat(LongSums.rests(LongSums.byLargest(whole, figures)))
                .singleElement()
                .satisfies(rest -> assertThat(figures.shown(rest)).isEqualTo("4.1"));
    }

    @Test
    void a_sum_of_twelve_terms_is_written_whole() {
        TrainingStep eleven = step("1 2 3 4 5 6 7 8 9 10 11");
        Figures of = Figures.of(new Trace<>(new Rules(eleven), Arithmetic.doubles()));
        Formula sum = of.rules().of(Quantity.weightedSum(1, 1, 1));

        assertThat(LongSums.byLargest(sum, of)).isEqualTo(sum);
        assertThat(LongSums.rests(sum)).isEmpty();
    }

    @Test
    void where_values_are_kept_back_the_choice_of_terms_tells_nothing_of_them() {
        assertThat(FormulaText.rule(LongSums.byFirst(whole), names))
                .isEqualTo("w1[1,1]·x[1] + w1[1,2]·x[2] + w1[1,3]·x[3] + w1[1,4]·x[4] + w1[1,5]·x[5] + w1[1,6]·x[6]"
                        + " + … (9 more terms)");
    }

    @Test
    void the_rest_is_added_up_with_as_many_digits_as_there_are() {
        Figures precise = Figures.of(new Trace<>(rules, Arithmetic.digits(50)), 50);
        assertThat(FormulaText.numbers(LongSums.byLargest(whole, precise), precise))
                .endsWith("… (9 more terms, together 4.1)");
    }

    @Test
    void a_mean_over_many_samples_is_abridged_inside_its_fraction() {
        TrainingStep many = new TrainingStep(
                Given.network(Given.layer(Activation.IDENTITY, "1", "0")),
                Given.batch(IntStream.rangeClosed(1, 20)
                        .mapToObj(k -> Given.sample(Integer.toString(k), "0"))
                        .toArray(longhand.model.Sample[]::new)),
                Loss.HALF_SQUARED_ERROR,
                Given.numbers("0.1").get(0),
                true);
        Figures of = Figures.of(new Trace<>(new Rules(many), Arithmetic.doubles()));
        Formula mean = LongSums.byLargest(of.rules().of(Derivatives.batchLossByWeight(1, 1, 1)), of);

        // ∂L/∂w@k = k·k; 1² + … + 14² = 1015
        assertThat(FormulaText.numbers(mean, of))
                .isEqualTo("(225 + 256 + 289 + 324 + 361 + 400 + … (14 more terms, together 1015))/20");
        assertThat(mean.references().stream()
                        .map(q -> Integer.toString(q.sample()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo("15 16 17 18 19 20");
    }

    private static TrainingStep step(String weights) {
        String ones = "1 ".repeat(weights.split(" ").length);
        return Given.step(
                Given.network(Given.layer(Activation.IDENTITY, weights, "0.5")),
                Loss.MSE,
                "0.1",
                Given.sample(ones, "0"));
    }
}
