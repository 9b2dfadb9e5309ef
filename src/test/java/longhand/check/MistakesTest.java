package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sheets with a mistake, worked out by {@code mistaken.py}, get it named, and no other; where two come to the same, both. Which do is
 * written in {@code told-apart.csv}.
 */
@Tag("slow")
@Tag("long")
class MistakesTest {
    private static final Set<Family> LOCAL = Set.of(
            Kind.WEIGHTED_SUM.by(Kind.ACTIVATION),
            Kind.WEIGHTED_SUM.by(Kind.WEIGHT),
            Kind.WEIGHTED_SUM.by(Kind.BIAS),
            Kind.ACTIVATION.by(Kind.WEIGHTED_SUM));

    /** They are made in {@link UnfoldedMistakesTest}. */
    private static final Set<Mistake> IN_UNFOLDED_ALONE =
            Set.of(Mistake.FORGOTTEN_TIME_STEP, Mistake.KERNEL_FLIPPED, Mistake.POOLING_SPREAD);

    /** They are made in {@link GraphMistakesTest}. */
    private static final Set<Mistake> IN_GRAPHS_ALONE = Set.of(
            Mistake.LOCAL_SLOPE_FORGOTTEN,
            Mistake.WRONG_OPERAND,
            Mistake.DIFFERENCE_SIGN,
            Mistake.SLOPE_AT_WRONG_PLACE);

    /** What of the whole sheet is handed in. */
    enum Part {
        ALL,
        WITHOUT_LOCAL_DERIVATIVES,
        GRADIENTS,
        UPDATES;

        boolean holds(Quantity q, Course course) {
            return switch (this) {
                case ALL -> true;
                case WITHOUT_LOCAL_DERIVATIVES -> !LOCAL.contains(q.family());
                case GRADIENTS ->
                    course.rules.computation().hasLoss()
                            && !q.isOf(Kind.WEIGHTED_SUM.by(Kind.WEIGHT))
                            && (q.equals(course.rules.gradient(Quantity.weight(q.layer(), q.to(), q.from())))
                                    || q.equals(course.rules.gradient(Quantity.bias(q.layer(), q.to()))));
                case UPDATES -> q.isUpdate();
            };
        }

        String key() {
            return switch (this) {
                case ALL, WITHOUT_LOCAL_DERIVATIVES -> "all";
                case GRADIENTS -> "gradients";
                case UPDATES -> "updates";
            };
        }
    }

    /** A sheet of the folder, where on it the mistake was made, and what of it has been marked already, which takes longest of all. */
    record Sheet(
            String name,
            Course course,
            String mistake,
            List<Answer> answers,
            Set<Integer> here,
            Map<Part, MarkedSheet> marked) {
        @Override
        public String toString() {
            return name;
        }

        MarkedSheet marked(Part part) {
            return marked.computeIfAbsent(
                    part,
                    handedIn -> course.mark(answers.stream()
                            .filter(answer -> handedIn.holds(course.names.find(answer.name()), course))
                            .toList()));
        }
    }

    private static List<Sheet> read;

    static synchronized List<Sheet> sheets() throws IOException {
        if (read == null) {
            read = readAll();
        }
        return read;
    }

