package longhand.notation.formula;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import longhand.formula.Choice.Extreme;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Function;
import longhand.notation.text.GivenDecimal;
import longhand.notation.text.Words;

/**
 * Reads a formula over any set of names, as people type it: {@code max(0.1*z, z)}, {@code (a - y)^4}.
 *
 * <pre>
 * sum    = ["-"] term {("+" | "-") term}
 * term   = power {("*" | "/") power}
 * power  = "-" power | atom ["^" power]
 * atom   = number | name | function "(" sum {"," sum} ")" | "(" sum ")"
 * </pre>
 *
 * <p>So −z^2 is −(z²), and a^b^c is a^(b^c). Names have letters, digits and _; the signs ·, ×, − of print are read too.
 */
public final class FormulaReader {
    /** A slope, written out, grows with the square of these. */
    private static final int MOST_CHARACTERS = 300;

    private static final int MOST_LEVELS = 30;

    /** A message lists no more names than this. */
    private static final int MOST_LISTED = 8;

    private static final Map<String, UnaryOperator<Formula>> FUNCTIONS = Map.ofEntries(
            entry("exp", applied(Function.EXP)),
            entry("ln", applied(Function.LN)),
            entry("log10", applied(Function.LOG10)),
            entry("sqrt", applied(Function.SQRT)),
            entry("abs", applied(Function.ABS)),
            entry("sin", applied(Function.SIN)),
            entry("cos", applied(Function.COS)),
            entry("tan", applied(Function.TAN)),
            entry("tanh", applied(Function.TANH)),
            entry("sigmoid", applied(Function.SIGMOID)),
            entry("relu", applied(Function.RELU)),
            entry("softplus", applied(Function.SOFTPLUS)));

    private static final List<String> EXTREMES = List.of("max", "min");

    private final String text;
    private final Map<String, Formula> names;
    private int at;
    private int level;

    private FormulaReader(String text, Map<String, Formula> names) {
        this.text = text;
        this.names = names;
    }

    /**
     * @param names what each name stands for
     * @throws WrongFormula if the text is no formula of these names
     */
    public static Formula read(String text, Map<String, Formula> names) {
        return read(text, 0, names);
    }

    /** The same of what follows after so many characters. */
    static Formula read(String text, int start, Map<String, Formula> names) {
        if (text.length() > MOST_CHARACTERS) {
            throw new WrongFormula(
                    MOST_CHARACTERS + 1,
                    "expected a formula of at most " + MOST_CHARACTERS + " characters, found " + text.length());
        }
        FormulaReader reader = new FormulaReader(text, names);
        reader.at = start;
        Formula formula = reader.sum();
        if (reader.next() != END) {
            throw reader.expected("an operator or the end");
        }
        return formula;
    }

    /** Whether a text is read as a single name, of whatever it may be. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && !isDigit(text.charAt(0))
                && text.chars().allMatch(sign -> isLetter((char) sign) || isDigit((char) sign));
    }

    /** Whether a word is the name of a function. */
    static boolean isFunction(String word) {
        return FUNCTIONS.containsKey(word) || EXTREMES.contains(word);
    }

    /** Whether a text can be meant as a formula of these names, and not as a word that may have a hyphen in it. */
    static boolean isMeant(String text, Map<String, Formula> names) {
        return text.chars().anyMatch(sign -> "+*/^().,0123456789·×−".indexOf(sign) >= 0)
                || Stream.of(text.split("-", -1)).map(String::strip).anyMatch(names::containsKey);
    }

    private static UnaryOperator<Formula> applied(Function function) {
        return argument -> new Applied(function, argument);
    }

    private Formula sum() {
        deeper();
        List<Formula> terms = new ArrayList<>(List.of(takes('-') ? negative(term()) : term()));
        while (next() == '+' || next() == '-') {
            terms.add(takes('-') ? new Negative(term()) : takes('+') ? term() : null);
        }
        level--;
        return Formula.sum(terms);
    }

    private Formula term() {
        List<Formula> factors = new ArrayList<>(List.of(power()));
        while (next() == '*' || next() == '/') {
            if (takes('*')) {
                factors.add(power());
            } else {
                takes('/');
                factors = new ArrayList<>(List.of(new Quotient(product(factors), power())));
            }
        }
        return product(factors);
    }

