package longhand.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    @Test
    void a_line_may_break_before_each_sign_of_a_sum() {
        assertThat(LineBreaks.equation("<mi>z</mi>", "<mn>1</mn><mo>+</mo><mn>2</mn><mo>−</mo><mn>3</mn>"))
                .containsExactly(
                        "<math><mi>z</mi><mo>=</mo><mn>1</mn></math>",
                        "<math><mo rspace=\".25em\">+</mo><mn>2</mn></math>",
                        "<math><mo rspace=\".25em\">−</mo><mn>3</mn></math>");
    }

    @Test
    void a_line_never_breaks_inside_brackets_or_a_short_fraction() {
        String brackets = "<mrow><mo>(</mo><mn>1</mn><mo>+</mo><mn>2</mn><mo>)</mo></mrow>";
        assertThat(LineBreaks.equation("", brackets)).containsExactly("<math><mo>=</mo>" + brackets + "</math>");
        String mean = fraction(sum(5), "<mn>5</mn>");
        assertThat(LineBreaks.equation("", mean)).containsExactly("<math><mo>=</mo>" + mean + "</math>");
    }

    @Test
    void a_fraction_of_a_long_sum_may_break_above_or_below_its_bar() {
        List<String> mean = LineBreaks.equation("<mi>L</mi>", fraction(sum(6), "<mn>6</mn>"));
        assertThat(mean).hasSize(2).first().isEqualTo("<math><mi>L</mi><mo>=</mo></math>");
        assertThat(mean.get(1))
                .startsWith("<span class=\"fraction\"><span class=\"above\"><math><mn>1</mn></math> <math>")
                .contains(
                        "</math></span><span class=\"hidden\"> over </span><span class=\"below\"><math><mn>6</mn></math>");
        assertThat(mean.get(1).split("<math>", -1)).hasSize(1 + 6 + 1);
        List<String> share = LineBreaks.equation("", fraction("<mn>1</mn>", sum(10)));
        assertThat(share.get(1).split("<math>", -1)).hasSize(1 + 1 + 10);
    }

    @Test
    void what_terms_come_to_together_may_stand_on_a_line_of_its_own() {
        assertThat(LineBreaks.equation(
                        "",
                        "<mn>1</mn><mo>+</mo><mo>…</mo><mtext>9 more terms,</mtext><mtext>together</mtext><mn>2</mn>"))
                .hasSize(3)
                .last()
                .isEqualTo("<math><mtext>together</mtext><mn>2</mn></math>");
    }

    private static String sum(int terms) {
        return String.join("<mo>+</mo>", Collections.nCopies(terms, "<mn>1</mn>"));
    }

    private static String fraction(String above, String below) {
        return "<mfrac><mrow>" + above + "</mrow><mrow>" + below + "</mrow></mfrac>";
    }
}
