package longhand.mnist;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Threads that work side by side on one task after another, each on its own part. A task may take a few microseconds only, and to
 * unpark a thread takes longer. So waiting threads spin, then yield, then park.
 */
final class Workers implements AutoCloseable {
    private static final int SPINS = 200;
    private static final int TRIES = 2000;

    private final Thread[] others;
    private final AtomicInteger round = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile Thread caller;
    private volatile IntConsumer task;
    private volatile Throwable failure;
    private volatile boolean isClosed;

    /** @param size the number of threads, the caller's own among them */
    Workers(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a team needs at least one thread, not " + size);
        }
        others = new Thread[size - 1];
        for (int i = 0; i < others.length; i++) {
            int worker = i + 1;
            others[i] = new Thread(() -> serve(worker), "trainer-" + (worker + 1));
            others[i].setDaemon(true);
            others[i].start();
        }
    }

    int size() {
        return others.length + 1;
    }

    /**
     * Has every part of the work done, one for each worker, counted from 0, and returns when all are; then each sees what the others
     * have written.
     *
     * @param isTogether false to have the caller alone do all parts, one after another
     */
    void run(boolean isTogether, IntConsumer work) {
        if (isTogether) {
            runTogether(work);
        } else {
            for (int worker = 0; worker < size(); worker++) {
                work.accept(worker);
            }
        }
    }

    private void runTogether(IntConsumer work) {
        caller = Thread.currentThread();
        task = work;
        unfinished.set(others.length);
        round.incrementAndGet();
        for (Thread other : others) {
            LockSupport.unpark(other);
        }
        try {
            work.accept(0);
        } finally {
            await(() -> unfinished.get() == 0);
        }
        if (failure != null) {
            throw new IllegalStateException("a part of the work failed", failure);
        }
    }

    private void serve(int worker) {
        for (int done = 0; ; done++) {
            int last = done;
            await(() -> round.get() != last || isClosed);
            if (isClosed) {
                return;
            }
            try {
                task.accept(worker);
            } catch (Throwable e) { // to be thrown where the work was asked for
                failure = e;
            } finally {
                if (unfinished.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on what yielding does, but how fast this is
    private static void await(BooleanSupplier condition) {
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else if (tries < TRIES) {
                Thread.yield();
            } else {
                LockSupport.park();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        for (Thread other : others) {
            LockSupport.unpark(other);
        }
    }
}
