/**
 * The command line: commands, exit codes, colour. Each command reads an example, asks the engine, and writes what it says.
 *
 * <p>The only place that knows standard output and exit codes. No calculus, no typesetting.
 */
package longhand.cli;
