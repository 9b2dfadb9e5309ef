/**
 * Formulas read and written: from what a student types, and as plain text and MathML, with long sums abridged.
 *
 * <p>May use {@code text} and {@code name} beside it. What is said of a formula stands in {@code longhand.notation}.
 */
package longhand.notation.formula;
