package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.live.image.Checkpoint;
import longhand.live.text.ExerciseText;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.notation.name.Names;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a batch of images, as it is for whoever has no script. */
class ImagesPageTest {
    /** Before training, and after 1, 3 and 10 epochs. */
    private static final int STAGES = 4;

    private static Example example;
    private static String html;
    private static Document page;

    @BeforeAll
    static void render() {
        example = Examples.find("mnist-batch");
        html = ImagesPage.render(example);
        page = Jsoup.parse(html);
    }

    @Test
    void only_a_batch_of_images_has_such_a_page() {
        assertThat(ImagesPage.isFor(example)).isTrue();
        assertThat(Examples.bundled().stream().filter(ImagesPage::isFor).map(Example::name))
                .containsExactly("mnist-batch");
    }

    @Test
    void page_is_one_file_below_three_megabytes_that_asks_for_nothing() {
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(ImagesPage.MOST_BYTES);
        assertThat(page.select("[src]:not([src^=data:]), link[href]:not([href^=data:]), iframe, object, embed"))
                .isEmpty();
        assertThat(page.select("[style], [onclick], [onload]")).isEmpty();
        assertThat(page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void every_image_stands_there_with_its_label_and_what_the_rules_take_it_for() {
        Trace<?> trace = new Trace<>(new Rules(example.computation()), Arithmetic.doubles());
        assertThat(page.select(".images a")).hasSize(64);
        for (int k = 1; k <= 64; k++) {
            Element image = page.getElementById("choose-" + k);
            assertThat(image.selectFirst("img").attr("src")).startsWith("data:image/png;base64,");
            assertThat(example.step().batch().sample(k).target().get(Integer.parseInt(image.attr("data-label"))))
                    .isEqualByComparingTo("1");
            assertThat(image.selectFirst("[data-stage=0]").attr("data-guess")).isEqualTo(guess(trace, k));
        }
        // the matrices and the rules add in another order
        double loss = Double.parseDouble(page.selectFirst("#loss .change data").attr("value"));
        assertThat(loss).isCloseTo(trace.of(Quantity.batchLoss()).getReal(), within(1e-13));
    }

    private static String guess(Trace<?> trace, int image) {
        return IntStream.rangeClosed(1, 10)
                .boxed()
                .max(Comparator.comparingDouble(
                        j -> trace.of(Quantity.activation(3, j, image)).getReal()))
                .map(j -> Integer.toString(j - 1))
                .orElseThrow();
    }

    @Test
    void what_is_said_of_a_checkpoint_is_what_the_rules_give_with_its_weights() {
        assertThat(page.select("#stages option").eachAttr("data-epochs")).containsExactly("0", "1", "3", "10");
        for (int stage = 1; stage < STAGES; stage++) {
            Checkpoint checkpoint = Checkpoint.read(
                    page.getElementById("checkpoint-" + stage).data(),
                    example.step().network());
            Trace<?> trace =
                    new Trace<>(new Rules(example.step().withNetwork(checkpoint.network())), Arithmetic.doubles());
            for (int k = 1; k <= 64; k++) {
                Element guess = page.getElementById("choose-" + k).selectFirst("[data-stage=" + stage + "]");
                assertThat(guess.attr("data-guess")).isEqualTo(guess(trace, k));
                assertThat(guess.hasAttr("hidden")).isTrue();
            }
            Element loss = page.selectFirst("#loss > [data-stage=" + stage + "] .change data");
            assertThat(Double.parseDouble(loss.attr("value")))
                    .isCloseTo(trace.of(Quantity.batchLoss()).getReal(), within(1e-13));
        }
        assertThat(page.select("#loss h3 ~ .scroll tbody tr td:nth-child(2)").eachText())
                .hasSize(STAGES)
                .startsWith("1 of 64")
                .endsWith("64 of 64");
    }

    @Test
    void mean_and_update_begin_with_the_largest_gradient_of_a_weight_from_a_pixel() {
        Trace<?> trace = new Trace<>(new Rules(example.computation()), Arithmetic.doubles());
        Names names = new Names(trace.rules(), example.labels());
        double largest = 0;
        for (int j = 1; j <= 16; j++) {
            for (int i = 1; i <= 784; i++) {
                Quantity gradient = trace.rules().gradient(Quantity.weight(1, j, i));
                largest = Math.max(largest, Math.abs(trace.of(gradient).getReal()));
            }
        }
        String mean = page.getElementById("part-mean").attr("data-start").split(" ", -1)[0];
        assertThat(Math.abs(trace.of(names.find(mean)).getReal())).isEqualTo(largest);
        Quantity update =
                names.find(page.getElementById("part-update").attr("data-start").split(" ", -1)[0]);
        assertThat(names.find(mean).variable()).isEqualTo(Quantity.weight(1, update.to(), update.from()));
        assertThat(page.getElementById("part-backward").attr("data-start")).startsWith("dL/dz3[6]@1 ");
    }

    @Test
    void an_example_of_other_weights_has_no_checkpoints_and_says_nothing_of_training() {
        TrainingStep step = example.step();
        List<Sample> one = List.of(step.batch().sample(1));
        Document other = Jsoup.parse(ImagesPage.render(new Example(
                "other",
                "Other",
                null,
                null,
                step.withLearningRate(new BigDecimal("0.2")).withBatch(1, new Batch(one)),
                example.labels(),
                List.of())));
        assertThat(other.select("[type=range], [id^=checkpoint], [data-stage]:not([data-stage=0])"))
                .isEmpty();
        assertThat(other.text())
                .contains("With the given weights it classifies 0 of 1 correctly.", "· 1 image")
                .doesNotContain("epoch");
        assertThat(other.select("#part-mean")).isEmpty();
    }

    @Test
    void the_update_lowers_the_loss_and_the_page_says_how_many_are_told_rightly() {
        Element loss = page.getElementById("loss");
        double before = Double.parseDouble(loss.select(".change data").first().attr("value"));
        double after = Double.parseDouble(
                loss.select("[data-stage=0] .change data").last().attr("value"));
        assertThat(after).isLessThan(before);
        assertThat(loss.text()).contains("Classified correctly: 1 of 64 before");
        assertThat(loss.select("[data-stage=0] tbody tr")).hasSize(64);
    }

    @Test
    void what_a_script_has_to_make_is_hidden_and_names_numbers_that_there_are() {
        Names names = new Names(new Rules(example.computation()), example.labels());
        List<String> phases = page.select("#parts [hidden] [data-phase]").eachText();
        assertThat(phases).containsExactly("forward", "loss", "backward", "mean", "update");
        assertThat(page.select("#parts a:not([href])")).hasSameSizeAs(page.select("#parts [hidden]"));
        for (String phase : phases) {
            String[] ofStages =
                    page.getElementById("part-" + phase).attr("data-start").split(" ", -1);
            assertThat(ofStages).hasSize(STAGES).allSatisfy(start -> {
                assertThat(names.of(names.find(start))).isEqualTo(start);
                assertThat(names.find(start).phase().key()).isEqualTo(phase);
            });
        }
        String[] like = page.getElementById("main").attr("data-like").split(" ", -1);
        assertThat(like).hasSize(3).allSatisfy(name -> assertThat(names.of(names.find(name)))
                .isEqualTo(name));
    }

    @Test
    void the_example_itself_is_in_the_page_and_nothing_else_could_be_read_as_markup() {
        assertThat(ExerciseText.read(page.getElementById("exercise").data()).step())
                .isEqualTo(example.step());
        assertThat(page.select("script:not([type])")).hasSize(7);
        assertThat(page.select("script[type]")).hasSize(STAGES);
    }
}
