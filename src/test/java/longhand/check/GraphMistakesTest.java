package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longhand.check.MistakenSheet.Part;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.WrittenNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sheets of graphs, worked out by {@code mistaken_graphs.py}: the right ones are right, and a mistake is named, and no other; where two come
 * to the same, both. Which do is written in {@code graphs/told-apart.csv}.
 */
@Tag("slow")
class GraphMistakesTest {
    static final List<String> GRAPHS = List.of(
            "circuit",
            "sigmoid-neuron",
            "forked",
            "regression",
            "momentum",
            "adam",
            "inside",
            "quotient",
            "corners",
            "three-paths",
            "softmax-loss",
            "powers",
            "ridge");

    private static final Set<Mistake> POSSIBLE = EnumSet.of(
            Mistake.PATH_MISSING,
            Mistake.PATHS_AVERAGED,
            Mistake.LOCAL_SLOPE_FORGOTTEN,
            Mistake.WRONG_OPERAND,
            Mistake.DIFFERENCE_SIGN,
            Mistake.SLOPE_AT_WRONG_PLACE,
            Mistake.FACTOR_TWO,
            Mistake.ASCENT,
            Mistake.RATE_FORGOTTEN,
            Mistake.RATE_TWICE,
            Mistake.BIAS_CORRECTION_FORGOTTEN,
            Mistake.MOMENTUM_FORGOTTEN,
            Mistake.OLD_WEIGHTS_KEPT,
            Mistake.ROUNDED_EARLY,
            Mistake.INDICES_SWAPPED,
            Mistake.ARITHMETIC_SLIP);

    private static final List<MistakenSheet> SHEETS = MistakenSheet.all("graphs", GRAPHS, ",");

    static Stream<MistakenSheet> right() {
        return SHEETS.stream().filter(MistakenSheet::isRight);
    }

    static Stream<MistakenSheet> mistaken() {
        return SHEETS.stream().filter(sheet -> !sheet.isRight());
    }

    @Test
    void every_mistake_that_can_be_made_in_a_graph_is_made_somewhere() {
        assertThat(mistaken().map(MistakenSheet::mistake).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        POSSIBLE.stream().map(Mistake::id).toList());
        assertThat(right()).hasSize(GRAPHS.size());
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_sheet_has_every_quantity_and_all_is_right(MistakenSheet sheet) {
        assertThat(sheet.quantities())
                .containsExactlyInAnyOrderElementsOf(sheet.course().asked());
        MarkedSheet marked = sheet.marked(Part.ALL);
        assertThat(marked.marks()).extracting(Mark::verdict).containsOnly(Verdict.CORRECT);
        assertThat(marked.causes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void what_the_mistake_made_is_wrong_and_the_rest_follows(MistakenSheet sheet) {
        boolean isRounded = sheet.mistake().equals(Mistake.ROUNDED_EARLY.id());
        boolean isColumnOfOnes = isColumnOfOnes(sheet);
        for (Mark mark : sheet.marked(Part.ALL).marks()) {
            if (isRounded) {
                // how far rounding has come by then decides: it may be right still, or of too few digits
                assertThat(mark.verdict())
                        .as(mark.toString())
                        .isNotIn(Verdict.UNKNOWN, Verdict.UNREADABLE, Verdict.BLANK, Verdict.REPEATED);
            } else if (sheet.isHere(mark)) {
                boolean isCoarse = (mark.verdict() == Verdict.COARSE || mark.verdict() == Verdict.CORRECT)
                        && sheet.hasFewDigits(mark);
                assertThat(mark.verdict() == Verdict.WRONG || isCoarse)
                        .as(mark.toString())
                        .isTrue();
            } else if (!isColumnOfOnes) { // from that nothing follows, whether it was filled in or worked out
                assertThat(mark.verdict()).as(mark.toString()).isIn(Verdict.CORRECT, Verdict.ROUNDED, Verdict.FOLLOWS);
            }
        }
    }

    /** Whether all that the mistake makes of derivatives is 1 or −1, in three numbers or more. */
    private static boolean isColumnOfOnes(MistakenSheet sheet) {
        List<BigDecimal> changed = sheet.answers().stream()
                .filter(answer -> sheet.quantity(answer).isDerivative())
                .filter(answer -> !WrittenNumber.parse(answer.given())
                        .orElseThrow()
                        .agreesWith(sheet.course().figures.decimal(sheet.quantity(answer))))
                .map(answer -> WrittenNumber.parse(answer.given()).orElseThrow().value())
                .toList();
        return changed.size() >= 3
                && changed.stream().allMatch(number -> number.abs().compareTo(BigDecimal.ONE) == 0);
    }

    @Test
    void each_mistake_is_named_and_no_other_but_as_the_table_says() {
        assertThat(MistakenSheet.alsoNamed(mistaken(), List.of(Part.values())))
                .containsExactlyEntriesOf(MistakenSheet.toldApart("graphs/told-apart.csv", "graph"));
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void nothing_that_a_mistake_moved_is_called_correct(MistakenSheet sheet) {
        for (Mark mark : sheet.rounded(4).marks()) {
            if (mark.verdict() == Verdict.CORRECT) {
                assertThat(mark.number()
                                .value()
                                .subtract(sheet.course().figures.decimal(mark.quantity()))
                                .abs())
                        .as(mark.toString())
                        .isLessThanOrEqualTo(mark.number().unit());
            }
        }
    }
}
