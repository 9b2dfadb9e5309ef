package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import longhand.calculus.Rules;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.model.Given;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser;
import longhand.notation.Conventions;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.junit.jupiter.api.Test;

/** A graph whose parameters decay, as by AdamW: in the first update Adam takes α from each, and the decay α·λ times it. */
class GraphDecayTest {
    private static Names names(Decay decay) {
        Learning learning = Learning.descent(new BigDecimal("0.1"), true)
                .withOptimiser(Optimiser.Method.ADAM.usual())
                .withDecay(decay);
        return new Names(new Rules(Given.graph("w=2 x=3", "w x", learning, 1, "f = w * x")), Labels.NONE);
    }

    private static MarkedSheet marked(Names names, String w, String x) {
        return Marking.of(List.of(new Answer(1, "w'", w), new Answer(2, "x'", x)), names, Marking.FEWEST_DIGITS);
    }

    private static final Decay HALF = new Decay(Decay.Form.DECOUPLED, new BigDecimal("0.5"));

    @Test
    void it_is_taken_from_each_parameter_and_who_forgets_it_is_told() {
        assertThat(marked(names(HALF), "1.80000", "2.75000").isAllRight()).isTrue();
        assertThat(marked(names(HALF), "1.90000", "2.90000").causes()).containsExactly(Mistake.DECAY_FORGOTTEN);
        assertThat(marked(names(Decay.NONE), "1.80000", "2.75000").causes()).doesNotContain(Mistake.DECAY_FORGOTTEN);
    }

    @Test
    void it_is_said_among_the_conventions() {
        assertThat(Conventions.of(names(HALF))).anyMatch(sentence -> sentence.startsWith("Weight decay:"));
        assertThat(Conventions.of(names(Decay.NONE))).noneMatch(sentence -> sentence.startsWith("Weight decay:"));
    }
}
