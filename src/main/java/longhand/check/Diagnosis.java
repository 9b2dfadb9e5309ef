package longhand.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import longhand.calculus.Arithmetic;
import longhand.calculus.Change;
import longhand.calculus.Formula;
import longhand.calculus.Quantity;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.calculus.Values;
import longhand.notation.Figures;
import longhand.notation.NumberText;
import org.apache.commons.math3.util.Decimal64;

/**
 * Which known mistake led to the wrong answers of a sheet.
 *
 * <p>A mistake is believed if the derivation worked through with it gives the first wrong answer and, where more answers are wrong,
 * at least one of these too; one that explains only some of what another explains is dropped. What is left is named, all of it.
 */
final class Diagnosis {
    private static final int MOST_EARLY_DECIMALS = 5;
    private static final int FEWEST_DIGITS_OF_ANOTHER = 3;
    /** Values nearer than this to each other do not tell two mistakes apart on paper. */
    private static final double APART = 0.01;

    /** The derivation as somebody works it who makes a mistake. */
    private interface World {
        boolean explains(Mark mark);

        /** The value of a quantity in that derivation. */
        double value(Quantity q);
    }

    private final Figures figures;
    private final Rules rules;
    private final List<Mark> marks;
    private final List<Mark> wrong;
    private final Map<Mistake, World> believed = new EnumMap<>(Mistake.class);
    private final Map<Mistake, Set<Quantity>> explained = new EnumMap<>(Mistake.class);

    private Diagnosis(Figures figures, List<Mark> marks) {
        this.figures = figures;
        this.marks = marks;
        rules = figures.rules();
        wrong = marks.stream().filter(mark -> mark.verdict() == Verdict.WRONG).toList();
    }

    /** @param marks the judged answers in teaching order */
    static Diagnosis of(Figures figures, List<Mark> marks) {
        Diagnosis diagnosis = new Diagnosis(figures, marks);
        if (!diagnosis.wrong.isEmpty()) {
            diagnosis.tryAll();
            diagnosis.dropTheWeaker();
        }
        return diagnosis;
    }

    List<Mistake> causes() {
        return List.copyOf(explained.keySet());
    }

