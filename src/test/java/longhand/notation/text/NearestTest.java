package longhand.notation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("relu", "sigmoid", "tanh", "softmax", "identity");

    @Test
    void finds_the_name_that_was_meant() {
        assertThat(Nearest.to("sigmod", KNOWN::forEach, 1)).containsExactly("sigmoid");
        assertThat(Nearest.to("ReLU", KNOWN::forEach, 1)).containsExactly("relu");
    }

    @Test
    void finds_nothing_where_nothing_is_near() {
        assertThat(Nearest.to("gelu-approximate", KNOWN::forEach, 3)).isEmpty();
    }

    @Test
    void a_name_of_which_more_than_a_third_would_have_to_change_is_not_near() {
        List<String> labels = List.of("O1", "L", "b1", "w5", "html", "z1[1]");
        for (String other : List.of("foo", "xml", "q", "", "7", "z9[9]", "bar")) {
            assertThat(Nearest.to(other, labels::forEach, 3)).as(other).isEmpty();
        }
        assertThat(Nearest.to("htm", labels::forEach, 3)).containsExactly("html");
        assertThat(Nearest.to("w6", labels::forEach, 3)).containsExactly("w5");
        assertThat(Nearest.to("l", labels::forEach, 3)).containsExactly("L");
        assertThat(Nearest.to("z1[2]", labels::forEach, 3)).containsExactly("z1[1]");
    }

    @Test
    void names_the_closest_first_and_each_once() {
        assertThat(Nearest.to(
                        "w1[1,2]",
                        each -> List.of("w1[2,2]", "w1'[1,2]", "w1[1,2]", "w1[1,2]")
                                .forEach(each),
                        2))
                .containsExactly("w1[1,2]", "w1[2,2]");
    }

    @Test
    void counts_insertions_deletions_and_changes() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void counts_two_neighbours_that_are_swapped_once() {
        assertThat(Nearest.distance("rleu", "relu")).isEqualTo(1);
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
        assertThat(Nearest.distance("abcd", "badc")).isEqualTo(2);
        assertThat(Nearest.distance("ca", "abc")).isEqualTo(3);
    }
}
