package longhand.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.Derivation;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.view.html.Html;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A step as HTML: among others, and alone. */
class StepMarkupTest {
    private static final String HARM = "\"'></h4><script>alert(1)</script>{to}<img src=x onerror=alert(2)>&lt;";

    private static Figures figures(TrainingStep step) {
        return Figures.of(new Trace<>(new Rules(step), Arithmetic.doubles()));
    }

    private static Labels hostile(TrainingStep step) {
        Labels.OfLayer layer = new Labels.OfLayer(HARM, HARM, HARM, HARM, HARM);
        return new Labels(HARM, HARM, Collections.nCopies(step.network().depth(), layer));
    }

    private static List<Quantity> quantities(Names names) {
        List<Quantity> all = new ArrayList<>();
        names.rules().forEach(all::add);
        return all;
    }

    private static Document parsed(Html html) {
        return Jsoup.parseBodyFragment(html.markup());
    }

    private static List<String> shape(Document markup) {
        return markup.getAllElements().stream()
                .map(element -> element.tagName()
                        + element.attributes().asList().stream()
                                .map(org.jsoup.nodes.Attribute::getKey)
                                .toList())
                .toList();
    }

    @Test
    void labels_that_mean_harm_are_text_and_change_nothing_else() {
        for (TrainingStep step : RandomSteps.of(6, 5).toList()) {
            Figures figures = figures(step);
            Names hostile = new Names(figures.rules(), hostile(step));
            Names harmless = new Names(figures.rules(), harmless(step));
            Explainer said = new Explainer(new Derivation(figures, hostile), Explainer.Factors.RULE);
            Explainer plain = new Explainer(new Derivation(figures, harmless), Explainer.Factors.RULE);
            StepMarkup markup = new StepMarkup(hostile);
            StepMarkup plainMarkup = new StepMarkup(harmless);
            for (Quantity q : quantities(hostile)) {
                Document alone = parsed(StepMarkup.alone(q, said.of(q)));
                assertThat(shape(alone)).isEqualTo(shape(parsed(StepMarkup.alone(q, plain.of(q)))));
                if (q.phase() == Phase.GIVEN) {
                    continue;
                }
                Document article = parsed(markup.article(q, said.of(q), Html.NONE, Html.NONE));
                assertThat(shape(article))
                        .isEqualTo(shape(parsed(plainMarkup.article(q, plain.of(q), Html.NONE, Html.NONE))));
                assertThat(article.select(".label").eachText())
                        .isEqualTo(hostile.label(q) == null ? List.of() : List.of(hostile.label(q)));
                assertThat(article.selectFirst("h4").text())
                        .isEqualTo(said.of(q).question());
            }
        }
    }

    private static Labels harmless(TrainingStep step) {
        Labels.OfLayer layer = new Labels.OfLayer("h", "h", "h", "h", "h");
        return new Labels("h", "h", Collections.nCopies(step.network().depth(), layer));
    }

    @Test
    void a_step_among_others_has_its_number_and_links_to_the_numbers_of_the_steps_it_comes_from() {
        Example example = Examples.find("three-three-two");
        Figures figures = figures(example.step());
        Names names = new Names(figures.rules(), example.labels());
        StepMarkup markup = new StepMarkup(names);
        Explainer explainer = new Explainer(new Derivation(figures, names), Explainer.Factors.RULE);
        List<String> steps = quantities(names).stream()
                .filter(q -> q.phase() != Phase.GIVEN)
                .map(names::of)
                .toList();
        for (String name : steps) {
            Quantity q = names.find(name);
            Element article = parsed(markup.article(q, explainer.of(q), Html.NONE, Html.NONE))
                    .selectFirst("article");
            assertThat(article.id()).isEqualTo(name);
            assertThat(article.selectFirst(".at").text()).isEqualTo("" + (steps.indexOf(name) + 1));
            for (Element link : article.select(".origins a, a.from")) {
                int step = steps.indexOf(link.attr("href").substring(1));
                assertThat(link.text()).isEqualTo(step < 0 ? "given" : "step " + (step + 1));
            }
        }
    }

    @Test
    void a_quantity_alone_has_every_row_and_links_to_names() {
        Example example = Examples.find("three-three-two");
        Figures figures = figures(example.step());
        Names names = new Names(figures.rules(), example.labels());
        Explainer explainer = new Explainer(new Derivation(figures, names), Explainer.Factors.RULE);
        for (Quantity q : quantities(names)) {
            Document alone = parsed(StepMarkup.alone(q, explainer.of(q)));
            assertThat(alone.select("[id], header, .line")).isEmpty();
            assertThat(alone.select(".row .key").eachText())
                    .startsWith(q.phase() == Phase.GIVEN ? "given" : "rule")
                    .endsWith("value");
            for (Element link : alone.select("a")) {
                assertThat(link.attr("href")).isEqualTo("#" + link.text());
            }
        }
    }
}
