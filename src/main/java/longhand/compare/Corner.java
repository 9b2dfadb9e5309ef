package longhand.compare;

import longhand.formula.quantity.Quantity;

/**
 * A weighted sum that is exactly on a corner of its activation on paper: 0, before a ReLU.
 *
 * @param onPaper where the corner is
 * @param asWritten what a plain sum of doubles comes to in the order of the rule
 * @param asMatrices what it comes to in the order in which the matrices add
 */
public record Corner(Quantity weightedSum, double onPaper, double asWritten, double asMatrices) {}
