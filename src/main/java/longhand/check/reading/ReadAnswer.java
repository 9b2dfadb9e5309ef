package longhand.check.reading;

import longhand.formula.quantity.Quantity;

/**
 * An answer as it was understood.
 *
 * @param quantity what the name stands for; null if unknown
 * @param number what was written; null if there is nothing to be read
 */
public record ReadAnswer(Answer answer, Quantity quantity, WrittenNumber number) {
    public static ReadAnswer withoutName(Answer answer) {
        return new ReadAnswer(answer, null, null);
    }

    public static ReadAnswer withoutNumber(Answer answer, Quantity quantity) {
        return new ReadAnswer(answer, quantity, null);
    }

    /** The same with its number read in another way. */
    public ReadAnswer as(WrittenNumber reading) {
        return new ReadAnswer(answer, quantity, reading);
    }
}
