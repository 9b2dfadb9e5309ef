package longhand.mnist;

import java.util.Arrays;

/**
 * Whether a short task, done over and over, takes less time with all threads or with one. Together is faster where each has a
 * processor; where another program takes one of them, all threads wait for the one that lost it, at every task. So both are tried now and then.
 */
final class ThreadChoice {
    private static final int TRIAL = 5;
    private static final int PERIOD = 128;

    private final long[] together = new long[TRIAL];
    private final long[] alone = new long[TRIAL];
    private int turn;
    private boolean isTogetherFaster;

    /** How to do the next task: in a period first a few together, then a few alone, and the rest as was faster. */
    boolean isTogether() {
        return turn < TRIAL || (turn >= 2 * TRIAL && isTogetherFaster);
    }

    /** Takes note of how long the task took. */
    void took(long nanoseconds) {
        if (turn < TRIAL) {
            together[turn] = nanoseconds;
        } else if (turn < 2 * TRIAL) {
            alone[turn - TRIAL] = nanoseconds;
        }
        turn++;
        if (turn == 2 * TRIAL) {
            isTogetherFaster = median(together) <= median(alone);
        } else if (turn == PERIOD) {
            turn = 0;
        }
    }

    /** The middle one, which a single delay does not move. */
    private static long median(long[] times) {
        Arrays.sort(times);
        return times[TRIAL / 2];
    }
}
