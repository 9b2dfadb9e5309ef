package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Derivation;
import longhand.notation.FormulaText;
import longhand.notation.Working;
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

    private final Derivation derivation;
    private final Explainer explainer;
    private final SourceFigures verdicts;
    private final Manner manner;
    private final Map<Quantity, Integer> numbers = new LinkedHashMap<>();

    Steps(Derivation derivation, SourceFigures verdicts, Manner manner) {
        this.manner = manner;
        this.derivation = derivation;
        this.verdicts = verdicts;
        explainer = new Explainer(derivation, manner.hasOrigins() ? manner.said : Explainer.Factors.SYMBOL);
        derivation.rules().forEach(q -> {
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
        return Outline.of(derivation.names()).stream()
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
                isText ? List.of(ruleAsText(q)) : Typeset.pieces(explained.rule()),
                isText && !explained.numbers().isEmpty()
                        ? List.of(numbersAsText(q))
                        : Typeset.pieces(explained.numbers()),
                Typeset.math("<mo>=</mo>" + explained.numeral()),
                explained.value(),
                manner.hasOrigins() ? origins(explained, isLine) : List.of(),
                manner.hasOrigins() ? explained.more() : "",
                isText || explained.way().isEmpty()
                        ? null
                        : new PageContent.Way(Typeset.pieces(explained.way()), Typeset.pieces(explained.wayNumbers())),
                explained.remarks(),
                verdicts.of(q));
    }

    private TemplateHTMLOutputModel ruleAsText(Quantity q) {
        Working working = derivation.of(q);
        return Typeset.code(working.name() + " = " + FormulaText.rule(working));
    }

    private TemplateHTMLOutputModel numbersAsText(Quantity q) {
        return Typeset.code("= " + Numbers.readable(FormulaText.numbers(derivation.of(q))));
    }

    private List<PageContent.Origin> origins(Explanation explained, boolean isLine) {
        return explained.factors().stream()
                .map(factor -> {
                    Integer step = numbers.get(derivation.names().find(factor.name()));
                    return new PageContent.Origin(
                            isLine ? null : Typeset.math(factor.math(), factor.colour()),
                            "#" + factor.name(),
                            step == null ? "given" : "step " + step);
                })
                .toList();
    }
}
