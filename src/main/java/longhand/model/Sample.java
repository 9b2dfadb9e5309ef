package longhand.model;

import java.math.BigDecimal;
import java.util.List;

/** One input and the output that it should give. */
public record Sample(List<BigDecimal> input, List<BigDecimal> target) {
    public Sample {
        input = List.copyOf(input);
        target = List.copyOf(target);
    }
}
