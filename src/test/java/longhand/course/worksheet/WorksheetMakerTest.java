package longhand.course.worksheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.check.Marking;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.course.Roster;
import longhand.course.Student;
import longhand.example.files.Examples;
import longhand.file.FileProblem;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class WorksheetMakerTest {
    private static WorksheetMaker maker(String example, boolean hasDead) {
        return WorksheetMaker.of(Examples.find(example), List.of(), 0, hasDead);
    }

    private static List<Worksheet> class12(WorksheetMaker maker) {
        return Roster.numbered(12).stream()
                .map(student -> maker.make(student, 7))
                .toList();
    }

    private static String text(Worksheet sheet) {
        return ExerciseText.write(new Exercise(
                sheet.example().title(),
                null,
                null,
                sheet.example().computation(),
                sheet.example().labels()));
    }

    @Test
    void the_numbers_follow_from_seed_and_id_and_from_nothing_else() {
        WorksheetMaker maker = maker("relu-by-hand", false);
        Student ada = new Student("ada", "Ada");
        String text = text(maker.make(ada, 7));
        assertThat(text(maker("relu-by-hand", false).make(new Student("ada", "somebody"), 7)))
                .isEqualTo(text);
        assertThat(text(maker.make(ada, 8))).isNotEqualTo(text);
        assertThat(text(maker.make(new Student("bob", ""), 7))).isNotEqualTo(text);
        // as on every machine and Java
        assertThat(text.lines().filter(line -> line.contains("[")).toList()).isEqualTo(EXPECTED);
    }

    private static final List<String> EXPECTED = List.of(
            "      - [0.2, 0.3]",
            "      - [0.4, 0.1]",
            "    biases: [0.2, 0.2]",
            "      - [-0.3, -0.1]",
            "    biases: [-0.5]",
            "  - input: [1.2, 1.3]",
            "    target: [0]");

    @ParameterizedTest
    @ValueSource(strings = {"three-three-two", "squared-softmax", "mazur", "linear-regression", "circuit", "micrograd"})
    void no_neuron_is_dead_or_saturated_and_right_answers_are_right(String example) {
        WorksheetMaker maker = maker(example, false);
        Set<String> different = new HashSet<>();
        for (Worksheet sheet : class12(maker)) {
            different.add(text(sheet));
            Figures figures = sheet.derivation().figures();
            List<Answer> answers = new ArrayList<>();
            for (Quantity q : sheet.asked()) {
                String given = NumberText.fixed(figures.real(q), sheet.decimals());
                answers.add(new Answer(1, sheet.name(q), given));
            }
            assertThat(Marking.of(answers, sheet.derivation().names(), 2).isAllRight())
                    .isTrue();
            figures.rules().forEach(q -> {
                if (q.isOf(Kind.ACTIVATION.by(Kind.WEIGHTED_SUM)) && q.to() == q.from()) {
                    assertThat(Math.abs(figures.real(q))).as(q.toString()).isGreaterThan(0.02);
                }
                if (q instanceof Variable v && v.update() == 1 && (v.kind().isParameter() || v.kind() == Kind.INPUT)) {
                    assertThat(figures.decimal(q).stripTrailingZeros().scale()).isLessThanOrEqualTo(3);
                    assertThat(figures.decimal(q).signum()).isNotZero();
                }
            });
        }
        // of two numbers there are not so many to choose from
        assertThat(different).hasSizeGreaterThan(example.equals("micrograd") ? 6 : 11);
    }

    @Test
    void with_a_dead_neuron_each_sheet_has_one_and_an_open_gate_shows() {
        WorksheetMaker maker = maker("three-three-two", true);
        assertThat(maker.shown()).contains(Mistake.RELU_GATE_OPEN);
        for (Worksheet sheet : class12(maker)) {
            Figures figures = sheet.derivation().figures();
            int[] dead = {0};
            figures.rules().forEach(q -> dead[0] += q.isOf(Kind.ACTIVATION) && figures.real(q) == 0 ? 1 : 0);
            assertThat(dead[0]).isBetween(1, 2);
        }
    }

    @Test
    void what_no_numbers_part_is_said_as_the_readme_has_it() {
        assertThat(maker("mazur", false).alwaysAlike())
                .containsExactly(Set.of(Mistake.FACTOR_TWO, Mistake.MEAN_OVER_OUTPUTS));
        List<Quantity> updates = new ArrayList<>();
        WorksheetMaker all = maker("single-neuron-chain", false);
        class12(all).get(0).derivation().rules().forEach(q -> {
            if (q.isUpdate()) {
                updates.add(q);
            }
        });
        WorksheetMaker onlyUpdates = WorksheetMaker.of(Examples.find("single-neuron-chain"), updates, 6, false);
        assertThat(onlyUpdates.alwaysAlike()).contains(Set.of(Mistake.ERROR_SIGN, Mistake.ASCENT));
        assertThat(all.alwaysAlike()).doesNotContain(Set.of(Mistake.ERROR_SIGN, Mistake.ASCENT));
    }

    @Test
    void what_cannot_be_had_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> maker("mnist-batch", false))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("worked by hand");
        assertThatThrownBy(() -> maker("mazur", true)).hasMessageContaining("ReLU");
        List<Quantity> gradient = List.of(Quantity.lossBy(Quantity.weightedSum(1, 1, 1)));
        assertThatThrownBy(() -> WorksheetMaker.of(Examples.find("three-three-two"), gradient, 1, false))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("ask for more decimals");
    }
}
