package longhand.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import longhand.calculus.TeachingOrder;
import longhand.calculus.TeachingOrder.Stretch;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.NumberText;

/**
 * Where somebody stands who goes through a derivation in teaching order, and the factors that they have looked behind from there.
 *
 * <p>Steps are all that is worked out; what is given is no step, but can be looked at.
 *
 * @param place in the teaching order
 * @param trail what is looked at instead, from the step on, each a factor of the one before; empty on the way itself
 */
record Walk(TeachingOrder order, int place, List<Quantity> trail) {
    Walk {
        trail = List.copyOf(trail);
    }

    /** At the first step. */
    static Walk of(TeachingOrder order) {
        return new Walk(order, firstStep(order), List.of());
    }

    private static int firstStep(TeachingOrder order) {
        return order.size() - order.steps();
    }

    /** What is in view. */
    Quantity shown() {
        return isAside() ? trail.get(trail.size() - 1) : order.at(place);
    }

    /** Whether something is in view that was looked up from a step. */
    boolean isAside() {
        return !trail.isEmpty();
    }

    /** What was in view before the last that was looked up. */
    Quantity askedFrom() {
        return trail.size() < 2 ? order.at(place) : trail.get(trail.size() - 2);
    }

    /** Where the step stands that the walk is at. */
    Stretch stretch() {
        return order.stretchAt(place);
    }

    /** The number of the step, counted from 1. */
    int number() {
        return order.stepAt(place);
    }

    /** How many steps there are. */
    int count() {
        return order.steps();
    }

    /** "step 3 of 124". */
    String counted() {
        return "step " + NumberText.grouped(number()) + " of " + NumberText.grouped(count());
    }

    Walk next() {
        return at(Math.min(place + 1, order.size() - 1));
    }

    Walk back() {
        return at(Math.max(place - 1, firstStep(order)));
    }

    Walk first() {
        return at(firstStep(order));
    }

    Walk last() {
        return at(order.size() - 1);
    }

    Walk nextNeuron() {
        return forward(Object::equals);
    }

    Walk previousNeuron() {
        return backward(Object::equals);
    }

    Walk nextLayer() {
        return forward(Walk::areOfOneLayer);
    }

    Walk previousLayer() {
        return backward(Walk::areOfOneLayer);
    }

    /** To where the next phase begins; with several samples, the phases of each follow one another. */
    Walk nextPhase() {
        return forward(Walk::areOfOnePhase);
    }

    Walk previousPhase() {
        return backward(Walk::areOfOnePhase);
    }

    /** To a quantity that there is; what is given is looked up from here. */
    Walk to(Quantity q) {
        return q.phase() == Phase.GIVEN ? new Walk(order, place, List.of(q)) : at(order.placeOf(q));
    }

    /** To the step of a factor of what is in view, from which {@link #home} leads back. */
    Walk behind(Quantity factor) {
        List<Quantity> longer = new ArrayList<>(trail);
        longer.add(factor);
        return new Walk(order, place, longer);
    }

    /** Back to where the last factor was looked up. */
    Walk home() {
        return isAside() ? new Walk(order, place, trail.subList(0, trail.size() - 1)) : this;
    }

    private Walk at(int step) {
        return new Walk(order, step, List.of());
    }

    private static boolean areOfOneLayer(Stretch one, Stretch other) {
        return areOfOnePhase(one, other) && one.layer() == other.layer();
    }

    private static boolean areOfOnePhase(Stretch one, Stretch other) {
        return one.phase() == other.phase() && one.sample() == other.sample();
    }

    /** To the beginning of the first stretch that is not together with this one; stays if there is none. */
    private Walk forward(BiPredicate<Stretch, Stretch> areTogether) {
        Stretch here = stretch();
        Stretch next = here;
        while (next.end() < order.size()) {
            next = order.stretchAt(next.end());
            if (!areTogether.test(here, next)) {
                return at(next.first());
            }
        }
        return at(place);
    }

    /** To the beginning of the stretches that are together with this one; from there, to that of those before. */
    private Walk backward(BiPredicate<Stretch, Stretch> areTogether) {
        int start = start(place, areTogether);
        return at(start < place || start == firstStep(order) ? start : start(start - 1, areTogether));
    }

    private int start(int step, BiPredicate<Stretch, Stretch> areTogether) {
        Stretch here = order.stretchAt(step);
        int start = here.first();
        while (start > firstStep(order) && areTogether.test(here, order.stretchAt(start - 1))) {
            start = order.stretchAt(start - 1).first();
        }
        return start;
    }
}
