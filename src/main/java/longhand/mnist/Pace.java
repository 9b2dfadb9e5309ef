package longhand.mnist;

/**
 * Whether a short task, done over and over, is sooner done by all members of a team or by one alone. Together is faster where each has a
 * processor; where other programs want one too, whoever lost theirs is waited for, at every turn. So both are tried now and then.
 */
final class Pace {
    private static final int TRIAL = 8;
    private static final int PERIOD = 256;

    private int turn;
    private long together;
    private long alone;

    /** How to do the next task: in a period first a few together, then a few alone, and the rest as was faster. */
    boolean isTogether() {
        return turn < TRIAL || (turn >= 2 * TRIAL && together <= alone);
    }

    /** Takes note of how long the task took. */
    void took(long nanoseconds) {
        if (turn < TRIAL) {
            together += nanoseconds;
        } else if (turn < 2 * TRIAL) {
            alone += nanoseconds;
        }
        turn++;
        if (turn == PERIOD) {
            turn = 0;
            together = 0;
            alone = 0;
        }
    }
}
