package longhand.notation;

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
}
