/**
 * The command {@code compare}: both engines on one batch, to read and as data.
 *
 * <p>What is compared, and how far apart two numbers may be, is said by {@code longhand.compare}. May use {@code option} and {@code
 * output}.
 */
package longhand.cli.compare;
