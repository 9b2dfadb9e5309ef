package longhand.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import longhand.check.Marking;
import longhand.check.convention.Convention;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How sheets are marked. */
public final class MarkingOptions {
    /** A double has no more. */
    static final class Digits extends WholeNumber {
        Digits() {
            super(1, 15);
        }
    }

    /** By their ids. */
    static final class ById implements ITypeConverter<Convention>, Iterable<String> {
        @Override
        public Convention convert(String id) {
            return Convention.of(id).orElseThrow(() -> new TypeConversionException(Choices.expected(ids(), id)));
        }

        private static List<String> ids() {
            return Arrays.stream(Convention.values()).map(Convention::id).toList();
        }

        @Override
        public Iterator<String> iterator() {
            return ids().iterator();
        }
    }

    @Option(names = "--hide-expected", description = "Keep every expected value out of the output.")
    private boolean hideExpected;

    @Option(
            names = "--min-digits",
            paramLabel = "N",
            defaultValue = "" + Marking.FEWEST_DIGITS,
            converter = Digits.class,
            description = "Significant digits that an answer needs at least (1 to 15; default: ${DEFAULT-VALUE}).")
    private int fewestDigits;

    @Option(
            names = "--convention",
            paramLabel = "ID",
            converter = ById.class,
            completionCandidates = ById.class,
            description =
                    "Also accept sheets by another convention; may be given several times: ${COMPLETION-CANDIDATES}.")
    private List<Convention> conventions = List.of();

    /** Whether our values may be seen. */
    public boolean showsExpected() {
        return !hideExpected;
    }

    /** Significant digits that an answer needs. */
    public int fewestDigits() {
        return fewestDigits;
    }

    /** The conventions that are accepted beside the example's own. */
    public List<Convention> conventions() {
        return conventions;
    }
}
