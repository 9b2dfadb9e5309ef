package longhand.mnist.images;

import java.util.Arrays;

/**
 * Images as a pen leaves them: only the pixels that are not 0, two bytes each, image after image. A batch is drawn from all over the
 * images, and to fetch it from memory takes as long as to work with it; so it pays that an image takes 300 bytes here and not 784.
 *
 * <p>The pixels of an image are in parts, the same of each image, so that a thread can keep to its own.
 */
public final class SparseImages {
    /** The same wherever a network is trained, since sums are taken part by part: as many as there are threads at most. */
    private static final int PARTS = 4;

    private static final int LONGEST_WAY = 255;
    /** To find out where the ink is, so many images are enough. */
    private static final int SAMPLE = 1000;

    private final int[] first;
    private final int[] start;
    private char[] marks;

    private SparseImages(int[] first, int count) {
        this.first = first;
        start = new int[Math.multiplyExact(count, first.length - 1) + 1];
        marks = new char[0];
    }

    static SparseImages of(Images images) {
        SparseImages ink = new SparseImages(bounds(images), images.count());
        byte[] pixels = images.pixels();
        int n = 0;
        int offset = 0;
        for (int image = 0; image < images.count(); image++) {
            ink.ensureCapacity(n + images.size());
            for (int part = 0; part < ink.parts(); part++) {
                ink.start[image * ink.parts() + part] = n;
                int to = ink.first[part + 1];
                int last = ink.first[part];
                for (int p = last; p < to; p++) {
                    byte grey = pixels[offset + p];
                    if (grey != 0 || p - last == LONGEST_WAY) {
                        ink.marks[n++] = (char) ((p - last) << 8 | (grey & 0xFF));
                        last = p;
                    }
                }
            }
            offset += images.size();
        }
        ink.start[ink.start.length - 1] = n;
        ink.marks = Arrays.copyOf(ink.marks, n);
        return ink;
    }

    private void ensureCapacity(int least) {
        if (least > marks.length) {
            marks = Arrays.copyOf(marks, Math.max(least, marks.length + marks.length / 2));
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
        int[] first = new int[PARTS + 1];
        for (int part = 1; part < PARTS; part++) {
            int p = first[part - 1];
            while (p < size && (long) used[p] * PARTS < (long) used[size] * part) {
                p++;
            }
            first[part] = p;
        }
        first[PARTS] = size;
        return first;
    }

    public int parts() {
        return first.length - 1;
    }

    /** The first pixel of a part; for the number of parts, the number of pixels. */
    public int first(int part) {
        return first[part];
    }

    /** Where a part of an image begins in {@link #marks}. */
    public int start(int image, int part) {
        return start[image * parts() + part];
    }

    /** Where it ends. */
    public int end(int image, int part) {
        return start[image * parts() + part + 1];
    }

    /**
     * The pixels that are not 0, in their order; for reading only. Each tells its {@link #way} and its {@link #grey} value. Where the way
     * is too long, some that are 0 stand in between.
     */
    public char[] marks() {
        return marks;
    }

    /** How many pixels further a mark is than the one before it, 0 to 255; the first of a part, than the first pixel of the part. */
    public static int way(char mark) {
        return mark >> 8;
    }

    /** The grey value of a mark, 0 to 255. */
    public static int grey(char mark) {
        return mark & 0xFF;
    }

    /**
     * Looks at both ends of what lies from place {@code from} to {@code to} − 1, so that the processor fetches many parts at a time;
     * read one after another, each would be waited for.
     *
     * @return nothing of use, so that no compiler leaves the looking out
     */
    public int fetch(int from, int to) {
        if (from == to) {
            return 0;
        }
        return marks[from] + marks[to - 1];
    }
}
