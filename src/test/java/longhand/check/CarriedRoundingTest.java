package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.notation.text.NumberText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of people who round every number and go on with what is written, but leave the factors between out. */
@Tag("slow")
class CarriedRoundingTest {
    private static final int DIGITS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_student_who_rounds_every_number_and_leaves_out_factors_has_nothing_wrong(long seed) {
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (int sheet = 0; sheet < 120; sheet++) {
            Course course = workable(random);
            Map<String, Double> answers = Student.withoutFactors(
                    Student.work(course.rules.step(), (name, value) -> Student.rounded(value, DIGITS)));
            for (Mark mark : course.mark(written(answers)).marks()) {
                if (mark.verdict() != Verdict.CORRECT
                        && mark.verdict() != Verdict.ROUNDED
                        && !(mark.verdict() == Verdict.COARSE && mark.quantity().isUpdate())) {
                    wrong.add(sheet + ": " + mark + " of " + course.rules.step());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** To significant digits, or to places as a spreadsheet shows them, with or without zeros at the end. */
    @ParameterizedTest
    @CsvSource({"31, 4, true", "32, 5, true", "33, 6, true", "34, 6, false"})
    void a_student_who_rounds_every_number_to_so_many_places_has_nothing_wrong(
            long seed, int places, boolean isPadded) {
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (int sheet = 0; sheet < 60; sheet++) {
            Course course = workable(random, value -> inPlaces(value, places));
            Map<String, Double> all = Student.work(course.rules.step(), (name, value) -> inPlaces(value, places));
            for (Map<String, Double> handedIn : List.of(all, Student.withoutFactors(all))) {
                List<Answer> answers = new ArrayList<>();
                handedIn.forEach((name, value) -> answers.add(new Answer(
                        answers.size() + 1,
                        name,
                        isPadded
                                ? new BigDecimal(value)
                                        .setScale(places, RoundingMode.HALF_UP)
                                        .toPlainString()
                                : NumberText.full(value))));
                course.mark(answers).marks().stream()
                        .filter(mark -> mark.verdict() == Verdict.WRONG)
                        .forEach(mark -> wrong.add(mark + " of " + course.rules.step()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static double inPlaces(double value, int places) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(places, RoundingMode.HALF_UP).doubleValue()
                : value;
    }

    /** 1/(1 − 0.622459), from an activation of six decimals; the weighted sum has one, and is not rounded to that. */
    @Test
    void what_comes_to_few_decimals_does_not_hide_to_how_many_the_others_are_rounded() {
        Course course = Course.of("logistic-regression");
        assertThat(course.mark("z1[1]@2 = 0.5\ndL/da1[1]@2 = 2.648719").marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.CORRECT, Verdict.ROUNDED);
    }

    @ParameterizedTest
    @CsvSource({"21, dL/d[wb]\\d.*", "22, [wb]\\d'.*"})
    void a_student_who_rounds_every_number_and_writes_down_the_last_alone_has_nothing_wrong(long seed, String written) {
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        Set<Integer> few = new TreeSet<>();
        Set<String> lost = new TreeSet<>();
        int sheets = 0;
        while (sheets < 240) {
            Course course = workable(random);
            Map<String, Double> answers = new LinkedHashMap<>(
                    Student.work(course.rules.step(), (name, value) -> Student.rounded(value, DIGITS)));
            answers.keySet().removeIf(name -> !name.matches(written) || name.contains("@"));
            if (answers.size() < 2) {
                continue;
            }
            sheets++;
            if (answers.size() < 4) {
                few.add(sheets);
            }
            for (Mark mark : course.mark(written(answers)).marks()) {
                if (mark.verdict() == Verdict.WRONG || mark.verdict() == Verdict.FOLLOWS) {
                    wrong.add(sheets + ": " + mark + " of " + course.rules.step());
                }
                if (mark.message().startsWith("Rounding on the way has left too few right digits")) {
                    lost.add(mark.toString());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(few).isNotEmpty();
        // what is left of 1 − a² at a = 0.9999 is nobody's any more, and that is what is said
        assertThat(lost).isNotEmpty();
    }

    @Test
    void of_a_few_answers_and_of_a_sheet_that_is_mostly_wrong_nobody_knows_that_they_were_rounded_on_the_way() {
        Course course = Course.of("mazur");
        // 0.00087713…: somebody who rounds to four digits on the way may well come to this
        assertThat(verdicts(course, "dL/dw1[1,2] = 0.0008773")).containsExactly(Verdict.COARSE);
        assertThat(verdicts(
                        course,
                        "dL/dw1[1,1] = 0.0004386",
                        "dL/dw1[1,2] = 0.0008773",
                        "dL/dw1[2,1] = 0.0004977",
                        "dL/dw1[2,2] = 0.0009954"))
                .containsExactly(Verdict.CORRECT, Verdict.ROUNDED, Verdict.CORRECT, Verdict.CORRECT);
        assertThat(verdicts(
                        course,
                        "dL/dw1[1,1] = 0.0004386",
                        "dL/dw1[1,2] = 0.0008773",
                        "dL/dw1[2,1] = 0.7777",
                        "dL/dw1[2,2] = 0.8888"))
                .containsExactly(Verdict.CORRECT, Verdict.WRONG, Verdict.WRONG, Verdict.WRONG);
        // two are not many: they must be nearer than four need be
        assertThat(verdicts(course, "dL/dw1[1,1] = 0.0004386", "dL/dw1[1,2] = 0.0008773"))
                .containsExactly(Verdict.CORRECT, Verdict.ROUNDED);
        assertThat(verdicts(course, "dL/dw1[1,1] = 0.0004386", "dL/dw1[1,2] = 0.0008731"))
                .containsExactly(Verdict.CORRECT, Verdict.WRONG);
    }

    private static List<Verdict> verdicts(Course course, String... answers) {
        return course.mark(AnswerSheet.read(String.join("\n", answers))).marks().stream()
                .map(Mark::verdict)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void a_single_slip_is_found_where_it_is_and_the_rest_follows(long seed) {
        Random random = new Random(seed);
        List<String> unfair = new ArrayList<>();
        int sheets = 0;
        while (sheets < 200) {
            Course course = workable(random);
            Map<String, Double> right = Student.withoutFactors(
                    Student.work(course.rules.step(), (name, value) -> Student.rounded(value, DIGITS)));
            String at = Student.anyOf(right, random);
            double slipped = slip(at, right.get(at), random);
            Map<String, Double> answers = Student.withoutFactors(Student.work(
                    course.rules.step(), (name, value) -> name.equals(at) ? slipped : Student.rounded(value, DIGITS)));
            if (right.get(at) == 0 || !isWorkable(answers)) {
                continue;
            }
            sheets++;
            for (Mark mark : course.mark(written(answers)).marks()) {
                boolean isFair = mark.answer().name().equals(at)
                        ? mark.verdict() == Verdict.WRONG
                        : mark.isRight()
                                || mark.verdict() == Verdict.FOLLOWS
                                || (mark.verdict() == Verdict.COARSE
                                        && mark.quantity().isUpdate());
                if (!isFair) {
                    unfair.add(at + " = " + slipped + " for " + right.get(at) + ": " + mark + " of "
                            + course.rules.step());
                }
            }
        }
        assertThat(unfair).isEmpty();
    }

    /** Another number: much larger or smaller, or with the other sign; an activation stays in its range. */
    private static double slip(String name, double right, Random random) {
        double factor = List.of(-1.0, 0.4, 0.6, 1.7, 2.5, 10.0).get(random.nextInt(6));
        boolean isActivation = name.startsWith("a");
        return Student.rounded(
                isActivation ? right * List.of(0.4, 0.6, 0.8).get(random.nextInt(3)) : right * factor, 4);
    }

    /** A network whose numbers can be worked out with four digits: no logarithm of 0. */
    private static Course workable(Random random) {
        return workable(random, value -> Student.rounded(value, DIGITS));
    }

    private static Course workable(Random random, DoubleUnaryOperator rounding) {
        while (true) {
            Course course = Course.random(random);
            if (isWorkable(Student.work(course.rules.step(), (name, value) -> rounding.applyAsDouble(value)))) {
                return course;
            }
        }
    }

    private static boolean isWorkable(Map<String, Double> answers) {
        return answers.values().stream().allMatch(Double::isFinite);
    }

    /** Very small numbers with a power of ten: nobody writes a GELU of −22.69 with 113 zeros, nor is that read. */
    private static List<Answer> written(Map<String, Double> answers) {
        List<Answer> sheet = new ArrayList<>();
        answers.forEach((name, value) -> sheet.add(new Answer(sheet.size() + 1, name, NumberText.full(value))));
        return sheet;
    }
}
