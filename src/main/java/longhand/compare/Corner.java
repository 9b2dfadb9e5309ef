package longhand.compare;

import longhand.formula.Quantity;

/**
 * A weighted sum that is exactly 0 on paper, before a ReLU.
 *
 * @param asWritten what a plain sum of doubles comes to in the order of the rule
 * @param asMatrices what it comes to in the order in which the matrices add
 */
public record Corner(Quantity weightedSum, double asWritten, double asMatrices) {}
