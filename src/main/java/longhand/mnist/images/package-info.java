/**
 * Images with their labels: IDX and CSV files, data sets in two parts, and the pixels that are not 0.
 *
 * <p>Files that someone gives are read with bounded memory. Whatever stands in one, the outcome is whole data or a {@link
 * longhand.file.FileProblem} that says in one line which file, where in it, what was expected and what was found. May use {@code file}
 * and fastcsv. No matrix, no network.
 */
package longhand.mnist.images;
