package longhand.course.worksheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import longhand.course.CsvTable;
import longhand.example.Example;
import longhand.file.WholeFolder;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;

/**
 * The folder of a course's worksheets: for each student a folder of that id with the exercise and a blank sheet; the pages; and the list of
 * students, by which {@code mark} finds whose a sheet is.
 */
public final class WorksheetFiles {
    public static final String EXAMPLE = "example.yaml";
    public static final String SHEET = "sheet.csv";
    public static final String SHEETS = "sheets.html";
    public static final String KEYS = "keys.html";
    public static final String STUDENTS = "students.csv";

    private WorksheetFiles() {}

    /** Whether a folder of that name would be in the way of one of the files. */
    public static boolean isTaken(String id) {
        return Set.of(SHEETS, KEYS, STUDENTS).contains(id);
    }

    /** Writes them all, or none. */
    public static void write(Path folder, WorksheetMaker maker, List<Worksheet> worksheets, boolean hasCodes)
            throws IOException {
        try (WholeFolder files = WholeFolder.in(folder)) {
            for (Worksheet worksheet : worksheets) {
                String id = worksheet.student().id();
                files.write(id + "/" + EXAMPLE, example(worksheet.example()));
                files.write(id + "/" + SHEET, blank(worksheet));
            }
            files.write(SHEETS, WorksheetPages.sheets(worksheets, hasCodes));
            files.write(KEYS, WorksheetPages.keys(maker, worksheets));
            files.write(STUDENTS, students(worksheets));
            files.finish(STUDENTS);
        }
    }

    private static String example(Example example) {
        return ExerciseText.write(new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels()));
    }

    private static String blank(Worksheet worksheet) {
        return CsvTable.text(
                List.of("quantity", "value"),
                worksheet.asked().stream()
                        .map(q -> List.of(worksheet.name(q), ""))
                        .toList());
    }

    private static String students(List<Worksheet> worksheets) {
        return CsvTable.text(
                List.of("id", "name"),
                worksheets.stream()
                        .map(Worksheet::student)
                        .map(student -> List.of(student.id(), student.name()))
                        .toList());
    }
}
