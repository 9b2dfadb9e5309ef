package longhand.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;

/** An order that is a list, for what is small enough to be written down. */
final class ListedOrder implements TeachingOrder {
    private final List<Quantity> all = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final Map<Quantity, Integer> places = new HashMap<>();
    /** How many are given. */
    private int given;

    /** Adds what is worked out together, of no sample and at no neuron. */
    void add(Phase phase, int update, List<? extends Quantity> together) {
        add(phase, update, 0, 0, 0, together);
    }

    /** Adds what is worked out together. */
    void add(Phase phase, int update, int sample, int layer, int neuron, List<? extends Quantity> together) {
        Stretch stretch = new Stretch(phase, update, sample, layer, neuron, all.size(), together.size());
        for (Quantity q : together) {
            places.put(q, all.size());
            all.add(q);
            stretches.add(stretch);
        }
        given = phase == Phase.GIVEN ? all.size() : given;
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
        return places.containsKey(q);
    }

    @Override
    public int placeOf(Quantity q) {
        Integer place = places.get(q);
        if (place == null) {
            throw new IllegalArgumentException("there is no " + q);
        }
        return place;
    }

    @Override
    public Quantity at(int place) {
        return all.get(place);
    }

    @Override
    public Stretch stretchAt(int place) {
        return stretches.get(place);
    }

    @Override
    public void forEach(Consumer<Quantity> visit) {
        all.forEach(visit);
    }

    @Override
    public void forEachOfSample(int sample, int update, Consumer<Quantity> visit) {
        for (int place = 0; place < all.size(); place++) {
            Stretch stretch = stretches.get(place);
            boolean isForAll = place < given && stretch.sample() == 0;
            boolean isOfSample = stretch.sample() == 0 || stretch.sample() == sample;
            if (isForAll || (isOfSample && stretch.update() == update)) {
                visit.accept(all.get(place));
            }
        }
    }
}
