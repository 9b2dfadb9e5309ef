package longhand.live;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.Formula;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.view.Numbers;
import longhand.view.Shown;

/** Many numbers at once, for pictures and tables of a layer, of the weights into a neuron, or of a whole batch. */
final class ValueTable {
    private ValueTable() {}

    static Json values(String[] quantities, Figures figures, Names names) {
        List<Shown.Figure> values = new ArrayList<>();
        for (String name : quantities) {
            values.add(Numbers.of(figures, names.find(name)));
        }
        return Json.figures(values);
    }

    /** None where the rule is neither a sum nor a mean. */
    static Json terms(Quantity quantity, Figures figures, Names names) {
        List<Json> terms = new ArrayList<>();
        for (Formula term : terms(figures.rules().of(quantity))) {
            double value = term.value(figures.trace()).getReal();
            terms.add(Json.figure(Numbers.of(value))
                    .texts("factors", term.references().stream().map(names::of).toList()));
        }
        return new Json().objects("terms", terms);
    }

    private static List<Formula> terms(Formula formula) {
        if (formula instanceof Stable stable) {
            return terms(stable.written());
        }
        if (formula instanceof Quotient mean) {
            return terms(mean.numerator());
        }
        return formula instanceof Sum sum ? sum.parts() : List.of();
    }
}
