/**
 * The calculus: every number has one name ({@link longhand.formula.Quantity}) and one rule ({@link longhand.formula.Formula}), and
 * {@link longhand.calculus.Rules} is the only place where the chain rule is written. A {@link longhand.calculus.Trace} evaluates.
 *
 * <p>May use {@code formula}, {@code model} and commons-math3. No text, no input or output, no reflection, no clock, no randomness, so that it
 * compiles to JavaScript.
 */
package longhand.calculus;
