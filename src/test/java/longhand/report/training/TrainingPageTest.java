package longhand.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import longhand.mnist.Cost;
import longhand.mnist.Evaluation;
import longhand.mnist.Initialisation;
import longhand.mnist.Settings;
import longhand.mnist.SmallMnist;
import longhand.mnist.TrainedModel;
import longhand.mnist.Training;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Images;
import longhand.model.network.Activation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a training, read back. */
class TrainingPageTest {
    private static Document page;
    private static Evaluation test;

    @BeforeAll
    static void train() {
        try (Training training = trained(SmallMnist.of(500), Settings.DEFAULT, List.of(784, 16, 10), 3)) {
            test = training.test();
            page = Jsoup.parse(TrainingPage.render(training, "the first of MNIST"));
        }
    }

    private static Training trained(Dataset data, Settings settings, List<Integer> sizes, int epochs) {
        Training training = new Training(TrainedModel.first(sizes, settings), settings, data, 1);
        for (int i = 0; i < epochs; i++) {
            training.epoch(progress -> true);
        }
        return training;
    }

    @Test
    void the_title_says_what_was_trained_and_on_what() {
        assertThat(page.select("h1").text()).isEqualTo("784-16-10 trained on the first of MNIST");
        assertThat(page.select(".lead").first().text())
                .isEqualTo("ReLU then softmax, cross-entropy, batches of 64, learning rate 0.1, he, seed 42.");
    }

    @Test
    void it_asks_for_nothing_from_anywhere_and_runs_no_script() {
        assertThat(page.select("script, link[rel=stylesheet], iframe, [style]")).isEmpty();
        assertThat(page.select("img").eachAttr("src"))
                .isNotEmpty()
                .allMatch(source -> source.startsWith("data:image/png;"));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .contains("default-src 'none'");
    }

    @Test
    void curves_are_drawn_and_described_and_every_number_stands_in_a_table() {
        assertThat(page.select("svg.curve")).hasSize(2);
        assertThat(page.select("svg.curve").eachAttr("aria-label"))
                .allMatch(label -> label.matches("(Loss|Accuracy) by epoch, .*[0-9].*"));
        assertThat(page.select("svg [id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("svg").outerHtml())
                .contains("var(--forward)")
                .doesNotContain("rgb(3,0,0)", "rgb(1,0,0)");
        assertThat(page.select(".epochs tbody tr")).hasSize(3);
    }

    @Test
    void the_confusion_matrix_counts_every_test_image_once() {
        Elements rows = page.select(".confusion tbody tr");
        assertThat(rows).hasSize(10);
        int all = 0;
        int right = 0;
        for (int label = 0; label < 10; label++) {
            Elements cells = rows.get(label).select("td:not(.share)");
            assertThat(cells).hasSize(10);
            for (Element cell : cells) {
                all += cell.text().isEmpty() ? 0 : Integer.parseInt(cell.text());
            }
            Element diagonal = cells.get(label);
            assertThat(diagonal.className()).isEqualTo("right");
            right += diagonal.text().isEmpty() ? 0 : Integer.parseInt(diagonal.text());
        }
        assertThat(all).isEqualTo(100);
        assertThat(right / 100.0).isEqualTo(test.accuracy());
    }

    @Test
    void each_neuron_of_the_first_layer_has_a_picture_of_the_size_of_an_image() throws IOException {
        Elements pictures = page.select("section[aria-labelledby=weights] figure");
        assertThat(pictures).hasSize(16);
        assertThat(pictures.last().text()).isEqualTo("neuron 16");
        var picture = ImageIO.read(
                new ByteArrayInputStream(png(pictures.first().select("img").attr("src"))));
        assertThat(picture.getWidth()).isEqualTo(28);
        assertThat(picture.getHeight()).isEqualTo(28);
        assertThat(page.select(".scale span").eachText()).hasSize(2).allMatch(end -> end.matches("[−+]0\\.[0-9]{3}"));
    }

    @Test
    void the_images_it_is_most_wrong_about_are_those_with_the_largest_loss() {
        Images images = test.images();
        int[] wrong = IntStream.range(0, images.count())
                .filter(image -> test.predicted(image) != images.label(image))
                .toArray();
        int worst = IntStream.of(wrong)
                .boxed()
                .max((a, b) ->
                        Double.compare(test.losses().get(0, a), test.losses().get(0, b)))
                .orElseThrow();
        Elements shown = page.select("section[aria-labelledby=wrong] figure");
        assertThat(shown).hasSize(Math.min(24, wrong.length));
        assertThat(shown.first().select("p").eachText())
                .contains(images.label(worst) + " taken for " + test.predicted(worst), "test image " + worst);
        assertThat(page.select("section[aria-labelledby=wrong] .lead").text())
                .startsWith(wrong.length + " of 100 test images are misclassified.");
    }

    @Test
    void the_recipe_has_the_shapes_of_this_run() {
        Element first = page.select(".recipe tr:has(th[scope=row])").first();
        assertThat(first.select("th").html()).isEqualTo("Z<sup>[1]</sup> = W<sup>[1]</sup>·X + b<sup>[1]</sup>");
        assertThat(first.select("td").text()).isEqualTo("16×64 = 16×784 · 784×64 + 16×1");
        assertThat(page.select(".recipe th[scope=rowgroup]").eachText())
                .containsExactly("Forward", "Back", "Update, α = 0.1");
    }

    @Test
    void conventions_say_in_words_what_another_cost_leaves_out() {
        Settings notes =
                new Settings(Activation.SIGMOID, Cost.NOTES_SQUARED_ERROR, 0.1, Settings.ALL, Initialisation.HE, 1);
        assertThat(words(notes)).contains("leaves out the derivative of sigmoid", "° apart (cosine 0.");
        Settings binary = new Settings(Activation.SIGMOID, Cost.CROSS_ENTROPY, 0.1, 64, Initialisation.HE, 1);
        assertThat(words(binary))
                .contains("Sigmoid outputs with dZ = A − Y: the cost of an image is binary cross-entropy");
    }

    private static String words(Settings settings) {
        try (Training training = trained(SmallMnist.of(100), settings, List.of(784, 10), 1)) {
            return Jsoup.parse(TrainingPage.render(training, "x"))
                    .select("section[aria-labelledby=conventions]")
                    .text();
        }
    }

    @Test
    void the_name_of_a_folder_is_text_and_never_markup() {
        try (Training training = trained(SmallMnist.of(100), Settings.DEFAULT, List.of(784, 10), 1)) {
            Document hostile = Jsoup.parse(TrainingPage.render(training, "<img src=x onerror=alert(1)>"));
            assertThat(hostile.select("h1 img")).isEmpty();
            assertThat(hostile.select("h1").text()).endsWith("<img src=x onerror=alert(1)>");
        }
    }

    private static byte[] png(String address) {
        return Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
    }
}
