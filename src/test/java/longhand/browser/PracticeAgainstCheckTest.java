package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.MarkedSheet;
import longhand.check.Marking;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** “Try it yourself” says of an answer what the check command says of the same sheet. */
@Tag("browser")
class PracticeAgainstCheckTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    /** What somebody hands in, in teaching order. */
    private static Map<String, String> sheet(Example example, String manner) {
        TrainingStep step = example.step();
        TrainingStep theirs = manner.equals("uphill")
                ? step.withLearningRate(step.learningRate().negate())
                : step;
        Names names = new Names(new Rules(step), example.labels());
        Figures figures = Figures.of(new Trace<>(new Rules(theirs), Arithmetic.doubles()));
        Map<String, String> sheet = new LinkedHashMap<>();
        names.rules().forEach(q -> {
            // what the page shows in one line is not asked for there
            if (q.phase() != Phase.GIVEN && isAsked(q)) {
                BigDecimal value = figures.decimal(q);
                sheet.put(names.of(q), written(q, value, manner));
            }
        });
        return sheet;
    }

    private static boolean isAsked(Quantity q) {
        return !q.isDerivative() || q.phase() == Phase.MEAN || q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHT));
    }

    private static String written(Quantity q, BigDecimal value, String manner) {
        return switch (manner) {
            case "four decimals" -> value.setScale(4, RoundingMode.HALF_UP).toPlainString();
            case "a slip" ->
                q.isOf(Kind.ACTIVATION) && q.layer() == 1 && q.to() == 1
                        ? value.add(BigDecimal.ONE).toPlainString()
                        : value.toPlainString();
            default -> value.toPlainString();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "three-three-two, uphill",
        "three-three-two, four decimals",
        "three-three-two-batch, a slip",
        "softmax, uphill",
        "two-epochs, uphill",
        "two-epochs, a slip"
    })
    void both_judge_alike_and_name_the_same_mistake(String name, String manner) throws IOException {
        Example example = Examples.find(name);
        LivePage page = new LivePage(CHROMIUM, folder);
        page.open(name, "");
        CHROMIUM.run("document.querySelector('.practice').open = true; document.querySelector('#cover').click()");
        CHROMIUM.await("document.querySelector('.answer-field')");
        Map<String, String> asked = sheet(example, manner);
        List<Answer> answers = new ArrayList<>();
        asked.forEach((quantity, value) -> {
            if (!CHROMIUM.all("[id=\"" + quantity + "\"] .answer-field").isEmpty()) {
                page.answer(quantity, value);
                answers.add(new Answer(answers.size() + 1, quantity, value));
            }
        });
        Names names = new Names(new Rules(example.computation()), example.labels());
        MarkedSheet marked = Marking.of(answers, names, Marking.FEWEST_DIGITS);

        Map<String, String> expected = new LinkedHashMap<>();
        marked.marks()
                .forEach(mark ->
                        expected.put(mark.answer().name(), mark.verdict().key()));
        Map<String, String> shown = new LinkedHashMap<>();
        answers.forEach(
                answer -> shown.put(answer.name(), CHROMIUM.text("[id=\"" + answer.name() + "\"] .yours .verdict")));
        assertThat(answers).hasSizeGreaterThan(5);
        assertThat(shown).isEqualTo(expected);
        assertThat(CHROMIUM.text("#practice-cause"))
                .isEqualTo(marked.causes().stream().map(Mistake::advice).collect(Collectors.joining(" ")));
        CHROMIUM.run("sessionStorage.clear()");
    }
}
