package longhand.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.OnPaper;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatexDocumentTest {
    private static final Pattern TOKEN = Pattern.compile("\\\\[a-zA-Z]+|\\\\.|[{}$]|\\\\begin|%.*");

    static Stream<String> names() {
        return OnPaper.NAMES.stream();
    }

    private static String document(Example example, String... only) {
        Rules rules = new Rules(example.computation());
        Names names = new Names(rules, example.labels());
        Derivation derivation = new Derivation(Figures.of(new Trace<>(rules, Arithmetic.doubles())), names);
        Set<Quantity> wanted = new LinkedHashSet<>();
        for (String name : only) {
            wanted.add(names.find(name));
        }
        if (only.length == 0) {
            rules.forEach(wanted::add);
        }
        return LatexDocument.of(example, derivation, wanted);
    }

    @ParameterizedTest
    @MethodSource("names")
    void brackets_dollars_and_left_and_right_go_together(String name) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tokens = TOKEN.matcher(document(Examples.find(name)));
        while (tokens.find()) {
            switch (tokens.group()) {
                case "{", "\\left", "\\begin" -> open.push(tokens.group());
                case "}" -> assertThat(open.pop()).isEqualTo("{");
                case "\\right" -> assertThat(open.pop()).isEqualTo("\\left");
                case "\\end" -> assertThat(open.pop()).isEqualTo("\\begin");
                case "$" -> {
                    if ("$".equals(open.peek())) {
                        open.pop();
                    } else {
                        open.push("$");
                    }
                }
                default -> {} // other commands, escaped signs and comments
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void a_step_has_its_question_its_rule_its_numbers_and_its_value() {
        assertThat(document(Examples.find("three-three-two"), "dL/dw2[1,3]"))
                .contains(
                        "\\step{dL/dw2[1,3]}{How much does the weight w2[1,3] (J3 $\\to$ O1) move the loss?",
                        "\\formula{\\frac{\\partial L}{\\partial w_{1,3}^{(2)}} = \\frac{\\partial L}{\\partial a_{1}^{(2)}}"
                                + " \\cdot \\frac{\\partial a_{1}^{(2)}}{\\partial z_{1}^{(2)}}"
                                + " \\cdot \\frac{\\partial z_{1}^{(2)}}{\\partial w_{1,3}^{(2)}}}",
                        "\\formula{{} = (-0.567093) \\cdot 0.245499 \\cdot 0.9}",
                        "\\mathbf{-0.125298}")
                .doesNotContain("\\step{z1[1]}");
    }

    @Test
    void what_has_a_meaning_in_latex_is_escaped(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("hostile.yaml"), """
                title: '\\input{/etc/passwd} $x$ 100 % a_b & # ~ ^ 中 ü "quoted"'
                learning-rate: 0.1
                loss: mse
                layers:
                  - {activation: relu, weights: [[0.3]], biases: [0]}
                batch:
                  - {input: [1], target: [1]}
                """);
        assertThat(document(Examples.read(file)))
                .contains("\\section*{\\textbackslash{}input\\{/etc/passwd\\} \\$x\\$ 100 \\% a\\_b \\& \\# "
                        + "\\textasciitilde{} \\textasciicircum{} [U+4E2D] ü \\textquotedbl{}quoted\\textquotedbl{}}");
    }

    @Test
    void latex_compiles_it(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/pdflatex")), "skipped: pdflatex is not installed");
        for (String name : new String[] {"three-three-two-batch", "softmax", "adam", "circuit-sigmoid"}) {
            Files.writeString(folder.resolve(name + ".tex"), document(Examples.find(name)));
            Process process = new ProcessBuilder(
                            "/usr/bin/pdflatex", "-interaction=nonstopmode", "-halt-on-error", name + ".tex")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).doesNotContain("Missing character").doesNotContain("Overfull \\hbox");
        }
    }
}
