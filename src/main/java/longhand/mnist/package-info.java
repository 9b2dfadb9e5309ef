/**
 * The notes' networks as matrices: reading images, training for real, and models as files.
 *
 * <p>The one deliberate second implementation of the calculus. It exists to be compared with the first, so it shares no code with
 * {@code calculus}; of the packages above it may use {@code network} only.
 *
 * <p>Files that someone gives are read with bounded memory, and no code in them is run. Whatever stands in one, the outcome is
 * whole data or a {@link longhand.mnist.DataProblem} that says in one line which file, where in it, what was expected and what
 * was found.
 */
package longhand.mnist;
