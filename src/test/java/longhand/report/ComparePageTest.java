package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.calculus.Rules;
import longhand.compare.ComparedMatrix;
import longhand.compare.Comparison;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ComparePageTest {
    @Test
    void every_entry_of_every_matrix_leads_to_its_derivation_beside_it() {
        Example example = Examples.find("three-three-two-batch");
        Comparison comparison = Comparison.of(example.step());
        Names names = new Names(new Rules(example.computation()), example.labels());
        Figures figures = Figures.of(comparison.trace());
        Document page = Jsoup.parse(ComparePage.render(example, comparison, "index.html", "own.html"));

        for (ComparedMatrix matrix : comparison.matrices()) {
            Element section = page.getElementById(matrix.name().replace("′", "-new"));
            assertThat(section.select(".entry"))
                    .hasSize(matrix.values().rows() * matrix.values().columns());
            for (int row = 0; row < matrix.values().rows(); row++) {
                for (int column = 0; column < matrix.values().columns(); column++) {
                    Quantity q = matrix.quantity(row, column);
                    String name = names.of(q);
                    Element cell =
                            section.select("tbody tr").get(row).select("td").get(column);
                    assertThat(cell.selectFirst("a").attr("href")).isEqualTo("#" + name);
                    Element entry = page.getElementById(name);
                    assertThat(section.select(".entry")).contains(entry);
                    assertThat(entry.selectFirst("dd data").attr("value")).isEqualTo(figures.full(q));
                    assertThat(entry.selectFirst("h3 a").attr("href")).isEqualTo("own.html#" + name);
                    assertThat(entry.select("math")).isNotEmpty();
                }
            }
        }
        assertThat(page.select(".corner").eachText())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("z1[1]@2 is exactly 0 on paper");
        assertThat(page.select("main > p a").eachAttr("href")).containsExactly("index.html", "own.html");
        everyLinkLeadsSomewhere(page);
    }

    @Test
    void a_batch_of_images_has_pictures_and_a_choice_of_entries_in_less_than_a_megabyte() {
        Example example = Examples.find("mnist-batch");
        String html = ComparePage.render(example, Comparison.of(example.step()));
        Document page = Jsoup.parse(html);

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(page.select("#dW1 .heat img").attr("src")).startsWith("data:image/png;base64,");
        assertThat(page.select("#dW3 .heat, #L .heat"))
                .as("too wide for a table")
                .hasSize(2);
        assertThat(page.select("#db3 table tbody tr")).hasSize(10);
        for (Element section : page.select(".pairing")) {
            List<String> entries = section.select(".entry").eachAttr("id");
            assertThat(entries).hasSizeBetween(1, 3);
            assertThat(section.select("div > div:first-child a").eachAttr("href"))
                    .containsExactlyInAnyOrderElementsOf(
                            entries.stream().map(name -> "#" + name).toList());
        }
        assertThat(page.getElementById("dW1").selectFirst(".entry").text()).contains("(58 more terms)");
        everyLinkLeadsSomewhere(page);
    }

    private static void everyLinkLeadsSomewhere(Document page) {
        List<String> ids = page.select("[id]").eachAttr("id");
        Set<String> known = new HashSet<>(ids);
        assertThat(ids).hasSameSizeAs(known);
        for (String address : page.select("a[href^=#]").eachAttr("href")) {
            assertThat(known).contains(address.substring(1));
        }
    }
}
