package longhand.mnist;

/**
 * What one epoch came to.
 *
 * @param number counted from 1
 * @param seconds of training alone
 * @param loss mean over all training images, with the parameters as the epoch leaves them
 * @param trainAccuracy share of the training images that these parameters classify correctly, 0 to 1
 * @param testAccuracy the same of the test images
 */
public record Epoch(int number, double seconds, double loss, double trainAccuracy, double testAccuracy) {}
