package longhand.cli.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import longhand.check.Marking;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;

/** Steps that somebody tries on their own: whose values are covered, what they answered, and how it was marked. */
final class Practice {
    private final Derivation derivation;
    private final Map<Quantity, String> answers = new LinkedHashMap<>();
    private final Map<Quantity, Mark> marks = new HashMap<>();
    private final Set<Quantity> shown = new HashSet<>();
    private boolean isOn;

    Practice(Derivation derivation) {
        this.derivation = derivation;
    }

    boolean isOn() {
        return isOn;
    }

    void begin() {
        isOn = true;
    }

    void end() {
        isOn = false;
    }

    /** Whether the value of a quantity is not to be seen. */
    boolean covers(Quantity q) {
        return isOn && q.phase() != Phase.GIVEN && !shown.contains(q);
    }

    /** Uncovers one value. */
    void show(Quantity q) {
        shown.add(q);
    }

    /** Marks an answer together with all those before it, from which it may follow; an earlier one to the same step is forgotten. */
    void answer(Quantity q, String given) {
        answers.put(q, given);
        List<Answer> sheet = new ArrayList<>();
        answers.forEach((each, text) ->
                sheet.add(new Answer(sheet.size() + 1, derivation.names().of(each), text)));
        marks.clear();
        for (Mark mark : Marking.of(sheet, derivation.figures(), derivation.names(), Marking.FEWEST_DIGITS)
                .marks()) {
            marks.put(mark.quantity(), mark);
        }
        if (marks.get(q).verdict().earnsMark()) {
            show(q);
        }
    }

    /** How the last answer to a step was marked. */
    Optional<Mark> mark(Quantity q) {
        return isOn ? Optional.ofNullable(marks.get(q)) : Optional.empty();
    }

    /** "3 of 4 right"; empty before the first answer. */
    String score() {
        long judged = marks.values().stream()
                .filter(mark -> mark.verdict() != Verdict.UNREADABLE
                        && mark.verdict() != Verdict.COARSE
                        && mark.verdict() != Verdict.BLANK)
                .count();
        long right = marks.values().stream()
                .filter(mark -> mark.verdict().earnsMark())
                .count();
        return judged == 0 ? "" : right + " of " + judged + " right";
    }
}
