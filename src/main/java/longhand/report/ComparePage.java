package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import longhand.compare.CompareWords;
import longhand.compare.ComparedEntry;
import longhand.compare.ComparedMatrix;
import longhand.compare.Comparison;
import longhand.compare.Effort;
import longhand.example.Example;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.mnist.descent.Recipe;
import longhand.mnist.matrix.Matrix;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Pictures;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.Equations;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;
import longhand.view.page.ExampleContent;
import longhand.view.page.MatrixTable;

/**
 * Both engines on one page: each matrix, and beside it the derivation of its entries. Where there are too many for a page, of each matrix
 * the entries that say most, and larger matrices as pictures.
 */
public final class ComparePage {
    /** So many entries in all have room for a derivation each. */
    private static final int MOST_DERIVATIONS = 400;

    /** A matrix of more entries, or one that is wider than a telephone, is a picture. */
    private static final int MOST_IN_A_TABLE = 170;

    private static final int MOST_COLUMNS_OF_A_TABLE = 8;

    /** Pixels on the page for each row of a picture. */
    private static final int HEIGHT_OF_A_ROW = 10;

    /**
     * What the template sees.
     *
     * @param home the index, and {@code example} the address of the example's own page; both are empty on a page that stands alone
     */
    public record Content(
            Frame frame,
            ExampleContent.Link home,
            String example,
            String title,
            String about,
            String outcome,
            List<String> corners,
            String cost,
            List<Section> matrices,
            String scale) {
        public boolean hasHome() {
            return !home.address().isEmpty();
        }
    }

    /**
     * One matrix.
     *
     * @param id of its section, and {@code where} the entry in which the engines differ most; empty if they do nowhere
     * @param table or, in its place, {@code picture} as a data URI, {@code height} pixels high
     */
    public record Section(
            String id,
            String name,
            String shape,
            String difference,
            String where,
            MatrixTable table,
            String picture,
            String height,
            String words,
            List<Entry> entries) {
        public boolean isPicture() {
            return !picture.isEmpty();
        }
    }

    /**
     * The derivation of one entry.
     *
     * @param address of its step on the page of the example, or empty
     * @param matrix as the matrices have it, with every digit, and {@code difference} from the rule's value
     */
    public record Entry(
            String id,
            String address,
            String why,
            List<TemplateHTMLOutputModel> rule,
            List<TemplateHTMLOutputModel> numbers,
            Shown.Figure value,
            String matrix,
            String difference) {
        public boolean hasNumbers() {
            return !numbers.isEmpty();
        }
    }

    private record At(int row, int column) {}

    private final Derivation derivation;
    private final Figures figures;
    private final Names names;
    private final NeuronNames neurons;
    private final String page;
    private final boolean hasAll;

    private ComparePage(Example example, Comparison comparison, String page) {
        this.page = page;
        figures = Figures.of(comparison.trace());
        names = new Names(figures.rules(), example.labels());
        derivation = new Derivation(figures, names);
        neurons = names.neurons();
        hasAll = comparison.matrices().stream()
                        .mapToInt(matrix -> count(matrix.values()))
                        .sum()
                <= MOST_DERIVATIONS;
    }

    /** Whether the matrices know all of an example. */
    static boolean isFor(Example example) {
        return example.isOfLayers() && Recipe.unknown(example.step()).isEmpty();
    }

    /** The page as HTML, to stand alone. */
    public static String render(Example example, Comparison comparison) {
        return render(example, comparison, "", "");
    }

    /**
     * The page as HTML.
     *
     * @param home the address of the index, or empty
     * @param page the address of the example's own page, on which each number has its step, or empty
     */
    public static String render(Example example, Comparison comparison, String home, String page) {
        ComparePage of = new ComparePage(example, comparison, page);
        CompareWords words = new CompareWords(comparison, of.names);
        return Templates.render(
                "compare.ftlh",
                new Content(
                        Assets.frame(),
                        new ExampleContent.Link(home, "All examples"),
                        page,
                        example.title(),
                        of.hasAll
                                ? "Click a number in a matrix to see how it is computed."
                                : "Some entries of each matrix are derived here: the one where the engines differ most, the largest, and "
                                        + "one from the middle. "
                                        + (page.isEmpty()
                                                ? "“longhand explain” works out any other."
                                                : "The page of the example works out any other."),
                        sentence(words.outcome()),
                        words.corners().stream().map(ComparePage::sentence).toList(),
                        NumberText.grouped(Effort.multiplyAdds(example.step())) + " multiply-adds and "
                                + NumberText.grouped(of.figures.rules().order().size())
                                + " numbers, each with a rule of its own.",
                        comparison.matrices().stream().map(of::section).toList(),
                        of.hasAll ? "" : Pictures.scale()));
    }

