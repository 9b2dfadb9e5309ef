package longhand.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.view.QuantityMatrix.Columns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantityMatrixTest {
    private static final Set<Family> IN_MATRICES = Set.of(
            Kind.INPUT,
            Kind.TARGET,
            Kind.WEIGHT,
            Kind.BIAS,
            Kind.WEIGHTED_SUM,
            Kind.ACTIVATION,
            Kind.SAMPLE_LOSS.by(Kind.ACTIVATION),
            Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM));

    static Stream<Rules> exercises() {
        return RandomSteps.of(12, 7).map(Rules::new);
    }

    private static List<QuantityMatrix> matrices(Rules rules) {
        List<QuantityMatrix> all =
                new ArrayList<>(List.of(QuantityMatrix.inputs(rules), QuantityMatrix.targets(rules)));
        for (int layer = 1; layer <= rules.step().network().depth(); layer++) {
            for (QuantityMatrix matrix : List.of(
                    QuantityMatrix.weights(rules, layer),
                    QuantityMatrix.biases(rules, layer),
                    QuantityMatrix.weightedSums(rules, layer),
                    QuantityMatrix.activations(rules, layer))) {
                all.add(matrix);
                all.add(matrix.gradient());
            }
            all.add(QuantityMatrix.newWeights(rules, layer));
            all.add(QuantityMatrix.newBiases(rules, layer));
        }
        return all;
    }

    private static List<Quantity> entries(QuantityMatrix matrix) {
        return IntStream.rangeClosed(1, matrix.rows())
                .boxed()
                .flatMap(row -> IntStream.rangeClosed(1, matrix.columns()).mapToObj(column -> matrix.at(row, column)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void an_entry_is_the_quantity_that_its_matrix_and_its_place_name(Rules rules) {
        Names names = new Names(rules, Labels.none(rules.step().network()));
        for (QuantityMatrix matrix : matrices(rules)) {
            String name = matrix.name().replace('b', 'B').replace('′', '\'');
            for (int row = 1; row <= matrix.rows(); row++) {
                for (int column = 1; column <= matrix.columns(); column++) {
                    String place = matrix.across() == Columns.ONE ? "[" + row + "]" : "[" + row + "," + column + "]";
                    assertThat(matrix.at(row, column)).as(name + place).isEqualTo(names.find(name + place));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void the_matrices_hold_each_quantity_of_their_families_once(Rules rules) {
        Set<Family> families = new HashSet<>(IN_MATRICES);
        families.add(rules.gradient(Quantity.weight(1, 1, 1)).family());
        families.add(rules.gradient(Quantity.bias(1, 1)).family());
        List<Quantity> expected = new ArrayList<>();
        rules.forEach(q -> {
            if (families.contains(q.family())) {
                expected.add(q);
            }
        });
        assertThat(matrices(rules).stream().flatMap(matrix -> entries(matrix).stream()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
