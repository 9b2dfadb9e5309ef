package longhand.cli.option;

import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.Examples;
import longhand.formula.Arithmetic;
import longhand.notation.Figures;
import longhand.notation.Names;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The example that a command works on, and how many digits it works with. */
public final class ExampleParameter {
    private static final int FEWEST_DIGITS = 3;

    @Parameters(
            index = "0",
            paramLabel = "EXAMPLE",
            description = "A bundled example, a YAML file, or a folder that holds example.yaml.")
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
    public record Derivation(Example example, Figures figures, Names names) {
        public static Derivation of(Example example, Figures figures) {
            return new Derivation(example, figures, new Names(figures.rules(), example.labels()));
        }
    }

    public Derivation derive(Precision precision) {
        Example read = read();
        Rules rules = new Rules(read.step());
        if (precision.digits == null) {
            return Derivation.of(read, Figures.of(new Trace<>(rules, Arithmetic.doubles())));
        }
        int digits = precision.digits;
        return Derivation.of(read, Figures.of(new Trace<>(rules, Arithmetic.digits(digits)), digits));
    }
}
