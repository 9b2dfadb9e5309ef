package longhand.mnist.images;

/**
 * Images to learn from, and others of the same size and classes to be tested with.
 *
 * @param remark what a reader should know of where the two parts come from, in a sentence; empty if they are files of their own
 */
public record Dataset(Images training, Images test, String remark) {
    public Dataset {
        if (training.height() != test.height() || training.width() != test.width()) {
            throw new IllegalArgumentException("training and test images need the same height and width");
        }
        test.checkLabels(training.classes());
    }

    public Dataset(Images training, Images test) {
        this(training, test, "");
    }

    /** One more than the largest label that is to be learned. */
    public int classes() {
        return training.classes();
    }
}
