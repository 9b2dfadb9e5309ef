/**
 * The command {@code check}: a marked sheet to read, and as data for other programs.
 *
 * <p>What a mark is, is said by {@code longhand.check}; here it is only written. May use {@code option}, {@code output}, and the libraries
 * that write JSON and XML.
 */
package longhand.cli.check;
