package longhand.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.live.edit.EditedExercise;
import longhand.live.text.Exercise;
import longhand.live.text.Json;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers a page of images shows together, and what they are called: as its script asks for them. */
class BatchNamesTest {
    private static final int IMAGES = 64;
    private static final int PIXELS = 784;

    private static BatchNames batch;
    private static Names names;
    private static Figures figures;

    @BeforeAll
    static void open() {
        Example example = Examples.find("mnist-batch");
        batch = new BatchNames(new EditedExercise(new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels())));
        Rules rules = new Rules(example.computation());
        names = new Names(rules, example.labels());
        figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
    }

    private static Map<?, ?> read(Json answer) {
        return new org.openqa.selenium.json.Json().toType(answer.toString(), Map.class);
    }

    private static List<Object> list(Map<?, ?> read, String key) {
        return List.copyOf((Collection<?>) read.get(key));
    }

    private static double value(String name) {
        return Double.parseDouble(figures.full(names.find(name)));
    }

    private static List<String> each(int count, String name) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> name.replace("#", Integer.toString(i)))
                .toList();
    }

    @Test
    void an_image_has_its_pixels_its_loss_and_its_layers_there_and_back() {
        Map<?, ?> image = read(batch.sample(3));
        assertThat(list(image, "inputs")).isEqualTo(each(PIXELS, "x[#]@3"));
        assertThat(image.get("loss")).isEqualTo("L@3");
        List<Object> forward = list(image, "forward");
        List<Object> backward = list(image, "backward");
        assertThat(forward)
                .hasSize(3)
                .extracting("caption")
                .containsExactly("layer 1, hidden 1 · ReLU", "layer 2, hidden 2 · ReLU", "layer 3, output · softmax");
        assertThat(backward)
                .extracting("caption")
                .containsExactly("layer 3, output", "layer 2, hidden 2", "layer 1, hidden 1");
        assertThat(list((Map<?, ?>) forward.get(2), "names")).isEqualTo(each(10, "a3[#]@3"));
        assertThat(list((Map<?, ?>) forward.get(2), "heads"))
                .startsWith("for 0")
                .endsWith("for 9");
        assertThat(list((Map<?, ?>) backward.get(2), "names")).isEqualTo(each(16, "dL/dz1[#]@3"));
        assertThat(list((Map<?, ?>) backward.get(2), "heads")).startsWith("1").endsWith("16");
        assertThat(list(read(batch.losses()), "names")).isEqualTo(each(IMAGES, "L@#"));
    }

    @ParameterizedTest
    @CsvSource({"z1[3]@2, true", "a1[3]@2, true", "z2[5]@64, false", "a3[4]@1, false"})
    void the_terms_of_a_neuron_are_its_largest_products_and_those_of_pixels_are_all_there(
            String name, boolean isOfPixels) {
        Map<?, ?> neuron = read(batch.neuron(names.find(name)));
        int layer = names.find(name).layer();
        int to = names.find(name).to();
        int sample = names.find(name).sample();
        int inputs = isOfPixels ? PIXELS : 16;
        String input = isOfPixels ? "x[#]@" + sample : "a" + (layer - 1) + "[#]@" + sample;
        List<String> weights = each(inputs, "w" + layer + "[" + to + ",#]");
        List<String> products = IntStream.range(0, inputs)
                .mapToObj(i -> Math.abs(value(weights.get(i)) * value(input.replace("#", Integer.toString(i + 1)))))
                .sorted(Comparator.reverseOrder())
                .limit(16)
                .map(String::valueOf)
                .toList();
        List<String> shown = new ArrayList<>();
        for (Object each : list(neuron, "terms")) {
            Map<?, ?> term = (Map<?, ?>) each;
            double product = Double.parseDouble((String) term.get("data"));
            assertThat(product).isEqualTo(value((String) term.get("weight")) * value((String) term.get("input")));
            shown.add(String.valueOf(Math.abs(product)));
        }
        assertThat(shown).isEqualTo(products);
        assertThat(neuron.get("title"))
                .isEqualTo(isOfPixels ? "Its 16 largest terms of 784" : "Its terms, the largest first");
        assertThat(neuron.containsKey("sum")).isEqualTo(isOfPixels);
        if (isOfPixels) {
            Map<?, ?> sum = (Map<?, ?>) neuron.get("sum");
            assertThat(list(sum, "weights")).isEqualTo(weights);
            assertThat(list(sum, "inputs")).isEqualTo(each(PIXELS, input));
            assertThat(list(sum, "products").get(399)).isEqualTo("w1[3,400] · x[400]@2");
            assertThat(list(sum, "data")).hasSize(PIXELS);
        }
    }

    @Test
    void a_neuron_of_softmax_has_no_derivative_of_its_own_on_the_way_back() {
        assertThat(list(read(batch.neuron(names.find("z1[3]@2"))), "backward"))
                .isEqualTo(List.of("dL/da1[3]@2", "da1[3]/dz1[3]@2", "dL/dz1[3]@2"));
        assertThat(list(read(batch.neuron(names.find("z3[3]@2"))), "backward"))
                .isEqualTo(List.of("dL/da3[3]@2", "dL/dz3[3]@2"));
        assertThat(list(read(batch.neuron(names.find("a3[3]@2"))), "forward"))
                .isEqualTo(List.of("b3[3]", "z3[3]@2", "a3[3]@2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w2[3,5]", "dL/dw2[3,5]@7", "dL/dw2[3,5]", "w2'[3,5]"})
    void a_weight_its_gradients_and_its_new_value_show_the_same(String name) {
        Map<?, ?> weight = read(batch.weight(names.find(name)));
        assertThat(list(weight, "errors")).isEqualTo(each(IMAGES, "dL/dz2[3]@#"));
        assertThat(list(weight, "inputs")).isEqualTo(each(IMAGES, "a1[5]@#"));
        assertThat(list(weight, "gradients")).isEqualTo(each(IMAGES, "dL/dw2[3,5]@#"));
        assertThat(list(weight, "update")).isEqualTo(List.of("w2[3,5]", "dL/dw2[3,5]", "alpha", "w2'[3,5]"));
    }

    @Test
    void every_matrix_of_the_list_can_be_asked_for() {
        List<Object> matrices = list(read(batch.matrices()), "matrices");
        assertThat(matrices)
                .extracting("name")
                .startsWith("X", "W1", "b1", "Z1", "A1", "W2")
                .contains("Y")
                .endsWith("dZ1", "dW1", "db1", "W1′", "b1′");
        for (Object each : matrices) {
            Map<?, ?> listed = (Map<?, ?>) each;
            Map<?, ?> matrix = read(batch.matrix((String) listed.get("name"), 1));
            assertThat(matrix.get("title")).isEqualTo(listed.get("name") + ", " + listed.get("shape"));
            assertThat(list(matrix, "names"))
                    .hasSize(list(matrix, "rows").size()
                            * list(matrix, "columns").size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X, 5, 5, x[#]@5, 'Column 5 of X: row index = 28 · grid row + grid column'",
        "X, 99, 64, x[#]@64, 'Column 64 of X: row index = 28 · grid row + grid column'",
        "W1, 3, 3, 'w1[3,#]', 'Row 3 of W1: column index = 28 · grid row + grid column'",
        "dW1, 0, 1, 'dL/dw1[1,#]', 'Row 1 of dW1: column index = 28 · grid row + grid column'",
        "W1′, -7, 1, 'w1''[1,#]', 'Row 1 of W1′: column index = 28 · grid row + grid column'"
    })
    void of_a_matrix_with_an_entry_for_each_pixel_there_is_one_line_the_nearest(
            String name, int asked, int line, String entries, String caption) {
        Map<?, ?> matrix = read(batch.matrix(name, asked));
        assertThat(((Number) matrix.get("line")).intValue()).isEqualTo(line);
        assertThat(list(matrix, "names")).isEqualTo(each(PIXELS, entries));
        assertThat(matrix.get("caption")).isEqualTo(caption);
        List<Integer> places = new ArrayList<>();
        for (Object row : list(matrix, "rows")) {
            for (Object column : list(matrix, "columns")) {
                places.add(28 * Integer.parseInt((String) row) + Integer.parseInt((String) column));
            }
        }
        assertThat(places).isEqualTo(IntStream.rangeClosed(1, PIXELS).boxed().toList());
    }

    @Test
    void a_matrix_that_there_is_not_is_said_to_however_long_its_name() {
        assertThat(read(batch.matrix("W9", 1))).isEqualTo(Map.of("problem", "There is no matrix W9."));
        assertThat((String) read(batch.matrix("W".repeat(9000), 1)).get("problem"))
                .hasSizeLessThan(80);
    }
}
