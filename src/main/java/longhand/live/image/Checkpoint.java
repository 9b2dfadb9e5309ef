package longhand.live.image;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import longhand.model.network.Layer;
import longhand.model.network.Network;

/**
 * A network as training had left it after some epochs, its weights and biases rounded to {@link #DECIMALS} decimals: a page holds several,
 * and every number that it shows is worked out from these.
 *
 * <p>As text: the epochs on a line of their own, then a line for each neuron with its weights and its bias, in thousandths.
 *
 * @param epochs that it had been trained for
 */
public record Checkpoint(int epochs, Network network) {
    public static final int DECIMALS = 3;

    /** A weight or a bias as it is here. */
    public static BigDecimal rounded(double parameter) {
        return new BigDecimal(parameter).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** In words: after 3 epochs of training. */
    public String inWords() {
        return "after " + epochs + (epochs == 1 ? " epoch" : " epochs") + " of training";
    }

    public String write() {
        StringBuilder text = new StringBuilder().append(epochs);
        for (Layer layer : network.layers()) {
            for (int to = 1; to <= layer.size(); to++) {
                text.append('\n');
                for (BigDecimal weight : layer.weights().get(to - 1)) {
                    text.append(thousandths(weight)).append(' ');
                }
                text.append(thousandths(layer.bias(to)));
            }
        }
        return text.toString();
    }

    private static String thousandths(BigDecimal parameter) {
        return parameter.movePointRight(DECIMALS).toBigIntegerExact().toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param like a network of the same layers
     */
    public static Checkpoint read(String text, Network like) {
        String[] lines = text.split("\n", -1);
        List<Layer> layers = new ArrayList<>();
        int line = 1;
        for (Layer layer : like.layers()) {
            List<List<BigDecimal>> weights = new ArrayList<>();
            List<BigDecimal> biases = new ArrayList<>();
            for (int to = 1; to <= layer.size(); to++) {
                List<BigDecimal> neuron = new ArrayList<>();
                for (String number : lines[line].split(" ", -1)) {
                    neuron.add(BigDecimal.valueOf(Integer.parseInt(number), DECIMALS));
                }
                biases.add(neuron.remove(layer.inputs()));
                weights.add(neuron);
                line++;
            }
            layers.add(layer.withParameters(weights, biases));
        }
        return new Checkpoint(Integer.parseInt(lines[0]), new Network(layers));
    }
}
