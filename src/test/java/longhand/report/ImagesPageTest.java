package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.live.ExerciseText;
import longhand.notation.name.Names;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a batch of images, as it is for whoever has no script. */
class ImagesPageTest {
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
            double largest = trace.of(Quantity.activation(3, Integer.parseInt(image.attr("data-guess")) + 1, k))
                    .getReal();
            for (int j = 1; j <= 10; j++) {
                assertThat(trace.of(Quantity.activation(3, j, k)).getReal()).isLessThanOrEqualTo(largest);
            }
        }
        // the matrices and the rules add in another order
        double loss = Double.parseDouble(page.selectFirst("#loss .change data").attr("value"));
        assertThat(loss).isCloseTo(trace.of(Quantity.batchLoss()).getReal(), within(1e-13));
    }

    @Test
    void the_update_lowers_the_loss_and_the_page_says_how_many_are_told_rightly() {
        Element loss = page.getElementById("loss");
        double before = Double.parseDouble(loss.select(".change data").first().attr("value"));
        double after = Double.parseDouble(loss.select(".change data").last().attr("value"));
        assertThat(after).isLessThan(before);
        assertThat(loss.text()).contains("Classified correctly: 1 of 64 before");
        assertThat(loss.select("tbody tr")).hasSize(64);
    }

    @Test
    void what_a_script_has_to_make_is_hidden_and_names_numbers_that_there_are() {
        Names names = new Names(new Rules(example.computation()), example.labels());
        List<String> phases = page.select("#parts [hidden] [data-phase]").eachText();
        assertThat(phases).containsExactly("forward", "loss", "backward", "mean", "update");
        assertThat(page.select("#parts a:not([href])")).hasSameSizeAs(page.select("#parts [hidden]"));
        for (String phase : phases) {
            String start = page.getElementById("part-" + phase).attr("data-start");
            assertThat(names.of(names.find(start))).isEqualTo(start);
            assertThat(names.find(start).phase().key()).isEqualTo(phase);
        }
        String[] like = page.getElementById("main").attr("data-like").split(" ", -1);
        assertThat(like).hasSize(3).allSatisfy(name -> assertThat(names.of(names.find(name)))
                .isEqualTo(name));
    }

    @Test
    void the_example_itself_is_in_the_page_and_nothing_else_could_be_read_as_markup() {
        assertThat(ExerciseText.read(page.getElementById("exercise").data()).step())
                .isEqualTo(example.step());
        assertThat(page.select("script")).hasSize(3);
    }
}
