package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Reference;
import longhand.notation.name.Names;

/**
 * Reads a formula over the quantities of an example: terms joined by {@code  + } or {@code  - }, factors joined by {@code  * }, each
 * factor the name of a quantity or a decimal; signs stand between spaces.
 */
public final class FormulaParser {
    private FormulaParser() {}

    /**
     * @throws UnknownName if a factor is neither a decimal nor the name of a quantity
     */
    public static Formula parse(String text, Names names) {
        List<Formula> terms = new ArrayList<>();
        List<Formula> factors = new ArrayList<>();
        boolean negative = false;
        for (String part : text.strip().split("\\s+", -1)) {
            if (part.equals("+") || part.equals("-")) {
                terms.add(term(factors, negative));
                factors = new ArrayList<>();
                negative = part.equals("-");
            } else if (!part.equals("*")) {
                factors.add(
                        part.matches("-?\\d+(\\.\\d+)?")
                                ? Formula.constant(new BigDecimal(part))
                                : new Reference(names.find(part)));
            }
        }
        terms.add(term(factors, negative));
        return Formula.sum(terms);
    }

    private static Formula term(List<Formula> factors, boolean negative) {
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("expected a number or the name of a quantity on each side of + and -");
        }
        Formula product = factors.size() == 1 ? factors.get(0) : new Product(List.copyOf(factors));
        return negative ? new Negative(product) : product;
    }
}
