package longhand.cli.option;

import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;

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

    /** To be told of the quantities that are shown. */
    public LackingNumbers lacking() {
        return new LackingNumbers(derivation, isInDoubles);
    }
}
