package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.UnreadableSheet;
import longhand.check.reading.WrittenNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSheetTest {
    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void the_line_in_which_a_spreadsheet_names_its_separator_is_passed_over(String separator) {
        List<Answer> answers =
                AnswerSheet.read("sep=" + separator + "\nquantity" + separator + "value\nz1[1]" + separator + "0.5\n");
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).name()).isEqualTo("z1[1]");
        assertThat(answers.get(0).given()).isEqualTo("0.5");
        assertThat(answers.get(0).line()).isEqualTo(3);
    }

    @Test
    void csv() {
        assertThat(AnswerSheet.read("""
                        \uFEFFquantity,value,where
                        # a comment

                        "dL/dw1[1,3]",-0.0139,page 2
                        w2[1,3] , 0.5 ,"he said ""so"", twice"
                        "J12","0,25",
                        a2[1],
                        "L",0.3
                        """))
                .containsExactly(
                        new Answer(4, "dL/dw1[1,3]", "-0.0139"),
                        new Answer(5, "w2[1,3]", "0.5"),
                        new Answer(6, "J12", "0,25"),
                        new Answer(7, "a2[1]", ""),
                        new Answer(8, "L", "0.3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantity;value\nz1[1];0,59\nz2[1];1,300",
                "quantity,value\nz1[1],12,34567\nz2[1],1,300",
                "z1[1] = ,5\nz2[1] = 1,300\nz2[2] = 12,345",
                "z1[1] = −0,5·10⁻³\nz2[1] = 1,300",
                "z1[1] = 3\nz1[2] = 0,333...\nz2[1] = 1,300",
            })
    void other_decimal_commas_tell_what_a_comma_is(String sheet) {
        assertThat(AnswerSheet.read(sheet)).allMatch(answer -> answer.number().isPresent());
        assertThat(AnswerSheet.read(sheet).stream()
                        .map(answer -> answer.number().orElseThrow()))
                .contains(WrittenNumber.parse("1.300").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantity;value\nz1[1];1,200\nz2[1];1,300", // both may be either
                "quantity;value\nz1[1];0.59\nz2[1];1,300",
                "z1[1] = 0,59\nz1[2] = 0.59\nz2[1] = 1,300", // both signs
                "z1[1] = 0,59\nz1[2] = 1,234,567\nz2[1] = 1,300",
                "z1[1] = 0,59\nz1[2] = 1,234.5\nz2[1] = 1,300",
                "z1[1] = 7\nz2[1] = 1,300",
            })
    void without_clear_evidence_it_is_not_guessed(String sheet) {
        Answer answer = AnswerSheet.read(sheet).stream()
                .filter(each -> each.given().equals("1,300"))
                .findFirst()
                .orElseThrow();
        assertThat(answer.number()).isEmpty();
        assertThat(answer.problemOfNumber()).get().asString().contains("1.300 or 1300");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z1[1],0,1|0,1",
                "z1[1],-0,0139|-0,0139",
                "z1[1],−0,0139|−0,0139",
                "z1[1],1,2e-3|1,2e-3",
                "z1[1],1,2·10^-3|1,2·10^-3",
                "z1[1],≈ 0,333...|≈ 0,333...",
                "z1[1],–0,0139|–0,0139",
                "z1[1],= 0,59|= 0,59",
                "z1[1],5,9×10⁻¹|5,9×10⁻¹",
                "z1[1],5,9⋅10^{-1}|5,9⋅10^{-1}",
                "z1[1],$0,59$|$0,59$",
                "z1[1],0.5,9×10⁻¹|0.5",
                "z1[1],1,234|1,234", // ambiguous, as a number
                "z1[1],0.1,checked|0.1",
                "z1[1],1,checked|1",
                "\"w1[1,2]\",0,5|0,5",
                "w1[1,2],0,5|0,5",
            })
    void a_decimal_comma_that_is_not_quoted(String row, String value) {
        assertThat(AnswerSheet.read("quantity,value\n" + row))
                .singleElement()
                .extracting(Answer::given)
                .isEqualTo(value);
    }

    @Test
    void lines() {
        assertThat(AnswerSheet.read("dL/dw2[1,1] = -0.0139 # from page 2\r\n"
                        + "average[0].weights[2][1]: 0.106945\r"
                        + "  z1[1]=  0,1\n"
                        + "\"a1[1]\" = \"0,1\"\n"
                        + "L:\n"
                        + "#L: 3\n"
                        + "a2[1] ≈ 0.433\n"
                        + "a2[2] = ≈ 0.608\n"
                        + "z2[1] ~ 0.43\n"
                        + "z2[2] -0.14 # with a space\n"
                        + "b2[1]\t0,25\n"))
                .containsExactly(
                        new Answer(1, "dL/dw2[1,1]", "-0.0139"),
                        new Answer(2, "average[0].weights[2][1]", "0.106945"),
                        new Answer(3, "z1[1]", "0,1"),
                        new Answer(4, "a1[1]", "0,1"),
                        new Answer(5, "L", ""),
                        new Answer(7, "a2[1]", "0.433"),
                        new Answer(8, "a2[2]", "≈ 0.608"),
                        new Answer(9, "z2[1]", "0.43"),
                        new Answer(10, "z2[2]", "-0.14"),
                        new Answer(11, "b2[1]", "0,25"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z1[1] := 0.59|z1[1]|= 0.59",
                "z1[1] ≈= 0.59|z1[1]|= 0.59",
                "z1[1]: 0.1·1 + 0.7·0.7 = 0.59|z1[1]|0.1·1 + 0.7·0.7 = 0.59",
                "z1[1] == 0.59|z1[1]|= 0.59",
                "z1[1]\u200B =\u00A00.59\u200B|z1[1]|0.59",
                "z1[1]\u00A00.59|z1[1]|0.59",
                "dL/dw2[1,\u00A03] 5.9 × 10⁻¹|dL/dw2[1, 3]|5.9 × 10⁻¹",
                "z1[1] = 0.1·1 + 0.7·0.7 = 0.59|z1[1]|0.1·1 + 0.7·0.7 = 0.59",
                "z1[1] ≈ 0.59 # = 0.6|z1[1]|0.59",
                "z1[1], 0.59|z1[1]|0.59",
                "w1[1,2];0.59|w1[1,2]|0.59",
                "a1[1] = σ(0.3775) = 0.59|a1[1]|σ(0.3775) = 0.59",
            })
    void a_line_that_was_pasted(String line, String name, String value) {
        assertThat(AnswerSheet.read(line)).containsExactly(new Answer(1, name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,value", "Quantity;Answer;page", "\"name\"\tresult"})
    void other_headers(String header) {
        char separator = header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
        assertThat(AnswerSheet.read(header + "\nz1[1]" + separator + "0.1"))
                .containsExactly(new Answer(2, "z1[1]", "0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "given",
                "Forward pass:",
                "backward, layer 2, sample 1, update 3",
                "Layer 2",
                "LOSS",
                "gradients:"
            })
    void headings_are_passed_over(String heading) {
        assertThat(AnswerSheet.read(heading + "\nL = 0.1")).containsExactly(new Answer(2, "L", "0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss 0.1", "layer 1 = 0.1", "mean: 0.1", "L:"})
    void what_holds_an_answer_is_no_heading(String line) {
        assertThat(AnswerSheet.read(line)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "–", "−", "‑"})
    void a_dash_between_a_name_and_a_number_may_be_a_minus(String dash) {
        List<Answer> answers = AnswerSheet.read("z1[1] = 0.1\nz2[2] " + dash + " 0.14");
        assertThat(answers.get(1).problem())
                .isEqualTo("could be 0.14 after a dash, or -0.14: write z2[2] = and the number");
        assertThat(AnswerSheet.read("z2[2] " + dash + "0.14")).containsExactly(new Answer(1, "z2[2]", dash + "0.14"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void a_table_of_a_spreadsheet_with_decimal_commas(String separator) {
        String text = """
                quantity;value;where
                z1[1];0,1;page 2
                "dL/dw1[1,2]";-0,0139;"a; b"
                w2[1,3];1,234
                a2[1];;
                """;
        assertThat(AnswerSheet.read(text.replace("a; b", "a").replace(";", separator)))
                .containsExactly(
                        new Answer(2, "z1[1]", "0,1", "", true),
                        new Answer(3, "dL/dw1[1,2]", "-0,0139", "", true),
                        new Answer(4, "w2[1,3]", "1,234", "", true),
                        new Answer(5, "a2[1]", "", "", true));
        assertThat(AnswerSheet.read(text)).hasSize(4);
    }

    @Test
    void one_odd_line_does_not_spoil_the_others() {
        List<Answer> answers = AnswerSheet.read("z1[1] = 0.1\nsee page 3\na2[1] = 0.43290\n");
        assertThat(answers).extracting(Answer::isUnderstood).containsExactly(true, false, true);
        List<Mark> marks = Course.of("three-three-two").mark(answers).marks();
        assertThat(marks)
                .extracting(Mark::verdict)
                .containsExactly(Verdict.CORRECT, Verdict.UNREADABLE, Verdict.ROUNDED);
        assertThat(marks.get(1).message())
                .isEqualTo("Not understood: expected name = value or name: value (or, above all answers, the header "
                        + "quantity,value), found 'see page 3'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing yet", "quantity,value", "\uFEFF\"Quantity\",\"Value\"\r\n"})
    void no_answers(String text) {
        assertThat(AnswerSheet.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z1[1], z2[1], 0.1|1|'z1[1], z2[1], 0.1'",
                "z1[1] = 1~just~words|2|'just'",
                "= 0.1|1|'= 0.1'",
                "quantity|1|'quantity'",
                "quantity,value~z1[1]|2|'z1[1]'",
            })
    void a_line_that_is_no_answer(String text, int line, String found) {
        UnreadableSheet problem =
                catchThrowableOfType(UnreadableSheet.class, () -> AnswerSheet.read(text.replace('~', '\n')));
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem).hasMessageContaining(found == null ? "''" : found.replace("'", ""));
        assertThat(problem).hasMessageStartingWith("expected ");
    }

    @Test
    void a_line_far_too_long_is_quoted_in_part() {
        UnreadableSheet problem =
                catchThrowableOfType(UnreadableSheet.class, () -> AnswerSheet.read("x".repeat(1_000_000)));
        assertThat(problem.getMessage()).hasSizeLessThan(250);
    }

    @Test
    void garbage_is_marked_or_refused_and_never_more() {
        Random random = new Random(7);
        List<Course> courses = Course.ofAll();
        String[] pieces = {
            "quantity,value\n",
            "dL/dw2[1,1]",
            "average[0].weights[2][1]",
            "z1[1]",
            "a1[2]@1",
            "w1'[1,2]",
            "L",
            "J12",
            "[",
            "]",
            "\"",
            ",",
            "=",
            ":",
            "\n",
            "\r\n",
            " ",
            "0.1",
            "-",
            "−",
            "1e",
            "e-3",
            "·10^",
            "(",
            ")",
            "...",
            "≈",
            "1,234",
            "99999999999999999999",
            "NaN",
            "0x1p3",
            "1e300",
            "1e-300",
            "1e999",
            "@",
            "@99999999999",
            "\uFEFF",
            "\u0000",
            "\uD83D",
            "∂",
            "#",
            ";",
            "\t",
            "'",
            "x".repeat(300),
        };
        int refused = 0;
        for (int sheet = 0; sheet < 5_000; sheet++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "quantity,value\n" : "");
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(
                        random.nextInt(6) == 0
                                ? Character.toString((char) random.nextInt(0x2300))
                                : pieces[random.nextInt(pieces.length)]);
            }
            try {
                List<Answer> answers = AnswerSheet.read(text.toString());
                MarkedSheet marked = courses.get(random.nextInt(courses.size())).mark(answers);
                assertThat(marked.marks()).hasSameSizeAs(answers).noneMatch(mark -> mark.verdict() == null);
            } catch (UnreadableSheet problem) {
                assertThat(problem.line()).isPositive();
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 4_500);
    }

    @Test
    @Tag("slow")
    @Tag("long")
    void any_number_beside_any_name_is_marked() {
        Random random = new Random(8);
        for (Course course : Course.ofAll()) {
            for (int sheet = 0; sheet < 20; sheet++) {
                List<Answer> answers = course.asked().stream()
                        .filter(q -> random.nextInt(3) > 0)
                        .map(q -> course.answer(q, anyNumber(random)))
                        .toList();
                assertThat(course.mark(answers).marks()).hasSameSizeAs(answers);
            }
        }
    }

    private static String anyNumber(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "0";
            case 1 -> "1e300";
            case 2 -> "-1e-300";
            case 3 -> "9".repeat(100) + "." + "9".repeat(100);
            case 4 -> Integer.toString(random.nextInt(5) - 2);
            default -> Double.toString(random.nextGaussian());
        };
    }
}
