package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Reference;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.NumberText;

/** A formula as people write it, as an expression in Python: of numbers, or of arrays, entry by entry. */
public final class FormulaPython extends FormulaWriter<String> {
    /** The library whose functions stand in it. */
    public enum Library {
        NUMPY("np", "np.sign(%)", "np.abs(%)", "np.maximum(0, %)"),
        TORCH("torch", "torch.sign(%)", "torch.abs(%)", "torch.relu(%)");

        private final String prefix;
        private final String sign;
        private final String size;
        private final String relu;

        Library(String prefix, String sign, String size, String relu) {
            this.prefix = prefix;
            this.sign = sign;
            this.size = size;
            this.relu = relu;
        }

        /** What stands before the names of its functions. */
        public String prefix() {
            return prefix;
        }
    }

    /** Functions that both libraries have under one name. */
    private static final Map<String, String> SHARED = Map.of(
            "tanh", "tanh", "ln", "log", "log10", "log10", "sin", "sin", "cos", "cos", "tan", "tan", "expm1", "expm1");

    /** Those that a script has to define, under the names that these have there. */
    private static final Map<String, String> OWN = Map.of(
            "σ", "sigmoid",
            "ReLU′", "relu_slope",
            "φ", "normal_density",
            "Φ", "normal_share",
            "softplus", "softplus",
            "max", "largest",
            "min", "smallest");

    /** How two numbers stand to each other, by functions that a script has to define. */
    private static final Map<String, String> COMPARISONS =
            Map.of(">", "is_greater", "≥", "is_at_least", "≤", "is_at_most");

    private final Library library;

    private FormulaPython(Leaf<String> leaf, Library library) {
        super(leaf, Map.of());
        this.library = library;
    }

    /** @param names what each quantity in it is called in the script */
    public static String of(Formula formula, Library library, Function<Quantity, String> names) {
        return new FormulaPython(
                        new Leaf<>() {
                            @Override
                            public String of(Quantity quantity) {
                                return names.apply(quantity);
                            }

                            @Override
                            public boolean isNegative(Quantity quantity) {
                                return false;
                            }

                            @Override
                            public String together(Rest rest) {
                                throw new IllegalArgumentException("an abridged sum cannot be worked out");
                            }
                        },
                        library)
                .write(formula);
    }

    @Override
    String quantity(String written, boolean isInBrackets, int colour) {
        return written;
    }

    @Override
    List<String> gap(int terms, String together) {
        throw new IllegalArgumentException("an abridged sum cannot be worked out");
    }

    @Override
    String number(BigDecimal constant) {
        return NumberText.full(constant);
    }

    @Override
    String operator(String sign) {
        return switch (sign) {
            case "·" -> " * ";
            case "−" -> " - ";
            case "," -> ", ";
            default -> " " + sign + " ";
        };
    }

    @Override
    String prefix(String sign) {
        return "-";
    }

    @Override
    String bracketed(String text) {
        return "(" + text + ")";
    }

    @Override
    String fraction(Formula numerator, Formula denominator) {
        boolean isSingle = denominator instanceof Constant || denominator instanceof Reference;
        return asFactor(numerator) + " / " + (isSingle ? asFactor(denominator) : bracketed(within(denominator)));
    }

    @Override
    String squared(String base) {
        return power(base, "2");
    }

    @Override
    String exponential(String exponent) {
        return library.prefix + ".exp(" + exponent + ")";
    }

    @Override
    String power(String base, String exponent) {
        return base + "**" + (exponent.matches("\\w+") ? exponent : bracketed(exponent));
    }

    @Override
    String size(String of) {
        return library.size.replace("%", of);
    }

    @Override
    String root(String of) {
        return library.prefix + ".sqrt(" + of + ")";
    }

    @Override
    String relu(String of) {
        return library.relu.replace("%", of);
    }

    /** Of equally large ones the first, unlike the maximum of a library. */
    @Override
    String largest(List<String> parts) {
        return "first_largest(" + String.join(", ", parts) + ")";
    }

    @Override
    String taken(int place, List<String> parts) {
        return "taken(" + place + ", " + String.join(", ", parts) + ")";
    }

    @Override
    String cases(List<Case> cases) {
        Case first = cases.get(0);
        return cases.size() == 1
                ? first.value()
                : "where(" + first.condition() + ", " + first.value() + ", " + cases(cases.subList(1, cases.size()))
                        + ")";
    }

    @Override
    String compared(String left, String sign, String right) {
        String function = COMPARISONS.get(sign);
        return function + "(" + left + ", " + right + ")";
    }

    @Override
    String call(String function, String argument) {
        if (function.equals("sign")) {
            return library.sign.replace("%", argument);
        }
        String name = OWN.containsKey(function) ? OWN.get(function) : library.prefix + "." + SHARED.get(function);
        return name + "(" + argument + ")";
    }
}
