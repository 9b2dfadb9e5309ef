package longhand.mnist;

/**
 * What one epoch came to.
 *
 * @param number counted from 1
 * @param seconds of training alone
 * @param loss mean over the images of the epoch, each with the parameters that its batch met
 * @param trainAccuracy share of the training images that are told rightly at the end of the epoch, 0 to 1
 * @param testAccuracy the same of the test images
 */
public record Epoch(int number, double seconds, double loss, double trainAccuracy, double testAccuracy) {}
