package longhand.notation.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Values;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaReaderTest {
    private static final Quantity X = Quantity.input(1, 1);
    private static final Quantity RATE = Quantity.input(2, 1);
    private static final Map<String, Formula> NAMES = Map.of("x", Formula.the(X), "rate_1", Formula.the(RATE));

    /** With x = 3 and rate_1 = 0.5. */
    private static double value(String text) {
        return FormulaReader.read(text, NAMES)
                .value(new Values<Decimal64>() {
                    @Override
                    public Decimal64 of(Quantity quantity) {
                        return new Decimal64(quantity.equals(X) ? 3 : 0.5);
                    }

                    @Override
                    public Decimal64 number(BigDecimal constant) {
                        return Arithmetic.doubles().number(constant);
                    }
                })
                .getReal();
    }

    private static String written(String text) {
        return FormulaText.written(FormulaReader.read(text, NAMES), q -> q.equals(X) ? "x" : "rate_1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2*3 | 7",
                "(1 + 2)*3 | 9",
                "8 - 3 - 2 | 3",
                "8/4/2 | 1",
                "12/4*2 | 6",
                "2^3^2 | 512",
                "(2^3)^2 | 64",
                "-x^2 | -9",
                "(-x)^2 | 9",
                "2*-x | -6",
                "2^-1 | 0.5",
                "- -x | 3",
                "4 - -x | 7",
                "x*rate_1 | 1.5",
                "1.5e2 | 150",
                ".5 + x | 3.5",
                "2e-1*x | 0.6",
                "x−1 | 2",
                "2·x × 2 | 12",
                "exp(0) + ln(1) + log10(100) | 3",
                "sqrt(x + 1) | 2",
                "abs(-x) | 3",
                "sin(0) + cos(0) + tan(0) + tanh(0) | 1",
                "sigmoid(0) + relu(-x) + relu(x) | 3.5",
                "max(1, x, 2) | 3",
                "min(1, x, 2) | 1",
                "  max ( 1 , x ) | 3"
            })
    void operators_bind_as_on_paper(String text, double value) {
        assertThat(value(text)).isCloseTo(value, within(1e-15));
    }

    @Test
    void softplus_is_the_logarithm_of_one_and_the_exponential() {
        assertThat(value("softplus(x)")).isCloseTo(Math.log(1 + Math.exp(3)), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max(0.1*x,x) ; max(0.1·x, x)",
                "(2*x)^2 ; (2·x)²",
                "2*x^2 ; 2·x²",
                "(x/2)^3 ; (x/2)^3",
                "x^(1+rate_1) ; x^(1 + rate_1)",
                "(x^2)^2 ; (x²)²",
                "exp(x)^2 ; (e^x)²",
                "(-x)^2 ; (-x)²",
                "-x^2 ; -x²",
                "(-2)^3 ; (-2)^3",
                "abs(x-1) ; |x - 1|",
                "sqrt(x) ; √(x)",
                "-0.5*x + 1 ; -0.5·x + 1",
                "1/(2*x) ; 1/(2·x)",
                "(1+x)/2 ; (1 + x)/2",
                "x - (rate_1 - 1) ; x - (rate_1 - 1)",
                "max(1, max(x, 2)) ; max(1, x, 2)",
                "max(1, min(x, 2)) ; max(1, min(x, 2))"
            })
    void a_formula_is_written_with_the_brackets_that_it_needs(String text, String written) {
        assertThat(written(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2*y + 1 | column 3: expected rate_1 or x or a function, found 'y'",
                "rate1*x | column 1: expected rate_1 or x or a function, found 'rate1': did you mean rate_1?",
                "sigmod(x) | column 1: expected rate_1 or x or a function, found 'sigmod': did you mean sigmoid?",
                "x + | column 4: expected a number, a name or (, found the end",
                "x + * 2 | column 5: expected a number, a name or (, found '*'",
                "(x + 1 | column 7: expected an operator or ), found the end",
                "x + 1) | column 6: expected an operator or the end, found ')'",
                "2x | column 2: expected an operator or the end, found 'x'",
                "x y | column 3: expected an operator or the end, found 'y'",
                "tanh x | column 6: expected ( after tanh, found 'x'",
                "tanh(x, 1) | column 7: expected an operator or ), found ','",
                "max(x) | column 6: expected an operator or , and another number, as max compares several, found ')'",
                "max(x, | column 7: expected a number, a name or (, found the end",
                "x $ 2 | column 3: expected an operator or the end, found '$'",
                "1.2.3 | column 1: expected a number such as 0.3, found '1.2.3'",
                "x + 1e999 | column 5: expected",
                "x ^ | column 4: expected a number, a name or (, found the end",
                "() | column 2: expected a number, a name or (, found ')'"
            })
    void what_is_wrong_is_said_with_its_column(String text, String start) {
        assertThatThrownBy(() -> FormulaReader.read(text, NAMES))
                .isInstanceOf(WrongFormula.class)
                .message()
                .startsWith(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void nothing_is_no_formula(String text) {
        assertThatThrownBy(() -> FormulaReader.read(text, NAMES))
                .isInstanceOf(WrongFormula.class)
                .hasMessageEndingWith("found the end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "2^", "tanh(", "max(x, ", "x + (", "-("})
    void depth_is_bounded(String opening) {
        assertThatThrownBy(() -> FormulaReader.read(opening.repeat(35) + "x", NAMES))
                .isInstanceOf(WrongFormula.class)
                .hasMessageMatching("column \\d+: expected at most 30 levels of brackets and powers, found more");
        assertThatThrownBy(() -> FormulaReader.read(opening.repeat(10_000) + "x", NAMES))
                .isInstanceOf(WrongFormula.class)
                .hasMessage("column 301: expected a formula of at most 300 characters, found "
                        + (10_000 * opening.length() + 1));
    }
}
