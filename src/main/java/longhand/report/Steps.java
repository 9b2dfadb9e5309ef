package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Rules;
import longhand.formula.Formula;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import longhand.notation.FormulaText;
import longhand.notation.LongSums;
import longhand.notation.Names;
import longhand.report.html.Typeset;
import longhand.view.Explainer;
import longhand.view.Explanation;
import longhand.view.Numbers;
import longhand.view.Outline;

/** Every quantity that is not given as a step: its question, rule, numbers and value, and where its factors came from. */
final class Steps {
    /** How much a step says, from most to least: the longer the calculation, the shorter each step has to be. */
    enum Manner {
        /** Formulas, and where each factor came from with its own rule. */
        ORIGINS_WITH_RULES(Explainer.Factors.RULE),
        /** Formulas, and where each factor came from with its value. */
        ORIGINS_WITH_VALUES(Explainer.Factors.VALUE),
        /** Formulas, and where each factor came from. */
        ORIGINS(Explainer.Factors.SYMBOL),
        /** Formulas alone. */
        FORMULAS(null),
        /** Formulas as plain text. */
        TEXT(null);

        private final Explainer.Factors said;

        Manner(Explainer.Factors said) {
            this.said = said;
        }

        private boolean hasOrigins() {
            return said != null;
        }
    }

    private final Figures figures;
    private final Rules rules;
    private final Names names;
    private final Explainer explainer;
    private final SourceFigures verdicts;
    private final Manner manner;
    private final Map<Quantity, Integer> numbers = new LinkedHashMap<>();

    Steps(Figures figures, Names names, SourceFigures verdicts, Manner manner) {
        this.manner = manner;
        this.figures = figures;
        this.names = names;
        this.verdicts = verdicts;
        rules = figures.rules();
        explainer = new Explainer(figures, names, manner.hasOrigins() ? manner.said : Explainer.Factors.SYMBOL);
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
    List<PageContent.Section> sections() {
        return Outline.of(names).stream()
                .map(section -> new PageContent.Section(
                        section.id(),
                        section.title(),
                        section.phase(),
                        section.groups().stream()
                                .map(group -> new PageContent.Group(
                                        group.title(),
                                        group.steps().stream().map(this::step).toList()))
                                .toList()))
                .toList();
    }

    private PageContent.Step step(Outline.Step outlined) {
        Quantity q = outlined.quantity();
        Explanation explained = explainer.of(q);
        boolean isText = manner == Manner.TEXT;
        boolean isLine = explained.isLine() && !isText;
        return new PageContent.Step(
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
                        : new PageContent.Way(pieces(explained.way()), pieces(explained.wayNumbers())),
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

    private List<PageContent.Origin> origins(Explanation explained, boolean isLine) {
        return explained.factors().stream()
                .map(factor -> {
                    Integer step = numbers.get(names.find(factor.name()));
                    return new PageContent.Origin(
                            isLine ? null : Typeset.math(factor.math(), factor.colour()),
                            "#" + factor.name(),
                            step == null ? "given" : "step " + step);
                })
                .toList();
    }
}
