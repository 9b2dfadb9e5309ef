package longhand.notation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.formula.Function;
import longhand.formula.Quantity;

/**
 * Writes a formula as people write it, with its symbols or with numbers put in; subclasses say in which form of text.
 *
 * <p>Every term is written; {@link LongSums} abridges a formula first.
 */
abstract class FormulaWriter {
    /** What stands around a formula, and so whether it needs brackets. */
    enum Place {
        /** Alone, or inside brackets already. */
        ALONE,
        /** A term of a sum after the first. */
        TERM,
        /** A factor of a product, or below a power. */
        FACTOR
    }

    /** How a quantity is written: by its symbol or by its value. */
    interface Leaf {
        String of(Quantity quantity);

        /** Whether it is written as a negative number. */
        boolean isNegative(Quantity quantity);

        /** What terms come to together; empty where no numbers are put in. */
        String together(Rest rest);
    }

    private final Leaf leaf;
    private final Map<Quantity, Integer> colours;

    /** @param colours which colour a quantity has; those left out have none */
    FormulaWriter(Leaf leaf, Map<Quantity, Integer> colours) {
        this.leaf = leaf;
        this.colours = Map.copyOf(colours);
    }

    final String write(Formula formula) {
        return write(formula, Place.ALONE);
    }

    private String write(Formula formula, Place place) {
        if (formula instanceof Stable stable) {
            return write(stable.written(), place);
        }
        if (formula instanceof Constant constant) {
            return bracketed(constant.number().signum() < 0 && place != Place.ALONE, number(constant.number()));
        }
        if (formula instanceof Reference reference) {
            return reference(reference.quantity(), place);
        }
        if (formula instanceof Sum sum) {
            return bracketed(place == Place.FACTOR, sum(sum.terms()));
        }
        if (formula instanceof Negative negative) {
            return bracketed(place != Place.ALONE, prefix("−") + afterMinus(negative.of()));
        }
        if (formula instanceof Product product) {
            StringBuilder text = new StringBuilder();
            for (Formula factor : product.factors()) {
                text.append(text.isEmpty() ? "" : operator("·")).append(write(factor, Place.FACTOR));
            }
            return text.toString();
        }
        if (formula instanceof Quotient quotient) {
            return fraction(quotient.numerator(), quotient.denominator());
        }
        if (formula instanceof Applied applied) {
            return applied(applied.function(), applied.argument());
        }
        if (formula instanceof Rest rest) {
            return gap(rest.terms().size(), leaf.together(rest));
        }
        throw new IllegalArgumentException(((OfNeurons) formula).function() + " has no written form of its own");
    }

    private String sum(List<Formula> terms) {
        StringBuilder text = new StringBuilder(write(terms.get(0), Place.ALONE));
        for (int i = 1; i < terms.size(); i++) {
            if (terms.get(i) instanceof Negative negative) {
                text.append(operator("−")).append(afterMinus(negative.of()));
            } else {
                text.append(operator("+")).append(write(terms.get(i), Place.TERM));
            }
        }
        return text.toString();
    }

    /** Written so that the minus before it takes all of it. */
    private String afterMinus(Formula formula) {
        Formula written = formula instanceof Stable stable ? stable.written() : formula;
        return write(written, written instanceof Sum ? Place.FACTOR : Place.TERM);
    }

    private String reference(Quantity quantity, Place place) {
        String text = bracketed(place != Place.ALONE && leaf.isNegative(quantity), leaf.of(quantity));
        Integer colour = colours.get(quantity);
        return colour == null ? text : coloured(text, colour);
    }

    private String applied(Function function, Formula argument) {
        return switch (function) {
            case SQUARE -> squared(write(argument, Place.FACTOR));
            case EXP -> exponential(write(argument, Place.ALONE));
            case RELU -> call("max", number(BigDecimal.ZERO) + operator(",") + write(argument, Place.ALONE));
            default -> call(function.symbol(), write(argument, Place.ALONE));
        };
    }

    private String bracketed(boolean needed, String text) {
        return needed ? bracketed(text) : text;
    }

    final String within(Formula formula) {
        return write(formula, Place.ALONE);
    }

    final String asFactor(Formula formula) {
        return write(formula, Place.FACTOR);
    }

    /**
     * Stands for terms that are only counted.
     *
     * @param together what they come to, or empty
     */
    abstract String gap(int terms, String together);

    abstract String number(BigDecimal constant);

    abstract String operator(String sign);

    abstract String prefix(String sign);

    abstract String bracketed(String text);

    abstract String fraction(Formula numerator, Formula denominator);

    abstract String squared(String base);

    abstract String exponential(String exponent);

    abstract String call(String function, String argument);

    abstract String coloured(String text, int colour);
}
