/**
 * An image that somebody draws or picks, made to look as those of MNIST do, and the network, as training had left it, that reads it: together an
 * exercise.
 *
 * <p>Opens no file of images, which {@code mnist} does, and knows nothing of what a page shows.
 */
package longhand.live.image;
