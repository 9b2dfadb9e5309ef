package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Kind;
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
    static final List<String> NETWORKS =
            List.of("three-steps", "two-neurons", "at-the-end", "window", "two-channels", "two-filters-deep");

    /** What of the whole sheet is handed in. */
    enum Part {
        ALL,
        GRADIENTS,
        UPDATES;

        boolean holds(Quantity q) {
            return switch (this) {
                case ALL -> true;
                case GRADIENTS -> q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHT)) || q.isOf(Kind.SAMPLE_LOSS.by(Kind.BIAS));
                case UPDATES -> q.isUpdate();
            };
        }
    }

    /** One of the sheets, and where on it the mistake was made. */
    record Sheet(
            Course course, String network, String mistake, String variant, List<Answer> answers, Set<String> here) {
        @Override
        public String toString() {
            return (network + " " + mistake + " " + variant).strip();
        }

        MarkedSheet marked(Part part) {
            return course.mark(answers.stream()
                    .filter(answer -> part.holds(course.names.find(answer.name())))
                    .toList());
        }

        MarkedSheet rounded(int digits) {
            return course.mark(answers.stream()
                    .map(answer -> new Answer(
                            answer.line(),
                            answer.name(),
                            Course.written(
                                    WrittenNumber.parse(answer.given())
                                            .orElseThrow()
                                            .value(),
                                    digits,
                                    RoundingMode.HALF_UP)))
                    .toList());
        }
    }

    private static List<Sheet> all() {
        List<Sheet> sheets = new ArrayList<>();
        for (String network : NETWORKS) {
            Course course = Course.ofUnfolded(network);
            for (String line : Course.resource("longhand/check/unfolded/" + network + ".csv")
                    .lines()
                    .toList()) {
                String[] fields = line.split("\t", -1);
                if (fields[0].equals("sheet")) {
                    sheets.add(new Sheet(course, network, fields[1], fields[2], new ArrayList<>(), new HashSet<>()));
                    continue;
                }
                Sheet sheet = sheets.get(sheets.size() - 1);
                sheet.answers().add(new Answer(sheet.answers().size() + 1, fields[0], fields[1]));
                if (fields[2].equals("here")) {
                    sheet.here().add(fields[0]);
                }
            }
        }
        return sheets;
    }

    static Stream<Sheet> right() {
        return all().stream().filter(sheet -> sheet.mistake().equals("right"));
    }

    static Stream<Sheet> mistaken() {
        return all().stream().filter(sheet -> !sheet.mistake().equals("right"));
    }

    @Test
    void the_mistakes_of_images_and_of_time_are_among_them() {
        assertThat(mistaken().map(Sheet::mistake).distinct())
                .contains(Mistake.FORGOTTEN_TIME_STEP.id(), Mistake.KERNEL_FLIPPED.id(), Mistake.POOLING_SPREAD.id())
                .hasSizeGreaterThan(20);
        assertThat(right()).hasSize(NETWORKS.size());
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_sheet_has_every_quantity_and_all_is_right_with_as_many_digits_as_anybody_writes(Sheet sheet) {
        assertThat(sheet.answers().stream().map(answer -> sheet.course().names.find(answer.name())))
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
    void what_the_mistake_made_is_wrong_and_the_rest_follows(Sheet sheet) {
        for (Mark mark : sheet.marked(Part.ALL).marks()) {
            Verdict verdict = mark.verdict();
            if (sheet.here().contains(mark.answer().name())) {
                // a right number of so few digits would look the same
                boolean isCoarse = verdict != Verdict.WRONG
                        && InformativeDigits.of(sheet.course().figures, mark.quantity(), mark.number()) < 3;
                assertThat(verdict == Verdict.WRONG || isCoarse)
                        .as(mark.toString())
                        .isTrue();
            } else if (!isUnchanged(sheet, mark)) { // nothing follows from a gradient that is wrong and 0
                assertThat(verdict).as(mark.toString()).isIn(Verdict.CORRECT, Verdict.ROUNDED, Verdict.FOLLOWS);
            }
        }
    }

    private static boolean isUnchanged(Sheet sheet, Mark mark) {
        Quantity q = mark.quantity();
        return q.isUpdate()
                && mark.number().value().compareTo(sheet.course().figures.decimal(q.withUpdate(1))) == 0;
    }

    @Test
    void each_mistake_is_named_and_no_other_but_as_the_table_says() {
        Map<String, String> table = new TreeMap<>();
        List<String> lines = Course.resource("longhand/check/unfolded/told-apart.csv")
                .lines()
                .toList();
        assertThat(lines.get(0)).isEqualTo("network,mistake,sheet,also-named,why");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", 5);
            assertThat(fields[4]).as(line).isNotBlank();
            assertThat(table.put(fields[0] + "," + fields[1] + "," + fields[2], fields[3]))
                    .as(line)
                    .isNull();
        }
        assertThat(also()).containsExactlyEntriesOf(table);
    }

    /** The mistakes that are named besides the right one, for the sheets where some are. */
    private static Map<String, String> also() {
        Map<String, String> also = new TreeMap<>();
        mistaken().forEach(sheet -> {
            for (Part part : Part.values()) {
                MarkedSheet marked = sheet.marked(part);
                Set<String> causes =
                        marked.causes().stream().map(Mistake::id).collect(Collectors.toCollection(TreeSet::new));
                if (marked.count(Verdict.WRONG) + marked.count(Verdict.FOLLOWS) == 0) {
                    assertThat(causes).as(sheet + " " + part).isEmpty();
                    continue;
                }
                boolean isNamed = causes.remove(sheet.mistake());
                String entry = isNamed
                        ? String.join(" ", causes)
                        : causes.isEmpty() ? "none is named" : "instead " + String.join(" ", causes);
                if (!entry.isEmpty()) {
                    String mistake = (sheet.mistake() + " " + sheet.variant()).strip();
                    also.put(sheet.network() + "," + mistake + "," + part.name().toLowerCase(Locale.ROOT), entry);
                }
            }
        });
        return also;
    }
}
