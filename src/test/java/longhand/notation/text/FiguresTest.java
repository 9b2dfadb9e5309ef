package longhand.notation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void of_thousands_of_numbers_each_keeps_its_own_digits_however_often_others_come_between() {
        Rules rules = new Rules(Examples.find("mnist-batch").computation());
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        Set<Double> values = new HashSet<>();
        List<Quantity> others = new ArrayList<>();

        rules.order().forEachOfSample(1, 1, q -> {
            if (q.sample() == 0) {
                return; // the means are worked out from all samples
            }
            double value = figures.real(q);
            values.add(value);
            if (!figures.full(q).equals(NumberText.full(value))
                    || !figures.shown(q).equals(NumberText.shown(value))) {
                others.add(q);
            }
        });

        assertThat(others).isEmpty();
        assertThat(values).hasSizeGreaterThan(1_000);
    }
}
