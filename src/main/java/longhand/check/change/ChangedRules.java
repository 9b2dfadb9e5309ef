package longhand.check.change;

import java.util.List;
import longhand.check.judging.Mistake;
import longhand.model.Graph;
import longhand.model.Unfolded;
import longhand.notation.text.Figures;

/**
 * The rules that somebody follows who makes a known mistake. Each takes the right rule and bends it, so that it can be worked through
 * the whole derivation; a mistake that can be made in several places has several.
 */
public interface ChangedRules {
    /** @param figures the right values, which tell what is on a corner */
    static ChangedRules of(Figures figures) {
        if (figures.rules().computation() instanceof Graph graph) {
            return new ChangedGraphRules(figures.rules(), graph);
        }
        if (figures.rules().computation() instanceof Unfolded unfolded) {
            return new ChangedUnfoldedRules(figures, unfolded);
        }
        return figures.rules().step().hasLoss()
                ? new ChangedLayerRules(figures)
                : new ChangedErrorRules(figures.rules());
    }

    /**
     * The changes by which a mistake can show here; none where it cannot be made, or where it changes no rule.
     */
    List<LocalChange> of(Mistake mistake);
}
