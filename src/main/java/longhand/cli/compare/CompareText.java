package longhand.cli.compare;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import longhand.cli.compare.CompareCommand.Compared;
import longhand.cli.output.WrappedText;
import longhand.compare.CompareWords;
import longhand.compare.ComparedMatrix;
import longhand.compare.Effort;
import longhand.notation.text.NumberText;

/** A comparison to read: a line a matrix, then the corners, then what each engine cost. */
final class CompareText {
    private CompareText() {}

    static void write(Compared compared, int width, PrintWriter out) {
        CompareWords words = new CompareWords(compared.comparison(), compared.names());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("matrix", "shape", "largest difference", "where", "one by one", "as matrices"));
        for (ComparedMatrix matrix : compared.comparison().matrices()) {
            boolean isSame = matrix.largest().relative() == 0;
            rows.add(List.of(
                    matrix.name(),
                    matrix.values().shape(),
                    CompareWords.size(matrix.largest().relative()),
                    isSame ? "" : compared.names().of(matrix.largest().quantity()),
                    isSame ? "" : NumberText.full(matrix.largest().scalar()),
                    isSame ? "" : NumberText.full(matrix.largest().matrix())));
        }
        table(rows, out);
        out.println();
        out.println(WrappedText.text(words.outcome(), width, 0));
        for (String corner : words.corners()) {
            out.println();
            out.println(WrappedText.text(corner, width, 0));
        }
        out.println();
        table(
                List.of(
                        List.of("", "one by one", "as matrices"),
                        List.of("time, once warm", time(compared.oneByOne()), time(compared.asMatrices())),
                        List.of("numbers kept", numbers(compared.oneByOne()), numbers(compared.asMatrices())),
                        List.of("bytes", bytes(compared.oneByOne()), bytes(compared.asMatrices()))),
                out);
        out.println(Effort.multiplyAdds(compared.example().step()) + " multiply-adds either way.");
    }

    private static void table(List<List<String>> rows, PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .map(each -> each.get(at).length())
                        .max(Comparator.naturalOrder())
                        .orElse(0);
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width - cell.length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String time(Effort effort) {
        return NumberText.plain(1000 * effort.seconds(), 2) + " ms";
    }

    private static String numbers(Effort effort) {
        return Long.toString(effort.numbers());
    }

    private static String bytes(Effort effort) {
        return Long.toString(effort.bytes());
    }
}
