package longhand.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.calculus.Arithmetic;
import longhand.calculus.Kind;
import longhand.calculus.Quantity;
import longhand.calculus.Trace;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.UnknownName;

/**
 * Marks a sheet of answers: what is right, what is right but for rounding, what follows from an earlier wrong answer, and which one
 * went wrong first.
 *
 * <p>Answers are judged in teaching order, whatever their order on the sheet, so that each is judged beside those that it builds on.
 */
public final class Marking {
    /** Fewer significant digits than this cannot be told from a mistake, unless a course says otherwise. */
    public static final int FEWEST_DIGITS = 3;

    private final Figures figures;
    private final Names names;
    private final int fewestDigits;
    /** The answers that are right, for those that build on them. */
    private final Carried sound;
    /** All answers, right or wrong. */
    private final Carried own;

    private Marking(Figures figures, Names names, int fewestDigits) {
        this.figures = figures;
        this.names = names;
        this.fewestDigits = fewestDigits;
        sound = new Carried(figures.rules());
        own = new Carried(figures.rules());
    }

    /** Marks the answers to the example that the names are of. */
    public static MarkedSheet of(List<Answer> answers, Names names, int fewestDigits) {
        Figures figures = Figures.of(new Trace<>(names.rules(), Arithmetic.doubles()));
        return new Marking(figures, names, fewestDigits).mark(answers);
    }

    private MarkedSheet mark(List<Answer> answers) {
        Mark[] marks = new Mark[answers.size()];
        Map<Quantity, Integer> first = new HashMap<>();
        for (int i = 0; i < marks.length; i++) {
            marks[i] = read(answers.get(i));
            Quantity q = marks[i].quantity();
            if (q != null && marks[i].verdict() != Verdict.BLANK && first.putIfAbsent(q, i) != null) {
                marks[i] = verdict(
                        marks[i],
                        Verdict.REPEATED,
                        "Answered before, on line " + answers.get(first.get(q)).line()
                                + "; only the first answer counts.");
            }
        }
        List<Integer> judged = inTeachingOrder(marks);
        for (int i : judged) {
            marks[i] = judge(marks[i]);
        }
        List<Mark> ordered = judged.stream().map(i -> marks[i]).toList();
        Diagnosis diagnosis = Diagnosis.of(figures, ordered);
        for (int i : judged) {
            if (marks[i].verdict() == Verdict.WRONG) {
                marks[i] = withCauses(marks[i], diagnosis);
            }
        }
        Optional<Mark> firstWrong = judged.stream()
                .map(i -> marks[i])
                .filter(mark -> mark.verdict() == Verdict.WRONG)
                .findFirst();
        return new MarkedSheet(List.of(marks), firstWrong, diagnosis.causes(), diagnosis.tellsApart());
    }

    /** What can be said of an answer before it is compared with anything; null for a verdict that is still to come. */
    private Mark read(Answer answer) {
        Quantity quantity;
        try {
            quantity = names.find(answer.name());
        } catch (UnknownName unknown) {
            return new Mark(answer, null, null, Verdict.UNKNOWN, List.of(), sentence(unknown.getMessage()));
        }
        if (answer.given().isBlank()) {
            return new Mark(answer, quantity, null, Verdict.BLANK, List.of(), "No answer.");
        }
        Optional<String> problem = WrittenNumber.problem(answer.given());
        return problem.isPresent()
                ? new Mark(answer, quantity, null, Verdict.UNREADABLE, List.of(), "This " + problem.get() + ".")
                : new Mark(answer, quantity, WrittenNumber.parse(answer.given()).orElseThrow(), null, List.of(), "");
    }

    private List<Integer> inTeachingOrder(Mark[] marks) {
        Map<Quantity, Integer> open = new HashMap<>();
        for (int i = 0; i < marks.length; i++) {
            if (marks[i].verdict() == null) {
                open.put(marks[i].quantity(), i);
            }
        }
        List<Integer> ordered = new ArrayList<>();
        figures.rules().forEach(q -> {
            Integer place = open.get(q);
            if (place != null) {
                ordered.add(place);
            }
        });
        return ordered;
    }

