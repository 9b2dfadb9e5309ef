package longhand.notation.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    private static Completions of(String example) {
        return new Completions(names(example));
    }

    private static Names names(String example) {
        Example read = Examples.find(example);
        return new Names(new Rules(read.computation()), read.labels());
    }

    @Test
    void few_names_come_whole() {
        assertThat(of("relu-by-hand").of("z")).containsExactly("z1[1]", "z1[2]", "z2[1]");
        assertThat(of("three-three-two").of("dL/dJ3")).containsExactly("dL/dJ31", "dL/dJ32", "dL/dJ3");
    }

    @Test
    void many_come_as_far_as_the_next_bracket() {
        assertThat(of("squared-softmax").of(""))
                .contains("x[", "w1[", "alpha", "dL/")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_name_that_each_sample_has_asks_for_the_sample() {
        Completions completions = of("three-three-two-batch");

        assertThat(completions.of("z1[1]")).containsExactly("z1[1]@");
        assertThat(completions.of("z1[1]@")).containsExactly("z1[1]@1", "z1[1]@2");
        assertThat(completions.of("dL/dw1[1,1]")).containsExactly("dL/dw1[1,1]@", "dL/dw1[1,1]");
        assertThat(completions.of("w1[1,1]@")).isEmpty();
    }

    @Test
    void what_begins_no_name_has_no_completion() {
        assertThat(of("mazur").of("q")).isEmpty();
    }

    @Test
    void every_name_is_reached_by_taking_completions() {
        Names names = names("three-three-two-batch");
        Completions completions = new Completions(names);
        names.rules().forEach(q -> assertReached(names.of(q), completions));
    }

    private static void assertReached(String name, Completions completions) {
        String typed = "";
        while (!typed.equals(name)) {
            String before = typed;
            typed = completions.of(typed).stream()
                    .filter(each -> name.startsWith(each) && each.length() > before.length())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not reached from " + before));
        }
        assertThat(typed).isEqualTo(name);
    }

    @Test
    void the_common_beginning_is_the_longest() {
        assertThat(Completions.common(List.of("dL/dw1[1,", "dL/dw1[2,"))).isEqualTo("dL/dw1[");
        assertThat(Completions.common(List.of("L"))).isEqualTo("L");
        assertThat(Completions.common(List.of())).isEmpty();
    }

    @Test
    void suggestions_for_a_wrong_name_are_of_the_sample_that_was_asked_for() {
        Names names = names("three-three-two-batch");
        assertThat(names.find("z1[1]@2")).isEqualTo(Quantity.weightedSum(1, 1, 2));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> names.find("dL/dz1[4]@2"))
                .hasMessageContaining("did you mean dL/dz1[1]@2");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> names.find("dL/dz1[1]@3"))
                .hasMessageContaining("did you mean dL/dz1[1]@2");
    }
}
