package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.files.Demo;
import longhand.formula.Arithmetic;
import longhand.notation.Derivation;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is 0 on paper is told from what is only too small for a double, and comes to 0 there. */
class UnderflowTest {
    private static Rules rules(String definitions, String given) {
        return new Rules(
                Demo.read("{title: One, graph: ['" + definitions.replace("; ", "', '") + "'], given: {" + given + "}}")
                        .computation());
    }

    private static String doubles(Rules rules, String name) {
        return Figures.of(new Trace<>(rules, Arithmetic.doubles())).full(new Names(rules, Labels.NONE).find(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u = exp(n); f = ln(u)           | n: -100000     | df/dn | overflow | 1",
                "u = exp(n); w = u*y; f = ln(w)  | n: -1e5, y: 2  | df/dy | overflow | 0.5",
                "u = exp(n); f = 1/u             | n: -100000     | df/dn | overflow | -2.8",
                "u = exp(n); f = relu(-u)*exp(m) | n: 1, m: 1e5   | df/du | 0        | 0",
                "u = exp(n); f = max(0, -u)*exp(m) | n: 1, m: 1e5 | df/dm | 0        | 0",
                "u = exp(n); v = u*z; f = v*exp(m) | n: 1, z: 0, m: 1e5 | f | 0      | 0"
            })
    void a_0_that_is_none_makes_no_0_of_what_is_too_large(
            String definitions, String given, String name, String inDoubles, String at50Digits) {
        Rules rules = rules(definitions, given);
        assertThat(doubles(rules, name)).isEqualTo(inDoubles);
        assertThat(Figures.of(new Trace<>(rules, Arithmetic.digits(60)), 50)
                        .full(new Names(rules, Labels.NONE).find(name)))
                .startsWith(at50Digits);
    }

    @Test
    void a_0_that_may_be_none_is_remarked_on_and_so_is_what_is_made_of_it() {
        Rules rules = rules("u = exp(n); f = ln(u); g = relu(n)", "n: -100000");
        Names names = new Names(rules, Labels.NONE);
        Derivation derivation = new Derivation(Figures.of(new Trace<>(rules, Arithmetic.doubles())), names);
        assertThat(derivation.of(names.find("u")).remarks())
                .containsExactly(
                        "In double precision this comes to 0. The true value may only be too small for it: use more digits to see it.");
        assertThat(derivation.of(names.find("f")).remarks())
                .containsExactly(
                        "The true value is finite, but a number that it is worked out from is too small for double precision, and so 0"
                                + " there: use more digits to see it.");
        assertThat(derivation.of(names.find("g")).remarks()).isEmpty();
    }
}
