package longhand.example.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.file.FileProblem;
import longhand.notation.text.NumberText;

/**
 * The answers on the first sheet of a spreadsheet: under a row with {@code quantity} and {@code value}, wherever it stands; without
 * one, in each row the first two cells that are filled.
 */
final class SpreadsheetAnswers {
    private SpreadsheetAnswers() {}

    /**
     * @param rows the cells of each row, blank ones in between; a missing row is an empty list
     * @throws FileProblem if there are too many answers
     */
    static List<Answer> of(String file, List<List<String>> rows) {
        int header = 0;
        while (header < rows.size() && column(rows.get(header), "quantity") < 0) {
            header++;
        }
        boolean hasHeader = header < rows.size() && column(rows.get(header), "value") >= 0;
        List<Answer> answers = new ArrayList<>();
        for (int row = hasHeader ? header + 1 : 0; row < rows.size(); row++) {
            List<String> cells = rows.get(row);
            List<String> pair = hasHeader
                    ? List.of(
                            cell(cells, column(rows.get(header), "quantity")),
                            cell(cells, column(rows.get(header), "value")))
                    : firstTwo(cells);
            if (!pair.get(0).isBlank()) {
                answers.add(new Answer(row + 1, pair.get(0), pair.get(1)));
            }
            if (answers.size() > AnswerSheet.MOST_ANSWERS) {
                throw new FileProblem(
                        file,
                        "expected at most " + NumberText.grouped(AnswerSheet.MOST_ANSWERS) + " answers, found more");
            }
        }
        return answers;
    }

    private static int column(List<String> row, String title) {
        for (int column = 0; column < row.size(); column++) {
            if (row.get(column).strip().toLowerCase(Locale.ROOT).equals(title)) {
                return column;
            }
        }
        return -1;
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }

    private static List<String> firstTwo(List<String> row) {
        List<String> filled =
                row.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
        return List.of(filled.isEmpty() ? "" : filled.get(0), filled.size() < 2 ? "" : filled.get(1));
    }
}
