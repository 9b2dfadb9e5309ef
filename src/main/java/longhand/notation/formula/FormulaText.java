package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Reference;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** A formula as plain text: {@code dL/da2[1] · da2[1]/dz2[1]}, {@code (-0.567093) · 0.245499}. */
public final class FormulaText extends FormulaWriter<String> {
    /** How a terminal shows that several numbers belong together. */
    public interface Paint {
        String paint(String text, int colour);
    }

    private final Paint paint;

    private FormulaText(Leaf<String> leaf, Map<Quantity, Integer> colours, Paint paint) {
        super(leaf, colours);
        this.paint = paint;
    }

    /** The rule with the names of its quantities. */
    public static String rule(Formula formula, Names names) {
        return written(formula, names::of);
    }

    /** A formula with any names. */
    static String written(Formula formula, Function<Quantity, String> names) {
        return rule(formula, names, Map.of(), (text, colour) -> text);
    }

    /** The same with the quantities of some colours painted. */
    public static String rule(
            Formula formula, Function<Quantity, String> names, Map<Quantity, Integer> colours, Paint paint) {
        Leaf<String> leaf = new Leaf<>() {
            @Override
            public String of(Quantity quantity) {
                return names.apply(quantity);
            }

            @Override
            public boolean isFraction(Quantity quantity) {
                return quantity.isDerivative();
            }

            @Override
            public boolean isNegative(Quantity quantity) {
                return false;
            }

            @Override
            public String together(Rest rest) {
                return "";
            }
        };
        return new FormulaText(leaf, colours, paint).write(formula);
    }

    /** The rule with the values of its quantities put in. */
    public static String numbers(Formula formula, Figures figures) {
        return numbers(formula, figures, Map.of(), (text, colour) -> text);
    }

    /** The same with the quantities of some colours painted. */
    public static String numbers(Formula formula, Figures figures, Map<Quantity, Integer> colours, Paint paint) {
        Leaf<String> leaf = new Leaf<>() {
            @Override
            public String of(Quantity quantity) {
                return figures.shown(quantity);
            }

            @Override
            public boolean isNegative(Quantity quantity) {
                return figures.shown(quantity).startsWith("-");
            }

            @Override
            public String together(Rest rest) {
                return figures.shown(rest);
            }
        };
        return new FormulaText(leaf, colours, paint).write(formula);
    }

    @Override
    String quantity(String written, boolean isInBrackets, int colour) {
        String text = isInBrackets ? bracketed(written) : written;
        return colour == 0 ? text : paint.paint(text, colour);
    }

    @Override
    List<String> gap(int terms, String together) {
        return List.of("… (" + terms + " more terms" + (together.isEmpty() ? "" : ", together " + together) + ")");
    }

    @Override
    String number(BigDecimal constant) {
        return NumberText.shown(constant);
    }

    @Override
    String operator(String sign) {
        return switch (sign) {
            case "," -> ", ";
            case "·" -> "·";
            case "−" -> " - ";
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
        return asFactor(numerator) + "/"
                + (isSingle(denominator) ? asFactor(denominator) : bracketed(within(denominator)));
    }

    @Override
    String squared(String base) {
        return base + "²";
    }

    @Override
    String exponential(String exponent) {
        return power("e", exponent);
    }

    @Override
    String power(String base, String exponent) {
        return base + "^" + (exponent.matches("[\\w.]+") ? exponent : bracketed(exponent));
    }

    @Override
    String size(String of) {
        return "|" + of + "|";
    }

    @Override
    String root(String of) {
        return call("√", of);
    }

    @Override
    String cases(List<Case> cases) {
        return cases.stream()
                .map(each -> each.condition().isEmpty()
                        ? "otherwise " + each.value()
                        : each.value() + " if " + each.condition())
                .collect(Collectors.joining(", "));
    }

    @Override
    String call(String function, String argument) {
        return function + "(" + argument + ")";
    }

    private static boolean isSingle(Formula formula) {
        return formula instanceof Constant || formula instanceof Reference;
    }
}
