package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import longhand.calculus.Change;
import longhand.calculus.Derivatives;
import longhand.calculus.Trace;
import longhand.check.judging.Closeness;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.PrintedFigure;
import longhand.check.reading.WrittenNumber;
import longhand.example.Example;
import longhand.example.OnPaper;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingTest {
    private static final Course COURSE = Course.of("three-three-two");

    static List<String> examples() {
        return OnPaper.NAMES;
    }

    // what is right to few digits, or was shown

    @ParameterizedTest
    @CsvSource({
        "0.405, FOLLOWS", // 0.16 + 0.245
        "0.4058, FOLLOWS", // 0.160797 + 0.245
        "0.405797, FOLLOWS",
        "0.4057972, FOLLOWS",
        "0.41, FOLLOWS",
        "0.4068, WRONG",
        "0.4068972, WRONG",
        "0.085, WRONG"
    })
    void what_follows_from_a_wrong_answer_may_build_on_all_digits_of_a_right_one_of_which_few_are_written(
            String loss, Verdict verdict) {
        MarkedSheet sheet = COURSE.mark("a2[2] = 0.70\nL[1] = 0.16\nL[2] = 0.245\nL = " + loss);
        assertThat(sheet.marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.WRONG, Verdict.CORRECT, Verdict.FOLLOWS, verdict);
        if (verdict == Verdict.FOLLOWS && loss.length() > 5) {
            assertThat(sheet.marks().get(3).message())
                    .isEqualTo("Follows from your earlier answer for L[2]; the step itself is right.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "three-three-two, a2[1]",
        "three-three-two, z1[3]",
        "three-three-two, a1[1]",
        "mazur, a1[1]",
        "mazur, a2[2]",
        "softmax, a1[1]",
        "three-three-two-batch, a2[1]@2",
        "relu-by-hand, z1[1]"
    })
    void so_it_is_wherever_the_wrong_answer_is(String name, String wrong) {
        Course course = Course.of(name);
        StringBuilder sheet = new StringBuilder();
        Student.work(course.rules.step(), (each, value) -> each.equals(wrong) ? value + 0.3 : value)
                .forEach((each, value) -> {
                    boolean isRight = Closeness.areSame(value, course.figures.real(course.names.find(each)));
                    BigDecimal written = new BigDecimal(value).round(new MathContext(isRight ? 2 : 6));
                    if (isRight ? course.mark(each + " = " + written).isAllRight() : written.signum() != 0) {
                        sheet.append(each).append(" = ").append(written).append('\n');
                    }
                });
        MarkedSheet marked = course.mark(sheet.toString());
        assertThat(marked.marks())
                .filteredOn(mark -> mark.verdict() == Verdict.WRONG)
                .extracting(mark -> mark.answer().name())
                .containsExactly(wrong);
        assertThat(marked.count(Verdict.FOLLOWS)).isGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({"L[1], 0.328605, FOLLOWS", "L[1], 0.3286, FOLLOWS", "L[1], 0.323071, WRONG", "z1[1], 0.328605, WRONG"})
    void what_was_shown_is_built_on_as_it_was_shown(String shown, String loss, Verdict verdict) {
        List<Answer> answers =
                AnswerSheet.read("a1[1] = 0.5\nz2[2] = 0.32\na2[2] = 0.579324\nL[2] = 0.167808\nL = " + loss);
        MarkedSheet sheet = Marking.of(
                answers,
                Figures.of(new Trace<>(COURSE.names.rules(), Arithmetic.doubles())),
                COURSE.names,
                Marking.FEWEST_DIGITS,
                Set.of(COURSE.names.find(shown)));
        assertThat(sheet.marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.WRONG, Verdict.FOLLOWS, Verdict.FOLLOWS, Verdict.FOLLOWS, verdict);
    }

    @Test
    void an_answer_counts_and_not_what_was_shown_of_the_same_number() {
        Quantity wrong = COURSE.names.find("a1[1]");
        Figures figures = Figures.of(new Trace<>(COURSE.names.rules(), Arithmetic.doubles()));
        for (Set<Quantity> shown : List.of(Set.<Quantity>of(), Set.of(wrong))) {
            assertThat(Marking.of(
                                    AnswerSheet.read("a1[1] = 0.5\nz2[2] = 0.32"),
                                    figures,
                                    COURSE.names,
                                    Marking.FEWEST_DIGITS,
                                    shown)
                            .marks())
                    .extracting(Mark::verdict)
                    .containsExactly(Verdict.WRONG, Verdict.FOLLOWS);
        }
    }

    // one answer

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dL/dw2[1,1]; -0.013922048; CORRECT", // ours is -0.013922048140614233
                "dL/dw2[1,1]; -0,0139; CORRECT",
                "dL/dw2[1,1]; −1.39e-2; CORRECT",
                "dL/dw2[1,1]; -0.01392204; ROUNDED",
                "dL/dw2[1,1]; -0.014; CORRECT",
                "dL/dw2[1,1]; -0.01; COARSE",
                "dL/dw2[1,1]; -0.013; COARSE", // cut off
                "dL/dw2[1,1]; -0.02; WRONG",
                "dL/dw2[1,1]; 0.0139; WRONG",
                "dL/dw2[1,1]; -0.0140; COARSE",
                "dL/dw2[1,1]; 0; WRONG",
                "dL/dw2[1,1]; 0.0; COARSE",
                "dL/dw2[1,1]; 0.00; WRONG",
                "dL/dw2[1,1]; ; BLANK",
                "dL/dw2[1,1]; NaN; UNREADABLE",
                "dL/dw2[1,1]; 1,234; UNREADABLE",
                "dL/dw2[4,1]; 0.5; UNKNOWN",
                "z1[1]; 0.1; CORRECT", // exactly: no more digits to ask for
                "z1[1]; 0.100000; CORRECT",
                "a1[2]; 0; CORRECT",
                "a1[2]; -0.000; CORRECT",
                "a1[2]; 0.001; WRONG",
                "dL/dJ11; -0.013922; CORRECT",
                "J11'; 0.100139; CORRECT", // 0.10013922
                "J11'; 0.1001; CORRECT",
                "J11'; 0.10014; CORRECT",
                "J11'; 0.100; COARSE", // it may be as it was
                "J11'; 0.1; COARSE",
                "J11'; 0.0999; WRONG",
                "alpha; 0.01; GIVEN",
                "alpha; ; GIVEN",
                "alpha; 0.1; WRONG",
                "J11'; 0.100140; WRONG",
                "J11'; 0.0998608; WRONG",
            })
    void one_answer(String name, String given, Verdict verdict) {
        MarkedSheet sheet = COURSE.mark(List.of(new Answer(7, name, given == null ? "" : given)));
        assertThat(sheet.marks()).singleElement().extracting(Mark::verdict).isEqualTo(verdict);
        assertThat(sheet.firstWrong().isPresent()).isEqualTo(verdict == Verdict.WRONG);
        assertThat(sheet.isAllRight())
                .isEqualTo(verdict == Verdict.CORRECT || verdict == Verdict.ROUNDED || verdict == Verdict.GIVEN);
    }

    @Test
    void an_update_says_that_its_change_was_looked_at() {
        assertThat(COURSE.mark("J11' = 0.10013922").marks().get(0).message())
                .isEqualTo("Right, judged by the digits of its change from the old value.");
    }

    @Test
    void only_the_first_answer_counts() {
        MarkedSheet sheet = COURSE.mark("a2[1] =\na2[1] = 0.433\nSIG(O1) = 0.9");
        assertThat(sheet.marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.BLANK, Verdict.CORRECT, Verdict.REPEATED);
        assertThat(sheet.marks().get(2).message())
                .isEqualTo("Answered before, on line 2; only the first answer counts.");
    }

    @Test
    void an_empty_sheet_is_not_all_right() {
        assertThat(COURSE.mark(List.of()).isAllRight()).isFalse();
    }

    // names

    @Test
    void the_dump_of_the_notes_is_all_right() {
        MarkedSheet sheet = Course.of("three-three-two-batch").mark("""
                average[0].biases[0]: -0.028701
                average[0].biases[1]: 0.000000
                average[0].biases[2]: 0.071283
                average[0].weights[0][0]: -0.028701
                average[0].weights[0][1]: -0.057403
                average[0].weights[0][2]: -0.086104
                average[0].weights[1][0]: 0.000000
                average[0].weights[1][1]: 0.000000
                average[0].weights[1][2]: 0.000000
                average[0].weights[2][0]: 0.106903
                average[0].weights[2][1]: 0.106945
                average[0].weights[2][2]: 0.213849
                average[1].biases[0]: -0.139010
                average[1].biases[1]: 0.144936
                average[1].weights[0][0]: -0.006961
                average[1].weights[0][1]: -0.000000
                average[1].weights[0][2]: -0.118169
                average[1].weights[1][0]: 0.007247
                average[1].weights[1][1]: 0.000000
                average[1].weights[1][2]: 0.123196
                """);
        assertThat(sheet.count(Verdict.CORRECT)).isEqualTo(20);
        assertThat(sheet.isAllRight()).isTrue();
    }

    @Test
    void a_name_that_is_none_says_which_is_near() {
        assertThat(COURSE.mark("dL/dw2[1,4] = 1").marks().get(0).message())
                .startsWith("No quantity is called 'dL/dw2[1,4]': did you mean dL/dw2[1,");
        assertThat(COURSE.mark("dw2[1,3] = 1").marks().get(0).message()).endsWith("did you mean dL/dw2[1,3]?");
        assertThat(COURSE.mark("dz2[1] = 1").marks().get(0).message()).endsWith("did you mean dL/dz2[1]?");
        assertThat(COURSE.mark("dL/dw2_13 = 1").marks().get(0).message()).endsWith("did you mean dL/dw2[1,3]?");
        assertThat(COURSE.mark("db1_2 = 1").marks().get(0).message()).endsWith("did you mean dL/db1[2]?");
        MarkedSheet batch = Course.of("three-three-two-batch").mark("z1[1] = 0.1");
        assertThat(batch.marks().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(batch.marks().get(0).message()).contains("z1[1]@1");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_trace_without_its_values_is_a_blank_sheet(String example) {
        Course course = Course.of(example);
        StringBuilder csv = new StringBuilder("quantity,value\n");
        int[] rows = {0};
        course.rules.forEach(q -> {
            String name = course.names.of(q);
            csv.append(name.contains(",") ? '"' + name + '"' : name).append(",\n");
            rows[0]++;
        });
        MarkedSheet sheet = course.mark(csv.toString());
        assertThat(sheet.marks()).hasSize(rows[0]);
        assertThat(sheet.asked()).isEqualTo(course.asked().size());
        assertThat(sheet.count(Verdict.BLANK)).isEqualTo(sheet.asked());
        assertThat(sheet.isAllRight()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_trace_with_its_values_is_all_right(String example) {
        Course course = Course.of(example);
        List<Answer> answers = new ArrayList<>();
        course.rules.forEach(q -> answers.add(course.answer(q, course.figures.full(q))));
        MarkedSheet sheet = course.mark(answers);
        assertThat(sheet.count(Verdict.CORRECT)).isEqualTo(course.asked().size());
        assertThat(sheet.isAllRight()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_sheet_of_somebody_else_without_a_mistake_is_all_right(String example) {
        MarkedSheet sheet = Course.of(example).mark(Course.resource("longhand/check/right/" + example + ".csv"));
        assertThat(sheet.isAllRight()).isTrue();
    }

    // follow-through

    @Test
    @Tag("slow")
    @Tag("long")
    void what_follows_from_a_wrong_answer_is_not_punished() {
        for (String example : OnPaper.NAMES) {
            Course course = Course.of(example);
            Random random = new Random(example.hashCode());
            for (Quantity wrong : course.asked()) {
                MarkedSheet sheet = course.mark(withOneWrong(course, wrong, random.nextInt(900) + 100));
                assertThat(sheet.count(Verdict.WRONG))
                        .as(example + " " + course.names.of(wrong))
                        .isEqualTo(1);
                assertThat(sheet.firstWrong().orElseThrow().quantity()).isEqualTo(wrong);
                assertThat(sheet.count(Verdict.CORRECT) + sheet.count(Verdict.ROUNDED) + sheet.count(Verdict.FOLLOWS))
                        .isEqualTo(course.asked().size() - 1);
            }
        }
    }

    /** A whole sheet in which one number is wrong by some parts in a thousand, and all after it worked out from it. */
    private static List<Answer> withOneWrong(Course course, Quantity wrong, int thousandths) {
        BigDecimal value = course.figures.decimal(wrong);
        BigDecimal off = value.add(new BigDecimal("0.37"))
                .add(value.multiply(BigDecimal.valueOf(thousandths, 3)))
                .setScale(9, RoundingMode.HALF_UP);
        Trace<Decimal64> trace =
                new Trace<>(course.rules, Arithmetic.doubles(), Map.of(wrong, new Decimal64(off.doubleValue())));
        return course.asked().stream()
                .map(q -> course.answer(
                        q,
                        q.equals(wrong)
                                ? off.toPlainString()
                                : Course.written(NumberText.shortest(trace.of(q).getReal()), 9, RoundingMode.HALF_UP)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "0.000000", "-0", ""})
    @Tag("slow")
    @Tag("long")
    void nothing_buys_nothing(String nothing) {
        for (String example : OnPaper.NAMES) {
            Course course = Course.of(example);
            List<Quantity> asked = course.asked();
            // zeros all through: what is not 0 is wrong or of too few digits, and nothing follows from it
            for (Mark mark : course.mark(
                            asked.stream().map(q -> course.answer(q, nothing)).toList())
                    .marks()) {
                if (course.figures.decimal(mark.quantity()).signum() != 0) {
                    assertThat(mark.verdict()).isIn(Verdict.WRONG, Verdict.COARSE, Verdict.BLANK);
                }
            }
            // zeros forward and backward, and then the parameters as they were: the step follows, but is not earned
            List<Answer> unchanged = asked.stream()
                    .map(q -> course.answer(
                            q,
                            q.isUpdate()
                                    ? InformativeDigits.old(course.figures, q).toPlainString() + "0000000"
                                    : nothing))
                    .toList();
            assertThat(course.mark(unchanged).marks()).as(example).noneMatch(mark -> mark.verdict() == Verdict.FOLLOWS);
        }
    }

    @Test
    void an_origin_is_named() {
        MarkedSheet sheet = COURSE.mark("z2[1] = 0.731\na2[1] = 0.6750219");
        assertThat(sheet.marks().get(1).message())
                .isEqualTo("Follows from your earlier answer for z2[1]; the step itself is right.");
    }

    @Test
    void what_follows_from_a_rounded_answer_says_so() {
        MarkedSheet sheet = COURSE.mark("a2[1] = 0.43\nda2[1]/dz2[1] = 0.2451");
        assertThat(sheet.marks()).extracting(Mark::verdict).containsExactly(Verdict.CORRECT, Verdict.FOLLOWS);
        assertThat(sheet.marks().get(1).message())
                .isEqualTo("Follows from your rounded answer for a2[1]: keep more digits until the end.");
    }

    @ParameterizedTest
    @CsvSource({
        "a1[1] = -0.5, da1[1]/dz1[1] = 0.5, FOLLOWS", // a + 1
        "a1[1] = -0.5, da1[1]/dz1[1] = 0.332871, CORRECT", // e^z
        "a1[1] = -0.5, da1[1]/dz1[1] = -0.5, WRONG",
        "a2[1] = -0.2, da2[1]/dz2[1] = 0.3, FOLLOWS", // a + 0.5
        "a2[1] = -0.2, dL/dz2[1] = -0.48, FOLLOWS",
        "z2[1] = -2, da2[1]/dz2[1] = 0.0676676, FOLLOWS" // 0.5·e^z
    })
    void the_slope_of_elu_follows_from_the_own_activation_or_weighted_sum(String slip, String next, Verdict verdict) {
        MarkedSheet sheet = Course.of("elu").mark(slip + "\n" + next);
        assertThat(sheet.marks()).extracting(Mark::verdict).containsExactly(Verdict.WRONG, verdict);
    }

    @Test
    void nothing_follows_from_an_answer_that_is_right_to_the_last_digit() {
        MarkedSheet sheet = COURSE.mark("L[2] = 0.9\ndL/dz1[1] = -0.057402833457676564\ndL[1]/dw1[1,2] = 0.1\n"
                + "dL[2]/dw1[1,2] = 0.2\ndL/dw1[1,2] = 0.3");
        assertThat(sheet.marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.WRONG, Verdict.CORRECT, Verdict.WRONG, Verdict.WRONG, Verdict.FOLLOWS);
        assertThat(sheet.marks().get(4).message())
                .isEqualTo("Follows from your earlier answer for dL[1]/dw1[1,2]; the step itself is right.");
    }

    // several causes

    @Test
    void what_would_tell_two_causes_apart_is_named() {
        MarkedSheet sheet = COURSE.mark("J11' = 0.09986078\nJ31' = -0.20125298");
        assertThat(sheet.causes()).containsExactly(Mistake.ERROR_SIGN, Mistake.ASCENT);
        assertThat(sheet.tellsApart().map(COURSE.names::of)).hasValue("dL/da2[1]");
    }

    @Test
    void gradients_under_turned_indices_are_not_called_rounded() {
        Map<Quantity, Decimal64> turned = new HashMap<>();
        for (int j = 1; j <= 3; j++) {
            for (int i = 1; i <= 3; i++) {
                turned.put(
                        Derivatives.lossByWeight(1, j, i, 1),
                        new Decimal64(COURSE.figures.real(Derivatives.lossByWeight(1, i, j, 1))));
            }
        }
        MarkedSheet sheet = COURSE.mark(workedOut(new Trace<>(COURSE.rules, Arithmetic.doubles(), turned)));
        assertThat(sheet.firstWrong().map(mark -> COURSE.names.of(mark.quantity())))
                .hasValue("dL/dw1[1,2]");
        assertThat(sheet.causes()).containsExactly(Mistake.INDICES_SWAPPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_activation_of_the_layer_that_a_weight_leads_to_is_recognised(int layer) {
        Change change =
                (q, right) -> q.isOf(Kind.WEIGHTED_SUM.by(Kind.WEIGHT)) && q.layer() == layer && q.from() <= 4 - layer
                        ? Formula.the(Quantity.activation(layer, q.from(), q.sample()))
                        : right;
        // the derivative is no answer of its own on most sheets
        List<Answer> answers = workedOut(new Trace<>(COURSE.rules, Arithmetic.doubles(), q -> null, change)).stream()
                .filter(answer -> !answer.name().startsWith("dz"))
                .toList();
        assertThat(COURSE.mark(answers).causes()).containsExactly(Mistake.WRONG_LAYER_ACTIVATION);
    }

    /** All that is asked as it comes out of a derivation, with six decimals. */
    private static List<Answer> workedOut(Trace<Decimal64> trace) {
        return COURSE.asked().stream()
                .map(q -> COURSE.answer(
                        q,
                        NumberText.shortest(trace.of(q).getReal())
                                .setScale(6, RoundingMode.HALF_UP)
                                .toPlainString()))
                .toList();
    }

    @Test
    void a_number_out_of_the_blue_has_no_cause() {
        MarkedSheet sheet = COURSE.mark("dL/dw2[1,1] = 0.55555\ndL/dw2[1,3] = 0.77777");
        assertThat(sheet.count(Verdict.WRONG)).isEqualTo(2);
        assertThat(sheet.causes()).isEmpty();
        assertThat(sheet.tellsApart()).isEmpty();
    }

    // the notes

    @ParameterizedTest
    @MethodSource("examples")
    void the_figures_of_the_source_have_the_slips_that_its_report_lists(String name) {
        Example example = Examples.find(name);
        Course course = Course.of(name);
        Set<Quantity> seen = new HashSet<>();
        List<PrintedFigure> printed = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        example.asWritten().forEach(figure -> {
            Quantity q = course.names.find(figure.quantity());
            if (seen.add(q)) {
                printed.add(
                        new PrintedFigure(q, WrittenNumber.parse(figure.value()).orElseThrow(), figure.value(), ""));
                answers.add(new Answer(figure.line(), figure.quantity(), figure.value()));
            }
        });
        Set<String> slips = SourceCheck.of(course.figures, printed).stream()
                // a source may follow another convention; whoever hands it in as a sheet is told so
                .filter(finding -> finding.agreement() == Finding.Agreement.SLIP
                        || finding.agreement() == Finding.Agreement.BY_CONVENTION)
                .map(finding -> course.names.of(finding.printed().quantity()))
                .collect(Collectors.toSet());
        assertThat(course.mark(answers).marks().stream()
                        .filter(mark -> mark.verdict() == Verdict.WRONG || mark.verdict() == Verdict.FOLLOWS)
                        .map(mark -> course.names.of(mark.quantity())))
                .containsExactlyInAnyOrderElementsOf(slips);
    }

    // what is kept back

    @Test
    @Tag("slow")
    @Tag("long")
    void no_message_holds_a_value() throws Exception {
        for (MistakesTest.Sheet sheet : MistakesTest.sheets()) {
            Course course = sheet.course();
            Set<String> digits = new HashSet<>();
            for (Quantity q : course.asked()) {
                digits.addAll(runs(course.figures.full(q)));
            }
            for (Mark mark : sheet.marked(MistakesTest.Part.ALL).marks()) {
                for (String run : runs(mark.message())) {
                    assertThat(mark.answer().toString()).as(mark.message()).contains(run);
                }
                assertThat(mark.message()).isNotBlank().doesNotContainPattern("\\d\\.\\d");
            }
            // neurons that fire or do not have no long numbers
            assertThat(digits.isEmpty() && course.rules.computation().hasLoss()).isFalse();
        }
        for (Mistake mistake : Mistake.values()) {
            assertThat(mistake.advice()).doesNotContainPattern("\\d{2}");
        }
    }

    private static List<String> runs(String text) {
        Matcher matcher = Pattern.compile("\\d{4,}").matcher(text);
        List<String> runs = new ArrayList<>();
        while (matcher.find()) {
            runs.add(matcher.group());
        }
        return runs;
    }

    @Test
    void what_is_given_may_be_copied_and_earns_nothing() {
        List<Answer> given = new ArrayList<>();
        COURSE.rules.forEach(q -> {
            if (q.phase() == Phase.GIVEN) {
                given.add(COURSE.answer(q, COURSE.figures.full(q)));
            }
        });
        MarkedSheet sheet = COURSE.mark(given);
        assertThat(sheet.isAllRight()).isTrue();
        assertThat(sheet.count(Verdict.GIVEN)).isEqualTo(given.size());
        assertThat(sheet.asked()).isZero();
    }
}
