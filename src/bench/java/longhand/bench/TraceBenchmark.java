package longhand.bench;

import java.util.concurrent.TimeUnit;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import org.apache.commons.math3.util.Decimal64;
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

/** How long the scalar engine takes for every number of an example, once warm, in a heap of 1 GB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TraceBenchmark {
    @Param({"mnist-batch", "three-three-two"})
    public String name;

    private Example example;

    @Setup
    public void read() {
        example = Examples.find(name);
    }

    /** @return the trace, with every value in it */
    @Benchmark
    public Trace<Decimal64> everyNumber() {
        Trace<Decimal64> trace = new Trace<>(new Rules(example.step()), Arithmetic.doubles());
        trace.forEach(trace::of);
        return trace;
    }
}
