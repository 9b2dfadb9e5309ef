package longhand.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.quantity.Quantity;
import longhand.live.edit.EditedExercise;
import longhand.live.image.ImageExercise;
import longhand.live.text.Exercise;
import longhand.live.text.Json;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.report.ImagesPage;
import longhand.report.html.Assets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tour leads from the pixels of an image to the update, along what moves most. */
class TourTest {
    private static Exercise batch;
    private static EditedExercise edited;
    private static Names names;
    private static Figures figures;

    @BeforeAll
    static void open() {
        Example example = Examples.find("mnist-batch");
        batch = new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels());
        edited = new EditedExercise(batch);
        names = edited.names();
        figures = edited.figures();
    }

    private static Map<?, ?> read(Json answer) {
        return new org.openqa.selenium.json.Json().toType(answer.toString(), Map.class);
    }

    private static List<Map<?, ?>> stops(Map<?, ?> tour) {
        return ((Collection<?>) tour.get("stops"))
                .stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    private static List<Quantity> quantities(Map<?, ?> tour) {
        return stops(tour).stream()
                .map(stop -> (String) stop.get("name"))
                .filter(Objects::nonNull)
                .map(name -> names.find(name))
                .toList();
    }

    @Test
    void it_has_a_dozen_stops_from_the_image_to_the_loss_before_and_after() {
        Map<?, ?> tour = read(Tour.of(edited, 3));
        int pixel = Integer.parseInt((String) tour.get("pixel"));
        Quantity z = names.find((String) stops(tour).get(1).get("name"));
        int neuron = z.to();
        assertThat(stops(tour))
                .extracting("name")
                .containsExactly(
                        null,
                        "z1[" + neuron + "]@3",
                        "z1[" + neuron + "]@3",
                        "a1[" + neuron + "]@3",
                        "a3[5]@3",
                        "L@3",
                        "dL/dz3[5]@3",
                        "dL/dz1[" + neuron + "]@3",
                        "dL/dw1[" + neuron + "," + pixel + "]@3",
                        "dL/dw1[" + neuron + "," + pixel + "]",
                        "w1'[" + neuron + "," + pixel + "]",
                        null);
        assertThat(stops(tour))
                .extracting("place")
                .containsExactly(
                        "image",
                        "products",
                        "neuron",
                        "activation",
                        "outputs-wrong",
                        "loss",
                        "error-short",
                        "errors",
                        "gradient",
                        "weight",
                        "update",
                        "change");
    }

    @Test
    void of_every_image_it_leads_to_the_label_and_to_the_largest_error_and_past_no_zero() {
        for (int image = 1; image <= 64; image++) {
            int k = image;
            Map<?, ?> tour = read(Tour.of(edited, k));
            int label = IntStream.rangeClosed(1, 10)
                    .filter(j -> figures.real(Quantity.target(j, k)) == 1)
                    .findFirst()
                    .orElseThrow();
            List<Quantity> quantities = quantities(tour);
            assertThat(quantities.get(3).to()).isEqualTo(label);
            assertThat(quantities.get(5).to()).isEqualTo(label);
            assertThat(quantities)
                    .allSatisfy(q -> assertThat(figures.real(q)).as(names.of(q)).isNotZero());
            Quantity gradient = quantities.get(7);
            double error = IntStream.rangeClosed(1, 16)
                    .mapToDouble(j -> Math.abs(figures.real(Quantity.lossBy(Quantity.weightedSum(1, j, k)))))
                    .max()
                    .orElseThrow();
            double darkest = batch.step().batch().sample(k).input().stream()
                    .mapToDouble(BigDecimal::doubleValue)
                    .max()
                    .orElseThrow();
            assertThat(Math.abs(figures.real(gradient)))
                    .as("image %s", k)
                    .isGreaterThanOrEqualTo(0.9 * error * darkest);
        }
    }

    @Test
    void its_words_are_about_the_numbers_of_its_steps() {
        Map<?, ?> tour = read(Tour.of(edited, 1));
        String neuron = quantities(tour).get(0).to() + "]@1";
        String weight = "w1[" + quantities(tour).get(0).to() + "," + tour.get("pixel") + "]";
        Map<String, String> names = Map.of(
                "grey",
                "x[" + tour.get("pixel") + "]@1",
                "weight",
                weight,
                "sum",
                "z1[" + neuron,
                "activation",
                "a1[" + neuron,
                "largest",
                "a3[9]@1",
                "output",
                "a3[6]@1",
                "loss",
                "L@1",
                "error",
                "dL/dz3[6]@1",
                "reached",
                "dL/dz1[" + neuron,
                "gradient",
                "dL/d" + weight + "@1");
        names.forEach((key, name) -> assertThat(tour.get(key))
                .as(key)
                .isEqualTo(figures.shown(TourTest.names.find(name)).replace('-', '−')));
        double product =
                figures.real(TourTest.names.find(weight)) * figures.real(TourTest.names.find(names.get("grey")));
        assertThat(Double.parseDouble(((String) tour.get("product")).replace('−', '-')))
                .isCloseTo(product, within(1e-6));
        Map<String, String> others = Map.of(
                "pixels",
                "784",
                "neurons",
                "16",
                "samples",
                "64",
                "label",
                "5",
                "guess",
                "8",
                "function",
                "ReLU",
                "neuron",
                "H1_" + quantities(tour).get(0).to(),
                "rate",
                "0.1",
                "parameters",
                "13,002");
        others.forEach((key, value) -> assertThat(tour.get(key)).as(key).isEqualTo(value));
    }

    @Test
    void the_page_has_words_for_each_stop_and_a_number_for_each_blank_in_them() throws Exception {
        Map<?, ?> tour = read(Tour.of(edited, 1));
        Element words =
                Jsoup.parse(ImagesPage.render(Examples.find("mnist-batch"))).getElementById("tour-words");
        for (Map<?, ?> stop : stops(tour)) {
            assertThat(words.select("[data-place=" + stop.get("place") + "]")).hasSize(1);
        }
        for (Element place : words.select("p")) {
            Matcher blank = Pattern.compile("\\{(\\w*)}").matcher(place.attr("title") + place.text());
            while (blank.find()) {
                assertThat(tour.containsKey(blank.group(1))).as(blank.group()).isTrue();
            }
        }
    }

    @Test
    void of_a_drawn_digit_there_is_no_mean() {
        Exercise drawn = ImageExercise.of(batch, Assets.checkpoints().get(2), "85,55,195,50,150,130,120,240", 2);
        List<Map<?, ?>> stops = stops(read(Tour.of(new EditedExercise(drawn), 1)));
        assertThat(stops).hasSize(11);
        assertThat(stops).extracting("name").contains("a3[3]", "L", "dL/dz3[3]").noneMatch(name -> String.valueOf(name)
                .contains("@"));
    }

    @Test
    void a_phase_begins_with_the_label_and_goes_on_with_the_weight_in_view() {
        Map<?, ?> of = read(Neighbours.of(names.find("z1[3]@3"), figures, names));
        assertThat(of.get("backward")).isEqualTo("dL/dz3[5]@3");
        assertThat(of.get("loss")).isEqualTo("L@3");
        assertThat(of.get("mean")).isNull();
        assertThat(of.get("update")).isNull();
        assertThat((Collection<?>) of.get("ofSamples")).hasSize(64).element(63).isEqualTo("z1[3]@64");
        Map<?, ?> weight = read(Neighbours.of(names.find("dL/dw2[3,5]@7"), figures, names));
        assertThat(weight.get("mean")).isEqualTo("dL/dw2[3,5]");
        assertThat(weight.get("update")).isEqualTo("w2'[3,5]");
        assertThat(read(Neighbours.of(names.find("L"), figures, names)).get("ofSamples"))
                .isEqualTo(List.of());
    }
}
