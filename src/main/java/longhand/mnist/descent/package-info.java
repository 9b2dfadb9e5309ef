/**
 * One step of gradient descent in matrices, as the notes write it: forward, back and update of a whole batch.
 *
 * <p>What the trainer repeats, and what is compared with the scalar engine; so nothing of {@code formula}, {@code calculus}, {@code
 * notation} or {@code check} may enter. May use {@code model} for what is given, {@code matrix}, and no library. No files, no threads, no
 * randomness.
 */
package longhand.mnist.descent;
