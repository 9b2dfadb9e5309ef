package longhand.cli.output;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/** The last line of a terminal, where a bar of progress is written over again and again. */
public final class ProgressLine implements ProgressBarConsumer {
    private static final int WIDTH = 79;
    /** Of the bar: beside it a terminal writes ^C, which must not go on to another line, where nobody clears it. */
    public static final int BAR_WIDTH = WIDTH - 4;

    private final PrintWriter out;
    private volatile boolean isPaused;

    public ProgressLine(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int getMaxRenderedLength() {
        return BAR_WIDTH;
    }

    /** Shows what comes, after it was cleared. */
    public void goOn() {
        isPaused = false;
    }

    @Override
    public void accept(String rendered) {
        synchronized (out) {
            if (!isPaused) {
                out.print("\r" + rendered);
                out.flush();
            }
        }
    }

    @Override
    public void clear() {
        synchronized (out) {
            isPaused = true;
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }

    @Override
    public void close() {
        // the line is cleared by whoever writes next
    }
}
