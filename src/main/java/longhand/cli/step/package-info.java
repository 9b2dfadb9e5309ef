/**
 * The command {@code step}: going through a derivation by keys, and on a terminal.
 *
 * <p>A {@link longhand.cli.step.StepSession} knows no terminal, so that it can be tested key by key; JLine enters {@code StepShell} alone.
 * May use {@code option} and {@code output}.
 */
package longhand.cli.step;
