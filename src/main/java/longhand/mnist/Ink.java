package longhand.mnist;

import java.util.Arrays;

/**
 * Images as a pen leaves them: only the pixels that are not 0, three bytes each, image after image. A batch is drawn from all over the
 * images, and to fetch it from memory takes as long as to work with it; so it pays that an image takes 450 bytes here and not 784.
 *
 * <p>The pixels of an image are in parts, the same of each image, so that a thread can keep to its own.
 */
final class Ink {
    /** The same wherever a network is trained, since sums are taken part by part: as many as there are threads at most. */
    private static final int PARTS = 4;

    private static final int MOST_PIXELS_OF_A_PART = Character.MAX_VALUE + 1;
    /** To find out where the ink is, so many images are enough. */
    private static final int SAMPLE = 1000;

    private final int[] first;
    private final int[] start;
    private char[] pixel;
    private byte[] grey;

    private Ink(int[] first, int count) {
        this.first = first;
        start = new int[Math.multiplyExact(count, first.length - 1) + 1];
        pixel = new char[0];
        grey = new byte[0];
    }

    static Ink of(Images images) {
        Ink ink = new Ink(bounds(images), images.count());
        byte[] pixels = images.pixels();
        int n = 0;
        int offset = 0;
        for (int image = 0; image < images.count(); image++) {
            ink.ensureCapacity(n + images.size());
            for (int part = 0; part < ink.parts(); part++) {
                ink.start[image * ink.parts() + part] = n;
                int from = ink.first[part];
                int to = ink.first[part + 1];
                for (int p = from; p < to; p++) {
                    byte of = pixels[offset + p];
                    ink.pixel[n] = (char) (p - from);
                    ink.grey[n] = of;
                    n += of == 0 ? 0 : 1; // a branch would be guessed wrong at every edge of the pen's trace
                }
            }
            offset += images.size();
        }
        ink.start[ink.start.length - 1] = n;
        ink.pixel = Arrays.copyOf(ink.pixel, n);
        ink.grey = Arrays.copyOf(ink.grey, n);
        return ink;
    }

    private void ensureCapacity(int least) {
        if (least > pixel.length) {
            int length = Math.max(least, pixel.length + pixel.length / 2);
            pixel = Arrays.copyOf(pixel, length);
            grey = Arrays.copyOf(grey, length);
        }
    }

    /** Where parts begin that have about as much ink each, and where the last ends. */
    private static int[] bounds(Images images) {
        int size = images.size();
        int[] used = new int[size + 1];
        for (int image = 0; image < Math.min(SAMPLE, images.count()); image++) {
            for (int p = 0; p < size; p++) {
                used[p + 1] += images.pixel(image, p) == 0 ? 0 : 1;
            }
        }
        Arrays.parallelPrefix(used, Integer::sum);
        int parts = Math.max(PARTS, (size - 1) / (MOST_PIXELS_OF_A_PART / 2) + 1);
        int[] first = new int[parts + 1];
        for (int part = 1; part <= parts; part++) {
            int p = first[part - 1];
            while (p < size
                    && p - first[part - 1] < MOST_PIXELS_OF_A_PART
                    && (part == parts
                            || size - p > (long) (parts - part) * MOST_PIXELS_OF_A_PART // or the rest would be too much
                            || (long) used[p] * parts < (long) used[size] * part)) {
                p++;
            }
            first[part] = p;
        }
        return first;
    }

    int parts() {
        return first.length - 1;
    }

    /** The first pixel of a part; for the number of parts, the number of pixels. */
    int first(int part) {
        return first[part];
    }

    /** Where a part of an image begins in {@link #pixels} and {@link #greys}. */
    int start(int image, int part) {
        return start[image * parts() + part];
    }

    /** Where it ends. */
    int end(int image, int part) {
        return start[image * parts() + part + 1];
    }

    /** Which pixels, counted from the first of their part; for reading only. */
    char[] pixels() {
        return pixel;
    }

    /** Their grey values, unsigned; for reading only. */
    byte[] greys() {
        return grey;
    }

    /**
     * Looks at both ends and at the middle of what lies from place {@code from} to {@code to} − 1, so that the processor fetches many
     * parts at a time, and reads ahead in each; read one after another, each would be waited for.
     *
     * @return nothing of use, so that no compiler leaves the looking out
     */
    int fetch(int from, int to) {
        if (from == to) {
            return 0;
        }
        int last = to - 1;
        int middle = from + (last - from) / 2;
        return pixel[from] + pixel[middle] + pixel[last] + grey[from] + grey[last];
    }
}
