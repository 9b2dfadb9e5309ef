package longhand.check.cause;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Predicate;
import longhand.calculus.Trace;
import longhand.check.change.LocalChange;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.Dependencies;
import longhand.check.judging.OnPaper;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.text.Figures;
import org.apache.commons.math3.util.Decimal64;

/**
 * The right derivation, each rule as people write it, for those that differ from it in some rules: what a change does not reach is
 * worked out once, and not anew for each of them.
 */
public final class RightDerivation {
    private final KeptRules rules;
    private final Function<Quantity, Decimal64> values;
    private final Function<Quantity, BigDecimal> exactly;
    private final Dependencies dependencies;

    private RightDerivation(Figures figures, KeptRules rules, Function<Quantity, Decimal64> values) {
        this.rules = rules;
        this.values = values;
        exactly = exactly(figures);
        dependencies = Dependencies.byLayer(rules.rules(), rules::of);
    }

    /** With the values as they are known. */
    public static RightDerivation of(Figures figures) {
        return new RightDerivation(figures, written(figures), q -> new Decimal64(figures.real(q)));
    }

    /** With the values that the rules come to as they are written, from the loss on. */
    static RightDerivation asWritten(Figures figures) {
        KeptRules rules = written(figures);
        Trace<Decimal64> trace = trace(
                rules,
                // but for the slopes of weighted sums, which are copies: of a layer of many neurons they are the most
                q -> q.phase().compareTo(Phase.FORWARD) > 0 && !isOfWeightedSum(q),
                q -> new Decimal64(figures.real(q)),
                exactly(figures),
                rules::of);
        return new RightDerivation(figures, rules, trace::of);
    }

    private static boolean isOfWeightedSum(Quantity q) {
        return q instanceof Derivative slope && slope.numerator().kind() == Kind.WEIGHTED_SUM;
    }

    /**
     * What is known as an exact decimal: all of it where an activation jumps, as there a sum that is a hair beside makes all the difference; else
     * whole numbers, whose sums and quotients come to a 0 or a 1 on paper. Decimals of more places would take their time.
     */
    private static Function<Quantity, BigDecimal> exactly(Figures figures) {
        boolean jumps = !(figures.rules().computation() instanceof TrainingStep step) || step.hasJump();
        return jumps
                ? figures.trace()::exactly
                : q -> isWhole(figures.real(q)) ? figures.trace().exactly(q) : null;
    }

    private static boolean isWhole(double value) {
        return value == (int) value; // not for what is infinite
    }

    private static KeptRules written(Figures figures) {
        return new KeptRules(figures.rules(), (q, right) -> right.plain());
    }

    /** The rules that it follows: the first of the ways of {@link OnPaper}. */
    KeptRules rules() {
        return rules;
    }

    /** How far a change reaches. */
    public AffectedQuantities affectedBy(LocalChange change) {
        return new AffectedQuantities(dependencies, change.where());
    }

    /**
     * The derivation with changed rules.
     *
     * @param affected how far the change reaches; all else is as it is here
     */
    public Trace<Decimal64> with(LocalChange change, AffectedQuantities affected) {
        return trace(rules, affected::has, values, exactly, q -> {
            Formula shorter = change.shorter().of(q);
            return shorter == null ? change.of(q, rules.of(q)) : shorter;
        });
    }

    /** @param isOpen what is worked out by the rules that are followed; all else is known */
    private static Trace<Decimal64> trace(
            KeptRules rules,
            Predicate<Quantity> isOpen,
            Function<Quantity, Decimal64> known,
            Function<Quantity, BigDecimal> exactly,
            Function<Quantity, Formula> followed) {
        return new Trace<>(
                rules.rules(),
                Arithmetic.doubles(),
                new Trace.Instead<>() {
                    @Override
                    public Decimal64 of(Quantity q) {
                        return isOpen.test(q) ? null : known.apply(q);
                    }

                    /**
                     * A 0 is known to be one, so that what it is multiplied by need not be worked out.
                     */
                    @Override
                    public BigDecimal exactly(Quantity q) {
                        return known.apply(q).getReal() == 0 ? BigDecimal.ZERO : exactly.apply(q);
                    }
                },
                followed);
    }
}
