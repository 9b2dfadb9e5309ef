package longhand.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.calculus.Rules;
import longhand.formula.Derivative;
import longhand.formula.Kind;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.Network;

/**
 * The names of quantities: as this program writes them ({@code dL/dw2[1,3]@2}) and as a reader may type them, in our names or in the
 * example's own labels.
 */
public final class Names {
    private static final Pattern SYMBOL =
            Pattern.compile("([xyL])\\[(\\d{1,6})]|([zawb]|theta|θ)(\\d{1,4})('?)\\[(\\d{1,6})(?:,(\\d{1,6}))?]");
    /** What an optimiser makes of a parameter: m(w1[1,2]), also mw1[1,2] and m_w1[1,2]. */
    private static final Pattern STATE = Pattern.compile("(mhat|vhat|m|v)(?:\\((.*)\\)|_?(.*))");

    /** How the C program of the notes prints the mean gradients: layer, neuron and source counted from 0. */
    private static final Pattern DUMP =
            Pattern.compile("average\\[(\\d{1,4})]\\.(?:weights\\[(\\d{1,6})]\\[(\\d{1,6})]|biases\\[(\\d{1,6})])");

    /** An entry of a matrix: a row for each neuron and, but for weights and biases, a column for each sample. */
    private static final Pattern ENTRY = Pattern.compile(
            "(d|dL/d)?(?:([XY]|[ZA]\\d{1,4})\\[(\\d{1,6})(?:](@\\d{1,9})?|,(\\d{1,6})])|([WB]\\d{1,4}'?\\[.*))");

    private static final Pattern ZERO_INDEX =
            Pattern.compile(".*(?:(?:[zawb]|theta)\\d{1,4}'?|[xyL])\\[(?:\\d{1,6},)?0{1,6}[,\\]].*");
    private static final Pattern ZERO_LAYER = Pattern.compile(".*(?:[zawb]|theta)0'?\\[.*");
    private static final Pattern TWO_INDICES =
            Pattern.compile("(?:.*(?:[zab]|theta)\\d{1,4}'?|.*[xyL])\\[\\d{1,6},\\d{1,6}].*");
    private static final Pattern WEIGHT_WITH_ONE_INDEX = Pattern.compile(".*w\\d{1,4}'?\\[\\d{1,6}].*");

    private static final Pattern SAMPLE = Pattern.compile("(.*)@(\\d{1,9})");
    private static final Pattern UPDATE = Pattern.compile("(.*)~(\\d{1,9})");
    private static final Pattern LABEL_WITH_PRIME = Pattern.compile("(.*)'");

    private final Rules rules;
    private final Network network;
    private final Labels labels;
    private final boolean oneSample;
    private final boolean oneUpdate;
    private Map<String, List<Variable>> byLabel;

    public Names(Rules rules, Labels labels) {
        this.rules = rules;
        this.labels = labels;
        network = rules.step().network();
        oneSample = !rules.step().namesSamples();
        oneUpdate = rules.step().updates() == 1;
    }

    /** The name of a quantity as this program writes it. */
    public String of(Quantity q) {
        String name = q instanceof Derivative d
                ? "d" + symbol(d.numerator()) + "/d" + symbol(d.denominator().withUpdate(1))
                : symbol((Variable) q);
        String ofSample = q.sample() == 0 || oneSample ? name : name + "@" + q.sample();
        int update = updateOf(q);
        return update == 0 || oneUpdate ? ofSample : ofSample + "~" + update;
    }

    /** The update that stands in a name; 0 for what is given for all of them. */
    private static int updateOf(Quantity q) {
        boolean isForAll = q.phase() == Phase.GIVEN && q.sample() == 0;
        return isForAll ? 0 : q.partOfUpdate();
    }

