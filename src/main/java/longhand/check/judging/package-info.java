/**
 * How one answer is judged: beside the right value, and beside what the rules give from the answers before it, however these were
 * rounded; the verdicts, and the mistakes that may be named with them.
 *
 * <p>May use {@code reading}. Which mistake was made is found in {@code cause}, not here.
 */
package longhand.check.judging;
