package longhand.example.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.file.FileProblem;
import longhand.model.TrainingStep;
import longhand.model.network.Network;
import longhand.notation.name.Names;
import longhand.notation.text.NumberText;
import longhand.notation.text.Words;
import longhand.view.QuantityMatrix;

/**
 * Answers in arrays that are named as the notes name matrices: {@code Z1}, {@code A1}, {@code dW1}, {@code db1}, {@code W1_new}. A
 * matrix may be transposed, with a row for each sample or for each neuron before; a square one is, where others of its sort are.
 */
final class ArrayAnswers {
    private final Names names;
    private final Map<String, QuantityMatrix> matrices = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> turned = new ArrayList<>();

    private ArrayAnswers(Names names) {
        this.names = names;
        if (names.rules().computation() instanceof TrainingStep step) {
            addMatrices(step);
        }
    }

    private void addMatrices(TrainingStep step) {
        Network network = step.network();
        add(QuantityMatrix.inputs(names.rules()));
        add(QuantityMatrix.targets(names.rules()));
        for (int layer = 1; layer <= network.depth(); layer++) {
            QuantityMatrix weights = QuantityMatrix.weights(names.rules(), layer);
            QuantityMatrix biases = QuantityMatrix.biases(names.rules(), layer);
            QuantityMatrix sums = QuantityMatrix.weightedSums(names.rules(), layer);
            QuantityMatrix activations = QuantityMatrix.activations(names.rules(), layer);
            for (QuantityMatrix matrix : List.of(weights, biases, sums, activations)) {
                add(matrix);
                add(matrix.gradient());
            }
            if (step.hasUpdate()) {
                add(QuantityMatrix.newWeights(names.rules(), layer));
                if (step.updateBiases()) {
                    add(QuantityMatrix.newBiases(names.rules(), layer));
                }
            }
        }
    }

    private void add(QuantityMatrix matrix) {
        matrices.put(matrix.name(), matrix);
        matrices.put(matrix.name().replace("θ", "theta"), matrix);
    }

    /**
     * The answers in some arrays.
     *
     * @throws FileProblem if there are too many of them
     */
    static Answers of(String file, List<NamedArray> arrays, Names names) {
        ArrayAnswers reading = new ArrayAnswers(names);
        long count = arrays.stream().mapToLong(array -> array.values().size()).sum();
        if (count > AnswerSheet.MOST_ANSWERS) {
            throw new FileProblem(
                    file,
                    "expected at most " + NumberText.grouped(AnswerSheet.MOST_ANSWERS) + " numbers, found "
                            + NumberText.grouped(count));
        }
        boolean turnsParameters = reading.turns(arrays, true);
        boolean turnsSamples = reading.turns(arrays, false);
        for (NamedArray array : arrays) {
            reading.read(array, turnsParameters, turnsSamples);
        }
        return new Answers(reading.answers, reading.remark());
    }

    private String remark() {
        return turned.isEmpty()
                ? ""
                : Words.and(turned) + (turned.size() == 1 ? " is" : " are")
                        + " read transposed, as the shape is turned: W1[to,from], a column for each sample";
    }

    /** W1_new and W1' are W1′. */
    private static String asNotes(String name) {
        return name.replaceFirst("(?:_new|')$", "′");
    }

    private Optional<QuantityMatrix> matrix(NamedArray array) {
        return Optional.ofNullable(matrices.get(asNotes(array.name())));
    }

    private static boolean isOfParameters(QuantityMatrix matrix) {
        return matrix.across() != QuantityMatrix.Columns.SAMPLES;
    }

    /** Whether the arrays that are not square are turned, of parameters or of what samples have. */
    private boolean turns(List<NamedArray> arrays, boolean ofParameters) {
        int straight = 0;
        int other = 0;
        for (NamedArray array : arrays) {
            QuantityMatrix matrix = matrix(array).orElse(null);
            if (matrix != null && isOfParameters(matrix) == ofParameters && matrix.rows() != matrix.columns()) {
                straight += array.shape().equals(List.of(matrix.rows(), matrix.columns())) ? 1 : 0;
                other += array.shape().equals(List.of(matrix.columns(), matrix.rows()))
                                && Math.min(matrix.rows(), matrix.columns()) > 1
                        ? 1
                        : 0;
            }
        }
        return other > straight;
    }

    private void read(NamedArray array, boolean turnsParameters, boolean turnsSamples) {
        QuantityMatrix matrix = matrix(array).orElse(null);
        if (matrix == null) {
            readEachByName(array);
            return;
        }
        int rows = matrix.rows();
        int columns = matrix.columns();
        boolean isStraight = array.shape().equals(List.of(rows, columns))
                || (Math.min(rows, columns) == 1
                        && array.values().size() == rows * columns
                        && array.shape().size() <= 2
                        && isLine(array));
        boolean isTurned = array.shape().equals(List.of(columns, rows));
        if (!isStraight && !isTurned) {
            answers.add(new Answer(
                    answers.size() + 1,
                    array.name(),
                    "",
                    "expected the shape " + matrix.shape() + " or " + columns + "×" + rows + ", found "
                            + array.shapeText()));
            return;
        }
        boolean turns = isOfParameters(matrix) ? turnsParameters : turnsSamples;
        boolean isTransposed = Math.min(rows, columns) > 1 && (rows == columns ? turns : !isStraight);
        if (isTransposed) {
            turned.add(array.name());
        }
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= columns; column++) {
                int place = isTransposed ? (column - 1) * rows + row - 1 : (row - 1) * columns + column - 1;
                answers.add(new Answer(
                        answers.size() + 1,
                        names.of(matrix.at(row, column)),
                        array.values().get(place)));
            }
        }
    }

    /** Whether all but one of its dimensions are 1. */
    private static boolean isLine(NamedArray array) {
        return array.shape().stream().filter(side -> side > 1).count() <= 1;
    }

    /** A number under a name of its own; or several, under that name with indices. */
    private void readEachByName(NamedArray array) {
        for (int place = 0; place < array.values().size(); place++) {
            String name = array.values().size() == 1 ? array.name() : indexed(array, place);
            answers.add(new Answer(answers.size() + 1, name, array.values().get(place)));
        }
    }

    /** dL/dz1@2 becomes dL/dz1[3]@2. */
    private static String indexed(NamedArray array, int place) {
        String index = array.shape().size() == 2
                ? "[" + (place / array.shape().get(1) + 1) + ","
                        + (place % array.shape().get(1) + 1) + "]"
                : "[" + (place + 1) + "]";
        int end = array.name().length();
        for (char sign : new char[] {'@', '~'}) {
            int at = array.name().indexOf(sign);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return array.name().substring(0, end) + index + array.name().substring(end);
    }
}
