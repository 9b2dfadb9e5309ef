/**
 * The command {@code train}: its options, how far it has come, what it says and what it keeps.
 *
 * <p>How a network is trained is said by {@code longhand.mnist}. The progress bar, and what Ctrl-C does to a training, are known here alone. May use
 * {@code option} and {@code output}.
 */
package longhand.cli.train;
