package longhand.mnist.images;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.file.DataFile;
import longhand.file.FileProblem;
import longhand.file.TooLittleMemory;

/**
 * Images as Kaggle's CSV has them: the header {@code label,pixel0,pixel1,…}, then a line an image. The header may be missing. It
 * does not say how high and wide an image is, unless its last column is called {@code 28x28}: so images are square.
 */
final class LabelledCsv extends AbstractBaseCsvCallbackHandler<Boolean> {
    /** Pixels are gathered in an array that doubles, and copied once. */
    private static final int ARRAYS = 2;

    private static final long MOST_PIXELS = DataFile.MOST_BYTES / ARRAYS;

    private static final Pattern LAST_PIXEL = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");
    private static final int MOST_COLUMNS = 1 << 20;

    private final String file;
    private final List<String> header = new ArrayList<>();
    private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private int[] lines = new int[1024];
    private byte[] row = new byte[1024];
    private int columns;
    private long line;
    private boolean isFirst = true;
    private boolean isHeader;
    private boolean hasLabels = true;

    private LabelledCsv(String file) {
        this.file = file;
    }

    /**
     * The images of a file; nothing if its header has no column of labels, as that of Kaggle's test file.
     *
     * @throws FileProblem if it is not in this form
     */
    static Optional<Images> read(DataFile file) {
        LabelledCsv csv = new LabelledCsv(file.name());
        try (CsvReader<Boolean> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(csv, file.stream(), StandardCharsets.ISO_8859_1)) {
            for (Boolean ignored : records) {
                if (!csv.hasLabels) {
                    return Optional.empty();
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw csv.unwrapped(e);
        } catch (IOException e) {
            throw DataFile.problem(csv.file, 0, e);
        }
        return Optional.of(csv.images());
    }

    private Images images() {
        if (labels.size() == 0) {
            throw new FileProblem(file, "expected one line per image, found none");
        }
        int size = columns - 1;
        int height = (int) Math.round(Math.sqrt(size));
        int width = height;
        Matcher last = LAST_PIXEL.matcher(header.isEmpty() ? "" : header.get(header.size() - 1));
        if (last.matches()) {
            height = Integer.parseInt(last.group(1));
            width = Integer.parseInt(last.group(2));
        }
        if ((long) height * width != size) {
            throw FileProblem.onLine(
                    file,
                    1,
                    "expected a label and a square number of pixels, 785 columns for images of 28×28, found " + columns
                            + " columns");
        }
        int[] places = Arrays.copyOf(lines, labels.size());
        return new Images(
                height, width, pixels.toByteArray(), labels.toByteArray(), image -> file + ": line " + places[image]);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int column, char[] buffer, int from, int length, boolean quoted) {
        if (column >= MOST_COLUMNS) {
            throw FileProblem.onLine(file, line, "expected at most " + MOST_COLUMNS + " columns, found more");
        }
        if (isFirst && column == 0) {
            isHeader = length == 0 || buffer[from] < '0' || buffer[from] > '9';
        }
        if (isFirst && isHeader) {
            header.add(new String(buffer, from, Math.min(length, 40)));
            return;
        }
        if (column == row.length) {
            row = Arrays.copyOf(row, 2 * row.length);
        }
        row[column] = (byte) value(column, buffer, from, length);
    }

    private int value(int column, char[] buffer, int from, int length) {
        int value = 0;
        boolean isNumber = length > 0 && length <= 3;
        for (int i = from; isNumber && i < from + length; i++) {
            isNumber = buffer[i] >= '0' && buffer[i] <= '9';
            value = 10 * value + buffer[i] - '0';
        }
        if (!isNumber || value > 255) {
            throw FileProblem.onLine(
                    file,
                    line,
                    "column " + (column + 1) + ": expected a " + (column == 0 ? "label" : "pixel")
                            + " from 0 to 255, found "
                            + FileProblem.quoted(new String(buffer, from, Math.min(length, 60)), 40));
        }
        return value;
    }

    @Override
    protected Boolean buildRecord() {
        if (getRecordType() == RecordType.EMPTY) {
            return true;
        }
        int found = getFieldCount();
        if (isFirst) {
            isFirst = false;
            columns = found;
            if (isHeader) {
                hasLabels = header.get(0).strip().equalsIgnoreCase("label");
                return true;
            }
        }
        if (found != columns) {
            throw FileProblem.onLine(
                    file, line, "expected " + columns + " columns, as the first line has, found " + found);
        }
        long together = (long) pixels.size() + found;
        if (together > MOST_PIXELS) {
            throw FileProblem.onLine(file, line, "expected at most " + MOST_PIXELS + " pixels in a file, found more");
        }
        TooLittleMemory.check(ARRAYS * together, file + ": the pixels up to line " + line);
        int image = labels.size();
        if (image == lines.length) {
            lines = Arrays.copyOf(lines, 2 * image);
        }
        lines[image] = (int) Math.min(line, Integer.MAX_VALUE);
        labels.write(row[0]);
        pixels.write(row, 1, found - 1);
        return true;
    }

    /** FastCSV wraps what a handler throws, and says no line that we do not know better. */
    private FileProblem unwrapped(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileProblem problem) {
                return problem;
            }
            if (cause instanceof IOException unread) {
                return DataFile.problem(file, 0, unread);
            }
        }
        return FileProblem.onLine(
                file, Math.max(1, line), "expected numbers separated by commas, found: " + e.getMessage());
    }
}
