package longhand.check.reading;

import longhand.formula.quantity.Quantity;

/**
 * A figure that a source prints.
 *
 * @param where the place in the source, in words
 */
public record PrintedFigure(Quantity quantity, WrittenNumber number, String asWritten, String where) {}
