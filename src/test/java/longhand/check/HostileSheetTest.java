package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.UnreadableSheet;
import longhand.check.reading.WrittenNumber;
import longhand.notation.text.NumberText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that mean harm: marked or refused in no time, whatever is repeated in them. */
class HostileSheetTest {
    private static final int LONG = 100_000;

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    /** Each of these over and over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "0", " ", "\t", "[", "]", "[]", "][", ",", ";", "\"", "\"\"", ".", "...", "…", "-", "−", "+", "≈",
                "~", "#", " #", "1 ", "1,", "1.", ".1", "1-", "123 ", "e", "e1", "1e", "x10", "·10^", "(", ")", "@",
                "@1", "'", "=", ":", "/d", "d", "_", "_1", "%", "/", "\u00a0", "a[", "[1,", "\uD83D"
            })
    @Tag("slow")
    @Tag("long")
    void anything_repeated_is_read_and_marked_in_no_time(String piece) {
        String all = piece.repeat(LONG / piece.length());
        List<String> texts = List.of(
                "L = " + all + "\n",
                "L = 1" + all + "\n",
                "L = 1" + all + "x\n",
                "L = ≈" + all + "x\n",
                "L = -" + all + "\n",
                "L 1" + all + "\n",
                all + " 1\n",
                all + "1 = 1\n",
                "quantity,value\nL," + all + "\n",
                "quantity,value\nL,1," + all + "\n",
                "quantity,value\nL,≈" + all + "x,1\n",
                "quantity,value\nL,-" + all + "x,1\n",
                "quantity,value\nL,1,1" + all + "x\n",
                "quantity,value\n" + all + ",1\n",
                all + ",value\nL,1\n");
        Course course = Course.of("three-three-two");
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            for (String text : texts) {
                try {
                    List<Answer> answers = AnswerSheet.read(text);
                    assertThat(course.mark(answers).marks()).hasSameSizeAs(answers);
                } catch (UnreadableSheet refused) {
                    assertThat(refused.getMessage()).hasSizeLessThan(300);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 50_000, 5_000_000})
    void a_value_longer_than_any_number_is_said_to_be(int length) {
        assertThat(WrittenNumber.parse("1".repeat(length))).isEmpty();
        assertThat(WrittenNumber.problem("1".repeat(length)))
                .hasValue("has " + NumberText.grouped(length) + " characters: write a number of at most 400");
    }

    @Test
    void spaces_around_a_number_do_not_count() {
        assertThat(WrittenNumber.parse(" ".repeat(1000) + "0.5" + " ".repeat(1000)))
                .isPresent();
    }

    @Test
    void as_many_answers_as_anybody_writes_are_read_and_one_more_is_refused() {
        String lines = "L = 1\n".repeat(50_000);
        assertThat(AnswerSheet.read(lines)).hasSize(50_000);
        assertThat(AnswerSheet.read("\n".repeat(1_000_000) + lines)).hasSize(50_000);
        assertThat(AnswerSheet.read("quantity,value\n" + "L,1\n".repeat(50_000)))
                .hasSize(50_000);
        assertThatExceptionOfType(UnreadableSheet.class)
                .isThrownBy(() -> AnswerSheet.read("# mine\n" + lines + "\nL = 1\n\nL = 2"))
                .withMessage("expected at most 50,000 answers, found 50,002")
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(50_003));
    }

    @Test
    void only_the_first_unknown_names_are_compared_with_all_there_are() {
        String names = IntStream.range(0, 50_000)
                .mapToObj(i -> "dL/dw2[1," + (4 + i) + "] = 1\n")
                .collect(Collectors.joining());
        List<Mark> marks =
                Course.of("three-three-two").mark(AnswerSheet.read(names)).marks();
        assertThat(marks).allMatch(mark -> mark.verdict() == Verdict.UNKNOWN);
        assertThat(marks.subList(0, 5))
                .allSatisfy(mark -> assertThat(mark.message()).contains("did you mean dL/dw2[1,"));
        assertThat(marks.subList(100, marks.size()))
                .noneMatch(mark -> mark.message().contains("did you mean"));
        assertThat(marks.get(49_999).message()).isEqualTo("No quantity is called 'dL/dw2[1,50003]'.");
    }
}
