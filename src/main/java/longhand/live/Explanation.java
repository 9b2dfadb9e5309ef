package longhand.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.calculus.Formula;
import longhand.calculus.Quantity;
import longhand.notation.Colours;
import longhand.notation.Figures;
import longhand.notation.FormulaMathML;
import longhand.notation.FormulaText;
import longhand.notation.LongSums;
import longhand.notation.Names;
import longhand.notation.Wording;

/**
 * One quantity the long way, as text and as MathML: the inside of {@code math} elements, made of our own symbols and numbers alone.
 *
 * @param rule the rule with its symbols; empty for what is given
 * @param numbers the rule with numbers put in
 * @param rest what a long sum leaves out of the factors, in words; or empty
 */
record Explanation(
        String name,
        String question,
        String symbol,
        String rule,
        String numbers,
        String value,
        String shown,
        String full,
        String ruleText,
        String numbersText,
        List<Factor> factors,
        List<String> rest,
        List<String> remarks) {
    /**
     * A quantity that a rule names.
     *
     * @param colour its colour in the rule and in the numbers, from 1; 0 for none
     */
    record Factor(String name, String symbol, String value, int colour) {}

    static Explanation of(Quantity q, Figures figures, Names names) {
        Formula formula = LongSums.byLargest(figures.rules().of(q), figures);
        Map<Quantity, Integer> colours = Colours.of(formula);
        boolean isGiven = formula instanceof Formula.Constant;
        boolean overBatch = figures.rules().step().batch().size() > 1 && q.sample() == 0;
        List<Factor> factors = new ArrayList<>();
        for (Quantity factor : formula.references()) {
            factors.add(new Factor(
                    names.of(factor),
                    FormulaMathML.symbol(factor, overBatch),
                    FormulaMathML.numeral(figures.shown(factor)),
                    colours.getOrDefault(factor, 0)));
        }
        return new Explanation(
                names.of(q),
                new Wording(names, figures).question(q),
                FormulaMathML.symbol(q, overBatch),
                isGiven ? "" : FormulaMathML.rule(formula, colours, overBatch),
                isGiven ? "" : FormulaMathML.numbers(formula, figures, colours),
                FormulaMathML.numeral(figures.shown(q)),
                figures.shown(q),
                figures.full(q),
                isGiven ? "" : FormulaText.rule(formula, names),
                isGiven ? "" : FormulaText.numbers(formula, figures),
                factors,
                LongSums.rests(formula).stream()
                        .map(rest -> rest.terms().size() + " more terms, together " + figures.shown(rest))
                        .toList(),
                new Wording(names, figures).remarks(q));
    }

    Json json() {
        return new Json()
                .put("name", name)
                .put("question", question)
                .put("symbol", symbol)
                .put("rule", rule)
                .put("numbers", numbers)
                .put("value", value)
                .put("shown", shown)
                .put("full", full)
                .put("ruleText", ruleText)
                .put("numbersText", numbersText)
                .objects(
                        "factors",
                        factors.stream()
                                .map(factor -> new Json()
                                        .put("name", factor.name())
                                        .put("symbol", factor.symbol())
                                        .put("value", factor.value())
                                        .put("colour", factor.colour()))
                                .toList())
                .texts("rest", rest)
                .texts("remarks", remarks);
    }
}
