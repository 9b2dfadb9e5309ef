package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.calculus.Largest;
import longhand.calculus.Rules;
import longhand.calculus.Table;
import longhand.calculus.Trace;
import longhand.example.files.Demo;
import longhand.formula.Arithmetic;
import longhand.model.network.Activation;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activation, on its corners too, and formulas as activation and as loss, against PyTorch: {@code torch_steps.py}. */
class AgainstPyTorchTest {
    /** Smaller numbers are what is left when larger ones cancel. */
    private static final double FLOOR = 1e-2;

    private static Map<String, Map<String, BigDecimal>> networks() {
        Map<String, Map<String, BigDecimal>> networks = new LinkedHashMap<>();
        Map<String, BigDecimal> open = Map.of();
        for (List<String> row : Table.rows("torch-steps", "\t")) {
            if (row.get(0).equals("network")) {
                open = networks.computeIfAbsent(row.get(1), yaml -> new LinkedHashMap<>());
            } else {
                open.put(row.get(0), new BigDecimal(row.get(1)));
            }
        }
        return networks;
    }

    static List<Arguments> steps() {
        List<Arguments> steps = new ArrayList<>();
        networks().forEach((yaml, values) -> steps.add(arguments(yaml, values)));
        return steps;
    }

    @ParameterizedTest
    @MethodSource("steps")
    void every_number_is_what_pytorch_gives(String yaml, Map<String, BigDecimal> values) {
        Rules rules = new Rules(Demo.read(yaml).step());
        Names names = new Names(rules, Labels.none(rules.step().network()));
        Trace<Decimal64> trace = new Trace<>(rules, Arithmetic.doubles());
        // where numbers are large, what is left of them carries their rounding
        double largest = values.values().stream()
                .mapToDouble(value -> Math.abs(value.doubleValue()))
                .max()
                .orElseThrow();
        Largest difference = new Largest();
        values.forEach((name, value) -> {
            double ours = trace.of(names.find(name)).getReal();
            difference.see(Largest.relative(ours, value, FLOOR * Math.max(1, largest)), name, value, ours);
        });
        difference.isAtMost(1e-12);
    }

    @Test
    void the_table_has_every_activation_with_a_name() {
        Set<String> found = networks().keySet().stream()
                .flatMap(yaml -> Demo.read(yaml).step().network().layers().stream())
                .map(layer -> layer.activation().key())
                .collect(Collectors.toSet());
        assertThat(found)
                .containsAll(Activation.named().stream()
                        .filter(Activation::isElementwise)
                        .map(Activation::key)
                        .toList())
                .contains("{leaky-relu: 0.1}", "{elu: 0.7}", "max(0.1*z, z)");
        assertThat(Stream.of("(a - y)^4", "abs(a - y)"))
                .allSatisfy(loss -> assertThat(networks().keySet()).anyMatch(yaml -> yaml.contains("loss: '" + loss)));
    }
}
