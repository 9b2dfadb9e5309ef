package longhand.mnist.images;

import java.util.Arrays;
import longhand.file.DataFile;
import longhand.file.FileProblem;

/**
 * Yann LeCun's IDX format: two zero bytes, the type of the values (8: unsigned bytes), the number of dimensions, the length of each
 * as four big-endian bytes, then the values.
 */
final class Idx {
    private static final long IMAGES = 0x0803;
    private static final long LABELS = 0x0801;
    private static final int LONGEST_SIDE = 65_535;

    private Idx() {}

    /**
     * Images and their labels from two files. Of these the labels are always read whole; the images, if fewer are wanted than there are,
     * only up to the last that is.
     *
     * @param most how many images are wanted, from the first on
     * @throws FileProblem if one is not in this form, or they do not belong together
     */
    static Images read(DataFile images, DataFile labels, int most) {
        magic(images, IMAGES, "images");
        long count = length(images, "number of images", Integer.MAX_VALUE);
        int height = (int) length(images, "height of an image", LONGEST_SIDE);
        int width = (int) length(images, "width of an image", LONGEST_SIDE);

        // before the images are read: these are many
        magic(labels, LABELS, "labels");
        long labelsAt = labels.offset();
        long labelCount = length(labels, "number of labels", Integer.MAX_VALUE);
        if (labelCount != count) {
            throw FileProblem.atByte(
                    labels.name(),
                    labelsAt,
                    "expected " + count + " labels, as " + images.name() + " has images, found " + labelCount);
        }
        long firstLabel = labels.offset();
        byte[] labelBytes = labels.read(count, count + " labels");
        labels.expectEnd();

        long wanted = Math.min(count, most);
        byte[] pixels = images.read(wanted * height * width, wanted + " images of " + height + "×" + width + " pixels");
        if (wanted == count) {
            images.expectEnd();
        }
        String name = labels.name();
        byte[] theirs = Arrays.copyOf(labelBytes, (int) wanted);
        return new Images(height, width, pixels, theirs, image -> name + ": byte " + (firstLabel + image));
    }

    private static void magic(DataFile file, long expected, String what) {
        long at = file.offset();
        long found = file.readNumber("the magic number");
        if (found != expected) {
            String other = found == IMAGES ? ", that of images" : found == LABELS ? ", that of labels" : "";
            throw FileProblem.atByte(
                    file.name(),
                    at,
                    "expected the magic number " + expected + " of " + what + ", found " + found + other);
        }
    }

    private static long length(DataFile file, String what, long most) {
        long at = file.offset();
        long found = file.readNumber("the " + what);
        if (found < 1 || found > most) {
            throw FileProblem.atByte(file.name(), at, "expected a " + what + " from 1 to " + most + ", found " + found);
        }
        return found;
    }
}
