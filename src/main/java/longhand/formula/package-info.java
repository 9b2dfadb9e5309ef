/**
 * Formulas: a small closed algebra over named numbers ({@link longhand.formula.Quantity}), evaluated in any number type, and exactly.
 * Each operation and each function stands beside its slope.
 *
 * <p>May use commons-math3. Knows no network and no rule. No input or output, no reflection, no clock, no randomness, so that it
 * compiles to JavaScript.
 */
package longhand.formula;
