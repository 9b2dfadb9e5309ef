package longhand.notation.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.Network;

/** How the variables of a network of layers are called: a letter with the number of the layer, and indices; or the source's own labels. */
final class LayerSymbols implements Symbols {
    private static final Pattern SYMBOL =
            Pattern.compile("([xyeL])('?)\\[(\\d{1,6})]|([zawb]|theta|θ)(\\d{1,4})('?)\\[(\\d{1,6})(?:,(\\d{1,6}))?]");

    /** How the C program of the notes prints the mean gradients: layer, neuron and source counted from 0. */
    private static final Pattern DUMP =
            Pattern.compile("average\\[(\\d{1,4})]\\.(?:weights\\[(\\d{1,6})]\\[(\\d{1,6})]|biases\\[(\\d{1,6})])");

    /** An entry of a matrix: a row for each neuron and, but for weights and biases, a column for each sample. */
    private static final Pattern ENTRY = Pattern.compile(
            "(d|dL/d)?(?:([XY]|[ZA]\\d{1,4})\\[(\\d{1,6})(?:](@\\d{1,9})?|,(\\d{1,6})])|([WB]\\d{1,4}'?\\[.*))");

    private static final Pattern ZERO_INDEX =
            Pattern.compile(".*(?:(?:[zawb]|theta)\\d{1,4}'?|[xyeL])\\[(?:\\d{1,6},)?0{1,6}[,\\]].*");
    private static final Pattern ZERO_LAYER = Pattern.compile(".*(?:[zawb]|theta)0'?\\[.*");
    private static final Pattern TWO_INDICES =
            Pattern.compile("(?:.*(?:[zab]|theta)\\d{1,4}'?|.*[xyeL])\\[\\d{1,6},\\d{1,6}].*");
    private static final Pattern WEIGHT_WITH_ONE_INDEX = Pattern.compile(".*w\\d{1,4}'?\\[\\d{1,6}].*");

    private final Network network;
    private final Labels labels;
    /** Made when the first label is looked up. */
    private Map<String, List<Variable>> byLabel;

    LayerSymbols(Network network, Labels labels) {
        this.network = network;
        this.labels = labels;
    }

    @Override
    public String label(Variable variable) {
        return labels.of(variable, network);
    }

    @Override
    public String of(Variable q) {
        return switch (q.kind()) {
            case INPUT -> "x[" + q.to() + "]";
            case TARGET -> "y[" + q.to() + "]";
            case WEIGHT -> "w" + q.layer() + prime(q) + "[" + q.to() + "," + q.from() + "]";
            case BIAS -> "b" + q.layer() + prime(q) + "[" + q.to() + "]";
            case WEIGHTED_SUM, WEIGHTED_SUM_AFTER -> "z" + q.layer() + prime(q) + "[" + q.to() + "]";
            case ACTIVATION, ACTIVATION_AFTER -> "a" + q.layer() + prime(q) + "[" + q.to() + "]";
            case ERROR, ERROR_AFTER -> "e" + prime(q) + "[" + q.to() + "]";
            case OUTPUT_LOSS, OUTPUT_LOSS_AFTER -> "L" + prime(q) + "[" + q.to() + "]";
            case SAMPLE_LOSS, BATCH_LOSS, SAMPLE_LOSS_AFTER, BATCH_LOSS_AFTER -> "L" + prime(q);
            case THRESHOLD -> "theta" + q.layer() + prime(q) + "[" + q.to() + "]";
            default -> throw new IllegalArgumentException("no layer has " + q);
        };
    }

    private static String prime(Variable q) {
        return q.isUpdate() || q.phase() == Phase.AFTERWARDS ? "'" : "";
    }

    @Override
    public List<Variable> read(String text) {
        List<Variable> found = new ArrayList<>();
        if (text.equals("L") || text.equals("L'")) {
            boolean isAfter = text.endsWith("'");
            found.add(after(Quantity.batchLoss(), isAfter));
            found.add(after(Quantity.sampleLoss(0), isAfter));
        }
        Matcher matcher = SYMBOL.matcher(text);
        if (matcher.matches()) {
            Variable symbol = symbol(matcher);
            return symbol == null ? List.of() : List.of(symbol);
        }
        found.addAll(labelled().getOrDefault(text, List.of()));
        if (found.isEmpty() && text.endsWith("'")) {
            for (Variable q : labelled().getOrDefault(text.substring(0, text.length() - 1), List.of())) {
                if (q.kind().isParameter()) {
                    found.add(q.withUpdate(2));
                } else if (q.kind().after() != q.kind()) {
                    found.add(after(q, true));
                }
            }
        }
        return found;
    }

