package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import longhand.calculus.Rules;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.example.Example;
import longhand.example.OnPaper;
import longhand.example.files.Examples;
import longhand.example.files.FormulaSlips;
import longhand.example.files.Homework;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.report.build.PageBuild;
import longhand.report.html.Assets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SiteTest {
    @TempDir
    private Path folder;

    @Test
    void site_has_a_page_for_each_example_and_every_link_between_pages_leads_somewhere() throws IOException {
        List<Path> written = Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all());
        int compared = (int) Examples.bundled().stream()
                .filter(Example::isOnPaper)
                .filter(ComparePage::isFor)
                .count();
        assertThat(compared).isGreaterThan(7);
        assertThat(written)
                .hasSize(OnPaper.NAMES.size() + compared + 9 + Homework.all().size())
                .allMatch(Files::isReadable)
                .endsWith(folder.resolve("index.html"));
        Example images = Examples.find("mnist-batch");
        Names names = new Names(new Rules(images.step()), images.labels());
        Map<Path, Document> pages = new HashMap<>();
        for (Path file : written) {
            pages.put(file, Jsoup.parse(Files.readString(file)));
        }
        for (Path file : written) {
            Document page = pages.get(file);
            for (Element link : page.select("a[href]")) {
                String[] address = link.attr("href").split("#", 2);
                Path target = address[0].isEmpty() ? file : folder.resolve(address[0]);
                assertThat(pages).as(link.attr("href")).containsKey(target);
                if (address.length > 1 && address[1].startsWith("draw")) {
                    assertThat(pages.get(target).select("[data-start=draw]")).hasSize(1);
                } else if (address.length > 1 && address[0].equals("mnist-batch.html")) {
                    // a batch of images makes its views when they are asked for
                    assertThat(names.of(names.find(address[1]))).isEqualTo(address[1]);
                } else if (address.length > 1) {
                    assertThat(pages.get(target).getElementById(address[1]))
                            .as(link.attr("href"))
                            .isNotNull();
                }
            }
            assertThat(page.select("h1")).hasSize(1);
            assertThat(Files.size(file))
                    .isLessThan(file.endsWith("mnist-batch.html") ? ImagesPage.MOST_BYTES : ExamplePage.MOST_BYTES);
        }
        assertThat(Jsoup.parse(Files.readString(folder.resolve("index.html"))).select(".card > svg:not(:empty)"))
                .hasSameSizeAs(Examples.bundled());
        assertThat(Jsoup.parse(Files.readString(folder.resolve("published.html")))
                        .select(".slip-card"))
                .hasSameSizeAs(FormulaSlips.all());
    }

    @Test
    void the_comparison_that_the_build_makes_is_the_one_that_would_be_made_now() {
        Example images = Examples.find("mnist-batch");
        assertThat(Assets.compared(images)).isEqualTo(PageBuild.render(images));
    }

    @Test
    void every_source_that_prints_figures_is_listed_with_how_they_hold() throws IOException {
        Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all());
        Document page = Jsoup.parse(Files.readString(folder.resolve("published.html")));
        List<Example> compared = Examples.bundled().stream()
                .filter(Example::isOnPaper)
                .filter(example -> !example.asWritten().isEmpty())
                .toList();
        assertThat(compared).hasSizeGreaterThan(20);
        List<Element> rows = page.select("table").get(0).select("tbody tr");
        assertThat(rows).hasSameSizeAs(compared);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).text())
                    .contains(compared.get(i).title())
                    .contains(compared.get(i).source());
            int counted = Pattern.compile("\\d+")
                    .matcher(rows.get(i).select("td").get(1).text())
                    .results()
                    .mapToInt(count -> Integer.parseInt(count.group()))
                    .sum();
            assertThat(counted).isEqualTo(compared.get(i).asWritten().size());
        }
    }

    @Test
    void the_glossary_has_the_numbers_that_its_links_lead_to() throws IOException {
        Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all());
        Document page = Jsoup.parse(Files.readString(folder.resolve("glossary.html")));
        Derivation derivation = ExamplePage.derivation(Examples.find("three-three-two-batch"));
        List<Element> terms = page.select("table tbody tr");
        assertThat(terms).hasSizeGreaterThan(10);
        for (Element term : terms) {
            String name = term.select("code").text();
            assertThat(term.select("a").attr("href")).isEqualTo("three-three-two-batch.html#" + name);
            assertThat(term.select("data").attr("value"))
                    .isEqualTo(derivation.figures().full(derivation.names().find(name)));
        }
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void formula_slip_shows_two_numbers_that_differ() throws IOException {
        Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all());
        Document page = Jsoup.parse(Files.readString(folder.resolve("published.html")));
        for (Element slip : page.select(".slip-card")) {
            assertThat(slip.select(".was data").attr("value"))
                    .as(slip.text())
                    .isNotEqualTo(slip.select(".is data").attr("value"));
        }
    }

    @Test
    void homework_page_explains_every_verdict_and_mistake_and_links_each_sheet_to_its_marked_page() throws IOException {
        Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all());
        Document page = Jsoup.parse(Files.readString(folder.resolve("homework.html")));
        assertThat(page.select(".verdicts dt").eachText())
                .containsExactlyElementsOf(
                        Arrays.stream(Verdict.values()).map(Verdict::key).toList());
        assertThat(page.select(".mistakes dt").eachText())
                .containsExactlyElementsOf(
                        Arrays.stream(Mistake.values()).map(Mistake::id).toList());
        assertThat(page.select(".sheets h3 a").eachAttr("href"))
                .containsExactly(
                        "homework-forgotten-derivative.html",
                        "homework-rounded-early.html",
                        "homework-c-dump.html",
                        "homework-perfect.html");
        assertThat(page.select(".sheets .headline").first().text())
                .startsWith("First wrong: dL/dz2[1], on line 16.")
                .endsWith("(activation-derivative-forgotten)");
        assertThat(page.select(".sheets .tally").eachText())
                .containsExactly(
                        "16 correct · 16 follows · 2 wrong",
                        "18 correct · 1 rounded · 5 follows · 5 wrong · 5 coarse",
                        "20 correct",
                        "40 correct");
    }
}
