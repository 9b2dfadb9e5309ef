package longhand.view;

import longhand.calculus.Rules;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.Network;

/**
 * A matrix of the calculation, with a row for each neuron of a layer, and which quantity each of its entries is.
 *
 * @param kind of the variables that it is made of, or that the loss is differentiated by
 * @param isGradient whether its entries are derivatives of the loss with respect to these variables
 * @param layer that the rows are the neurons of; 0 for the inputs
 * @param update that its variables belong to; of samples, which are given once for all epochs, that they are looked at in
 * @param isNew whether it is of the parameters that the update before that has made, and is called so
 */
public record QuantityMatrix(Rules rules, Kind kind, boolean isGradient, int layer, int update, boolean isNew) {
    /** What the columns are. */
    public enum Columns {
        SAMPLES,
        NEURONS_BEFORE,
        ONE
    }

    /** X, a column for each sample. */
    public static QuantityMatrix inputs(Rules rules) {
        return of(rules, Kind.INPUT, 0);
    }

    /** Y, a column for each sample. */
    public static QuantityMatrix targets(Rules rules) {
        return of(rules, Kind.TARGET, network(rules).depth());
    }

    /** E, a column for each sample, where a network learns by a rule without a loss. */
    public static QuantityMatrix errors(Rules rules) {
        return of(rules, Kind.ERROR, network(rules).depth());
    }

    public static QuantityMatrix weights(Rules rules, int layer) {
        return of(rules, Kind.WEIGHT, layer);
    }

    /** Of a layer that has thresholds, these. */
    public static QuantityMatrix biases(Rules rules, int layer) {
        return of(rules, network(rules).layer(layer).offset(), layer);
    }

    public static QuantityMatrix weightedSums(Rules rules, int layer) {
        return of(rules, Kind.WEIGHTED_SUM, layer);
    }

    /** A2; of layer 0, X. */
    public static QuantityMatrix activations(Rules rules, int layer) {
        return layer == 0 ? inputs(rules) : of(rules, Kind.ACTIVATION, layer);
    }

    public static QuantityMatrix newWeights(Rules rules, int layer) {
        return weights(rules, layer).updated();
    }

    public static QuantityMatrix newBiases(Rules rules, int layer) {
        return biases(rules, layer).updated();
    }

    private static QuantityMatrix of(Rules rules, Kind kind, int layer) {
        return new QuantityMatrix(rules, kind, false, layer, 1, false);
    }

    /** How the loss depends on the entries of this matrix. */
    public QuantityMatrix gradient() {
        return new QuantityMatrix(rules, kind, true, layer, update, isNew);
    }

    private QuantityMatrix updated() {
        return new QuantityMatrix(rules, kind, isGradient, layer, update + 1, true);
    }

    /** The same matrix in an update, counted from 1; of parameters as the one before has left them, of new ones as this one has. */
    public QuantityMatrix in(int other) {
        return new QuantityMatrix(rules, kind, isGradient, layer, isNew ? other + 1 : other, isNew);
    }

    /** As the notes write it: X, W1, dZ2, b1′. */
    public String name() {
        return (isGradient ? "d" : "") + letter() + (hasNumber() ? layer : "") + (isUpdated() ? "′" : "");
    }

    String letter() {
        return switch (kind) {
            case INPUT -> "X";
            case TARGET -> "Y";
            case WEIGHT -> "W";
            case BIAS -> "b";
            case THRESHOLD -> "θ";
            case ERROR -> "e";
            case WEIGHTED_SUM -> "Z";
            case ACTIVATION -> "A";
            default -> throw new IllegalArgumentException("no matrix is made of " + kind);
        };
    }

    /** Whether it is of parameters after the update. */
    boolean isUpdated() {
        return isNew;
    }

    /** Whether it is made of what an output has beside its neuron. */
    private boolean isOfOutputs() {
        return kind == Kind.TARGET || kind == Kind.ERROR;
    }

    /** Whether the number of its layer stands in its name. */
    boolean hasNumber() {
        return kind != Kind.INPUT && !isOfOutputs();
    }

    public Columns across() {
        return switch (kind) {
            case WEIGHT -> Columns.NEURONS_BEFORE;
            case BIAS, THRESHOLD -> Columns.ONE;
            default -> Columns.SAMPLES;
        };
    }

    public int rows() {
        return network(rules).width(layer);
    }

    public int columns() {
        return switch (across()) {
            case SAMPLES -> rules.step().batch(update).size();
            case NEURONS_BEFORE -> network(rules).width(layer - 1);
            case ONE -> 1;
        };
    }

    /** 3×2. */
    public String shape() {
        return rows() + "×" + columns();
    }

    /** The quantity of an entry, row and column counted from 1. */
    public Quantity at(int row, int column) {
        Variable variable = variable(row, column);
        if (!isGradient) {
            return variable;
        }
        return across() == Columns.SAMPLES
                ? new Derivative(Quantity.sampleLoss(column).withUpdate(update), variable)
                : rules.gradient(variable);
    }

    private Variable variable(int row, int column) {
        return switch (across()) {
            case SAMPLES -> {
                boolean isGiven = kind == Kind.INPUT || kind == Kind.TARGET;
                int where = isGiven ? rules.step().given(update) : update;
                yield new Variable(kind, isOfOutputs() ? 0 : layer, row, 0, column, where);
            }
            case NEURONS_BEFORE -> new Variable(kind, layer, row, column, 0, update);
            case ONE -> new Variable(kind, layer, row, 0, 0, update);
        };
    }

    private static Network network(Rules rules) {
        return rules.step().network();
    }
}
