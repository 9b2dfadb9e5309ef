package longhand.course;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.file.FileProblem;
import longhand.file.PrintableText;
import longhand.file.TextFile;
import longhand.notation.text.NumberText;

/**
 * Who takes part in a course, from a table with the columns {@code id} and {@code name}, or as course systems call these; other columns
 * are passed over. Commas, semicolons or tabs stand between them.
 */
public final class Roster {
    /** More than the largest courses have; each gets a folder and a page. */
    public static final int MOST_STUDENTS = 10_000;

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 200;

    private static final Set<String> ID = Set.of(
            "id",
            "id number",
            "student id",
            "student number",
            "sid",
            "sis user id",
            "matriculation number",
            "username",
            "user name");
    private static final Set<String> NAME = Set.of("name", "student", "student name", "full name");
    private static final Set<String> FIRST_NAME = Set.of("first name", "given name");
    private static final Set<String> LAST_NAME = Set.of("last name", "surname", "family name");

    /** The row that Canvas puts under the header of a gradebook. */
    private static final String POINTS_POSSIBLE = "points possible";

    /** What no folder can be called on Windows. */
    private static final Set<String> TAKEN_BY_WINDOWS = Stream.concat(
                    Stream.of("con", "prn", "aux", "nul"),
                    IntStream.rangeClosed(1, 9).boxed().flatMap(n -> Stream.of("com" + n, "lpt" + n)))
            .collect(Collectors.toUnmodifiableSet());

    private final TextFile file;
    private final List<CsvRecord> records;

    private Roster(TextFile file, List<CsvRecord> records) {
        this.file = file;
        this.records = records;
    }

    /** So many students without names, whose ids are numbers of the same length: 001, 002, and so on. */
    public static List<Student> numbered(int count) {
        int digits = Math.max(3, Integer.toString(count).length());
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    String text = Integer.toString(number);
                    return new Student("0".repeat(digits - text.length()) + text, "");
                })
                .toList();
    }

    /**
     * The students of a file, in its order.
     *
     * @throws FileProblem if it has no such columns, if an id cannot name a folder, or stands there twice
     */
    public static List<Student> read(TextFile file) {
        return new Roster(file, records(file)).students();
    }

    private static List<CsvRecord> records(TextFile file) {
        String header = file.text().lines().findFirst().orElse("");
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(header))
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file.text())) {
            return reader.stream().limit(MOST_STUDENTS + 3L).toList();
        } catch (CsvParseException e) {
            throw new FileProblem(file.name(), "expected fields quoted as RFC 4180 says, found: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands most often in the header. */
    public static char separator(String header) {
        char most = ',';
        for (char separator : new char[] {';', '\t'}) {
            most = count(header, separator) > count(header, most) ? separator : most;
        }
        return most;
    }

    /** Whether a column of that title says who it is. */
    public static boolean isIdColumn(String title) {
        return ID.contains(title.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a column of that title has names of people. */
    public static boolean isNameColumn(String title) {
        String lower = title.strip().toLowerCase(Locale.ROOT);
        return NAME.contains(lower) || FIRST_NAME.contains(lower) || LAST_NAME.contains(lower);
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private List<Student> students() {
        if (records.isEmpty()) {
            throw new FileProblem(file.name(), "expected a table with the columns id and name, found an empty file");
        }
        List<String> header = records.get(0).getFields().stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
        int id = column(header, ID);
        if (id < 0) {
            throw new FileProblem(
                    file.name(),
                    1,
                    "expected a column called id, found " + FileProblem.quoted(String.join(", ", header)));
        }
        int name = column(header, NAME);
        int first = column(header, FIRST_NAME);
        int last = column(header, LAST_NAME);
        List<Student> students = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            String called =
                    name >= 0 ? field(record, name) : (field(record, first) + " " + field(record, last)).strip();
            String given = field(record, id);
            if (isNobody(record, given, called)) {
                continue;
            }
            if (students.size() == MOST_STUDENTS) {
                throw problem(
                        record, "expected at most " + NumberText.grouped(MOST_STUDENTS) + " students, found more");
            }
            checkId(record, given);
            Long before = lines.putIfAbsent(given.toLowerCase(Locale.ROOT), record.getStartingLineNumber());
            if (before != null) {
                throw problem(
                        record,
                        "expected an id of its own for each student, found " + FileProblem.quoted(given)
                                + " again, as on line " + before);
            }
            students.add(new Student(given, FileProblem.abbreviated(called, LONGEST_NAME)));
        }
        if (students.isEmpty()) {
            throw new FileProblem(file.name(), "expected students, found a header alone");
        }
        return List.copyOf(students);
    }

    private static boolean isNobody(CsvRecord record, String id, String name) {
        boolean isBlank = record.getFields().stream().allMatch(String::isBlank);
        return isBlank || (id.isEmpty() && name.toLowerCase(Locale.ROOT).equals(POINTS_POSSIBLE));
    }

    private static int column(List<String> header, Set<String> names) {
        return IntStream.range(0, header.size())
                .filter(i -> names.contains(header.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private static String field(CsvRecord record, int column) {
        return column < 0 || column >= record.getFieldCount()
                ? ""
                : record.getField(column).strip();
    }

    /** Refuses what could not be, or should not be, the name of a folder. */
    private void checkId(CsvRecord record, String id) {
        if (!isId(id)) {
            throw problem(
                    record,
                    "expected an id of at most " + LONGEST_ID
                            + " letters, digits and . _ - + @, which begins and ends with a letter or a digit, found "
                            + (id.isEmpty() ? "nothing" : FileProblem.quoted(id)));
        }
    }

    /** Whether a text can be an id: a folder of that name does no harm on any system. */
    public static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ID
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-+@".indexOf(c) >= 0)
                && Character.isLetterOrDigit(text.charAt(0))
                && Character.isLetterOrDigit(text.charAt(text.length() - 1))
                && !TAKEN_BY_WINDOWS.contains(text.toLowerCase(Locale.ROOT).replaceFirst("\\..*", ""))
                && PrintableText.of(text).equals(text);
    }

    private FileProblem problem(CsvRecord record, String what) {
        return new FileProblem(file.name(), (int) record.getStartingLineNumber(), what);
    }
}
