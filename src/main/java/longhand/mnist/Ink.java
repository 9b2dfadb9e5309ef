package longhand.mnist;

import java.util.Arrays;

/**
 * Images as a pen leaves them: only the pixels that are not 0, two bytes each, one after another. A batch is drawn from all over the
 * images, and to fetch it from memory takes longer than to work with it; so it pays that an image takes 300 bytes here and not 784.
 */
final class Ink {
    private static final int LONGEST_GAP = 255;
    private static final int CACHE_LINE = 64;

    private final int size;
    private final int[] start;
    private byte[] pairs;

    private Ink(int size, int count) {
        this.size = size;
        start = new int[count + 1];
        pairs = new byte[0];
    }

    static Ink of(Images images) {
        Ink ink = new Ink(images.size(), images.count());
        byte[] pixels = images.pixels();
        int n = 0;
        for (int image = 0; image < images.count(); image++) {
            ink.start[image] = n;
            if (n > ink.pairs.length - 2 * ink.size) {
                ink.pairs = Arrays.copyOf(ink.pairs, Math.max(2 * n, n + 2 * ink.size));
            }
            int offset = image * ink.size;
            int gap = 0;
            for (int p = 0; p < ink.size; p++) {
                byte grey = pixels[offset + p];
                if (grey == 0 && gap < LONGEST_GAP) {
                    gap++;
                } else { // after so long a gap also a pixel that is 0
                    ink.pairs[n++] = (byte) gap;
                    ink.pairs[n++] = grey;
                    gap = 0;
                }
            }
        }
        ink.start[images.count()] = n;
        ink.pairs = Arrays.copyOf(ink.pairs, n);
        return ink;
    }

    /** The number of pixels of an image, those that are 0 among them. */
    int size() {
        return size;
    }

    /**
     * Looks at every piece of memory that those images lie in, so that the processor fetches many at a time; read one after
     * another, each would be waited for.
     *
     * @return nothing of use, so that no compiler leaves the looking out
     */
    int fetch(int[] order, int from, int count) {
        int seen = 0;
        for (int k = from; k < from + count; k++) {
            int end = start[order[k] + 1];
            for (int t = start[order[k]]; t < end; t += CACHE_LINE) {
                seen += pairs[t];
            }
        }
        return seen;
    }

    /** At most so many pixels does {@link #read} give of that image. */
    int length(int image) {
        return (start[image + 1] - start[image]) / 2;
    }

    /** Writes which pixels of an image are not 0, and their grey values, from place {@code to} on; returns the place after. */
    int read(int image, int[] pixel, byte[] grey, int to) {
        byte[] from = pairs;
        int next = to;
        int p = -1;
        for (int t = start[image]; t < start[image + 1]; t += 2) {
            p += 1 + (from[t] & 0xFF);
            pixel[next] = p;
            grey[next] = from[t + 1];
            next++;
        }
        return next;
    }
}
