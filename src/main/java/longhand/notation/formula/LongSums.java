package longhand.notation.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import longhand.formula.Formula;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.notation.text.Figures;

/**
 * Long sums as people write them: the terms that matter, then how many more there are and what they come to together.
 *
 * <p>The outcome is a formula again, so that the rule, the numbers, the colours and the list of factors that are made from it all show
 * the same terms.
 */
public final class LongSums {
    /** Sums of up to so many terms are written whole. */
    public static final int MOST_TERMS = 12;

    /** Of longer ones, so many terms are written. */
    public static final int SHOWN_TERMS = 6;

    private final ToDoubleFunction<Formula> value;

    private LongSums(ToDoubleFunction<Formula> value) {
        this.value = value;
    }

    /** The formula with the terms of the largest size in each long sum, in the order of the rule. */
    public static Formula byLargest(Formula formula, Figures figures) {
        return new LongSums(figures::real).abridged(formula);
    }

    /** The formula with the first terms of each long sum, where the values are not to be seen. */
    public static Formula byFirst(Formula formula) {
        return new LongSums(term -> 0).abridged(formula);
    }

    /** The terms of a formula that are only counted. */
    public static List<Rest> rests(Formula formula) {
        if (formula instanceof Rest rest) {
            return List.of(rest);
        }
        return formula.parts().stream().flatMap(part -> rests(part).stream()).toList();
    }

    private Formula abridged(Formula formula) {
        if (formula instanceof Sum sum) {
            return sum(sum.parts());
        }
        if (formula instanceof Stable stable) {
            return new Stable(abridged(stable.written()), stable.computed());
        }
        return formula.mapped(this::abridged);
    }

    private List<Formula> all(List<Formula> formulas) {
        return formulas.stream().map(this::abridged).toList();
    }

    private Formula sum(List<Formula> terms) {
        if (terms.size() <= MOST_TERMS) {
            return new Sum(all(terms));
        }
        double[] sizes = terms.stream()
                .mapToDouble(term -> Math.abs(value.applyAsDouble(term)))
                .toArray();
        // sorted() keeps the order of equal ones
        List<Integer> largest = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -sizes[i]))
                .limit(SHOWN_TERMS)
                .toList();
        List<Formula> shown = new ArrayList<>();
        List<Formula> rest = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            if (largest.contains(i)) {
                shown.add(abridged(terms.get(i)));
            } else {
                rest.add(terms.get(i));
            }
        }
        shown.add(new Rest(rest));
        return new Sum(shown);
    }
}
