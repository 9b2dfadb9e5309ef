package longhand.api;

import java.util.List;

/**
 * One number of an example, and how it was worked out.
 *
 * @param name as on every page: {@code dL/dw2[1,3]}
 * @param label what the source of the example calls it; empty where it gives it no name
 * @param phase {@code given}, {@code forward}, {@code loss}, {@code error} of a learning rule, {@code backward}, {@code mean}, {@code update} or
 *     {@code afterwards}
 * @param rule the formula with names, {@code w2[1,1]·a1[1] + b2[1]}; of what is given, its value
 * @param numbers the formula with values put in, rounded to be read
 * @param value in double precision; infinite where a double is too small for it, {@code NaN} where there is no such number
 * @param digits the value with every digit, as a decimal
 * @param latex the formula as LaTeX, for its mathematical mode
 * @param from the names of the numbers that the rule has, in its order
 */
public record WorkedNumber(
        String name,
        String label,
        String phase,
        String rule,
        String numbers,
        double value,
        String digits,
        String latex,
        List<String> from) {
    public WorkedNumber {
        from = List.copyOf(from);
    }
}
