package longhand.course.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import longhand.check.judging.Mistake;
import longhand.course.CsvTable;
import longhand.course.Student;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.NumberText;

/**
 * How a class did.
 *
 * @param counted the submission of each student that counts, in the order of the students: of several the last, by path
 * @param others those that do not count, with the reason, in the order of the files
 * @param missing the students who have handed in nothing that could be marked
 * @param asked the quantities, in teaching order
 * @param index by which the verdicts of the submissions are read
 */
public record ClassResults(
        List<MarkedSubmission> counted,
        List<MarkedSubmission> others,
        List<Student> missing,
        List<Quantity> asked,
        AskedIndex index) {
    static final String GRADEBOOK = "gradebook.csv";
    static final String PROBLEMS = "problems.csv";
    static final String CLASS = "class.html";

    private static final List<String> COLUMNS =
            List.of("id", "name", "points", "right", "follows", "wrong", "first wrong", "mistakes", "note");

    static ClassResults of(List<MarkedSubmission> all, AskedIndex index, Exercises exercises) {
        Map<String, MarkedSubmission> last = new LinkedHashMap<>();
        exercises.students().forEach(student -> last.put(student.id(), null));
        for (MarkedSubmission submission : all) {
            if (submission.isMarked()) {
                last.put(submission.student().id(), submission);
            }
        }
        List<MarkedSubmission> counted =
                last.values().stream().filter(each -> each != null).toList();
        List<MarkedSubmission> others = new ArrayList<>();
        for (MarkedSubmission submission : all) {
            if (!submission.isMarked()) {
                others.add(submission);
            } else if (!last.get(submission.student().id()).equals(submission)) {
                others.add(MarkedSubmission.unmarked(
                        submission.path(),
                        submission.student(),
                        "not counted: " + last.get(submission.student().id()).path() + " comes after it"));
            }
        }
        List<Student> missing = exercises.students().stream()
                .filter(student -> last.get(student.id()) == null)
                .toList();
        return new ClassResults(counted, others, missing, asked(index, exercises), index);
    }

    private static List<Quantity> asked(AskedIndex index, Exercises exercises) {
        Set<Quantity> asked = new HashSet<>(exercises.asked());
        if (asked.isEmpty()) {
            asked.addAll(index.quantities());
        }
        return asked.stream()
                .filter(exercises.any().names().rules()::has)
                .sorted(Comparator.comparingInt(exercises.any().names().rules().order()::placeOf))
                .toList();
    }

    /** A row for each student, as CSV. Texts that others wrote cannot be taken for formulas. */
    String gradebook() {
        List<List<String>> rows = new ArrayList<>();
        Map<String, String> reasons = new TreeMap<>();
        others.stream()
                .filter(other -> other.student() != null)
                .forEach(other -> reasons.putIfAbsent(other.student().id(), other.path() + ": " + other.problem()));
        counted.forEach(submission -> rows.add(row(submission)));
        for (Student student : missing) {
            String note = reasons.getOrDefault(student.id(), "nothing handed in");
            rows.add(row(student, "", "", "", "", "", "", note));
        }
        return CsvTable.text(COLUMNS, rows);
    }

    private static List<String> row(MarkedSubmission submission) {
        return row(
                submission.student(),
                text(submission.points()),
                Integer.toString(submission.counts().right()),
                Integer.toString(submission.counts().follows()),
                Integer.toString(submission.counts().wrong()),
                CsvTable.defused(submission.firstWrong()),
                String.join(" ", submission.mistakes().stream().map(Mistake::id).toList()),
                "");
    }

    private static List<String> row(Student student, String... rest) {
        List<String> row = new ArrayList<>(List.of(CsvTable.defused(student.id()), CsvTable.defused(student.name())));
        row.addAll(List.of(rest));
        row.set(row.size() - 1, CsvTable.defused(row.get(row.size() - 1)));
        return row;
    }

    static String text(BigDecimal points) {
        return points.signum() == 0 ? "0" : NumberText.full(points);
    }

    /** The files that do not count, and why, as CSV. */
    String problems() {
        return CsvTable.text(
                List.of("file", "id", "why"),
                others.stream()
                        .map(other -> List.of(
                                CsvTable.defused(other.path()),
                                other.student() == null
                                        ? ""
                                        : CsvTable.defused(other.student().id()),
                                CsvTable.defused(other.problem())))
                        .toList());
    }
}
