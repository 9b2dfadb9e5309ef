/**
 * Why answers are wrong: the changed rule of each known mistake, worked through the whole derivation, and what on a sheet speaks for it
 * and against it.
 *
 * <p>May use {@code change}, {@code judging} and {@code reading}. What a mistake changes is for {@code change}.
 */
package longhand.check.cause;
