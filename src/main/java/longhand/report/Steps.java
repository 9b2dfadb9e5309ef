package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Rules;
import longhand.formula.Formula;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.live.Explaining;
import longhand.live.Explanation;
import longhand.live.Numbers;
import longhand.live.Outline;
import longhand.notation.Figures;
import longhand.notation.FormulaText;
import longhand.notation.LongSums;
import longhand.notation.Names;

/** Every quantity that is not given as a step: its question, rule, numbers and value, and where its factors came from. */
final class Steps {
    /** How much a step says, from most to least: the longer the calculation, the shorter each step has to be. */
    enum Manner {
        /** Formulas, and where each factor came from with its own rule. */
        ORIGINS_WITH_RULES(Explaining.Factors.RULE),
        /** Formulas, and where each factor came from with its value. */
        ORIGINS_WITH_VALUES(Explaining.Factors.VALUE),
        /** Formulas, and where each factor came from. */
        ORIGINS(Explaining.Factors.SYMBOL),
        /** Formulas alone. */
        FORMULAS(null),
        /** Formulas as plain text. */
        TEXT(null);

        private final Explaining.Factors said;

        Manner(Explaining.Factors said) {
            this.said = said;
        }

        private boolean hasOrigins() {
            return said != null;
        }
    }

    private final Figures figures;
    private final Rules rules;
    private final Names names;
    private final Explaining explaining;
    private final Verdicts verdicts;
    private final Manner manner;
    private final Map<Quantity, Integer> numbers = new LinkedHashMap<>();

    Steps(Figures figures, Names names, Verdicts verdicts, Manner manner) {
        this.manner = manner;
        this.figures = figures;
        this.names = names;
        this.verdicts = verdicts;
        rules = figures.rules();
        explaining = new Explaining(figures, names, manner.hasOrigins() ? manner.said : Explaining.Factors.SYMBOL);
        rules.forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                numbers.put(q, numbers.size() + 1);
            }
        });
    }

    int count() {
        return numbers.size();
    }

    /** All steps, phase by phase. */
    List<View.Section> sections() {
        return Outline.of(names).stream()
                .map(section -> new View.Section(
                        section.id(),
                        section.title(),
                        section.phase(),
                        section.groups().stream()
                                .map(group -> new View.Group(
                                        group.title(),
                                        group.steps().stream().map(this::step).toList()))
                                .toList()))
                .toList();
    }

    private View.Step step(Outline.Step outlined) {
        Quantity q = outlined.quantity();
        Explanation explained = explaining.of(q);
        boolean isText = manner == Manner.TEXT;
        boolean isLine = explained.isLine() && !isText;
        return new View.Step(
                explained.name(),
                Integer.toString(numbers.get(q)),
                explained.question(),
                outlined.label(),
                isLine,
                outlined.now(),
                outlined.path(),
                isText ? List.of(ruleAsText(q)) : pieces(explained.rule()),
                isText && !explained.numbers().isEmpty() ? List.of(numbersAsText(q)) : pieces(explained.numbers()),
                Typeset.math("<mo>=</mo>" + explained.numeral()),
                explained.value(),
                manner.hasOrigins() ? origins(explained, isLine) : List.of(),
                manner.hasOrigins() ? explained.more() : "",
                isText || explained.way().isEmpty()
                        ? null
                        : new View.Way(pieces(explained.way()), pieces(explained.wayNumbers())),
                explained.remarks(),
                verdicts.of(q));
    }

    private static List<TemplateHTMLOutputModel> pieces(List<String> pieces) {
        return pieces.stream().map(Typeset::markup).toList();
    }

    private TemplateHTMLOutputModel ruleAsText(Quantity q) {
        Formula formula = LongSums.byLargest(rules.of(q), figures);
        return Typeset.code(names.of(q) + " = " + FormulaText.rule(formula, names));
    }

    private TemplateHTMLOutputModel numbersAsText(Quantity q) {
        Formula formula = LongSums.byLargest(rules.of(q), figures);
        return Typeset.code("= " + Numbers.readable(FormulaText.numbers(formula, figures)));
    }

    private List<View.Origin> origins(Explanation explained, boolean isLine) {
        return explained.factors().stream()
                .map(factor -> {
                    Integer step = numbers.get(names.find(factor.name()));
                    return new View.Origin(
                            isLine ? null : Typeset.math(factor.math(), factor.colour()),
                            "#" + factor.name(),
                            step == null ? "given" : "step " + step);
                })
                .toList();
    }
}
