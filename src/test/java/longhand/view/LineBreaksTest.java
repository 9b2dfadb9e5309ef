package longhand.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import longhand.notation.formula.Piece;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    @Test
    void each_piece_is_an_element_of_its_own_and_its_sign_is_set_as_one_between_two_terms() {
        assertThat(LineBreaks.equation("<mi>z</mi>", List.of(term("", "1"), term("+", "2"), term("−", "3")), ""))
                .containsExactly(
                        "<math><mi>z</mi><mo>=</mo><mn>1</mn></math>",
                        "<math><mo rspace=\".25em\">+</mo><mn>2</mn></math>",
                        "<math><mo rspace=\".25em\">−</mo><mn>3</mn></math>");
    }

    @Test
    void what_ends_an_equation_follows_its_last_piece() {
        assertThat(LineBreaks.equation("<mi>z</mi>", List.of(term("", "1"), term("+", "2")), "<mo>=</mo><mn>3</mn>"))
                .last()
                .isEqualTo("<math><mo rspace=\".25em\">+</mo><mn>2</mn><mo>=</mo><mn>3</mn></math>");
        assertThat(LineBreaks.equation("", List.of(fraction(sum(6), sum(1))), "<mo>=</mo><mn>1</mn>"))
                .hasSize(3)
                .last()
                .isEqualTo("<math><mo>=</mo><mn>1</mn></math>");
    }

    @Test
    void a_short_fraction_is_one_piece() {
        assertThat(LineBreaks.equation("", List.of(fraction(sum(5), sum(1))), ""))
                .containsExactly("<math><mo>=</mo><mfrac/></math>");
    }

    @Test
    void a_fraction_of_a_long_sum_may_break_above_or_below_its_bar() {
        List<String> mean = LineBreaks.equation("<mi>L</mi>", List.of(fraction(sum(6), sum(1))), "");
        assertThat(mean).hasSize(2).first().isEqualTo("<math><mi>L</mi><mo>=</mo></math>");
        assertThat(mean.get(1))
                .startsWith("<span class=\"fraction\"><span class=\"above\"><math><mn>1</mn></math> <math>")
                .contains(
                        "</math></span><span class=\"hidden\"> over </span><span class=\"below\"><math><mn>1</mn></math>");
        assertThat(mean.get(1).split("<math>", -1)).hasSize(1 + 6 + 1);
        List<String> share = LineBreaks.equation("", List.of(fraction(sum(1), sum(10))), "");
        assertThat(share.get(1).split("<math>", -1)).hasSize(1 + 1 + 10);
    }

    private static Piece term(String sign, String number) {
        return new Piece(sign, "<mn>" + number + "</mn>", List.of(), List.of());
    }

    private static List<Piece> sum(int terms) {
        return IntStream.range(0, terms)
                .mapToObj(i -> term(i == 0 ? "" : "+", "1"))
                .toList();
    }

    private static Piece fraction(List<Piece> above, List<Piece> below) {
        return new Piece("", "<mfrac/>", above, below);
    }
}
