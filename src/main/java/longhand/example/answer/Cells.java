package longhand.example.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of a sheet as far as they are read: what a document claims of its size takes no memory. */
final class Cells {
    /** Further down, and further to the right, there are no answers. */
    private static final int MOST_ROWS = 60_000;

    private static final int MOST_COLUMNS = 64;
    private static final int LONGEST_CELL = 500;

    private final List<List<String>> rows = new ArrayList<>();

    /** @param row counted from 0, and {@code column} likewise */
    void put(int row, int column, String text) {
        if (text.isBlank() || row < 0 || row >= MOST_ROWS || column < 0 || column >= MOST_COLUMNS) {
            return;
        }
        while (rows.size() <= row) {
            rows.add(List.of());
        }
        List<String> cells = new ArrayList<>(rows.get(row));
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL));
        rows.set(row, Arrays.asList(cells.toArray(new String[0])));
    }

    List<List<String>> rows() {
        return rows;
    }
}
