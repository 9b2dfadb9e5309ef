package longhand.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import longhand.calculus.Parts.Part;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.model.Network;
import longhand.model.TrainingStep;

/**
 * The order in which a person works: what is given; then sample by sample forward layer by layer, the loss, and backward neuron by
 * neuron; then the means over the batch; then the update. Each quantity comes after all those that its rule uses.
 *
 * <p>Nothing is listed: where a quantity stands, and which one stands where, is worked out from the widths of the layers, so that a
 * place among millions is found at once. Places count from 0.
 */
public final class TeachingOrder {
    /**
     * What is worked out together: at one neuron, in one phase, for one sample.
     *
     * @param sample 0 for what belongs to no sample
     * @param layer of the neuron; 0 for what belongs to no neuron, as does {@code neuron}
     * @param first the place of its first quantity
     * @param size how many quantities it has
     */
    public record Stretch(Phase phase, int sample, int layer, int neuron, int first, int size) {
        /** The place after its last quantity. */
        public int end() {
            return first + size;
        }
    }

    /** The stretches of one part for all neurons of a layer, each of the same size; layer 0: a single stretch. */
    private record Run(Part part, int layer, int neurons, int each) {
        int size() {
            return neurons * each;
        }
    }

    /** Runs that follow one another, all of them again for each sample; once, with sample 0, for what belongs to no sample. */
    private record Section(boolean isBySample, List<Run> runs, int size) {}

    private final Network network;
    private final int depth;
    private final int batchSize;
    private final Slots slots;
    private final Parts parts;
    private final List<Section> sections = new ArrayList<>();
    private final int size;
    /** How many are given. */
    private final int given;

    TeachingOrder(TrainingStep step, Slots slots) {
        this.slots = slots;
        network = step.network();
        depth = network.depth();
        parts = new Parts(step);
        batchSize = step.batch().size();
        section(true, List.of(single(Part.INPUTS), single(Part.TARGETS)));
        List<Run> parameters = ofEachLayer(Part.PARAMETERS);
        parameters.add(single(Part.RATE));
        section(false, parameters);
        given = sections.stream().mapToInt(this::whole).reduce(0, Math::addExact);
        section(true, ofOneSample());
        if (batchSize > 1) {
            List<Run> means = new ArrayList<>(List.of(single(Part.BATCH_LOSS)));
            means.addAll(ofEachLayer(Part.MEANS));
            section(false, means);
        }
        section(false, ofEachLayer(Part.UPDATES));
        size = sections.stream().mapToInt(this::whole).reduce(0, Math::addExact);
    }

    /** How many quantities there are. */
    public int size() {
        return size;
    }

    /** How many of them are worked out, and so are steps. */
    public int steps() {
        return size - given;
    }

    /** The number of the step at a place, counted from 1; 0 or less for what is given, which comes before all steps. */
    public int stepAt(int place) {
        return place - given + 1;
    }

    /**
     * The quantity at a place.
     *
     * @throws IndexOutOfBoundsException if the place is not from 0 to {@link #size()} − 1
     */
    public Quantity at(int place) {
        Quantity[] found = new Quantity[1];
        locate(place, (section, start, sample, run, neuron) -> {
            int[] next = {start};
            parts.visit(run.part(), run.layer(), neuron, sample, q -> {
                if (next[0]++ == place) {
                    found[0] = q;
                }
            });
            return null;
        });
        return found[0];
    }

    /**
     * The place of a quantity that there is.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int placeOf(Quantity q) {
        slots.of(q);
        Part part = parts.of(q);
        int first = 0;
        for (Section section : sections) {
            int start = first + (section.isBySample() ? Math.max(0, q.sample() - 1) * section.size() : 0);
            for (Run run : section.runs()) {
                if (run.part() == part && (run.layer() == Parts.layerOf(q) || run.layer() == 0)) {
                    int neuron = run.layer() == 0 ? 1 : Parts.neuronOf(q);
                    return placeWithin(run, start + (neuron - 1) * run.each(), neuron, q);
                }
                start += run.size();
            }
            first += whole(section);
        }
        throw new AssertionError("every quantity has its part");
    }

    /**
     * The stretch that holds a place.
     *
     * @throws IndexOutOfBoundsException if the place is not from 0 to {@link #size()} − 1
     */
    public Stretch stretchAt(int place) {
        return locate(
                place,
                (section, start, sample, run, neuron) -> new Stretch(
                        run.part().phase(), sample, run.layer(), run.layer() == 0 ? 0 : neuron, start, run.each()));
    }

