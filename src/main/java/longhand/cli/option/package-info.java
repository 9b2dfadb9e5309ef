/**
 * Options and parameters that several commands take.
 *
 * <p>May use picocli. Knows no command.
 */
package longhand.cli.option;
