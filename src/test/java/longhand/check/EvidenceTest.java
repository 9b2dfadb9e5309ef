package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.model.TrainingStep;
import longhand.model.learning.Optimiser.Method;
import longhand.notation.text.NumberText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake is named on evidence only: right answers speak against it. */
@Tag("slow")
class EvidenceTest {
    private static List<Course> courses() {
        Random random = new Random(48);
        return Stream.concat(
                        // Student knows no other optimiser and no rule without a loss, and always makes an update
                        Course.ofAll().stream()
                                .filter(course ->
                                        course.rules.computation() instanceof TrainingStep step && step.hasLoss())
                                .filter(course -> course.rules
                                                .step()
                                                .learning()
                                                .optimiser()
                                                .method()
                                        == Method.DESCENT)
                                .filter(course -> course.rules.step().hasUpdate()),
                        Stream.generate(() -> Course.random(random)).limit(48))
                .toList();
    }

    private static MarkedSheet marked(Course course, BiFunction<String, Double, Double> slip) {
        Map<String, Double> sheet = new LinkedHashMap<>(
                Student.work(course.rules.step(), (name, value) -> Student.rounded(slip.apply(name, value), 6)));
        return sheet(course, sheet);
    }

    private static MarkedSheet sheet(Course course, Map<String, Double> sheet) {
        sheet.values().removeIf(value -> !Double.isFinite(value));
        List<Answer> answers = new ArrayList<>();
        sheet.forEach((name, value) -> answers.add(
                new Answer(answers.size() + 1, name, NumberText.shortest(value).toPlainString())));
        return course.mark(answers);
    }

    @Test
    void a_wrong_sign_in_the_gradients_of_the_biases_alone_is_not_the_sign_of_the_error() {
        for (Course course : courses()) {
            MarkedSheet sheet = marked(course, (name, value) -> name.matches("dL/db[^@]*(@.*)?") ? -value : value);
            assertThat(sheet.causes()).as(course.rules.step().toString()).doesNotContain(Mistake.ERROR_SIGN);
        }
    }

    @Test
    void a_wrong_sign_in_one_number_is_not_the_sign_of_the_error() {
        Random random = new Random(79);
        for (Course course : courses()) {
            Map<String, Double> right = Student.work(course.rules.step(), (name, value) -> value);
            for (int i = 0; i < 5; i++) {
                // of the errors themselves the first may be just that
                String at = Student.anyOf(right, random);
                if (at.matches("dL/d[wb].*")) {
                    MarkedSheet sheet = marked(course, (name, value) -> name.equals(at) ? -value : value);
                    assertThat(sheet.causes())
                            .as(at + " of " + course.rules.step())
                            .doesNotContain(Mistake.ERROR_SIGN);
                }
            }
        }
    }

    /** Numbers of few digits were rounded when they were written down: nothing says that they were before. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void updates_of_few_digits_after_a_mistake_were_not_rounded_early(int digits) {
        int sheets = 0;
        int misled = 0;
        for (Course course : courses()) {
            for (double factor : List.of(-1.0, 2.0, 0.5)) {
                Map<String, Double> updates = new LinkedHashMap<>(Student.work(
                        course.rules.step(),
                        (name, value) -> name.matches("dL/da\\d+\\[\\d+](@\\d+)?")
                                        && name.startsWith("dL/da"
                                                + course.rules.step().network().depth())
                                ? factor * value
                                : value));
                updates.keySet().removeIf(name -> !name.contains("'"));
                updates.replaceAll((name, value) -> Student.rounded(value, digits));
                sheets++;
                misled += sheet(course, updates).causes().contains(Mistake.ROUNDED_EARLY) ? 1 : 0;
            }
        }
        assertThat(misled).isLessThanOrEqualTo(sheets / 50);
    }

    @Test
    void with_enough_updates_few_digits_of_each_name_a_mistake() {
        Course course = Course.of("logistic-regression");
        assertThat(course.mark("w1'[1,1] = 0.67\nb1'[1] = -0.34").causes()).doesNotContain(Mistake.ROUNDED_EARLY);
        Course larger = Course.of("mazur");
        Map<String, Double> updates = new LinkedHashMap<>(
                Student.work(larger.rules.step(), (name, value) -> name.startsWith("dL/da2") ? -value : value));
        updates.keySet().removeIf(name -> !name.contains("'"));
        updates.replaceAll((name, value) -> Student.rounded(value, 3));
        assertThat(sheet(larger, updates).causes()).contains(Mistake.ASCENT);
    }

    @Test
    void an_oddity_before_it_does_not_hide_a_mistake() {
        Course course = Course.of("three-three-two");
        for (String oddity : List.of("L[1]", "L[2]")) {
            MarkedSheet sheet = marked(
                    course,
                    (name, value) ->
                            name.equals(oddity) ? Double.valueOf(1e-14) : name.startsWith("dL/da2") ? -value : value);
            assertThat(sheet.firstWrong().orElseThrow().answer().name()).isEqualTo(oddity);
            assertThat(sheet.causes()).as(oddity).containsExactly(Mistake.ERROR_SIGN);
        }
    }
}
