/**
 * Formulas: a small closed algebra over named numbers ({@link longhand.formula.quantity.Quantity}), evaluated in any number type, and exactly
 * where they come to a decimal. {@link longhand.formula.Slope} has the slope of each operation; each function stands beside its own.
 *
 * <p>May use commons-math3. Knows no network and no rule. No input or output, no reflection, no clock, no randomness, so that it
 * compiles to JavaScript.
 */
package longhand.formula;
