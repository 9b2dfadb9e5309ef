/**
 * One quantity as people write it: its question, rule, numbers, origins and remarks, as sentences and formulas. What it is made of has rooms of its
 * own: {@code text}, {@code name} and {@code formula}.
 *
 * <p>The only place where a number becomes text or a formula is typeset. May use {@code formula}, {@code model} and {@code calculus}. No input or
 * output, no reflection, no {@code String.format}, no clock, no randomness, so that it compiles to JavaScript.
 */
package longhand.notation;
