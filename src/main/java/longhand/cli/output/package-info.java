/**
 * What commands write to, and how: standard output or a file, with colour and in lines that fit, and a step the long way as text.
 *
 * <p>Knows no command, only that there is a program.
 */
package longhand.cli.output;
