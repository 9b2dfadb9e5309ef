package longhand.calculus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.formula.quantity.Quantity;

/** Figures from another tool: the CSV files in the resources beside this class, and {@code tables.py} there, which makes them. */
public final class Table {
    private Table() {}

    /** Every quantity of an example and its value to 60 digits. */
    public static Map<Quantity, BigDecimal> of(String example) {
        Map<Quantity, BigDecimal> values = new LinkedHashMap<>();
        for (List<String> row : rows(example)) {
            int[] index = row.subList(1, 6).stream().mapToInt(Integer::parseInt).toArray();
            Quantity first = Derivatives.of(row.get(0), index[0], index[1], index[2], index[3], index[4]);
            // of several updates their number stands before the value
            int update = row.size() == 8 ? Integer.parseInt(row.get(6)) : 1;
            values.put(first.withUpdate(first.update() + update - 1), new BigDecimal(row.get(row.size() - 1)));
        }
        return values;
    }

    /** The rows of a file but the first, which is the header. */
    public static List<List<String>> rows(String name) {
        return rows(name, ",");
    }

    /** The same of a file with another sign between the fields. */
    public static List<List<String>> rows(String name, String between) {
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(Table.class.getResourceAsStream(name + ".csv"), StandardCharsets.UTF_8))) {
            return file.lines()
                    .skip(1)
                    .map(line -> Stream.of(line.split(between)).toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
