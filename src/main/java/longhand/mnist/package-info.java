/**
 * The notes' networks as matrices, one column an image: reading images, training for real, and models as files.
 *
 * <p>The one deliberate second implementation of backpropagation. It is written in matrices, after the notes' lines, and exists to be
 * compared with the scalar engine in {@code longhand.calculus}: two ways to the same numbers that share no code. So nothing of
 * {@code calculus}, {@code notation} or {@code check} may enter here; {@code network} names activations and losses, and
 * commons-math3 draws random numbers. The same seed gives the same model to the last bit on every machine, whatever the number of
 * threads.
 *
 * <p>Files that someone gives are read with bounded memory, and no code in them is run. Whatever stands in one, the outcome is
 * whole data or a {@link longhand.mnist.DataProblem} that says in one line which file, where in it, what was expected and what
 * was found.
 */
package longhand.mnist;
