/**
 * What the build runs, and only the build: the font put into the style sheet, the engine packed, hashes written, the page that takes
 * longest made once, and the bundled model trained again as far as pages show it.
 *
 * <p>May use every page; nothing in the program may use this.
 */
package longhand.report.build;
