package longhand.mnist.images;

import java.util.Arrays;
import java.util.function.IntFunction;
import longhand.file.FileProblem;

/**
 * Images with their labels: grey values as bytes, as the files hold them, since as doubles MNIST's 47 MB would be 376 MB.
 *
 * <p>Images are counted from 0, as the files and the field do.
 */
public final class Images {
    private final int count;
    private final int height;
    private final int width;
    private final byte[] pixels;
    private final byte[] labels;
    private final IntFunction<String> labelPlace;
    private SparseImages sparse;

    /**
     * Images that were read from no file.
     *
     * @param pixels count·height·width unsigned bytes: image after image, each row by row
     * @param labels count unsigned bytes
     */
    public Images(int height, int width, byte[] pixels, byte[] labels) {
        this(height, width, pixels, labels, image -> "image " + image);
    }

    /** @param labelPlace says in which file and where in it the label of an image stands */
    Images(int height, int width, byte[] pixels, byte[] labels, IntFunction<String> labelPlace) {
        if (height < 1 || width < 1 || labels.length < 1) {
            throw new IllegalArgumentException("at least one image of at least one pixel is needed");
        }
        if (pixels.length != (long) labels.length * height * width) {
            throw new IllegalArgumentException(labels.length + " images of " + height + "×" + width + " pixels need "
                    + (long) labels.length * height * width + " bytes, found " + pixels.length);
        }
        this.count = labels.length;
        this.height = height;
        this.width = width;
        this.pixels = pixels;
        this.labels = labels;
        this.labelPlace = labelPlace;
    }

    /** How many images there are. */
    public int count() {
        return count;
    }

    /** Rows of an image. */
    public int height() {
        return height;
    }

    /** Columns of an image. */
    public int width() {
        return width;
    }

    /** Pixels of an image, height·width: the inputs of a network. */
    public int size() {
        return height * width;
    }

    /**
     * All grey values, the very array: pixel p of image i is at i·{@link #size()} + p, unsigned. For reading only; a copy of
     * 47 MB would be made for nothing.
     */
    public byte[] pixels() {
        return pixels;
    }

    /**
     * A grey value from 0 to 255.
     *
     * @param position row·width + column, counted from 0
     */
    public int pixel(int image, int position) {
        return pixels[Math.multiplyExact(image, size()) + position] & 0xFF;
    }

    /** The same without the pixels that are 0; worked out when it is first asked for, and kept. */
    public synchronized SparseImages sparse() {
        if (sparse == null) {
            sparse = SparseImages.of(this);
        }
        return sparse;
    }

    /** The class of an image, 0 to 255. */
    public int label(int image) {
        return labels[image] & 0xFF;
    }

    /** One more than the largest label. */
    public int classes() {
        int largest = 0;
        for (byte label : labels) {
            largest = Math.max(largest, label & 0xFF);
        }
        return largest + 1;
    }

    /**
     * Checks that every label is one of that many classes.
     *
     * @throws FileProblem that names the file and the place of the first label that is not
     */
    public void checkLabels(int classes) {
        for (int image = 0; image < count; image++) {
            if (label(image) >= classes) {
                throw new FileProblem(
                        labelPlace.apply(image),
                        "expected a label from 0 to " + (classes - 1) + ", found " + label(image));
            }
        }
    }

    /**
     * Checks that classes are numbered from 0 or 1 on, with an image of each: a gap is more likely to be a wrong label than a class
     * that nothing can be learned of.
     *
     * @param otherwise what to do where it is meant so: the end of a sentence
     * @throws FileProblem that names the file and the place of the first label beyond the gap
     */
    public void checkGap(String otherwise) {
        boolean[] isThere = new boolean[classes()];
        for (int image = 0; image < count; image++) {
            isThere[label(image)] = true;
        }
        int gap = 1;
        while (gap < isThere.length && isThere[gap]) {
            gap++;
        }
        int beyond = gap;
        while (beyond < isThere.length && !isThere[beyond]) {
            beyond++;
        }
        for (int image = 0; image < count && beyond < isThere.length; image++) {
            if (label(image) == beyond) {
                String missing = beyond == gap + 1 ? "no label " + gap : "no label from " + gap + " to " + (beyond - 1);
                throw new FileProblem(
                        labelPlace.apply(image),
                        "expected labels that number the classes, found " + beyond + ", but " + missing + "; "
                                + otherwise);
            }
        }
    }

    /** The share of the images that have the most common label: what somebody has right who always says that. */
    public double shareOfMostCommon() {
        int[] counts = new int[classes()];
        for (int image = 0; image < count; image++) {
            counts[label(image)]++;
        }
        return Arrays.stream(counts).max().getAsInt() / (double) count;
    }

    /** Images {@code from} to {@code to} − 1. */
    public Images part(int from, int to) {
        byte[] some = Arrays.copyOfRange(pixels, from * size(), to * size());
        byte[] theirs = Arrays.copyOfRange(labels, from, to);
        return new Images(height, width, some, theirs, image -> labelPlace.apply(from + image));
    }
}
