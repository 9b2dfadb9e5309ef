package longhand.export;

import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.notation.name.Setting;

/** What a script calls the matrices of a network of layers, as the pages do, and the settings of its learning. */
record MatrixNames(TrainingStep step) {
    /** The matrix that a quantity is an entry of, or the setting that it is. */
    String of(Quantity q) {
        if (q instanceof Derivative derivative) {
            return "d" + of(derivative.denominator());
        }
        Variable v = (Variable) q;
        return switch (v.kind()) {
            case INPUT -> "X";
            case TARGET -> "Y";
            case WEIGHT -> w(v.layer());
            case BIAS, THRESHOLD -> offset(v.layer());
            case WEIGHTED_SUM -> z(v.layer());
            case ACTIVATION -> a(v.layer());
            case FIRST_MOMENT, SECOND_MOMENT, CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT ->
                state(v.kind()) + of(step.parameter(v));
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON -> setting(v.kind());
            default -> throw new IllegalArgumentException("no matrix has " + v);
        };
    }

    static String state(Kind state) {
        return switch (state) {
            case FIRST_MOMENT -> "m";
            case SECOND_MOMENT -> "v";
            case CORRECTED_FIRST_MOMENT -> "mhat";
            default -> "vhat";
        };
    }

    /** A word that Python keeps for itself has a stroke behind it. */
    static String setting(Kind kind) {
        String name = Setting.of(kind).typed();
        return name.equals("lambda") ? "lambda_" : name;
    }

    String w(int layer) {
        return "W" + layer;
    }

    String z(int layer) {
        return "Z" + layer;
    }

    String a(int layer) {
        return layer == 0 ? "X" : "A" + layer;
    }

    String offset(int layer) {
        return letter(layer) + layer;
    }

    String letter(int layer) {
        return step.network().layer(layer).hasThresholds() ? "theta" : "b";
    }
}
