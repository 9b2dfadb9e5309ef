package longhand.cli.train;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, or a polite kill, as a request to stop at the next good moment. The process ends only when this is closed, so that what
 * is in hand can be brought to its end and be kept.
 */
final class Interruption implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::waitForTheEnd, "interruption");
    private volatile boolean isAsked;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether somebody wishes this to end. */
    boolean isAsked() {
        return isAsked;
    }

    private void waitForTheEnd() {
        isAsked = true;
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (!isAsked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // asked in this very moment, when all is done anyway
            }
        }
    }
}
