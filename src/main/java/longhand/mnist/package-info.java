/**
 * The notes' networks as matrices, one column per image: training on real data, and trained models as files.
 *
 * <p>The one deliberate second implementation of backpropagation, here and in the packages below this one. It is written in matrices,
 * after the notes' lines, and exists to be compared with the scalar engine in {@code longhand.calculus}: two ways to the same numbers
 * that share no code. So nothing of {@code formula}, {@code calculus}, {@code notation} or {@code check} may enter; {@code model} names
 * activations and losses, and commons-math3 draws random numbers. The same seed gives the same model to the last bit on every machine,
 * whatever the number of threads.
 *
 * <p>Its packages use only those before them: {@code images}, {@code matrix}, {@code npy}, {@code descent}, and then this one.
 */
package longhand.mnist;
