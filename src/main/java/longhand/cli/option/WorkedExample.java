package longhand.cli.option;

import java.io.PrintWriter;
import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.notation.Derivation;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.NumberText;

/** An example with its derivation, in the number type that was asked for. */
public record WorkedExample(Example example, Derivation derivation, boolean isInDoubles) {
    public static WorkedExample inDoubles(Example example) {
        return of(example, Figures.of(new Trace<>(new Rules(example.step()), Arithmetic.doubles())), true);
    }

    static WorkedExample inDigits(int digits, Example example) {
        Rules rules = new Rules(example.step());
        return of(example, Figures.of(new Trace<>(rules, Arithmetic.digits(digits)), digits), false);
    }

    private static WorkedExample of(Example example, Figures figures, boolean isInDoubles) {
        Names names = new Names(figures.rules(), example.labels());
        return new WorkedExample(example, new Derivation(figures, names), isInDoubles);
    }

    /** Says which of these quantities have no value in the number type, if there are any. */
    public void warnOfTooLarge(List<Quantity> quantities, PrintWriter err) {
        List<Quantity> tooLarge = quantities.stream()
                .filter(q -> derivation.figures().decimal(q) == null)
                .toList();
        if (!tooLarge.isEmpty()) {
            String first = derivation.names().of(tooLarge.get(0));
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