    private Formula power() {
        if (takes('-')) {
            return negative(innerPower());
        }
        Formula atom = atom();
        return takes('^') ? Formula.power(atom, innerPower()) : atom;
    }

    private Formula innerPower() {
        deeper();
        Formula power = power();
        level--;
        return power;
    }

    private Formula atom() {
        int start = skipped();
        if (takes('(')) {
            Formula inside = sum();
            close("an operator or )");
            return inside;
        }
        if (isDigit(next()) || next() == '.') {
            return number();
        }
        if (!isLetter(next())) {
            throw expected("a number, a name or (");
        }
        while (isLetter(here()) || isDigit(here())) {
            at++;
        }
        String name = text.substring(start, at);
        Formula named = names.get(name);
        if (named != null) {
            return named;
        }
        if (!isFunction(name)) {
            throw unknown(name, start);
        }
        if (!takes('(')) {
            throw expected("( after " + name);
        }
        return EXTREMES.contains(name) ? extreme(name) : FUNCTIONS.get(name).apply(argument());
    }

    private Formula argument() {
        Formula argument = sum();
        close("an operator or )");
        return argument;
    }

    private Formula extreme(String name) {
        Formula extreme = sum();
        if (next() != ',') {
            throw expected("an operator or , and another number, as " + name + " compares several");
        }
        while (takes(',')) {
            extreme = new Extreme(name.equals("max"), extreme, sum());
        }
        close("an operator, a comma or )");
        return extreme;
    }

    private Formula number() {
        int start = at;
        while (isDigit(here()) || here() == '.') {
            at++;
        }
        if (here() == 'e' || here() == 'E') {
            at++;
            at += here() == '-' || here() == '+' ? 1 : 0;
            while (isDigit(here())) {
                at++;
            }
        }
        String written = text.substring(start, at);
        try {
            return Formula.constant(GivenDecimal.read(written.startsWith(".") ? "0" + written : written));
        } catch (GivenDecimal.Refused refused) {
            throw new WrongFormula(
                    start + 1,
                    "expected " + refused.expected() + ", found '" + Words.abbreviated(written) + "'" + refused.hint());
        }
    }

    private static Formula negative(Formula formula) {
        return formula instanceof Constant number
                ? Formula.constant(number.number().negate())
                : new Negative(formula);
    }

    private static Formula product(List<Formula> factors) {
        return factors.size() == 1 ? factors.get(0) : new Product(List.copyOf(factors));
    }

    private void deeper() {
        if (++level > MOST_LEVELS + 1) {
            throw new WrongFormula(
                    at + 1, "expected at most " + MOST_LEVELS + " levels of brackets and powers, found more");
        }
    }

    private void close(String otherwise) {
        if (!takes(')')) {
            throw expected(otherwise);
        }
    }

    private WrongFormula unknown(String name, int start) {
        List<String> known = new ArrayList<>(new TreeSet<>(names.keySet()));
        known.addAll(new TreeSet<>(FUNCTIONS.keySet()));
        known.addAll(EXTREMES);
        Optional<String> near = Words.nearest(name, known);
        return new WrongFormula(
                start + 1,
                "expected "
                        + (names.size() <= MOST_LISTED ? Words.or(new TreeSet<>(names.keySet())) : "a known name")
                        + " or a function, found '" + Words.abbreviated(name) + "'"
                        + near.map(nearest -> ": did you mean " + nearest + "?").orElse(""));
    }

    private WrongFormula expected(String what) {
        char found = next();
        return new WrongFormula(
                at + 1,
                "expected " + what + ", found "
                        + (found == END ? "the end" : "'" + text.substring(at, text.offsetByCodePoints(at, 1)) + "'"));
    }

    private static final char END = 0;

    /** The next sign after any spaces. */
    private char next() {
        skipped();
        return here();
    }

    private int skipped() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private char here() {
        char here = at < text.length() ? text.charAt(at) : END;
        return switch (here) {
            case '−', '–' -> '-';
            case '·', '×' -> '*';
            default -> here;
        };
    }

    private boolean takes(char sign) {
        boolean isThere = next() == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean isLetter(char sign) {
        return sign == '_' || Character.isLetter(sign);
    }
}