    /** Visits every quantity in order. */
    public void forEach(Consumer<Quantity> visit) {
        for (Section section : sections) {
            for (int k = 1; k <= times(section); k++) {
                visit(section, k, visit);
            }
        }
    }

    /** Visits, in order, the quantities of one sample and those that belong to no sample. */
    public void forEachOfSample(int sample, Consumer<Quantity> visit) {
        sections.forEach(section -> visit(section, sample, visit));
    }

    private interface Found<T> {
        T at(Section section, int start, int sample, Run run, int neuron);
    }

    private <T> T locate(int place, Found<T> found) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("place " + place + " of " + size);
        }
        int first = 0;
        for (Section section : sections) {
            if (place < first + whole(section)) {
                int sample = (place - first) / section.size();
                int start = first + sample * section.size();
                for (Run run : section.runs()) {
                    if (place < start + run.size()) {
                        int neuron = (place - start) / run.each();
                        return found.at(
                                section,
                                start + neuron * run.each(),
                                section.isBySample() ? sample + 1 : 0,
                                run,
                                neuron + 1);
                    }
                    start += run.size();
                }
            }
            first += whole(section);
        }
        throw new AssertionError("places add up to the size");
    }

    private int placeWithin(Run run, int start, int neuron, Quantity q) {
        int[] next = {start};
        int[] found = {-1};
        parts.visit(run.part(), run.layer(), neuron, q.sample(), each -> {
            if (each.equals(q)) {
                found[0] = next[0];
            }
            next[0]++;
        });
        return found[0];
    }

    private List<Run> ofOneSample() {
        List<Run> runs = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            if (parts.isElementwise(layer)) {
                runs.add(ofLayer(Part.SUM_AND_ACTIVATION, layer));
            } else {
                runs.add(ofLayer(Part.SUM, layer));
                runs.add(ofLayer(Part.ACTIVATION, layer));
            }
        }
        runs.add(single(Part.LOSS));
        for (int layer = depth; layer >= 1; layer--) {
            if (parts.isElementwise(layer)) {
                runs.add(ofLayer(Part.ERROR_AND_GRADIENTS, layer));
            } else {
                runs.add(ofLayer(Part.ERROR, layer));
                runs.add(ofLayer(Part.GRADIENTS, layer));
            }
        }
        return runs;
    }

    private List<Run> ofEachLayer(Part part) {
        List<Run> runs = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            runs.add(ofLayer(part, layer));
        }
        return runs;
    }

    private Run ofLayer(Part part, int layer) {
        return new Run(part, layer, network.width(layer), count(part, layer));
    }

    private Run single(Part part) {
        return new Run(part, 0, 1, count(part, 0));
    }

    /** All neurons of a layer have as many. */
    private int count(Part part, int layer) {
        int[] count = new int[1];
        parts.visit(part, layer, 1, 1, q -> count[0]++);
        return count[0];
    }

    private void section(boolean isBySample, List<Run> runs) {
        sections.add(
                new Section(isBySample, runs, runs.stream().mapToInt(Run::size).reduce(0, Math::addExact)));
    }

    private int times(Section section) {
        return section.isBySample() ? batchSize : 1;
    }

    private int whole(Section section) {
        return Math.multiplyExact(times(section), section.size());
    }

    private void visit(Section section, int k, Consumer<Quantity> visit) {
        for (Run run : section.runs()) {
            for (int j = 1; j <= run.neurons(); j++) {
                parts.visit(run.part(), run.layer(), j, k, visit);
            }
        }
    }
}
