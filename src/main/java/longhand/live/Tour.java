package longhand.live;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Rules;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.edit.EditedExercise;
import longhand.live.text.Json;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.view.html.Numbers;

/**
 * A way through all that is worked out of an image, in a dozen stops: forward to the loss, back to one weight of the first layer, and what
 * becomes of that. It leads along what moves most, and so past no number that is 0 by chance.
 */
final class Tour {
    private final Figures figures;
    private final Names names;
    private final Rules rules;
    private final Network network;
    private final int sample;
    private final Landmarks landmarks;
    private final int label;
    private final Variable weight;
    private final List<Json> stops = new ArrayList<>();
    /** The numbers and names that the page's words for the stops are about. */
    private final Json values = new Json();

    private Tour(EditedExercise edited, int sample) {
        figures = edited.figures();
        names = edited.names();
        rules = figures.rules();
        network = rules.step().network();
        this.sample = sample;
        landmarks = new Landmarks(figures, sample);
        label = landmarks.label();
        weight = landmarks.weight();
    }

    /** @param sample of which the label is known */
    static Json of(EditedExercise edited, int sample) {
        Tour tour = new Tour(edited, sample);
        tour.stop("image", null);
        tour.forward();
        tour.backward();
        tour.learn();
        tour.stop("change", null);
        return tour.values.objects("stops", tour.stops);
    }

    private void forward() {
        Variable pixel = Quantity.input(weight.from(), sample);
        Variable z = Quantity.weightedSum(1, weight.to(), sample);
        Variable a = Quantity.activation(1, weight.to(), sample);
        int guess = landmarks.guess();
        values.put("pixels", Integer.toString(network.width(0)))
                .put("pixel", Integer.toString(weight.from()))
                .put("grey", shown(pixel))
                .put("weight", shown(weight))
                .put(
                        "product",
                        Numbers.of(figures.real(weight) * figures.real(pixel)).shown())
                .put("neuron", names.neurons().inWords(1, weight.to()))
                .put("sum", shown(z))
                .put("function", network.layer(1).activation().title())
                .put("activation", shown(a))
                .put("guess", Integer.toString(guess - 1))
                .put("largest", shown(output(guess)))
                .put("label", Integer.toString(label - 1))
                .put("output", shown(output(label)))
                .put("loss", shown(Quantity.sampleLoss(sample)));
        stop("products", z);
        stop("neuron", z);
        stop("activation", a);
        stop(guess == label ? "outputs" : "outputs-wrong", output(label));
        stop("loss", Quantity.sampleLoss(sample));
    }

    private void backward() {
        Derivative error = Quantity.lossBy(Quantity.weightedSum(network.depth(), label, sample));
        Derivative reached = Quantity.lossBy(Quantity.weightedSum(1, weight.to(), sample));
        Derivative gradient = new Derivative(Quantity.sampleLoss(sample), weight);
        values.put("error", shown(error))
                .put("reached", shown(reached))
                .put("neurons", Integer.toString(network.width(1)))
                .put("gradient", shown(gradient));
        stop(rules.shortcut(error).isPresent() ? "error-short" : "error", error);
        stop("errors", reached);
        stop("gradient", gradient);
    }

    private void learn() {
        int samples = rules.step().batch().size();
        int parameters = 0;
        for (Layer layer : network.layers()) {
            parameters += layer.size() * (layer.inputs() + 1);
        }
        values.put("samples", Integer.toString(samples))
                .put("rate", shown(Quantity.learningRate()))
                .put("parameters", NumberText.grouped(parameters));
        if (samples > 1) {
            stop("weight", rules.gradient(weight));
        }
        stop("update", weight.withUpdate(2));
    }

    /**
     * @param place which of the stops it is, as the page has words for each
     * @param quantity that is shown there; null where it is the image, or the loss before and after
     */
    private void stop(String place, Quantity quantity) {
        stops.add(new Json().put("place", place).put("name", quantity == null ? null : names.of(quantity)));
    }

    private Quantity output(int j) {
        return Quantity.activation(network.depth(), j, sample);
    }

    private String shown(Quantity quantity) {
        return Numbers.readable(figures.shown(quantity));
    }
}