    /** The causes that explain this wrong answer. */
    List<Mistake> causesOf(Mark mark) {
        return explained.entrySet().stream()
                .filter(entry -> entry.getValue().contains(mark.quantity()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** With several causes, the first quantity without an answer that has another value under each of them. */
    Optional<Quantity> tellsApart() {
        if (explained.size() < 2) {
            return Optional.empty();
        }
        Set<Quantity> answered =
                new HashSet<>(marks.stream().map(Mark::quantity).toList());
        List<World> worlds = explained.keySet().stream().map(believed::get).toList();
        List<Quantity> candidates = new ArrayList<>();
        rules.forEach(q -> {
            if (candidates.isEmpty() && !answered.contains(q) && areApart(worlds, q)) {
                candidates.add(q);
            }
        });
        return candidates.stream().findFirst();
    }

    private static boolean areApart(List<World> worlds, Quantity q) {
        for (int i = 0; i < worlds.size(); i++) {
            for (int j = 0; j < i; j++) {
                double a = worlds.get(i).value(q);
                double b = worlds.get(j).value(q);
                if (Math.abs(a - b) <= APART * Math.max(Math.abs(a), Math.abs(b))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void tryAll() {
        ChangedRules changedRules = new ChangedRules(rules);
        for (Mistake mistake : Mistake.values()) {
            for (Change change : changedRules.of(mistake)) {
                consider(mistake, new ByChangedRule(change));
            }
        }
        consider(Mistake.INDICES_SWAPPED, new BySwappedIndices());
        for (int decimals = 1; decimals <= MOST_EARLY_DECIMALS; decimals++) {
            consider(Mistake.ROUNDED_EARLY, new ByEarlyRounding(decimals));
        }
    }

    /** Keeps what a mistake explains, if that is the first wrong answer and more than another form of the same mistake explains. */
    private void consider(Mistake mistake, World world) {
        if (!world.explains(wrong.get(0))) {
            return;
        }
        Set<Quantity> all = new HashSet<>();
        wrong.stream().filter(world::explains).map(Mark::quantity).forEach(all::add);
        if (all.size() > explained.getOrDefault(mistake, Set.of()).size()) {
            explained.put(mistake, all);
            believed.put(mistake, world);
        }
    }

    private void dropTheWeaker() {
        if (wrong.size() > 1) {
            explained.values().removeIf(quantities -> quantities.size() == 1);
        }
        List<Set<Quantity>> all = List.copyOf(explained.values());
        explained.values().removeIf(some -> all.stream()
                .anyMatch(more -> more.size() > some.size() && more.containsAll(some)));
    }

    /** A rule is not as it should be. */
    private final class ByChangedRule implements World {
        private final Trace<Decimal64> trace;
        private final Carried carried;
        private final Set<Quantity> explainedHere = new HashSet<>();
        private boolean worked;

        ByChangedRule(Change change) {
            Change plain = (q, right) -> change.of(q, right.plain());
            trace = new Trace<>(rules, Arithmetic.doubles(), q -> null, plain);
            carried = new Carried(rules, plain);
        }

        @Override
        public double value(Quantity q) {
            return trace.of(q).getReal();
        }

        @Override
        public boolean explains(Mark mark) {
            // far off already without looking at rounding: most mistakes end here
            if (!isNear(mark)) {
                return false;
            }
            if (!worked) {
                worked = true;
                marks.forEach(this::work);
            }
            return explainedHere.contains(mark.quantity());
        }

        private boolean isNear(Mark mark) {
            double given = mark.number().value().doubleValue();
            double off = Math.abs(value(mark.quantity()) - given);
            return off <= 0.05 * Math.abs(given) + mark.number().unit().doubleValue();
        }

        /** Goes through the sheet in teaching order, and lets rules build on the answers that fit this derivation. */
        private void work(Mark mark) {
            Quantity q = mark.quantity();
            double right = figures.real(q);
            boolean changes = Math.abs(value(q) - right) > 1e-9 * Math.max(Math.abs(right), Math.abs(value(q)));
            boolean fits = changes
                    ? isNear(mark) && (agrees(mark, value(q)) || carried.explains(q, mark.number()))
                    : mark.verdict() != Verdict.WRONG;
            if (fits) {
                carried.put(q, mark.number());
                if (changes) {
                    explainedHere.add(q);
                }
            }
        }
    }

    /** Right numbers stand under wrong names. */
    private final class BySwappedIndices implements World {
        @Override
        public double value(Quantity q) {
            return figures.real(q);
        }

        @Override
        public boolean explains(Mark mark) {
            Quantity q = mark.quantity();
            if (mark.number().significantDigits() < FEWEST_DIGITS_OF_ANOTHER) {
                return false;
            }
            List<Quantity> others = new ArrayList<>();
            rules.forEach(other -> {
                if (other.kind() == q.kind()
                        && other.layer() == q.layer()
                        && other.sample() == q.sample()
                        && !other.equals(q)
                        && agrees(mark, figures.real(other))) {
                    others.add(other);
                }
            });
            return !others.isEmpty();
        }
    }

    /** Every number was rounded to so many decimals before it was used. */
    private final class ByEarlyRounding implements World {
        private final Trace<Decimal64> trace;

        ByEarlyRounding(int decimals) {
            trace = new Trace<>(rules, new Arithmetic<Decimal64>() {
                @Override
                public Decimal64 number(BigDecimal decimal) {
                    return new Decimal64(decimal.doubleValue());
                }

                @Override
                public Decimal64 settle(Quantity q, Formula formula, BigDecimal exact, Values<Decimal64> values) {
                    double value = formula.value(values).getReal();
                    return formula instanceof Formula.Constant || !Double.isFinite(value)
                            ? new Decimal64(value)
                            : new Decimal64(NumberText.shortest(value)
                                    .setScale(decimals, RoundingMode.HALF_UP)
                                    .doubleValue());
                }
            });
        }

        @Override
        public double value(Quantity q) {
            return trace.of(q).getReal();
        }

        @Override
        public boolean explains(Mark mark) {
            return agrees(mark, value(mark.quantity()));
        }
    }

    private static boolean agrees(Mark mark, double value) {
        return Double.isFinite(value) && mark.number().agreesWith(NumberText.shortest(value));
    }
}
