/**
 * The command {@code trace}: every number of an example, to read and as data.
 *
 * <p>May use {@code option} and {@code output}, and the libraries that write JSON and CSV. A formula becomes text in {@code notation}, not
 * here.
 */
package longhand.cli.trace;
