package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import longhand.compare.Comparison;
import longhand.example.Example;
import longhand.example.WrittenFigure;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.name.Labels;
import longhand.report.html.PageNames;
import longhand.view.page.ExampleContent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Examples that mean harm, and examples that are larger than paper. */
class HostileExampleTest {
    private static final String HARM = "\"'><script>alert(1)</script></style></title>{to}<img src=x onerror=alert(2)>";

    private static Example dense(String text, int... widths) {
        List<Layer> layers = IntStream.range(1, widths.length)
                .mapToObj(i -> new Layer(
                        i == widths.length - 1 ? Activation.SIGMOID : Activation.RELU,
                        IntStream.range(0, widths[i])
                                .mapToObj(to -> IntStream.range(0, widths[i - 1])
                                        .mapToObj(from -> BigDecimal.valueOf((to * 7 + from * 3) % 11 - 5, 1))
                                        .toList())
                                .toList(),
                        Collections.nCopies(widths[i], BigDecimal.valueOf(1, 1))))
                .toList();
        Sample sample = new Sample(
                Collections.nCopies(widths[0], BigDecimal.ONE),
                Collections.nCopies(widths[widths.length - 1], BigDecimal.ZERO));
        TrainingStep step = new TrainingStep(
                new Network(layers), new Batch(List.of(sample, sample)), Loss.MSE, new BigDecimal("0.1"), true);
        Labels labels = text == null
                ? Labels.none(step.network())
                : new Labels(
                        text,
                        text,
                        Collections.nCopies(layers.size(), new Labels.OfLayer(text, text, text, text, text)));
        String words = text == null ? "wide" : text;
        List<WrittenFigure> written = List.of(new WrittenFigure("z1[1]@1", "99", words, "figures.csv", 2));
        return new Example("example", words, words, words, step, labels, written);
    }

    @Test
    void text_of_an_example_never_becomes_markup() {
        String html = ExamplePage.render(dense(HARM, 2, 2, 2));
        Document page = Jsoup.parse(html);
        assertThat(page.select("script:not([type])")).hasSize(5).allSatisfy(script -> assertThat(script.data())
                .doesNotContain("alert("));
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("script[type]")).hasSize(2).allSatisfy(data -> assertThat(data.data())
                .doesNotContain("<"));
        for (Element element : page.getAllElements()) {
            element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on"));
        }
        assertThat(page.selectFirst("h1").text()).isEqualTo(HARM);
        assertThat(page.title()).startsWith(HARM);
        assertThat(page.select("svg .name").eachText()).contains(HARM + "1");
    }

    @Test
    void text_of_an_example_never_becomes_markup_on_the_other_pages() {
        Example example = dense(HARM, 2, 2, 2);
        Map<String, ExamplePage> pages = pages(example, HARM);
        String index = IndexPage.render(pages, List.of(example), 1);
        for (String html : List.of(
                index,
                PublishedPage.render(pages, List.of()),
                ComparePage.render(example, Comparison.of(example.step())))) {
            Document page = Jsoup.parse(html);
            assertThat(page.select("script")).hasSize(html.equals(index) ? 1 : 0);
            assertThat(page.select("img")).isEmpty();
            assertThat(page.select("style")).hasSize(1);
            assertThat(page.text()).contains(HARM);
        }
        Example harmless = dense(null, 2, 2, 2);
        assertThat(Jsoup.parse(index).select("script").html())
                .isEqualTo(Jsoup.parse(IndexPage.render(pages(harmless, ""), List.of(harmless), 1))
                        .select("script")
                        .html());
        assertThat(Jsoup.parse(pages.get("example").html())
                        .select(".neighbours a")
                        .text())
                .isEqualTo("Next example: " + HARM);
    }

    private static Map<String, ExamplePage> pages(Example example, String next) {
        return Map.of(
                "example",
                new ExamplePage(
                        example,
                        new ExampleContent.Place(
                                PageNames.INDEX, "", null, new ExampleContent.Link("next.html", next))));
    }

    @Test
    void page_too_full_for_its_steps_says_so_and_stays_small() {
        String html = ExamplePage.render(dense(null, 20, 20, 5));
        Document page = Jsoup.parse(html);
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(ExamplePage.MOST_BYTES);
        assertThat(page.select(".step")).isEmpty();
        assertThat(page.selectFirst(".limit").text()).startsWith("This example has too many numbers");
        assertThat(page.select("#loss-change, #gradients, #matrices, #proof")).hasSize(4);
        for (String address : page.select("a[href^=#]").eachAttr("href")) {
            assertThat(page.getElementById(address.substring(1))).as(address).isNotNull();
        }
    }

    @Test
    void page_that_just_does_not_fit_keeps_its_steps_and_says_what_is_left_out() {
        String html = ExamplePage.render(dense(null, 5, 4, 2));
        Document page = Jsoup.parse(html);
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(ExamplePage.MOST_BYTES);
        assertThat(page.select(".step")).isNotEmpty();
        assertThat(page.select(".origins")).isEmpty();
        assertThat(page.selectFirst(".limit").text()).startsWith("To keep this page below 1.2 MB");
    }

    @Test
    void layer_of_hundreds_is_drawn_with_its_middle_left_out() {
        Document page = Jsoup.parse(ExamplePage.render(dense(null, 300, 3)));
        assertThat(page.select("svg .neuron").size()).isLessThan(40);
        assertThat(page.select("svg").text()).contains("⋮ 286 more");
    }
}