    private static List<Sheet> readAll() throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        Map<String, Course> courses = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of(uri("mistakes/")))) {
            for (Path file : files.sorted().toList()) {
                String name = Objects.toString(file.getFileName()).replace(".csv", "");
                String[] parts = name.split("--", -1);
                String text = Files.readString(file);
                List<String> lines = text.lines().toList();
                Set<Integer> here = new HashSet<>();
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).endsWith(",here")) {
                        here.add(i + 1);
                    }
                }
                sheets.add(new Sheet(
                        name,
                        courses.computeIfAbsent(parts[0], Course::of),
                        parts[1],
                        AnswerSheet.read(text),
                        here,
                        new EnumMap<>(Part.class)));
            }
        }
        return sheets;
    }

    private static URI uri(String resource) {
        try {
            return Objects.requireNonNull(MistakesTest.class.getResource(resource))
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_known_mistake_is_made_somewhere() throws IOException {
        assertThat(sheets().stream().map(Sheet::mistake).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Mistake.values())
                        .filter(mistake -> !IN_GRAPHS_ALONE.contains(mistake) && !IN_UNFOLDED_ALONE.contains(mistake))
                        .map(Mistake::id)
                        .toList());
        assertThat(sheets()).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @CsvSource({
        "0.567093, SIGMOID_DERIVATIVE_FACTOR_MISSING",
        "0.432907, SIGMOID_DERIVATIVE_FACTOR_MISSING",
        "1, ACTIVATION_DERIVATIVE_FORGOTTEN"
    })
    void one_answer_tells_half_of_the_sigmoids_derivative_from_none_of_it(double slope, Mistake mistake) {
        String answer = Double.toString(-0.567093 * slope);
        MarkedSheet sheet = Course.of("three-three-two").mark("a2[1] = 0.432907\ndL/dz2[1] = " + answer);
        assertThat(sheet.causes()).containsExactly(mistake);
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void what_the_mistake_made_is_wrong_and_the_rest_follows(Sheet sheet) {
        MarkedSheet marked = sheet.marked(Part.ALL);
        boolean isRounded = sheet.mistake().equals("rounded-early");
        for (Mark mark : marked.marks()) {
            boolean isHere = sheet.here().contains(mark.answer().line());
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
            } else {
                assertThat(verdict).as(mark.toString()).isIn(Verdict.CORRECT, Verdict.ROUNDED, Verdict.FOLLOWS);
            }
        }
        Mark first = marked.marks().stream()
                .filter(mark -> mark.verdict() == Verdict.WRONG)
                .findFirst()
                .orElse(null);
        assertThat(marked.firstWrong().orElse(null)).isEqualTo(first);
        if (first != null) {
            assertThat(isRounded || sheet.here().contains(first.answer().line()))
                    .isTrue();
            assertThat(first.causes()).extracting(Mistake::id).contains(sheet.mistake());
        }
    }

    @Test
    void each_mistake_is_named_and_no_other_but_as_the_table_says() throws IOException {
        assertThat(also()).containsExactlyEntriesOf(MistakenSheet.toldApart("told-apart.csv", "example"));
    }

    /** The mistakes that are named besides the right one, for the sheets where some are. */
    private static Map<String, String> also() throws IOException {
        Map<String, String> also = new TreeMap<>();
        for (Sheet sheet : sheets()) {
            for (Part part : Part.values()) {
                MarkedSheet marked = sheet.marked(part);
                boolean isRight = marked.count(Verdict.WRONG) + marked.count(Verdict.FOLLOWS) == 0;
                Set<String> causes =
                        marked.causes().stream().map(Mistake::id).collect(Collectors.toCollection(TreeSet::new));
                if (isRight) {
                    assertThat(causes).as(sheet + " " + part).isEmpty();
                    continue;
                }
                String entry = causes.remove(sheet.mistake()) ? String.join(" ", causes) : "none is named";
                if (!entry.isEmpty()) {
                    String[] name = sheet.name().split("--", 2);
                    String key = name[0] + "," + name[1].replace("--", " ") + "," + part.key();
                    String before = also.put(key, entry);
                    assertThat(before == null || before.equals(entry)).as(key).isTrue();
                }
            }
        }
        return also;
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void nothing_that_a_mistake_moved_is_called_correct(Sheet sheet) {
        for (int digits = 3; digits <= 8; digits++) {
            int count = digits;
            List<Answer> answers = sheet.answers().stream()
                    .map(answer -> new Answer(
                            answer.line(),
                            answer.name(),
                            WrittenNumber.parse(answer.given())
                                    .map(number -> Course.written(number.value(), count, RoundingMode.HALF_UP))
                                    .orElseThrow()))
                    .toList();
            for (Mark mark : sheet.course().mark(answers).marks()) {
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
}
