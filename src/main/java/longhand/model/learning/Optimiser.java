package longhand.model.learning;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.difference;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Power;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/**
 * What an update takes, times α, from a parameter: its gradient, or what is made of that and of what was carried over from the updates
 * before. What is carried over starts at 0. The methods, their settings and the defaults of these are those of PyTorch's
 * {@code torch.optim}.
 *
 * @param settings the numbers of {@link Method#settings}, and no others
 */
public record Optimiser(Method method, Map<Kind, BigDecimal> settings) {
    /** The ways to make a step of a gradient g. */
    public enum Method {
        /** g. */
        DESCENT("gradient descent"),
        /** m = μ·m + g. */
        MOMENTUM("momentum"),
        /** g + μ·m, m as for momentum. */
        NESTEROV("Nesterov momentum"),
        /** g / (√v + ε), v the sum of all g². */
        ADAGRAD("AdaGrad"),
        /** g / (√v + ε), v a moving mean of g². */
        RMSPROP("RMSProp"),
        /** m̂ / (√v̂ + ε), m and v moving means of g and g², m̂ and v̂ corrected for their start at 0. */
        ADAM("Adam");

        private final String title;

        Method(String title) {
            this.title = title;
        }

        /** As it is written in an example file: {@code rmsprop}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As it is written in a sentence. */
        public String title() {
            return title;
        }

        /** The kinds of its settings. */
        public List<Kind> settings() {
            return switch (this) {
                case DESCENT -> List.of();
                case MOMENTUM, NESTEROV -> List.of(Kind.MU);
                case ADAGRAD -> List.of(Kind.EPSILON);
                case RMSPROP -> List.of(Kind.RHO, Kind.EPSILON);
                case ADAM -> List.of(Kind.BETA1, Kind.BETA2, Kind.EPSILON);
            };
        }

        /** What is worked out of each parameter before its new value, in this order. */
        public List<Kind> states() {
            return switch (this) {
                case DESCENT -> List.of();
                case MOMENTUM, NESTEROV -> List.of(Kind.FIRST_MOMENT);
                case ADAGRAD, RMSPROP -> List.of(Kind.SECOND_MOMENT);
                case ADAM ->
                    List.of(
                            Kind.FIRST_MOMENT,
                            Kind.SECOND_MOMENT,
                            Kind.CORRECTED_FIRST_MOMENT,
                            Kind.CORRECTED_SECOND_MOMENT);
            };
        }

        /** With its usual settings. */
        public Optimiser usual() {
            Map<Kind, BigDecimal> usual = new EnumMap<>(Kind.class);
            settings().forEach(kind -> usual.put(kind, new BigDecimal(usual(kind))));
            return new Optimiser(this, usual);
        }

        private String usual(Kind setting) {
            return switch (setting) {
                case RHO -> "0.99";
                case BETA2 -> "0.999";
                case EPSILON -> this == ADAGRAD ? "1e-10" : "1e-8";
                default -> "0.9";
            };
        }
    }

    /** Of what is worked out once for all number types, more digits than any of them has. */
    private static final MathContext ALL_DIGITS = new MathContext(2 * Arithmetic.MOST_DIGITS);

    public Optimiser {
        settings = Map.copyOf(settings);
        for (Kind kind : method.settings()) {
            BigDecimal value = settings.get(kind);
            if (!isAllowed(kind, value)) {
                throw new IllegalArgumentException("expected " + allowed(kind) + ", not " + value);
            }
        }
    }

    /** Whether a setting may have that number. */
    public static boolean isAllowed(Kind setting, BigDecimal value) {
        return switch (setting) {
            case EPSILON, MU -> value.signum() >= 0;
            default -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0;
        };
    }

    /** Which numbers a setting may have, after "expected". */
    public static String allowed(Kind setting) {
        return switch (setting) {
            case EPSILON, MU -> "a number of 0 or more";
            default -> "a number from 0 to less than 1";
        };
    }

    /** Whether it may come to divide by 0: nothing keeps it from that, and a parameter may never have moved the loss. */
    public boolean isPartial() {
        BigDecimal epsilon = settings.get(Kind.EPSILON);
        return epsilon != null && epsilon.signum() == 0;
    }

    /** The same with another number for one of its settings. */
    public Optimiser with(Kind setting, BigDecimal value) {
        Map<Kind, BigDecimal> others = new EnumMap<>(Kind.class);
        others.putAll(settings);
        others.put(setting, value);
        return new Optimiser(method, others);
    }

    /** What is worked out of a parameter before its new value. */
    public List<Kind> states() {
        return method.states();
    }

    /**
     * How a state of a parameter is worked out.
     *
     * @param gradient of that parameter
     */
    public Formula state(Variable state, Formula gradient) {
        Formula square = new Applied(Function.SQUARE, gradient);
        return switch (state.kind()) {
            case FIRST_MOMENT ->
                method == Method.ADAM
                        ? movingMean(Kind.BETA1, state, gradient)
                        : sum(List.of(product(setting(Kind.MU), before(state)), gradient));
            case SECOND_MOMENT ->
                method == Method.ADAGRAD
                        ? sum(List.of(before(state), square))
                        : movingMean(method == Method.ADAM ? Kind.BETA2 : Kind.RHO, state, square);
            case CORRECTED_FIRST_MOMENT -> corrected(state.with(Kind.FIRST_MOMENT), Kind.BETA1);
            case CORRECTED_SECOND_MOMENT -> corrected(state.with(Kind.SECOND_MOMENT), Kind.BETA2);
            default -> throw new IllegalArgumentException(state + " is no state of an optimiser");
        };
    }

    /** What, times α, is taken from a parameter. */
    Formula step(Variable parameter, Formula gradient) {
        return switch (method) {
            case DESCENT -> gradient;
            case MOMENTUM -> the(parameter.with(Kind.FIRST_MOMENT));
            case NESTEROV -> sum(List.of(gradient, product(setting(Kind.MU), the(parameter.with(Kind.FIRST_MOMENT)))));
            case ADAGRAD, RMSPROP -> overRoot(gradient, parameter.with(Kind.SECOND_MOMENT));
            case ADAM ->
                overRoot(
                        the(parameter.with(Kind.CORRECTED_FIRST_MOMENT)), parameter.with(Kind.CORRECTED_SECOND_MOMENT));
        };
    }

    /** β·m + (1 − β)·g. */
    private Formula movingMean(Kind beta, Variable state, Formula of) {
        return sum(List.of(product(setting(beta), before(state)), product(oneLess(beta, 1, setting(beta)), of)));
    }

    /** m / (1 − β^t). */
    private Formula corrected(Variable moment, Kind beta) {
        int t = moment.update();
        return new Quotient(the(moment), oneLess(beta, t, new Power(setting(beta), Formula.number(t))));
    }

    /** u / (√v + ε). */
    private static Formula overRoot(Formula u, Variable v) {
        return new Quotient(u, sum(List.of(new Applied(Function.SQRT, the(v)), setting(Kind.EPSILON))));
    }

    /** 1 − β^t, not by subtracting what is nearly 1: the settings are decimals, so its digits are known. */
    private Formula oneLess(Kind beta, int t, Formula power) {
        BigDecimal rest = BigDecimal.ONE.subtract(settings.get(beta).pow(t, ALL_DIGITS), ALL_DIGITS);
        return new Stable(difference(number(1), power), constant(rest));
    }

    /** The same of the update before; at first 0. */
    private static Formula before(Variable state) {
        return state.update() == 1 ? number(0) : the(state.withUpdate(state.update() - 1));
    }

    private static Formula setting(Kind kind) {
        return the(Quantity.setting(kind));
    }
}
