package longhand.course.worksheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Other targets of the same sort.
 *
 * @param sort of all samples together
 * @param lowest of numbers of any sort, the lowest in units of the last decimal, and {@code highest} the highest
 */
record DrawnTargets(Sort sort, int decimals, long lowest, long highest) {
    private static final int MOST_DECIMALS = 2;

    /** Between fewer numbers than this there is nothing to choose. */
    private static final int FEWEST = 4;

    enum Sort {
        /** A single 1 among zeros, for one of the outputs. */
        ONE_OF_SEVERAL,
        /** Each 0 or 1. */
        ZEROS_AND_ONES,
        NUMBERS
    }

    static DrawnTargets of(TrainingStep step) {
        List<Sample> samples = step.batches().stream()
                .flatMap(batch -> batch.samples().stream())
                .toList();
        List<BigDecimal> all =
                samples.stream().flatMap(sample -> sample.target().stream()).toList();
        if (all.stream().allMatch(y -> y.signum() == 0 || isOne(y))) {
            boolean isOneOfSeveral = samples.stream()
                    .allMatch(sample -> sample.target().size() > 1
                            && sample.target().stream()
                                            .filter(DrawnTargets::isOne)
                                            .count()
                                    == 1);
            return new DrawnTargets(isOneOfSeveral ? Sort.ONE_OF_SEVERAL : Sort.ZEROS_AND_ONES, 0, 0, 1);
        }
        int decimals = Math.min(MOST_DECIMALS, DrawnNumbers.decimals(all));
        double scale = Math.pow(10, decimals);
        double lowest = all.stream().mapToDouble(BigDecimal::doubleValue).min().orElseThrow();
        double highest = all.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
        if ((highest - lowest) * scale < FEWEST) {
            // of a single target: about as large
            double half = Math.max(FEWEST / scale, Math.abs(lowest) / 2);
            lowest -= Math.min(half, lowest > 0 ? lowest - 1 / scale : half);
            highest += half;
        }
        return new DrawnTargets(Sort.NUMBERS, decimals, Math.round(lowest * scale), Math.round(highest * scale));
    }

    private static boolean isOne(BigDecimal y) {
        return y.compareTo(BigDecimal.ONE) == 0;
    }

    /** As many targets as a sample has. */
    List<BigDecimal> draw(int count, RandomGenerator random) {
        int hot = random.nextInt(count);
        return IntStream.range(0, count)
                .mapToObj(i -> switch (sort) {
                    case ONE_OF_SEVERAL -> i == hot ? BigDecimal.ONE : BigDecimal.ZERO;
                    case ZEROS_AND_ONES -> random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ZERO;
                    case NUMBERS ->
                        BigDecimal.valueOf(
                                lowest + random.nextInt((int) Math.min(1_000_000, highest - lowest + 1)), decimals);
                })
                .toList();
    }
}
