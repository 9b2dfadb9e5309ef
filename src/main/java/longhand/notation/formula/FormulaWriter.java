package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Extreme;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Power;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.formula.Function;
import longhand.formula.Largest;
import longhand.formula.Largest.Taken;
import longhand.formula.quantity.Quantity;

/**
 * Writes a formula as people write it, with its symbols or with numbers put in; subclasses say in which form of text.
 *
 * <p>Every term is written; {@link LongSums} abridges a formula first.
 *
 * @param <T> what a quantity is written as
 */
abstract class FormulaWriter<T> {
    /** What stands around a formula, and so whether it needs brackets. */
    enum Place {
        /** Alone, or inside brackets already. */
        ALONE,
        /** A term of a sum after the first. */
        TERM,
        /** A factor of a product. */
        FACTOR,
        /** Below a power. */
        BASE
    }

    /** How a quantity is written: by its symbol or by its value. */
    interface Leaf<T> {
        T of(Quantity quantity);

        /** Whether it is written as a negative number. */
        boolean isNegative(Quantity quantity);

        /** Whether it is written as a fraction, which needs brackets below a power. */
        default boolean isFraction(Quantity quantity) {
            return false;
        }

        /** What terms come to together; empty where no numbers are put in. */
        String together(Rest rest);
    }

    /**
     * A term of a formula, or a part of what is said of terms that are only counted.
     *
     * @param sign before it, + or −; empty for the first, and where nothing is added
     */
    record Term(String sign, String text, Formula of) {}

    /**
     * One of several cases.
     *
     * @param condition when it holds; empty for the last, which holds otherwise
     */
    record Case(String value, String condition) {}

    private final Leaf<T> leaf;
    private final Map<Quantity, Integer> colours;

    /** @param colours which colour a quantity has; those left out have none */
    FormulaWriter(Leaf<T> leaf, Map<Quantity, Integer> colours) {
        this.leaf = leaf;
        this.colours = Map.copyOf(colours);
    }

    final String write(Formula formula) {
        return write(formula, Place.ALONE);
    }

    /** The formula term by term. */
    final List<Term> terms(Formula formula) {
        return terms(formula, Place.ALONE);
    }

    private List<Term> terms(Formula formula, Place place) {
        if (formula instanceof Stable stable) {
            return terms(stable.written(), place);
        }
        if (formula instanceof Sum sum && place != Place.FACTOR && place != Place.BASE) {
            return sum(sum.parts());
        }
        if (formula instanceof Rest rest) {
            return gap(rest.terms().size(), leaf.together(rest)).stream()
                    .map(part -> new Term("", part, rest))
                    .toList();
        }
        return List.of(new Term("", write(formula, place), formula));
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
        if (formula instanceof Sum) {
            return bracketed(place == Place.FACTOR || place == Place.BASE, joined(terms(formula, Place.ALONE)));
        }
        if (formula instanceof Rest) {
            return joined(terms(formula, place));
        }
        if (formula instanceof Negative negative) {
            return bracketed(place != Place.ALONE, prefix("−") + joined(afterMinus(negative.of())));
        }
        if (formula instanceof Product product) {
            StringBuilder text = new StringBuilder();
            for (Formula factor : product.parts()) {
                text.append(text.isEmpty() ? "" : operator("·")).append(write(factor, Place.FACTOR));
            }
            return bracketed(place == Place.BASE, text.toString());
        }
        if (formula instanceof Quotient quotient) {
            return bracketed(place == Place.BASE, fraction(quotient.numerator(), quotient.denominator()));
        }
        if (formula instanceof Applied applied) {
            boolean isPower = applied.function() == Function.SQUARE || applied.function() == Function.EXP;
            return bracketed(place == Place.BASE && isPower, applied(applied.function(), applied.argument()));
        }
        if (formula instanceof Power power) {
            return bracketed(place == Place.BASE, power(base(power.base()), write(power.exponent(), Place.ALONE)));
        }
        if (formula instanceof Extreme extreme) {
            return call(extreme.isLarger() ? "max" : "min", list(extreme, extreme.isLarger()));
        }
        if (formula instanceof Largest largest) {
            return largest(each(largest.parts()));
        }
        if (formula instanceof Taken taken) {
            return bracketed(place != Place.ALONE, taken(taken.place(), each(taken.parts())));
        }
        if (formula instanceof Cases cases) {
            return bracketed(place != Place.ALONE, cases(eachCase(cases)));
        }
        throw new IllegalArgumentException(((OfNeurons) formula).function() + " has no written form of its own");
    }

