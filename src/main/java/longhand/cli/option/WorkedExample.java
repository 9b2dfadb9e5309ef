package longhand.cli.option;

import java.io.PrintWriter;
import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** An example with its derivation, in the number type that was asked for. */
public record WorkedExample(Example example, Derivation derivation, boolean isInDoubles) {
    public static WorkedExample inDoubles(Example example) {
        return of(example, Figures.of(new Trace<>(new Rules(example.computation()), Arithmetic.doubles())), true);
    }

    static WorkedExample inDigits(int digits, Example example) {
        Rules rules = new Rules(example.computation());
        return of(example, Figures.of(new Trace<>(rules, Arithmetic.digits(digits)), digits), false);
    }

    private static WorkedExample of(Example example, Figures figures, boolean isInDoubles) {
        Names names = new Names(figures.rules(), example.labels());
        return new WorkedExample(example, new Derivation(figures, names), isInDoubles);
    }

    /** Says which of these quantities do not exist, or have no value in the number type, if there are any. */
    public void warnOfTooLarge(List<Quantity> quantities, PrintWriter err) {
        List<Quantity> missing = quantities.stream()
                .filter(q -> derivation.figures().missing(q) != null)
                .toList();
        if (!missing.isEmpty()) {
            String first = derivation.names().of(missing.get(0));
            err.println("longhand: "
                    + (missing.size() == 1
                            ? first + " does not exist"
                            : NumberText.grouped(missing.size()) + " numbers do not exist, " + first
                                    + " the first of them")
                    + "; 'longhand explain' says why");
        }
        List<Quantity> tooLarge = quantities.stream()
                .filter(q -> derivation.figures().decimal(q) == null
                        && derivation.figures().missing(q) == null)
                .toList();
        if (!tooLarge.isEmpty()) {
            String first = derivation.names().of(tooLarge.get(0));
            boolean isOne = tooLarge.size() == 1;
            err.println("longhand: "
                    + (isOne
                            ? first + " has no value here: it is"
                            : NumberText.grouped(tooLarge.size()) + " numbers have no value here, " + first
                                    + " the first of them: they, or the numbers that they are worked out from, are")
                    + (isInDoubles
                            ? " too large for a double; 'longhand trace' with --precision 50 shows "
                                    + (isOne ? "it" : "them")
                            : " too large for any number here, beyond 1e131000"));
        }
    }
}
