package longhand.live;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.text.Json;
import longhand.model.Unfolded;
import longhand.model.network.Recurrence;
import longhand.model.network.UnfoldedNetwork;
import longhand.model.network.UnfoldedNetwork.Connection;
import longhand.notation.name.Names;
import longhand.view.picture.Highlight;
import longhand.view.picture.Pass;

/** {@link PictureParts} of an unfolded network: the cells of an image and of filters; in time circles, and the lines between them. */
final class UnfoldedParts {
    private final Unfolded unfolded;
    private final UnfoldedNetwork network;
    private final Names names;
    private final List<Json> parts = new ArrayList<>();

    private UnfoldedParts(Unfolded unfolded, Names names) {
        this.unfolded = unfolded;
        network = unfolded.network();
        this.names = names;
    }

    static List<Json> of(Unfolded unfolded, Names names) {
        UnfoldedParts all = new UnfoldedParts(unfolded, names);
        all.addAll();
        return all.parts;
    }

    private void addAll() {
        network.each(Kind.INPUT, 0, 1, 1).forEach(x -> {
            add(key(x), "input", 0, x, x);
            addGradient(key(x), x);
        });
        for (int layer = 1; layer <= network.depth(); layer++) {
            if (network.isInTime()) {
                addLines(layer);
            } else if (!network.isPooling(layer)) {
                addCells(layer);
            }
            int column = 2 * layer;
            network.each(Kind.ACTIVATION, layer, 1, 1).forEach(a -> addUnit(a, column));
        }
    }

    private void addCells(int layer) {
        int number = 0;
        for (Variable parameter : network.parameters(layer)) {
            if (parameter.kind() == Kind.WEIGHT) {
                number++;
                add(Highlight.weight(layer, number), "weight", 2 * layer - 1, parameter, parameter);
                addGradient(Highlight.weight(layer, number), parameter);
            }
        }
    }

    private void addLines(int layer) {
        if (network.layer(layer) instanceof Recurrence) {
            for (int j = 1; j <= network.shape(layer).channels(); j++) {
                Variable initial = Recurrence.initial(layer, j);
                add(key(initial), "initial activation", 0, initial, initial);
                addGradient(key(initial), initial);
            }
        }
        network.each(Kind.ACTIVATION, layer, 1, 1).forEach(a -> {
            for (Connection connection : network.connections(a.at(Kind.WEIGHTED_SUM))) {
                add(
                        Highlight.timed(a, connection.from()),
                        "weight",
                        2 * layer - 1,
                        connection.weight(),
                        connection.weight());
            }
        });
    }

    /** A circle or cell, which stands for its bias where it alone has that; and an output's target. */
    private void addUnit(Variable a, int column) {
        boolean hasOwnBias = !network.isPooling(a.layer())
                && network.shape(a.layer()).places().size() == 1;
        add(
                key(a),
                hasOwnBias ? (network.layer(a.layer()).offset() == Kind.THRESHOLD ? "threshold" : "bias") : "",
                column,
                hasOwnBias ? network.offset(a.layer(), a.to()) : null,
                a);
        boolean isJudged =
                a.layer() == network.depth() && network.judged().places().contains(a.place());
        if (isJudged && !network.judged().isImage()) {
            Variable target = a.at(Kind.TARGET, 0, a.to(), a.place());
            add(key(a), "target", column + 1, target, target);
        } else {
            addGradient(key(a), a);
        }
    }

    /** How much it moves the loss, which stands below it; nothing where that is not worked out. */
    private void addGradient(String key, Variable ofFirst) {
        List<Derivative> gradients = Pass.all(unfolded).stream()
                .map(pass ->
                        new Derivative(Quantity.sampleLoss(pass.sample()).withUpdate(pass.update()), in(pass, ofFirst)))
                .toList();
        if (names.rules().has(gradients.get(0))) {
            parts.add(PictureParts.part(
                            key,
                            "",
                            0,
                            List.of(),
                            gradients.stream().map(names::of).toList())
                    .put("place", "below"));
        }
    }

    private Variable in(Pass pass, Variable ofFirst) {
        return unfolded.inUpdate(
                ofFirst.kind().isOfSample() ? ofFirst.withSample(pass.sample()) : ofFirst, pass.update());
    }

    private String key(Variable v) {
        return network.isInTime()
                ? Highlight.timed(v)
                : Highlight.neuron(v.layer(), network.shape(v.layer()).number(v.to(), v.place()));
    }

    /** @param given what can be changed there; null for nothing */
    private void add(String key, String word, int column, Variable given, Variable shown) {
        parts.add(PictureParts.part(key, word, column, given == null ? List.of() : eachPass(given), eachPass(shown)));
    }

    /** What stands at that place in each pass; a parameter where there is one update, once. */
    private List<String> eachPass(Variable first) {
        if (!first.kind().isOfSample() && unfolded.updates() == 1) {
            return List.of(names.of(first));
        }
        return Pass.all(unfolded).stream()
                .map(pass -> in(pass, first))
                .map(names::of)
                .toList();
    }
}
