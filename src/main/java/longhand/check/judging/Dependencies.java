package longhand.check.judging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import longhand.calculus.Rules;
import longhand.formula.Formula;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.TrainingStep;

/**
 * What quantities are worked out from, by family, layer and update, and by sample if asked to. Those of one family in one layer are all worked out
 * from the same kinds: the rule of one of them is looked at, once, and for the others it is known. In a graph each has a rule of its own.
 */
public final class Dependencies {
    private final Function<Quantity, Formula> followed;
    /** The place of a quantity among those of its family, whatever its sample. */
    private final ToIntFunction<Quantity> alike;

    private final int alikePlaces;
    private final int samples;
    private final Map<Place, Known> known = new HashMap<>();

    /** @param sample 0 for what is alike for all samples */
    private record Place(Family family, int place, int sample) {}

    /**
     * What the rule of a quantity names.
     *
     * @param of the one whose rule was looked at
     * @param isAlike whether that of another sample names the same of its own
     */
    private record Known(Quantity of, List<Quantity> named, boolean isAlike) {
        List<Quantity> namedBy(Quantity q) {
            int sample = of.sample();
            return q.sample() == sample
                    ? named
                    : named.stream()
                            .map(each -> each.sample() == sample ? each.withSample(q.sample()) : each)
                            .toList();
        }
    }

    private Dependencies(
            Function<Quantity, Formula> followed, ToIntFunction<Quantity> alike, int alikePlaces, int samples) {
        this.followed = followed;
        this.alike = alike;
        this.alikePlaces = alikePlaces;
        this.samples = samples;
    }

    /** @param followed the rule of each quantity */
    public static Dependencies byLayer(Rules rules, Function<Quantity, Formula> followed) {
        return of(rules, followed, false);
    }

    /** @param followed the rule of each quantity */
    public static Dependencies bySample(Rules rules, Function<Quantity, Formula> followed) {
        return of(rules, followed, true);
    }

    private static Dependencies of(Rules rules, Function<Quantity, Formula> followed, boolean tellsSamples) {
        if (!(rules.computation() instanceof TrainingStep step)) {
            return new Dependencies(
                    followed, rules.order()::placeOf, rules.order().size(), 0);
        }
        int layers = step.network().depth() + 1;
        return new Dependencies(
                followed,
                q -> q.layer() + layers * (q.update() - 1),
                layers * (step.updates() + 1),
                tellsSamples
                        ? step.batches().stream().mapToInt(Batch::size).max().orElseThrow()
                        : 0);
    }

    /** How many places there are for the quantities of one family. */
    int places() {
        return alikePlaces * (samples + 1);
    }

    /** The place of a quantity among those of its family, counted from 0: the same for all that are not told apart here. */
    int placeOf(Quantity q) {
        return alike.applyAsInt(q) + alikePlaces * (samples == 0 ? 0 : q.sample());
    }

    /** Of what the rule names, as it is written or as it is worked out, one of each family and place. */
    List<Quantity> of(Quantity q) {
        Known ofAny = known.computeIfAbsent(new Place(q.family(), alike.applyAsInt(q), 0), place -> lookedAt(q));
        return ofAny.isAlike() || ofAny.of().sample() == q.sample()
                ? ofAny.namedBy(q)
                : known.computeIfAbsent(new Place(q.family(), alike.applyAsInt(q), q.sample()), place -> lookedAt(q))
                        .named();
    }

    private Known lookedAt(Quantity q) {
        List<Quantity> named = new ArrayList<>();
        collect(followed.apply(q), named);
        boolean isAlike = q.sample() != 0
                && named.stream().allMatch(other -> other.sample() == 0 || other.sample() == q.sample());
        return new Known(q, named, isAlike);
    }

    private void collect(Formula formula, List<Quantity> named) {
        if (formula instanceof Reference reference) {
            Quantity q = reference.quantity();
            if (named.stream().noneMatch(other -> other.isOf(q.family()) && placeOf(other) == placeOf(q))) {
                named.add(q);
            }
            return;
        }
        formula.parts().forEach(part -> collect(part, named));
        if (formula instanceof Stable stable) { // its part is the form that is written
            collect(stable.computed(), named);
        }
    }
}
