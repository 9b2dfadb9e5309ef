/**
 * The calculus: {@link longhand.calculus.ChainRule} gives every number its rule and is the only place where the chain rule is written;
 * {@link longhand.calculus.TeachingOrder} says in which order a person works; a {@link longhand.calculus.Trace} evaluates.
 *
 * <p>May use {@code formula}, {@code model} and commons-math3. No text, no input or output, no reflection, no clock, no randomness, so
 * that it compiles to JavaScript.
 */
package longhand.calculus;
