package longhand.view.picture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Unfolded;
import longhand.model.UnfoldedModel;
import longhand.model.network.UnfoldedNetwork;
import longhand.model.network.UnfoldedNetwork.Connection;

/** What is highlighted in the picture of an unfolded network: a window with its filter; a shared weight wherever it is used. */
final class UnfoldedHighlight {
    private final Unfolded unfolded;
    private final UnfoldedNetwork network;
    private final UnfoldedModel model;
    private final Variable loss = Quantity.sampleLoss(1);

    UnfoldedHighlight(Unfolded unfolded) {
        this.unfolded = unfolded;
        network = unfolded.network();
        model = unfolded.model();
    }

    Highlight of(Quantity q) {
        Set<String> now = new LinkedHashSet<>();
        Set<String> path = new LinkedHashSet<>();
        if (q instanceof Derivative derivative) {
            add(derivative, now, path);
        } else {
            add(inFirst(q.variable()), now, path);
        }
        return new Highlight(now, path);
    }

    /** The variable of the first sample and update that stands at the same place of the picture. */
    private Variable inFirst(Variable v) {
        Variable ofFirst = v.withUpdate(1);
        return v.kind().isOfSample() ? ofFirst.withSample(1) : ofFirst;
    }

    private void add(Variable v, Set<String> now, Set<String> path) {
        switch (v.kind()) {
            case INPUT, INITIAL -> now.add(node(v));
            case WEIGHTED_SUM -> addSum(v, now, now);
            case ACTIVATION -> {
                now.add(node(v));
                if (network.isPooling(v.layer())) {
                    network.window(v).forEach(each -> now.add(node(each)));
                } else if (!network.layer(v.layer()).activation().isElementwise()) {
                    network.each(Kind.ACTIVATION, v.layer(), 1, 1)
                            .filter(each -> each.place().equals(v.place()))
                            .forEach(each -> path.add(node(each)));
                }
            }
            case TARGET, OUTPUT_LOSS -> now.add(node(v.at(Kind.ACTIVATION, network.depth(), v.to(), v.place())));
            case SAMPLE_LOSS, BATCH_LOSS -> outputs(now);
            case WEIGHT, BIAS, THRESHOLD -> addParameter(v, now);
            default -> {
                if (v.kind().isState()) {
                    addParameter(unfolded.parameter(v), now);
                }
            }
        }
    }

    private void outputs(Set<String> keys) {
        for (Place place : network.judged().places()) {
            for (int j = 1; j <= network.judged().channels(); j++) {
                keys.add(node(loss.at(Kind.ACTIVATION, network.depth(), j, place)));
            }
        }
    }

    /** A weighted sum and all that goes into it. */
    private void addSum(Variable z, Set<String> sums, Set<String> into) {
        sums.add(node(z));
        for (Connection connection : network.connections(z)) {
            into.add(node(connection.from()));
            link(z, connection, into);
        }
    }

    private void link(Variable z, Connection connection, Set<String> keys) {
        keys.add(
                network.isInTime()
                        ? Highlight.timed(z.at(Kind.ACTIVATION), connection.from())
                        : weight(connection.weight()));
    }

    private String weight(Variable weight) {
        List<Variable> ofUnit = network.layer(weight.layer()).weights(weight.layer(), weight.to());
        return Highlight.weight(weight.layer(), (weight.to() - 1) * ofUnit.size() + ofUnit.indexOf(weight) + 1);
    }

    /** A weight wherever it is used; a bias at all places of what it is of. */
    private void addParameter(Variable parameter, Set<String> now) {
        if (parameter.kind() == Kind.WEIGHT && !network.isInTime()) {
            now.add(weight(parameter));
            return;
        }
        for (Variable z : model.users(parameter, loss)) {
            now.add(node(z));
            if (parameter.kind() == Kind.WEIGHT) {
                network.connections(z).stream()
                        .filter(connection -> connection.weight().equals(parameter))
                        .forEach(connection -> link(z, connection, now));
            }
        }
    }

    private void add(Derivative q, Set<String> now, Set<String> path) {
        Variable v = inFirst(q.denominator());
        if (q.isLocal()) {
            now.add(node(v));
            now.add(node(inFirst(q.numerator())));
        } else if (v.kind().isParameter()) {
            addParameter(v, now);
            for (Variable z : model.users(v, loss)) {
                path.add(node(z));
                network.connections(z).stream()
                        .filter(connection -> connection.weight().equals(v))
                        .forEach(connection -> path.add(node(connection.from())));
            }
        } else {
            now.add(node(v));
            for (Variable user : model.users(v, loss)) {
                if (user.kind() == Kind.WEIGHTED_SUM) {
                    path.add(node(user));
                    network.connections(user).stream()
                            .filter(connection -> connection.from().equals(v))
                            .forEach(connection -> link(user, connection, now));
                } else if (user.kind() == Kind.ACTIVATION) {
                    path.add(node(user));
                }
            }
        }
    }

    /** Where it is written in the picture: a weighted sum at its activation. */
    private String node(Variable v) {
        Variable shown = v.kind() == Kind.WEIGHTED_SUM ? v.at(Kind.ACTIVATION) : v;
        return network.isInTime()
                ? Highlight.timed(shown)
                : Highlight.neuron(shown.layer(), network.shape(shown.layer()).number(shown.to(), shown.place()));
    }
}
