/**
 * Why answers are wrong: the changed rule of each known mistake, worked through the whole derivation, and what on a sheet speaks for it
 * and against it.
 *
 * <p>May use {@code judging} and {@code reading}. A mistake is a change of the one right rule: no rule is written a second time here.
 */
package longhand.check.cause;