    /** The source's own name of a quantity, such as J12 or dL/dJ12, or null where it gives none. */
    public String label(Quantity q) {
        if (q instanceof Variable variable) {
            return labels.of(variable, network);
        }
        Derivative derivative = (Derivative) q.withUpdate(1);
        String above = labels.of(derivative.numerator(), network);
        String below = labels.of(derivative.denominator(), network);
        if (below == null) {
            return null;
        }
        return "d" + (above == null ? symbol(derivative.numerator()) : above) + "/d" + below;
    }

    /** The rules of the quantities that these are the names of. */
    public Rules rules() {
        return rules;
    }

    public Labels labels() {
        return labels;
    }

    /** What a reader calls the neurons of that network. */
    public NeuronNames neurons() {
        return new NeuronNames(network, labels);
    }

    /**
     * The quantity of that name.
     *
     * @throws UnknownName if there is none, or if the name fits more than one
     */
    public Quantity find(String text) {
        return find(text, true);
    }

    /**
     * The same.
     *
     * @param suggests whether the names nearest to an unknown one are looked for, which takes as long as there are names
     */
    public Quantity find(String text, boolean suggests) {
        String whole = tidy(text);
        Matcher inUpdate = UPDATE.matcher(whole);
        int update = inUpdate.matches() ? Integer.parseInt(inUpdate.group(2)) : 1;
        if (update == 0) {
            throw UnknownName.because(text, "updates count from 1");
        }
        String name = withoutMatrix(inUpdate.matches() ? inUpdate.group(1) : whole, update);
        Matcher withSample = SAMPLE.matcher(name);
        int sample = withSample.matches() ? Integer.parseInt(withSample.group(2)) : 0;
        String bare = withSample.matches() ? withSample.group(1) : name;

        Set<Quantity> found = withSample.matches() && sample == 0 ? Set.of() : matches(bare, sample, update);
        if (found.size() == 1) {
            return found.iterator().next();
        }
        if (found.size() > 1) {
            throw UnknownName.ambiguous(text, found.stream().map(this::of).toList());
        }
        String reason = withSample.matches() && sample == 0 ? "samples count from 1" : reason(bare);
        if (!reason.isEmpty()) {
            throw UnknownName.because(text, reason);
        }
        if (!suggests) {
            throw UnknownName.none(text, List.of());
        }
        List<String> ofFirstSample =
                sample == 0 ? matches(bare, 1, update).stream().map(this::of).toList() : List.of();
        List<String> meant = ofFirstSample.isEmpty() ? meant(bare, sample, update) : ofFirstSample;
        throw UnknownName.none(
                text, meant.isEmpty() ? Nearest.to(name, visit -> eachName(sample, update, visit), 3) : meant);
    }

    /** The name of the number that an entry of a matrix is: Z1[3,2] is z1[3]@2, and dW1[3,2] is dL/dw1[3,2]; any other name as it is. */
    private String withoutMatrix(String name, int update) {
        Matcher entry = ENTRY.matcher(name);
        if (!entry.matches() || !matches(name, 0, update).isEmpty()) {
            return name;
        }
        String by = entry.group(1) == null ? "" : "dL/d";
        if (entry.group(6) != null) {
            return by + uncapitalized(entry.group(6));
        }
        String sample = entry.group(5) != null ? "@" + entry.group(5) : entry.group(4) != null ? entry.group(4) : "";
        return by + uncapitalized(entry.group(2)) + "[" + entry.group(3) + "]" + sample;
    }

