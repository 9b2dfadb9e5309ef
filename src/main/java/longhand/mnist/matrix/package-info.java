/**
 * Matrices of doubles and their products, also with a batch of images of which only the pixels that are not 0 are kept.
 *
 * <p>Here for speed, and so the only place that says in which order a sum is added up. May use {@code images}. Knows no network and no
 * file.
 */
package longhand.mnist.matrix;
