/**
 * What the build runs, and only the build: the font put into the style sheet, the engine packed, hashes written, and the page that takes
 * longest made once.
 *
 * <p>May use every page; nothing in the program may use this.
 */
package longhand.report.build;
