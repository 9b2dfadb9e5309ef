/**
 * Reading and writing files safely: text and data read with bounded memory, files that appear whole or not at all, and what is wrong
 * with a file as one line that a terminal can print ({@link longhand.file.FileProblem}).
 *
 * <p>What a text may be ({@link longhand.file.TextContent}) and what is wrong with it is said without opening anything, so that a page can
 * say the same. Knows no format: what stands in a file is the business of whoever reads it. Uses no other package, and no library.
 */
package longhand.file;
