package longhand.file;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that is brought to its end before the process ends, when Ctrl-C or a polite kill ({@code SIGTERM}) asks it to. Once that has
 * been asked for, no other work begins, but for what belongs to work in hand.
 */
public final class Uninterrupted implements AutoCloseable {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CHANGED = LOCK.newCondition();

    private static boolean isWatching;
    private static volatile boolean isAsked;
    private static int inHand;

    private Uninterrupted() {}

    /** Where the process is about to end, and no other work is in hand that this could belong to, it waits for that end. */
    public static Uninterrupted begin() {
        LOCK.lock();
        try {
            watch();
            while (isAsked && inHand == 0) {
                CHANGED.awaitUninterruptibly();
            }
            inHand++;
            return new Uninterrupted();
        } finally {
            LOCK.unlock();
        }
    }

    /** Whether the process has been asked to end. */
    public boolean isAskedToEnd() {
        return isAsked;
    }

    @Override
    public void close() {
        LOCK.lock();
        try {
            inHand--;
            CHANGED.signalAll();
        } finally {
            LOCK.unlock();
        }
    }

    private static void watch() {
        if (!isWatching) {
            isWatching = true;
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(Uninterrupted::awaitEnd, "work in hand"));
            } catch (IllegalStateException e) { // it is ending already
                isAsked = true;
            }
        }
    }

    private static void awaitEnd() {
        LOCK.lock();
        try {
            isAsked = true;
            while (inHand > 0) {
                CHANGED.awaitUninterruptibly();
            }
        } finally {
            LOCK.unlock();
        }
    }
}
