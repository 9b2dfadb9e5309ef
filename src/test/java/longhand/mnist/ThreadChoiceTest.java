package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadChoiceTest {
    @Test
    void both_ways_are_tried_and_the_faster_is_kept() {
        ThreadChoice threadChoice = new ThreadChoice();
        assertThat(timesTogether(threadChoice, 5, 9)).isEqualTo(128 - 5);
        assertThat(timesTogether(threadChoice, 9, 5)).isEqualTo(5);
        assertThat(timesTogether(threadChoice, 5, 9)).isEqualTo(128 - 5);
    }

    /** In how many of a period's 128 tasks the workers worked together, when a task takes so long together and so long alone. */
    private static long timesTogether(ThreadChoice threadChoice, long together, long alone) {
        return IntStream.range(0, 128)
                .filter(task -> {
                    boolean isTogether = threadChoice.isTogether();
                    threadChoice.took(isTogether ? together : alone);
                    return isTogether;
                })
                .count();
    }
}
