package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
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

    /** What of the whole sheet is handed in. */
    enum Part {
        ALL,
        WITHOUT_SLOPES,
        GRADIENTS,
        UPDATES;

        boolean holds(Quantity q) {
            return switch (this) {
                case ALL -> true;
                case WITHOUT_SLOPES -> !(q instanceof Derivative derivative && derivative.isLocal());
                case GRADIENTS -> q.isOf(Kind.GRAPH_LOSS.by(Kind.LEAF));
                case UPDATES -> q.isUpdate();
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** One of the sheets, and where on it the mistake was made. */
    record Sheet(Course course, String graph, String mistake, String variant, List<Answer> answers, Set<String> here) {
        @Override
        public String toString() {
            return (graph + " " + mistake + " " + variant).strip();
        }

        MarkedSheet marked(Part part) {
            return course.mark(answers.stream()
                    .filter(answer -> part.holds(course.names.find(answer.name())))
                    .toList());
        }

        /** Whether all that the mistake makes of derivatives is 1 or −1, in three numbers or more. */
        boolean isColumnOfOnes() {
            List<BigDecimal> changed = answers.stream()
                    .filter(answer -> course.names.find(answer.name()).isDerivative())
                    .filter(answer -> !WrittenNumber.parse(answer.given())
                            .orElseThrow()
                            .agreesWith(course.figures.decimal(course.names.find(answer.name()))))
                    .map(answer ->
                            WrittenNumber.parse(answer.given()).orElseThrow().value())
                    .toList();
            return changed.size() >= 3
                    && changed.stream().allMatch(number -> number.abs().compareTo(BigDecimal.ONE) == 0);
        }

        boolean hasWhereItWasMade(Part part) {
            return here.stream().anyMatch(name -> part.holds(course.names.find(name)));
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
        for (String graph : GRAPHS) {
            Course course = Course.ofGraph(graph);
            List<String> lines = Course.resource("longhand/check/graphs/" + graph + ".csv")
                    .lines()
                    .toList();
            for (String line : lines) {
                String[] fields = line.split(",", -1);
                if (fields[0].equals("sheet")) {
                    sheets.add(new Sheet(course, graph, fields[1], fields[2], new ArrayList<>(), new HashSet<>()));
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
    void every_mistake_that_can_be_made_in_a_graph_is_made_somewhere() {
        assertThat(mistaken().map(Sheet::mistake).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        POSSIBLE.stream().map(Mistake::id).toList());
        assertThat(right()).hasSize(GRAPHS.size());
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_sheet_has_every_quantity_and_all_is_right(Sheet sheet) {
        assertThat(sheet.answers().stream().map(answer -> sheet.course().names.find(answer.name())))
                .containsExactlyInAnyOrderElementsOf(sheet.course().asked());
        MarkedSheet marked = sheet.marked(Part.ALL);
        assertThat(marked.marks()).extracting(Mark::verdict).containsOnly(Verdict.CORRECT);
        assertThat(marked.causes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void what_the_mistake_made_is_wrong_and_the_rest_follows(Sheet sheet) {
        boolean isRounded = sheet.mistake().equals("rounded-early");
        for (Mark mark : sheet.marked(Part.ALL).marks()) {
            boolean isHere = sheet.here().contains(mark.answer().name());
            Verdict verdict = mark.verdict();
            if (isRounded) {
                // how far rounding has come by then decides: it may be right still, or of too few digits
                assertThat(verdict)
                        .as(mark.toString())
                        .isNotIn(Verdict.UNKNOWN, Verdict.UNREADABLE, Verdict.BLANK, Verdict.REPEATED);
            } else if (isHere) {
                // a right number of so few digits would look the same
                boolean isCoarse = (verdict == Verdict.COARSE || verdict == Verdict.CORRECT)
                        && InformativeDigits.of(sheet.course().figures, mark.quantity(), mark.number()) < 3;
                assertThat(verdict == Verdict.WRONG || isCoarse)
                        .as(mark.toString())
                        .isTrue();
            } else if (!sheet.isColumnOfOnes()) { // from that nothing follows, whether it was filled in or worked out
                assertThat(verdict).as(mark.toString()).isIn(Verdict.CORRECT, Verdict.ROUNDED, Verdict.FOLLOWS);
            }
        }
    }

    @Test
    void each_mistake_is_named_and_no_other_but_as_the_table_says() {
        Map<String, String> table = new TreeMap<>();
        List<String> lines =
                Course.resource("longhand/check/graphs/told-apart.csv").lines().toList();
        assertThat(lines.get(0)).isEqualTo("graph,mistake,sheet,also-named,why");
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
                if (sheet.mistake().equals("arithmetic-slip") && !sheet.hasWhereItWasMade(part)) {
                    continue; // what slipped is not on the sheet, and all that is there follows from it
                }
                MarkedSheet marked = sheet.marked(part);
                boolean isRight = marked.count(Verdict.WRONG) + marked.count(Verdict.FOLLOWS) == 0;
                Set<String> causes =
                        marked.causes().stream().map(Mistake::id).collect(Collectors.toCollection(TreeSet::new));
                if (isRight) {
                    assertThat(causes).as(sheet + " " + part).isEmpty();
                    continue;
                }
                boolean isNamed = causes.remove(sheet.mistake());
                String entry = isNamed
                        ? String.join(" ", causes)
                        : causes.isEmpty() ? "none is named" : "instead " + String.join(" ", causes);
                if (!entry.isEmpty()) {
                    String mistake = (sheet.mistake() + " " + sheet.variant()).strip();
                    also.put(sheet.graph() + "," + mistake + "," + part.key(), entry);
                }
            }
        });
        return also;
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void nothing_that_a_mistake_moved_is_called_correct(Sheet sheet) {
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
