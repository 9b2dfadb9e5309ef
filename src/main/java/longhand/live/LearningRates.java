package longhand.live;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Quantity;
import longhand.live.text.Json;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** The learning rates of a slider: short numbers, from 0.0001 to 10, each about half as large again as the one before it. */
final class LearningRates {
    private static final List<BigDecimal> ALL = all();

    private LearningRates() {}

    private static List<BigDecimal> all() {
        List<BigDecimal> rates = new ArrayList<>();
        for (int power = -4; power <= 0; power++) {
            for (String digits : List.of("1", "1.5", "2", "3", "5", "7")) {
                rates.add(new BigDecimal(digits).scaleByPowerOfTen(power));
            }
        }
        rates.add(BigDecimal.TEN);
        return List.copyOf(rates);
    }

    /** All of them, and which of them is nearest to the one that there is, by how many times as large the one is as the other. */
    static Json json(Figures figures) {
        double rate = figures.real(Quantity.learningRate());
        int nearest = 0;
        for (int i = 1; i < ALL.size(); i++) {
            if (distance(ALL.get(i), rate) < distance(ALL.get(nearest), rate)) {
                nearest = i;
            }
        }
        return new Json()
                .texts("rates", ALL.stream().map(NumberText::full).toList())
                .put("nearest", nearest);
    }

    private static double distance(BigDecimal rate, double present) {
        return Math.abs(Math.log(rate.doubleValue()) - Math.log(present));
    }
}
