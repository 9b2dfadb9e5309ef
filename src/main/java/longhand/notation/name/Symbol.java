package longhand.notation.name;

import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;

/**
 * How a variable is written in mathematics, whatever the markup: w with 2,3 below and ′(1) above.
 *
 * @param letter one letter, or the whole name of a number of a graph
 * @param hasHat whether a hat stands over the letter
 * @param below indices, with a comma between two, and after a bar the time step, or row and column; empty for none
 * @param above a prime, the layer in brackets, the sample after an @; empty for none
 * @param of the symbol of the parameter that a state of an optimiser is of, which follows in brackets; otherwise null
 */
public record Symbol(String letter, boolean hasHat, String below, String above, Symbol of) {
    /** Of a parameter after an update. */
    public static final String PRIME = "′";

    private Symbol(String letter, String below, String above) {
        this(letter, false, below, above, null);
    }

    /**
     * That of a variable.
     *
     * @param withSample whether its sample is written too, as in a formula over the whole batch
     * @param computation that it is a variable of
     */
    public static Symbol of(Variable q, boolean withSample, Computation computation) {
        String sample = withSample && q.sample() > 0 ? "@" + q.sample() : "";
        String layer = "(" + q.layer() + ")";
        return switch (q.kind()) {
            case INPUT -> new Symbol("x", index(q), sample);
            case TARGET -> new Symbol("y", index(q), sample);
            case WEIGHT -> new Symbol(q.place().isStepBefore() ? "u" : "w", index(q), updated(q) + layer);
            case BIAS -> new Symbol("b", index(q), updated(q) + layer);
            case WEIGHTED_SUM, WEIGHTED_SUM_AFTER -> new Symbol("z", index(q), afterwards(q) + layer + sample);
            case ACTIVATION, ACTIVATION_AFTER -> new Symbol("a", index(q), afterwards(q) + layer + sample);
            case ERROR, ERROR_AFTER -> new Symbol("e", index(q), afterwards(q) + sample);
            case INITIAL -> new Symbol("a", q.to() + "|0", layer);
            case OUTPUT_LOSS, OUTPUT_LOSS_AFTER -> new Symbol("L", index(q), afterwards(q) + sample);
            case SAMPLE_LOSS, BATCH_LOSS, SAMPLE_LOSS_AFTER, BATCH_LOSS_AFTER ->
                new Symbol("L", "", afterwards(q) + sample);
            case THRESHOLD -> new Symbol("θ", index(q), updated(q) + layer);
            case LEAF, NODE, GRAPH_LOSS, NODE_AFTER, GRAPH_LOSS_AFTER -> named(((Graph) computation).name(q), q);
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON -> setting(Setting.of(q.kind()));
            case FIRST_MOMENT -> state("m", false, q, computation);
            case SECOND_MOMENT -> state("v", false, q, computation);
            case CORRECTED_FIRST_MOMENT -> state("m", true, q, computation);
            case CORRECTED_SECOND_MOMENT -> state("v", true, q, computation);
        };
    }

    private static String index(Variable q) {
        return q.to() + (q.from() == 0 ? "" : "," + q.from()) + UnfoldedSymbols.bar(q.place());
    }

    /** Digits after a single letter stand below it: x1. */
    private static Symbol named(String name, Variable q) {
        boolean isIndexed = name.matches("\\p{L}\\d+");
        return new Symbol(
                isIndexed ? name.substring(0, 1) : name,
                isIndexed ? name.substring(1) : "",
                q.kind() == Kind.LEAF ? updated(q) : afterwards(q));
    }

    private static Symbol setting(Setting setting) {
        return new Symbol(setting.letter(), setting.index(), "");
    }

    /** m of a parameter; of a later update with its number, as a rule names that of the update before. */
    private static Symbol state(String letter, boolean hasHat, Variable q, Computation computation) {
        Symbol parameter = of(computation.parameter(q).withUpdate(1), false, computation);
        return new Symbol(letter, hasHat, "", q.update() == 1 ? "" : "~" + q.update(), parameter);
    }

    /** The stroke of what is worked out once more with the new parameters. */
    private static String afterwards(Variable q) {
        return q.phase() == Phase.AFTERWARDS ? PRIME : "";
    }

    /** After which update a parameter is what it is; after the first that is left out. */
    private static String updated(Variable parameter) {
        int update = parameter.update() - 1;
        return update == 0 ? "" : update == 1 ? PRIME : PRIME + "~" + update;
    }
}
