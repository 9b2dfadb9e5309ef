package longhand.cli.option;

import java.io.PrintWriter;
import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.NumberText;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The example that a command works on, and how many digits it works with. */
public final class ExampleParameter {
    private static final int FEWEST_DIGITS = 3;

    @Parameters(
            index = "0",
            paramLabel = "EXAMPLE",
            description = "A bundled example, a YAML file, or a folder with example.yaml.")
    private String example;

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
    }

    public Example read() {
        return Examples.find(example);
    }

    /** The derivation of an example: its values, and its names. */
    public record Derivation(Example example, Figures figures, Names names, boolean isInDoubles) {
        private static Derivation of(Example example, Figures figures, boolean isInDoubles) {
            return new Derivation(example, figures, new Names(figures.rules(), example.labels()), isInDoubles);
        }

        public static Derivation inDoubles(Example example) {
            return of(example, Figures.of(new Trace<>(new Rules(example.step()), Arithmetic.doubles())), true);
        }

        /** Says which of these quantities have no value in the number type, if there are any. */
        public void warnOfTooLarge(List<Quantity> quantities, PrintWriter err) {
            List<Quantity> tooLarge =
                    quantities.stream().filter(q -> figures.decimal(q) == null).toList();
            if (!tooLarge.isEmpty()) {
                String first = names.of(tooLarge.get(0));
                String words = tooLarge.size() == 1
                        ? first + " is"
                        : first + ", the first of " + NumberText.grouped(tooLarge.size())
                                + ", or what it is worked out from, is";
                err.println("longhand: " + words
                        + (isInDoubles
                                ? " too large for a double; 'longhand trace' with --precision 50 shows it"
                                : " too large for any number here, beyond 1e131000"));
            }
        }
    }

    public Derivation derive(Precision precision) {
        Example read = read();
        if (precision.digits == null) {
            return Derivation.inDoubles(read);
        }
        int digits = precision.digits;
        Rules rules = new Rules(read.step());
        return Derivation.of(read, Figures.of(new Trace<>(rules, Arithmetic.digits(digits)), digits), false);
    }
}
