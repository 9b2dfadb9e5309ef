package longhand.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longhand.mnist.Settings;
import longhand.mnist.Trainer;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Datasets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long an epoch of MNIST takes, the shuffling of 60,000 images and 938 steps; src/bench/peers.py does the same elsewhere. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class TrainerBenchmark {
    @Param({"784-16-16-10", "784-128-10"})
    public String network;

    private Trainer trainer;
    private int epoch;

    @Setup
    public void start() {
        Dataset data = Datasets.bundled();
        List<Integer> sizes =
                Stream.of(network.split("-")).map(Integer::valueOf).toList();
        Settings settings = Settings.DEFAULT;
        Parameters parameters = settings.initialisation().parameters(sizes, settings.seed());
        trainer = new Trainer(parameters, settings, data.training(), Trainer.threads());
    }

    @Benchmark
    public Trainer.Progress epoch() {
        epoch++;
        return trainer.epoch(epoch, 0, progress -> true);
    }

    @TearDown
    public void stop() {
        trainer.close();
    }
}
