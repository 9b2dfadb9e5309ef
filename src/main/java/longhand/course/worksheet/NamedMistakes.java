package longhand.course.worksheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import longhand.check.Marking;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.course.worksheet.MistakenAnswers.Form;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/**
 * What is said of sheets with a single mistake throughout: which other mistakes are named beside it, and whether it is named at all. Of
 * these some change no rule, such as swapped indices, and so are met only by marking.
 */
final class NamedMistakes {
    private final Map<Form, Integer> made = new HashMap<>();
    private final Map<Form, Integer> named = new HashMap<>();
    private final Map<Form, Map<Mistake, Integer>> beside = new HashMap<>();

    /** Marks, for each form that changes an answer, the sheet of somebody who makes it. */
    void add(Figures figures, Names names, List<Quantity> asked, int decimals) {
        MistakenAnswers mistaken = MistakenAnswers.of(figures, asked, decimals);
        Set<Form> changing = new HashSet<>(mistaken.shown());
        changing.addAll(mistaken.hidden());
        for (int form = 0; form < mistaken.forms().size(); form++) {
            Form which = mistaken.forms().get(form);
            if (changing.contains(which)) {
                List<Answer> answers = new ArrayList<>();
                for (int place = 0; place < asked.size(); place++) {
                    String given = NumberText.fixed(mistaken.answer(form, place), decimals);
                    answers.add(new Answer(place + 1, names.of(asked.get(place)), given));
                }
                count(
                        which,
                        Marking.of(answers, figures, names, Marking.FEWEST_DIGITS)
                                .causes());
            }
        }
    }

    private void count(Form form, List<Mistake> causes) {
        made.merge(form, 1, Integer::sum);
        for (Mistake cause : causes) {
            if (cause == form.mistake()) {
                named.merge(form, 1, Integer::sum);
            } else {
                beside.computeIfAbsent(form, any -> new EnumMap<>(Mistake.class))
                        .merge(cause, 1, Integer::sum);
            }
        }
    }

    /** The forms that were made, and named each time. */
    Set<Form> reliable() {
        return made.keySet().stream()
                .filter(form -> made.get(form).equals(named.get(form)))
                .collect(Collectors.toSet());
    }

    /** The forms that were made, and never named. */
    Set<Form> unnamed() {
        return made.keySet().stream().filter(form -> !named.containsKey(form)).collect(Collectors.toSet());
    }

    /** The pairs that were named together more often than not. */
    Set<Set<Mistake>> together() {
        Set<Set<Mistake>> pairs = new HashSet<>();
        beside.forEach((form, others) -> others.forEach((other, times) -> {
            if (2 * times > made.get(form)) {
                pairs.add(EnumSet.of(form.mistake(), other));
            }
        }));
        return pairs;
    }
}
