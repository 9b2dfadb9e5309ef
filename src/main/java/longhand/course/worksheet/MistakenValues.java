package longhand.course.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.check.judging.Mistake;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/** The wrong numbers that known mistakes give, each worked through the whole exercise. */
public final class MistakenValues {
    private static final int ANY_DECIMALS = 12;

    private MistakenValues() {}

    /** For each of some quantities the numbers that are not the right one, and the mistakes that give them, in the order of these. */
    public static Map<Quantity, Map<Double, List<Mistake>>> of(Figures figures, List<Quantity> quantities) {
        MistakenAnswers answers = MistakenAnswers.of(figures, quantities, ANY_DECIMALS);
        Map<Quantity, Map<Double, List<Mistake>>> all = new HashMap<>();
        for (int place = 0; place < quantities.size(); place++) {
            Map<Double, List<Mistake>> byValue =
                    all.computeIfAbsent(quantities.get(place), any -> new LinkedHashMap<>());
            for (int form = 0; form < answers.forms().size(); form++) {
                double value = answers.answer(form, place);
                Mistake mistake = answers.forms().get(form).mistake();
                List<Mistake> mistakes = byValue.computeIfAbsent(value, any -> new ArrayList<>());
                if (!mistakes.contains(mistake)) {
                    mistakes.add(mistake);
                }
            }
        }
        return all;
    }
}
