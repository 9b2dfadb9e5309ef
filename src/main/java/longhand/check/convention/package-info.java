/**
 * Other ways to define or to write the numbers, as good as ours: which one a sheet follows, and how it reads by it.
 *
 * <p>May use {@code cause}, of which a convention has the changes of rules, and what that may use.
 */
package longhand.check.convention;
