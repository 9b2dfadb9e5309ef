package longhand.check;

import java.util.List;
import longhand.formula.Quantity;

/**
 * An answer with its verdict.
 *
 * @param quantity what the name stands for; null if unknown
 * @param number what was written; null if it cannot be read
 * @param causes the mistakes that may have led here; empty unless the answer is wrong
 * @param origin for what follows, the answer that it follows from, if it is a single one; otherwise null
 * @param message one or two sentences to the writer; never a value of the derivation
 */
public record Mark(
        Answer answer,
        Quantity quantity,
        WrittenNumber number,
        Verdict verdict,
        List<Mistake> causes,
        Quantity origin,
        String message) {
    public Mark {
        causes = List.copyOf(causes);
    }
}
