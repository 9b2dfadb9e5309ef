package longhand.check.cause;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Network;
import longhand.notation.text.Figures;

/** Right numbers stand under wrong names. */
final class SwappedIndices extends Hypothesis {
    private static final int MOST_GUESSED = 1000;

    private final List<Mark> marks;
    /** The numbers that stand under wrong names. */
    private final ToDoubleFunction<Quantity> numbers;

    SwappedIndices(Figures figures, int fewestDigits, List<Mark> marks) {
        this(figures, fewestDigits, marks, figures::real);
    }

    private SwappedIndices(Figures figures, int fewestDigits, List<Mark> marks, ToDoubleFunction<Quantity> numbers) {
        super(figures, fewestDigits);
        this.marks = marks;
        this.numbers = numbers;
    }

    @Override
    double value(Quantity q) {
        return numbers.applyAsDouble(q);
    }

    @Override
    boolean reaches(Quantity q) {
        return false;
    }

    @Override
    boolean explains(Mark mark) {
        Quantity q = mark.quantity();
        if (!(figures.rules().computation() instanceof TrainingStep)) {
            return isFine(mark) && marks.stream().anyMatch(other -> areSwapped(mark, other));
        }
        Quantity turned = turned(q);
        boolean[] found = {
            q.from() != 0 && figures.rules().has(turned) && agrees(mark, numbers.applyAsDouble(turned)),
        };
        if (found[0] || !isFine(mark)) {
            return found[0];
        }
        figures.rules()
                .order()
                .forEachOfSample(
                        Math.max(1, q.sample()),
                        q.partOfUpdate(),
                        other -> found[0] = found[0]
                                || (other.isOf(q.family())
                                        && other.layer() == q.layer()
                                        && other.sample() == q.sample()
                                        && !other.equals(q)
                                        && isLikely(q, other)
                                        && agrees(mark, numbers.applyAsDouble(other))));
        return found[0];
    }

    /**
     * Of what is no network of layers: numbers of the same sort, each with the name of the other. A single one tells nothing: a gradient that is passed on as
     * it is has the number of another gradient.
     */
    private boolean areSwapped(Mark one, Mark other) {
        Quantity q = one.quantity();
        Quantity p = other.quantity();
        boolean isAlike = q instanceof Derivative d
                ? p instanceof Derivative e && d.numerator().equals(e.numerator())
                : !p.isDerivative() && q.isUpdate() == p.isUpdate() && q.partOfUpdate() == p.partOfUpdate();
        return isAlike
                && !q.equals(p)
                && isFine(other)
                && agrees(one, numbers.applyAsDouble(p))
                && agrees(other, numbers.applyAsDouble(q));
    }

    /** The same with its two indices the other way round. */
    private static Quantity turned(Quantity q) {
        if (q instanceof Variable v) {
            return new Variable(v.kind(), v.layer(), v.from(), v.to(), v.sample());
        }
        Derivative d = (Derivative) q;
        Variable above = d.numerator();
        Variable below = d.denominator();
        return new Derivative(
                d.isLocal() ? new Variable(above.kind(), above.layer(), d.from(), 0, above.sample()) : above,
                new Variable(
                        below.kind(), below.layer(), d.from(), d.isBetweenNeurons() ? 0 : below.to(), below.sample()));
    }

    /** Whether somebody may have meant the other. Of thousands some agree by chance: then only what is next to it counts. */
    private boolean isLikely(Quantity q, Quantity other) {
        return q.from() == 0
                || areFew(figures.rules().step().network(), q.layer())
                || other.from() == q.from()
                || (other.to() == q.to() && Math.abs(other.from() - q.from()) == 1);
    }

    private static boolean areFew(Network network, int layer) {
        return network.width(layer) * network.width(layer - 1) <= MOST_GUESSED;
    }

    /** The same of somebody who has worked the numbers out with another mistake: of some the indices may be as they should be. */
    static final class Beside extends Hypothesis {
        private final Hypothesis worked;
        private final SwappedIndices swapped;
        private final Map<Quantity, Mark> marks;

        /**
         * @param worked the derivation with that mistake
         * @param marks the judged answers
         */
        Beside(Hypothesis worked, List<Mark> marks) {
            super(worked.figures, worked.fewestDigits);
            this.worked = worked;
            this.marks =
                    marks.stream().collect(Collectors.toMap(Mark::quantity, mark -> mark, (first, other) -> first));
            swapped = new SwappedIndices(figures, fewestDigits, marks, worked::value);
        }

        @Override
        double value(Quantity q) {
            return worked.value(q);
        }

        @Override
        boolean reaches(Quantity q) {
            return worked.reaches(q);
        }

        @Override
        boolean explains(Mark mark) {
            return worked.explains(mark) || isSwapped(mark) || followsFromSwapped(mark);
        }

        /** Whether an answer is not its own number, but that of other indices. */
        boolean isSwapped(Mark mark) {
            return mark.quantity().from() != 0
                    && !agrees(mark, worked.value(mark.quantity()))
                    && swapped.explains(mark);
        }

        private boolean followsFromSwapped(Mark mark) {
            Mark origin = mark.verdict() == Verdict.FOLLOWS
                    ? marks.get(mark.judgement().origin())
                    : null;
            return origin != null && isSwapped(origin);
        }

        @Override
        boolean contradicts(Mark right) {
            return worked.contradicts(right) && !isSwapped(right);
        }
    }
}
