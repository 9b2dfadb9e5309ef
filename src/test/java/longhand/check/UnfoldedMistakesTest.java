package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.check.MistakenSheet.Part;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sheets of convolutions and recurrences, worked out by {@code mistaken_unfolded.py}: the right ones are right, and a mistake is named, and no other; where
 * two come to the same, both. Which do is written in {@code unfolded/told-apart.csv}.
 */
@Tag("slow")
class UnfoldedMistakesTest {
    private static final List<String> NETWORKS =
            List.of("three-steps", "two-neurons", "at-the-end", "window", "two-channels", "two-filters-deep");

    private static final List<MistakenSheet> SHEETS = MistakenSheet.all("unfolded", NETWORKS, "\t");

    static Stream<MistakenSheet> right() {
        return SHEETS.stream().filter(MistakenSheet::isRight);
    }

    static Stream<MistakenSheet> mistaken() {
        return SHEETS.stream().filter(sheet -> !sheet.isRight());
    }

    @Test
    void the_mistakes_of_images_and_of_time_are_among_them() {
        assertThat(mistaken().map(MistakenSheet::mistake).distinct())
                .contains(Mistake.FORGOTTEN_TIME_STEP.id(), Mistake.KERNEL_FLIPPED.id(), Mistake.POOLING_SPREAD.id())
                .hasSizeGreaterThan(20);
        assertThat(right()).hasSize(NETWORKS.size());
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_sheet_has_every_quantity_and_all_is_right_with_as_many_digits_as_anybody_writes(MistakenSheet sheet) {
        assertThat(sheet.quantities())
                .containsExactlyInAnyOrderElementsOf(sheet.course().asked());
        assertThat(sheet.marked(Part.ALL).marks()).extracting(Mark::verdict).containsOnly(Verdict.CORRECT);
        IntStream.rangeClosed(3, 12).forEach(digits -> {
            MarkedSheet marked = sheet.rounded(digits);
            assertThat(marked.marks())
                    .extracting(Mark::verdict)
                    .as("%s digits", digits)
                    .isSubsetOf(Verdict.CORRECT, Verdict.ROUNDED, Verdict.COARSE);
            assertThat(marked.causes()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void what_the_mistake_made_is_wrong_and_the_rest_follows(MistakenSheet sheet) {
        for (Mark mark : sheet.marked(Part.ALL).marks()) {
            if (sheet.isHere(mark)) {
                assertThat(mark.verdict() == Verdict.WRONG || sheet.hasFewDigits(mark))
                        .as(mark.toString())
                        .isTrue();
            } else if (!isUnchanged(sheet, mark)) { // nothing follows from a gradient that is wrong and 0
                assertThat(mark.verdict()).as(mark.toString()).isIn(Verdict.CORRECT, Verdict.ROUNDED, Verdict.FOLLOWS);
            }
        }
    }

    private static boolean isUnchanged(MistakenSheet sheet, Mark mark) {
        Quantity q = mark.quantity();
        return q.isUpdate()
                && mark.number().value().compareTo(sheet.course().figures.decimal(q.withUpdate(1))) == 0;
    }

    @Test
    void each_mistake_is_named_and_no_other_but_as_the_table_says() {
        assertThat(MistakenSheet.alsoNamed(mistaken(), List.of(Part.ALL, Part.GRADIENTS, Part.UPDATES)))
                .containsExactlyEntriesOf(MistakenSheet.toldApart("unfolded/told-apart.csv", "network"));
    }
}