    private static String uncapitalized(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** Why a name is none, where its indices show that; or empty. */
    private static String reason(String bare) {
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

    /** What others write otherwise: dw2[1,3] for a gradient, and w2_13 for indices of one digit. */
    private List<String> meant(String bare, int sample, int update) {
        String bracketed = bare.replaceAll("_(\\d)(\\d)$", "[$1,$2]").replaceAll("_(\\d)$", "[$1]");
        String name = bare.startsWith("d") && !bare.contains("/") ? "dL/" + bracketed : bracketed;
        Set<Quantity> found = name.equals(bare) ? Set.of() : matches(name, sample, update);
        return found.stream().map(this::of).toList();
    }

    /** Whether a name without its sample is that of a quantity of this sample. */
    boolean has(String bare, int sample) {
        return !matches(bare, sample, 1).isEmpty();
    }

    private Set<Quantity> matches(String bare, int sample, int update) {
        Set<Quantity> found = new LinkedHashSet<>();
        if (sample == 0 && update == 1 && DUMP.matcher(bare).matches()) {
            Quantity q = dumped(bare);
            if (rules.has(q)) {
                found.add(q);
            }
            return found;
        }
        List<Quantity> written = written(bare);
        written.forEach(q -> add(found, later(q, update - 1).withSample(sample)));
        boolean mayBeOnly = sample == 0
                && (update > rules.step().updates()
                        || rules.step().batch(update).size() == 1);
        if (found.isEmpty() && mayBeOnly) {
            written.forEach(q -> add(found, later(q, update - 1).withSample(1)));
        }
        return found;
    }

    /** What a name without its sample may stand for, be there such a quantity or not. */
    private List<Quantity> written(String bare) {
        int stroke = bare.indexOf("/d");
        if (!bare.startsWith("d") || stroke <= 0) {
            return List.copyOf(symbols(bare));
        }
        List<Quantity> all = new ArrayList<>();
        for (Variable above : symbols(bare.substring(1, stroke))) {
            for (Variable below : symbols(bare.substring(stroke + 2))) {
                all.add(new Derivative(above, below));
            }
        }
        return all;
    }

    private Quantity dumped(String name) {
        Matcher m = DUMP.matcher(name);
        m.matches();
        int layer = 1 + Integer.parseInt(m.group(1));
        return m.group(4) == null
                ? rules.gradient(
                        Quantity.weight(layer, 1 + Integer.parseInt(m.group(2)), 1 + Integer.parseInt(m.group(3))))
                : rules.gradient(new Variable(Kind.BIAS, layer, 1 + Integer.parseInt(m.group(4)), 0, 0));
    }

    /** The names and labels of what belongs to a sample, or to none: those of other samples differ only in its number. */
    private void eachName(int sample, int update, Consumer<String> visit) {
        int nearestUpdate = Math.min(update, rules.step().updates());
        int nearest =
                Math.max(1, Math.min(sample, rules.step().batch(nearestUpdate).size()));
        rules.order().forEachOfSample(nearest, nearestUpdate, q -> {
            visit.accept(of(q));
            String label = label(q);
            if (label != null) {
                visit.accept(label);
            }
        });
    }

    /** A name as somebody types it, without blanks and in the characters of this program. */
    public static String tidy(String text) {
        return PlainText.ofKeyboard(text).replaceAll("\\s+", "").replace('∂', 'd');
    }

    private void add(Set<Quantity> found, Quantity q) {
        if (rules.has(q)) {
            found.add(q);
        }
    }

    /** The same so many updates later. */
    private Quantity later(Quantity q, int updates) {
        return q instanceof Derivative d
                ? new Derivative((Variable) later(d.numerator(), updates), (Variable) later(d.denominator(), updates))
                : q.isOf(Kind.INPUT) || q.isOf(Kind.TARGET)
                        ? q.withUpdate(rules.step().given(q.update() + updates))
                        : q.withUpdate(q.update() + updates);
    }

    /** What a symbol such as w2[1,3] or J12 may stand for; without its sample. */
    private List<Variable> symbols(String text) {
        List<Variable> found = new ArrayList<>();
        Setting.named(text).ifPresent(setting -> found.add(setting.quantity().variable()));
        if (text.equals("L")) {
            found.add(Quantity.batchLoss());
            found.add(Quantity.sampleLoss(0));
        }
        Matcher matcher = SYMBOL.matcher(text);
        if (matcher.matches()) {
            Variable symbol = symbol(matcher);
            return symbol == null ? List.of() : List.of(symbol);
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
        Matcher state = STATE.matcher(text);
        if (state.matches()) {
            String parameter = state.group(2) == null ? state.group(3) : state.group(2);
            symbols(parameter).stream()
                    .filter(q -> q.kind().isParameter() && q.update() == 1 && rules.has(q))
                    .forEach(q -> found.add(q.with(state(state.group(1)))));
        }
        return found;
    }

    private static Kind state(String letter) {
        return switch (letter) {
            case "m" -> Kind.FIRST_MOMENT;
            case "v" -> Kind.SECOND_MOMENT;
            case "mhat" -> Kind.CORRECTED_FIRST_MOMENT;
            default -> Kind.CORRECTED_SECOND_MOMENT;
        };
    }

    /** Null for what looks like a name but is none: z1'[2]. */
    private static Variable symbol(Matcher m) {
        if (m.group(1) != null) {
            int index = Integer.parseInt(m.group(2));
            return switch (m.group(1)) {
                case "x" -> Quantity.input(index, 0);
                case "y" -> Quantity.target(index, 0);
                default -> Quantity.outputLoss(index, 0);
            };
        }
        Kind kind =
                switch (m.group(3)) {
                    case "z" -> Kind.WEIGHTED_SUM;
                    case "a" -> Kind.ACTIVATION;
                    case "w" -> Kind.WEIGHT;
                    case "b" -> Kind.BIAS;
                    default -> Kind.THRESHOLD;
                };
        boolean isUpdated = !m.group(5).isEmpty();
        boolean hasSecond = m.group(7) != null;
        if ((isUpdated && !kind.isParameter()) || hasSecond != (kind == Kind.WEIGHT)) {
            return null;
        }
        int second = hasSecond ? Integer.parseInt(m.group(7)) : 0;
        int layer = Integer.parseInt(m.group(4));
        return new Variable(kind, layer, Integer.parseInt(m.group(6)), second, 0, isUpdated ? 2 : 1);
    }

    /** A quantity that is no derivative, without its sample. */
    private String symbol(Variable q) {
        return switch (q.kind()) {
            case INPUT -> "x[" + q.to() + "]";
            case TARGET -> "y[" + q.to() + "]";
            case WEIGHT -> "w" + q.layer() + prime(q) + "[" + q.to() + "," + q.from() + "]";
            case BIAS -> "b" + q.layer() + prime(q) + "[" + q.to() + "]";
            case WEIGHTED_SUM -> "z" + q.layer() + "[" + q.to() + "]";
            case ACTIVATION -> "a" + q.layer() + "[" + q.to() + "]";
            case OUTPUT_LOSS -> "L[" + q.to() + "]";
            case SAMPLE_LOSS, BATCH_LOSS -> "L";
            case THRESHOLD -> "theta" + q.layer() + prime(q) + "[" + q.to() + "]";
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON ->
                Setting.of(q.kind()).typed();
            case FIRST_MOMENT -> "m(" + symbol(parameter(q)) + ")";
            case SECOND_MOMENT -> "v(" + symbol(parameter(q)) + ")";
            case CORRECTED_FIRST_MOMENT -> "mhat(" + symbol(parameter(q)) + ")";
            case CORRECTED_SECOND_MOMENT -> "vhat(" + symbol(parameter(q)) + ")";
        };
    }

    /** The parameter that a state is of, as it is called in the first update. */
    private Variable parameter(Variable state) {
        return parameter(state, network);
    }

    /** The same of a network. */
    static Variable parameter(Variable state, Network network) {
        return state.from() == 0
                ? network.offset(state.layer(), state.to())
                : Quantity.weight(state.layer(), state.to(), state.from());
    }

    private static String prime(Variable parameter) {
        return parameter.isUpdate() ? "'" : "";
    }

    /** The labels of everything that has one, made when the first label is looked up. */
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
            List<Variable> same = byLabel.computeIfAbsent(tidy(label), key -> new ArrayList<>());
            if (!same.contains(q)) {
                same.add(q);
            }
        }
    }
}
