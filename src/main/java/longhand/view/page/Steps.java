package longhand.view.page;

import java.util.List;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.view.Explainer;
import longhand.view.Explanation;
import longhand.view.Outline;
import longhand.view.StepMarkup;
import longhand.view.html.Html;
import longhand.view.html.Numbers;

/** Every quantity that is not given as a step: its question, rule, numbers and value, and where its factors came from. */
public final class Steps {
    /** How much a step says, from most to least: the longer the calculation, the shorter each step has to be. */
    public enum Manner {
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

    /** What else is said of a step. */
    public interface Remarks {
        /** What is added to its head, or nothing. */
        Html mark(Quantity quantity);

        /** What is added below its value, or nothing. */
        Html written(Quantity quantity);
    }

    /** Nothing else. */
    public static final Remarks NONE = new Remarks() {
        @Override
        public Html mark(Quantity quantity) {
            return Html.NONE;
        }

        @Override
        public Html written(Quantity quantity) {
            return Html.NONE;
        }
    };

    private final Derivation derivation;
    private final Explainer explainer;
    private final StepMarkup markup;
    private final Remarks remarks;
    private final Manner manner;

    public Steps(Derivation derivation, Remarks remarks, Manner manner) {
        this.manner = manner;
        this.derivation = derivation;
        this.remarks = remarks;
        explainer = new Explainer(derivation, manner.hasOrigins() ? manner.said : Explainer.Factors.SYMBOL);
        markup = new StepMarkup(derivation.names());
    }

    /** All steps, phase by phase. */
    public List<ExampleContent.Section> sections() {
        return Outline.of(derivation.names()).stream()
                .map(section -> new ExampleContent.Section(
                        section.id(),
                        section.title(),
                        section.phase(),
                        section.pass(),
                        section.passWords(),
                        section.groups().stream()
                                .map(group -> new ExampleContent.Group(
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
        return markup.article(q, step, remarks.mark(q), remarks.written(q));
    }

    private Html ruleAsText(Quantity q) {
        Working working = derivation.of(q);
        return Html.code(working.name() + " = " + working.ruleText());
    }

    private Html numbersAsText(Quantity q) {
        return Html.code("= " + Numbers.readable(derivation.of(q).numbersText()));
    }
}
