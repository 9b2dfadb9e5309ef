package longhand.cli;

import longhand.calculus.Arithmetic;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.Examples;
import longhand.notation.Figures;
import longhand.notation.Names;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The example that a command works on, and how many digits it works with. */
final class ExampleParameter {
    private static final int FEWEST_DIGITS = 3;

    @Parameters(
            index = "0",
            paramLabel = "EXAMPLE",
            description = "A bundled example, a YAML file, or a folder that holds example.yaml.")
    private String example;

    /** The option that some commands have besides. */
    static final class Precision {
        @Option(
                names = "--precision",
                paramLabel = "N",
                description =
                        "Work with N decimal digits instead of double precision (3 to " + Arithmetic.MOST_DIGITS + ").")
        private Integer digits;
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Example read() {
        return Examples.find(example);
    }

    /** The derivation of an example: its values, and its names. */
    record Derivation(Example example, Figures figures, Names names) {
        static Derivation of(Example example, Figures figures) {
            return new Derivation(example, figures, new Names(figures.rules(), example.labels()));
        }
    }

    Derivation derive(Precision precision) {
        Example read = read();
        Rules rules = new Rules(read.step());
        if (precision.digits == null) {
            return Derivation.of(read, Figures.of(new Trace<>(rules, Arithmetic.doubles())));
        }
        int digits = precision.digits;
        if (digits < FEWEST_DIGITS || digits > Arithmetic.MOST_DIGITS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--precision: expected a number of digits from " + FEWEST_DIGITS + " to " + Arithmetic.MOST_DIGITS
                            + ", found " + digits);
        }
        return Derivation.of(read, Figures.of(new Trace<>(rules, Arithmetic.digits(digits)), digits));
    }
}
