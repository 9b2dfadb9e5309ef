package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.compare.Proof;
import longhand.example.files.Demo;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.notation.Conventions;
import longhand.notation.Derivation;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where a function turns, the flatter of its two slopes holds, and of two equally steep ones their mean; of two different numbers that are
 * compared and equal, each gets half. Decided by the decimals that are given, in doubles, at 50 digits and in the proof alike.
 */
class GraphCornersTest {
    private static Rules rules(String definitions, String given) {
        return new Rules(
                Demo.read("{title: One, graph: ['" + definitions.replace("; ", "', '") + "'], given: {" + given + "}}")
                        .computation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f = relu(x)                   | x: 0                | df/dx  | 0",
                "f = relu(-x)                  | x: 0                | df/dx  | 0",
                "f = abs(x)                    | x: 0                | df/dx  | 0",
                "f = abs(3*x)                  | x: 0                | df/dx  | 0",
                "f = max(x, 0)                 | x: 0                | df/dx  | 0",
                "f = max(0, x)                 | x: 0                | df/dx  | 0",
                "f = min(x, 0)                 | x: 0                | df/dx  | 0",
                "f = max(2*x, x)               | x: 0                | df/dx  | 1",
                "f = min(2*x, x)               | x: 0                | df/dx  | 1",
                "f = max(0.1*x, x)             | x: 0                | df/dx  | 0.1",
                "f = max(x, -x)                | x: 0                | df/dx  | 0",
                "f = max(x^2, x)               | x: 1                | df/dx  | 1",
                "f = max(x, 1)                 | x: 1                | df/dx  | 0",
                "f = max(x, y)                 | x: 2, y: 2          | df/dx  | 0.5",
                "f = max(x, y)                 | x: 2, y: 2          | df/dy  | 0.5",
                "f = min(x, y)                 | x: 2, y: 2          | df/dx  | 0.5",
                "f = max(3*x, y)               | x: 2, y: 6          | df/dx  | 1.5",
                "f = max(x, y, z)              | x: 1, y: 1, z: 1    | df/dx  | 0.25",
                "f = max(x, y, z)              | x: 1, y: 1, z: 1    | df/dz  | 0.5",
                "f = max(x, y)                 | x: 2, y: 2.0000     | df/dx  | 0.5",
                "q = x + y; f = max(q, z)      | x: 0.1, y: 0.2, z: 0.3 | df/dq | 0.5",
                "q = x + y; f = max(q, z)      | x: 0.1, y: 0.2, z: 0.3 | df/dz | 0.5",
                "q = x + y; f = min(q, 0.3)    | x: 0.1, y: 0.2      | df/dq  | 0",
                "q = x + y - 0.3; f = relu(q)  | x: 0.1, y: 0.2      | df/dx  | 0",
                "q = x + y - 0.3; f = abs(q)   | x: 0.1, y: 0.2      | df/dx  | 0",
                "q = x + y; f = abs(q - z)     | x: 0.1, y: 0.2, z: 0.3 | df/dz | 0",
                "q = x*y; f = relu(q - 0.01)   | x: 0.1, y: 0.1      | df/dx  | 0",
                "a = 2*x; b = x + 1; f = max(a, b) | x: 1            | df/dx  | 1.5",
                "a = 2*x; b = x + 1; f = max(a, b) | x: 1            | df/da  | 0.5",
                "a = relu(x); f = a*y          | x: 0, y: 3          | da/dx  | 0",
                "a = max(x, y); f = a^2        | x: 3, y: 3          | df/dx  | 3",
            })
    void the_convention_holds(String definitions, String given, String name, double slope) {
        Rules rules = rules(definitions.strip(), given.strip());
        Names names = new Names(rules, Labels.NONE);
        Quantity q = names.find(name.strip());
        Trace<Decimal64> trace = new Trace<>(rules, Arithmetic.doubles());
        Trace<Dfp> digits = new Trace<>(rules, Arithmetic.digits(50));

        assertThat(trace.of(q).getReal()).isEqualTo(slope, within(1e-15));
        assertThat(digits.of(q).toDouble()).isEqualTo(slope, within(1e-15));
        assertThat(trace.exactly(q)).isNotNull();
        assertThat(trace.exactly(q).doubleValue()).isEqualTo(slope);
        Proof proof = Proof.of(trace);
        assertThat(proof.fromGradients().size())
                .as("%s", proof.fromGradients().where())
                .isLessThan(1e-14);
        assertThat(proof.fromDigits().size()).isLessThan(1e-14);
        assertThat(List.of(proof.unproved(), proof.missing().size())).containsOnly(0);
        assertThat(Conventions.of(names))
                .anyMatch(said ->
                        said.startsWith("Where a function turns (relu, abs, max, min), the flatter of its two slopes"));
    }

    @ParameterizedTest
    @CsvSource({
        "'f = relu(x)', 'x: 0', df/dx, This is a corner",
        "'f = abs(x)', 'x: 0', df/dx, This is a corner",
        "'f = max(x, 1)', 'x: 1', df/dx, This is a corner",
        "'f = max(x, y)', 'x: 1, y: 1', df/dx, The two numbers that are compared are equal here",
        "'q = x + y - 0.3; f = relu(q)', 'x: 0.1, y: 0.2', df/dq, This is a corner",
    })
    void where_there_is_a_corner_it_is_said(String definitions, String given, String name, String remark) {
        assertThat(remarks(definitions, given, name)).anyMatch(said -> said.startsWith(remark));
    }

    @ParameterizedTest
    @CsvSource({
        "'f = relu(x)', 'x: 1e-9', df/dx",
        "'f = abs(x)', 'x: -0.1', df/dx",
        "'f = max(x, y)', 'x: 1, y: 1.0000000000000001', df/dx",
        "'f = x*y', 'x: 0, y: 0', df/dx",
    })
    void and_elsewhere_it_is_not(String definitions, String given, String name) {
        assertThat(remarks(definitions, given, name)).noneMatch(said -> said.contains("no single slope"));
    }

    private static List<String> remarks(String definitions, String given, String name) {
        Rules rules = rules(definitions, given);
        Names names = new Names(rules, Labels.NONE);
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        return new Derivation(figures, names).of(names.find(name)).remarks();
    }

    @Test
    void what_has_no_corner_says_nothing_of_any() {
        Names names = new Names(rules("f = x*y", "x: 1, y: 2"), Labels.NONE);
        assertThat(Conventions.of(names)).noneMatch(said -> said.contains("turns"));
    }
}
