package longhand.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import longhand.formula.Quantity;
import longhand.model.Network;
import longhand.notation.Names;
import longhand.view.Highlight;

/**
 * What the parts of the picture stand for, where that is given and so can be changed there: a line for its weight, a circle for its bias
 * or its input, and what stands below an output for its target. {@code names} has one name a sample, or a single one for all of them;
 * {@code column} counts from left to right.
 */
final class PictureParts {
    private final Names names;
    private final Network network;
    private final int samples;
    private final List<Json> parts = new ArrayList<>();

    private PictureParts(Names names) {
        this.names = names;
        network = names.rules().step().network();
        samples = names.rules().step().batch().size();
        for (int layer = 0; layer <= network.depth(); layer++) {
            for (int number = 1; number <= network.width(layer); number++) {
                neuron(layer, number);
            }
        }
    }

    static List<Json> of(Names names) {
        return new PictureParts(names).parts;
    }

    private void neuron(int layer, int number) {
        String key = Highlight.neuron(layer, number);
        if (layer == 0) {
            add(key, "input", 0, ofEach(sample -> Quantity.input(number, sample)));
            return;
        }
        for (int from = 1; from <= network.width(layer - 1); from++) {
            add(
                    Highlight.edge(layer, number, from),
                    "weight",
                    2 * layer - 1,
                    List.of(names.of(Quantity.weight(layer, number, from))));
        }
        add(key, "bias", 2 * layer, List.of(names.of(Quantity.bias(layer, number))));
        if (layer == network.depth()) {
            add(key, "target", 2 * layer + 1, ofEach(sample -> Quantity.target(number, sample)));
        }
    }

    private List<String> ofEach(IntFunction<Quantity> ofSample) {
        return IntStream.rangeClosed(1, samples)
                .mapToObj(ofSample)
                .map(names::of)
                .toList();
    }

    private void add(String key, String word, int column, List<String> quantities) {
        parts.add(new Json()
                .put("key", key)
                .put("word", word)
                .put("column", column)
                .texts("names", quantities));
    }
}