    private Section section(ComparedMatrix matrix) {
        Matrix values = matrix.values();
        ComparedEntry largest = matrix.largest();
        Map<At, String> chosen = chosen(matrix);
        boolean isPicture = !hasAll && (count(values) > MOST_IN_A_TABLE || values.columns() > MOST_COLUMNS_OF_A_TABLE);
        return new Section(
                matrix.name().replace("′", "-new"),
                matrix.name(),
                values.shape(),
                Numbers.readable(CompareWords.size(largest.relative())),
                largest.relative() == 0 ? "" : names.of(largest.quantity()),
                isPicture ? null : table(matrix, chosen),
                isPicture ? Pictures.of(values) : "",
                Integer.toString(HEIGHT_OF_A_ROW * values.rows()),
                isPicture
                        ? "Colours from −" + NumberText.shown(size(values)) + " to " + NumberText.shown(size(values))
                                + "."
                        : "",
                chosen.entrySet().stream()
                        .map(entry -> entry(matrix, entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** The entries that have a derivation, the one to look at first in front, each with why it is there. */
    private Map<At, String> chosen(ComparedMatrix matrix) {
        Matrix values = matrix.values();
        Map<At, String> chosen = new LinkedHashMap<>();
        At differing = new At(0, 0);
        At largest = new At(0, 0);
        for (int row = 0; row < values.rows(); row++) {
            for (int column = 0; column < values.columns(); column++) {
                if (matrix.quantity(row, column).equals(matrix.largest().quantity())) {
                    differing = new At(row, column);
                }
                if (Math.abs(values.get(row, column)) > Math.abs(values.get(largest.row(), largest.column()))) {
                    largest = new At(row, column);
                }
            }
        }
        if (matrix.largest().relative() > 0) {
            chosen.put(differing, "Here the engines differ most.");
        }
        chosen.putIfAbsent(largest, "The largest in the matrix.");
        chosen.putIfAbsent(new At(values.rows() / 2, values.columns() / 2), "From the middle of the matrix.");
        for (int i = 0; hasAll && i < count(values); i++) {
            chosen.putIfAbsent(new At(i / values.columns(), i % values.columns()), "");
        }
        return chosen;
    }

    private Entry entry(ComparedMatrix matrix, At at, String why) {
        Quantity q = matrix.quantity(at.row(), at.column());
        Working working = derivation.of(q);
        double value = matrix.values().get(at.row(), at.column());
        double difference = Math.abs(value - figures.real(q));
        String name = working.name();
        return new Entry(
                name,
                page.isEmpty() ? "" : page + "#" + name,
                why,
                Typeset.pieces(Equations.rule(working)),
                working.isCopied() ? List.of() : Typeset.pieces(Equations.numbers(working)),
                Numbers.of(working),
                full(value),
                Numbers.readable(CompareWords.size(difference)));
    }

    private MatrixTable table(ComparedMatrix matrix, Map<At, String> chosen) {
        Matrix values = matrix.values();
        List<MatrixTable.Row> rows = new ArrayList<>();
        for (int row = 0; row < values.rows(); row++) {
            List<MatrixTable.Entry> entries = new ArrayList<>();
            for (int column = 0; column < values.columns(); column++) {
                Quantity q = matrix.quantity(row, column);
                String id = chosen.containsKey(new At(row, column)) ? names.of(q) : "";
                entries.add(new MatrixTable.Entry(id, false, Numbers.of(figures, q)));
            }
            rows.add(new MatrixTable.Row(rowName(matrix, row), entries));
        }
        return new MatrixTable(matrix.name(), values.shape(), "", columnNames(matrix), rows);
    }

    private String rowName(ComparedMatrix matrix, int row) {
        int layer = matrix.quantity(0, 0).layer();
        return layer == 0 ? "loss" : neurons.name(layer, row + 1);
    }

    private List<String> columnNames(ComparedMatrix matrix) {
        Variable variable = matrix.quantity(0, 0).variable();
        return IntStream.rangeClosed(1, matrix.values().columns())
                .mapToObj(column -> switch (variable.kind()) {
                    case WEIGHT -> neurons.name(variable.layer() - 1, column);
                    case BIAS -> "bias";
                    default -> "sample " + column;
                })
                .toList();
    }

    /** With true minus signs before numbers, and hyphens left in words. */
    private static String sentence(String words) {
        return words.replaceAll("-(?=[0-9])", "−");
    }

    private static int count(Matrix values) {
        return Math.multiplyExact(values.rows(), values.columns());
    }

    private static double size(Matrix values) {
        double size = 0;
        for (double value : values.toRows()) {
            size = Math.max(size, Math.abs(value));
        }
        return size;
    }

    private static String full(double value) {
        return Numbers.readable(NumberText.full(value));
    }
}
