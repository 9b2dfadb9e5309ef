package longhand.notation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.quantity.Quantity;
import longhand.notation.formula.FormulaText;
import longhand.notation.formula.FormulaText.Paint;
import longhand.notation.formula.LongSums;
import longhand.notation.formula.Rest;

/**
 * One quantity the long way: what it asks, its rule, the numbers put in, its value, where its factors come from, and what is worth saying
 * of it. Formulas, names and sentences; text, MathML and JSON are made of them elsewhere.
 */
public final class Working {
    /**
     * A quantity that the rule names.
     *
     * @param colour its colour in the rule and in the numbers, from 1; 0 for none
     */
    public record Origin(Quantity quantity, int colour) {}

    private final Derivation derivation;
    private final Quantity quantity;
    private final Formula rule;

    Working(Derivation derivation, Quantity quantity, Formula rule) {
        this.derivation = derivation;
        this.quantity = quantity;
        this.rule = rule;
    }

    /** What it is part of. */
    public Derivation derivation() {
        return derivation;
    }

    public Quantity quantity() {
        return quantity;
    }

    public String name() {
        return derivation.names().of(quantity);
    }

    /** What the source calls it; empty where it gives no name. */
    public Optional<String> label() {
        return Optional.ofNullable(derivation.names().label(quantity));
    }

    public String question() {
        return derivation.wording().question(quantity);
    }

    /** The rule; its long sums abridged. */
    public Formula rule() {
        return rule;
    }

    /** The rule with the names of its quantities, as plain text. */
    public String ruleText() {
        return FormulaText.rule(rule, derivation.names());
    }

    /** The same in their colours. */
    public String ruleText(Paint paint) {
        return FormulaText.rule(rule, derivation.names()::of, colours(), paint);
    }

    /** The rule with the values of its quantities put in, as plain text. */
    public String numbersText() {
        return FormulaText.numbers(rule, derivation.figures());
    }

    /** The same in their colours. */
    public String numbersText(Paint paint) {
        return FormulaText.numbers(rule, derivation.figures(), colours(), paint);
    }

    /** All of it as plain text: its name and what it equals, from the rule to the value, each on a line of its own. */
    public String text() {
        return name() + " = "
                + (isConstant() ? "" : ruleText() + "\n= " + (isCopied() ? "" : numbersText() + "\n= "))
                + shown();
    }

    /** Whether there is nothing to work out: it is given, or always the same. */
    public boolean isConstant() {
        return written() instanceof Constant;
    }

    /** Whether it only copies another, so that numbers put in say no more than the value. */
    public boolean isCopied() {
        return written() instanceof Reference;
    }

    private Formula written() {
        return rule instanceof Stable stable ? stable.written() : rule;
    }

    /** Whether the symbols of the rule need the sample, as those of a whole batch do. */
    public boolean isOverBatch() {
        return derivation.isOverBatch(quantity);
    }

    /** The colours of the rule, of the numbers and of the origins. */
    public Map<Quantity, Integer> colours() {
        return Colours.of(rule);
    }

    /** The value as it is shown in a formula. */
    public String shown() {
        return derivation.figures().shown(quantity);
    }

    /** The value with every digit. */
    public String full() {
        return derivation.figures().full(quantity);
    }

    /** Whether the value is too large for its number type. */
    public boolean isTooLarge() {
        return derivation.figures().decimal(quantity) == null;
    }

    /** Whether the numbers shown have lost the digits of the value, which is worked out in an equal form instead. */
    public boolean losesItsDigits() {
        return derivation.figures().losesItsDigitsAsWritten(quantity);
    }

    /** Whether the value comes to 0 and may only be too small for its number type. */
    public boolean mayUnderflow() {
        return derivation.figures().mayUnderflow(quantity);
    }

    /** The quantities that the rule names, as far as it is written out. */
    public List<Origin> origins() {
        Map<Quantity, Integer> colours = colours();
        return rule.references().stream()
                .map(q -> new Origin(q, colours.getOrDefault(q, 0)))
                .toList();
    }

    /** The terms that the rule only counts. */
    public List<Rest> rests() {
        return LongSums.rests(rule);
    }

    /** Another way to the same number. */
    public Optional<Formula> shortcut() {
        return derivation.rules().shortcut(quantity).map(way -> LongSums.byLargest(way, derivation.figures()));
    }

    /** What is worth saying of it, in sentences. */
    public List<String> remarks() {
        return derivation.wording().remarks(quantity);
    }
}
