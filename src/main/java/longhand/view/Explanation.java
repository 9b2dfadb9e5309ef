package longhand.view;

import java.util.List;
import longhand.view.html.Html;
import longhand.view.html.Shown;

/**
 * One quantity the long way. Rules, numbers and values are MathML, the insides of {@code math} elements, made of our own symbols and
 * numbers alone.
 *
 * @param isLine whether it only copies a number, so that one line is enough
 * @param symbol the quantity itself
 * @param rule in pieces, between which a line may break; of what is given, the symbol and the value
 * @param numbers the rule with numbers put in, in pieces; empty where that would only say the value once more
 * @param value with every digit to hand
 * @param numeral the value as it is shown
 * @param more what the list of factors leaves out, in words; or empty
 * @param way another way to the same number, as rule and as numbers; both empty if there is none
 * @param remarks what is worth saying, in words
 */
public record Explanation(
        String name,
        String question,
        boolean isLine,
        String symbol,
        List<String> rule,
        List<String> numbers,
        Shown.Figure value,
        String numeral,
        List<Factor> factors,
        String more,
        List<String> way,
        List<String> wayNumbers,
        List<String> remarks) {
    /** The same, without a word about where its factors came from. */
    public Explanation withoutOrigins() {
        return new Explanation(
                name, question, isLine, symbol, rule, numbers, value, numeral, List.of(), "", way, wayNumbers, remarks);
    }

    /** The same with its formulas as plain text, and on no page a line: as text, a copied number takes as much room as any other. */
    public Explanation asText(Html ruleAsText, Html numbersAsText) {
        return new Explanation(
                name,
                question,
                false,
                symbol,
                List.of(ruleAsText.markup()),
                numbers.isEmpty() ? List.of() : List.of(numbersAsText.markup()),
                value,
                numeral,
                factors,
                more,
                List.of(),
                List.of(),
                remarks);
    }

    /**
     * A quantity that the rule names.
     *
     * @param math its symbol, and its rule where that is short, and its value
     * @param colour its colour in the rule and in the numbers, from 1; 0 for none
     */
    public record Factor(String name, String math, int colour) {}
}
