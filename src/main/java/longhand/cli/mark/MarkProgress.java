package longhand.cli.mark;

import java.io.PrintWriter;
import longhand.cli.output.ProgressLine;
import longhand.cli.output.Terminal;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far marking has come, on the last line of a terminal; nothing anywhere else. */
final class MarkProgress implements AutoCloseable {
    private static final int MILLISECONDS_BETWEEN = 200;

    private final ProgressBar bar;
    private final ProgressLine line;

    private MarkProgress(ProgressBar bar, ProgressLine line) {
        this.bar = bar;
        this.line = line;
    }

    /** @param files about how many there are */
    static MarkProgress on(PrintWriter out, long files) {
        if (!Terminal.isThere()) {
            return new MarkProgress(null, null);
        }
        ProgressLine line = new ProgressLine(out);
        ProgressBar bar = new ProgressBarBuilder()
                .setConsumer(line)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                .setInitialMax(files)
                .setTaskName("files")
                .setMaxRenderedLength(ProgressLine.BAR_WIDTH)
                .build();
        return new MarkProgress(bar, line);
    }

    void show(int files) {
        if (bar != null) {
            bar.stepTo(files);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            line.clear();
        }
    }
}
