/**
 * The numbers that formulas are made of, and by what each is told from the others: its kind, its indices, the pass that it belongs to; and the
 * derivative of one by another.
 *
 * <p>Only which number is meant, never what it comes to or how it is made: no formula, no value, and no name as people write it.
 */
package longhand.formula.quantity;
