package longhand.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import longhand.formula.Formula;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.formula.FormulaCells;
import longhand.notation.formula.FormulaText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A worked example as an {@code .xlsx} workbook: a row for each quantity, whose cell has a name and works itself out by the rule from the
 * cells of others. Change one that is given, and all that follows from it changes.
 */
public final class Spreadsheet {
    private static final int NAME = 0;
    private static final int VALUE = 1;
    private static final int RULE = 2;
    private static final int QUESTION = 3;

    /** As the format has it. */
    private static final int LONGEST_FORMULA = 8192;

    private static final String GIVEN_COLOUR = "FFF2CC";
    private static final String HEAD_COLOUR = "E7E6E6";

    private final Derivation derivation;
    private final Map<Quantity, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Spreadsheet(Derivation derivation) {
        this.derivation = derivation;
        derivation
                .rules()
                .forEach(q -> names.put(q, free(cellName(derivation.names().of(q)))));
    }

    /**
     * The workbook.
     *
     * @throws IllegalArgumentException if a rule is too long for a cell
     */
    public static byte[] of(String title, Derivation derivation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Longhand", null)) {
            workbook.properties().setTitle(title);
            Worksheet sheet = workbook.newWorksheet("Derivation");
            new Spreadsheet(derivation).write(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Worksheet sheet) {
        String[] head = {"quantity", "value", "rule", "what it is"};
        for (int column = 0; column < head.length; column++) {
            sheet.value(0, column, head[column]);
        }
        sheet.range(0, 0, 0, QUESTION).style().bold().fillColor(HEAD_COLOUR).set();
        sheet.freezePane(0, 1);
        sheet.width(NAME, 18);
        sheet.width(VALUE, 22);
        sheet.width(RULE, 60);
        sheet.width(QUESTION, 60);
        int[] row = {0};
        derivation.rules().forEach(q -> write(sheet, ++row[0], q));
    }

    private void write(Worksheet sheet, int row, Quantity q) {
        sheet.value(row, NAME, derivation.names().of(q));
        sheet.range(row, VALUE, row, VALUE).setName(names.get(q));
        Formula rule = derivation.rules().of(q);
        if (q.phase() == Phase.GIVEN) {
            sheet.value(row, VALUE, derivation.figures().decimal(q));
            sheet.style(row, VALUE).fillColor(GIVEN_COLOUR).set();
        } else {
            String formula = FormulaCells.of(rule, names::get);
            if (formula.length() > LONGEST_FORMULA) {
                throw new IllegalArgumentException("the rule of "
                        + derivation.names().of(q) + " is too long for a cell: " + formula.length() + " characters");
            }
            sheet.formula(row, VALUE, formula);
            Working working = derivation.of(q);
            sheet.value(row, RULE, FormulaText.rule(working.rule(), derivation.names()));
            sheet.value(row, QUESTION, working.question());
        }
    }

    /** The name of a quantity as that of a cell: w1_2_3_new, z1_2_s1_u3, dL_dw1_2_3. */
    private static String cellName(String name) {
        String plain = name.replaceFirst("'(.*?)(@|~|$)", "$1_new$2")
                .replace("@", "_s")
                .replace("~", "_u")
                .replaceAll("[^A-Za-z0-9_]+", "_")
                .replaceFirst("_$", "");
        // what looks like the address of a cell, or begins with a digit
        boolean isAddress =
                plain.matches("(?i)[a-z]{1,3}\\d{1,7}|[rc]|r\\d*c\\d*|true|false") || !plain.matches("[A-Za-z_].*");
        return isAddress ? plain + "_" : plain;
    }

    /** Names that only case tells apart are one there. */
    private String free(String name) {
        String free = name;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free += "_";
        }
        return free;
    }
}
