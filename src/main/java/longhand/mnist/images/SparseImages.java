package longhand.mnist.images;

import java.util.Arrays;

/**
 * Images of which only the pixels that are not 0 are kept, two bytes each, image after image. A batch is drawn from all over the
 * images, and to fetch it from memory takes as long as to work with it; so it pays that an image takes 300 bytes here and not 784.
 *
 * <p>The pixels of an image are in parts, the same of each image, so that a thread can keep to its own.
 */
public final class SparseImages {
    /** The same wherever a network is trained, since sums are taken part by part: as many as there are threads at most. */
    private static final int PARTS = 4;

    private static final int LONGEST_GAP = 255;
    /** To find out where such pixels are, so many images are enough. */
    private static final int SAMPLE = 1000;

    private final int[] first;
    private final int[] start;
    private char[] entries;

    private SparseImages(int[] first, int count) {
        this.first = first;
        start = new int[Math.multiplyExact(count, first.length - 1) + 1];
        entries = new char[0];
    }

    static SparseImages of(Images images) {
        SparseImages sparse = new SparseImages(bounds(images), images.count());
        byte[] pixels = images.pixels();
        int n = 0;
        int offset = 0;
        for (int image = 0; image < images.count(); image++) {
            sparse.ensureCapacity(n + images.size());
            for (int part = 0; part < sparse.parts(); part++) {
                sparse.start[image * sparse.parts() + part] = n;
                int to = sparse.first[part + 1];
                int last = sparse.first[part];
                for (int p = last; p < to; p++) {
                    byte grey = pixels[offset + p];
                    if (grey != 0 || p - last == LONGEST_GAP) {
                        sparse.entries[n++] = (char) ((p - last) << 8 | (grey & 0xFF));
                        last = p;
                    }
                }
            }
            offset += images.size();
        }
        sparse.start[sparse.start.length - 1] = n;
        sparse.entries = Arrays.copyOf(sparse.entries, n);
        return sparse;
    }

    private void ensureCapacity(int least) {
        if (least > entries.length) {
            entries = Arrays.copyOf(entries, Math.max(least, entries.length + entries.length / 2));
        }
    }

    /** Where parts begin that have about as many pixels that are not 0 each, and where the last ends. */
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

    /** Where a part of an image begins in {@link #entries}. */
    public int start(int image, int part) {
        return start[image * parts() + part];
    }

    /** Where it ends. */
    public int end(int image, int part) {
        return start[image * parts() + part + 1];
    }

    /**
     * The pixels that are not 0, in their order; for reading only. Each tells its {@link #gap} and its {@link #grey} value. Where the gap
     * is too long, some that are 0 stand in between.
     */
    public char[] entries() {
        return entries;
    }

    /** How many pixels further an entry is than the one before it, 0 to 255; the first of a part, than the first pixel of the part. */
    public static int gap(char entry) {
        return entry >> 8;
    }

    /** The grey value of an entry, 0 to 255. */
    public static int grey(char entry) {
        return entry & 0xFF;
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
        return entries[from] + entries[to - 1];
    }
}
