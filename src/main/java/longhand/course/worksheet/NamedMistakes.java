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
import longhand.notation.name.Labels;
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

    private NamedMistakes() {}

    /** Marks, for each set of numbers and each form that changes an answer, the sheet of somebody who makes it. */
    static NamedMistakes in(List<Figures> trials, Labels labels, List<Quantity> asked, int decimals) {
        NamedMistakes all = new NamedMistakes();
        trials.parallelStream()
                .map(figures -> {
                    NamedMistakes ofOne = new NamedMistakes();
                    ofOne.mark(figures, new Names(figures.rules(), labels), asked, decimals);
                    return ofOne;
                })
                .toList()
                .forEach(all::add);
        return all;
    }

    private void add(NamedMistakes others) {
        others.made.forEach((form, times) -> made.merge(form, times, Integer::sum));
        others.named.forEach((form, times) -> named.merge(form, times, Integer::sum));
        others.beside.forEach((form, causes) -> causes.forEach((cause, times) -> countBeside(form, cause, times)));
    }

    private void mark(Figures figures, Names names, List<Quantity> asked, int decimals) {
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
                countBeside(form, cause, 1);
            }
        }
    }

    private void countBeside(Form form, Mistake cause, int times) {
        beside.computeIfAbsent(form, any -> new EnumMap<>(Mistake.class)).merge(cause, times, Integer::sum);
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
