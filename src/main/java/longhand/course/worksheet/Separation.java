package longhand.course.worksheet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import longhand.check.judging.Mistake;
import longhand.course.worksheet.MistakenAnswers.Form;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * How well numbers part the known mistakes.
 *
 * @param shown the forms of mistakes that show in the answers
 * @param hidden those that change an answer, but not so that it could be told
 * @param alike pairs of forms of different mistakes that give the same answers
 */
record Separation(Set<Form> shown, Set<Form> hidden, Set<Set<Form>> alike) {
    static Separation of(Figures figures, List<Quantity> asked, int decimals) {
        MistakenAnswers answers = MistakenAnswers.of(figures, asked, decimals);
        return new Separation(answers.shown(), answers.hidden(), answers.alike());
    }

    /**
     * The best that numbers of this sort can come to: everything shows that shows in any of the trials, and no pair is alike but those that
     * are wherever both show.
     */
    static Separation best(List<Separation> trials) {
        Set<Form> shown = new HashSet<>();
        Set<Form> hidden = new HashSet<>();
        Set<Set<Form>> alike = new HashSet<>();
        for (Separation trial : trials) {
            shown.addAll(trial.shown());
            hidden.addAll(trial.hidden());
            alike.addAll(trial.alike());
        }
        hidden.removeAll(shown);
        alike.removeIf(pair -> trials.stream()
                .anyMatch(trial ->
                        trial.shown().containsAll(pair) && !trial.alike().contains(pair)));
        return new Separation(shown, hidden, alike);
    }

    /** By how many forms and pairs these numbers fall short of the best; 0 for the best. */
    int shortOf(Separation best) {
        long missing =
                best.shown().stream().filter(form -> !shown.contains(form)).count();
        long unparted =
                alike.stream().filter(pair -> !best.alike().contains(pair)).count();
        return (int) (missing + unparted);
    }

    /** The mistakes that show. */
    Set<Mistake> shownMistakes() {
        return mistakes(shown);
    }

    /** The pairs of mistakes that these answers may leave open. */
    Set<Set<Mistake>> alikeMistakes() {
        return alike.stream().map(Separation::mistakes).collect(Collectors.toSet());
    }

    static Set<Mistake> mistakes(Set<Form> forms) {
        return forms.stream().map(Form::mistake).collect(Collectors.toCollection(TreeSet::new));
    }
}
