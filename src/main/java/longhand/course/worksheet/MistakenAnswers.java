package longhand.course.worksheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import longhand.calculus.Trace;
import longhand.check.cause.RightDerivation;
import longhand.check.change.ChangedRules;
import longhand.check.change.LocalChange;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.Mistake;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;
import org.apache.commons.math3.util.Decimal64;

/**
 * What the known mistakes make of some quantities of an exercise: the answers of somebody who makes one of them, in each of the ways in
 * which it can be made, and nothing else wrong.
 */
final class MistakenAnswers {
    /**
     * A mistake, and one of the ways to make it.
     *
     * @param way counted from 0
     */
    record Form(Mistake mistake, int way) {}

    /** Numbers that differ by no more than so many units of the last decimal may be the same but for rounding that was carried along. */
    private static final double MOST_ROUNDING = 8;

    /** Nor do numbers differ clearly that are this part of each other apart. */
    private static final double LEAST_DIFFERENCE = 0.02;

    /** An answer of fewer units of its last decimal has too few digits to tell which mistake it was. */
    private static final double FEWEST_UNITS = 100;

    private final double[] right;
    /** Of updates the number before; a mistake shows in the change. */
    private final double[] before;

    private final List<Form> forms = new ArrayList<>();
    private final List<double[]> answers = new ArrayList<>();
    private final double unit;

    private MistakenAnswers(double[] right, double[] before, int decimals) {
        this.right = right;
        this.before = before;
        unit = Math.pow(10, -decimals);
    }

    /**
     * Works the mistakes through.
     *
     * @param quantities that somebody answers, or may be asked to
     * @param decimals of the answers
     */
    static MistakenAnswers of(Figures figures, List<Quantity> quantities, int decimals) {
        double[] right = quantities.stream().mapToDouble(figures::real).toArray();
        double[] before = quantities.stream()
                .mapToDouble(q -> q.isUpdate() ? figures.real(q.withUpdate(q.update() - 1)) : 0)
                .toArray();
        MistakenAnswers all = new MistakenAnswers(right, before, decimals);
        RightDerivation derivation = RightDerivation.of(figures);
        ChangedRules rules = ChangedRules.of(figures);
        for (Mistake mistake : Mistake.values()) {
            int way = 0;
            for (LocalChange change : rules.of(mistake)) {
                AffectedQuantities affected = derivation.affectedBy(change);
                Trace<Decimal64> trace = derivation.with(change, affected);
                double[] answers = right.clone();
                for (int i = 0; i < answers.length; i++) {
                    Quantity q = quantities.get(i);
                    answers[i] = affected.has(q) ? trace.of(q).getReal() : answers[i];
                }
                all.forms.add(new Form(mistake, way++));
                all.answers.add(answers);
            }
        }
        return all;
    }

    double answer(int form, int place) {
        return answers.get(form)[place];
    }

    List<Form> forms() {
        return forms;
    }

    /** Whether the answer at a place shows a form of a mistake, in digits enough. */
    boolean shows(int form, int place) {
        double[] mistaken = answers.get(form);
        return differ(mistaken, right, place) && Math.abs(mistaken[place] - before[place]) >= FEWEST_UNITS * unit;
    }

    /**
     * Whether a form shows: in the first answer that it changes, since nothing before it says what went wrong, and in another one, unless
     * that is all it changes.
     */
    private boolean isShown(int form) {
        int changed = 0;
        int showing = 0;
        for (int place = 0; place < right.length; place++) {
            boolean isChanged = isChanged(form, place);
            boolean shows = isChanged && shows(form, place);
            if (isChanged && changed == 0 && !shows) {
                return false;
            }
            changed += isChanged ? 1 : 0;
            showing += shows ? 1 : 0;
        }
        return showing >= Math.min(2, Math.max(1, changed));
    }

    private boolean isChanged(int form, int place) {
        return !(Math.abs(answers.get(form)[place] - right[place]) <= unit);
    }

    /** Whether the answer at a place parts two forms. */
    boolean parts(int one, int other, int place) {
        return differ(answers.get(one), answers.get(other), place);
    }

    /** The forms that show in the answers. */
    Set<Form> shown() {
        return forms(true);
    }

    /** The forms that change an answer, and yet do not show: in too few digits, or in too few answers. */
    Set<Form> hidden() {
        return forms(false);
    }

    private Set<Form> forms(boolean show) {
        Set<Form> found = new HashSet<>();
        for (int i = 0; i < forms.size(); i++) {
            int form = i;
            if (isShown(form) == show && IntStream.range(0, right.length).anyMatch(place -> isChanged(form, place))) {
                found.add(forms.get(form));
            }
        }
        return found;
    }

    /** The pairs of forms, of different mistakes and both shown, that give the same answers. */
    Set<Set<Form>> alike() {
        boolean[] shown = new boolean[forms.size()];
        for (int form = 0; form < shown.length; form++) {
            shown[form] = isShown(form);
        }
        Set<Set<Form>> alike = new HashSet<>();
        for (int one = 0; one < shown.length; one++) {
            for (int other = one + 1; shown[one] && other < shown.length; other++) {
                if (shown[other]
                        && forms.get(one).mistake() != forms.get(other).mistake()
                        && !isAnywhere(answers.get(one), answers.get(other))) {
                    alike.add(Set.of(forms.get(one), forms.get(other)));
                }
            }
        }
        return alike;
    }

    private boolean isAnywhere(double[] one, double[] other) {
        if (Arrays.equals(one, other)) {
            return false;
        }
        for (int place = 0; place < one.length; place++) {
            if (differ(one, other, place)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two answers are clearly not the same, and neither is the other by way of rounding. */
    private boolean differ(double[] these, double[] those, int place) {
        double one = these[place] - before[place];
        double other = those[place] - before[place];
        double apart = Math.abs(one - other);
        boolean isApart =
                apart > MOST_ROUNDING * unit && apart > LEAST_DIFFERENCE * Math.max(Math.abs(one), Math.abs(other));
        // also where one of them is no number
        return isApart || Double.isFinite(one) != Double.isFinite(other);
    }
}
