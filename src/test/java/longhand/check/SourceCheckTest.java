package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.Finding.Agreement;
import longhand.check.Finding.Cause;
import longhand.check.convention.Convention;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.PrintedFigure;
import longhand.check.reading.WrittenNumber;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCheckTest {
    @Test
    void the_hand_worked_example_has_a_wrong_sign_and_an_inserted_digit() {
        assertThat(slips("three-three-two"))
                .containsExactly(
                        "dL[2]/dw1[1,2]: 0.086962 SIGN", // the sum below it, -0.114806, has the right sign again
                        "dL/dz1[3]: 0.0713224885 DIGIT", // 0.071324885 with a 2 too many
                        "dL/db1[3]: 0.0713224885 FOLLOWS from dL/dz1[3]");
    }

    @Test
    void the_update_of_the_batch_has_one_wrong_last_digit() {
        assertThat(slips("three-three-two-batch")).containsExactly("b2'[2]: 0,19855062 DIGIT");
    }

    @Test
    void a_workbook_that_mixes_two_targets_slips_where_the_other_begins() {
        assertThat(slips("nbis"))
                .containsExactly(
                        "dL/da2[1]: 0.51 NONE", // of the target 0.1, where 0.01 is given
                        "dL/dw2[1,1]: 0.3958 NONE", // 0.48 · 0.2379 · 0.51 is 0.0582
                        "dL/dw2[1,1]: 0.0577 NONE");
    }

    @Test
    void a_wrong_score_is_carried_into_the_probabilities() {
        assertThat(slips("postnetwork"))
                .containsExactly(
                        "z2[2]: 0.185 NONE", // -0.1 · 0.426 + 0.2 · 0.5 + 0.1 is 0.157
                        "a2[1]: 0.561 FOLLOWS from z2[2]",
                        "a2[2]: 0.439 FOLLOWS from z2[2]",
                        "L: 0.579 FOLLOWS from a2[1]");
    }

    @Test
    void a_spreadsheet_leaves_the_gate_of_a_dead_neuron_open() {
        List<String> slips = slips("ai-by-hand");
        assertThat(slips).hasSize(23);
        assertThat(slips.stream().filter(slip -> !slip.contains("FOLLOWS")))
                .containsExactly(
                        "dL/dz2[1]@1: 0.0033576616265025283 MISTAKE [RELU_GATE_OPEN]",
                        // by chance also the number of dL/dz3[1]@2
                        "dL/dz2[1]@2: 0.24472847105479764 MISTAKE [RELU_GATE_OPEN]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mazur",
                "softmax",
                "relu-by-hand",
                "one-neuron",
                "linear-regression",
                "schiendorfer",
                "planar-data",
                "momentum",
                "dead-neuron",
                "mini-batches",
                "two-epochs",
                "adam",
                "used-twice",
                "circuit",
                "circuit-max",
                "circuit-sigmoid",
                "tanh-neuron",
                "descent",
                "micrograd"
            })
    void the_other_sources_have_no_slip(String example) {
        assertThat(findings(example)).isNotEmpty();
        assertThat(slips(example)).isEmpty();
    }

    @Test
    void products_of_rounded_factors_agree_but_for_carried_rounding() {
        assertThat(verdict("three-three-two", "dL/dw2[1,3]")).isEqualTo(Agreement.ROUNDING_CARRIED);
        assertThat(verdict("three-three-two", "dL/dw2[2,1]")).isEqualTo(Agreement.AGREES);
    }

    @ParameterizedTest
    @CsvSource({
        "0.013922, SIGN", // ours is -0.013922048
        "-0.0139923, DIGIT",
        "-0.125298, INDEX", // that is dL/dw2[1,3]
        "0.5, NONE"
    })
    void a_slip_is_told_by_what_would_have_been_right(String written, Cause cause) {
        Example example = Examples.find("three-three-two");
        Figures figures = figures(example);
        PrintedFigure printed = printed(new Names(figures.rules(), example.labels()), "dL/dw2[1,1]", written);
        Finding finding = SourceCheck.of(figures, List.of(printed)).get(0);
        assertThat(finding.agreement()).isEqualTo(Agreement.SLIP);
        assertThat(finding.cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, MEAN_IN_SAMPLES", // 1/m inside the gradients of each sample
        "-1, 1, ERROR_NEGATED", // Err = −δ
        "-1, -1, ERROR_NEGATED" // and all that is made of it
    })
    void a_source_with_another_convention_has_no_slip_for_that(
            double ofErrors, double ofSamples, Convention convention) {
        List<Finding> findings =
                SourceCheck.of(figures(Examples.find("three-three-two-batch")), printedBy(ofErrors, ofSamples, "1.00"));
        assertThat(findings).extracting(Finding::agreement).doesNotContain(Agreement.SLIP);
        assertThat(findings)
                .filteredOn(finding -> finding.agreement() == Agreement.BY_CONVENTION)
                .hasSizeGreaterThan(4)
                .allMatch(finding -> finding.convention() == convention);
    }

    @Test
    void a_slip_in_a_source_with_another_convention_is_one() {
        List<Finding> findings =
                SourceCheck.of(figures(Examples.find("three-three-two-batch")), printedBy(0.5, 0.5, "1.05"));
        assertThat(findings)
                .filteredOn(finding -> finding.agreement() == Agreement.SLIP)
                .singleElement()
                .matches(finding -> finding.printed().quantity().isUpdate());
    }

    /** As check names it on a sheet of the same figures. */
    @Test
    void a_known_mistake_of_a_source_is_named() {
        Course course = Course.of("three-three-two");
        List<Answer> answers =
                AnswerSheet.read(Course.resource("longhand/check/mistakes/three-three-two--path-missing--1.csv"));
        List<Finding> findings = SourceCheck.of(
                course.figures,
                answers.stream()
                        .map(answer -> printed(course.names, answer.name(), answer.given()))
                        .toList());
        assertThat(findings.stream()
                        .filter(finding -> finding.cause() == Finding.Cause.MISTAKE)
                        .map(Finding::mistakes))
                .isNotEmpty()
                .allSatisfy(mistakes -> assertThat(mistakes).containsExactly(Mistake.PATH_MISSING));
    }

    @Test
    void the_sources_of_the_examples_follow_our_conventions() {
        for (String example : List.of("three-three-two", "three-three-two-batch", "mazur", "softmax", "relu-by-hand")) {
            assertThat(findings(example)).extracting(Finding::agreement).doesNotContain(Agreement.BY_CONVENTION);
        }
    }

    /**
     * The gradients of each sample and the updates, to seven digits.
     *
     * @param ofErrors by what dL/dz is multiplied
     * @param ofSamples by what the other gradients of a sample are multiplied
     * @param ofLast by what the step of the last weight is multiplied
     */
    private static List<PrintedFigure> printedBy(double ofErrors, double ofSamples, String ofLast) {
        Figures figures = figures(Examples.find("three-three-two-batch"));
        List<PrintedFigure> printed = new ArrayList<>();
        figures.rules().forEach(q -> {
            boolean isOfSample = q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHT)) || q.isOf(Kind.SAMPLE_LOSS.by(Kind.BIAS));
            boolean isMean = q.isOf(Kind.BATCH_LOSS.by(Kind.WEIGHT)) || q.isOf(Kind.BATCH_LOSS.by(Kind.BIAS));
            boolean isError = q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM));
            if (isOfSample || isMean || isError || (q.isUpdate() && q.isOf(Kind.WEIGHT))) {
                double factor = isError ? ofErrors : isOfSample || (isMean && ofSamples < 0) ? ofSamples : 1;
                BigDecimal value = BigDecimal.valueOf(factor * figures.real(q));
                if (q.equals(Quantity.newWeight(2, 2, 3))) {
                    BigDecimal old = InformativeDigits.old(figures, q);
                    value = old.add(value.subtract(old).multiply(new BigDecimal(ofLast)));
                }
                BigDecimal written = value.round(new MathContext(7));
                printed.add(new PrintedFigure(
                        q, WrittenNumber.parse(written.toPlainString()).orElseThrow(), written.toPlainString(), ""));
            }
        });
        return printed;
    }

    private static List<String> slips(String name) {
        Example example = Examples.find(name);
        Names names = new Names(new Rules(example.computation()), example.labels());
        return findings(name).stream()
                .filter(finding -> finding.agreement() == Agreement.SLIP)
                .map(finding -> names.of(finding.printed().quantity()) + ": "
                        + finding.printed().asWritten() + " " + finding.cause()
                        + (finding.mistakes().isEmpty() ? "" : " " + finding.mistakes())
                        + (finding.other() == null ? "" : " from " + names.of(finding.other())))
                .toList();
    }

    private static Agreement verdict(String example, String quantity) {
        Example read = Examples.find(example);
        Names names = new Names(new Rules(read.computation()), read.labels());
        return findings(example).stream()
                .filter(finding -> finding.printed().quantity().equals(names.find(quantity)))
                .findFirst()
                .orElseThrow()
                .agreement();
    }

    private static List<Finding> findings(String name) {
        Example example = Examples.find(name);
        Figures figures = figures(example);
        Names names = new Names(figures.rules(), example.labels());
        return SourceCheck.of(
                figures,
                example.asWritten().stream()
                        .map(figure -> printed(names, figure.quantity(), figure.value()))
                        .toList());
    }

    private static PrintedFigure printed(Names names, String quantity, String written) {
        return new PrintedFigure(
                names.find(quantity), WrittenNumber.parse(written).orElseThrow(), written, "");
    }

    private static Figures figures(Example example) {
        return Figures.of(new Trace<>(new Rules(example.computation()), Arithmetic.doubles()));
    }
}
