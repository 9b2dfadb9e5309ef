/**
 * Quantities, numbers and formulas as people write them: names to type, an example's own labels, plain text and MathML.
 *
 * <p>The only place where a number becomes text or a formula is typeset. May use {@code formula}, {@code model} and {@code calculus}. No input or
 * output, no reflection, no {@code String.format}, no clock, no randomness, so that it compiles to JavaScript.
 */
package longhand.notation;
