/**
 * What quantities are called: the names of this program, the source's own labels, and what people type instead.
 *
 * <p>May use {@code text} beside it. Knows no value and writes no formula.
 */
package longhand.notation.name;
