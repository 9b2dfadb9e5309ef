/**
 * NumPy's files: arrays, and archives of named arrays.
 *
 * <p>Read with bounded memory, and no code in them is run: a header is matched against the one form that NumPy writes. Whatever stands in
 * a file, the outcome is whole arrays or a {@link longhand.file.FileProblem}. May use {@code file} and {@code matrix}. Knows no network:
 * what the arrays mean is said by {@code TrainedModel}.
 */
package longhand.mnist.npy;
