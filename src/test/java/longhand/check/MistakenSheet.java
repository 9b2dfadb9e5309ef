package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
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

/**
 * A sheet that a script worked out, right or with one mistake, of a graph or of a network that is unfolded.
 *
 * @param model the name of the graph or the network
 * @param mistake its id, or {@code right}
 * @param here the names of what the mistake made wrong itself
 * @param marked as far as it has been marked already, which takes longest of all
 */
record MistakenSheet(
        Course course,
        String model,
        String mistake,
        String variant,
        List<Answer> answers,
        Set<String> here,
        Map<Part, MarkedSheet> marked) {
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
                case GRADIENTS ->
                    q.isOf(Kind.GRAPH_LOSS.by(Kind.LEAF))
                            || q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHT))
                            || q.isOf(Kind.SAMPLE_LOSS.by(Kind.BIAS));
                case UPDATES -> q.isUpdate();
            };
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The sheets of these models, each in a file of its name in that folder, {@code graphs} or {@code unfolded}. */
    static List<MistakenSheet> all(String folder, List<String> models, String separator) {
        List<MistakenSheet> sheets = new ArrayList<>();
        for (String model : models) {
            Course course = Course.in(folder, model);
            for (String line : Course.resource("longhand/check/" + folder + "/" + model + ".csv")
                    .lines()
                    .toList()) {
                String[] fields = line.split(separator, -1);
                if (fields[0].equals("sheet")) {
                    sheets.add(new MistakenSheet(
                            course,
                            model,
                            fields[1],
                            fields[2],
                            new ArrayList<>(),
                            new HashSet<>(),
                            new EnumMap<>(Part.class)));
                    continue;
                }
                MistakenSheet sheet = sheets.get(sheets.size() - 1);
                sheet.answers().add(new Answer(sheet.answers().size() + 1, fields[0], fields[1]));
                if (fields[2].equals("here")) {
                    sheet.here().add(fields[0]);
                }
            }
        }
        return sheets;
    }

    @Override
    public String toString() {
        return (model + " " + mistake + " " + variant).strip();
    }

    boolean isRight() {
        return mistake.equals("right");
    }

    MarkedSheet marked(Part part) {
        return marked.computeIfAbsent(
                part,
                handedIn -> course.mark(answers.stream()
                        .filter(answer -> handedIn.holds(quantity(answer)))
                        .toList()));
    }

    /** As if each number had been written with so many digits. */
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

    Quantity quantity(Answer answer) {
        return course.names.find(answer.name());
    }

    List<Quantity> quantities() {
        return answers.stream().map(this::quantity).toList();
    }

    boolean isHere(Mark mark) {
        return here.contains(mark.answer().name());
    }

    /** Whether a number has so few digits that a right one would look the same. */
    boolean hasFewDigits(Mark mark) {
        return InformativeDigits.of(course.figures, mark.quantity(), mark.number()) < 3;
    }

    /** The mistakes that are named besides the right one, by model, mistake and part, for the sheets where some are. */
    static Map<String, String> alsoNamed(Stream<MistakenSheet> mistaken, List<Part> parts) {
        Map<String, String> also = new TreeMap<>();
        mistaken.forEach(sheet -> {
            for (Part part : parts) {
                if (sheet.mistake().equals(Mistake.ARITHMETIC_SLIP.id()) && !sheet.hasWhereItWasMade(part)) {
                    continue; // what slipped is not on the sheet, and all that is there follows from it
                }
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
                    also.put(sheet.model() + "," + mistake + "," + part.key(), entry);
                }
            }
        });
        return also;
    }

    private boolean hasWhereItWasMade(Part part) {
        return here.stream().anyMatch(name -> part.holds(course.names.find(name)));
    }

    /**
     * The same as a table says it, which gives a reason for each.
     *
     * @param file beside the sheets
     * @param models what its first column is headed
     */
    static Map<String, String> toldApart(String file, String models) {
        Map<String, String> table = new TreeMap<>();
        List<String> lines = Course.resource("longhand/check/" + file).lines().toList();
        assertThat(lines.get(0)).isEqualTo(models + ",mistake,sheet,also-named,why");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", 5);
            assertThat(fields[4]).as(line).isNotBlank();
            assertThat(table.put(fields[0] + "," + fields[1] + "," + fields[2], fields[3]))
                    .as(line)
                    .isNull();
        }
        return table;
    }
}
