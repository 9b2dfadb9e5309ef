package longhand.cli.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import longhand.calculus.TeachingOrder;
import longhand.calculus.TeachingOrder.Stretch;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.NumberText;

/**
 * A position in a derivation that somebody goes through in teaching order, and the factors whose steps they have looked up from there.
 *
 * <p>Steps are all that is worked out; what is given is no step, but can be looked at.
 *
 * @param place in the teaching order
 * @param trail what is looked at instead, from the step on, each a factor of the one before; empty on the way itself
 */
record Position(TeachingOrder order, int place, List<Quantity> trail) {
    Position {
        trail = List.copyOf(trail);
    }

    /** At the first step. */
    static Position of(TeachingOrder order) {
        return new Position(order, firstStep(order), List.of());
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

    /** Where the step stands that the position is at. */
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

    Position next() {
        return at(Math.min(place + 1, order.size() - 1));
    }

    Position back() {
        return at(Math.max(place - 1, firstStep(order)));
    }

    Position first() {
        return at(firstStep(order));
    }

    Position last() {
        return at(order.size() - 1);
    }

    Position nextNeuron() {
        return forward(Object::equals);
    }

    Position previousNeuron() {
        return backward(Object::equals);
    }

    Position nextLayer() {
        return forward(Position::areOfOneLayer);
    }

    Position previousLayer() {
        return backward(Position::areOfOneLayer);
    }

    /** To where the next phase begins; with several samples, the phases of each follow one another. */
    Position nextPhase() {
        return forward(Position::areOfOnePhase);
    }

    Position previousPhase() {
        return backward(Position::areOfOnePhase);
    }

    /** To a quantity that there is; what is given is looked up from here. */
    Position to(Quantity q) {
        return q.phase() == Phase.GIVEN ? new Position(order, place, List.of(q)) : at(order.placeOf(q));
    }

    /** To the step of a factor of what is in view, from which {@link #home} leads back. */
    Position behind(Quantity factor) {
        List<Quantity> longer = new ArrayList<>(trail);
        longer.add(factor);
        return new Position(order, place, longer);
    }

    /** Back to where the last factor was looked up. */
    Position home() {
        return isAside() ? new Position(order, place, trail.subList(0, trail.size() - 1)) : this;
    }

    private Position at(int step) {
        return new Position(order, step, List.of());
    }

    private static boolean areOfOneLayer(Stretch one, Stretch other) {
        return areOfOnePhase(one, other) && one.layer() == other.layer();
    }

    private static boolean areOfOnePhase(Stretch one, Stretch other) {
        return one.phase() == other.phase() && one.sample() == other.sample();
    }

    /** To the beginning of the first stretch that is not together with this one; stays if there is none. */
    private Position forward(BiPredicate<Stretch, Stretch> areTogether) {
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
    private Position backward(BiPredicate<Stretch, Stretch> areTogether) {
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