    /** Null for what looks like a name but is none: x'[2]. */
    private static Variable symbol(Matcher m) {
        if (m.group(1) != null) {
            int index = Integer.parseInt(m.group(3));
            Variable symbol =
                    switch (m.group(1)) {
                        case "x" -> Quantity.input(index, 0);
                        case "y" -> Quantity.target(index, 0);
                        case "e" -> new Variable(Kind.ERROR, 0, index, 0, 0);
                        default -> Quantity.outputLoss(index, 0);
                    };
            return after(symbol, !m.group(2).isEmpty());
        }
        Kind kind =
                switch (m.group(4)) {
                    case "z" -> Kind.WEIGHTED_SUM;
                    case "a" -> Kind.ACTIVATION;
                    case "w" -> Kind.WEIGHT;
                    case "b" -> Kind.BIAS;
                    default -> Kind.THRESHOLD;
                };
        boolean isUpdated = !m.group(6).isEmpty();
        boolean hasSecond = m.group(8) != null;
        if (hasSecond != (kind == Kind.WEIGHT)) {
            return null;
        }
        int second = hasSecond ? Integer.parseInt(m.group(8)) : 0;
        int layer = Integer.parseInt(m.group(5));
        boolean isNew = isUpdated && kind.isParameter();
        Variable symbol = new Variable(kind, layer, Integer.parseInt(m.group(7)), second, 0, isNew ? 2 : 1);
        return isNew ? symbol : after(symbol, isUpdated);
    }

    /** With the new parameters; null for what is given, and so stays. */
    private static Variable after(Variable v, boolean isAfter) {
        if (!isAfter) {
            return v;
        }
        Kind after = v.kind().after();
        return after == v.kind() ? null : v.with(after);
    }

    /** The name of the number that an entry of a matrix is: Z1[3,2] is z1[3]@2, and dW1[3,2] is dL/dw1[3,2]; and that of a printed gradient. */
    @Override
    public String ours(String name) {
        if (!mayBeOther(name)) {
            return name; // as most are, which saves looking closely
        }
        Matcher dump = DUMP.matcher(name);
        if (dump.matches()) {
            String layer = next(dump.group(1));
            return dump.group(4) == null
                    ? "dL/dw" + layer + "[" + next(dump.group(2)) + "," + next(dump.group(3)) + "]"
                    : "dL/db" + layer + "[" + next(dump.group(4)) + "]";
        }
        Matcher entry = ENTRY.matcher(name);
        if (!entry.matches()) {
            return name;
        }
        String by = entry.group(1) == null ? "" : "dL/d";
        if (entry.group(6) != null) {
            return by + uncapitalized(entry.group(6));
        }
        String sample = entry.group(5) != null ? "@" + entry.group(5) : entry.group(4) != null ? entry.group(4) : "";
        return by + uncapitalized(entry.group(2)) + "[" + entry.group(3) + "]" + sample;
    }

    private static boolean mayBeOther(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("XYZAWB.".indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String next(String number) {
        return Integer.toString(1 + Integer.parseInt(number));
    }

    private static String uncapitalized(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** Its indices may show that. */
    @Override
    public String reason(String bare) {
        if (TWO_INDICES.matcher(bare).matches()) {
            return "only a weight has two numbers in brackets; a sample follows after @, as in z1[2]@1";
        }
        if (ZERO_INDEX.matcher(bare).matches()) {
            return "the numbers in brackets count from 1";
        }
        if (ZERO_LAYER.matcher(bare).matches()) {
            return "layers count from 1, and the inputs are x[1], x[2] and so on";
        }
        return WEIGHT_WITH_ONE_INDEX.matcher(bare).matches()
                ? "a weight has two numbers in brackets: the neuron that it leads to, then the one that it comes from"
                : "";
    }

    /** dw2[1,3] for a gradient, and w2_13 for indices of one digit. */
    @Override
    public String meant(String bare) {
        String bracketed = bare.replaceAll("_(\\d)(\\d)$", "[$1,$2]").replaceAll("_(\\d)$", "[$1]");
        return bare.startsWith("d") && !bare.contains("/") ? "dL/" + bracketed : bracketed;
    }

    /** The labels of everything that has one. */
    private Map<String, List<Variable>> labelled() {
        if (byLabel == null) {
            byLabel = new LinkedHashMap<>();
            int outputs = network.width(network.depth());
            for (int i = 1; i <= network.width(0); i++) {
                put(Quantity.input(i, 0));
            }
            for (int layer = 1; layer <= network.depth(); layer++) {
                for (int j = 1; j <= network.width(layer); j++) {
                    put(Quantity.weightedSum(layer, j, 0));
                    put(Quantity.activation(layer, j, 0));
                    put(network.offset(layer, j));
                    for (int i = 1; i <= network.width(layer - 1); i++) {
                        put(Quantity.weight(layer, j, i));
                    }
                }
            }
            for (int j = 1; j <= outputs; j++) {
                put(Quantity.outputLoss(j, 0));
                byLabel.computeIfAbsent("L" + j, label -> new ArrayList<>()).add(Quantity.outputLoss(j, 0));
            }
            put(Quantity.sampleLoss(0));
            put(Quantity.batchLoss());
        }
        return byLabel;
    }

    private void put(Variable q) {
        String label = labels.of(q, network);
        if (label != null) {
            List<Variable> same = byLabel.computeIfAbsent(Names.tidy(label), key -> new ArrayList<>());
            if (!same.contains(q)) {
                same.add(q);
            }
        }
    }
}