    private String joined(List<Term> terms) {
        StringBuilder text = new StringBuilder();
        for (Term term : terms) {
            text.append(term.sign().isEmpty() ? "" : operator(term.sign())).append(term.text());
        }
        return text.toString();
    }

    private List<Term> sum(List<Formula> terms) {
        List<Term> all = new ArrayList<>(terms(terms.get(0), Place.ALONE));
        for (Formula term : terms.subList(1, terms.size())) {
            all.addAll(
                    term instanceof Negative negative
                            ? signed("−", afterMinus(negative.of()))
                            : signed("+", terms(term, Place.TERM)));
        }
        return all;
    }

    private static List<Term> signed(String sign, List<Term> terms) {
        List<Term> signed = new ArrayList<>(terms);
        signed.set(0, new Term(sign, terms.get(0).text(), terms.get(0).of()));
        return signed;
    }

    /** Written so that the minus before it takes all of it. */
    private List<Term> afterMinus(Formula formula) {
        Formula written = formula instanceof Stable stable ? stable.written() : formula;
        return terms(written, written instanceof Sum ? Place.FACTOR : Place.TERM);
    }

    private String reference(Quantity quantity, Place place) {
        boolean isInBrackets = place != Place.ALONE && leaf.isNegative(quantity);
        return quantity(leaf.of(quantity), isInBrackets, colours.getOrDefault(quantity, 0));
    }

    private List<String> each(List<Formula> parts) {
        return parts.stream().map(part -> write(part, Place.ALONE)).toList();
    }

    /** The largest of several, each as it is written. */
    String largest(List<String> parts) {
        return call("max", String.join(operator(","), parts));
    }

    /** 1 where one of several is the largest, otherwise 0. */
    String taken(int place, List<String> parts) {
        String condition = parts.get(place) + operator("=") + largest(parts);
        return cases(List.of(new Case(number(BigDecimal.ONE), condition), new Case(number(BigDecimal.ZERO), "")));
    }

    /** What is compared: of a larger one of larger ones all of these. */
    private String list(Formula formula, boolean isLarger) {
        return formula instanceof Extreme extreme && extreme.isLarger() == isLarger
                ? list(extreme.left(), isLarger) + operator(",") + list(extreme.right(), isLarger)
                : write(formula, Place.ALONE);
    }

    private List<Case> eachCase(Formula formula) {
        if (!(formula instanceof Cases cases)) {
            return List.of(new Case(write(formula, Place.ALONE), ""));
        }
        String condition =
                compared(write(cases.left(), Place.ALONE), cases.relation().sign(), write(cases.right(), Place.ALONE));
        List<Case> all = new ArrayList<>(List.of(new Case(write(cases.then(), Place.ALONE), condition)));
        all.addAll(eachCase(cases.otherwise()));
        return all;
    }

    private String applied(Function function, Formula argument) {
        return switch (function) {
            case SQUARE -> squared(base(argument));
            case ABS -> size(write(argument, Place.ALONE));
            case SQRT -> root(write(argument, Place.ALONE));
            case EXP -> exponential(write(argument, Place.ALONE));
            case RELU -> relu(write(argument, Place.ALONE));
            default -> call(function.symbol(), write(argument, Place.ALONE));
        };
    }

    /** Below a power. */
    private String base(Formula formula) {
        boolean isFraction = formula instanceof Reference reference && leaf.isFraction(reference.quantity());
        return bracketed(isFraction, write(formula, Place.BASE));
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
     * A quantity in a formula.
     *
     * @param colour its colour, from 1; 0 for none
     */
    abstract String quantity(T written, boolean isInBrackets, int colour);

    /**
     * Stands for terms that are only counted, in parts between which a line may break.
     *
     * @param together what they come to, or empty
     */
    abstract List<String> gap(int terms, String together);

    abstract String number(BigDecimal constant);

    abstract String operator(String sign);

    abstract String prefix(String sign);

    abstract String bracketed(String text);

    abstract String fraction(Formula numerator, Formula denominator);

    abstract String squared(String base);

    abstract String exponential(String exponent);

    abstract String power(String base, String exponent);

    abstract String size(String of);

    abstract String root(String of);

    /** A comparison of two numbers. */
    String compared(String left, String sign, String right) {
        return left + operator(sign) + right;
    }

    /** As most people write it: max(0, x). */
    String relu(String of) {
        return call("max", number(BigDecimal.ZERO) + operator(",") + of);
    }

    abstract String cases(List<Case> cases);

    abstract String call(String function, String argument);
}
