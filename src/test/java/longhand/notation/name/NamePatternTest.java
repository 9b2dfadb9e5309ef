package longhand.notation.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dL/dw2[1,*]; dL/dw2[1,3]; true",
                "dL/dw2[1,*]; dL/dw2[2,1]; false",
                "z?[1]; z2[1]; true",
                "z?[1]; z12[1]; false",
                "*; L; true",
                "L; L[1]; false",
                "*L; dL; true",
                "a*b*c; aXbYbZc; true",
                "a*b*c; aXbYbZ; false",
                "w.[1]; w2[1]; false",
            })
    void star_stands_for_any_characters_and_question_mark_for_one(String pattern, String name, boolean fits) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(fits);
    }

    @Test
    void any_pattern_fits_what_the_same_regular_expression_does() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String pattern = random(random, "ab*?[", 8);
            String name = random(random, "ab[", 8);
            Pattern regex = Pattern.compile(
                    pattern.replace("[", "\\[").replace("*", ".*").replace('?', '.'));
            assertThat(new NamePattern(pattern).matches(name))
                    .as("%s on %s", pattern, name)
                    .isEqualTo(regex.matcher(name).matches());
        }
    }

    private static String random(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*a", "?*", "*?a*", "**b"})
    void many_stars_take_no_time(String piece) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(
                        new NamePattern(piece.repeat(1000) + "Z").matches("a".repeat(2000)))
                .isFalse());
    }
}
