package longhand.notation.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.Recurrence;
import longhand.model.network.UnfoldedNetwork;

/**
 * How the variables of an unfolded network are called: as those of a network of layers, and after a bar the time step, {@code a1[2|3]}, or row
 * and column, {@code z1[1|2,3]}, {@code w1[1,1|2,3]}; recurrent weights are {@code u1[1,2]}.
 */
final class UnfoldedSymbols implements Symbols {
    private static final Pattern SYMBOL = Pattern.compile(
            "([xyL]|(?:[zawub]|theta|θ)(\\d{1,4})('?))\\[(\\d{1,6})(?:,(\\d{1,6}))?(?:\\|(\\d{1,6})(?:,(\\d{1,6}))?)?]");

    private static final Pattern LABEL_WITH_PRIME = Pattern.compile("(.*)'");

    private final UnfoldedNetwork network;
    private final Labels labels;
    /** Made when the first label is looked up. */
    private Map<String, List<Variable>> byLabel;

    UnfoldedSymbols(UnfoldedNetwork network, Labels labels) {
        this.network = network;
        this.labels = labels;
    }

    /** What stands after an index: |3 for a time step, |2,3 for row and column; empty where there is no place. */
    static String bar(Place place) {
        return place.row() <= 0 ? "" : "|" + place.row() + (place.column() == 0 ? "" : "," + place.column());
    }

    @Override
    public String of(Variable q) {
        String index = "[" + q.to() + bar(q.place()) + "]";
        return switch (q.kind()) {
            case INPUT -> "x" + index;
            case TARGET -> "y" + index;
            case WEIGHT ->
                (q.place().isStepBefore() ? "u" : "w") + q.layer() + prime(q) + "[" + q.to() + "," + q.from()
                        + bar(q.place()) + "]";
            case BIAS -> "b" + q.layer() + prime(q) + index;
            case THRESHOLD -> "theta" + q.layer() + prime(q) + index;
            case WEIGHTED_SUM -> "z" + q.layer() + index;
            case ACTIVATION -> "a" + q.layer() + index;
            case INITIAL -> "a" + q.layer() + "[" + q.to() + "|0]";
            case OUTPUT_LOSS -> "L" + index;
            case SAMPLE_LOSS, BATCH_LOSS -> "L";
            default -> throw new IllegalArgumentException("no layer has " + q);
        };
    }

    private static String prime(Variable parameter) {
        return parameter.isUpdate() ? "'" : "";
    }

    @Override
    public String label(Variable variable) {
        return labels.of(variable, null);
    }

    @Override
    public List<Variable> read(String text) {
        List<Variable> found = new ArrayList<>();
        if (text.equals("L")) {
            found.add(Quantity.batchLoss());
            found.add(Quantity.sampleLoss(0));
        }
        Matcher matcher = SYMBOL.matcher(text);
        if (matcher.matches()) {
            found.add(symbol(matcher));
            return found;
        }
        found.addAll(labelled().getOrDefault(text, List.of()));
        Matcher primed = LABEL_WITH_PRIME.matcher(text);
        if (found.isEmpty() && primed.matches()) {
            for (Variable q : labelled().getOrDefault(primed.group(1), List.of())) {
                if (q.kind().isParameter()) {
                    found.add(q.withUpdate(2));
                }
            }
        }
        return found;
    }

    /** What looks like a name, be there such a variable or not. */
    private static Variable symbol(Matcher m) {
        char letter = m.group(1).charAt(0);
        int layer = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
        int to = Integer.parseInt(m.group(4));
        int from = number(m.group(5));
        boolean hasPlace = m.group(6) != null;
        int row = number(m.group(6));
        Place place = new Place(row, number(m.group(7)));
        int update = m.group(3) == null || m.group(3).isEmpty() ? 1 : 2;
        if (letter == 'a' && hasPlace && row == 0) {
            return Recurrence.initial(layer, to).withUpdate(update);
        }
        Kind kind =
                switch (letter) {
                    case 'x' -> Kind.INPUT;
                    case 'y' -> Kind.TARGET;
                    case 'L' -> Kind.OUTPUT_LOSS;
                    case 'z' -> Kind.WEIGHTED_SUM;
                    case 'a' -> Kind.ACTIVATION;
                    case 'w', 'u' -> Kind.WEIGHT;
                    case 'b' -> Kind.BIAS;
                    default -> Kind.THRESHOLD;
                };
        return new Variable(kind, layer, to, from, 0, update, letter == 'u' && !hasPlace ? Place.STEP_BEFORE : place);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public String reason(String bare) {
        Matcher matcher = SYMBOL.matcher(bare);
        if (!matcher.matches() || "wub".indexOf(bare.charAt(0)) >= 0 || bare.startsWith("theta")) {
            return "";
        }
        if (matcher.group(6) == null) {
            return network.isInTime()
                    ? "the time step stands after a bar, as in a1[1|2]"
                    : network.shape(layer(matcher)).isImage()
                            ? "row and column stand after a bar, as in z1[1|2,3]"
                            : "";
        }
        return "";
    }

    /** The layer that a name is of, as far as there is one. */
    private int layer(Matcher matcher) {
        int layer = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return Math.min(layer, network.depth());
    }

    /** dw1[1,1|2,3] for a gradient. */
    @Override
    public String meant(String name) {
        return name.startsWith("d") && !name.contains("/") ? "dL/" + name : name;
    }

    /** The labels of everything that has one. */
    private Map<String, List<Variable>> labelled() {
        if (byLabel == null) {
            byLabel = new LinkedHashMap<>();
            network.each(Kind.INPUT, 0, 0, 1).forEach(this::put);
            for (int layer = 1; layer <= network.depth(); layer++) {
                network.parameters(layer).forEach(this::put);
                network.each(Kind.WEIGHTED_SUM, layer, 0, 1).forEach(this::put);
                network.each(Kind.ACTIVATION, layer, 0, 1).forEach(this::put);
            }
            network.each(Kind.OUTPUT_LOSS, 0, 0, 1).forEach(this::put);
            put(Quantity.sampleLoss(0));
            put(Quantity.batchLoss());
        }
        return byLabel;
    }

    private void put(Variable q) {
        String label = label(q);
        if (label != null) {
            List<Variable> same = byLabel.computeIfAbsent(Names.tidy(label), key -> new ArrayList<>());
            if (!same.contains(q)) {
                same.add(q);
            }
        }
    }
}
