package longhand.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Colours;
import longhand.notation.Figures;
import longhand.notation.FormulaMathML;
import longhand.notation.LongSums;
import longhand.notation.Names;
import longhand.notation.Wording;

/** Explains the quantities of one exercise, each with its rule, its numbers, its value and where its factors came from. */
public final class Explainer {
    /** How many factors of a rule say where they came from; the rest of a long sum is left out of the list. */
    private static final int MOST_FACTORS = 24;

    private static final int FIRST_FACTORS = 10;

    private final Figures figures;
    private final Rules rules;
    private final Names names;
    private final Wording wording;
    private final boolean oneSample;
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

    public Explainer(Figures figures, Names names, Factors said) {
        this.figures = figures;
        this.names = names;
        this.said = said;
        rules = figures.rules();
        wording = new Wording(names, figures);
        oneSample = rules.step().batch().size() == 1;
    }

    public Explanation of(Quantity q) {
        Formula formula = LongSums.byLargest(rules.of(q), figures);
        Map<Quantity, Integer> colours = Colours.of(formula);
        boolean isLine = isCopy(q);
        String symbol = FormulaMathML.symbol(q, isOverBatch(q));
        String numeral = FormulaMathML.numeral(figures.shown(q));
        List<Quantity> references = List.copyOf(formula.references());
        Optional<Formula> way = rules.shortcut(q).map(other -> LongSums.byLargest(other, figures));
        boolean isValueInRule = isLine && !(formula instanceof Constant);
        return new Explanation(
                names.of(q),
                wording.question(q),
                isLine,
                symbol,
                LineBreaks.equation(symbol, rule(q, formula, colours) + (isValueInRule ? "<mo>=</mo>" + numeral : "")),
                isLine || isPlain(formula)
                        ? List.of()
                        : LineBreaks.equation("", FormulaMathML.numbers(formula, figures, colours)),
                Numbers.of(figures, q),
                numeral,
                factors(references, colours),
                more(formula, references.size()),
                way.map(other -> LineBreaks.equation(symbol, rule(q, other, Map.of())))
                        .orElse(List.of()),
                way.map(other -> LineBreaks.equation("", FormulaMathML.numbers(other, figures, Map.of())))
                        .orElse(List.of()),
                wording.remarks(q));
    }

    private String rule(Quantity q, Formula formula, Map<Quantity, Integer> colours) {
        return FormulaMathML.rule(formula, colours, isOverBatch(q));
    }

    private List<Explanation.Factor> factors(List<Quantity> references, Map<Quantity, Integer> colours) {
        int count = references.size() > MOST_FACTORS ? FIRST_FACTORS : references.size();
        return references.subList(0, count).stream()
                .map(q -> new Explanation.Factor(names.of(q), factor(q, references.size()), colours.getOrDefault(q, 0)))
                .toList();
    }

    /** What the list of factors leaves out. */
    private String more(Formula formula, int references) {
        if (references > MOST_FACTORS) {
            return "… and " + (references - FIRST_FACTORS) + " more, in the same way";
        }
        return LongSums.rests(formula).stream()
                .map(rest -> "… and " + rest.terms().size() + " more terms, together "
                        + Numbers.readable(figures.shown(rest)))
                .collect(Collectors.joining("; "));
    }

    /** Symbol and value; with the rule between them where that is short and there are few to read. */
    private String factor(Quantity q, int among) {
        String symbol = FormulaMathML.symbol(q, !oneSample && q.sample() > 0 && among > 1 && isMean(q));
        if (said == Factors.SYMBOL) {
            return symbol;
        }
        Formula formula = rules.of(q);
        boolean isShort =
                among <= 3 && !isPlain(formula) && formula.references().size() <= 2;
        String rule = said == Factors.RULE && (isShort || (among <= 3 && formula instanceof Reference))
                ? "<mo>=</mo>" + rule(q, LongSums.byLargest(formula, figures), Map.of())
                : "";
        return symbol + rule + "<mo>=</mo>" + FormulaMathML.numeral(figures.shown(q));
    }

    /** Whether q is a term of a mean over the batch, and so needs its sample in its symbol. */
    private static boolean isMean(Quantity q) {
        return switch (q.kind()) {
            case SAMPLE_LOSS, LOSS_BY_WEIGHT, LOSS_BY_BIAS -> true;
            default -> false;
        };
    }

    private boolean isOverBatch(Quantity q) {
        return !oneSample && q.phase() == Phase.MEAN;
    }

    /** Whether a rule with numbers put in would only say the value once more. */
    private static boolean isPlain(Formula formula) {
        Formula written = formula instanceof Stable stable ? stable.written() : formula;
        return written instanceof Constant || written instanceof Reference;
    }

    private static boolean isCopy(Quantity q) {
        return switch (q.kind()) {
            case WEIGHTED_SUM_BY_WEIGHT, WEIGHTED_SUM_BY_BIAS, WEIGHTED_SUM_BY_ACTIVATION -> true;
            default -> false;
        };
    }
}
