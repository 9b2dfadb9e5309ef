package longhand.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text put into markup is that text, and no part of the markup. */
class HtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "w1[1,2]",
                "L'",
                "a < b > c & d",
                "&lt;&amp;lt;&#60;",
                "\"><script>alert(1)</script>",
                "' onmouseover='alert(1)",
                "</b></template><!-- ",
                "é中😀\u202e"
            })
    void a_text_reads_as_it_is_written_between_tags_and_in_an_attribute(String text) {
        String escaped = Html.escaped(text);
        Element made = Jsoup.parseBodyFragment("<b title=\"" + escaped + "\" id='" + escaped + "'>" + escaped + "</b>")
                .body()
                .child(0);
        assertThat(made.wholeText()).isEqualTo(text);
        assertThat(made.attr("title")).isEqualTo(text);
        assertThat(made.attr("id")).isEqualTo(text);
        assertThat(made.children()).isEmpty();
        assertThat(made.attributes()).hasSize(2);
    }
}
