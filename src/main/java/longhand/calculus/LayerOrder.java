package longhand.calculus;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import longhand.calculus.Sequence.Address;
import longhand.calculus.Sequence.Each;
import longhand.calculus.Sequence.InUpdate;
import longhand.calculus.Sequence.Index;
import longhand.calculus.Sequence.Indices;
import longhand.calculus.Sequence.One;
import longhand.calculus.Sequence.Several;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;

/**
 * The teaching order of a network of layers: what is given; then sample by sample forward layer by layer, the loss, and backward neuron by neuron; then the means
 * or sums over the batch; then the update.
 *
 * <p>Where a quantity stands, and which one stands where, is worked out from the {@link LayerSequence}, so that a place among millions is
 * found at once.
 */
final class LayerOrder implements TeachingOrder {
    private record Found(Quantity quantity, Stretch stretch) {}

    private final TrainingStep step;
    private final int depth;
    private final Several all;
    /** How many are given. */
    private final int given;
    /** For each kind, layer by layer in each update; of the states of an optimiser first those of weights. */
    private final Map<Kind, Address[]> ofVariables = new EnumMap<>(Kind.class);

    private final Map<Kind, Map<Kind, Address[]>> ofDerivatives = new EnumMap<>(Kind.class);

    LayerOrder(TrainingStep step) {
        this.step = step;
        depth = step.network().depth();
        LayerSequence sequence = new LayerSequence(step);
        all = sequence.all();
        given = sequence.given();
        for (Kind numerator : Kind.values()) {
            ofDerivatives.put(numerator, new EnumMap<>(Kind.class));
        }
        address(all, 0, Indices.NONE, Indices.NONE, Indices.NONE);
    }

    /** Gives every family of quantities in a sequence that begins at a place its address. */
    private void address(Sequence sequence, int first, Indices at, Indices counts, Indices steps) {
        if (sequence instanceof One one) {
            Quantity any = one.of().apply(at.first());
            family(any)
                            .computeIfAbsent(
                                    any.variable().kind(), kind -> new Address[2 * (depth + 1) * (step.updates() + 1)])[
                            cell(any)] =
                    new Address(first, counts, steps);
        } else if (sequence instanceof Each each) {
            address(
                    each.part(),
                    first,
                    at,
                    counts.with(each.index(), each.count()),
                    steps.with(each.index(), each.part().size()));
        } else if (sequence instanceof InUpdate in) {
            address(in.part(), first, at.in(in.update()), counts, steps);
        } else {
            int next = first;
            for (Sequence part : ((Several) sequence).parts()) {
                address(part, next, at, counts, steps);
                next += part.size();
            }
        }
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public int steps() {
        return size() - given;
    }

    @Override
    public boolean has(Quantity q) {
        int place = find(q);
        return place >= 0 && at(place).equals(q);
    }

    @Override
    public int placeOf(Quantity q) {
        int place = find(q);
        if (place < 0) {
            throw new IllegalArgumentException("there is no " + q);
        }
        return place;
    }

    /** −1 if there is no such quantity. */
    private int find(Quantity q) {
        Address[] cells = family(q).get(q.variable().kind());
        boolean isThere = cells != null
                && q.layer() >= 0
                && q.layer() <= depth
                && q.update() >= 1
                && q.update() <= step.updates() + 1;
        Address address = isThere ? cells[cell(q)] : null;
        return address == null ? -1 : address.of(q);
    }

    /** The addresses of variables, or of the derivatives of such a numerator, by the kind of {@link Quantity#variable}. */
    private Map<Kind, Address[]> family(Quantity q) {
        return q instanceof Derivative derivative
                ? ofDerivatives.get(derivative.numerator().kind())
                : ofVariables;
    }

    private int cell(Quantity q) {
        // samples are given once for all epochs
        int update = q.isOf(Kind.INPUT) || q.isOf(Kind.TARGET) ? step.given(q.update()) : q.update();
        int cell = (depth + 1) * (update - 1) + q.layer();
        return q.from() == 0 && q.variable().kind().isState() ? cell + (depth + 1) * (step.updates() + 1) : cell;
    }

    @Override
    public Quantity at(int place) {
        return locate(place).quantity();
    }

    @Override
    public Stretch stretchAt(int place) {
        return locate(place).stretch();
    }

    private Found locate(int place) {
        if (place < 0 || place >= size()) {
            throw new IndexOutOfBoundsException("place " + place + " of " + size());
        }
        Sequence here = all;
        Several together = all;
        int first = 0;
        int start = 0;
        Indices at = Indices.NONE;
        while (!(here instanceof One one)) {
            if (here instanceof Each each) {
                int before = (place - first) / each.part().size();
                first += before * each.part().size();
                at = at.with(each.index(), before + 1);
                here = each.part();
                continue;
            }
            if (here instanceof InUpdate in) {
                at = at.in(in.update());
                here = in.part();
                continue;
            }
            Several several = (Several) here;
            if (several.layer() >= 0) {
                together = several;
                start = first;
            }
            int next = 0;
            while (place >= first + several.parts().get(next).size()) {
                first += several.parts().get(next++).size();
            }
            here = several.parts().get(next);
        }
        Quantity quantity = one.of().apply(at);
        int neuron = together.layer() == 0 ? 0 : at.neuron();
        return new Found(
                quantity,
                new Stretch(
                        quantity.phase(),
                        quantity.partOfUpdate(),
                        at.sample(),
                        together.layer(),
                        neuron,
                        start,
                        together.size()));
    }

    @Override
    public void forEach(Consumer<Quantity> visit) {
        all.visit(Indices.NONE, visit);
    }

    @Override
    public void forEachOfSample(int sample, int update, Consumer<Quantity> visit) {
        visitSample(all, Indices.NONE, sample, q -> {
            boolean isGiven = q.phase() == Phase.GIVEN && q.sample() == 0;
            if (isGiven || q.update() == (q.isUpdate() ? update + 1 : update)) {
                visit.accept(q);
            }
        });
    }

    private static void visitSample(Sequence sequence, Indices at, int sample, Consumer<Quantity> visit) {
        if (sequence instanceof Several several && several.layer() < 0) {
            several.parts().forEach(part -> visitSample(part, at, sample, visit));
        } else if (sequence instanceof InUpdate in) {
            visitSample(in.part(), at.in(in.update()), sample, visit);
        } else if (sequence instanceof Each each && each.index() == Index.SAMPLE) {
            if (sample <= each.count()) {
                each.part().visit(at.with(Index.SAMPLE, sample), visit);
            }
        } else {
            sequence.visit(at, visit);
        }
    }
}
