package longhand.live.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import longhand.view.html.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void an_object_has_its_values_in_the_order_in_which_they_were_put() {
        Json json = new Json()
                .put("name", "w1[1,2]")
                .put("label", null)
                .put("isLine", true)
                .put("layer", 1)
                .texts("remarks", List.of("one", "two"))
                .object("within", new Json().put("a", 1))
                .objects("each", List.of(new Json().put("b", 2), new Json()));
        assertThat(json)
                .hasToString("{\"name\":\"w1[1,2]\",\"label\":null,\"isLine\":true,\"layer\":1,"
                        + "\"remarks\":[\"one\",\"two\"],\"within\":{\"a\":1},\"each\":[{\"b\":2},{}]}");
    }

    @Test
    void nothing_put_is_an_empty_object_and_nothing_listed_an_empty_list() {
        assertThat(new Json()).hasToString("{}");
        assertThat(new Json().texts("names", List.of()).objects("each", List.of()))
                .hasToString("{\"names\":[],\"each\":[]}");
    }

    @Test
    void a_number_is_told_as_it_is_read_and_as_a_program_reads_it() {
        assertThat(Json.figure(Numbers.of(-0.12345678901)))
                .hasToString("{\"shown\":\"−0.123457\",\"full\":\"−0.12345678901\",\"data\":\"-0.12345678901\"}");
        assertThat(Json.figures(List.of(Numbers.of(0.5), Numbers.of(-2.0))))
                .hasToString("{\"shown\":[\"0.5\",\"−2\"],\"full\":[\"0.5\",\"−2\"],\"data\":[\"0.5\",\"-2\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\\",
                "\\u0041 \\n \\",
                "two\nlines",
                "tab\t, return\r, nothing\0, delete\u007f, next line\u0085",
                "</script><!-- & ' >",
                "∂L/∂w₁ − é中😀",
                "\u2028\u2029\ufeff\ufffd\uffff"
            })
    void any_text_comes_back_as_it_was(String text) throws IOException {
        String json = Json.text(text);
        assertThat(Json.read(json)).isEqualTo(text);
        assertThat(readByAnother(json)).isEqualTo(text);
        assertThat(readByAnother(new Json().put(text, text).toString())).isEqualTo("{" + text + text + "}");
    }

    @Test
    void a_text_can_stand_in_the_data_of_a_page_and_in_a_line_of_yaml() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String json = Json.text(Character.toString(c));
            assertThat(json)
                    .doesNotContainPattern("[<>&\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\ufeff\\ufff0-\\uffff]");
            assertThat(Json.read(json)).isEqualTo(Character.toString(c));
        }
    }

    private static String readByAnother(String json) throws IOException {
        StringBuilder read = new StringBuilder();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                read.append(parser.getText());
            }
        }
        return read.toString();
    }
}
