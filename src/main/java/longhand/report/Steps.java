package longhand.report;

import java.util.List;
import longhand.formula.Quantity;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.view.Explainer;
import longhand.view.Explanation;
import longhand.view.Outline;
import longhand.view.StepMarkup;
import longhand.view.html.Html;
import longhand.view.html.Numbers;

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
    private final StepMarkup markup;
    private final SourceFigures verdicts;
    private final Manner manner;

    Steps(Derivation derivation, SourceFigures verdicts, Manner manner) {
        this.manner = manner;
        this.derivation = derivation;
        this.verdicts = verdicts;
        explainer = new Explainer(derivation, manner.hasOrigins() ? manner.said : Explainer.Factors.SYMBOL);
        markup = new StepMarkup(derivation.names());
    }

    /** All steps, phase by phase. */
    List<PageContent.Section> sections() {
        return Outline.of(derivation.names()).stream()
                .map(section -> new PageContent.Section(
                        section.id(),
                        section.title(),
                        section.phase(),
                        section.pass(),
                        section.passWords(),
                        section.groups().stream()
                                .map(group -> new PageContent.Group(
                                        group.title(),
                                        group.steps().stream().map(this::step).toList()))
                                .toList()))
                .toList();
    }

    private Html step(Outline.Step outlined) {
        Quantity q = outlined.quantity();
        Explanation whole = explainer.of(q);
        Explanation step =
                switch (manner) {
                    case ORIGINS_WITH_RULES, ORIGINS_WITH_VALUES, ORIGINS -> whole;
                    case FORMULAS -> whole.withoutOrigins();
                    case TEXT -> whole.withoutOrigins().asText(ruleAsText(q), numbersAsText(q));
                };
        return markup.article(q, step, verdicts.mark(q), verdicts.written(q));
    }

    private Html ruleAsText(Quantity q) {
        Working working = derivation.of(q);
        return Html.code(working.name() + " = " + working.ruleText());
    }

    private Html numbersAsText(Quantity q) {
        return Html.code("= " + Numbers.readable(derivation.of(q).numbersText()));
    }
}
