package longhand.cli.train;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import longhand.cli.output.ProgressLine;
import longhand.cli.output.Terminal;
import longhand.mnist.Trainer;
import longhand.mnist.Training;
import longhand.notation.text.NumberText;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far training has come, on the last line of a terminal; nothing anywhere else. */
final class TrainProgress implements AutoCloseable {
    private static final int MILLISECONDS_BETWEEN = 200;

    private final ProgressBar bar;
    private final ProgressLine line;
    private final int epochsBefore;
    private final long images;
    private final long batch;
    private long shownAt;

    private TrainProgress(ProgressBar bar, ProgressLine line, Training training) {
        this.bar = bar;
        this.line = line;
        epochsBefore = training.epochs().size();
        images = training.data().training().count();
        batch = training.settings().batchSize();
    }

    static TrainProgress on(PrintWriter out, Training training, int epochs) {
        if (!Terminal.isThere()) {
            return new TrainProgress(null, null, training);
        }
        ProgressLine line = new ProgressLine(out);
        ProgressBar bar = new ProgressBarBuilder()
                .setConsumer(line)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                .setInitialMax((long) epochs * training.data().training().count())
                .setTaskName("images")
                .setUnit("k", 1000)
                .showSpeed(new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setMaxRenderedLength(ProgressLine.BAR_WIDTH)
                .build();
        return new TrainProgress(bar, line, training);
    }

    void show(int epoch, Trainer.Progress progress) {
        long now = System.nanoTime();
        if (bar == null || now - shownAt < MILLISECONDS_BETWEEN * 500_000L) {
            return;
        }
        shownAt = now;
        line.goOn();
        bar.setExtraMessage(" loss " + NumberText.fixed(progress.loss(), 4) + ", "
                + NumberText.fixed(100 * progress.accuracy(), 1) + " %");
        bar.stepTo((epoch - 1 - epochsBefore) * images + Math.min(images, progress.batches() * batch));
    }

    /** Clears the line, for a line of text to stand there, until there is more to show. */
    void pause() {
        if (line != null) {
            line.clear();
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
