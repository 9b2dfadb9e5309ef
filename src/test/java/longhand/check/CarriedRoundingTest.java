package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.notation.NumberText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
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
                        && !(mark.verdict() == Verdict.COARSE
                                && mark.quantity().kind().isUpdate())) {
                    wrong.add(sheet + ": " + mark + " of " + course.rules.step());
                }
            }
        }
        assertThat(wrong).isEmpty();
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
                                        && mark.quantity().kind().isUpdate());
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
        while (true) {
            Course course = Course.random(random);
            if (isWorkable(Student.work(course.rules.step(), (name, value) -> Student.rounded(value, DIGITS)))) {
                return course;
            }
        }
    }

    private static boolean isWorkable(Map<String, Double> answers) {
        return answers.values().stream().allMatch(Double::isFinite);
    }

    private static List<Answer> written(Map<String, Double> answers) {
        List<Answer> sheet = new ArrayList<>();
        answers.forEach((name, value) -> sheet.add(
                new Answer(sheet.size() + 1, name, NumberText.shortest(value).toPlainString())));
        return sheet;
    }
}
