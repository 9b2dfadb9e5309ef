package longhand.mnist.images;

import java.util.Locale;

/** The two parts of a data set: images to learn from, and images to be tested with. */
public enum Split {
    TRAIN("train", 60_000),
    TEST("t10k", 10_000);

    private final String file;
    private final int bundled;

    Split(String file, int bundled) {
        this.file = file;
        this.bundled = bundled;
    }

    /** As it is written in a file: {@code train}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This part of a data set. */
    public Images of(Dataset dataset) {
        return this == TRAIN ? dataset.training() : dataset.test();
    }

    /** How many images the bundled MNIST has in this part. */
    public int bundledCount() {
        return bundled;
    }

    String imageFile() {
        return file + "-images-idx3-ubyte.gz";
    }

    String labelFile() {
        return file + "-labels-idx1-ubyte.gz";
    }
}