    private Mark judge(Mark mark) {
        Quantity q = mark.quantity();
        WrittenNumber number = mark.number();
        BigDecimal exact = Carried.orTooLarge(figures.decimal(q));
        boolean isExact = number.value().compareTo(exact) == 0;
        boolean isFine = isExact || digits(q, number) >= fewestDigits;
        Mark judged = judge(mark, exact, isExact, isFine);
        // zeros would make everything after them follow, and few digits almost everything
        boolean buysNothing = !isFine || (number.value().signum() == 0 && exact.signum() != 0);
        if (!isExact && !buysNothing) {
            own.put(q, number);
            if (judged.verdict() != Verdict.WRONG && judged.verdict() != Verdict.FOLLOWS) {
                sound.put(q, number);
            }
        }
        return judged;
    }

    private Mark judge(Mark mark, BigDecimal exact, boolean isExact, boolean isFine) {
        Quantity q = mark.quantity();
        WrittenNumber number = mark.number();
        if (!isFine && number.agreesWith(exact)) {
            return verdict(
                    mark,
                    Verdict.UNREADABLE,
                    "Too few digits to tell from a mistake: write at least " + fewestDigits + " significant digits"
                            + (isUpdate(q) ? " of the change from the old value." : "."));
        }
        if (isExact || (isFine && number.isRounded(exact))) {
            return verdict(mark, Verdict.CORRECT, "Right.");
        }
        if (isFine && number.isCutOff(exact)) {
            return verdict(mark, Verdict.ROUNDED, "Right, but cut off instead of rounded.");
        }
        if (isFine && sound.explains(q, number)) {
            return verdict(mark, Verdict.ROUNDED, "Right, with rounding carried over from earlier answers.");
        }
        boolean isTrivial = number.value().signum() == 0;
        if (isFine && !isTrivial && own.explains(q, number)) {
            Quantity origin = own.mentionedIn(q, sound);
            return verdict(
                    mark,
                    Verdict.FOLLOWS,
                    "Follows from your own earlier answer" + (origin == null ? "" : " for " + names.of(origin))
                            + "; the step itself is right.");
        }
        return verdict(mark, Verdict.WRONG, "Not what the rule gives, with the right numbers or with your own.");
    }

    /** How many digits say something: for an updated parameter only those of its change from the old value. */
    private int digits(Quantity q, WrittenNumber number) {
        if (!isUpdate(q)) {
            return number.significantDigits();
        }
        Quantity old = q.kind() == Kind.NEW_WEIGHT
                ? Quantity.weight(q.layer(), q.to(), q.from())
                : Quantity.bias(q.layer(), q.to());
        BigDecimal change = number.value().subtract(figures.decimal(old));
        return new WrittenNumber(change.setScale(number.decimals(), RoundingMode.HALF_UP), number.decimals())
                .significantDigits();
    }

    private static boolean isUpdate(Quantity q) {
        return q.kind() == Kind.NEW_WEIGHT || q.kind() == Kind.NEW_BIAS;
    }

    private static Mark withCauses(Mark mark, Diagnosis diagnosis) {
        List<Mistake> causes = diagnosis.causesOf(mark);
        String message = causes.isEmpty()
                ? mark.message()
                : String.join(" Or: ", causes.stream().map(Mistake::advice).toList());
        return new Mark(mark.answer(), mark.quantity(), mark.number(), Verdict.WRONG, causes, message);
    }

    private static Mark verdict(Mark mark, Verdict verdict, String message) {
        return new Mark(mark.answer(), mark.quantity(), mark.number(), verdict, List.of(), message);
    }

    private static String sentence(String text) {
        String end = text.endsWith("?") || text.endsWith(".") ? "" : ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
    }
}
