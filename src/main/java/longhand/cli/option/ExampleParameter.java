package longhand.cli.option;

import java.util.Collection;
import java.util.Iterator;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The example that a command works on, and how many digits it works with. */
public final class ExampleParameter {
    private static final int FEWEST_DIGITS = 3;

    @Parameters(
            index = "0",
            paramLabel = "EXAMPLE",
            completionCandidates = Bundled.class,
            description = "A bundled example, a YAML file, or a folder with example.yaml.")
    private String example;

    /** What a shell may complete. */
    static final class Bundled implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Examples.names().iterator();
        }
    }

    /** The option that some commands have besides. */
    public static final class Precision {
        /** Of decimal digits. */
        static final class Digits extends WholeNumber {
            Digits() {
                super(FEWEST_DIGITS, Arithmetic.MOST_DIGITS);
            }
        }

        @Option(
                names = "--precision",
                paramLabel = "N",
                converter = Digits.class,
                description =
                        "Work with N decimal digits instead of double precision (3 to " + Arithmetic.MOST_DIGITS + ").")
        private Integer digits;

        public boolean isGiven() {
            return digits != null;
        }
    }

    /** As it was typed. */
    public String given() {
        return example;
    }

    public Example read() {
        return Examples.find(example);
    }

    /** @param asked names or patterns of quantities: what is worked out when somebody asks for it alone is there if they do */
    public WorkedExample work(Precision precision, Collection<String> asked) {
        Example read = read().with(asked);
        return precision.digits == null
                ? WorkedExample.inDoubles(read)
                : WorkedExample.inDigits(precision.digits, read);
    }
}
