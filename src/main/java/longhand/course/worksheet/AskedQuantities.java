package longhand.course.worksheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import longhand.calculus.Rules;
import longhand.course.worksheet.MistakenAnswers.Form;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Graph;
import longhand.notation.text.Figures;

/**
 * Which numbers a sheet asks for where nobody says: about a dozen, along the way from the first activation to the new weights, and such
 * that mistakes show and can be told apart.
 */
final class AskedQuantities {
    private static final int USUAL = 12;
    private static final int MOST = 16;

    /** In this part of the trials a number must have digits enough: others would make most numbers unfit. */
    private static final double LEAST_CLEAR = 0.7;

    /** Among more than this nobody looks for the best. */
    private static final int MOST_CANDIDATES = 150;

    private final List<Quantity> candidates;
    private final List<MistakenAnswers> trials = new ArrayList<>();

    private AskedQuantities(List<Figures> trials, Suitability suitability) {
        candidates = candidates(trials, suitability);
        trials.forEach(figures -> this.trials.add(MistakenAnswers.of(figures, candidates, suitability.decimals())));
    }

    /**
     * The usual ones, in teaching order.
     *
     * @param trials the exercise with some sets of numbers
     * @param suitability that these have
     */
    static List<Quantity> usual(List<Figures> trials, Suitability suitability) {
        Rules rules = trials.get(0).rules();
        Set<Quantity> chosen = new AskedQuantities(trials, suitability).chosen(rules);
        return chosen.stream()
                .sorted(Comparator.comparingInt(rules.order()::placeOf))
                .toList();
    }

    /**
     * What may be asked: no local derivatives, which are copied from what is known; of many samples the first two; and what mostly has
     * digits enough.
     */
    private static List<Quantity> candidates(List<Figures> trials, Suitability suitability) {
        List<Quantity> all = new ArrayList<>();
        Rules rules = trials.get(0).rules();
        int last = rules.computation().updates();
        rules.forEach(q -> {
            boolean isLocal =
                    q instanceof Derivative d && (d.isLocal() || d.numerator().kind() == Kind.OUTPUT_LOSS);
            boolean isEarly = q.sample() <= 2 && (q.partOfUpdate() == 1 || q.partOfUpdate() == last);
            if (q.phase() != Phase.GIVEN && !isLocal && isEarly && all.size() < MOST_CANDIDATES) {
                long clear = trials.stream()
                        .filter(figures -> suitability.showsDigits(figures, q))
                        .count();
                if (clear >= LEAST_CLEAR * trials.size()) {
                    all.add(q);
                }
            }
        });
        return all;
    }

    private Set<Quantity> chosen(Rules rules) {
        Set<Quantity> chosen = new LinkedHashSet<>();
        if (candidates.size() <= USUAL) {
            chosen.addAll(candidates);
            return chosen;
        }
        chosen.addAll(milestones(rules));
        addWhatParts(chosen);
        // evenly along the way, where there is room left
        for (int step = 1; chosen.size() < USUAL; step++) {
            for (int i = 0;
                    i < candidates.size() && chosen.size() < USUAL;
                    i += Math.max(1, candidates.size() >> step)) {
                chosen.add(candidates.get(i));
            }
        }
        return chosen;
    }

    /** The first of each sort that a solution passes: of the first layer and the last two, and of the first sample. */
    private List<Quantity> milestones(Rules rules) {
        List<Quantity> milestones = new ArrayList<>();
        if (rules.computation() instanceof Graph) {
            candidates.stream()
                    .filter(q -> q.phase() == Phase.FORWARD)
                    .limit(USUAL / 3)
                    .forEach(milestones::add);
            return milestones;
        }
        int depth = rules.step().network().depth();
        Set<List<Object>> seen = new HashSet<>();
        for (Quantity q : candidates) {
            boolean isOfLayer = q.layer() == 0 || q.layer() == 1 || q.layer() >= depth - 1;
            if (isMilestone(q, rules)
                    && isOfLayer
                    && q.sample() <= 1
                    && q.partOfUpdate() == 1
                    && milestones.size() < USUAL
                    && seen.add(List.of(q.family(), q.layer(), q.isUpdate()))) {
                milestones.add(q);
            }
        }
        return milestones;
    }

    private static boolean isMilestone(Quantity q, Rules rules) {
        if (q instanceof Derivative d) {
            Kind by = d.denominator().kind();
            // of a batch the gradients that the update uses
            return by == Kind.WEIGHTED_SUM || (by == Kind.WEIGHT && d.equals(rules.gradient(d.denominator())));
        }
        return q.isOf(Kind.ACTIVATION)
                || (rules.computation().hasLoss() && q.equals(rules.loss(1)))
                || (q.isUpdate() && q.variable().kind() == Kind.WEIGHT);
    }

    /** Takes, as long as there is one and there is room, what shows or parts most of what is neither shown nor parted yet. */
    private void addWhatParts(Set<Quantity> chosen) {
        List<Open> open = new ArrayList<>();
        for (MistakenAnswers trial : trials) {
            open.addAll(open(trial));
        }
        for (Quantity q : chosen) {
            int place = candidates.indexOf(q);
            open.removeIf(one -> one.isClosedBy(place));
        }
        while (!open.isEmpty() && chosen.size() < MOST) {
            int best = -1;
            long most = 0;
            for (int place = 0; place < candidates.size(); place++) {
                int at = place;
                long closed = open.stream().filter(one -> one.isClosedBy(at)).count();
                if (closed > most) {
                    best = place;
                    most = closed;
                }
            }
            if (best < 0) {
                return;
            }
            chosen.add(candidates.get(best));
            int at = best;
            open.removeIf(one -> one.isClosedBy(at));
        }
    }

    /** A form of a mistake that is to show, where {@code other} is the same; or two forms of different mistakes that are to be parted. */
    private record Open(MistakenAnswers trial, int one, int other) {
        boolean isClosedBy(int place) {
            return one == other ? trial.shows(one, place) : trial.parts(one, other, place);
        }
    }

    private static List<Open> open(MistakenAnswers trial) {
        List<Form> forms = trial.forms();
        List<Open> open = new ArrayList<>();
        for (int one = 0; one < forms.size(); one++) {
            open.add(new Open(trial, one, one));
            for (int other = one + 1; other < forms.size(); other++) {
                if (forms.get(one).mistake() != forms.get(other).mistake()) {
                    open.add(new Open(trial, one, other));
                }
            }
        }
        return open;
    }
}
