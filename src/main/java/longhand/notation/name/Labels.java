package longhand.notation.name;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Variable;
import longhand.model.network.Activation;
import longhand.model.network.Network;
import longhand.model.network.NetworkLayer;

/**
 * What the source of an example calls its numbers: J1 for a neuron, J12 for a weight, E for the loss.
 *
 * @param input the letter of the inputs, or null
 * @param loss the letter of the loss, or null
 * @param layers one for each layer, from layer 1
 */
public record Labels(String input, String loss, List<OfLayer> layers) {
    /**
     * The labels of one layer. All but the first are templates in which {@code {to}}, {@code {from}}, {@code {layer}} and, for
     * weights, {@code {n}} (the running number of the weight in the whole network, row by row) are filled in; where a variable stands in
     * time {@code {step}}, where it stands in an image {@code {row}} and {@code {column}}.
     *
     * @param neuron the letter of the layer's neurons, or null
     * @param weight or null
     * @param bias or null
     * @param weightedSum or null
     * @param activation or null: then the neuron's letter and number
     * @param recurrentWeight or null
     */
    public record OfLayer(
            String neuron, String weight, String bias, String weightedSum, String activation, String recurrentWeight) {
        public static final OfLayer NONE = new OfLayer(null, null, null, null, null);

        /** Of a layer without recurrence. */
        public OfLayer(String neuron, String weight, String bias, String weightedSum, String activation) {
            this(neuron, weight, bias, weightedSum, activation, null);
        }

        /** The labels once another activation is in the place of the one that they were made for: of RELU(J1), tanh(J1). */
        OfLayer with(Activation now, Activation before) {
            int bracket = activation == null ? -1 : activation.indexOf('(');
            boolean saysFunction = bracket > 0
                    && !now.equals(before)
                    && before.key().startsWith(activation.substring(0, bracket).toLowerCase(Locale.ROOT));
            String function = now.isFormula() ? "g" : now.title();
            return saysFunction
                    ? new OfLayer(
                            neuron,
                            weight,
                            bias,
                            weightedSum,
                            function + activation.substring(bracket),
                            recurrentWeight)
                    : this;
        }
    }

    /** Where the names of the source are ours, as in a graph. */
    public static final Labels NONE = new Labels(null, null, List.of());

    public Labels {
        layers = List.copyOf(layers);
    }

    /** No labels at all. */
    public static Labels none(Network network) {
        return none(network.depth());
    }

    /** No labels for so many layers. */
    public static Labels none(int depth) {
        return new Labels(null, null, Collections.nCopies(depth, OfLayer.NONE));
    }

    /**
     * The labels of a network whose activations have been changed: one that says which function it is of says it of the one there is now.
     *
     * @param before the layers that these labels are of, as many
     */
    public Labels with(List<? extends NetworkLayer> now, List<? extends NetworkLayer> before) {
        return new Labels(
                input,
                loss,
                IntStream.range(0, layers.size())
                        .mapToObj(at -> layers.get(at)
                                .with(now.get(at).activation(), before.get(at).activation()))
                        .toList());
    }

    /**
     * The source's own name of a quantity, without its sample, or null where it gives none.
     *
     * @param network whose weights are numbered; null where none are
     */
    public String of(Variable q, Network network) {
        if (q.kind().before() != q.kind()) {
            String before = of(q.with(q.kind().before()), network);
            return before == null ? null : before + "'";
        }
        return switch (q.kind()) {
            case INPUT -> input == null ? null : input + q.to() + UnfoldedSymbols.bar(q.place());
            case WEIGHT -> updated(filled(weight(q), q, network), q);
            case BIAS, THRESHOLD -> updated(filled(layer(q).bias(), q, network), q);
            case WEIGHTED_SUM -> filled(layer(q).weightedSum(), q, network);
            case ACTIVATION ->
                layer(q).activation() == null && layer(q).neuron() != null
                        ? layer(q).neuron() + q.to() + UnfoldedSymbols.bar(q.place())
                        : filled(layer(q).activation(), q, network);
            case SAMPLE_LOSS, BATCH_LOSS -> loss;
            case OUTPUT_LOSS -> loss == null ? null : loss + q.to() + UnfoldedSymbols.bar(q.place());
            default -> null;
        };
    }

    /** The source's name of a neuron: J1 for neuron 1 of layer J, I1 for an input; or null. */
    public String neuron(int layer, int number) {
        String letter = layer == 0 ? input : layers.get(layer - 1).neuron();
        return letter == null ? null : letter + number;
    }

    private OfLayer layer(Variable q) {
        return layers.get(q.layer() - 1);
    }

    private String weight(Variable q) {
        return q.place().isStepBefore() ? layer(q).recurrentWeight() : layer(q).weight();
    }

    private static String updated(String label, Variable parameter) {
        return label == null || !parameter.isUpdate() ? label : label + "'";
    }

    private static String filled(String template, Variable q, Network network) {
        if (template == null) {
            return null;
        }
        String filled = template.replace("{to}", number(q.to()))
                .replace("{from}", number(q.from()))
                .replace("{layer}", number(q.layer()))
                .replace("{step}", number(q.place().row()))
                .replace("{row}", number(q.place().row()))
                .replace("{column}", number(q.place().column()));
        return q.kind() == Kind.WEIGHT && network != null
                ? filled.replace("{n}", number(runningNumber(q, network)))
                : filled;
    }

    private static int runningNumber(Variable weight, Network network) {
        int before = 0;
        for (int layer = 1; layer < weight.layer(); layer++) {
            before += network.width(layer) * network.width(layer - 1);
        }
        return before + (weight.to() - 1) * network.width(weight.layer() - 1) + weight.from();
    }

    private static String number(int value) {
        return Integer.toString(value);
    }
}
