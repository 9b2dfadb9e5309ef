package longhand.mnist;

import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/** Random numbers that are the same on every machine and Java: a published generator, and no function of the machine's own. */
final class SeededRandom {
    private SeededRandom() {}

    /** The generator of that seed for one use: 0 for the first parameters, n for the order of the images in epoch n. */
    static RandomGenerator generator(long seed, int use) {
        return new MersenneTwister(new int[] {(int) (seed >>> 32), (int) seed, use});
    }
}
