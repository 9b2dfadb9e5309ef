package longhand.notation;

import static org.assertj.core.api.Assertions.assertThat;

import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.notation.Working.Origin;
import longhand.notation.formula.FormulaText;
import longhand.notation.formula.LongSums;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class DerivationTest {
    public static Derivation of(String name) {
        Example example = Examples.find(name);
        Rules rules = new Rules(example.computation());
        return new Derivation(Figures.of(new Trace<>(rules, Arithmetic.doubles())), new Names(rules, example.labels()));
    }

    private static Working working(String example, String name) {
        Derivation derivation = of(example);
        return derivation.of(derivation.names().find(name));
    }

    @Test
    void says_all_of_a_quantity_that_any_form_of_it_shows() {
        Working working = working("three-three-two", "dL/dw2[1,3]");

        assertThat(working.name()).isEqualTo("dL/dw2[1,3]");
        assertThat(working.label()).contains("dL/dJ31");
        assertThat(working.question()).isEqualTo("How much does the weight w2[1,3] (J3 → O1) move the loss?");
        assertThat(working.ruleText()).isEqualTo("dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,3]");
        assertThat(working.numbersText()).isEqualTo("(-0.567093)·0.245499·0.9");
        assertThat(working.shown()).isEqualTo("-0.125298");
        assertThat(working.full()).startsWith("-0.12529").hasSizeGreaterThan(12);
        assertThat(working.origins().stream()
                        .map(origin -> working.derivation().names().of(origin.quantity()) + " " + origin.colour()))
                .containsExactly("dL/da2[1] 1", "da2[1]/dz2[1] 2", "dz2[1]/dw2[1,3] 3");
    }

    @ParameterizedTest
    @CsvSource({
        "'w2[1,3]', true, false",
        "'dz2[1]/db2[1]', true, false",
        "'dz2[1]/dw2[1,3]', false, true",
        "'z2[1]', false, false",
        "'dL/dw2[1,3]', false, false"
    })
    void what_is_given_is_constant_and_what_only_has_the_value_of_another_is_copied(
            String name, boolean isConstant, boolean isCopied) {
        Working working = working("three-three-two", name);
        assertThat(working.isConstant()).isEqualTo(isConstant);
        assertThat(working.isCopied()).isEqualTo(isCopied);
    }

    @Test
    void only_a_mean_over_several_samples_needs_them_in_its_symbols() {
        assertThat(working("three-three-two-batch", "dL/dw2[1,3]").isOverBatch())
                .isTrue();
        assertThat(working("three-three-two-batch", "dL/dw2[1,3]@1").isOverBatch())
                .isFalse();
        assertThat(working("three-three-two-batch", "w2'[1,3]").isOverBatch()).isFalse();
        assertThat(working("three-three-two", "dL/dw2[1,3]").isOverBatch()).isFalse();
    }

    @Test
    void another_way_to_the_same_number_is_told() {
        Working working = working("softmax", "dL/dz1[2]");
        assertThat(working.shortcut())
                .map(way -> FormulaText.rule(way, working.derivation().names()))
                .contains("a1[2] - y[2]");
        assertThat(working("softmax", "z1[2]").shortcut()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu-by-hand", "softmax", "three-three-two-batch", "mazur"})
    void the_origins_are_the_quantities_that_the_rule_names_in_its_order(String example) {
        Derivation derivation = of(example);
        derivation.rules().forEach(q -> {
            Working working = derivation.of(q);
            assertThat(working.origins().stream().map(Origin::quantity))
                    .containsExactlyElementsOf(working.rule().references());
            assertThat(working.rests()).isEmpty();
        });
    }

    @Test
    void a_long_sum_shows_its_largest_terms_and_where_values_are_kept_back_its_first() {
        Derivation derivation = of("mnist-batch");
        Working open = derivation.of(derivation.names().find("z1[1]@1"));
        Working covered = derivation.covered(derivation.names().find("z1[1]@1"));

        assertThat(open.rests()).hasSize(1);
        assertThat(open.origins()).hasSize(2 * LongSums.SHOWN_TERMS);
        assertThat(covered.origins().stream()
                        .map(origin -> derivation.names().of(origin.quantity()))
                        .limit(4))
                .containsExactly("w1[1,1]", "x[1]@1", "w1[1,2]", "x[2]@1");
    }
}
