package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two known mistakes on a sheet, or one behind answers that say too little. */
@Tag("slow")
@Tag("long")
class SeveralMistakesTest {
    /** Of two outputs the mean is half the sum: see told-apart.csv. */
    private static final Set<Mistake> ALIKE = Set.of(Mistake.FACTOR_TWO, Mistake.MEAN_OVER_OUTPUTS);

    static Stream<Arguments> pairs() {
        return Stream.of(
                        "activation-derivative-forgotten",
                        "path-missing--1",
                        "bias-forgotten",
                        "factor-two--gradient",
                        "wrong-layer-activation",
                        "relu-gate-open")
                .flatMap(first -> Stream.of(Mistake.RATE_FORGOTTEN, Mistake.RATE_TWICE, Mistake.ASCENT)
                        .map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void both_are_named_and_no_other(String first, Mistake second) {
        Course course = Course.of("three-three-two");
        List<Answer> answers =
                AnswerSheet.read(Course.resource("longhand/check/mistakes/three-three-two--" + first + ".csv"));
        MarkedSheet sheet = course.mark(updated(course, answers, second));
        Set<Mistake> named =
                sheet.marks().stream().map(Mark::causes).flatMap(List::stream).collect(Collectors.toSet());
        Mistake one =
                Mistake.valueOf(first.replaceAll("--.*", "").replace('-', '_').toUpperCase(Locale.ROOT));
        assertThat(named).contains(one, second);
        named.removeAll(Set.of(one, second));
        assertThat(named).isSubsetOf(ALIKE.contains(one) ? ALIKE : Set.of());
    }

    /** The sheets that two_mistakes.py makes, which uses nothing of Longhand. */
    @ParameterizedTest
    @CsvSource({
        "three-three-two, factor-two-at-gradient, sigmoid-derivative-at-activation",
        "three-three-two, bias-forgotten-at-layer-1, activation-derivative-forgotten-at-layer-2",
        "three-three-two, error-sign, relu-gate-open",
        "three-three-two, wrong-layer-activation, target-shifted-at-neuron",
        "three-three-two, rounded-early-at-3, error-sign",
        "three-three-two, gradient-at-activation, rate-forgotten",
        "three-three-two, error-sign, indices-swapped",
        "three-three-two, bias-forgotten-at-layer-1, indices-swapped",
        "mazur, bias-forgotten-at-layer-2, updated-weights-used",
        "mazur, activation-forgotten, sigmoid-derivative-factor-missing-at-a",
        "mazur, rounded-early-at-2, ascent",
        "mazur, weights-transposed-at-backward, error-sign",
        "mazur, indices-swapped, activation-derivative-forgotten-at-layer-1",
        "squared-softmax, target-shifted-at-neuron, softmax-derivative-skipped-at-diagonal",
        "squared-softmax, bias-not-updated, sum-not-mean",
    })
    void two_that_were_worked_through_together_are_both_named_and_no_other(String example, String one, String other) {
        Course course = Course.of(example);
        String file = "longhand/check/two-mistakes/" + example + "--" + one + "--" + other + ".csv";
        MarkedSheet sheet = course.mark(AnswerSheet.read(Course.resource(file)));
        Set<Mistake> named =
                sheet.marks().stream().map(Mark::causes).flatMap(List::stream).collect(Collectors.toSet());
        Set<Mistake> made = Stream.of(one, other)
                .map(name ->
                        Mistake.valueOf(name.replaceAll("-at-(layer|gradient|neuron|backward|diagonal|a$|\\d).*", "")
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        assertThat(named).containsAll(made);
        named.removeAll(made);
        assertThat(named).isSubsetOf(ALIKE);
        assertThat(ALIKE).as("only where one of them was made").satisfies(alike -> assertThat(
                        named.isEmpty() || made.stream().anyMatch(alike::contains))
                .isTrue());
    }

    /** The gradients of the first layer move the fourth decimal of a weight by one or two units. */
    @ParameterizedTest
    @CsvSource({"ASCENT", "RATE_FORGOTTEN"})
    void a_mistake_in_the_update_is_named_though_the_first_updates_show_one_digit_of_their_change(Mistake mistake) {
        Course course = Course.of("mazur");
        List<Answer> right = course.asked().stream()
                .map(q -> course.answer(q, course.figures.decimal(q).toPlainString()))
                .toList();
        List<Answer> answers = updated(course, right, mistake).stream()
                .map(answer -> new Answer(
                        answer.line(),
                        answer.name(),
                        new BigDecimal(answer.given())
                                .setScale(4, RoundingMode.HALF_UP)
                                .toPlainString()))
                .toList();
        MarkedSheet sheet = course.mark(answers);
        assertThat(sheet.causes()).contains(mistake);
        assertThat(sheet.marks().stream()
                        .filter(mark -> mark.verdict() == Verdict.WRONG)
                        .map(Mark::causes))
                .allSatisfy(causes -> assertThat(causes).contains(mistake));
    }

    /** The sheet with its weights and biases updated from its own gradients, by a mistake. */
    private static List<Answer> updated(Course course, List<Answer> answers, Mistake mistake) {
        BigDecimal alpha = course.figures.decimal(Quantity.learningRate());
        BigDecimal rate =
                switch (mistake) {
                    case RATE_FORGOTTEN -> BigDecimal.ONE;
                    case RATE_TWICE -> alpha.multiply(alpha);
                    default -> alpha.negate();
                };
        Map<Quantity, BigDecimal> written = new HashMap<>();
        answers.forEach(answer -> written.put(
                course.names.find(answer.name()),
                WrittenNumber.parse(answer.given()).orElseThrow().value()));
        return answers.stream()
                .map(answer -> {
                    Quantity q = course.names.find(answer.name());
                    BigDecimal old = q.isUpdate() ? InformativeDigits.old(course.figures, q) : null;
                    boolean stays = old == null || course.figures.decimal(q).compareTo(old) == 0;
                    if (stays) {
                        return answer;
                    }
                    Variable parameter = (q.isUpdate() && q.isOf(Kind.WEIGHT))
                            ? Quantity.weight(q.layer(), q.to(), q.from())
                            : Quantity.bias(q.layer(), q.to());
                    BigDecimal gradient = written.get(course.rules.gradient(parameter));
                    BigDecimal moved = old.subtract(rate.multiply(gradient)).round(new MathContext(12));
                    return new Answer(answer.line(), answer.name(), moved.toPlainString());
                })
                .toList();
    }
}
