package longhand.notation.name;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;

/** The numbers that are given with a way of learning: how each is written and what it is. */
public enum Setting {
    LEARNING_RATE(Kind.LEARNING_RATE, "alpha", "α", "", "learning rate"),
    LAMBDA(Kind.LAMBDA, "lambda", "λ", "", "strength of the decay"),
    MU(Kind.MU, "mu", "μ", "", "part of the momentum that is kept"),
    BETA1(Kind.BETA1, "beta1", "β", "1", "part of the moving mean of gradients that is kept"),
    BETA2(Kind.BETA2, "beta2", "β", "2", "part of the moving mean of squared gradients that is kept"),
    RHO(Kind.RHO, "rho", "ρ", "", "part of the moving mean of squared gradients that is kept"),
    EPSILON(Kind.EPSILON, "epsilon", "ε", "", "small number that keeps the divisor from 0");

    private static final Map<String, Setting> BY_NAME = new HashMap<>();

    static {
        for (Setting setting : values()) {
            BY_NAME.put(setting.typed, setting);
            BY_NAME.put(setting.symbol(), setting);
        }
    }

    private final Kind kind;
    private final String typed;
    private final String letter;
    private final String index;
    private final String words;

    Setting(Kind kind, String typed, String letter, String index, String words) {
        this.kind = kind;
        this.typed = typed;
        this.letter = letter;
        this.index = index;
        this.words = words;
    }

    /** That of a kind for which {@link Kind#isSetting} holds. */
    public static Setting of(Kind kind) {
        return Stream.of(values())
                .filter(setting -> setting.kind == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " is given with no way of learning"));
    }

    /** The one that is called so: beta1 or β1. */
    public static Optional<Setting> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public Quantity quantity() {
        return Quantity.setting(kind);
    }

    /** As a name is typed: beta1. */
    public String typed() {
        return typed;
    }

    /** As a formula writes it, but for its index: β. */
    public String letter() {
        return letter;
    }

    /** The index of the letter; empty where it has none. */
    public String index() {
        return index;
    }

    /** As a sentence writes it: β1. */
    public String symbol() {
        return letter + index;
    }

    /** As it is written in the optimiser of an example file: mostly as by PyTorch, alpha for ρ and eps for ε. */
    public String key() {
        return this == RHO ? "alpha" : this == EPSILON ? "eps" : typed;
    }

    /** What it is: learning rate. */
    public String words() {
        return words;
    }
}
