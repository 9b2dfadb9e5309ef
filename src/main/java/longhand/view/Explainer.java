package longhand.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import longhand.formula.Formula;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.Working.Origin;
import longhand.notation.formula.FormulaMathML;
import longhand.view.html.Numbers;

/** Explains the quantities of one exercise, each with its rule, its numbers, its value and where its factors came from. */
public final class Explainer {
    /** How many factors of a rule say where they came from; the rest of a long sum is left out of the list. */
    private static final int MOST_FACTORS = 24;

    private static final int FIRST_FACTORS = 10;

    private final Derivation derivation;
    private final Factors said;

    /** What a factor says of itself. */
    public enum Factors {
        /** Its symbol; its value stands among the numbers of the step. */
        SYMBOL,
        /** Its value too. */
        VALUE,
        /** Its own rule too, where that is short. */
        RULE
    }

    public Explainer(Derivation derivation, Factors said) {
        this.derivation = derivation;
        this.said = said;
    }

    public Explanation of(Quantity q) {
        Working working = derivation.of(q);
        boolean isLine = isLine(working);
        boolean isPlain = working.isConstant() || working.isCopied();
        List<Origin> origins = working.origins();
        Optional<Formula> way = working.shortcut();
        return new Explanation(
                working.name(),
                working.question(),
                isLine,
                Equations.symbol(working),
                isLine && working.isCopied() ? Equations.copied(working) : Equations.rule(working),
                isPlain ? List.of() : Equations.numbers(working),
                Numbers.of(working),
                Equations.value(working),
                factors(working, origins),
                more(working, origins.size()),
                way.map(other -> Equations.way(working, other)).orElse(List.of()),
                way.map(other -> Equations.wayNumbers(working, other)).orElse(List.of()),
                working.remarks());
    }

    private List<Explanation.Factor> factors(Working working, List<Origin> origins) {
        int count = origins.size() > MOST_FACTORS ? FIRST_FACTORS : origins.size();
        return origins.subList(0, count).stream()
                .map(origin -> new Explanation.Factor(
                        derivation.names().of(origin.quantity()),
                        factor(working, origin.quantity(), origins.size()),
                        origin.colour()))
                .toList();
    }

    /** What the list of factors leaves out. */
    private String more(Working working, int factors) {
        if (factors > MOST_FACTORS) {
            return "… and " + (factors - FIRST_FACTORS) + " more, in the same way";
        }
        return working.rests().stream()
                .map(rest -> "… and " + rest.terms().size() + " more terms, together "
                        + Numbers.readable(derivation.figures().shown(rest)))
                .collect(Collectors.joining("; "));
    }

    /** Symbol and value; with the rule between them where that is short and there are few to read. */
    private String factor(Working of, Quantity q, int among) {
        String symbol =
                FormulaMathML.symbol(q, of.isOverBatch(), derivation.rules().computation());
        if (said == Factors.SYMBOL) {
            return symbol;
        }
        Working working = derivation.of(q);
        boolean isShort = working.isCopied()
                || (!working.isConstant() && working.origins().size() <= 2);
        String rule = said == Factors.RULE && among <= 3 && isShort ? "<mo>=</mo>" + Equations.right(working) : "";
        return symbol + rule + "<mo>=</mo>" + Equations.value(working);
    }

    /** Whether a step says no more than a line: the slope of a sum, or of a formula of a graph that copies a number. */
    public static boolean isLine(Working working) {
        if (!(working.quantity() instanceof Derivative derivative)) {
            return false;
        }
        Kind above = derivative.numerator().kind();
        return above == Kind.WEIGHTED_SUM || (above == Kind.NODE && (working.isConstant() || working.isCopied()));
    }
}
