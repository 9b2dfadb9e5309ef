package longhand.notation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import longhand.formula.Formula;
import longhand.model.Computation;
import longhand.notation.Colours;
import longhand.notation.Derivation;
import longhand.notation.DerivationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z1[1] | w1[1,1]·x[1] + w1[1,2]·x[2] + w1[1,3]·x[3] + b1[1] | 0.1·1 + 0.2·2 + (-0.1)·3 + (-0.1)",
                "a1[2] | max(0, z1[2]) | max(0, -0.3)",
                "a2[1] | σ(z2[1]) | σ(-0.27)",
                "L[1] | 1/2·(a2[1] - y[1])² | 1/2·(0.432907 - 1)²",
                "dL/da2[1] | 2/2·(a2[1] - y[1]) | 2/2·(0.432907 - 1)",
                "da2[1]/dz2[1] | a2[1]·(1 - a2[1]) | 0.432907·(1 - 0.432907)",
                "dL/dw2[1,3] | dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,3] | (-0.567093)·0.245499·0.9",
                "w2'[1,3] | w2[1,3] - alpha·dL/dw2[1,3] | -0.2 - 0.01·(-0.125298)"
            })
    void rules_and_numbers_read_like_the_notes(String name, String rule, String numbers) {
        Derivation derivation = DerivationTest.of("three-three-two");
        Formula formula = rule(derivation, name);
        assertThat(FormulaText.rule(formula, derivation.names())).isEqualTo(rule);
        assertThat(FormulaText.numbers(formula, derivation.figures())).isEqualTo(numbers);
    }

    @Test
    void softmax_is_a_quotient_of_exponentials() {
        Derivation derivation = DerivationTest.of("softmax");
        assertThat(FormulaText.rule(rule(derivation, "a1[1]"), derivation.names()))
                .isEqualTo("e^(z1[1])/(e^(z1[1]) + e^(z1[2]) + e^(z1[3]) + e^(z1[4]))");
        assertThat(FormulaText.numbers(rule(derivation, "a1[1]"), derivation.figures()))
                .isEqualTo("e^1.3/(e^1.3 + e^5.1 + e^2.2 + e^0.7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-three-two-batch", "softmax", "squared-softmax", "mazur", "relu-by-hand"})
    void mathml_is_well_formed(String example) {
        Derivation derivation = DerivationTest.of(example);
        Computation computation = derivation.rules().computation();
        derivation.rules().forEach(q -> {
            Formula formula = derivation.rules().of(q);
            parse("<math>" + FormulaMathML.symbol(q, true, computation)
                    + FormulaMathML.rule(formula, Colours.of(formula), true, computation) + "</math>");
            FormulaMathML.rulePieces(formula, Colours.of(formula), true, computation)
                    .forEach(piece -> parse("<math>" + piece.markup() + "</math>"));
            FormulaMathML.numberPieces(formula, derivation.figures(), Colours.of(formula))
                    .forEach(piece -> parse("<math>" + piece.markup() + "</math>"));
        });
    }

    @Test
    void every_factor_of_a_product_has_a_colour_of_its_own_and_a_sum_one_for_each_term() {
        Derivation derivation = DerivationTest.of("three-three-two");
        assertThat(Colours.of(rule(derivation, "dL/dw2[1,3]")).values()).containsExactly(1, 2, 3);
        assertThat(Colours.of(rule(derivation, "z1[1]")).values()).containsExactly(1, 1, 2, 2, 3, 3, 4);
    }

    private static void parse(String xml) {
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    private static Formula rule(Derivation derivation, String name) {
        return derivation.rules().of(derivation.names().find(name));
    }
}
