package longhand.notation.name;

import java.util.Locale;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Variable;
import longhand.model.network.Convolution;
import longhand.model.network.Pooling;
import longhand.model.network.Recurrence;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;

/** What a reader calls the neurons, the feature maps and the layers of an unfolded network. */
public final class UnfoldedNames {
    private final UnfoldedNetwork network;
    private final Labels labels;

    public UnfoldedNames(UnfoldedNetwork network, Labels labels) {
        this.network = network;
        this.labels = labels;
    }

    /** What a variable is of: neuron 1 of layer 1 at step 2; row 2, column 3 of feature map 1 of layer 1; pixel 2,3. */
    public String inWords(Variable v) {
        return inWords(v.layer(), v.to(), v.place());
    }

    /** The same of an output, by what has its number and place. */
    public String ofOutput(Variable v) {
        return inWords(network.depth(), v.to(), v.place());
    }

    private String inWords(int layer, int channel, Place place) {
        Shape shape = network.shape(layer);
        if (shape.isImage()) {
            String at = "row " + place.row() + ", column " + place.column();
            if (layer > 0) {
                return at + " of " + channelInWords(layer, channel);
            }
            return at + (shape.channels() == 1 ? " of the image" : " of channel " + channel + " of the image");
        }
        return channelInWords(layer, channel) + (place.isStep() ? " at step " + place.row() : "");
    }

    /** Feature map 1 of layer 1; neuron 1 of layer 3. */
    public String channelInWords(int layer, int channel) {
        String label = labels.neuron(layer, channel);
        if (label != null) {
            return label;
        }
        if (layer == 0) {
            return (network.shape(0).isImage() ? "channel " : "input ") + channel;
        }
        return (network.shape(layer).isImage() ? "feature map " : "neuron ") + channel + " of layer " + layer;
    }

    /** As in words, to begin a sentence with. A letter of the example's own stays as it is. */
    public String atStart(Variable v) {
        String words = inWords(v);
        boolean isOwn = labels.neuron(v.layer(), v.to()) != null
                && !network.shape(v.layer()).isImage();
        return isOwn ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What a layer does: convolution 3×3, ReLU; max pooling 2×2; recurrent, tanh; softmax. */
    public static String kind(UnfoldedNetwork network, int layer) {
        if (network.layer(layer) instanceof Pooling pooling) {
            return (pooling.isMax() ? "max" : "average") + " pooling " + pooling.size() + "×" + pooling.size();
        }
        String activation = network.layer(layer).activation().title();
        if (network.layer(layer) instanceof Convolution convolution) {
            return "convolution " + convolution.rows() + "×" + convolution.columns() + ", " + activation;
        }
        return (network.layer(layer) instanceof Recurrence ? "recurrent, " : "") + activation;
    }
}
