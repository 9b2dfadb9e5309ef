package longhand.example;

import static longhand.example.files.Demo.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.example.files.Demo;
import longhand.model.Graph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A graph that cannot be worked out is refused in one line that says where, what was expected and what was found. */
class BadGraphTest {
    private static String yaml(String definitions, String given, String... further) {
        return "title: One\ngraph: " + definitions + "\ngiven: " + given + "\n" + String.join("\n", further) + "\n";
    }

    /** Of definitions, one each line from the third on. */
    private static String lines(String... definitions) {
        return "title: One\ngraph:\n"
                + Stream.of(definitions)
                        .map(definition -> "  - " + definition + "\n")
                        .collect(Collectors.joining())
                + "given: {x: 1, y: 2}\n";
    }

    private static final String UPDATE = "update: [x]\nlearning-rate: 0.1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q = q + 1 | q is worked out from itself",
                "q = ln(x + y*q) | q is worked out from itself",
                "q = x; r = s; s = r | a circle of definitions: r needs s, which needs r",
                "a = b; b = c; c = d + x; d = e; e = a; f = x | a circle of definitions: a needs b needs c needs d needs e, which needs a",
            })
    void a_circle_is_shown(String definitions, String problem) {
        assertThat(problem(lines(definitions.split("; ", -1)))).endsWith(": " + problem);
    }

    @Test
    void of_a_long_circle_only_so_many_are_listed() {
        String circle = IntStream.range(0, 2000)
                .mapToObj(n -> "n" + n + " = n" + (n + 1) % 2000)
                .collect(Collectors.joining(", "));
        assertThat(problem(yaml("[" + circle + "]", "{x: 1}")))
                .isEqualTo(
                        "demo.yaml:2: graph[1999]: a circle of definitions: n0 needs n1 needs n2 needs n3 needs n4 needs n5 needs n6"
                                + " needs n7 needs 1992 more, one after another, which needs n0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q = sigmod(x) | column 5: expected q, x or y or a function, found 'sigmod': did you mean sigmoid?",
                "q = log(x) | column 5: expected q, x or y or a function, found 'log': did you mean log10?",
                "q = x*pi | column 7: expected q, x or y or a function, found 'pi'",
                "q + x | expected a definition such as q = x + y, found 'q + x'",
                "q == x | column 4: expected a number, a name or (, found '='",
                "q = p = x | column 5: expected q, x or y or a function, found 'p'",
                "q = x = y | column 7: expected an operator or the end, found '='",
                "exp = x | expected a name of your own before =, found the function exp",
                "max = x | expected a name of your own before =, found the function max",
                "= x | expected a name before =, of at most 40 letters, digits and _, found ''",
                "2q = x | expected a name before =, of at most 40 letters, digits and _, found '2q'",
                "f(x) = x | expected a name before =, of at most 40 letters, digits and _, found 'f(x)'",
                "a b = x | expected a name before =, of at most 40 letters, digits and _, found 'a b'",
                "q٣ = x | expected a name before =, of at most 40 letters, digits and _, found 'q٣'",
                "𝑞 = x | expected a name before =, of at most 40 letters, digits and _, found '𝑞'",
                "😀 = x | expected a name before =, of at most 40 letters, digits and _, found '😀'",
                "x = y | x is given, and so cannot be defined",
                "q = | column 4: expected a number, a name or (, found the end",
                "q = x y | column 7: expected an operator or the end, found 'y'",
                "q = 2x | column 6: expected an operator or the end, found 'x'",
                "q = x**2 | column 7: expected a number, a name or (, found '*'",
                "q = (x | column 7: expected an operator or ), found the end",
                "q = x) | column 6: expected an operator or the end, found ')'",
                "q = exp x | column 9: expected ( after exp, found 'x'",
                "q = exp(x, y) | column 10: expected an operator or ), found ','",
                "q = max(x) | column 10: expected an operator or , and another number, as max compares several, found ')'",
                "q = 1,5*x | column 6: expected an operator or the end, found ','",
                "q = x*1e400 | column 7: expected 0 or a number of magnitude 1e-300 to 1e300, found '1e400'",
                "q = x*1..2 | column 7: expected a number such as 0.3, found '1..2'",
                "q = 1. | column 5: expected a number such as 0.3, found '1.': write a digit on both sides of the decimal point",
                "q: x + 1 | expected a definition such as q = x + y, found the key 'q'",
                "3 | expected a definition such as q = x + y, found '3'",
                "true | expected a definition such as q = x + y, found 'true'",
                "[q = x] | expected a definition such as q = x + y, found a list",
            })
    void a_definition_that_is_none_is_told_with_its_line_and_column(String definition, String problem) {
        assertThat(problem(lines(definition))).isEqualTo("demo.yaml:3: graph[0]: " + problem);
    }

    @Test
    void signs_that_nobody_sees_do_not_get_into_the_message() {
        assertThat(problem(lines("\"q = x\\n+\\a2\"")))
                .startsWith("demo.yaml:3: graph[0]: column 8: ")
                .doesNotContainPattern("\\p{Cntrl}");
        assertThat(problem(lines("\"q\\e[31m = x\"")))
                .startsWith("demo.yaml:3: graph[0]: expected a name before =")
                .doesNotContainPattern("\\p{Cntrl}");
        assertThat(problem(lines("\"\"")))
                .isEqualTo("demo.yaml:3: graph[0]: expected a definition such as q = x + y, found an empty text");
    }

    @Test
    void a_number_with_a_comma_is_told_what_to_do() {
        assertThat(problem("title: One\ngraph: [q = x]\ngiven:\n  x: 1,5\n"))
                .isEqualTo("demo.yaml:4: given.x: expected a number such as 0.3, found '1,5': use a decimal point");
    }

    @Test
    void the_nearest_name_may_be_that_of_a_definition() {
        assertThat(problem(lines("total = x", "q = totl + y")))
                .isEqualTo(
                        "demo.yaml:4: graph[1]: column 5: expected q, total, x or y or a function, found 'totl': did you mean total?");
    }

    @Test
    void a_name_is_defined_once_and_is_not_that_of_a_setting() {
        assertThat(problem(lines("q = x", "q = y"))).isEqualTo("demo.yaml:4: graph[1]: q is defined twice");
        assertThat(problem(yaml("[q = alpha*x]", "{x: 1, alpha: 2}", UPDATE)))
                .isEqualTo("demo.yaml:3: given: the name alpha is taken: it is the learning rate");
        assertThat(problem(yaml("[α = x]", "{x: 1}", UPDATE)))
                .isEqualTo("demo.yaml:2: graph[0]: the name α is taken: it is the learning rate");
        assertThat(problem(yaml("[mu = x]", "{x: 1}", UPDATE, "optimiser: momentum")))
                .startsWith("demo.yaml:2: graph[0]: the name mu is taken: it is ");
        // as nothing is updated there is no such setting
        assertThat(Demo.read(yaml("[q = alpha*mu]", "{alpha: 1, mu: 2}")).computation())
                .isInstanceOf(Graph.class);
    }

    @Test
    void a_comma_within_square_brackets_ends_a_definition() {
        assertThat(problem(yaml("[q = max(x, 1)]", "{x: 1}")))
                .isEqualTo("demo.yaml:2: graph[1]: expected a definition such as q = x + y, found '1)':"
                        + " within [ ] a definition with a comma needs quotes around it");
        assertThat(Demo.read(yaml("['q = max(x, 1)']", "{x: 1}")).computation()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | an empty list",
                "'' | nothing",
                "{q: x} | the key 'q'",
            })
    void a_graph_is_a_list_of_definitions(String graph, String found) {
        assertThat(problem(yaml(graph, "{x: 1}")))
                .isEqualTo("demo.yaml:2: graph: expected a list of at least one definition such as q = x + y, found "
                        + found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | given: expected names with numbers, such as {x: -2, y: 5}, found no keys",
                "'' | given: expected names with numbers, such as {x: -2, y: 5}, found nothing",
                "[x] | given: expected names with numbers, such as {x: -2, y: 5}, found a list",
                "{x: 1, tanh: 3} | given: expected a name of letters, digits and _ that is no function, found 'tanh'",
                "{x: 1, 2x: 3} | given: expected a name of letters, digits and _ that is no function, found '2x'",
                "{x: 1, 𝑥: 3} | given: expected a name of letters, digits and _ that is no function, found '𝑥'",
                "{x: 1,5} | given: expected a name of letters, digits and _ that is no function, found '5'",
                "{x: abc} | given.x: expected a number such as 0.3, found 'abc'",
                "{x: .nan} | given.x: expected a number such as 0.3, found '.nan'",
                "{x: -.inf} | given.x: expected a number such as 0.3, found '-.inf'",
                "{x: 1e400} | given.x: expected 0 or a number of magnitude 1e-300 to 1e300, found '1e400'",
                "{x: [1]} | given.x: expected a number such as 0.3, found a list",
                "{x: } | given.x: expected a number such as 0.3, found nothing",
                "{x: 1, x: 2} | given.x: expected once, found again after line 3",
            })
    void what_is_given_are_names_with_numbers(String given, String problem) {
        assertThat(problem(yaml("[q = x]", given))).isEqualTo("demo.yaml:3: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loss: p | 4: loss: expected a name that is defined in graph, found 'p'",
                "loss: totl | 4: loss: expected a name that is defined in graph, found 'totl': did you mean total?",
                "loss: x | 4: loss: expected a name that is defined in graph, found 'x'",
                "loss: [q] | 4: loss: expected the name of a definition, found a list",
                "update: [x] | 4: update: expected the key learning-rate beside update",
                "learning-rate: 0.1 | 4: learning-rate: expected the key update beside learning-rate, such as update: [x]",
                "epochs: 2 | 4: epochs: expected the key learning-rate beside epochs",
                "optimiser: adam | 4: optimiser: expected the key learning-rate beside an optimiser",
                "learning-rate: 0.1; update: [y] | 5: update: y cannot be updated: total does not depend on it",
                "learning-rate: 0.1; update: [q] | 5: update[0]: expected x or y, found 'q'",
                "learning-rate: 0.1; update: [x, x] | 5: update[1]: x is there twice",
                "learning-rate: 0.1; update: x | 5: update: expected a list of at least one name of a given number, found 'x'",
                "learning-rate: 0.1; update: [] | 5: update: expected a list of at least one name of a given number, found an empty list",
                "learning-rate: 0.1; update: [x]; epochs: 0 | 6: epochs: expected a number of epochs from 1 to 1000, found '0'",
                "learning-rate: 0.1; update: [x]; epochs: 1001 | 6: epochs: expected a number of epochs from 1 to 1000, found '1001'",
                "layers: [] | 2: graph: expected the key graph or the key layers, found both",
            })
    void loss_and_updates_go_together_with_the_rest(String further, String problem) {
        assertThat(problem(yaml("[q = x, total = q]", "{x: 1, y: 2}", further.split("; ", -1))))
                .isEqualTo("demo.yaml:" + problem);
    }

    @ParameterizedTest
    @CsvSource({"batch: []", "l2: 0.1", "reduction: sum", "update-biases: true", "loss-label: E"})
    void keys_of_layers_are_unknown_in_a_graph(String key) {
        assertThat(problem(yaml("[q = x]", "{x: 1}", key)))
                .isEqualTo("demo.yaml:4: unknown key '" + key.substring(0, key.indexOf(':'))
                        + "': expected title, graph, given, loss, update, learning-rate, optimiser, optimizer, weight-decay,"
                        + " epochs, loss-after-update, source or about");
    }

    @Test
    void and_those_of_graphs_in_layers() {
        assertThat(problem(Demo.YAML + "given: {x: 1}\n"))
                .startsWith("demo.yaml:13: unknown key 'given': expected title, ");
        assertThat(problem(Demo.YAML + "update: [x]\n")).startsWith("demo.yaml:13: unknown key 'update': ");
        assertThat(problem(Demo.YAML + "graph: [q = 1]\n"))
                .isEqualTo("demo.yaml:13: graph: expected the key graph or the key layers, found both");
    }

    @Test
    void who_gives_numbers_without_layers_means_a_graph() {
        assertThat(problem("title: One\ngiven: {x: 1}\n"))
                .isEqualTo("demo.yaml:1: expected the key graph, found only title and given");
        assertThat(problem("title: One\ngraph: [q = 1]\n"))
                .isEqualTo("demo.yaml:1: expected the key given, found only title and graph");
    }

    @Test
    @Tag("slow")
    void what_is_too_large_or_too_deep_is_refused_before_it_is_worked_out() {
        String many =
                IntStream.range(0, 1_000_000).mapToObj(n -> "n" + n + "=x").collect(Collectors.joining(","));
        assertThat(problem(yaml("[" + many + "]", "{x: 1}")))
                .isEqualTo("demo.yaml:2: graph: expected at most 2000 definitions, found 1000000");
        String given = IntStream.range(0, 2001).mapToObj(n -> "x" + n + ": 1").collect(Collectors.joining(", "));
        assertThat(problem(yaml("[q = x1]", "{" + given + "}")))
                .isEqualTo("demo.yaml:3: given: expected at most 2000 given numbers, found 2001");
        assertThat(problem(yaml("[q = x" + "+x".repeat(50_000) + "]", "{x: 1}")))
                .isEqualTo(
                        "demo.yaml:2: graph[0]: column 301: expected a formula of at most 300 characters, found 100005");
        String tooDeep = "expected at most 30 levels of brackets and powers, found more";
        assertThat(problem(yaml("['q = " + "(".repeat(140) + "x" + ")".repeat(140) + "']", "{x: 1}")))
                .endsWith(tooDeep);
        assertThat(problem(yaml("['q = " + "-".repeat(250) + "x']", "{x: 1}"))).endsWith(tooDeep);
        assertThat(problem(yaml("['q = x" + "^x".repeat(100) + "']", "{x: 1}"))).endsWith(tooDeep);
        assertThat(problem(yaml("['q = " + "abs(".repeat(50) + "x" + ")".repeat(50) + "']", "{x: 1}")))
                .endsWith(tooDeep);
        String dense = IntStream.range(0, 1500)
                .mapToObj(n -> "n" + n + " = x"
                        + IntStream.range(Math.max(0, n - 30), n)
                                .mapToObj(m -> "+n" + m)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
        assertThat(problem(yaml("[" + dense + "]", "{x: 1}", UPDATE, "epochs: 1000")))
                .startsWith("demo.yaml:1: expected at most 500000 quantities to work out, found about ")
                .endsWith(": take fewer epochs or a smaller graph");
        String longName = "q".repeat(41);
        assertThat(problem(yaml("[" + longName + " = x]", "{x: 1}")))
                .isEqualTo(
                        "demo.yaml:2: graph[0]: expected a name before =, of at most 40 letters, digits and _, found '"
                                + longName + "'");
        assertThat(problem(yaml("[" + "q".repeat(5000) + " = x]", "{x: 1}"))).hasSizeLessThan(200);
        assertThat(problem(yaml("[" + "q".repeat(5000) + "]", "{x: 1}"))).hasSizeLessThan(200);
        assertThat(problem(yaml("[q = x]", "{x: 1}", "loss: " + "q".repeat(5000))))
                .hasSizeLessThan(200);
    }

    /** What YAML makes of a plain text is the text: a comment ends it, a line may be broken, yes and no are names. */
    @Test
    void what_yaml_takes_for_something_else_is_a_definition_all_the_same() {
        Graph graph = (Graph) Demo.read("""
                title: One
                graph:
                  - no = y + yes # a comment
                  - q = no
                      + 2*n
                given: {y: 1, yes: 2, n: 3e0}
                """).computation();
        assertThat(graph.nodes()).extracting(Graph.Node::name).containsExactly("no", "q");
        assertThat(graph.leaves()).extracting(Graph.Leaf::name).containsExactly("y", "yes", "n");
    }
}
