package longhand.live;

import static org.assertj.core.api.Assertions.assertThat;

import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.notation.name.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepSearchTest {
    private static StepSearch search(String name) {
        Example example = Examples.find(name);
        return new StepSearch(new Names(new Rules(example.computation()), example.labels()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dL/dw2[1,3] | dL/dw2[1,3]",
                " dL / dw2[1, 3] | dL/dw2[1,3]",
                "∂L/∂w2[1,3] | dL/dw2[1,3]",
                "w2′[1,3] | w2'[1,3]",
                "DL/DW2[1,3] | dL/dw2[1,3]",
                "J1 | z1[1]",
                "j1 | z1[1]",
                "dL/dJ1 | dL/dz1[1]",
                "z | z1[1]",
                "dL/dw2[2 | dL/dw2[2,1]",
                "I11 | w1[1,1]",
                "i31 | w1[1,3]",
                "J31 | w2[1,3]",
                "B_O2 | b2[2]",
                "I2 | x[2]",
                "x[1] | x[1]",
                "w1[1,1] | w1[1,1]",
                "w1’[1,1] | w1'[1,1]",
                "J11’ | w2'[1,1]",
                "y | y[1]",
                "alpha | alpha"
            })
    void a_step_or_what_is_given_is_found_by_its_name_or_the_source_s_or_how_one_begins(String typed, String name) {
        assertThat(search("three-three-two").find(typed)).contains(name);
    }

    @Test
    void the_step_called_just_so_comes_before_one_that_begins_so() {
        assertThat(search("three-three-two-batch").find("L")).contains("L");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "q", "x[4]", "z9[1]", "J41", "[", "dL/dw2[1,3]x"})
    void what_nothing_is_called_is_none(String typed) {
        assertThat(search("three-three-two").find(typed)).isEmpty();
    }
}
