package longhand.notation;

import longhand.calculus.Rules;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.notation.formula.LongSums;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;

/** The derivation of an example: its values, their names, and the {@link Working} of each. */
public final class Derivation {
    private final Figures figures;
    private final Names names;
    private final Wording wording;

    public Derivation(Figures figures, Names names) {
        this.figures = figures;
        this.names = names;
        wording = new Wording(names, figures);
    }

    public Figures figures() {
        return figures;
    }

    public Names names() {
        return names;
    }

    public Rules rules() {
        return figures.rules();
    }

    /** How a quantity is worked out; of a long sum, with the terms that matter. */
    public Working of(Quantity quantity) {
        return new Working(this, quantity, LongSums.byLargest(rules().of(quantity), figures));
    }

    /** The same where values are kept back; of a long sum, with the first terms, so that the choice tells nothing of them. */
    public Working covered(Quantity quantity) {
        return new Working(this, quantity, LongSums.byFirst(rules().of(quantity)));
    }

    Wording wording() {
        return wording;
    }

    /** Whether a rule is of a whole batch that has a loss of its own, and so needs the sample of each quantity in its symbol. */
    boolean isOverBatch(Quantity quantity) {
        Computation computation = rules().computation();
        return computation.hasLoss()
                ? quantity.phase() == Phase.MEAN && computation.hasBatchLoss(quantity.update())
                : quantity.isUpdate() && computation.samples(quantity.partOfUpdate()) > 1;
    }
}
