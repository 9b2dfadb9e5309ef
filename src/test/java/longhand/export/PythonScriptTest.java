package longhand.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.OnPaper;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.formula.FormulaPython.Library;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PythonScriptTest {
    /** Things that no bundled example has; each a whole file. */
    private static final Map<String, String> MORE =
            Map.of("of-everything", """
            title: Of everything
            learning-rate: 0.1
            loss: "(a - y)^4 + abs(a - y)"
            reduction: sum
            l2: 0.02
            optimiser: rmsprop
            input-gradients: true
            epochs: 2
            layers:
              - {activation: gelu, weights: [[0.3, -0.1], [0.2, 0.4]], thresholds: [0.1, 0.5]}
              - {activation: "max(0.1*z, z, -2)", weights: [[0.5, -0.3], [0.1, 0.7]], biases: [-0.2, 0]}
              - {activation: elu, weights: [[0.5, -0.3], [0.4, -0.9]], biases: [-0.2, 0.3]}
            batches:
              - [{input: [1, 2], target: [1, 0]}, {input: [-1, 0.5], target: [0, 1]}]
              - [{input: [0.3, -2], target: [0.5, 0.2]}]
            """, "of-other-functions", """
            title: Of other functions
            learning-rate: 0.1
            loss: binary-cross-entropy
            weight-decay: 0.1
            optimiser: {adamw: {beta1: 0.8}}
            epochs: 3
            layers:
              - {activation: silu, weights: [[0.3, -0.1], [0.2, 0.4]], biases: [0.1, 0.5]}
              - {activation: softplus, weights: [[0.5, -0.3], [0.1, 0.7]], biases: [-0.2, 0]}
              - {activation: {leaky-relu: 0.2}, weights: [[0.5, -0.3], [0.1, 0.7]], biases: [-0.2, 0]}
              - {activation: hard-sigmoid, weights: [[0.5, -0.3], [0.1, 0.7]], biases: [-0.2, 0]}
              - {activation: hard-tanh, weights: [[0.5, -0.3], [0.1, 0.7]], biases: [-0.2, 0]}
              - {activation: sigmoid, weights: [[0.5, -0.3]], biases: [-0.2]}
            batch:
              - {input: [1, 2], target: [1]}
              - {input: [-1, 0.5], target: [0]}
            """, "graph-with-updates", """
            title: A graph with updates
            graph:
              - q = softplus(x) * tanh(y) + min(x, y, 3) - abs(x)
              - r = log10(x^2 + 1) / sqrt(y) - sin(q)^3
              - loss = relu(r) + max(r, -q) + cos(x)*tan(0.1*y) + exp(-q)
            given: {x: 0.7, y: 2, w_1: 3}
            update: [x, y]
            learning-rate: 0.05
            optimiser: {momentum: 0.9}
            epochs: 3
            """);

    private static Map<String, Example> examples(Path folder) throws IOException {
        Map<String, Example> examples = new LinkedHashMap<>();
        OnPaper.NAMES.forEach(name -> examples.put(name, Examples.find(name)));
        for (Map.Entry<String, String> more : MORE.entrySet()) {
            Path file = Files.writeString(folder.resolve(more.getKey() + ".yaml"), more.getValue());
            examples.put(more.getKey(), Examples.read(file));
        }
        return examples;
    }

    private static Derivation derivation(Example example) {
        Rules rules = new Rules(example.computation());
        return new Derivation(Figures.of(new Trace<>(rules, Arithmetic.doubles())), new Names(rules, example.labels()));
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void a_script_prints_the_numbers_of_the_trace_under_their_names(Library library, @TempDir Path folder)
            throws IOException, InterruptedException {
        Map<String, Example> examples = examples(folder);
        Map<String, Derivation> derivations = new LinkedHashMap<>();
        Map<String, String> scripts = new LinkedHashMap<>();
        examples.forEach((name, example) -> {
            derivations.put(name, derivation(example));
            scripts.put(name, PythonScript.of(example, derivations.get(name), library));
        });
        Python.run(library, folder, scripts).forEach((name, printed) -> compare(name, derivations.get(name), printed));
    }

    private static void compare(String example, Derivation derivation, Map<String, Double> printed) {
        List<String> missing = new ArrayList<>();
        Map<String, Double> left = new LinkedHashMap<>(printed);
        derivation.rules().forEach(q -> {
            String name = derivation.names().of(q);
            Double found = left.remove(name);
            double value = derivation.figures().real(q);
            if (found != null) {
                assertThat(Math.abs(found - value))
                        .as(example + ": " + name + ", " + found + " for " + value)
                        .isLessThanOrEqualTo(1e-12 * Math.max(1, Math.abs(value)));
            } else if (isExpected(q, derivation)) {
                missing.add(name);
            }
        });
        assertThat(missing).as(example).isEmpty();
        assertThat(left.keySet()).as("unknown names in " + example).isEmpty();
    }

    /** All but what is given, the slopes of single formulas, the shares of samples and outputs in gradients, and what optimisers carry. */
    private static boolean isExpected(Quantity q, Derivation derivation) {
        if (q.phase() == Phase.GIVEN || q.variable().kind().isState()) {
            return false;
        }
        if (!(q instanceof Derivative derivative)) {
            return true;
        }
        boolean isOfUpdate = derivative.numerator().equals(derivation.rules().loss(q.update()));
        return isOfUpdate
                || (derivative.numerator().kind() == Kind.SAMPLE_LOSS
                        && !derivative.denominator().kind().isParameter());
    }
}
