package longhand.compare;

import java.lang.ref.Reference;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.model.TrainingStep;
import org.apache.commons.math3.util.Decimal64;

/**
 * What one step costs either engine.
 *
 * @param seconds the shortest of several runs, once warm
 * @param numbers how many it keeps: the scalar engine every factor of every product, the matrices what they are called by
 * @param bytes of heap that the outcome holds on to: for the scalar engine as measured, for the matrices eight a number
 */
public record Effort(double seconds, long numbers, long bytes) {
    private static final double LONG_ENOUGH = 0.2;
    /** The first of them may be cold. */
    private static final int FEWEST_RUNS = 2;

    private static final int MOST_RUNS = 2000;

    /** The scalar engine, every quantity. */
    public static Effort oneByOne(TrainingStep step) {
        long before = used();
        Trace<Decimal64> kept = new Trace<>(new Rules(step), Arithmetic.doubles());
        double first;
        long bytes;
        try {
            first = seconds(() -> kept.forEach(kept::of));
            bytes = used() - before;
        } finally {
            Reference.reachabilityFence(kept);
        }
        long numbers = kept.rules().order().size();
        double shortest = shortest(first, () -> {
            Trace<Decimal64> trace = new Trace<>(new Rules(step), Arithmetic.doubles());
            trace.forEach(trace::of);
        });
        return new Effort(shortest, numbers, Math.max(8 * numbers, bytes));
    }

    /** The matrices, from the first product to the update; run again, they go on from the parameters that they have made. */
    public static Effort asMatrices(TrainingStep step) {
        DescentStep matrices = DescentStep.of(step, Corners.NONE);
        double seconds = shortest(seconds(matrices::run), matrices::run);
        long numbers = 0;
        long m = step.batch().size();
        for (int l = 1; l <= step.network().depth(); l++) {
            long n = step.network().width(l);
            long p = step.network().width(l - 1);
            // W and b with their gradients; Z, A, dZ and dA, a column an image
            numbers += 2 * n * (p + 1) + 4 * n * m;
        }
        numbers += m * (step.network().width(0) + step.network().outputLayer().size());
        return new Effort(seconds, numbers, 8 * numbers);
    }

    /** Products that are added to a sum, forward, backward and for the gradients; the same ones in both engines. */
    public static long multiplyAdds(TrainingStep step) {
        long sum = 0;
        for (int l = 1; l <= step.network().depth(); l++) {
            long weights = (long) step.network().width(l) * step.network().width(l - 1);
            sum += weights * step.batch().size() * (l == 1 ? 2 : 3);
        }
        return sum;
    }

    /**
     * Runs it until that has taken long enough.
     *
     * @param first how long a run before these has taken, in seconds
     */
    private static double shortest(double first, Runnable run) {
        double shortest = first;
        double all = first;
        for (int runs = 1; runs < FEWEST_RUNS || (runs < MOST_RUNS && all < LONG_ENOUGH); runs++) {
            double seconds = seconds(run);
            shortest = Math.min(shortest, seconds);
            all += seconds;
        }
        return shortest;
    }

    private static double seconds(Runnable run) {
        long start = System.nanoTime();
        run.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
