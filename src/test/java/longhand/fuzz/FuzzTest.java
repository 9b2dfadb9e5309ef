package longhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of a good input, it is read, or refused in one line, and soon. In each build with the same changes; {@code .ci/fuzz}
 * takes others each day, for a minute per reader, and says with which seed they are the same again. What fails is kept in {@code
 * target/fuzz}: put it into the corpus, {@code src/test/resources/longhand/fuzz/TARGET}, which is read first each time.
 */
@Tag("slow")
@Tag("long")
class FuzzTest {
    private static final long SEED = 20260101;
    private static final Path CORPUS = Path.of("src/test/resources/longhand/fuzz");
    private static final Path FINDINGS = Path.of("target/fuzz");

    /** Only against hanging. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LONGEST_MESSAGE = 1000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void what_failed_once_does_not_fail_again(Target target) throws IOException {
        Path corpus = CORPUS.resolve(target.name());
        if (Files.exists(corpus)) {
            try (Stream<Path> inputs = Files.list(corpus)) {
                for (Path input : inputs.sorted().toList()) {
                    read(target, Files.readAllBytes(input));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_input_is_read_or_refused(Target target) throws IOException {
        List<byte[]> seeds = target.seeds();
        for (byte[] seed : seeds) {
            assertThat(target.read(seed, folder)).as("an unchanged input").isEmpty();
        }
        Long seconds = Long.getLong("fuzz.seconds");
        Random random = new Random(seed());
        Instant end = Instant.now().plusSeconds(seconds == null ? 0 : seconds);
        int accepted = 0;
        int cases = 0;
        while (seconds == null ? cases < target.cases : Instant.now().isBefore(end)) {
            byte[] input = target.mutated(seeds.get(random.nextInt(seeds.size())), random);
            accepted += read(target, input).isEmpty() ? 1 : 0;
            cases++;
        }
        // both ends are reached
        assertThat(accepted).isBetween(1, cases);
    }

    private static long seed() {
        return Long.getLong("fuzz.seed", SEED);
    }

    private String read(Target target, byte[] input) throws IOException {
        try {
            String problem = assertTimeoutPreemptively(PATIENCE, () -> target.read(input, folder));
            assertThat(problem).doesNotContainPattern("\\p{Cntrl}|\\bnull\\b").hasSizeLessThan(LONGEST_MESSAGE);
            return problem;
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            Files.createDirectories(FINDINGS.resolve(target.name()));
            Path kept = FINDINGS.resolve(target.name()).resolve(Integer.toHexString(Arrays.hashCode(input)));
            Files.write(kept, input);
            throw new AssertionError(target + ", seed " + seed() + ": the input is kept in " + kept, e);
        }
    }
}
