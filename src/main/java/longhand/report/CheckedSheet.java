package longhand.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.calculus.Trace;
import longhand.check.Answer;
import longhand.check.Mark;
import longhand.check.MarkedSheet;
import longhand.check.Marking;
import longhand.check.Mistake;
import longhand.check.Verdict;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import longhand.notation.Names;

/** A marked sheet with all that its outputs say of it; every expected value goes through here, so that it can be kept back. */
public final class CheckedSheet {
    /** What a number is worked out with that is too large for a double. */
    private static final int DIGITS = 50;

    private final Example example;
    private final Names names;
    private final Figures figures;
    private final MarkedSheet sheet;
    private final boolean showsExpected;

    private CheckedSheet(Example example, Names names, Figures figures, MarkedSheet sheet, boolean showsExpected) {
        this.example = example;
        this.names = names;
        this.figures = figures;
        this.sheet = sheet;
        this.showsExpected = showsExpected;
    }

    /**
     * Marks a sheet.
     *
     * @param fewestDigits significant digits that an answer needs at least
     * @param showsExpected whether our values may be seen
     */
    public static CheckedSheet of(Example example, List<Answer> answers, int fewestDigits, boolean showsExpected) {
        Names names = new Names(new Rules(example.step()), example.labels());
        Figures figures = Figures.of(new Trace<>(names.rules(), Arithmetic.doubles()));
        MarkedSheet sheet = Marking.of(answers, figures, names, fewestDigits);
        if (sheet.marks().stream()
                .anyMatch(mark -> mark.quantity() != null && figures.decimal(mark.quantity()) == null)) {
            // a number that is too large for a double, or worked out from one that is, has its value in decimals
            Figures decimals = Figures.of(new Trace<>(names.rules(), Arithmetic.digits(DIGITS)), DIGITS);
            return new CheckedSheet(
                    example, names, decimals, Marking.of(answers, decimals, names, fewestDigits), showsExpected);
        }
        return new CheckedSheet(example, names, figures, sheet, showsExpected);
    }

    public Example example() {
        return example;
    }

    public MarkedSheet sheet() {
        return sheet;
    }

    public boolean showsExpected() {
        return showsExpected;
    }

    /** Our value of what was asked, with every digit; empty where it is to be kept back, or the name is unknown. */
    public Optional<String> expected(Mark mark) {
        return showsExpected && mark.quantity() != null ? Optional.of(figures.full(mark.quantity())) : Optional.empty();
    }

    /** The quantity's name in our form; what was written, if it is unknown. */
    public String name(Mark mark) {
        return mark.quantity() == null ? mark.answer().name() : names.of(mark.quantity());
    }

    public String name(Quantity quantity) {
        return names.of(quantity);
    }

    /** The outcome in one sentence: "15 of 20 right (1 of them by rounding), 2 follow, 1 wrong, 1 blank." */
    public String summary() {
        long right = sheet.count(Verdict.CORRECT) + sheet.count(Verdict.ROUNDED);
        StringBuilder text = new StringBuilder(right + " of " + sheet.asked() + " right");
        if (sheet.count(Verdict.ROUNDED) > 0) {
            text.append(" (").append(sheet.count(Verdict.ROUNDED)).append(" of them but for rounding)");
        }
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.CORRECT && verdict != Verdict.ROUNDED && sheet.count(verdict) > 0) {
                text.append(", ").append(sheet.count(verdict)).append(' ').append(word(verdict));
            }
        }
        return text.append('.').toString();
    }

    /** What went wrong first, and why; empty if nothing is wrong. */
    public Optional<String> headline() {
        String would = sheet.tellsApart()
                .map(q -> "; your value of " + names.of(q) + " would")
                .orElse("");
        return sheet.firstWrong().map(first -> {
            String headline = "First wrong: " + place(first) + ". " + first.message();
            // the first may be an oddity of its own, before a mistake that explains the others
            return first.causes().isEmpty() && !sheet.causes().isEmpty()
                    ? headline + " After it, " + place(firstExplained()) + ": "
                            + firstExplained().message() + named(sheet.causes(), would)
                    : headline + named(sheet.causes(), would);
        });
    }

    private String place(Mark mark) {
        return name(mark) + ", on line " + mark.answer().line();
    }

    private Mark firstExplained() {
        return inTeachingOrder().stream()
                .filter(mark -> !mark.causes().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** What is to be said of an answer, with the ids of the known mistakes that may have led to it. */
    public String explanation(Mark mark) {
        return mark.message() + named(mark.causes(), "");
    }

    private static String named(List<Mistake> causes, String would) {
        String ids = causes.stream().map(Mistake::id).collect(Collectors.joining(" or "));
        return switch (causes.size()) {
            case 0 -> "";
            case 1 -> " (" + ids + ")";
            default -> " (" + ids + ": these answers cannot tell which" + would + ".)";
        };
    }

    /** The answers in teaching order; those that are to no known quantity last. */
    public List<Mark> inTeachingOrder() {
        TeachingOrder order = names.rules().order();
        return sheet.marks().stream()
                .sorted(Comparator.comparingInt(
                        mark -> mark.quantity() == null ? order.size() : order.placeOf(mark.quantity())))
                .toList();
    }

    /** The page of the sheet, to stand alone. */
    public String html() {
        return html("");
    }

    /** The page of the sheet, with a link to the page that it belongs to. */
    String html(String home) {
        return CheckPage.render(this, names, figures, home);
    }

    /** "right from your earlier answers", "wrong": a verdict after a number of answers. */
    public static String word(Verdict verdict) {
        return switch (verdict) {
            case FOLLOWS -> "right from your earlier answers";
            case ROUNDED -> "right but for rounding";
            case COARSE -> "with too few digits";
            default -> verdict.key();
        };
    }
}
