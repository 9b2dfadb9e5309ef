package longhand.bench;

import java.util.concurrent.TimeUnit;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.live.Engine;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long the engine of a page takes for what an edit waits for; here, where a browser takes several times as long. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EditBenchmark {
    @Param({"three-three-two", "three-three-two-batch"})
    public String name;

    private int edits;

    @Setup
    public void open() {
        Example example = Examples.find(name);
        Engine.open(ExerciseText.write(
                new Exercise(example.title(), example.source(), example.about(), example.step(), example.labels())));
    }

    /** @return the characters that the page is told */
    @Benchmark
    public int edit() {
        String refused = Engine.change("w2[1,3]=0." + (1000 + edits++ % 9000));
        return refused.length()
                + Engine.derive().length()
                + Engine.view(1).length()
                + Engine.step("L").length();
    }
}
