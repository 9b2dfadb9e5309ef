/**
 * The command line: the program, what it says to somebody who did not write a command as it is understood, and the commands of one
 * class. Each command reads an example, asks the engine, and writes what it says.
 *
 * <p>A command of several classes has a package of its own; none of these uses another, and what they share is in {@code option} and
 * {@code output}. The only packages that know standard output and exit codes. No calculus, no typesetting.
 */
package longhand.cli;
